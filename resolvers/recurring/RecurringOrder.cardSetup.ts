import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { CardSetup } from '#model/generated.ts';
import { cardSetup } from '#model/keys.ts';
import { paymentFailureSentences } from '#model/payments.ts';
import type { CardSetupRow } from '#model/recurring.ts';
import { callerOf, ownRow } from '../shared/owner.ts';
import type { RecurringSource } from '../shared/recurring.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, RecurringSource>;

/** With the secret whoever holds it gives the card that is charged: it is the owner's alone, and only while one is awaited. */
export function request(ctx: FieldContext) {
  const recurring = ctx.source;
  const isOver = recurring?.status === 'ENDED' || recurring?.status === 'CANCELLED';
  if (!recurring || isOver || recurring.ownerId !== callerOf(ctx.identity)) return runtime.earlyReturn(null);
  return get<CardSetupRow>({ key: { id: cardSetup(recurring.id, recurring.setupAttempt) }, consistentRead: true });
}

export function response(ctx: FieldContext): CardSetup | null {
  if (ctx.error) return fail(ctx.error);
  const row = ownRow<CardSetupRow>(ctx.result, callerOf(ctx.identity));
  const isOpen = row !== null && (row.status === 'ACTION_REQUIRED' || row.status === 'FAILED');
  if (!row || !isOpen || !row.clientSecret) return null;
  const refusal = row.failure ? { code: row.failure, message: paymentFailureSentences[row.failure] } : null;
  return { clientSecret: row.clientSecret, url: row.actionUrl ?? null, refusal };
}
