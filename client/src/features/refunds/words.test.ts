import { isChosenReason, refundMachine, refundReasons, stands } from '#model/refunds.ts';
import type { RefundStatus } from '#model/refunds.ts';
import { describe, expect, it } from 'vitest';
import { chosenReasons, isUnderWay, reasonWords, refundWords } from './words.ts';

const statuses = Object.keys(refundMachine) as RefundStatus[];

describe('what is said of refunds', () => {
  it('names every status and every reason, each otherwise', () => {
    expect(Object.keys(refundWords).sort()).toEqual([...statuses].sort());
    expect(new Set(Object.values(refundWords)).size).toBe(statuses.length);
    expect(Object.keys(reasonWords).sort()).toEqual([...refundReasons].sort());
    expect(new Set(Object.values(reasonWords)).size).toBe(refundReasons.length);
  });

  it('offers the reasons that the server takes of a person, and no other', () => {
    expect([...chosenReasons].sort()).toEqual(refundReasons.filter(isChosenReason).sort());
  });

  it('waits for those that count and are not done', () => {
    expect(statuses.filter(isUnderWay)).toEqual(statuses.filter((status) => stands(status) && status !== 'SUCCEEDED'));
  });
});
