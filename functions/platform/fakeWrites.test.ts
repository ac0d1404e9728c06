import { describe, expect, test } from 'vitest';
import type { Condition } from '#model/writes.ts';
import { absent, atLeast, atMost, changeRow, exists, is, putNew, removeRow } from '#model/writes.ts';
import { afterWrite, allows, meets } from './fakeWrites.ts';

const key = { id: 'p1' };

describe('a row in memory', () => {
  test.each<[object, Condition, boolean]>([
    [{ taken: 2 }, atMost('taken', 2), true],
    [{ taken: 3 }, atMost('taken', 2), false],
    [{}, atMost('taken', 2), true],
    [{ taken: 2 }, atLeast('taken', 2), true],
    [{}, atLeast('taken', 0), false],
    [{ open: true }, is('open', true), true],
    [{}, is('open', false), false],
    [{ open: false }, absent('open'), false],
    [{}, absent('open'), true],
    [{ open: false }, exists('open'), true],
    [{}, exists('open'), false],
  ])('%j meets %j: %s', (row, condition, expected) => {
    expect(meets({ ...row }, condition)).toBe(expected);
  });

  test('is put where none is there, and taken away while it is as it was seen', () => {
    const put = putNew('Products', key, { stock: 1 });
    expect([allows(null, put), allows(key, put)]).toEqual([true, false]);
    expect(afterWrite(null, put)).toEqual({ id: 'p1', stock: 1 });
    const removal = removeRow('Products', key, [exists('id')]);
    expect([allows(null, removal), allows(key, removal)]).toEqual([false, true]);
    expect(afterWrite(key, removal)).toBeNull();
  });

  test('counts from 0 and loses attributes', () => {
    const change = changeRow('Products', key, { set: { a: 1 }, add: { n: 2, m: -1 }, remove: ['due'] }, [
      atMost('n', 3),
    ]);
    expect(allows(null, change)).toBe(true);
    expect(afterWrite({ ...key, m: 3, due: 'x' }, change)).toEqual({ id: 'p1', a: 1, n: 2, m: 2 });
  });
});
