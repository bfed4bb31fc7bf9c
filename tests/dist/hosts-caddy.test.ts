/** The real Caddy serves the site as the written Caddyfile says. */

import { whyMissing } from './real-server.ts';
import { testServer } from './host-suite.ts';

testServer(
  {
    name: 'caddy',
    slashStatus: 308,
    brotli: true,
    takes: ({ common }) => common,
    // Other letter cases and rarer forms are left to 404.html.
    redirects: [
      ['/2147956203', '404'],
      ['/error_ipsec_ike_negotiation_pending', '404'],
      ['/ntstatus/3221225477', '404'],
    ],
  },
  whyMissing('caddy'),
);
