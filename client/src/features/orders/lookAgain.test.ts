import { describe, expect, it } from 'vitest';
import { LOOK } from '../shell/useLive.ts';
import type { Watched } from './lookAgain.ts';
import { lookAgain } from './lookAgain.ts';

const at = '2026-11-21T10:00:00Z';
const [soon, later] = [Date.parse(at) + 1_000, Date.parse(at) + 600_000];
const settled: Watched = { status: 'COMPLETED', updatedAt: at, receipt: { id: '1' }, refunds: [] };

function withRefund(status: 'REQUESTED' | 'SUCCEEDED' | 'FAILED', creditNote: unknown = null): Watched {
  return { ...settled, refunds: [{ status, updatedAt: at, creditNote }] };
}

describe('an order that is shown', () => {
  it('is left alone once nothing of it changes by itself', () => {
    expect(lookAgain(settled, soon)).toBe(false);
    expect(lookAgain({ ...settled, status: 'FAILED', receipt: null }, soon)).toBe(false);
    expect(lookAgain(withRefund('SUCCEEDED', { id: '2' }), soon)).toBe(false);
    expect(lookAgain(withRefund('FAILED'), soon)).toBe(false);
  });

  it('is looked at while it or a refund moves, as an event can be lost', () => {
    expect(lookAgain({ ...settled, status: 'AUTHORIZED', receipt: null }, soon)).toBe(LOOK);
    expect(lookAgain(withRefund('REQUESTED'), soon)).toBe(LOOK);
  });

  it('is looked at often while a document is about to be written, and less often where it does not come', () => {
    for (const order of [{ ...settled, receipt: null }, withRefund('SUCCEEDED')]) {
      expect(lookAgain(order, soon)).toBeLessThan(LOOK);
      expect(lookAgain(order, later)).toBe(LOOK);
    }
  });
});
