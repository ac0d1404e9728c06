import { afterEach, describe, expect, test, vi } from 'vitest';
import { createReader, ReaderStopped } from './reader.ts';
import type { Reader } from './reader.ts';

/** A reader's process that does to itself what the first byte of a document says. */
const program = new URL('./brittleReader.ts', import.meta.url);

let reader: Reader | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await reader?.stop();
});

const document = (what: string, pages = 1): Uint8Array => Uint8Array.from([what.charCodeAt(0), pages]);
const bad = { name: 'ReadingFailure', code: 'BadDocumentException' };

describe('the reader', () => {
  test.each([
    ['hangs', 'h'],
    ['ends its process', 'd'],
    ['fills the memory', 'm'],
  ])(
    'finds a document that %s unreadable, and reads those beside it',
    async (_name, what) => {
      const read = createReader({ program, page: 2_000 });
      reader = read;
      const [before, guilty, after, later] = await Promise.allSettled([
        read.read(document('s', 1), 9),
        read.read(document(what), 9),
        read.read(document('s', 3), 9),
        read.read(document('ok', 4), 9),
      ]);
      expect(before).toMatchObject({ status: 'fulfilled', value: { pages: 1 } });
      expect(guilty).toMatchObject({ status: 'rejected', reason: bad });
      expect(after).toMatchObject({ status: 'fulfilled', value: { pages: 3 } });
      expect(later).toMatchObject({ status: 'fulfilled', value: { pages: 4 } });
    },
    30_000,
  );

  test('gives a long document time for each of its pages', async () => {
    reader = createReader({ program, page: 1_000 });
    expect(await reader.read(document('p', 6), 9)).toMatchObject({ pages: 6 });
  });

  test('blames no document for a process that is slow to start', async () => {
    vi.stubEnv('BRITTLE_START_MS', '1500');
    reader = createReader({ program, page: 1_000 });
    expect(await reader.read(document('ok', 2), 9)).toMatchObject({ pages: 2 });
  });

  test('says what was found, and reads on', async () => {
    reader = createReader({ program });
    await expect(reader.read(document('f'), 9)).rejects.toMatchObject(bad);
    expect(await reader.read(document('ok', 2), 9)).toMatchObject({ pages: 2 });
  });

  test('blames no document for being stopped', async () => {
    reader = createReader({ program });
    const reading = Promise.allSettled([1, 2, 3].map(() => reader?.read(document('s'), 9)));
    await reader.stop();
    for (const one of await reading) expect(one).toMatchObject({ reason: expect.any(ReaderStopped) as unknown });
  });
});
