/** Bytes and requests of the first view of each template, in a browser that has nothing cached. */

import { launchBrowser, newVisitor, type MeasuredSite } from './browser.ts';
import { count, type Table } from './report.ts';
import type { MeasuringServer } from './static-server.ts';

/** Loads each template once and counts: what the server sent, and what Chromium says it received. */
export async function measureFirstViews({ origin, templates }: MeasuredSite, server: MeasuringServer): Promise<Table> {
  const browser = await launchBrowser();
  try {
    const rows: string[][] = [];
    const unseen: string[] = [];
    for (const { name, path } of templates) {
      const { context, page } = await newVisitor(browser);
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      // Addresses that hold their data (icons) are no requests.
      const data = new Set<string>();
      let received = 0;
      let answers = 0;
      session.on('Network.requestWillBeSent', ({ requestId, request }) => {
        if (request.url.startsWith('data:')) data.add(requestId);
      });
      session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        if (data.has(requestId)) return;
        received += encodedDataLength;
        answers += 1;
      });
      server.takeSent();
      await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
      const sent = server.takeSent();
      await context.close();
      const sum = (of: 'raw' | 'sent'): number => sent.reduce((total, one) => total + one[of], 0);
      rows.push([name, count(sent.length), count(sum('raw')), count(sum('sent')), count(received)]);
      if (answers !== sent.length) unseen.push(`${name}: ${sent.length - answers}`);
    }
    return {
      title: 'First view of each template',
      how:
        'Requests and bytes until the network has rested for half a second, nothing cached, Chromium over HTTP/1.1 from a local server that ' +
        'compresses with brotli (quality 11). Raw and brotli: bodies; received: Chromium’s encodedDataLength, headers included.',
      columns: ['template', 'requests', 'raw bytes', 'brotli bytes', 'received bytes'],
      rows,
      notes: [
        'Pages that answer a query (any number, search, go) load the index and the search with it; go includes the page that it forwards to.',
        ...(unseen.length > 0
          ? [`Requests that the page’s session did not see and whose headers are not in “received”: ${unseen.join(', ')}.`]
          : []),
      ],
    };
  } finally {
    await browser.close();
  }
}
