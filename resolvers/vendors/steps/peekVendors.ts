import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { QueryVendorsArgs } from '#model/generated.ts';
import type { VendorRow } from '#model/vendors.ts';
import { callerOf } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';
import type { VendorListStash, VendorPage } from '../../shared/vendor.ts';

type StepContext = Context<
  QueryVendorsArgs,
  VendorListStash,
  { result: VendorPage },
  undefined,
  { items: VendorRow[] }
>;

/** Only looking tells whether there is more: resolvers/invoices/steps/peek.ts says why. */
export function request(ctx: StepContext) {
  const { prefix, nextToken } = ctx.stash;
  if (!nextToken) return runtime.earlyReturn(ctx.prev.result);
  const owner = { ownerId: { eq: callerOf(ctx.identity) } };
  return query<VendorRow>({
    index: 'byName',
    query: prefix === '' ? owner : { ...owner, nameKey: { beginsWith: prefix } },
    limit: 1,
    nextToken,
    projection: ['id'],
  });
}

export function response(ctx: StepContext): VendorPage {
  if (ctx.error) return fail(ctx.error);
  const page = ctx.prev.result;
  if (ctx.result.items.length > 0) return page;
  return { nodes: page.nodes, pageInfo: { hasNextPage: false, endCursor: null } };
}
