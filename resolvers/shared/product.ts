import type { Identity } from '@aws-appsync/utils';
import type { ProductRow } from '#model/catalog.ts';
import { availabilityOf } from '#model/catalog.ts';
import type { CatalogErrorCode } from '#model/errors.ts';
import { catalogErrorSentences } from '#model/errors.ts';
import type { CatalogUserError, Product } from '#model/generated.ts';
import { moneyOf, portionOf, rateOf } from '#model/money.ts';
import { seesStock } from './owner.ts';
import type { SourceError } from './result.ts';
import { isConflict, passes } from './result.ts';

/** The product as the schema shows it; its movements have a resolver of their own, and who sees its stock is the schema's to say. */
export type ProductSource = Omit<Product, 'stockMovements'>;

/** What a mutation of one product answers, before the product's fields are resolved. */
export interface ProductPayload {
  product: ProductSource | null;
  userErrors: CatalogUserError[];
}

/** https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-transact-write-items.html */
export interface ProductTransaction {
  cancellationReasons?: { type?: string | null; item?: Record<string, unknown> | null }[] | null;
}

/** The product as the schema shows it. */
export function productOf(row: ProductRow): ProductSource {
  return {
    id: row.id,
    sku: row.sku,
    name: row.name,
    description: row.description,
    category: row.category,
    price: moneyOf(row.price, row.currency),
    taxRate: rateOf(row.taxRate),
    priceWithTax: moneyOf(row.price + portionOf(row.price, row.taxRate), row.currency),
    availability: availabilityOf(row),
    images: row.images.map((image) => ({ id: image.id, path: `/${image.key}`, alt: image.alt })),
    active: row.active,
    stock: row.stock,
    lowStockAt: row.lowStockAt,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** The row where the caller may see it: what is sold, for STAFF and ADMIN anything. Null where it is missing or not to be seen. */
export function visibleProduct(row: ProductRow | null | undefined, identity: Identity): ProductRow | null {
  return row && (row.active || seesStock(identity)) ? row : null;
}

/** The mutation did what it says. */
export function productDone(row: ProductRow): ProductPayload {
  return { product: productOf(row), userErrors: [] };
}

/** Nothing was changed. */
export function productRefused(code: CatalogErrorCode, field: string | null, message?: string): ProductPayload {
  return { product: null, userErrors: [catalogError(code, field, message)] };
}

/** What was wrong, in a payload's `userErrors`. */
export function catalogError(code: CatalogErrorCode, field: string | null, message?: string): CatalogUserError {
  return { code, field, message: message ?? catalogErrorSentences[code] };
}

/** Whether a transaction was turned away because somebody else wrote the same rows at the same time. */
export function wasInTheWay(error: SourceError, result: ProductTransaction | null | undefined): boolean {
  const reasons = result?.cancellationReasons ?? [];
  return isConflict(error) || reasons.some((reason) => passes(reason.type));
}
