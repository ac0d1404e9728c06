import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { ProductRow } from '#model/catalog.ts';
import { availabilityOf, CATALOG_IDEMPOTENCY_SECONDS } from '#model/catalog.ts';
import type { CreateProductInput, MutationCreateProductArgs } from '#model/generated.ts';
import { CATALOG, idempotencyRow, LISTING, LOW_STOCK } from '#model/keys.ts';
import { keepKey } from '../shared/keepKey.ts';
import { callerOf } from '../shared/owner.ts';
import type { ProductTransaction } from '../shared/product.ts';
import { catalogError, productRefused, wasInTheWay } from '../shared/product.ts';
import type { StatedProduct } from '../shared/productInput.ts';
import { isIdempotencyKey, isStock, nameKeyOf, readProduct } from '../shared/productInput.ts';
import { fail } from '../shared/result.ts';

/** What is handed on: the product as this call made it, or the id of the one that the same call made before. */
export interface CreateStash {
  /** What the caller said, always written alike: the same key with other input is told by it. */
  canonical: string;
  made: ProductRow;
  madeBefore: string | null;
}

type StepContext = Context<MutationCreateProductArgs, CreateStash, undefined, undefined, ProductTransaction | null>;

/** Writes the caller's key and the product, both or neither. */
export function request(ctx: StepContext) {
  const { input } = ctx.args;
  const callerId = callerOf(ctx.identity);
  const { stated, userErrors } = readProduct(input);
  const stock = input.stock ?? 0;
  if (!isStock(stock)) userErrors.push(catalogError('INVALID_VALUE', 'input.stock'));
  if (!isIdempotencyKey(input.idempotencyKey)) {
    userErrors.push(catalogError('INVALID_IDEMPOTENCY_KEY', 'input.idempotencyKey'));
  }
  if (userErrors.length > 0) return runtime.earlyReturn({ product: null, userErrors }, { skipTo: 'END' });

  const row = newProduct(stated, stock);
  const { id, ...attributes } = row;
  ctx.stash.canonical = canonicalOf(input, row);
  ctx.stash.made = row;
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      keepKey(ctx.env.IDEMPOTENCY_TABLE, idempotencyRow('createProduct', callerId, input.idempotencyKey), {
        input: ctx.stash.canonical,
        productId: id,
        expiresAt: util.time.nowEpochSeconds() + CATALOG_IDEMPOTENCY_SECONDS,
      }),
      {
        table: ctx.env.PRODUCTS_TABLE,
        operation: 'PutItem',
        key: util.dynamodb.toMapValues({ id }),
        attributeValues: util.dynamodb.toMapValues(attributes),
        condition: {
          expression: 'attribute_not_exists(#id)',
          expressionNames: { '#id': 'id' },
          returnValuesOnConditionCheckFailure: false,
        },
      },
    ],
  };
}

function newProduct(stated: StatedProduct, stock: number): ProductRow {
  const id = util.autoId();
  const now = util.time.nowISO8601();
  const name = stated.name ?? '';
  const row: ProductRow = {
    id,
    sku: stated.sku ?? '',
    name,
    description: stated.description ?? '',
    category: stated.category ?? '',
    price: stated.price ?? 0,
    currency: stated.currency ?? 'EUR',
    taxRate: stated.taxRate ?? 0,
    active: stated.active ?? true,
    stock,
    stockVersion: 1,
    stockChangedAt: now,
    lowStockAt: stated.lowStockAt ?? 0,
    images: [],
    version: 1,
    createdAt: now,
    updatedAt: now,
    catalog: CATALOG,
    nameKey: nameKeyOf(name, id),
  };
  if (row.active) row.listing = LISTING;
  if (availabilityOf(row) !== 'IN_STOCK') row.lowStock = LOW_STOCK;
  return row;
}

/** `19.9` and `19.90` are one price, and what is absent is as its default: the same call however it is written. */
function canonicalOf(input: CreateProductInput, row: ProductRow): string {
  return JSON.stringify([
    row.sku,
    row.name,
    row.description,
    row.category,
    row.price,
    input.price.currency,
    row.taxRate,
    row.stock,
    row.lowStockAt,
    row.active,
  ]);
}

export function response(ctx: StepContext) {
  ctx.stash.madeBefore = null;
  if (!ctx.error) return ctx.stash.made;
  if (wasInTheWay(ctx.error, ctx.result))
    return runtime.earlyReturn(productRefused('TRY_AGAIN', null), { skipTo: 'END' });
  const kept = (ctx.result?.cancellationReasons ?? [])[0];
  if (kept?.type !== 'ConditionalCheckFailed' || !kept.item) return fail(ctx.error);
  if (kept.item.input !== ctx.stash.canonical) {
    return runtime.earlyReturn(productRefused('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'), { skipTo: 'END' });
  }
  ctx.stash.madeBefore = `${kept.item.productId}`;
  return null;
}
