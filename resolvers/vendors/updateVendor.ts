import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationUpdateVendorArgs } from '#model/generated.ts';
import type { VendorRow } from '#model/vendors.ts';
import { MAXIMUM_VENDOR_NAME } from '#model/vendors.ts';
import { fail, isConditionFailure, isConflict } from '../shared/result.ts';
import type { VendorPayload } from '../shared/vendor.ts';
import { foldedName, vendorDone, vendorRefused } from '../shared/vendor.ts';

type StepContext = Context<
  MutationUpdateVendorArgs,
  Record<string, unknown>,
  { result: VendorRow | null },
  undefined,
  VendorRow | null
>;

/** No control character, and none that turns the direction of what follows. */
const NAME = '^[^\\u0000-\\u001F\\u007F-\\u009F\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]+(?![\\s\\S])';

/** The name of before stays an alias, and leads here; the new one does once this change is heard (functions/vendors/moveInvoices). */
export function request(ctx: StepContext) {
  const row = ctx.prev.result;
  const { expectedVersion, name, defaultCategory } = ctx.args.input;
  if (!row) return runtime.earlyReturn(vendorRefused('NOT_FOUND', 'id'));
  if (row.mergedInto || row.version !== expectedVersion) {
    return runtime.earlyReturn(vendorRefused('STALE_VERSION', 'expectedVersion'));
  }
  const names: Record<string, string> = {
    '#version': 'version',
    '#revision': 'revision',
    '#updatedAt': 'updatedAt',
    '#nameKey': 'nameKey',
    '#name': 'name',
  };
  const given = name === null || name === undefined ? row.name : name.trim();
  if (given.length < 1 || given.length > MAXIMUM_VENDOR_NAME || !util.matches(NAME, given)) {
    return runtime.earlyReturn(vendorRefused('INVALID_NAME', 'name'));
  }
  const key = foldedName(given);
  const values: Record<string, unknown> = {
    ':version': row.version,
    ':next': row.version + 1,
    ':revision': row.revision,
    ':nextRevision': row.revision + 1,
    ':now': util.time.nowISO8601(),
    ':nameKey': key === '' ? '-' : key,
    ':name': given,
  };
  const sets = [
    '#version = :next',
    '#revision = :nextRevision',
    '#updatedAt = :now',
    '#nameKey = :nameKey',
    '#name = :name',
  ];
  if (given !== row.name && !row.aliases.includes(row.name)) {
    names['#aliases'] = 'aliases';
    values[':aliases'] = [row.name].concat(row.aliases.filter((alias) => alias !== given)).slice(0, 50);
    sets.push('#aliases = :aliases');
  }
  if (defaultCategory !== undefined) {
    names['#defaultCategory'] = 'defaultCategory';
    values[':defaultCategory'] = defaultCategory;
    sets.push('#defaultCategory = :defaultCategory');
  }
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id: row.id }),
    update: {
      expression: `SET ${sets.join(', ')}`,
      expressionNames: names,
      expressionValues: util.dynamodb.toMapValues(values),
    },
    condition: {
      expression: '#version = :version AND #revision = :revision',
      expressionNames: { '#version': 'version', '#revision': 'revision' },
      expressionValues: util.dynamodb.toMapValues({ ':version': row.version, ':revision': row.revision }),
    },
  };
}

export function response(ctx: StepContext): VendorPayload {
  if (!ctx.error) return ctx.result ? vendorDone(ctx.result) : vendorRefused('NOT_FOUND', 'id');
  if (isConflict(ctx.error)) return vendorRefused('TRY_AGAIN', null);
  if (!isConditionFailure(ctx.error)) return fail(ctx.error);
  // Another version was written by a person; another revision of the same one by an invoice that came in.
  return ctx.result && ctx.result.version === ctx.args.input.expectedVersion
    ? vendorRefused('TRY_AGAIN', null)
    : vendorRefused('STALE_VERSION', 'expectedVersion');
}
