import type { Context } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { QueryMailsArgs } from '#model/generated.ts';
import type { OutgoingMailRow } from '#model/mail.ts';
import type { MailListStash } from '../../shared/mail.ts';
import { cursorOf, pageSize, refuseCursor, tokenOf } from '../../shared/page.ts';
import { fail, isFault, isThrottling, refuse } from '../../shared/result.ts';

type StepContext = Context<
  QueryMailsArgs,
  MailListStash,
  undefined,
  undefined,
  { items: Pick<OutgoingMailRow, 'id'>[]; nextToken?: string | null }
>;

/** A longer one is no address, and no key of DynamoDB's. */
const LONGEST_RECIPIENT = 320;

/** Finds the ids: the index holds keys alone, for a mail changes often and is listed seldom. */
export function request(ctx: StepContext) {
  const { day, recipient, first, after } = ctx.args;
  if (!day === !recipient) return refuse('Give either `day` or `recipient`.');
  if (recipient && recipient.length > LONGEST_RECIPIENT) return refuse('`recipient` is no e-mail address.');
  const to = (recipient ?? '').toLowerCase();
  ctx.stash.index = day ? 'byDay' : 'byRecipient';
  ctx.stash.partition = day ? { day: { eq: day } } : { to: { eq: to } };
  ctx.stash.name = day ? `MAILS-${day}` : `MAILS-${to}`;
  return query<OutgoingMailRow>({
    index: ctx.stash.index,
    query: ctx.stash.partition,
    limit: pageSize(first),
    nextToken: tokenOf(ctx.stash.name, after),
    scanIndexForward: false,
  });
}

export function response(ctx: StepContext): null {
  if (ctx.error) {
    // A cursor that was tampered with starts outside this list, which DynamoDB refuses.
    if (ctx.args.after && !isThrottling(ctx.error) && !isFault(ctx.error)) return refuseCursor();
    return fail(ctx.error);
  }
  const endCursor = cursorOf(ctx.stash.name, ctx.result.nextToken);
  ctx.stash.ids = ctx.result.items.map(({ id }) => id);
  ctx.stash.nextToken = ctx.result.nextToken ?? null;
  ctx.stash.pageInfo = { hasNextPage: endCursor !== null, endCursor };
  return null;
}
