import type { ReceiptContent, ReceiptRow, Seller } from '#model/receipts.ts';
import { receiptNumber, seriesOf } from '#model/receipts.ts';
import type { FakeTable } from '../platform/fakeTable.ts';
import { fakeTable } from '../platform/fakeTable.ts';
import type { FakeObjectStore } from '../ports/fakeObjectStore.ts';
import { fakeObjectStore } from '../ports/fakeObjectStore.ts';
import type { Registry } from './registry.ts';

/** Documents in memory, for tests: numbers without a race, and text in the place of a PDF. */
export interface FakeRegistry extends Registry {
  readonly receipts: FakeTable<ReceiptRow>;
  readonly documents: FakeObjectStore;
  /** What was drawn, in order. */
  readonly drawn: ReceiptContent[];
}

const AT = '2026-11-21T10:00:00.000Z';

const seller: Seller = {
  name: 'Stage & Sound GmbH',
  address: { street: 'Hauptstraße 1', postalCode: '10115', city: 'Berlin', country: 'DE' },
  vatNumber: 'DE136695976',
  email: 'billing@example.com',
};

export function fakeRegistry(): FakeRegistry {
  const receipts = fakeTable<ReceiptRow>();
  const drawn: ReceiptContent[] = [];
  return {
    receipts,
    documents: fakeObjectStore(),
    drawn,
    seller,
    numbers: {
      issue(id, kind, drafted) {
        const series = seriesOf(kind, AT);
        const sequence = [...receipts.rows.values()].filter((row) => row.series === series).length + 1;
        const row =
          receipts.rows.get(id) ?? drafted({ series, sequence, number: receiptNumber(series, sequence), issuedAt: AT });
        receipts.rows.set(id, row);
        return Promise.resolve(row);
      },
    },
    payment: () => Promise.resolve({ card: { brand: 'visa', last4: '4242' } }),
    render(content) {
      drawn.push(content);
      return Promise.resolve(Buffer.from(JSON.stringify(content)));
    },
  };
}
