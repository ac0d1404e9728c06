import { describe, expect, test } from 'vitest';
import { fakeRegistry } from '../fakeRegistry.ts';
import type { DocumentLinks } from '../../ports/documentLinks.ts';
import type { ReceiptRow } from '#model/receipts.ts';
import { sign } from './sign.ts';

const links: DocumentLinks = {
  sign: ({ key, versionId }, { contentType, contentDisposition }, seconds) =>
    Promise.resolve([key, versionId, contentType, contentDisposition, seconds].join(' ')),
};

const row: ReceiptRow = {
  id: 'o1-receipt',
  kind: 'RECEIPT',
  series: 'RE-2026',
  sequence: 1,
  number: 'RE-2026-000001',
  version: 2,
  ownerId: 'ada',
  orderId: 'o1',
  issuedAt: '2026-11-21T10:00:00.000Z',
  updatedAt: '2026-11-21T10:00:00.000Z',
  currency: 'EUR',
  net: 100,
  tax: 19,
  total: 119,
  taxes: [],
  seller: fakeRegistry().seller,
  buyer: { name: 'Ada' },
  document: { key: 'receipts/o1-receipt.pdf', versionId: 'v1', size: 10, sha256: 'a'.repeat(64) },
};

describe('a link to a receipt', () => {
  test('is named after its number and works for five minutes', async () => {
    const before = Date.now();
    const document = await sign(row, 'ada', links);
    expect(document).toMatchObject({
      url: 'receipts/o1-receipt.pdf v1 application/pdf inline; filename="RE-2026-000001.pdf" 300',
      fileName: 'RE-2026-000001.pdf',
      size: 10,
    });
    expect(Date.parse(document?.expiresAt ?? '')).toBeGreaterThanOrEqual(before + 300_000);
  });

  test('is none for anybody else, before it is written, and where there is none', async () => {
    const { document: _, ...unwritten } = row;
    expect(await sign(row, 'eve', links)).toBeNull();
    expect(await sign(unwritten, 'ada', links)).toBeNull();
    expect(await sign(null, 'ada', links)).toBeNull();
  });
});
