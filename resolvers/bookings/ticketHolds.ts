import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { HoldRow } from '#model/holds.ts';
import type { Batch } from '../shared/batch.ts';
import { foundRows, readRows } from '../shared/batch.ts';
import type { HoldPage } from '../shared/hold.ts';
import { holdOf } from '../shared/hold.ts';
import type { HoldListStash } from '../shared/holdList.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<Record<string, unknown>, HoldListStash, undefined, undefined, Batch<HoldRow>>;

/** Reads the page's holds as they are now. */
export function request(ctx: StepContext) {
  const { ids, pageInfo } = ctx.stash;
  if (ids.length === 0) return runtime.earlyReturn({ nodes: [], pageInfo });
  return readRows(ctx.env.TICKET_HOLDS_TABLE ?? '', ids);
}

/** The index may be a moment behind: what has ended since is left out. */
export function response(ctx: StepContext): HoldPage {
  if (ctx.error) return fail(ctx.error);
  const { ids, callerId, pageInfo } = ctx.stash;
  const rows = foundRows<HoldRow>(ctx.env.TICKET_HOLDS_TABLE ?? '', ids, ctx.result);
  const nodes = rows.filter(({ ownerId, status }) => ownerId === callerId && status === 'ACTIVE');
  return { nodes: nodes.map(holdOf), pageInfo };
}
