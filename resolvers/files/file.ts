import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { FileRow } from '#model/files.ts';
import type { File, QueryFileArgs } from '#model/generated.ts';
import { fileOf } from '../shared/file.ts';
import { mayBeId } from '../shared/id.ts';
import { callerOf, ownRow } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

export function request(ctx: Context<QueryFileArgs>) {
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(null);
  return get<FileRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: Context<QueryFileArgs>): File | null {
  if (ctx.error) return fail(ctx.error);
  const row = ownRow<FileRow>(ctx.result, callerOf(ctx.identity));
  return row ? fileOf(row) : null;
}
