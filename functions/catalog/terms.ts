import type { ProductRow, ProductTermRow } from '#model/catalog.ts';
import { joinedWords, MAXIMUM_TERM_WORDS, startOf, TERM_LENGTH } from '#model/catalog.ts';
import { tokensIn, wordsIn } from '#model/words.ts';

/** What of a product decides where it is found. */
export type FoundBy = Pick<ProductRow, 'id' | 'sku' | 'name' | 'category' | 'active' | 'nameKey'>;

/** What names a row of the index. */
export type TermKey = Pick<ProductTermRow, 'term' | 'nameKey'>;

/** The rows that lead to a product: for each of its words its first one to six characters. None where it is not sold. */
export function termRowsOf(product: FoundBy | null): ProductTermRow[] {
  if (!product?.active) return [];
  const { id, nameKey } = product;
  const words = wordsOf(product);
  const joined = joinedWords(words);
  const terms = new Set(words.flatMap(beginningsOf));
  return [...terms].map((term) => ({ term, nameKey, productId: id, words: joined }));
}

/** What must be written, and what must go, so that the index holds `now` and nothing of what was before. Rows of `kept` stand already. */
export function termChanges(
  now: readonly ProductTermRow[],
  kept: readonly ProductTermRow[],
  before: readonly ProductTermRow[],
): { put: ProductTermRow[]; remove: TermKey[] } {
  const standing = new Set(kept.map((row) => JSON.stringify([row.term, row.nameKey, row.words])));
  const wanted = new Set(now.map(nameOf));
  const gone = new Map(before.filter((row) => !wanted.has(nameOf(row))).map((row) => [nameOf(row), row]));
  return {
    put: now.filter((row) => !standing.has(JSON.stringify([row.term, row.nameKey, row.words]))),
    remove: [...gone.values()].map(({ term, nameKey }) => ({ term, nameKey })),
  };
}

/** The words of its name, number and category, each once; those of a very long name are what is left out last. */
function wordsOf({ sku, name, category }: FoundBy): string[] {
  const number = sku.normalize('NFKD');
  const found = [
    ...tokensIn(number),
    ...wordsIn(number),
    ...wordsIn(category.normalize('NFKD')),
    ...wordsIn(name.normalize('NFKD')),
  ];
  return [...new Set(found)].slice(0, MAXIMUM_TERM_WORDS);
}

function beginningsOf(word: string): string[] {
  const lengths = Array.from({ length: Math.min(TERM_LENGTH, word.length) }, (_, index) => index + 1);
  return lengths.map((length) => startOf(word, length)).filter((beginning) => beginning !== '');
}

function nameOf({ term, nameKey }: TermKey): string {
  return JSON.stringify([term, nameKey]);
}
