/** Social cards: what stands on them, where names break, and that the longest texts of the tables fit, laid out by satori itself. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import satori from 'satori';
import { loadCatalog } from '../../src/catalog/load.ts';
import type { ErrorCode } from '../../src/model/error-code.ts';
import { HANDLING_IDS } from '../../src/model/handling.ts';
import {
  breakName,
  CARD_FONTS,
  CARD_SIZE,
  cardColors,
  codeCard,
  groupCard,
  HANDLING_FAMILIES,
  socialCards,
  type CardNode,
} from '../../src/outputs/social-card.ts';
import { groupCounts } from '../../src/outputs/group-counts.ts';

const catalog = loadCatalog();
const allCodes: readonly ErrorCode[] = [...catalog.codes, ...Object.values(catalog.statuses).flat()];
const tokens = readFileSync('src/styles/tokens.css', 'utf8');
const colors = cardColors(tokens);

/** The texts of a tree, in order. */
function textsOf({ props: { children } }: CardNode): readonly string[] {
  return typeof children === 'string' ? [children] : children.flatMap(textsOf);
}

function codeAt(value: number): ErrorCode {
  const code = catalog.byValue.get(value);
  assert.ok(code);
  return code;
}

test('the card of a code: number, space, other forms, name, message, what to do', () => {
  const { path, tree } = codeCard(codeAt(13803), colors);
  assert.equal(path, '/cards/win32/13803.png');
  assert.deepEqual(textsOf(tree), [
    '13803',
    'Win32',
    '0x35EB',
    '0x800735EB',
    'ERROR_IPSEC_IKE_NEGOTIATION_PENDING',
    '“IKE Negotiation in progress”',
    'Wait',
    'Last Error',
  ]);
});

test('a code without system message shows its summary', () => {
  const code = catalog.statuses.bugcheck.find(({ name }) => name === 'DPC_WATCHDOG_VIOLATION');
  assert.ok(code?.explanation && code.message === '');
  assert.ok(textsOf(codeCard(code, colors).tree).includes(code.explanation.summary.replaceAll('`', '')));
});

test('a long message ends with an ellipsis behind a word', () => {
  const message = allCodes.map((code) => code.message).find((text) => text.length > 400) ?? '';
  const shown = textsOf(codeCard({ ...codeAt(5), message }, colors).tree).find((text) => text.startsWith('“')) ?? '';
  assert.match(shown, /^“.{100,149}…”$/);
  assert.match(message.slice(shown.length - 3), /^ /);
});

test('the card of a group: range, title, counts', () => {
  const ipsec = groupCounts(catalog).find(({ group }) => group.id === 'ipsec');
  assert.ok(ipsec);
  const { path, tree } = groupCard({ ...ipsec, explained: 5 }, colors);
  assert.equal(path, '/cards/group/ipsec.png');
  assert.deepEqual(textsOf(tree), ['Win32 error codes', '13000–13999', 'IPsec', `${ipsec.count} codes, 5 explained`, 'Last Error']);
  const one = textsOf(groupCard({ ...ipsec, count: 1, explained: 0 }, colors).tree);
  assert.ok(one.includes('1 code'));
});

test('every explained code and every group has one card, each at an address of its own', () => {
  const cards = socialCards(catalog, colors);
  const explained = allCodes.filter((code) => code.explanation).length;
  assert.equal(cards.length, explained + catalog.groups.length);
  assert.equal(new Set(cards.map(({ path }) => path)).size, cards.length);
});

const BREAKS = [
  { name: 'ERROR_ACCESS_DENIED', length: 30, lines: ['ERROR_ACCESS_DENIED'] },
  { name: 'ERROR_ACCESS_DENIED', length: 13, lines: ['ERROR_ACCESS_', 'DENIED'] },
  { name: 'ERROR_ACCESS_DENIED', length: 12, lines: ['ERROR_', 'ACCESS_', 'DENIED'] },
  { name: 'NERR_NetNameNotFound', length: 12, lines: ['NERR_NetName', 'NotFound'] },
  { name: 'WSAECONNREFUSED', length: 8, lines: ['WSAECONN', 'REFUSED'] },
];

for (const { name, length, lines } of BREAKS) {
  test(`${name} in lines of ${length}`, () => assert.deepEqual(breakName(name, length), lines));
}

test('colors are those of the tokens, and a missing one is refused', () => {
  assert.equal(colors.paper, '#fcfbf8');
  assert.equal(colors.accent, '#8a2b1d');
  assert.throws(() => cardColors(tokens.replace('--calm:', '--calmer:')), /expected --calm: light-dark/);
});

