/**
 * One code or group → its card for link previews: a tree of boxes and text that satori lays out. Pure: colors come in, no file is
 * read. What stands on a card stands on the page too: number, name, system message, what to do.
 */

import type { ErrorCode } from '../model/error-code.ts';
import { HANDLINGS, type Handling } from '../model/handling.ts';
import { formsOf } from '../model/number-forms.ts';
import { numberText, SPACE_TITLES } from '../model/number-space.ts';
import type { Catalog } from '../catalog/join.ts';
import { clip } from './describe.ts';
import { groupCounts, type GroupCount } from './group-counts.ts';
import { codeCardPath, groupCardPath } from './paths.ts';

/** The size that link previews show whole: https://ogp.me/ has no rule; large cards elsewhere are 1.91 : 1. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

/** Fonts of a card, by the names that its boxes use. `file` is a package of Fontsource, whose subset is Latin. */
export const CARD_FONTS = [
  { name: 'sans', package: 'source-sans-3', weight: 400 },
  { name: 'sans', package: 'source-sans-3', weight: 600 },
  { name: 'serif', package: 'source-serif-4', weight: 400 },
  { name: 'mono', package: 'source-code-pro', weight: 400 },
  { name: 'mono', package: 'source-code-pro', weight: 600 },
] as const;

/** An element as satori takes it: a box with a style, and boxes or one text inside. */
export interface CardNode {
  readonly type: 'div';
  readonly props: {
    readonly style: Readonly<Record<string, string | number>>;
    readonly children: string | readonly CardNode[];
  };
}

export interface SocialCard {
  /** address of the image, without the base */
  readonly path: string;
  readonly tree: CardNode;
}

const COLOR_NAMES = ['paper', 'ink', 'ink-soft', 'accent', 'calm', 'time', 'program', 'place', 'defect'] as const;
export type CardColors = Readonly<Record<(typeof COLOR_NAMES)[number], string>>;

/** Family of each handling: the color of its badge. parts.css says the same to browsers; a test holds the two together. */
export const HANDLING_FAMILIES = {
  none: 'calm',
  retry: 'time',
  wait: 'time',
  'fix-call': 'program',
  'fix-sequence': 'program',
  'grant-access': 'place',
  'supply-missing': 'place',
  'free-resources': 'place',
  'fix-environment': 'place',
  'repair-data': 'defect',
  report: 'defect',
} as const satisfies Record<Handling, keyof CardColors>;

/**
 * The light colors of the site's tokens.
 * @param css text of tokens.css: `--paper: light-dark(#fcfbf8, #17181a);`
 * @throws Error for a color that is not there
 */
export function cardColors(css: string): CardColors {
  const light = new Map([...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}),/g)].map(([, name, color]) => [name, color]));
  return Object.fromEntries(
    COLOR_NAMES.map((name) => {
      const color = light.get(name);
      if (color === undefined) throw new Error(`tokens.css: expected --${name}: light-dark(#rrggbb, …)`);
      return [name, color];
    }),
  ) as CardColors;
}

/** Space inside the card, and the width that text has. */
const EDGE = { bar: 22, side: 64, top: 54, bottom: 52 } as const;
const TEXT_WIDTH = CARD_SIZE.width - EDGE.bar - 2 * EDGE.side;

/** Source Code Pro: every character is 600 of 1000 units wide. */
const MONO_WIDTH = 0.6;

/** The card of an explained code. A code without system message shows its summary there. */
export function codeCard(code: ErrorCode, colors: CardColors): SocialCard {
  const handling = code.explanation?.handling;
  const others = formsOf(code).slice(1, 3);
  const name = fitName(code.name);
  return {
    path: codeCardPath(code),
    tree: frame(colors, [
      row({ alignItems: 'flex-end' }, [
        text(
          { fontFamily: 'mono', fontWeight: 600, fontSize: 112, lineHeight: 1, color: colors.accent },
          numberText(code.space, code.value),
        ),
        row({ flexDirection: 'column', color: colors['ink-soft'], fontSize: 30, lineHeight: 1.25, marginLeft: 32 }, [
          text({ fontFamily: 'sans', fontWeight: 600 }, SPACE_TITLES[code.space]),
          ...others.map((form) => text({ fontFamily: 'mono' }, form.text)),
        ]),
      ]),
      row(
        { flexDirection: 'column', marginTop: 26, fontFamily: 'mono', fontWeight: 600, fontSize: name.size, lineHeight: 1.2 },
        name.lines.map((line) => text({}, line)),
      ),
      ...(code.message === '' ? summary(code.explanation?.summary ?? '') : [message(code.message, name.lines.length > 1, colors)]),
      foot(colors, handling === undefined ? [] : [badge(HANDLINGS[handling].label, colors[HANDLING_FAMILIES[handling]])]),
    ]),
  };
}

