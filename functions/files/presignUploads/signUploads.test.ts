import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { FormRules, UploadForms } from '../../ports/uploadForms.ts';
import { announcement, signUploads } from './signUploads.ts';

const file = { name: 'a.pdf', mediaType: 'PDF' as const, size: 10, sha256: 'a'.repeat(64) };
const call = { ownerId: 'owner', idempotencyKey: 'key', files: [file, file] };

function recording(): UploadForms & { signed: FormRules[] } {
  const signed: FormRules[] = [];
  return {
    signed,
    sign(rules) {
      signed.push(rules);
      return Promise.resolve({ url: 'https://bucket.example', fields: [], expiresAt: '2026-01-01T00:15:00.000Z' });
    },
  };
}

const idsOf = async (changed: Partial<typeof call>) =>
  (await signUploads({ ...call, ...changed }, 900, recording())).map(({ fileId, invoiceId }) => [fileId, invoiceId]);

describe('the uploads of a call', () => {
  test('are the same whenever the call is the same', async () => {
    expect(await idsOf({})).toEqual(await idsOf({}));
  });

  test('are others for another caller, another key, or other files', async () => {
    const all = [
      await idsOf({}),
      await idsOf({ ownerId: 'other' }),
      await idsOf({ idempotencyKey: 'other' }),
      await idsOf({ files: [file, { ...file, size: 11 }] }),
    ].flat(2);
    expect(new Set(all).size).toBe(all.length);
  });

  test('let through exactly what was announced', async () => {
    const forms = recording();
    const [first] = await signUploads(call, 900, forms);
    expect(forms.signed[0]).toEqual({
      key: `uploads/${first?.fileId}`,
      contentType: 'application/pdf',
      size: 10,
      sha256: file.sha256,
    });
  });

  test('are awaited a while longer than their forms work', async () => {
    const before = Date.now();
    const [first] = await signUploads(call, 900, recording());
    expect(Date.parse(first?.openUntil ?? '') - before).toBeGreaterThanOrEqual(1200_000);
  });
});

test.each([
  ['no file', { files: [] }],
  ['too many files', { files: Array(26).fill(file) }],
  ['a checksum in capitals', { files: [{ ...file, sha256: 'A'.repeat(64) }] }],
  ['half a byte', { files: [{ ...file, size: 0.5 }] }],
  ['no owner', { ownerId: '' }],
])('a call with %s is refused at the border', (_, changed) => {
  expect(z.safeParse(announcement, { ...call, ...changed }).success).toBe(false);
});
