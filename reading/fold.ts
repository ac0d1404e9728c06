/** A word of a row, reduced to what labels are compared by. */
export interface Token {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN = /#|[\p{L}\p{N}°º№]+(?:[.'’´`\-/]{1,2}[\p{L}\p{N}°º№]+)*[°º]?/gu;

/** Lower case, without accents, hyphens and points: `Rechnungs-Nr.` → `rechnungsnr`, `N°` → `no`, `Échéance` → `echeance`. */
export function fold(text: string): string {
  return text
    .replace(/[°º]/gu, 'o')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ł/gu, 'l')
    .replace(/ß/gu, 'ss')
    .replace(/[øœæ]/gu, (letter) => (letter === 'ø' ? 'o' : letter === 'œ' ? 'oe' : 'ae'))
    .replace(/[^\p{Ll}\p{N}#]/gu, '');
}

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    // `Date/Datum`: two words. `30/04/2018` and `INV/2023/1` are values and stay whole.
    if (/\p{L}\/\p{L}/u.test(match[0]) && !/\d/u.test(match[0])) {
      for (const part of match[0].matchAll(/[^/]+/gu)) {
        const at = start + part.index;
        tokens.push({ folded: fold(part[0]), start: at, end: at + part[0].length });
      }
      continue;
    }
    tokens.push({ folded: fold(match[0]), start, end: start + match[0].length });
  }
  return tokens.filter((token) => token.folded !== '');
}

/** Whether one letter was lost, added or misread: what recognition of pictures does to long words. */
export function nearlySame(one: string, other: string): boolean {
  if (one === other) return true;
  if (Math.min(one.length, other.length) < 5 || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let endOne = one.length - 1;
  let endOther = other.length - 1;
  while (endOne >= start && endOther >= start && one[endOne] === other[endOther]) {
    endOne -= 1;
    endOther -= 1;
  }
  return endOne - start < 1 && endOther - start < 1;
}
