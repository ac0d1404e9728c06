import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { FileRow } from '#model/files.ts';
import type { File } from '#model/generated.ts';
import { fileOf } from '../shared/file.ts';
import { callerOf, ownRow } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';
import type { UploadSource } from '../shared/upload.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, UploadSource>;

/** A file that this very call announced is as it was written; one of a repeated call is read. */
export function request(ctx: FieldContext) {
  if (ctx.source?.file) return runtime.earlyReturn(ctx.source.file);
  return get<FileRow>({ key: { id: ctx.source?.fileId ?? '' }, consistentRead: true });
}

export function response(ctx: FieldContext): File | null {
  if (ctx.error) return fail(ctx.error);
  const row = ownRow<FileRow>(ctx.result, callerOf(ctx.identity));
  return row ? fileOf(row) : null;
}
