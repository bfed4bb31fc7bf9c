/** One valid page for the tests to damage. It is no page of the site: its claims are there to be counted. */

import assert from 'node:assert/strict';
import { readProsePage, type ProsePage } from '../../src/catalog/prose-page.ts';

export const SAMPLE_NAME = 'ERROR_DISCARDED';

export const SAMPLE_TEXT = `---
updated: 2026-11-23
summary: "A block of movable memory was thrown away by the memory manager, so there is nothing left to lock."
handling: fix-sequence
otherwise: fix-call
related:
  - { name: ERROR_NOT_LOCKED, why: "the block still exists; its lock count was zero already" }
  - { name: ERROR_INVALID_HANDLE, why: "the number names no block at all" }
faq:
  - { q: "Is the content lost?", a: "Yes. \`GlobalReAlloc\` gives the handle new memory, with nothing in it." }
sources:
  - { title: "GlobalFlags function", url: "https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-globalflags", kind: microsoft }
  - { title: "Wine, dlls/kernelbase/memory.c", url: "https://github.com/wine-mirror/wine/blob/0a95b94f0969362708c569936450c1f58f95ab09/dlls/kernelbase/memory.c", kind: source-code }
---

## Technical meaning

The memory manager discarded the block behind a handle that was allocated as discardable. The handle is still valid, which separates 157
from 6. The code does not say when the block went away.

## Error details

A discardable block has no lock and a lock count of zero when it goes. What was in the block is gone for good; the handle keeps its
number and can be given new memory.

## Usage context

- **Returned by**: \`GlobalLock\` and \`LocalLock\`, in Wine's implementation.
- **Printed as**: \`0x8007009d\` in a debugger's window.

## Developer interpretation

Test \`GlobalFlags\` for \`GMEM_DISCARDED\` before you lock. A second call meets the same empty handle, so build the content again first.

\`\`\`cpp
if (GlobalFlags(block) & GMEM_DISCARDED)
    block = GlobalReAlloc(block, size, GMEM_MOVEABLE);
\`\`\`

## Troubleshooting

Command Prompt on the computer that shows the message.

1. **An old program counts on its cache.** The message names a program from 16-bit days. Start it again: it reads the content from its
   file. Solved when the same command works twice.
`;

/** A second page, with no sentence of the first: for rules that hold pages against each other. */
const OTHER_TEXT = `---
updated: 2026-11-23
summary: "Unlocking found a lock count that had already fallen to zero."
handling: none
related:
  - { name: ERROR_DISCARDED, why: "nothing is left behind the handle" }
  - { name: ERROR_INVALID_HANDLE, why: "such a number was never given out" }
faq: []
sources:
  - { title: "GlobalUnlock function", url: "https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-globalunlock", kind: microsoft }
---

## Technical meaning

\`GlobalUnlock\` counts down and tells by 158 that it had nothing to count. Fixed memory never has a count.

## Error details

One more unlock than locks leads here, and leaves the block as it was, movable and intact.

## Usage context

- **Returned by**: \`GlobalUnlock\`.

## Developer interpretation

Pair every lock with one unlock, and ignore the value while a block is freed.

## Troubleshooting

Elevated PowerShell on the server, unless a cause says otherwise.

1. **A library unlocks twice.** Nothing fails after it.
`;

/** The valid page, damaged by one replacement. */
export function damagedText(from: string, to: string): string {
  return replaceOnce(SAMPLE_TEXT, from, to);
}

function replaceOnce(text: string, from: string, to: string): string {
  assert.equal(text.split(from).length, 2, `stands once in the page: ${from}`);
  return text.replace(from, () => to);
}

export function pathOf(name: string): string {
  return `content/codes/win32/semaphores-drives-handles/${name}.mdx`;
}

/** The valid page, as the page of a code. */
export function samplePage(name = SAMPLE_NAME): ProsePage {
  return readProsePage(pathOf(name), SAMPLE_TEXT);
}

/** The page damaged by one replacement, as the page of a code. */
export function damagedPage(from: string, to: string, name = SAMPLE_NAME): ProsePage {
  return readProsePage(pathOf(name), damagedText(from, to));
}

/** The second page, or that page changed by one replacement. */
export function otherPage(from = '', to = from): ProsePage {
  return readProsePage(pathOf('ERROR_NOT_LOCKED'), from === '' ? OTHER_TEXT : replaceOnce(OTHER_TEXT, from, to));
}

/** Words without a meaning, to make a text too long. */
export function words(count: number): string {
  return Array.from({ length: count }, (_, index) => `word${index}`).join(' ');
}
