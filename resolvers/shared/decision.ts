import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { Decided, DecisionChange } from '#model/decisions.ts';
import { removedBy, revisionOf } from '#model/decisions.ts';
import type { InvoiceRow } from '#model/invoices.ts';
import type { InvoicePayload } from './invoicePayload.ts';
import { done, refused } from './invoicePayload.ts';
import { fail, isConflict, passes } from './result.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-transact-write-items.html */
export interface TransactionResult {
  cancellationReasons?: { type?: string | null }[] | null;
}

/** What a decision hands from its request to its response. */
export interface DecisionStash {
  after: InvoiceRow;
}

/** The step of a decision: the invoice that was loaded before it, and the transaction that it makes. */
export type DecisionContext<Args extends Record<string, unknown>> = Context<
  Args,
  DecisionStash,
  { result: InvoiceRow | null },
  undefined,
  TransactionResult | null
>;

/** Why nothing is done, where something speaks against it. */
export function objectionOf(decided: Decided): InvoicePayload | null {
  return decided.refusal ? refused(decided.refusal) : null;
}

/** The decision and its entry in the history, both or neither, only on the version that was judged. */
export function transactionOf(
  env: Record<string, string>,
  row: InvoiceRow,
  after: InvoiceRow,
  change: DecisionChange,
  deciderId: string,
) {
  const { invoiceId, sequence, ...revision } = revisionOf(after, {
    action: change.action,
    by: deciderId,
    changes: [],
    note: change.note,
  });
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      {
        table: env.INVOICES_TABLE,
        operation: 'UpdateItem',
        key: util.dynamodb.toMapValues({ id: row.id }),
        update: updateOf(change, after),
        condition: {
          expression: '#version = :seenVersion AND #status = :seenStatus',
          expressionNames: { '#version': 'version', '#status': 'status' },
          expressionValues: util.dynamodb.toMapValues({ ':seenVersion': row.version, ':seenStatus': row.status }),
          returnValuesOnConditionCheckFailure: false,
        },
      },
      {
        table: env.INVOICE_REVISIONS_TABLE,
        operation: 'PutItem',
        key: util.dynamodb.toMapValues({ invoiceId, sequence }),
        attributeValues: util.dynamodb.toMapValues(revision),
        condition: {
          expression: 'attribute_not_exists(#invoiceId)',
          expressionNames: { '#invoiceId': 'invoiceId' },
          returnValuesOnConditionCheckFailure: false,
        },
      },
    ],
  };
}

function updateOf(change: DecisionChange, after: InvoiceRow) {
  const expressionNames: Record<string, string> = {};
  const expressionValues: Record<string, unknown> = {};
  const sets: string[] = [];
  const set = { ...change.set, version: after.version, updatedAt: after.updatedAt };
  for (const attribute of Object.keys(set) as (keyof typeof set)[]) {
    expressionNames[`#${attribute}`] = attribute;
    expressionValues[`:${attribute}`] = set[attribute];
    sets.push(`#${attribute} = :${attribute}`);
  }
  const removes: string[] = [];
  for (const attribute of removedBy(change)) {
    expressionNames[`#${attribute}`] = attribute;
    removes.push(`#${attribute}`);
  }
  return {
    expression: `SET ${sets.join(', ')} REMOVE ${removes.join(', ')}`,
    expressionNames,
    expressionValues: util.dynamodb.toMapValues(expressionValues),
  };
}

/** What became of the transaction. */
export function answerOf<Args extends Record<string, unknown>>(ctx: DecisionContext<Args>): InvoicePayload {
  if (!ctx.error) return done(ctx.stash.after);
  const reasons = ctx.result?.cancellationReasons ?? [];
  if (isConflict(ctx.error) || reasons.some((reason) => passes(reason.type))) {
    return refused('TRY_AGAIN');
  }
  if (!reasons.some((reason) => reason.type === 'ConditionalCheckFailed')) return fail(ctx.error);
  return refused('STALE_VERSION');
}
