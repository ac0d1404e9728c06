import { util } from '@aws-appsync/utils';
import type { ProductRow } from '#model/catalog.ts';
import { catalogLimits, PRODUCT_NAME_KEY_LENGTH, startOf } from '#model/catalog.ts';
import { minorUnitDigits } from '#model/currencies.ts';
import type { CatalogUserError, MoneyInput, UpdateProductInput } from '#model/generated.ts';
import { productNameKey } from '#model/keys.ts';
import { basisPointsOf, minorOf } from '#model/money.ts';
import { wordsIn } from '#model/words.ts';
import { catalogError } from './product.ts';
import { decomposed, isLine, isPlainText, trimmed } from './texts.ts';

const SKU = '^[0-9A-Za-z._/-]+(?![\\s\\S])';

/** A sort key has 1,024 bytes, a character up to three of them, and the id follows. */
const LONGEST_NAME_KEY = 300;

/** Characters of a search that are looked at, taken apart: its words are gone through again in the same step (texts.ts). */
const LONGEST_SEARCH = 450;

/** Stripe takes amounts of currencies with three decimals only where the last is 0, which no tax can promise. */
const MOST_DECIMALS = 2;

/** What an administrator states of a product; what is absent is not stated. */
export type StatedProduct = Partial<
  Pick<
    ProductRow,
    'sku' | 'name' | 'description' | 'category' | 'price' | 'currency' | 'taxRate' | 'lowStockAt' | 'active'
  >
>;

/** What the input states, and everything that is wrong with it. `0`, `''` and false are values; null is as good as absent. */
export function readProduct(input: UpdateProductInput): { stated: StatedProduct; userErrors: CatalogUserError[] } {
  const stated: StatedProduct = {};
  const userErrors: CatalogUserError[] = [];
  const { sku, name, description, category, price, taxRate, lowStockAt, active } = input;
  if (isGiven(sku)) {
    stated.sku = sku;
    if (sku.length > catalogLimits.sku || !util.matches(SKU, sku))
      userErrors.push(catalogError('INVALID_VALUE', 'input.sku'));
  }
  if (isGiven(name)) {
    stated.name = trimmed(name, catalogLimits.name);
    if (!isLine(stated.name, catalogLimits.name)) userErrors.push(catalogError('INVALID_VALUE', 'input.name'));
  }
  if (isGiven(description)) {
    stated.description = description;
    if (!isPlainText(description, catalogLimits.description)) {
      userErrors.push(catalogError('INVALID_VALUE', 'input.description'));
    }
  }
  if (isGiven(category)) {
    stated.category = trimmed(category, catalogLimits.category);
    if (!isLine(stated.category, catalogLimits.category)) {
      userErrors.push(catalogError('INVALID_VALUE', 'input.category'));
    }
  }
  if (isGiven(price)) {
    const minor = priceOf(price);
    stated.price = minor ?? 0;
    stated.currency = price.currency;
    if (minor === null) userErrors.push(catalogError('INVALID_VALUE', 'input.price'));
  }
  if (isGiven(taxRate)) {
    const points = basisPointsOf(taxRate);
    stated.taxRate = points ?? 0;
    if (points === null) userErrors.push(catalogError('INVALID_VALUE', 'input.taxRate'));
  }
  if (isGiven(lowStockAt)) {
    stated.lowStockAt = lowStockAt;
    if (!isStock(lowStockAt)) userErrors.push(catalogError('INVALID_VALUE', 'input.lowStockAt'));
  }
  if (isGiven(active)) stated.active = active;
  return { stated, userErrors };
}

/** Whether there can be so many pieces. */
export function isStock(pieces: number): boolean {
  return pieces >= 0 && pieces <= catalogLimits.stock;
}

/** Whether it can be a caller's own key of an action. */
export function isIdempotencyKey(key: string): boolean {
  return isLine(key, catalogLimits.idempotencyKey);
}

/** Whether it can be a note: one line or several, at most 500 characters. */
export function isNote(note: string): boolean {
  return isPlainText(note, catalogLimits.note);
}

/** Whether it can be said of a picture. */
export function isAlt(alt: string): boolean {
  return isLine(alt, catalogLimits.imageAlt);
}

/** Sort key of all lists that the product stands in. */
export function nameKeyOf(name: string, id: string): string {
  const folded = wordsIn(decomposed(startOf(name, PRODUCT_NAME_KEY_LENGTH))).join(' ');
  return productNameKey(folded === '' ? '-' : startOf(folded, LONGEST_NAME_KEY), id);
}

/** The words that somebody looks for, each once; empty where there is none. */
export function searchedWords(search: string): string[] {
  const words: string[] = [];
  for (const word of wordsIn(decomposed(search, LONGEST_SEARCH))) if (!words.includes(word)) words.push(word);
  return words;
}

function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}

function priceOf(price: MoneyInput): number | null {
  if (minorUnitDigits[price.currency] > MOST_DECIMALS) return null;
  const minor = minorOf(price.amount, price.currency);
  return minor === 0 ? null : minor;
}
