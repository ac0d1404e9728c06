import type { Context } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { QueryVendorsArgs } from '#model/generated.ts';
import type { VendorRow } from '#model/vendors.ts';
import { NAME_KEY_LENGTH } from '#model/vendors.ts';
import { callerOf } from '../shared/owner.ts';
import { cursorOf, pageSize, refuseCursor, tokenOf } from '../shared/page.ts';
import { fail, isFault, isThrottling, refuse } from '../shared/result.ts';
import type { VendorListStash, VendorPage } from '../shared/vendor.ts';
import { foldedName, vendorOf } from '../shared/vendor.ts';

type StepContext = Context<
  QueryVendorsArgs,
  VendorListStash,
  undefined,
  undefined,
  { items: VendorRow[]; nextToken?: string | null }
>;

/** Cursors of this list begin so. */
const LIST = 'VENDORS';

export function request(ctx: StepContext) {
  const startsWith = ctx.args.startsWith ?? '';
  if (startsWith.length > NAME_KEY_LENGTH) {
    return refuse(`\`startsWith\` must have at most ${NAME_KEY_LENGTH} characters.`);
  }
  const prefix = foldedName(startsWith);
  ctx.stash.prefix = prefix;
  const owner = { ownerId: { eq: callerOf(ctx.identity) } };
  return query<VendorRow>({
    index: 'byName',
    query: prefix === '' ? owner : { ...owner, nameKey: { beginsWith: prefix } },
    limit: pageSize(ctx.args.first),
    nextToken: tokenOf(`${LIST}${prefix}`, ctx.args.after),
  });
}

export function response(ctx: StepContext): VendorPage {
  if (ctx.error) {
    // A cursor of another caller or of another beginning starts outside this list, which DynamoDB refuses.
    if (ctx.args.after && !isThrottling(ctx.error) && !isFault(ctx.error)) return refuseCursor();
    return fail(ctx.error);
  }
  const { items, nextToken } = ctx.result;
  ctx.stash.nextToken = nextToken ?? null;
  const endCursor = cursorOf(`${LIST}${ctx.stash.prefix}`, nextToken);
  return { nodes: items.map(vendorOf), pageInfo: { hasNextPage: endCursor !== null, endCursor } };
}
