import { describe, expect, test } from 'vitest';
import type { StoredFile } from '../../platform/rows.ts';
import type { DocumentLinks } from '../../ports/documentLinks.ts';
import { dispositionOf, sign } from './sign.ts';

const links: DocumentLinks = {
  sign: ({ key, versionId }, { contentType }, seconds) =>
    Promise.resolve(`https://bucket.example/${key}?versionId=${versionId}&type=${contentType}&seconds=${seconds}`),
};

const file: StoredFile = {
  id: 'f1',
  ownerId: 'owner',
  invoiceId: 'i1',
  name: 'invoice.pdf',
  mediaType: 'JPEG',
  size: 10,
  sha256: 'a'.repeat(64),
  status: 'ACCEPTED',
  version: 3,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  document: { key: 'files/f1', versionId: 'v1' },
};

describe('a link to a document', () => {
  test('is for the version that was accepted, as what it really is, for five minutes', async () => {
    const before = Date.now();
    const document = await sign(file, 'owner', links);
    expect(document?.url).toBe('https://bucket.example/files/f1?versionId=v1&type=image/jpeg&seconds=300');
    expect(document?.mediaType).toBe('JPEG');
    expect(Date.parse(document?.expiresAt ?? '')).toBeGreaterThanOrEqual(before + 300_000);
  });

  test.each([
    ['PDF', 'inline'],
    ['PNG', 'inline'],
    ['XML', 'attachment'],
  ] as const)('shows or keeps %s as is safe: %s', async (mediaType, how) => {
    const disposed: DocumentLinks = { sign: (_object, { contentDisposition }) => Promise.resolve(contentDisposition) };
    expect((await sign({ ...file, mediaType }, 'owner', disposed))?.url).toMatch(new RegExp(`^${how}; `));
  });

  test.each([
    ['somebody else', file, 'stranger'],
    ['a removed file', { ...file, status: 'REMOVED' as const }, 'owner'],
    ['a file without its verdict', { ...file, status: 'SCANNING' as const }, 'owner'],
    ['an unknown file', null, 'owner'],
  ])('is none for %s', async (_, row, ownerId) => {
    expect(await sign(row, ownerId, links)).toBeNull();
  });
});

describe('the name of a download', () => {
  test.each([
    ['invoice.pdf', `inline; filename="invoice.pdf"; filename*=UTF-8''invoice.pdf`],
    ['Größe "1".pdf', `inline; filename="Gr__e _1_.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22.pdf`],
    ["it's (a) *.pdf", `inline; filename="it's (a) *.pdf"; filename*=UTF-8''it%27s%20%28a%29%20%2A.pdf`],
    ['a\r\nSet-Cookie: x', `inline; filename="a__Set-Cookie: x"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x`],
    ['half\uD800', `inline; filename="half_"; filename*=UTF-8''half%EF%BF%BD`],
  ])('%j is written safely', (name, header) => {
    expect(dispositionOf('inline', name)).toBe(header);
  });
});
