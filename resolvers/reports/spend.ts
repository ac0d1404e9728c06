import type { Context } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import { minorUnitDigits } from '#model/currencies.ts';
import type { QuerySpendArgs, Spend } from '#model/generated.ts';
import { spendSums } from '#model/keys.ts';
import type { SpendRow } from '#model/reports.ts';
import { decimalOf, MAXIMUM_MONTHS, MAXIMUM_SUMS, monthsBetween } from '#model/reports.ts';
import { callerOf } from '../shared/owner.ts';
import { fail, refuse } from '../shared/result.ts';

type FieldContext = Context<
  QuerySpendArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { items: SpendRow[]; nextToken?: string | null }
>;

export function request(ctx: FieldContext) {
  const { by, from, to } = ctx.args;
  if (monthsBetween(from, to) === null) {
    return refuse(`\`from\` and \`to\` are months as 2026-01, in their order, at most ${MAXIMUM_MONTHS} with both.`);
  }
  return query<SpendRow>({
    query: { ownerId: { eq: callerOf(ctx.identity) }, sum: { between: spendSums(by, from, to) } },
    limit: MAXIMUM_SUMS + 1,
    consistentRead: true,
  });
}

export function response(ctx: FieldContext): Spend[] {
  if (ctx.error) return fail(ctx.error);
  const { items, nextToken } = ctx.result;
  if (nextToken || items.length > MAXIMUM_SUMS)
    return refuse('There are more sums than one answer holds: ask for fewer months.');
  // A sum that everything was taken out of again stays as a row.
  return items
    .filter(({ count }) => count > 0)
    .map((row) => ({
      month: row.month,
      key: row.key,
      name: row.name,
      total: decimalOf(row.minor, minorUnitDigits[row.currency]),
      currency: row.currency,
      count: row.count,
    }));
}
