import { describe, expect, it } from 'vitest';
import { expiryOf } from './expiryOf.ts';

const now = new Date('2026-03-01T10:00:00.000Z');
const row = (expiresAt: string) => ({ id: { S: 'h1' }, expiresAt: { S: expiresAt } });

describe('the message that tells of a hold’s end', () => {
  it.each([
    ['just after it, rounded up', '2026-03-01T10:09:59.001Z', 601],
    ['at once, where it is past', '2026-03-01T09:00:00.000Z', 0],
    ['as late as SQS can, where it is later', '2026-03-01T11:00:00.000Z', 900],
  ])('comes %s', (_, expiresAt, delaySeconds) => {
    expect(expiryOf(row(expiresAt), now)).toEqual({ holdId: 'h1', delaySeconds });
  });

  it('is of no row that is no hold', () => {
    expect(() => expiryOf({ id: { S: 'h1' } }, now)).toThrow('not a row of this table');
    expect(() => expiryOf(undefined, now)).toThrow('not a row of this table');
  });
});
