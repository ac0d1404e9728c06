import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { OutgoingMailRow } from '#model/mail.ts';
import { documentClient } from '../../platform/documentClient.ts';
import type { Note } from './note.ts';

export interface Tables {
  readonly mails: string;
  readonly suppressions: string;
}

/**
 * Writes a note, all or nothing, on the version of the row that it was made for. Answers false where somebody else wrote in between: look
 * at the row again. Throws the SDK's errors.
 */
export async function writeNote(row: OutgoingMailRow | null, note: Note, now: Date, tables: Tables): Promise<boolean> {
  const update = row && note.set ? updateOf(row, note.set, now, tables.mails) : null;
  const puts = note.suppressions.map((Item) => ({ Put: { TableName: tables.suppressions, Item } }));
  try {
    // Nearly every event says that a mail went out or arrived: alone, that costs half.
    if (update && puts.length === 0) await documentClient.send(new UpdateCommand(update));
    else {
      const first = update ? [{ Update: update }] : [];
      await documentClient.send(new TransactWriteCommand({ TransactItems: [...first, ...puts] }));
    }
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException || error instanceof TransactionCanceledException) return false;
    throw error;
  }
}

function updateOf(row: OutgoingMailRow, set: Partial<OutgoingMailRow>, now: Date, table: string) {
  const written = { ...set, version: row.version + 1, updatedAt: now.toISOString() };
  const names = Object.keys(written);
  return {
    TableName: table,
    Key: { id: row.id },
    UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')} REMOVE #leasedUntil`,
    ConditionExpression: '#version = :seenVersion',
    ExpressionAttributeNames: {
      ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
      '#leasedUntil': 'leasedUntil',
    },
    ExpressionAttributeValues: {
      ...Object.fromEntries(Object.entries(written).map(([name, value]) => [`:${name}`, value])),
      ':seenVersion': row.version,
    },
  };
}
