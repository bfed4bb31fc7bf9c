/** Text that is a system message, whole, with its inserts filled in, or in part → readings. */

import type { Certainty, Insert, Reading } from './answer.ts';
import {
  filledTemplates,
  messageKey,
  messagesWithPhrase,
  messagesWithWords,
  wholeMessages,
  type MessageEntry,
  type MessageTable,
  type PartialMessage,
} from './message-table.ts';
import { corrected } from './message-typos.ts';
import type { Index } from './shards.ts';
import { direct } from './value-readings.ts';

const MAX_PARTIAL = 20;
/** A sentence of so few words is written by programs of their own as well. */
const SHORT_MESSAGE = 4;

function tables(index: Index): readonly MessageTable[] {
  return [index.messages?.table, index.otherMessages?.table].filter((table) => table !== undefined);
}

/** Win32 codes come in the order of how often people meet them; then the other spaces. */
const PLACES = { ntstatus: 6000, hresult: 7000, bugcheck: 8000, ras: 8000 } as const satisfies Record<
  Exclude<MessageEntry['space'], 'win32'>,
  number
>;

function place(index: Index, entry: MessageEntry): number {
  return entry.space === 'win32' ? (index.names?.rank.get(entry.value) ?? 5000) : PLACES[entry.space];
}

function read(
  index: Index,
  entry: MessageEntry,
  step: string,
  certainty: Certainty,
  reason: string,
  inserts: readonly Insert[] = [],
): readonly Reading[] {
  return direct(index, entry.value, [step], entry.space, certainty, reason).map((reading, order) => ({
    ...reading,
    inserts: order === 0 ? inserts : [],
  }));
}

/** The text is the whole message of one or more codes. */
export function readWholeMessage(index: Index, text: string): readonly Reading[] {
  const found = tables(index)
    .flatMap((table) => wholeMessages(table, text))
    .toSorted((a, b) => place(index, a) - place(index, b));
  const [first] = found;
  const long = (first?.key.split(' ').length ?? 0) >= SHORT_MESSAGE;
  // Where a Win32 code and a component share a text, the component borrowed it.
  const alone = long && (found.length === 1 || (first?.space === 'win32' && found[1]?.space !== 'win32'));
  return found.flatMap((entry, order) => {
    const certainty = order > 0 ? 'possible' : alone ? 'sure' : entry.space === 'win32' ? 'likely' : 'possible';
    return read(index, entry, 'its system message, word for word', certainty, reasonOf(order));
  });

  function reasonOf(order: number): string {
    if (alone && order === 0)
      return found.length === 1
        ? 'It is the whole system message of this code alone.'
        : 'It is the whole system message of this Win32 code alone.';
    if (found.length > 1) return `${found.length} codes have this very message.`;
    return 'It is the whole system message of this code; programs print so short a text for other reasons too.';
  }
}

/** The text is a message with its placeholders filled in. */
export function readFilledMessage(index: Index, text: string): readonly Reading[] {
  const found = tables(index)
    .flatMap((table) => filledTemplates(table, text))
    .toSorted(
      (a, b) => Number(b.whole) - Number(a.whole) || literal(b.entry) - literal(a.entry) || place(index, a.entry) - place(index, b.entry),
    );
  const same = found.filter(({ entry }) => entry.key === found[0]?.entry.key).length;
  return found.flatMap(({ entry, inserts, whole }, order) =>
    read(
      index,
      entry,
      `its system message, with ${inserts.map(({ placeholder, text }) => `${placeholder} = ${text}`).join(', ')}`,
      order === 0 ? (whole && same === 1 && found.length === 1 ? 'sure' : 'likely') : 'possible',
      same > 1 && order < same
        ? `${same} codes have this very message.`
        : 'The text fits the message of this code around its placeholders.',
      inserts,
    ),
  );

  function literal(entry: MessageEntry): number {
    return entry.key.length;
  }
}

/** The text is a part of messages, its words one after another. */
export function readPartOfMessage(index: Index, text: string): readonly Reading[] {
  return best(index, (table) => messagesWithPhrase(table, text), 'words of its system message', 'Its system message has these words.');
}

/** Messages that have most of the words of the text, in any order. */
export function readWordsOfMessage(index: Index, text: string): readonly Reading[] {
  return best(
    index,
    (table) => messagesWithWords(table, text),
    'most of the words of its system message',
    'Its system message has most of these words.',
  );
}

/** The text is a message, whole or in part, with a few of its words misspelt: words that no Win32 message has. */
export function readMisspeltMessage(index: Index, text: string): readonly Reading[] {
  const meant = index.messages ? corrected(index.messages.table, text) : undefined;
  if (meant === undefined) return [];
  const whole = readWholeMessage(index, meant);
  const found = whole.length > 0 ? whole : readPartOfMessage(index, meant);
  return found.map((reading): Reading => {
    const message = reading.target.space === 'undefined' ? undefined : reading.target.message;
    return {
      ...reading,
      path: [`words misspelt; read as “${meant}”`, ...reading.path],
      certainty: reading.certainty === 'sure' ? 'likely' : reading.certainty,
      didYouMean: message !== undefined && messageKey(message) === meant ? message : meant,
    };
  });
}

function best(index: Index, find: (table: MessageTable) => readonly PartialMessage[], step: string, reason: string): readonly Reading[] {
  const seen = new Set<string>();
  return tables(index)
    .flatMap(find)
    .map((found) => ({ ...found, score: found.coverage - place(index, found.entry) / 10000 }))
    .toSorted((a, b) => b.score - a.score)
    .filter(({ entry }) => {
      const key = `${entry.space} ${entry.value}`;
      return seen.has(key) ? false : seen.add(key);
    })
    .slice(0, MAX_PARTIAL)
    .flatMap(({ entry, coverage }, order) =>
      read(index, entry, step, order === 0 && coverage > 0.6 ? 'likely' : 'possible', reason).slice(0, 1),
    );
}
