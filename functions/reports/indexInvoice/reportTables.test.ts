import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { storedInvoice } from '../storedInvoice.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ReportEntry } from './entry.ts';
import { wantedOf } from './entry.ts';
import { reportTables } from './reportTables.ts';

vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const tables = reportTables({ entries: 'entries', terms: 'terms', spend: 'spend' });
const wanted = wantedOf(storedInvoice(), null);
const entry: ReportEntry = {
  invoiceId: 'i1',
  ownerId: 'owner',
  turn: 1,
  version: 4,
  digest: wanted.digest,
  settled: false,
  places: [...wanted.places],
  sums: wanted.sums,
};

/** What DynamoDB answers, call after call; the last again and again. */
function answering(...codes: (readonly string[] | null)[]): TransactWriteCommandInput[] {
  const asked: TransactWriteCommandInput[] = [];
  vi.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation((command: { input: unknown }) => {
    const reasons = codes[Math.min(asked.length, codes.length - 1)];
    asked.push(command.input as TransactWriteCommandInput);
    if (!reasons) return Promise.resolve({});
    const CancellationReasons = reasons.map((Code) => ({ Code }));
    return Promise.reject(
      new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons }),
    );
  });
  return asked;
}

describe('what is kept for reports', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is written with its sums in one transaction, in the turn that was seen', async () => {
    const asked = answering(null);
    expect(await tables.begin(entry, 0, wanted.sums)).toBe(true);
    expect(asked[0]?.TransactItems).toHaveLength(4);
    expect(asked[0]?.TransactItems?.[0]?.Put?.ConditionExpression).toBe('attribute_not_exists(#id)');
    await tables.begin({ ...entry, turn: 8 }, 7, []);
    expect(asked[1]?.TransactItems?.[0]?.Put?.ExpressionAttributeValues).toEqual({ ':turn': 7 });
  });

  it('is not written in another turn', async () => {
    answering(['ConditionalCheckFailed', 'None', 'None', 'None']);
    expect(await tables.begin(entry, 0, wanted.sums)).toBe(false);
  });

  it('is tried again where others write the same sums', async () => {
    const asked = answering(['None', 'TransactionConflict', 'None', 'None'], ['None', 'TransactionConflict'], null);
    expect(await tables.begin(entry, 0, wanted.sums)).toBe(true);
    expect(asked).toHaveLength(3);
  });

  it('fails where it is refused for ever, or for another reason', async () => {
    const asked = answering(['None', 'TransactionConflict']);
    await expect(tables.begin(entry, 0, wanted.sums)).rejects.toThrow('cancelled');
    expect(asked.length).toBeGreaterThan(5);
    vi.restoreAllMocks();
    answering(['ValidationError']);
    await expect(tables.begin(entry, 0, wanted.sums)).rejects.toThrow('cancelled');
  });

  it('moves at most a hundred rows at once, each time in its turn', async () => {
    const asked = answering(null);
    const [first] = wanted.rows;
    if (!first) throw new Error('It has no terms.');
    const rows = Array.from({ length: 250 }, (_, index) => ({ ...first, ownerTerm: `owner#${index}` }));
    expect(await tables.move(entry, rows, [])).toBe(true);
    expect(asked.map(({ TransactItems }) => TransactItems?.length)).toEqual([100, 100, 53]);
    for (const { TransactItems } of asked) {
      expect(TransactItems?.[0]?.ConditionCheck?.ExpressionAttributeValues).toEqual({ ':turn': 1 });
    }
  });

  it('stops moving as soon as another took its turn', async () => {
    const asked = answering(null, ['ConditionalCheckFailed']);
    const gone = Array.from({ length: 250 }, (_, index) => ({ ownerTerm: `owner#${index}`, dayInvoice: 'd' }));
    expect(await tables.move(entry, [], gone)).toBe(false);
    expect(asked).toHaveLength(2);
  });
});