/** The card of a group of Win32 codes: its range, its title, how many codes it has. */
export function groupCard({ group, count, explained }: GroupCount, colors: CardColors): SocialCard {
  const range = `${group.first}–${group.last}`;
  const codes = `${count} ${count === 1 ? 'code' : 'codes'}${explained === 0 ? '' : `, ${explained} explained`}`;
  return {
    path: groupCardPath(group.id),
    tree: frame(colors, [
      text({ fontFamily: 'sans', fontWeight: 600, fontSize: 32, color: colors['ink-soft'] }, 'Win32 error codes'),
      text({ fontFamily: 'mono', fontWeight: 600, fontSize: 96, lineHeight: 1.15, color: colors.accent }, range),
      text(
        {
          fontFamily: 'sans',
          fontWeight: 600,
          fontSize: group.title.length > 45 ? 50 : 62,
          lineHeight: 1.2,
          marginTop: 26,
          width: TEXT_WIDTH,
        },
        group.title,
      ),
      foot(colors, [text({ fontFamily: 'sans', fontSize: 34, color: colors['ink-soft'] }, codes)]),
    ]),
  };
}

/** Every card of the site: one per explained code and one per group. */
export function socialCards(catalog: Catalog, colors: CardColors): readonly SocialCard[] {
  return [
    ...[...catalog.codes, ...Object.values(catalog.statuses).flat()]
      .filter((code) => code.explanation)
      .map((code) => codeCard(code, colors)),
    ...groupCounts(catalog).map((counts) => groupCard(counts, colors)),
  ];
}

/**
 * A name in as few lines as it takes, broken behind underscores, before inner capitals where there is none, and anywhere as the last resort.
 * @param length most characters of a line
 */
export function breakName(name: string, length: number): readonly string[] {
  const pieces = name.split(/(?<=_)|(?<=[a-z])(?=[A-Z])/).flatMap((piece) => piece.match(new RegExp(`.{1,${length}}`, 'g')) ?? []);
  const lines: string[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + piece.length <= length) lines[lines.length - 1] = line + piece;
    else lines.push(piece);
  }
  return lines;
}

/** Sizes of a name: one line is read faster than two, down to a size that is still a title. */
const ONE_LINE = [60, 52, 46] as const;
const SMALLEST_NAME = 42;

/** The name in one line as large as it fits, else broken at the smallest size. */
function fitName(name: string): { readonly size: number; readonly lines: readonly string[] } {
  const lineLength = (size: number): number => Math.floor(TEXT_WIDTH / (size * MONO_WIDTH));
  const size = ONE_LINE.find((size) => name.length <= lineLength(size)) ?? SMALLEST_NAME;
  return { size, lines: breakName(name, lineLength(size)) };
}

/** Longest system message on a card; a longer one ends with an ellipsis behind a word. */
const MESSAGE_LENGTH = 150;
/** Longest message that two lines hold in the larger size. */
const SHORT_MESSAGE = 90;

function message(words: string, below2Lines: boolean, colors: CardColors): CardNode {
  const shown = clip(words, MESSAGE_LENGTH);
  const [short, long] = below2Lines ? [42, 34] : [46, 38];
  return row({ marginTop: 32, borderLeft: `5px solid ${colors.accent}`, paddingLeft: 24 }, [
    text(
      { fontFamily: 'serif', fontSize: shown.length > SHORT_MESSAGE ? long : short, lineHeight: 1.35, width: TEXT_WIDTH - 29 },
      `“${shown}”`,
    ),
  ]);
}

function summary(words: string): readonly CardNode[] {
  if (words === '') return [];
  return [text({ marginTop: 32, fontFamily: 'sans', fontSize: 40, lineHeight: 1.35, width: TEXT_WIDTH }, words.replaceAll('`', ''))];
}

function badge(label: string, color: string): CardNode {
  return text(
    {
      fontFamily: 'sans',
      fontWeight: 600,
      fontSize: 34,
      lineHeight: 1.3,
      color,
      border: `3px solid ${color}`,
      borderRadius: 9,
      padding: '4px 20px 6px',
    },
    label,
  );
}

/** The last line: what to do at the left, the name of the site at the right. */
function foot(colors: CardColors, left: readonly CardNode[]): CardNode {
  return row({ marginTop: 'auto', justifyContent: 'space-between', alignItems: 'center' }, [
    row({}, left),
    text(
      {
        fontFamily: 'sans',
        fontWeight: 600,
        fontSize: 36,
        lineHeight: 1.2,
        color: colors.ink,
        borderLeft: `10px solid ${colors.accent}`,
        paddingLeft: 14,
      },
      'Last Error',
    ),
  ]);
}

function frame(colors: CardColors, children: readonly CardNode[]): CardNode {
  return row(
    {
      ...CARD_SIZE,
      boxSizing: 'border-box',
      flexDirection: 'column',
      alignItems: 'stretch',
      backgroundColor: colors.paper,
      color: colors.ink,
      borderLeft: `${EDGE.bar}px solid ${colors.accent}`,
      padding: `${EDGE.top}px ${EDGE.side}px ${EDGE.bottom}px`,
    },
    children,
  );
}

type Style = CardNode['props']['style'];

// satori wants each box with more than one child to say how it lays them out.
const row = (style: Style, children: readonly CardNode[]): CardNode => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, children },
});

const text = (style: Style, words: string): CardNode => ({ type: 'div', props: { style, children: words } });
