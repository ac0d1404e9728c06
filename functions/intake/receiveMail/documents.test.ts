import { describe, expect, test } from 'vitest';
import { MAXIMUM_ATTACHMENTS } from '#model/intake.ts';
import { documentsOf } from './documents.ts';

const part = (name: string, content: string | Uint8Array, embedded = false) => ({
  name,
  content: typeof content === 'string' ? Buffer.from(content) : content,
  embedded,
});
const PDF = '%PDF-1.7\n…';

describe('the attachments of a mail', () => {
  test('are what their content says, whatever their names say', () => {
    const { documents, refused } = documentsOf([
      part('a.exe', PDF),
      part('b.pdf', 'PK\u0003\u0004'),
      part('c.pdf', ''),
    ]);
    expect(documents.map(({ file }) => [file.name, file.mediaType, file.size, file.sha256.length])).toEqual([
      ['a.exe', 'PDF', Buffer.byteLength(PDF), 64],
    ]);
    expect(refused).toEqual([
      { name: 'b.pdf', reason: 'UNSUPPORTED_TYPE' },
      { name: 'c.pdf', reason: 'EMPTY' },
    ]);
  });

  test('do not count where the text shows them', () => {
    expect(documentsOf([part('logo.png', PDF, true)])).toEqual({ documents: [], refused: [] });
  });

  test('are too large beyond the limit of their type', () => {
    const jpeg = new Uint8Array(10 * 1024 * 1024 + 1);
    jpeg.set([0xff, 0xd8, 0xff]);
    expect(documentsOf([part('p.jpg', jpeg)]).refused).toEqual([{ name: 'p.jpg', reason: 'TOO_LARGE' }]);
    expect(documentsOf([part('p.jpg', jpeg.subarray(1))]).documents).toHaveLength(0);
  });

  test('are too many beyond the limit, and the first ones are taken', () => {
    const { documents, refused } = documentsOf(
      Array.from({ length: MAXIMUM_ATTACHMENTS + 2 }, (_, at) => part(`${at}.pdf`, PDF)),
    );
    expect(documents).toHaveLength(MAXIMUM_ATTACHMENTS);
    expect(refused.map(({ name, reason }) => `${name} ${reason}`)).toEqual(['25.pdf TOO_MANY', '26.pdf TOO_MANY']);
  });

  test('have names that can be shown', () => {
    const { documents } = documentsOf([
      part('..\\..\\in\u202Evoice.pdf', PDF),
      part('', PDF),
      part('n'.repeat(500), PDF),
    ]);
    expect(documents.map(({ file }) => (file.name.length > 20 ? file.name.length : file.name))).toEqual([
      'invoice.pdf',
      'attachment-2',
      200,
    ]);
  });
});
