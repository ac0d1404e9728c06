import { TransactionCanceledException, TransactionInProgressException } from '@aws-sdk/client-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { TableName } from '#model/tables.ts';
import type { PlannedWrite } from '#model/writes.ts';
import { conditionOf, updateOf } from '#model/writes.ts';
import { documentClient } from './documentClient.ts';

/** Rows contradict each other: what one says of another is not so, and trying again does not help. */
export class ContradictionError extends Error {
  override readonly name = 'ContradictionError';
}

/** The tables' real names, as far as a function writes to them. */
export type TableNames = Readonly<Partial<Record<TableName, string>>>;

/** What became of a transaction. OVERTAKEN: somebody else wrote first, or is writing: another look decides anew. */
export type Carried = 'DONE' | 'OVERTAKEN';

/**
 * Carries the writes out as one transaction: all or nothing, at most 100. The conditions of the first so many writes (`guards`) say what was seen. Throws
 * ContradictionError where it is another's that fails, which another look would find again, and the SDK's errors.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export async function carryOut(writes: readonly PlannedWrite[], tables: TableNames, guards: number): Promise<Carried> {
  try {
    await documentClient.send(
      new TransactWriteCommand({ TransactItems: writes.map((write) => itemOf(write, tables)) }),
    );
    return 'DONE';
  } catch (error) {
    // What a transaction meets that is sent again while the first is still carried out.
    if (error instanceof TransactionInProgressException) return 'OVERTAKEN';
    if (!(error instanceof TransactionCanceledException)) throw error;
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
    if (codes.includes('TransactionConflict') || codes.slice(0, guards).includes('ConditionalCheckFailed')) {
      return 'OVERTAKEN';
    }
    const contradicting = codes.flatMap((code, index) =>
      code === 'ConditionalCheckFailed' ? (writes[index] ?? []) : [],
    );
    if (contradicting.length === 0) throw error;
    const names = contradicting.map(({ table, key }) => `${table} ${Object.values(key).join(' ')}`);
    throw new ContradictionError(`Not as they should be: ${names.join(', ')}.`, { cause: error });
  }
}

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

function itemOf(write: PlannedWrite, tables: TableNames): TransactItem {
  const TableName = tables[write.table];
  if (TableName === undefined) throw new Error(`Nobody said what the table ${write.table} is called here.`);
  const condition = conditionOf(write);
  const where = { TableName, ConditionExpression: condition.expression };
  if (write.what === 'PUT') {
    return {
      Put: { ...where, Item: { ...write.key, ...write.set }, ExpressionAttributeNames: condition.names },
    };
  }
  if (write.what === 'DELETE') {
    return {
      Delete: {
        ...where,
        Key: write.key,
        ExpressionAttributeNames: condition.names,
        ExpressionAttributeValues: condition.values,
      },
    };
  }
  const update = updateOf(write);
  return {
    Update: {
      ...where,
      Key: write.key,
      UpdateExpression: update.expression,
      ExpressionAttributeNames: { ...update.names, ...condition.names },
      ExpressionAttributeValues: { ...update.values, ...condition.values },
    },
  };
}
