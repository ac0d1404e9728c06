import { describe, expect, test } from 'vitest';
import { is } from '#model/writes.ts';
import { awaitedFile } from '../awaitedFile.ts';
import { endWaiting } from './endWaiting.ts';

const due = new Date('2026-01-01T00:20:00.000Z');

describe('a file whose time has come', () => {
  test('expires where nothing was uploaded, unless its forms are renewed at that moment', () => {
    expect(endWaiting(awaitedFile, due)).toMatchObject({
      set: { status: 'EXPIRED', reason: 'UPLOAD_NOT_MADE' },
      while: [is('openUntil', '2026-01-01T00:20:00.000Z')],
    });
  });

  test('is awaited longer where fresh forms were handed out, and nobody hears of it', () => {
    const openUntil = '2026-01-01T00:30:00.000Z';
    expect(endWaiting({ ...awaitedFile, openUntil }, due)).toMatchObject({ set: { dueAt: openUntil }, silent: true });
  });

  test('is refused where no verdict came', () => {
    expect(endWaiting({ ...awaitedFile, status: 'SCANNING' }, due)?.set).toEqual({
      status: 'REJECTED',
      reason: 'SCAN_INCONCLUSIVE',
    });
  });
});

test.each([
  ['its time has not come', { ...awaitedFile, dueAt: '2026-01-01T00:20:00.001Z' }],
  ['it has no time', (({ dueAt: _dueAt, ...row }) => row)(awaitedFile)],
  ['it is unknown', null],
])('a file stays as it is where %s', (_, row) => {
  expect(endWaiting(row, due)).toBeNull();
});
