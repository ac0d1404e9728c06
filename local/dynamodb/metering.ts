import type { FaultHooks } from '../core/cloud.ts';
import { list, record } from './access.ts';
import { shadowedBy } from './stale-index.ts';

type Json = Readonly<Record<string, unknown>>;

const READS: ReadonlySet<string> = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan', 'TransactGetItems']);

/** The input with which the engine tells what it consumed. */
export function metered(input: Json): Json {
  return input['ReturnConsumedCapacity'] === undefined || input['ReturnConsumedCapacity'] === 'NONE'
    ? { ...input, ReturnConsumedCapacity: 'TOTAL' }
    : input;
}

/**
 * Notes the units that a call consumed, as DynamoDB Local counts them: items in steps of a kilobyte written and four read, index entries
 * too, transactions double. Answers without them where the caller did not ask. What a refused call consumes is not told.
 */
export function noteUnits(faults: FaultHooks, action: string, input: Json, answer: Json): Json {
  const { ConsumedCapacity: consumed, ...rest } = answer;
  const item = READS.has(action) ? 'readUnits' : 'writeUnits';
  for (const one of Array.isArray(consumed) ? list(consumed) : [consumed]) {
    const { TableName: table, CapacityUnits: quantity } = record(one);
    if (typeof quantity !== 'number') continue;
    faults.bill({ service: 'dynamodb', item, resource: shadowedBy(String(table)), quantity });
  }
  const asked = input['ReturnConsumedCapacity'];
  return asked === undefined || asked === 'NONE' ? rest : answer;
}
