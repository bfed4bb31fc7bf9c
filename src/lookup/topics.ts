/** Words anywhere in a text that say whose numbers stand in it: Remote Access (dial-up, VPN) or a blue screen. */

const REMOTE_ACCESS =
  /\b(?:ras(?:client|dial|man|mans|phone|apisample)?|remote ?access|dialed a connection|error code returned on failure|dial-?up|dial up|vpns?|modem|pppoe|pptp|l2tp|sstp|ikev2)\b/i;
const BUG_CHECK = /\b(?:bug ?check(?:ed|code)?|bccode|stop ?codes?|stop error|blue ?screens?|bsod)\b|\bSTOP:|(?:^|\s)\*\*\* STOP\b/i;

/** True where the text speaks of dial-up or VPN connections: numbers from 600 to 999 in it are those of raserror.h. */
export function speaksOfRemoteAccess(text: string): boolean {
  return REMOTE_ACCESS.test(text);
}

/** True where the text speaks of a blue screen: a number or a name in it is a stop code. */
export function speaksOfBugCheck(text: string): boolean {
  return BUG_CHECK.test(text);
}
