import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { Mail, MailConnection, QueryMailsArgs } from '#model/generated.ts';
import type { OutgoingMailRow } from '#model/mail.ts';
import type { MailListStash } from '../shared/mail.ts';
import { fail } from '../shared/result.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-batch-get-item.html */
interface BatchResult {
  data: Record<string, (OutgoingMailRow | null)[] | null>;
  unprocessedKeys?: Record<string, ({ id: string } | null)[] | null> | null;
}

type StepContext = Context<QueryMailsArgs, MailListStash, undefined, undefined, BatchResult>;

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
  const table = ctx.env.OUTGOING_MAILS_TABLE ?? '';
  // 100 rows are far below the 16 MB that one answer holds: what is left over was throttled.
  if (((ctx.result.unprocessedKeys ?? {})[table] ?? []).length > 0) {
    return util.error('Too many requests at the moment. Try again in a moment.', 'Throttled');
  }
  const rows: Record<string, OutgoingMailRow> = {};
  for (const row of ctx.result.data[table] ?? []) if (row) rows[row.id] = row;
  const nodes: Mail[] = [];
  ids.forEach((id) => {
    const row = rows[id];
    // One that expired since is still in the index for a moment.
    if (row) nodes.push(mailOf(row));
  });
  return { nodes, pageInfo };
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
