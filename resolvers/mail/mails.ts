import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { Mail, MailConnection, QueryMailsArgs } from '#model/generated.ts';
import type { OutgoingMailRow } from '#model/mail.ts';
import type { Batch } from '../shared/batch.ts';
import { foundRows } from '../shared/batch.ts';
import type { MailListStash } from '../shared/mail.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<QueryMailsArgs, MailListStash, undefined, undefined, Batch<OutgoingMailRow>>;

/** Fetches what the index found, as it is now. */
export function request(ctx: StepContext) {
  const { ids, pageInfo } = ctx.stash;
  if (ids.length === 0) return runtime.earlyReturn({ nodes: [], pageInfo });
  return {
    operation: 'BatchGetItem',
    tables: {
      [ctx.env.OUTGOING_MAILS_TABLE ?? '']: { keys: ids.map((id) => util.dynamodb.toMapValues({ id })) },
    },
  };
}

export function response(ctx: StepContext): MailConnection {
  if (ctx.error) return fail(ctx.error);
  const { ids, pageInfo } = ctx.stash;
  // One that expired since is still in the index for a moment, and is not found.
  const rows = foundRows<OutgoingMailRow>(ctx.env.OUTGOING_MAILS_TABLE ?? '', ids, ctx.result);
  return { nodes: rows.map(mailOf), pageInfo };
}

function mailOf(row: OutgoingMailRow): Mail {
  return {
    id: row.id,
    template: row.template,
    recipient: row.to,
    status: row.status,
    detail: row.detail ?? null,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
