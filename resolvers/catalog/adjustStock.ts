import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { CATALOG_IDEMPOTENCY_SECONDS, catalogLimits } from '#model/catalog.ts';
import type { CatalogErrorCode } from '#model/errors.ts';
import type { CatalogUserError, MutationAdjustStockArgs } from '#model/generated.ts';
import { idempotencyRow, stockMovement } from '#model/keys.ts';
import { mayBeId } from '../shared/id.ts';
import { keepKey } from '../shared/keepKey.ts';
import { callerOf } from '../shared/owner.ts';
import type { ProductTransaction } from '../shared/product.ts';
import { catalogError, productRefused, wasInTheWay } from '../shared/product.ts';
import { isIdempotencyKey, isNote } from '../shared/productInput.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<
  MutationAdjustStockArgs,
  { canonical: string },
  undefined,
  undefined,
  ProductTransaction | null
>;

/** Writes the caller's key, the stock and the entry that says why: all or nothing. */
export function request(ctx: StepContext) {
  const { id, input } = ctx.args;
  const { change, reason, idempotencyKey } = input;
  const note = input.note ?? '';
  const callerId = callerOf(ctx.identity);
  const userErrors = faultsOf(ctx.args);
  if (userErrors.length > 0) return runtime.earlyReturn({ product: null, userErrors }, { skipTo: 'END' });

  const at = util.time.nowISO8601();
  ctx.stash.canonical = JSON.stringify([id, change, reason, note]);
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      keepKey(ctx.env.IDEMPOTENCY_TABLE, idempotencyRow('adjustStock', callerId, idempotencyKey), {
        input: ctx.stash.canonical,
        expiresAt: util.time.nowEpochSeconds() + CATALOG_IDEMPOTENCY_SECONDS,
      }),
      {
        table: ctx.env.PRODUCTS_TABLE,
        operation: 'UpdateItem',
        key: util.dynamodb.toMapValues({ id }),
        update: {
          expression: 'SET #stock = #stock + :change, #stockVersion = #stockVersion + :one, #stockChangedAt = :at',
          expressionNames: { '#stock': 'stock', '#stockVersion': 'stockVersion', '#stockChangedAt': 'stockChangedAt' },
          expressionValues: util.dynamodb.toMapValues({ ':change': change, ':one': 1, ':at': at }),
        },
        condition: {
          // What is left is then 0–1,000,000, whoever else writes.
          expression: 'attribute_exists(#id) AND #stock BETWEEN :least AND :most',
          expressionNames: { '#id': 'id', '#stock': 'stock' },
          expressionValues: util.dynamodb.toMapValues({
            ':least': change < 0 ? 0 - change : 0,
            ':most': change > 0 ? catalogLimits.stock - change : catalogLimits.stock,
          }),
          returnValuesOnConditionCheckFailure: true,
        },
      },
      {
        table: ctx.env.STOCK_MOVEMENTS_TABLE,
        operation: 'PutItem',
        key: util.dynamodb.toMapValues({ productId: id, movement: stockMovement(at, util.autoId()) }),
        attributeValues: util.dynamodb.toMapValues({
          change,
          reason,
          actorId: callerId,
          at,
          ...(note === '' ? {} : { note }),
        }),
      },
    ],
  };
}

function faultsOf({ id, input }: MutationAdjustStockArgs): CatalogUserError[] {
  const faults: CatalogUserError[] = [];
  const most = catalogLimits.stock;
  if (!mayBeId(id)) faults.push(catalogError('NOT_FOUND', 'id'));
  if (input.change === 0 || input.change > most || input.change < 0 - most) {
    faults.push(catalogError('INVALID_QUANTITY', 'input.change'));
  }
  if (!isNote(input.note ?? '')) faults.push(catalogError('INVALID_VALUE', 'input.note'));
  if (!isIdempotencyKey(input.idempotencyKey)) {
    faults.push(catalogError('INVALID_IDEMPOTENCY_KEY', 'input.idempotencyKey'));
  }
  return faults;
}

export function response(ctx: StepContext) {
  if (!ctx.error) return null;
  if (wasInTheWay(ctx.error, ctx.result)) return refused('TRY_AGAIN', null);
  const [key, product] = ctx.result?.cancellationReasons ?? [];
  if (key?.type === 'ConditionalCheckFailed') {
    // The same call again: what it did is done.
    if (key.item?.input === ctx.stash.canonical) return null;
    return refused('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey');
  }
  if (product?.type !== 'ConditionalCheckFailed') return fail(ctx.error);
  if (!product.item) return refused('NOT_FOUND', 'id');
  return refused(ctx.args.input.change < 0 ? 'NEGATIVE_STOCK' : 'TOO_MUCH_STOCK', 'input.change');
}

function refused(code: CatalogErrorCode, field: string | null) {
  return runtime.earlyReturn(productRefused(code, field), { skipTo: 'END' });
}
