import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { canonicalBooking } from '#model/bookingPlacing.ts';
import type { MutationBookTicketsArgs } from '#model/generated.ts';
import type { HoldRow } from '#model/holds.ts';
import { idempotencyRow } from '#model/keys.ts';
import type { Batch } from '../../shared/batch.ts';
import { rowsOf } from '../../shared/batch.ts';
import { checkedBooking } from '../../shared/bookingInput.ts';
import { refused, refusedFor } from '../../shared/bookingPayload.ts';
import type { BookingKeyRow, BookingStash } from '../../shared/bookingPlacing.ts';
import { BOOK_TICKETS } from '../../shared/bookingPlacing.ts';
import { callerOf, ownRow } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<MutationBookTicketsArgs, BookingStash, undefined, undefined, Batch<HoldRow | BookingKeyRow>>;

/**
 * Looks at the input and, where nothing is wrong with it by itself, at the hold and the caller's key in one read: a call that was made before is answered
 * by its booking, whatever became of the hold since.
 */
export function request(ctx: StepContext) {
  const { stash, args, env } = ctx;
  stash.callerId = callerOf(ctx.identity);
  const { asked, userErrors } = checkedBooking(args.input);
  if (!asked) return runtime.earlyReturn(refusedFor(userErrors), { skipTo: 'END' });
  stash.asked = asked;
  stash.key = idempotencyRow(BOOK_TICKETS, stash.callerId, args.input.idempotencyKey);
  stash.hold = null;
  stash.event = null;
  stash.promo = null;
  stash.placed = null;
  stash.repeatedId = null;
  return {
    operation: 'BatchGetItem',
    tables: {
      [env.IDEMPOTENCY_TABLE ?? '']: { keys: [util.dynamodb.toMapValues({ key: stash.key })], consistentRead: true },
      [env.TICKET_HOLDS_TABLE ?? '']: { keys: [util.dynamodb.toMapValues({ id: asked.holdId })], consistentRead: true },
    },
  };
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  const { stash, env } = ctx;
  for (const known of rowsOf(ctx.result, env.IDEMPOTENCY_TABLE)) {
    // DynamoDB removes what has expired within days: until then it counts as gone.
    if (isKeyRow(known) && known.expiresAt >= util.time.nowEpochSeconds()) {
      if (known.input !== canonicalBooking(stash.asked)) {
        return runtime.earlyReturn(refused('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey'), { skipTo: 'END' });
      }
      stash.repeatedId = known.bookingId;
    }
  }
  for (const row of rowsOf(ctx.result, env.TICKET_HOLDS_TABLE)) {
    if (!isKeyRow(row)) stash.hold = ownRow<HoldRow>(row, stash.callerId);
  }
  return null;
}

function isKeyRow(row: HoldRow | BookingKeyRow): row is BookingKeyRow {
  return Object.hasOwn(row, 'input');
}
