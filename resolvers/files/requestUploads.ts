import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { canonicalBatch, IDEMPOTENCY_SECONDS } from '#model/files.ts';
import type { FileErrorCode } from '#model/errors.ts';
import type { MutationRequestUploadsArgs } from '#model/generated.ts';
import { idempotencyRow } from '#model/keys.ts';
import type { UploadRows } from '#model/uploads.ts';
import { uploadRows } from '#model/uploads.ts';
import { fileOf } from '../shared/file.ts';
import { invoiceOf } from '../shared/invoice.ts';
import { fail, isConflict, passes } from '../shared/result.ts';
import type { SignedUpload, UploadSource, UploadStash, UploadsPayload } from '../shared/upload.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-transact-write-items.html */
interface TransactionResult {
  cancellationReasons?: { type?: string | null; item?: { input?: string } | null }[] | null;
}

type StepContext = Context<MutationRequestUploadsArgs, UploadStash, undefined, undefined, TransactionResult | null>;

/** Writes the caller's key, the files and their invoices, all or none. */
export function request(ctx: StepContext) {
  const { callerId, files, uploads } = ctx.stash;
  const now = util.time.nowISO8601();
  const rows: UploadRows[] = [];
  files.forEach((file, index) => {
    const upload = uploads[index];
    if (upload) rows.push(uploadRows(file, upload, callerId, now));
  });
  ctx.stash.rows = rows;
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      keepKey(ctx),
      ...rows.map((row) => putNew(ctx.env.FILES_TABLE, row.file)),
      ...rows.map((row) => putNew(ctx.env.INVOICES_TABLE, row.invoice)),
    ],
  };
}

/** A key that was used stays; one that is past its time may be used anew before DynamoDB has removed it. */
function keepKey(ctx: StepContext) {
  const now = util.time.nowEpochSeconds();
  const { callerId, files } = ctx.stash;
  return {
    table: ctx.env.IDEMPOTENCY_TABLE,
    operation: 'PutItem',
    key: util.dynamodb.toMapValues({ key: idempotencyRow('requestUploads', callerId, ctx.args.input.idempotencyKey) }),
    attributeValues: util.dynamodb.toMapValues({ input: canonicalBatch(files), expiresAt: now + IDEMPOTENCY_SECONDS }),
    condition: {
      expression: 'attribute_not_exists(#key) OR #expiresAt < :now',
      expressionNames: { '#key': 'key', '#expiresAt': 'expiresAt' },
      expressionValues: util.dynamodb.toMapValues({ ':now': now }),
      returnValuesOnConditionCheckFailure: true,
    },
  };
}

function putNew(table: string | undefined, row: UploadRows['file'] | UploadRows['invoice']) {
  const { id, ...attributes } = row;
  return {
    table,
    operation: 'PutItem',
    key: util.dynamodb.toMapValues({ id }),
    attributeValues: util.dynamodb.toMapValues(attributes),
    condition: {
      expression: 'attribute_not_exists(#id)',
      expressionNames: { '#id': 'id' },
      returnValuesOnConditionCheckFailure: false,
    },
  };
}

export function response(ctx: StepContext): UploadsPayload {
  const { uploads, rows, files } = ctx.stash;
  ctx.stash.repeated = false;
  if (!ctx.error) return { uploads: uploads.map((upload, index) => sourceOf(upload, rows[index])), userErrors: [] };

  const reasons = ctx.result?.cancellationReasons ?? [];
  if (isConflict(ctx.error) || reasons.some((reason) => passes(reason.type))) {
    return refusal('TRY_AGAIN', null, 'Somebody else made the same call at the same moment. Try again.');
  }
  if (!reasons.some((reason) => reason.type === 'ConditionalCheckFailed')) return fail(ctx.error);

  const kept = reasons[0];
  if (kept?.type === 'ConditionalCheckFailed' && kept.item?.input !== canonicalBatch(files)) {
    return refusal('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey', 'This key was used for other files. Use a new one.');
  }
  // Ids derive from the caller, the key and the input: rows that exist were made by this very call before.
  ctx.stash.repeated = true;
  return { uploads: uploads.map((upload) => sourceOf(upload, undefined)), userErrors: [] };
}

function sourceOf(upload: SignedUpload, rows: UploadRows | undefined): UploadSource {
  const { fileId, invoiceId, form } = upload;
  if (!rows) return { fileId, invoiceId, form };
  return { fileId, invoiceId, form, file: fileOf(rows.file), invoice: invoiceOf(rows.invoice) };
}

function refusal(code: FileErrorCode, field: string | null, message: string): UploadsPayload {
  return { uploads: null, userErrors: [{ code, field, message }] };
}
