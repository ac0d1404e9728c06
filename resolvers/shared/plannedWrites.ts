import { util } from '@aws-appsync/utils';
import type { Expression, PlannedWrite } from '#model/writes.ts';
import { conditionOf, updateOf } from '#model/writes.ts';
import type { SourceError } from './result.ts';
import { isConflict, passes } from './result.ts';

/** What AppSync answers to a transaction that was cancelled: a reason for each of its writes, in their order. */
export interface CancelledTransaction {
  cancellationReasons?: ({ type?: string | null } | null)[] | null;
}

/** The writes as one transaction: all or nothing. `tables` names each table as its environment does: `{Bookings: ctx.env.BOOKINGS_TABLE}`. */
export function transactionOf(writes: PlannedWrite[], tables: Record<string, string | undefined>) {
  return {
    operation: 'TransactWriteItems',
    transactItems: writes.map((write) => itemOf(write, tables[write.table])),
  };
}

/** A single CHANGE; its answer is the row as it is then. */
export function updateItemOf(write: PlannedWrite) {
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues(write.key),
    update: written(updateOf(write)),
    condition: written(conditionOf(write)),
  };
}

function itemOf(write: PlannedWrite, table: string | undefined) {
  const key = util.dynamodb.toMapValues(write.key);
  const condition = { ...written(conditionOf(write)), returnValuesOnConditionCheckFailure: false };
  if (write.what === 'PUT') {
    const attributeValues = util.dynamodb.toMapValues(write.set);
    return { table, operation: 'PutItem', key, attributeValues, condition };
  }
  if (write.what === 'DELETE') return { table, operation: 'DeleteItem', key, condition };
  return { table, operation: 'UpdateItem', key, update: written(updateOf(write)), condition };
}

/** DynamoDB refuses a map of values that is empty. */
function written({ expression, names, values }: Expression) {
  if (Object.keys(values).length === 0) return { expression, expressionNames: names };
  return { expression, expressionNames: names, expressionValues: util.dynamodb.toMapValues(values) };
}

/**
 * Whether somebody else wrote first, or was writing, so that another look decides anew: a conflict anywhere, a row that is written too often, or a condition of the first so many writes
 * (`guards`), which say what was seen. Where it is another's condition alone that fails, the rows contradict each other, and another look finds the same.
 */
export function wasOvertaken(error: SourceError, result: CancelledTransaction | null, guards: number): boolean {
  if (isConflict(error)) return true;
  return ((result ?? {}).cancellationReasons ?? []).some((reason, index) => {
    if (!reason) return false;
    if (passes(reason.type)) return true;
    return reason.type === 'ConditionalCheckFailed' && index < guards;
  });
}
