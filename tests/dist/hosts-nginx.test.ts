/** The real nginx serves the site as the written configuration says. */

import { hasBrotliModule, whyMissing } from './real-server.ts';
import { testServer } from './host-suite.ts';

const missing = whyMissing('nginx');

testServer(
  {
    name: 'nginx',
    slashStatus: 301,
    brotli: hasBrotliModule(),
    takes: () => true,
    // Letter case does not matter to nginx.
    redirects: [
      ['/0X800735eb', '301 /win32/13803/'],
      ['/2147956203', '301 /win32/13803/'],
      ['/error_ipsec_ike_negotiation_pending', '301 /win32/13803/'],
      ['/Error_IPsec_IKE_Negotiation_Pending/', '301 /win32/13803/'],
      ['/ntstatus/3221225477', '301 /ntstatus/0xC0000005/'],
      ['/win32/0x35eb', '301 /win32/13803/'],
      ['/bugcheck/7e', '302 /bugcheck/0x7E/'],
      ['/NTSTATUS/0XC0000005', '301 /ntstatus/0xC0000005/'],
    ],
  },
  missing,
);
