import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { VendorRow } from '#model/vendors.ts';
import { mayBeId } from '../../shared/id.ts';
import { callerOf, ownRow } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';

/** Two vendors of the caller as they are: null where one is missing or another's. */
export interface VendorPair {
  one: VendorRow | null;
  other: VendorRow | null;
}

type StepContext = Context<
  { fromId?: string; intoId?: string; firstId?: string; secondId?: string },
  Record<string, unknown>,
  undefined,
  undefined,
  { items: (VendorRow | null)[] | null }
>;

function asked(ctx: StepContext): string[] {
  const { fromId, intoId, firstId, secondId } = ctx.args;
  return [fromId ?? firstId ?? '', intoId ?? secondId ?? ''];
}

/** A transaction reads both at one moment. */
export function request(ctx: StepContext) {
  const ids = asked(ctx);
  // DynamoDB takes no item twice in a transaction; one vendor is no pair.
  if (!ids.every(mayBeId)) return runtime.earlyReturn({ one: null, other: null });
  const keys = ids[0] === ids[1] ? ids.slice(0, 1) : ids;
  return {
    operation: 'TransactGetItems',
    transactItems: keys.map((id) => ({
      table: ctx.env.VENDORS_TABLE,
      key: util.dynamodb.toMapValues({ id }),
    })),
  };
}

export function response(ctx: StepContext): VendorPair {
  if (ctx.error) return fail(ctx.error);
  const callerId = callerOf(ctx.identity);
  const [first, second] = ctx.result.items ?? [];
  const one = ownRow<VendorRow>(first, callerId);
  const ids = asked(ctx);
  return { one, other: ids[0] === ids[1] ? one : ownRow<VendorRow>(second, callerId) };
}
