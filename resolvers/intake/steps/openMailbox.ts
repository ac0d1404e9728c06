import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationAllowMailSenderArgs } from '#model/generated.ts';
import { callerOf } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';
import { isAddress, refused } from '../../shared/intake.ts';

type StepContext = Context<MutationAllowMailSenderArgs>;

/** Makes the caller's mailbox where there is none: a sender is written into it. */
export function request(ctx: StepContext) {
  const ownerId = callerOf(ctx.identity);
  if (!isAddress(ctx.args.address, ctx.env.INVOICE_MAIL_DOMAIN ?? '')) {
    return runtime.earlyReturn({ sender: null, userErrors: [refused('INVALID_ADDRESS')] }, { skipTo: 'END' });
  }
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ ownerId }),
    update: {
      expression: 'SET #senders = if_not_exists(#senders, :none)',
      expressionNames: { '#senders': 'senders' },
      expressionValues: util.dynamodb.toMapValues({ ':none': {} }),
    },
  };
}

export function response(ctx: StepContext) {
  return ctx.error ? fail(ctx.error) : null;
}
