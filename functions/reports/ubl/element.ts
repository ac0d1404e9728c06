/** XML without what XML 1.0 cannot hold: escaped, and without control characters. https://www.w3.org/TR/xml/#charsets */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

/** An element with a text; nothing where there is none. */
export function basic(
  name: string,
  text: string | null | undefined,
  attributes: Readonly<Record<string, string | null | undefined>> = {},
): string {
  if (text === null || text === undefined) return '';
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [` ${key}="${escaped(value)}"`],
  );
  return `<cbc:${name}${written.join('')}>${escaped(text)}</cbc:${name}>`;
}

/** An element with others in it; nothing where all of them are nothing. */
export function aggregate(name: string, ...children: readonly string[]): string {
  const content = children.join('');
  return content === '' ? '' : `<cac:${name}>${content}</cac:${name}>`;
}
