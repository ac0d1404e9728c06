import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationRequestUploadsArgs } from '#model/generated.ts';
import { fail, isConflict, passes } from '../../shared/result.ts';
import type { UploadStash, UploadsPayload } from '../../shared/upload.ts';

type StepContext = Context<
  MutationRequestUploadsArgs,
  UploadStash,
  { result: UploadsPayload },
  undefined,
  { cancellationReasons?: { type?: string | null }[] | null } | null
>;

/**
 * A repeated call answers fresh forms, so its files must be awaited as long as those work. This moves no status and
 * does not count as a change; whoever ends the waiting looks at `openUntil`.
 */
export function request(ctx: StepContext) {
  if (!ctx.stash.repeated) return runtime.earlyReturn(ctx.prev.result);
  return {
    operation: 'TransactWriteItems',
    transactItems: ctx.stash.uploads.map((upload) => ({
      table: ctx.env.FILES_TABLE,
      operation: 'UpdateItem',
      key: util.dynamodb.toMapValues({ id: upload.fileId }),
      update: {
        expression: 'SET #openUntil = :openUntil',
        expressionNames: { '#openUntil': 'openUntil' },
        expressionValues: util.dynamodb.toMapValues({ ':openUntil': upload.openUntil }),
      },
      condition: {
        expression: 'attribute_exists(#id)',
        expressionNames: { '#id': 'id' },
        returnValuesOnConditionCheckFailure: false,
      },
    })),
  };
}

export function response(ctx: StepContext): UploadsPayload {
  if (!ctx.error) return ctx.prev.result;
  const reasons = ctx.result?.cancellationReasons ?? [];
  if (isConflict(ctx.error) || reasons.some((reason) => passes(reason.type))) {
    const message = 'These files are changing at this moment. Try again.';
    return { uploads: null, userErrors: [{ code: 'TRY_AGAIN', field: null, message }] };
  }
  return fail(ctx.error);
}
