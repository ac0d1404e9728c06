import type { FaultHooks } from '../core/cloud.ts';
import { list, record } from './access.ts';
import type { Connection } from './connection.ts';
import { shadowedBy } from './stale-index.ts';
import { TransactionUnits } from './transaction-units.ts';

type Json = Readonly<Record<string, unknown>>;

const READS: ReadonlySet<string> = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan', 'TransactGetItems']);

/** A call whose units are counted. */
export interface Metered {
  /** The input with which the engine tells what it consumed. */
  readonly input: Json;
  /** Notes the units of an answer, and answers it without them where the caller did not ask. */
  note(answer: Json): Promise<Json>;
}

/** Counts units while calls are recorded. What a refused call consumes is not told. */
export class Metering {
  readonly #faults: FaultHooks;
  readonly #transactions: TransactionUnits;

  constructor(connection: () => Promise<Connection>, faults: FaultHooks) {
    this.#faults = faults;
    this.#transactions = new TransactionUnits(async (action, input) =>
      (await connection()).call('DynamoDB_20120810', action, input),
    );
  }

  async begin(action: string, input: Json): Promise<Metered> {
    const asked = input['ReturnConsumedCapacity'];
    const isAsked = asked !== undefined && asked !== 'NONE';
    const counted = action === 'TransactWriteItems' ? await this.#transactions.begin(input) : undefined;
    return {
      input: isAsked ? input : { ...input, ReturnConsumedCapacity: 'TOTAL' },
      note: async (answer) => {
        const units = counted === undefined ? consumed(answer['ConsumedCapacity']) : await counted();
        const item = READS.has(action) ? 'readUnits' : 'writeUnits';
        for (const [resource, quantity] of units) {
          this.#faults.bill({ service: 'dynamodb', item, resource: shadowedBy(resource), quantity });
        }
        if (isAsked) return answer;
        const { ConsumedCapacity: _told, ...rest } = answer;
        return rest;
      },
    };
  }
}

/** The engine's figures by table. */
function consumed(told: unknown): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const one of Array.isArray(told) ? list(told) : [told]) {
    const { TableName: table, CapacityUnits: quantity } = record(one);
    if (typeof quantity === 'number') units.set(String(table), (units.get(String(table)) ?? 0) + quantity);
  }
  return units;
}
