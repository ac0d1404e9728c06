import type { CurrencyCode } from './currencies.ts';

/** Bounds of what the catalogue takes. */
export const catalogLimits = {
  name: 120,
  description: 4_000,
  category: 60,
  sku: 40,
  images: 8,
  imageBytes: 5 * 1024 * 1024,
  imageAlt: 200,
  /** The most that can be in stock, or be corrected at once. */
  stock: 1_000_000,
  note: 500,
  search: 100,
  idempotencyKey: 128,
} as const;

/** How long the same call answers the same. */
export const CATALOG_IDEMPOTENCY_SECONDS = 48 * 60 * 60;

/** Characters of a name that lists are ordered by. */
export const PRODUCT_NAME_KEY_LENGTH = 100;

/** Characters of a word that lead to a product; what follows of it is compared with the product's own words. */
export const TERM_LENGTH = 6;

/** Words of one product that lead to it. */
export const MAXIMUM_TERM_WORDS = 24;

/** Why the stock of a product was corrected by hand. */
export const stockReasons = ['DELIVERY', 'RETURN', 'DAMAGE', 'LOSS', 'COUNT', 'OTHER'] as const;

export type StockReason = (typeof stockReasons)[number];

/** What a picture may be: the type and the ending of the object that holds it. */
export const imageTypes = {
  PNG: { contentType: 'image/png', extension: 'png' },
  JPEG: { contentType: 'image/jpeg', extension: 'jpg' },
  WEBP: { contentType: 'image/webp', extension: 'webp' },
} as const;

/** What a picture may be. */
export type ImageType = keyof typeof imageTypes;

/** One picture of a product. */
export interface StoredImage {
  id: string;
  /** Where it lies in the media bucket, which the web app's own origin serves. */
  key: string;
  alt: string;
}

/**
 * A row of the Products table. `stock` moves with every order and by corrections, and neither counts as a change of the product:
 * `version` is of what an administrator edits. Instants are UTC, ISO 8601.
 */
export interface ProductRow {
  id: string;
  sku: string;
  name: string;
  description: string;
  category: string;
  /** Minor units, before tax. */
  price: number;
  currency: CurrencyCode;
  /** Hundredths of a percent. */
  taxRate: number;
  active: boolean;
  stock: number;
  /** Counts changes of `stock`. */
  stockVersion: number;
  stockChangedAt: string;
  /** At or below it the stock is low; 0 where nobody asks to be told. */
  lowStockAt: number;
  images: StoredImage[];
  version: number;
  createdAt: string;
  updatedAt: string;
  /** While it is active: the partition of the list that everybody sees. */
  listing?: string;
  /** While it is low on stock: see the `byLowStock` index. */
  lowStock?: string;
  /** When `rebuildCatalog` asked that everything behind it follow it anew. */
  rebuiltAt?: string;
  /** Constant: the partition of the list that staff sees. */
  catalog: string;
  /** Sort key of all lists: the name as it is compared, and the id. */
  nameKey: string;
}

/** What can be said of a product's stock to everybody. */
export type Availability = 'IN_STOCK' | 'LOW_STOCK' | 'SOLD_OUT';

/** What everybody may know of a stock. */
export function availabilityOf(product: Pick<ProductRow, 'stock' | 'lowStockAt'>): Availability {
  if (product.stock <= 0) return 'SOLD_OUT';
  return product.stock <= product.lowStockAt ? 'LOW_STOCK' : 'IN_STOCK';
}

/** A row of the ProductTerms table: `words` are all of the product's, each between blanks. */
export interface ProductTermRow {
  term: string;
  nameKey: string;
  productId: string;
  words: string;
}

/** The first characters of a word, no more than `length`, and no half of one that takes two. */
export function startOf(word: string, length: number): string {
  const start = word.slice(0, length);
  const last = start.slice(-1);
  return last >= '\ud800' && last <= '\udbff' ? start.slice(0, -1) : start;
}

/** A product's words as an index row carries them: ` tour mug `, so that ` mu` finds where one begins. */
export function joinedWords(words: readonly string[]): string {
  return ` ${words.join(' ')} `;
}

/** A row of the StockMovements table: a correction by hand. What orders take and give back stands on the orders. */
export interface StockMovementRow {
  productId: string;
  /** `<instant>#<id>`, newest last. */
  movement: string;
  /** Pieces that came (positive) or went (negative). */
  change: number;
  reason: StockReason;
  note?: string;
  actorId: string;
  at: string;
}