test('a badge has the color that the style sheet gives it on pages', () => {
  const css = readFileSync('src/styles/parts.css', 'utf8');
  const rules = [...css.matchAll(/\.badge(\S*data-handling[^{]*)\{\s*--family: var\(--(\w+)\)/g)];
  const families = new Map(
    rules.flatMap(([, selector = '', family]) => [...selector.matchAll(/data-handling='([\w-]+)'/g)].map(([, id]) => [id, family])),
  );
  const usual = /\.badge \{\s*--family: var\(--(\w+)\)/.exec(css)?.[1];
  assert.ok(rules.length > 3 && usual);
  for (const id of HANDLING_IDS) assert.equal(HANDLING_FAMILIES[id], families.get(id) ?? usual, id);
});

test('every character on a card is in the Latin subset of its fonts', () => {
  const outside = new Set<string>();
  for (const { package: font } of CARD_FONTS) {
    const { latin } = JSON.parse(readFileSync(`node_modules/@fontsource/${font}/unicode.json`, 'utf8')) as { latin: string };
    const ranges = latin.split(',').map((range) => {
      const [first = '', last = first] = range.replace('U+', '').split('-');
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
    });
    const covered = (character: string): boolean => {
      const point = character.codePointAt(0) ?? 0;
      return ranges.some(([first, last]) => first <= point && point <= last);
    };
    assert.ok(covered('“') && !covered('Ω'));
    for (const character of new Set(socialCards(catalog, colors).flatMap(({ tree }) => textsOf(tree).flatMap((text) => [...text]))))
      if (!covered(character)) outside.add(character);
  }
  assert.deepEqual([...outside], []);
});

suite('everything fits', () => {
  const fonts = CARD_FONTS.map(({ name, package: font, weight }) => ({
    name,
    weight,
    data: readFileSync(`node_modules/@fontsource/${font}/files/${font}-latin-${weight}-normal.woff`),
  }));
  interface Box {
    readonly text: string;
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }
  /** Where satori puts the texts of a tree. */
  async function layOut(tree: CardNode): Promise<readonly Box[]> {
    const boxes: Box[] = [];
    await satori(tree, {
      ...CARD_SIZE,
      fonts,
      onNodeDetected: ({ left, top, width, height, props, textContent }) => {
        const text = textContent ?? (typeof props['children'] === 'string' ? props['children'] : undefined);
        if (text !== undefined) boxes.push({ text, left, right: left + width, top, bottom: top + height });
      },
    });
    return boxes;
  }
  /** Texts that stand outside the card, or over another text. */
  function faults(boxes: readonly Box[]): readonly string[] {
    return boxes.flatMap((box, index) => [
      ...(box.left >= 0 && box.right <= CARD_SIZE.width && box.top >= 0 && box.bottom <= CARD_SIZE.height ? [] : [`outside: ${box.text}`]),
      ...boxes
        .slice(index + 1)
        .filter(
          ({ text, left, right, top, bottom }) =>
            text !== box.text && left < box.right && box.left < right && top < box.bottom && box.top < bottom,
        )
        .map(({ text }) => `${box.text} over ${text}`),
    ]);
  }

  const explanation = codeAt(5).explanation;
  const longest = (field: 'name' | 'message'): ErrorCode =>
    allCodes.reduce((most, code) => (code[field].length > most[field].length ? code : most), codeAt(5));
  const wide = 'WWWWWWWWW '.repeat(20).trim();
  const CASES = [
    { what: 'the longest name', card: codeCard({ ...longest('name'), explanation } as ErrorCode, colors) },
    { what: 'the longest message', card: codeCard({ ...longest('message'), explanation } as ErrorCode, colors) },
    {
      what: 'the longest name with the longest message, as an HRESULT',
      card: codeCard(
        {
          ...catalog.statuses.hresult[0],
          name: longest('name').name,
          message: longest('message').message,
          value: 0x803380e1,
          explanation,
        } as ErrorCode,
        colors,
      ),
    },
    ...groupCounts(catalog)
      .toSorted((a, b) => b.group.title.length - a.group.title.length)
      .slice(0, 2)
      .map((counts) => ({ what: `the group ${counts.group.title}`, card: groupCard(counts, colors) })),
  ];
  for (const { what, card } of CASES) {
    test(what, async () => {
      const boxes = await layOut(card.tree);
      assert.ok(boxes.length >= textsOf(card.tree).length, 'every text has its box');
      assert.deepEqual(faults(boxes), []);
    });
  }
  test('refuses: a message that is too long', async () => {
    const { tree } = codeCard({ ...codeAt(5), message: 'short' }, colors);
    const long = JSON.parse(JSON.stringify(tree).replace('“short”', wide)) as CardNode;
    assert.notDeepEqual(faults(await layOut(long)), []);
  });
});
