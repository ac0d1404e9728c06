import { TransactionCanceledException, TransactionInProgressException } from '@aws-sdk/client-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { TableName } from '#model/tables.ts';
import type { Expression, PlannedWrite } from '#model/writes.ts';
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
      new TransactWriteCommand({ TransactItems: writes.map((write) => transactItem(write, tables)) }),
    );
    return 'DONE';
  } catch (error) {
    const refusal = refusalOf(error, guards);
    if (!refusal) throw error;
    if (refusal.why === 'OVERTAKEN') return 'OVERTAKEN';
    const refused = refusal.refused.flatMap((index) => writes[index] ?? []);
    throw new ContradictionError(`Not as they should be: ${refused.map(named).join(', ')}.`, { cause: error });
  }
}

/** A row as an error's message names it. */
export function named({ table, key }: PlannedWrite): string {
  return `${table} ${Object.values(key).join(' ')}`;
}

/** Why DynamoDB did not carry out a transaction. REFUSED: it is other rows than the guards that do not meet their conditions; `refused` are their places. */
export type Refusal = { readonly why: 'OVERTAKEN' } | { readonly why: 'REFUSED'; readonly refused: readonly number[] };

/** Why a transaction was not carried out whose first so many writes say what was seen; null where it failed in another way. */
export function refusalOf(error: unknown, guards: number): Refusal | null {
  // What a transaction meets that is sent again while the first is still carried out.
  if (error instanceof TransactionInProgressException) return { why: 'OVERTAKEN' };
  if (!(error instanceof TransactionCanceledException)) return null;
  const codes = (error.CancellationReasons ?? []).map(({ Code = 'None' }) => Code);
  const refused = codes.flatMap((code, index) => (code === 'ConditionalCheckFailed' ? [index] : []));
  if (codes.includes('TransactionConflict') || refused.some((index) => index < guards)) return { why: 'OVERTAKEN' };
  const isOther = codes.some((code) => code !== 'None' && code !== 'ConditionalCheckFailed');
  return isOther || refused.length === 0 ? null : { why: 'REFUSED', refused };
}

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A write as the SDK takes it in a transaction. */
export function transactItem(write: PlannedWrite, tables: TableNames): TransactItem {
  const TableName = tables[write.table];
  if (TableName === undefined) throw new Error(`Nobody said what the table ${write.table} is called here.`);
  switch (write.what) {
    case 'PUT':
      return { Put: { TableName, Item: { ...write.key, ...write.set }, ...conditional(write) } };
    case 'CHANGE':
      return { Update: updateInput(write, TableName) };
    case 'DELETE':
      return { Delete: { TableName, Key: write.key, ...conditional(write) } };
  }
}

/** A CHANGE as the SDK takes it, in the table of this name. */
export function updateInput(write: Omit<PlannedWrite, 'table'>, TableName: string) {
  const update = updateOf(write);
  return { TableName, Key: write.key, UpdateExpression: update.expression, ...conditional(write, update) };
}

function conditional(write: Omit<PlannedWrite, 'table'>, { names, values }: Partial<Expression> = {}) {
  const condition = conditionOf(write);
  const all = { ...values, ...condition.values };
  return {
    ConditionExpression: condition.expression,
    ExpressionAttributeNames: { ...names, ...condition.names },
    // DynamoDB refuses an empty one.
    ...(Object.keys(all).length > 0 ? { ExpressionAttributeValues: all } : {}),
  };
}
