import type { Context } from '@aws-appsync/utils';
import type { ExportInvoicesPayload, MutationExportInvoicesArgs } from '#model/generated.ts';
import { callerOf, rolesOf } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<
  MutationExportInvoicesArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  ExportInvoicesPayload
>;

export function request(ctx: FieldContext) {
  const roles = rolesOf(ctx.identity);
  return {
    operation: 'Invoke',
    payload: {
      callerId: callerOf(ctx.identity),
      everybody: roles.includes('STAFF') || roles.includes('ADMIN'),
      input: ctx.args.input,
    },
  };
}

export function response(ctx: FieldContext): ExportInvoicesPayload {
  if (ctx.error) return fail(ctx.error);
  return ctx.result;
}
