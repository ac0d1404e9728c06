import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationMergeVendorsArgs } from '#model/generated.ts';
import type { VendorRow } from '#model/vendors.ts';
import {
  MAXIMUM_ALIASES,
  MAXIMUM_DISMISSED,
  MAXIMUM_HINTS,
  MAXIMUM_MERGED,
  MAXIMUM_SEEN_IBANS,
  MAXIMUM_VAT_NUMBERS,
} from '#model/vendors.ts';
import { fail, isConflict, passes } from '../shared/result.ts';
import type { VendorPayload } from '../shared/vendor.ts';
import { vendorDone, vendorRefused } from '../shared/vendor.ts';
import type { VendorPair } from './steps/loadPair.ts';

type StepContext = Context<
  MutationMergeVendorsArgs,
  { merged: VendorRow },
  { result: VendorPair },
  undefined,
  { cancellationReasons?: { type: string }[] } | null
>;

/**
 * Both change in one transaction, and whatever was merged into the vendor that ends is re-pointed in it: each chain is one step long, and none
 * is a circle. Names that stand for the vendor that ends lead on from it. Its invoices follow when this change is heard.
 */
export function request(ctx: StepContext) {
  const { one: from, other: into } = ctx.prev.result;
  const { intoId, expectedVersion } = ctx.args;
  if (!from) return runtime.earlyReturn(vendorRefused('NOT_FOUND', 'fromId'));
  if (!into) return runtime.earlyReturn(vendorRefused('NOT_FOUND', 'intoId'));
  if (from.id === into.id) return runtime.earlyReturn(vendorRefused('NOT_MERGEABLE', 'intoId'));
  if (from.mergedInto === intoId) return runtime.earlyReturn(vendorDone(into));
  if (from.mergedInto || from.version !== expectedVersion) {
    return runtime.earlyReturn(vendorRefused('STALE_VERSION', 'expectedVersion'));
  }
  if (into.mergedInto || from.merged.length + into.merged.length >= MAXIMUM_MERGED) {
    return runtime.earlyReturn(vendorRefused('NOT_MERGEABLE', 'intoId'));
  }
  const now = util.time.nowISO8601();
  ctx.stash.merged = mergedOf(from, into, now);
  const { table } = { table: ctx.env.VENDORS_TABLE };
  const { id, ...attributes } = ctx.stash.merged;
  const moved = [from.id].concat(from.merged);
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      {
        table,
        operation: 'PutItem',
        key: util.dynamodb.toMapValues({ id }),
        attributeValues: util.dynamodb.toMapValues(attributes),
        condition: unchanged(into.revision),
      },
      ...moved.map((vendorId) => ({
        table,
        operation: 'UpdateItem',
        key: util.dynamodb.toMapValues({ id: vendorId }),
        update: {
          expression:
            'SET #mergedInto = :into, #version = #version + :one, #revision = #revision + :one, #updatedAt = :now REMOVE #nameKey',
          expressionNames: {
            '#mergedInto': 'mergedInto',
            '#version': 'version',
            '#revision': 'revision',
            '#updatedAt': 'updatedAt',
            '#nameKey': 'nameKey',
          },
          expressionValues: util.dynamodb.toMapValues({ ':into': into.id, ':one': 1, ':now': now }),
        },
        ...(vendorId === from.id ? { condition: unchanged(from.revision) } : {}),
      })),
    ],
  };
}

function unchanged(revision: number) {
  return {
    expression: '#revision = :revision',
    expressionNames: { '#revision': 'revision' },
    expressionValues: util.dynamodb.toMapValues({ ':revision': revision }),
    returnValuesOnConditionCheckFailure: false,
  };
}

/** The vendor that stays, with the names, numbers and hints of the one that ends. What invoices count for comes with them. */
function mergedOf(from: VendorRow, into: VendorRow, now: string): VendorRow {
  const names = [from.name].concat(from.aliases).filter((name) => name !== into.name && !into.aliases.includes(name));
  const hints = from.hints.filter(
    (hint) => !into.hints.some((known) => known.field === hint.field && known.label === hint.label),
  );
  const numbers = from.vatNumbers.filter((number) => !into.vatNumbers.includes(number));
  // Its invoices follow in seconds: one that comes before them is compared with their accounts, too.
  const seen = from.seen.filter((account) => !into.seen.some((known) => known.iban === account.iban));
  const gone = [from.id].concat(from.merged);
  const dismissed = from.dismissed.filter((id) => id !== into.id && !into.dismissed.includes(id));
  return {
    ...into,
    aliases: into.aliases.concat(names).slice(0, MAXIMUM_ALIASES),
    vatNumbers: into.vatNumbers.concat(numbers).slice(0, MAXIMUM_VAT_NUMBERS),
    seen: into.seen.concat(seen).slice(0, MAXIMUM_SEEN_IBANS),
    hints: into.hints.concat(hints).slice(0, MAXIMUM_HINTS),
    dismissed: into.dismissed
      .filter((id) => !gone.includes(id))
      .concat(dismissed)
      .slice(0, MAXIMUM_DISMISSED),
    merged: into.merged.concat(gone),
    version: into.version + 1,
    revision: into.revision + 1,
    updatedAt: now,
  };
}

export function response(ctx: StepContext): VendorPayload {
  if (!ctx.error) return vendorDone(ctx.stash.merged);
  const reasons = ctx.result?.cancellationReasons ?? [];
  const overtaken = reasons.some((reason) => passes(reason.type) || reason.type === 'ConditionalCheckFailed');
  // An invoice that came in, or a person: whoever calls again sees which.
  return overtaken || isConflict(ctx.error) ? vendorRefused('TRY_AGAIN', null) : fail(ctx.error);
}
