import { describe, expect, test } from 'vitest';
import { maximumBytes } from '#model/files.ts';
import { awaitedFile } from '../awaitedFile.ts';
import { noteArrival } from './noteArrival.ts';

const now = new Date('2026-01-01T00:05:00.000Z');
const arrival = { versionId: 'q1', size: awaitedFile.size };

describe('an arrival', () => {
  test('starts the wait for its verdict, which has an end', () => {
    expect(noteArrival(awaitedFile, arrival, now)).toMatchObject({
      set: { status: 'SCANNING', arrivedVersionId: 'q1', dueAt: '2026-01-01T00:35:00.000Z' },
      remove: ['openUntil'],
    });
  });

  test('of nothing is refused at once', () => {
    expect(noteArrival(awaitedFile, { ...arrival, size: 0 }, now)?.set).toMatchObject({
      status: 'REJECTED',
      reason: 'EMPTY',
    });
  });

  test('of more than its type may have is refused at once', () => {
    const size = maximumBytes.PDF + 1;
    expect(noteArrival(awaitedFile, { ...arrival, size }, now)?.set).toMatchObject({ reason: 'TOO_LARGE' });
  });

  test.each(['SCANNING', 'ACCEPTED', 'REJECTED', 'EXPIRED', 'REMOVED'] as const)('changes nothing in %s', (status) => {
    expect(noteArrival({ ...awaitedFile, status }, arrival, now)).toBeNull();
  });

  test('of an unknown file changes nothing', () => {
    expect(noteArrival(null, arrival, now)).toBeNull();
  });
});
