import { util } from '@aws-appsync/utils';
import type { RecurringOrderRow } from '#model/recurring.ts';
import type { RecurringMove } from '#model/recurringRuns.ts';
import type { RecurringPayload } from './recurring.ts';
import { recurringDone, recurringRefused } from './recurring.ts';
import type { SourceError } from './result.ts';
import { fail, isConditionFailure, isConflict } from './result.ts';

/** Writes a move where nobody has changed it since it was seen. */
export function writeRecurring(row: RecurringOrderRow, move: RecurringMove, at: string) {
  const expressionNames: Record<string, string> = {};
  const expressionValues: Record<string, unknown> = {};
  const sets: string[] = [];
  const set = { ...move.set, version: row.version + 1, updatedAt: at };
  for (const attribute of Object.keys(set) as (keyof typeof set)[]) {
    expressionNames[`#${attribute}`] = attribute;
    expressionValues[`:${attribute}`] = set[attribute];
    sets.push(`#${attribute} = :${attribute}`);
  }
  const removes: string[] = [];
  for (const attribute of move.remove) {
    expressionNames[`#${attribute}`] = attribute;
    removes.push(`#${attribute}`);
  }
  const removal = removes.length > 0 ? ` REMOVE ${removes.join(', ')}` : '';
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id: row.id }),
    update: {
      expression: `SET ${sets.join(', ')}${removal}`,
      expressionNames,
      expressionValues: util.dynamodb.toMapValues(expressionValues),
    },
    condition: {
      expression: '#version = :seen',
      expressionNames: { '#version': 'version' },
      expressionValues: util.dynamodb.toMapValues({ ':seen': row.version }),
    },
  };
}

/** What such a write answers. */
export function writtenRecurring(
  error: SourceError | null | undefined,
  row: RecurringOrderRow | null,
): RecurringPayload {
  if (!error) return row ? recurringDone(row) : recurringRefused('NOT_FOUND');
  if (isConflict(error)) return recurringRefused('TRY_AGAIN');
  if (!isConditionFailure(error)) return fail(error);
  return recurringRefused('STALE_VERSION');
}
