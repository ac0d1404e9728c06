import type { Context } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { InvoiceMailbox } from '#model/generated.ts';
import type { MailboxRow } from '#model/intake.ts';
import { mailboxAddress } from '#model/intake.ts';
import { callerOf } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<
  Record<string, never>,
  Record<string, unknown>,
  undefined,
  undefined,
  MailboxRow | null | undefined
>;

export function request(ctx: FieldContext) {
  return get<MailboxRow>({ key: { ownerId: callerOf(ctx.identity) }, consistentRead: true });
}

export function response(ctx: FieldContext): InvoiceMailbox {
  if (ctx.error) return fail(ctx.error);
  const senders = ctx.result?.senders ?? {};
  return {
    address: mailboxAddress(callerOf(ctx.identity), ctx.env.INVOICE_MAIL_DOMAIN ?? ''),
    senders: Object.keys(senders)
      .sort()
      .map((address) => ({ address, allowedAt: senders[address] ?? '' })),
  };
}
