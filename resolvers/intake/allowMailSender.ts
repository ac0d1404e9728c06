import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { AllowMailSenderPayload, MutationAllowMailSenderArgs } from '#model/generated.ts';
import type { MailboxRow } from '#model/intake.ts';
import { MAXIMUM_SENDERS } from '#model/intake.ts';
import { refused } from '../shared/intake.ts';
import { callerOf } from '../shared/owner.ts';
import { fail, isConditionFailure } from '../shared/result.ts';

type StepContext = Context<
  MutationAllowMailSenderArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  MailboxRow | null | undefined
>;

/** One write that counts and adds at once: two of them cannot both be the fiftieth. */
export function request(ctx: StepContext) {
  const address = ctx.args.address.toLowerCase();
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ ownerId: callerOf(ctx.identity) }),
    update: {
      expression: 'SET #senders.#address = if_not_exists(#senders.#address, :now)',
      expressionNames: { '#senders': 'senders', '#address': address },
      expressionValues: util.dynamodb.toMapValues({ ':now': util.time.nowISO8601() }),
    },
    condition: {
      expression: 'attribute_exists(#senders.#address) OR size(#senders) < :most',
      expressionNames: { '#senders': 'senders', '#address': address },
      expressionValues: util.dynamodb.toMapValues({ ':most': MAXIMUM_SENDERS }),
    },
  };
}

export function response(ctx: StepContext): AllowMailSenderPayload {
  if (ctx.error) {
    if (!isConditionFailure(ctx.error)) return fail(ctx.error);
    return { sender: null, userErrors: [refused('TOO_MANY')] };
  }
  const address = ctx.args.address.toLowerCase();
  const allowedAt = ctx.result?.senders[address];
  if (!allowedAt) return { sender: null, userErrors: [refused('TRY_AGAIN')] };
  return { sender: { address, allowedAt }, userErrors: [] };
}
