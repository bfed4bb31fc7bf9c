/**
 * XML text → its elements. Strict: what an XML parser would refuse is refused. For the XML that the build writes, without
 * document types; tests/e2e/discovery.spec.ts lets a browser's parser read the same files.
 */

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** its text without that of its children, entities decoded */
  readonly text: string;
}

/** An element that is still being read. */
interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const ATTRIBUTE = `\\s+(${NAME})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`;
const TOKEN = new RegExp(
  [
    '<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>',
    `<(${NAME})((?:${ATTRIBUTE.replaceAll(/\((?!\?)/g, '(?:')})*)\\s*(/?)>`,
    `</(${NAME})\\s*>`,
    '([^<]+)',
  ].join('|'),
  'y',
);

/** @throws SyntaxError that names the line of the first fault */
export function readXml(xml: string): XmlElement {
  const body = /^<\?xml version="1\.0" encoding="utf-8"\?>\s*/i.exec(xml);
  if (!body) throw new SyntaxError('line 1: no XML declaration in UTF-8');
  const fault = (at: number, what: string): SyntaxError => new SyntaxError(`line ${xml.slice(0, at).split('\n').length}: ${what}`);
  const root: OpenElement = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [root];
  TOKEN.lastIndex = body[0].length;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(xml);
    if (!match) throw fault(at, `no markup: ${xml.slice(at, at + 20)}`);
    const [, cdata, name, attributes = '', empty, closed, text] = match;
    const inner = open.at(-1) ?? root;
    if (name !== undefined) {
      const element: OpenElement = { name, attributes: attributesOf(attributes, (what) => fault(at, what)), children: [], text: '' };
      inner.children.push(element);
      if (empty === '') open.push(element);
    } else if (closed !== undefined) {
      if (inner.name !== closed || inner === root) throw fault(at, `</${closed}> closes nothing`);
      open.pop();
    } else {
      inner.text += cdata ?? decode(text ?? '', (what) => fault(at, what));
    }
  }
  const [only, ...more] = root.children;
  if (open.length > 1) throw fault(xml.length, `<${open.at(-1)?.name ?? ''}> is not closed`);
  if (!only || more.length > 0 || root.text.trim() !== '') throw fault(xml.length, 'not one element that holds all');
  return only;
}

function attributesOf(text: string, fault: (what: string) => SyntaxError): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(new RegExp(ATTRIBUTE, 'g'))) {
    if (found.has(name)) throw fault(`the attribute ${name} stands twice`);
    found.set(name, decode(double ?? single ?? '', fault));
  }
  return found;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string, fault: (what: string) => SyntaxError): string {
  if (text.includes(']]>')) throw fault(']]> in text');
  return text.replace(/&(?:#(\d+);|#x([0-9a-fA-F]+);|(\w+);)?/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    const sign = ENTITIES[name ?? ''];
    if (sign === undefined) throw fault(`${whole} is no entity`);
    return sign;
  });
}

/** The children of that name. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the only child of that name; undefined where there is none, or several. */
export function textOfChild(element: XmlElement, name: string): string | undefined {
  const [only, ...more] = childrenOf(element, name);
  return more.length === 0 ? only?.text.trim() : undefined;
}

/** The element that holds all of a file, or what is wrong with the file, as a finding of a check. */
export function rootOrFault(file: Buffer | undefined): XmlElement | string {
  if (!file) return 'is not there';
  try {
    return readXml(file.toString());
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
