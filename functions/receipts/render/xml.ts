import { printable } from './printable.ts';

/** XML that is written already. */
export interface Xml {
  readonly xml: string;
}

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in XML, between tags or quotes: what no document can show (controls, say) is left out. */
export function escaped(text: string): string {
  return printable(text).replace(/[&<>"]/gu, (character) => references[character] ?? character);
}

/** An element with text or with elements inside; those that are null are left out. */
export function element(
  name: string,
  content: string | readonly (Xml | null)[],
  attributes: Readonly<Record<string, string>> = {},
): Xml {
  const said = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${escaped(value)}"`);
  const inside = typeof content === 'string' ? escaped(content) : content.map((one) => one?.xml ?? '').join('');
  return { xml: `<${name}${said.join('')}>${inside}</${name}>` };
}
