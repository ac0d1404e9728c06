import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { HoldRow } from '#model/holds.ts';
import type { HoldPage } from '../shared/hold.ts';
import { holdOf } from '../shared/hold.ts';
import type { HoldListStash } from '../shared/holdList.ts';
import { fail } from '../shared/result.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-batch-get-item.html */
interface HoldBatch {
  data: Record<string, (HoldRow | null)[] | null>;
  unprocessedKeys?: Record<string, ({ id: string } | null)[] | null> | null;
}

type StepContext = Context<Record<string, unknown>, HoldListStash, undefined, undefined, HoldBatch>;

/** Reads the page's holds as they are now. */
export function request(ctx: StepContext) {
  const { ids, pageInfo } = ctx.stash;
  if (ids.length === 0) return runtime.earlyReturn({ nodes: [], pageInfo });
  return {
    operation: 'BatchGetItem',
    tables: {
      [ctx.env.TICKET_HOLDS_TABLE ?? '']: {
        keys: ids.map((id) => util.dynamodb.toMapValues({ id })),
        consistentRead: true,
      },
    },
  };
}

/** The index may be a moment behind: what has ended since is left out. */
export function response(ctx: StepContext): HoldPage {
  if (ctx.error) return fail(ctx.error);
  const table = ctx.env.TICKET_HOLDS_TABLE ?? '';
  if (((ctx.result.unprocessedKeys ?? {})[table] ?? []).length > 0) {
    return util.error('Too many requests at the moment. Try again in a moment.', 'Throttled');
  }
  const nodes: HoldRow[] = [];
  for (const row of ctx.result.data[table] ?? []) {
    if (row && row.ownerId === ctx.stash.callerId && row.status === 'ACTIVE') nodes.push(row);
  }
  return { nodes: nodes.map(holdOf), pageInfo: ctx.stash.pageInfo };
}
