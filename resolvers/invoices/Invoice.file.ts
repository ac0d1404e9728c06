import type { Context } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { FileRow } from '#model/files.ts';
import type { File } from '#model/generated.ts';
import { fileOf } from '../shared/file.ts';
import type { InvoiceSource } from '../shared/invoice.ts';
import { visibleRow } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, InvoiceSource>;

export function request(ctx: FieldContext) {
  return get<FileRow>({ key: { id: ctx.source?.fileId ?? '' }, consistentRead: true });
}

export function response(ctx: FieldContext): File | null {
  if (ctx.error) return fail(ctx.error);
  const row = visibleRow<FileRow>(ctx.result, ctx.identity);
  return row ? fileOf(row) : null;
}
