import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { catalogLimits, startOf, TERM_LENGTH } from '#model/catalog.ts';
import type { QueryProductsArgs } from '#model/generated.ts';
import { pageSize, refuseCursor } from '../../shared/page.ts';
import { searchedWords } from '../../shared/productInput.ts';
import type { ProductListStash } from '../../shared/productList.ts';
import { keepFound, partition, startAt } from '../../shared/productList.ts';
import { fail, isFault, isThrottling, refuse } from '../../shared/result.ts';

type StepContext = Context<
  QueryProductsArgs,
  ProductListStash,
  undefined,
  undefined,
  { items: { productId: string; nameKey: string }[]; nextToken?: string | null }
>;

/** Cursors of this list begin so, and name the words. */
const LIST = 'PRODUCTS';

/** Rows that one page of a search looks through at most: what it costs does not grow with the table. */
const LOOKED_THROUGH = 200;

/** Where something is looked for, asks the terms by the longest word; all words are compared in the same rows. */
export function request(ctx: StepContext) {
  const { search, first, after } = ctx.args;
  const size = pageSize(first);
  const words = wordsOf(search);
  const list = words.length > 0 ? `${LIST} ${words.join(' ')}` : LIST;
  ctx.stash.list = list;
  ctx.stash.size = size;
  ctx.stash.words = words;
  ctx.stash.shows = 'SOLD';
  if (words.length === 0) return runtime.earlyReturn(null);

  const lead = longestOf(words);
  const { behind, token } = startAt(list, after);
  const filter = conditionOf(words.filter((word) => word !== lead || word.length > TERM_LENGTH));
  return {
    operation: 'Query',
    query: partition('term', startOf(lead, TERM_LENGTH), behind),
    projection: {
      expression: '#productId, #nameKey',
      expressionNames: { '#productId': 'productId', '#nameKey': 'nameKey' },
    },
    limit: filter ? LOOKED_THROUGH : size + 1,
    ...(token ? { nextToken: token } : {}),
    ...(filter ? { filter } : {}),
  };
}

function wordsOf(search: string | null | undefined): string[] {
  if (search === null || search === undefined) return [];
  if (search.length > catalogLimits.search) {
    return refuse(`\`search\` must have at most ${catalogLimits.search} characters.`);
  }
  const words = searchedWords(search);
  return words.length > 0 ? words : refuse('`search` must have a letter or a digit.');
}

function longestOf(words: string[]): string {
  let longest = '';
  for (const word of words) if (word.length > longest.length) longest = word;
  return longest;
}

function conditionOf(words: string[]) {
  if (words.length === 0) return null;
  const values: Record<string, string> = {};
  const parts = words.map((word, index) => {
    values[`:word${index}`] = ` ${word}`;
    return `contains(#words, :word${index})`;
  });
  return {
    expression: parts.join(' AND '),
    expressionNames: { '#words': 'words' },
    expressionValues: util.dynamodb.toMapValues(values),
  };
}

export function response(ctx: StepContext) {
  if (ctx.stash.words.length === 0) return null;
  if (ctx.error) {
    if (ctx.args.after && !isThrottling(ctx.error) && !isFault(ctx.error)) return refuseCursor();
    return fail(ctx.error);
  }
  const { items, nextToken } = ctx.result;
  const found = items.map((item) => ({ id: item.productId, nameKey: item.nameKey }));
  return keepFound(ctx.stash, found, nextToken ?? null);
}
