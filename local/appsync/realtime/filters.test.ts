import { describe, expect, it } from 'vitest';
import { matchesArguments, matchesFilter, readFilter } from './filters.ts';

const event = {
  id: 'a1',
  count: 5,
  tags: ['x', 'y'],
  title: 'Hello world',
  place: { city: 'Oslo' },
  done: false,
  gone: null,
};

function passes(fieldName: string, operator: string, value: unknown): boolean {
  return matchesFilter(readFilter({ filterGroup: [{ filters: [{ fieldName, operator, value }] }] }), event);
}

describe('an enhanced filter', () => {
  const table: [string, string, unknown, boolean][] = [
    ['id', 'eq', 'a1', true],
    ['id', 'eq', 'a2', false],
    ['done', 'eq', false, true],
    ['count', 'ne', 4, true],
    ['count', 'ne', 5, false],
    ['count', 'le', 5, true],
    ['count', 'lt', 5, false],
    ['count', 'ge', 5, true],
    ['count', 'gt', 5, false],
    ['title', 'gt', 'Apple', true],
    ['title', 'contains', 'world', true],
    ['tags', 'contains', 'x', true],
    ['tags', 'contains', 'z', false],
    ['tags', 'notContains', 'z', true],
    ['title', 'notContains', 'world', false],
    ['title', 'beginsWith', 'Hello', true],
    ['title', 'beginsWith', 'world', false],
    ['id', 'in', ['b', 'a1'], true],
    ['id', 'notIn', ['b', 'a1'], false],
    ['count', 'between', [5, 9], true],
    ['count', 'between', [6, 9], false],
    ['tags', 'containsAny', ['q', 'y'], true],
    ['tags', 'containsAny', ['q'], false],
    ['place.city', 'eq', 'Oslo', true],
    ['missing', 'ne', 1, false],
    ['gone', 'eq', null, true],
  ];
  for (const [field, operator, value, expected] of table) {
    it(`${field} ${operator} ${JSON.stringify(value)} is ${expected}`, () => {
      expect(passes(field, operator, value)).toBe(expected);
    });
  }

  it('needs all filters of one group, any group of all', () => {
    const eq = (value: number): object => ({ fieldName: 'count', operator: 'eq', value });
    const id = { fieldName: 'id', operator: 'eq', value: 'a1' };
    expect(matchesFilter(readFilter({ filterGroup: [{ filters: [id, eq(6)] }] }), event)).toBe(false);
    expect(matchesFilter(readFilter({ filterGroup: [{ filters: [id, eq(6)] }, { filters: [eq(5)] }] }), event)).toBe(
      true,
    );
  });

  it('opens everything when it is null, and nothing when it has no group', () => {
    expect(matchesFilter(readFilter(null), event)).toBe(true);
    expect(matchesFilter(readFilter({ filterGroup: [] }), event)).toBe(false);
  });

  it('is refused with an unknown operator or too many parts', () => {
    expect(() => passes('id', 'like', 'a')).toThrow('like');
    const filter = { fieldName: 'id', operator: 'eq', value: 1 };
    expect(() => readFilter({ filterGroup: [{ filters: Array(6).fill(filter) }] })).toThrow('at most 5');
    expect(() => readFilter({ filterGroup: Array(11).fill({ filters: [filter] }) })).toThrow('at most 10');
  });
});

describe('plain filtering by arguments', () => {
  it('compares what was given and leaves out what was not', () => {
    expect(matchesArguments({}, event)).toBe(true);
    expect(matchesArguments({ id: 'a1' }, event)).toBe(true);
    expect(matchesArguments({ id: 'a1', count: 4 }, event)).toBe(false);
    expect(matchesArguments({ gone: null }, event)).toBe(true);
    expect(matchesArguments({ id: null }, event)).toBe(false);
  });
});
