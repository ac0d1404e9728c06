import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnnouncedFacts } from './files.ts';
import {
  batchErrors,
  canonicalBatch,
  maximumBytes,
  MAXIMUM_BATCH,
  MAXIMUM_NAME_LENGTH,
  NAME_PATTERN,
  nameOf,
  SHA256_PATTERN,
} from './files.ts';

const file: AnnouncedFacts = {
  name: 'invoice.pdf',
  mediaType: 'PDF',
  size: 1000,
  sha256: 'a'.repeat(64),
  nameIsClean: true,
  sha256IsHex: true,
};

const codesOf = (files: AnnouncedFacts[], key = 'key') => batchErrors(files, key).map((error) => error.code);

describe('a batch of announced files', () => {
  test('passes where every rule is kept', () => {
    expect(batchErrors([file], 'key')).toEqual([]);
    expect(batchErrors(Array(MAXIMUM_BATCH).fill(file), 'k'.repeat(128))).toEqual([]);
  });

  test.each([
    ['no file', [], 'key', 'EMPTY_BATCH'],
    ['one file too many', Array(MAXIMUM_BATCH + 1).fill(file), 'key', 'TOO_MANY_FILES'],
    ['no key', [file], '', 'INVALID_IDEMPOTENCY_KEY'],
    ['a key that is too long', [file], 'k'.repeat(129), 'INVALID_IDEMPOTENCY_KEY'],
    ['an empty name', [{ ...file, name: '' }], 'key', 'INVALID_NAME'],
    ['a name that is too long', [{ ...file, name: 'n'.repeat(MAXIMUM_NAME_LENGTH + 1) }], 'key', 'INVALID_NAME'],
    ['a name with control characters', [{ ...file, nameIsClean: false }], 'key', 'INVALID_NAME'],
    ['no bytes', [{ ...file, size: 0 }], 'key', 'EMPTY_FILE'],
    ['fewer bytes than none', [{ ...file, size: -1 }], 'key', 'EMPTY_FILE'],
    ['one byte too many', [{ ...file, size: maximumBytes.PDF + 1 }], 'key', 'TOO_LARGE'],
    [
      'one byte too many for a picture',
      [{ ...file, mediaType: 'PNG', size: maximumBytes.PNG + 1 }],
      'key',
      'TOO_LARGE',
    ],
    ['a checksum of something else', [{ ...file, sha256IsHex: false }], 'key', 'INVALID_CHECKSUM'],
  ] as const)('is refused for %s', (_, files, key, code) => {
    expect(codesOf([...files], key)).toEqual([code]);
  });

  test('says which file each error is about', () => {
    expect(batchErrors([file, file, { ...file, size: 0 }], 'key')[0]?.field).toBe('files.2.size');
  });

  test('the largest file of each type passes', () => {
    const largest = (Object.keys(maximumBytes) as (keyof typeof maximumBytes)[]).map((mediaType) => ({
      ...file,
      mediaType,
      size: maximumBytes[mediaType],
    }));
    expect(batchErrors(largest, 'key')).toEqual([]);
  });
});

describe('a file’s name', () => {
  test.each([
    ['invoice.pdf', 'invoice.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\Rechnung.pdf', 'Rechnung.pdf'],
    ['folder/', ''],
    [' spaced .pdf ', 'spaced .pdf'],
  ])('%j is shown as %j', (path, name) => {
    expect(nameOf(path)).toBe(name);
  });

  test('never has a folder in it', () => {
    const path = fc.string({ unit: fc.constantFrom('/', '\\', '.', 'a', ' ') });
    fc.assert(fc.property(path, (text) => !/[/\\]/.test(nameOf(text))));
  });

  test.each([
    ['a NUL', 'a\u0000b'],
    ['a line break', 'a\r\nb'],
    ['a line break at its end', 'invoice.pdf\n'],
    ['a delete', 'a\u007f'],
    ['a mark that turns the direction of text', 'invoice\u202Egpj.exe'],
    ['an isolate', 'a\u2066b'],
    ['a line separator', 'a\u2028b'],
    ['nothing', ''],
  ])('with %s is not clean', (_, name) => {
    expect(name).not.toMatch(new RegExp(NAME_PATTERN));
  });

  test.each(['invoice.pdf', 'Rechnung Nr. 5 (Größe).pdf', '発票.pdf', 'חשבונית.pdf', '📄.png'])(
    '%s is clean',
    (name) => {
      expect(name).toMatch(new RegExp(NAME_PATTERN));
    },
  );
});

test('a checksum is exactly 64 hexadecimal digits', () => {
  const pattern = new RegExp(SHA256_PATTERN);
  expect('0123456789abcdefABCDEF'.padEnd(64, '0')).toMatch(pattern);
  expect('0'.repeat(63)).not.toMatch(pattern);
  expect('0'.repeat(65)).not.toMatch(pattern);
  expect(`${'0'.repeat(64)}\n`).not.toMatch(pattern);
  expect('g'.repeat(64)).not.toMatch(pattern);
});

test('two batches are written alike exactly where they are the same', () => {
  const batch = fc.array(
    fc.record({
      name: fc.string(),
      mediaType: fc.constantFrom('PDF' as const, 'PNG' as const),
      size: fc.nat(),
      sha256: fc.string(),
    }),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(batch, batch, (one, other) => {
      expect(canonicalBatch(one) === canonicalBatch(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
});
