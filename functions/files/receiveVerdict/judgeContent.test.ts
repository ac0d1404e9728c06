import { describe, expect, test } from 'vitest';
import { maximumBytes } from '#model/files.ts';
import { refusalByContent, refusalByScan } from './judgeContent.ts';

const announced = { size: 100, sha256: 'a'.repeat(64) };
const content = { ...announced, mediaType: 'PDF' as const };

describe('a scan', () => {
  test.each([
    ['NO_THREATS_FOUND', null],
    ['THREATS_FOUND', 'INFECTED'],
    ['UNSUPPORTED', 'SCAN_INCONCLUSIVE'],
    ['ACCESS_DENIED', 'SCAN_INCONCLUSIVE'],
    ['FAILED', 'SCAN_INCONCLUSIVE'],
  ] as const)('that says %s refuses with %s', (status, reason) => {
    expect(refusalByScan(status)).toBe(reason);
  });
});

describe('a clean content', () => {
  test('that is what was announced is accepted', () => {
    expect(refusalByContent(content, announced)).toBeNull();
  });

  test('of another supported type than announced is accepted: it counts what it is', () => {
    expect(refusalByContent({ ...content, mediaType: 'JPEG' }, announced)).toBeNull();
  });

  const large = maximumBytes.PNG + 1;
  test.each([
    ['is empty', { ...content, size: 0 }, announced, 'EMPTY'],
    ['is larger than announced', { ...content, size: 101 }, announced, 'CHECKSUM_MISMATCH'],
    ['has another checksum', { ...content, sha256: 'b'.repeat(64) }, announced, 'CHECKSUM_MISMATCH'],
    ['is none of the types', { ...content, mediaType: null }, announced, 'UNSUPPORTED_TYPE'],
    ['is larger than any type may be', { ...content, size: maximumBytes.PDF + 1 }, announced, 'TOO_LARGE'],
    [
      'is a picture larger than pictures may be, announced as a PDF',
      { ...content, size: large, mediaType: 'PNG' as const },
      { ...announced, size: large },
      'TOO_LARGE',
    ],
  ])('that %s is refused', (_, actual, said, reason) => {
    expect(refusalByContent(actual, said)).toBe(reason);
  });
});
