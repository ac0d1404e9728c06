import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationDeleteInvoiceArgs } from '#model/generated.ts';
import type { InvoiceRow } from '#model/invoices.ts';
import { attributesLostByDeletion, invoiceMachine } from '#model/invoices.ts';
import { ownerStatus } from '#model/keys.ts';
import { canMove } from '#model/statusMachine.ts';
import type { InvoicePayload } from '../shared/invoicePayload.ts';
import { done, refused } from '../shared/invoicePayload.ts';
import { callerOf } from '../shared/owner.ts';
import { fail, isConditionFailure, isConflict } from '../shared/result.ts';

type StepContext = Context<
  MutationDeleteInvoiceArgs,
  Record<string, unknown>,
  { result: InvoiceRow | null },
  undefined,
  InvoiceRow | null
>;

/** The document and the readings go after it, when the deletion is heard. */
export function request(ctx: StepContext) {
  const callerId = callerOf(ctx.identity);
  const row = ctx.prev.result;
  if (!row) return runtime.earlyReturn(refused('NOT_FOUND'));
  if (row.status === 'DELETED') return runtime.earlyReturn(done(row));
  if (row.version !== ctx.args.expectedVersion) return runtime.earlyReturn(refused('STALE_VERSION'));
  if (!canMove(invoiceMachine, row.status, 'DELETED')) return runtime.earlyReturn(refused('STALE_VERSION'));

  const expressionNames: Record<string, string> = {
    '#status': 'status',
    '#version': 'version',
    '#updatedAt': 'updatedAt',
    '#ownerStatus': 'ownerStatus',
  };
  const lost: string[] = [];
  for (const attribute of attributesLostByDeletion) {
    expressionNames[`#${attribute}`] = attribute;
    lost.push(`#${attribute}`);
  }
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id: row.id }),
    update: {
      expression:
        'SET #status = :deleted, #version = :next, #updatedAt = :now, #ownerStatus = :ownerStatus ' +
        `REMOVE ${lost.join(', ')}`,
      expressionNames,
      expressionValues: util.dynamodb.toMapValues({
        ':deleted': 'DELETED',
        ':next': row.version + 1,
        ':now': util.time.nowISO8601(),
        ':ownerStatus': ownerStatus(callerId, 'DELETED'),
      }),
    },
    condition: {
      expression: '#version = :version AND #status = :status AND #ownerId = :ownerId',
      expressionNames: { '#version': 'version', '#status': 'status', '#ownerId': 'ownerId' },
      expressionValues: util.dynamodb.toMapValues({
        ':version': row.version,
        ':status': row.status,
        ':ownerId': callerId,
      }),
    },
  };
}

export function response(ctx: StepContext): InvoicePayload {
  if (!ctx.error) return ctx.result ? done(ctx.result) : refused('NOT_FOUND');
  if (isConflict(ctx.error)) return refused('TRY_AGAIN');
  if (!isConditionFailure(ctx.error)) return fail(ctx.error);
  // AppSync answers the row as it is now beside the failure.
  if (ctx.result?.status === 'DELETED') return done(ctx.result);
  return refused('STALE_VERSION');
}
