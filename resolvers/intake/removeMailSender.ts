import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { MutationRemoveMailSenderArgs, RemoveMailSenderPayload } from '#model/generated.ts';
import type { MailboxRow } from '#model/intake.ts';
import { callerOf } from '../shared/owner.ts';
import { fail, isConditionFailure } from '../shared/result.ts';

type FieldContext = Context<
  MutationRemoveMailSenderArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  MailboxRow | null | undefined
>;

export function request(ctx: FieldContext) {
  const names = { '#senders': 'senders', '#address': ctx.args.address.toLowerCase() };
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ ownerId: callerOf(ctx.identity) }),
    update: { expression: 'REMOVE #senders.#address', expressionNames: names },
    condition: { expression: 'attribute_exists(#senders.#address)', expressionNames: names },
  };
}

/** What is not there is removed already. */
export function response(ctx: FieldContext): RemoveMailSenderPayload {
  if (ctx.error && !isConditionFailure(ctx.error)) return fail(ctx.error);
  return { address: ctx.args.address.toLowerCase(), userErrors: [] };
}
