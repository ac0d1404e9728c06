import { describe, expect, test } from 'vitest';
import { choiceHolds } from './choice.ts';
import { matchesError } from './failure.ts';
import { evaluateIntrinsic, intrinsicNames } from './intrinsics.ts';
import type { Json } from './json.ts';
import { evaluatePath, insertAtPath } from './jsonPath.ts';
import type { Scope } from './jsonPath.ts';
import { fillJsonata } from './jsonata.ts';
import { fillTemplate, placeResult } from './template.ts';

const data: Json = {
  store: {
    book: [
      { title: 'A', price: 8, tags: ['x', 'y'] },
      { title: 'B', price: 12 },
      { title: 'C', price: 20, 'odd name': true },
    ],
  },
  n: 0,
  nothing: null,
};
const scope: Scope = {
  input: data,
  context: () => ({ Execution: { Name: 'run' } }),
  variables: { v: { deep: [1, 2] } },
};

describe('JSONPath', () => {
  test.each<[string, Json | undefined]>([
    ['$', data],
    ['$.n', 0],
    ['$.nothing', null],
    ['$.missing', undefined],
    ['$.store.book[1].title', 'B'],
    ['$.store.book[-1].title', 'C'],
    ["$['store']['book'][2]['odd name']", true],
    ['$.store.book[*].price', [8, 12, 20]],
    ['$.store.book[0:2].title', ['A', 'B']],
    ['$.store.book[-2:].title', ['B', 'C']],
    ['$.store.book[0,2].title', ['A', 'C']],
    ['$..price', [8, 12, 20]],
    ['$..missing', []],
    ['$.store.book[?(@.price > 8 && @.price < 20)].title', ['B']],
    ["$.store.book[?(@.title == 'A' || @.title == 'C')].price", [8, 20]],
    ['$.store.book[?(@.tags)].title', ['A']],
    ['$.store.book.length()', 3],
    ['$$.Execution.Name', 'run'],
    ['$v.deep[1]', 2],
    ['$unknown', undefined],
  ])('%s', (path, expected) => {
    expect(evaluatePath(path, scope)).toEqual(expected);
  });

  test('puts a value at a reference path without touching the original', () => {
    const original: Json = { a: { b: [1, 2] } };
    expect(insertAtPath('$.a.b[1]', original, 9)).toEqual({ a: { b: [1, 9] } });
    expect(insertAtPath('$.a.c.d', original, 9)).toEqual({ a: { b: [1, 2], c: { d: 9 } } });
    expect(original).toEqual({ a: { b: [1, 2] } });
    expect(() => placeResult('$.a.b.c', original, 1)).toThrow(/ResultPathMatchFailure/);
  });
});

describe('intrinsic functions', () => {
  test('all eighteen are there', () => {
    expect(intrinsicNames).toHaveLength(18);
  });

  test.each<[string, Json]>([
    ["States.Format('{} of {}', $.n, $.store.book[0].title)", '0 of A'],
    ["States.Format('it\\'s \\{{}\\}', 'x')", "it's {x}"],
    ['States.StringToJson(\'{"a":1}\')', { a: 1 }],
    ['States.JsonToString($.store.book[1])', '{"title":"B","price":12}'],
    ["States.Array('a', 1, null, true, States.Array())", ['a', 1, null, true, []]],
    ['States.ArrayPartition(States.ArrayRange(1, 5, 1), 2)', [[1, 2], [3, 4], [5]]],
    ["States.ArrayContains($.store.book[0].tags, 'y')", true],
    ['States.ArrayRange(9, 1, -4)', [9, 5, 1]],
    ['States.ArrayGetItem($.store.book[0].tags, 1)', 'y'],
    ['States.ArrayLength($.store.book)', 3],
    ['States.ArrayUnique(States.Array(1, 2, 1))', [1, 2]],
    ["States.Base64Encode('Data')", 'RGF0YQ=='],
    ["States.Base64Decode('RGF0YQ==')", 'Data'],
    ["States.Hash('input data', 'SHA-1')", 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
    ['States.JsonMerge($.store, $v, false)', { book: evaluatePath('$.store.book', scope) ?? null, deep: [1, 2] }],
    ['States.MathAdd(111, -1)', 110],
    ["States.StringSplit('1,2;3', ',;')", ['1', '2', '3']],
  ])('%s', (call, expected) => {
    expect(evaluateIntrinsic(call, scope)).toEqual(expected);
  });

  test('random numbers keep to their range and to their seed', () => {
    const seeded = () => evaluateIntrinsic('States.MathRandom(1, 999, 7)', scope);
    expect(seeded()).toBe(seeded());
    expect(evaluateIntrinsic('States.MathRandom(5, 6)', scope)).toBe(5);
    expect(evaluateIntrinsic('States.UUID()', scope)).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each([
    "States.Format('{}')",
    'States.ArrayGetItem($.store.book, 7)',
    'States.MathAdd(1)',
    "States.Hash('x', 'CRC')",
    'States.Nothing()',
    "States.Format('x'",
  ])('%s fails', (call) => {
    expect(() => evaluateIntrinsic(call, scope)).toThrow(/States\.IntrinsicFailure/);
  });
});

test('a path that leads nowhere is told in the words of AWS', () => {
  expect(() => fillTemplate({ 'x.$': '$.gone' }, { ...scope, input: { a: 1 } })).toThrow(
    `States.Runtime: The JSONPath '$.gone' specified for the field 'x.$' could not be found in the input '{"a":1}'`,
  );
});

describe('choice rules', () => {
  const input: Json = { s: 'abc*d', n: 5, b: true, t: '2026-01-02T03:04:05Z', u: null, same: 5 };
  test.each<[Json, boolean]>([
    [{ Variable: '$.s', StringEquals: 'abc*d' }, true],
    [{ Variable: '$.n', StringEquals: '5' }, false],
    [{ Variable: '$.s', StringMatches: 'a*\\*d' }, true],
    [{ Variable: '$.s', StringMatches: 'b*' }, false],
    [{ Variable: '$.s', StringLessThan: 'abd' }, true],
    [{ Variable: '$.n', NumericGreaterThanEquals: 5 }, true],
    [{ Variable: '$.n', NumericLessThan: 5 }, false],
    [{ Variable: '$.n', NumericEqualsPath: '$.same' }, true],
    [{ Variable: '$.b', BooleanEquals: true }, true],
    [{ Variable: '$.t', TimestampLessThan: '2026-01-02T04:04:05+00:30' }, true],
    [{ Variable: '$.t', TimestampEquals: '2026-01-02T04:04:05+01:00' }, true],
    [{ Variable: '$.t', IsTimestamp: true }, true],
    [{ Variable: '$.s', IsTimestamp: false }, true],
    [{ Variable: '$.u', IsNull: true }, true],
    [{ Variable: '$.gone', IsPresent: false }, true],
    [{ Variable: '$.n', IsNumeric: true }, true],
    [{ Variable: '$.n', IsString: true }, false],
    [{ Variable: '$.b', IsBoolean: true }, true],
    [{ And: [{ Variable: '$.n', IsNumeric: true }, { Not: { Variable: '$.b', BooleanEquals: true } }] }, false],
    [
      {
        Or: [
          { Variable: '$.u', IsNull: false },
          { Variable: '$.n', NumericGreaterThan: 1 },
        ],
      },
      true,
    ],
  ])('%j', (rule, expected) => {
    expect(choiceHolds(rule, { ...scope, input })).toBe(expected);
  });
});

test('error names match as the language says', () => {
  expect(matchesError(['States.ALL'], 'Any')).toBe(true);
  expect(matchesError(['States.ALL'], 'States.DataLimitExceeded')).toBe(false);
  expect(matchesError(['States.ALL'], 'States.Runtime')).toBe(false);
  expect(matchesError(['States.TaskFailed'], 'Lambda.Unknown')).toBe(true);
  expect(matchesError(['States.TaskFailed'], 'States.Timeout')).toBe(false);
  expect(matchesError(['States.Timeout'], 'States.HeartbeatTimeout')).toBe(true);
});

describe('JSONata', () => {
  const evaluate = (value: Json) =>
    fillJsonata(value, { states: { input: data, context: {} }, variables: { v: [3, 1, 2] } }, 'Output');

  test('fills expressions at any depth and leaves other text alone', async () => {
    expect(await evaluate({ a: ['{% $sort($v) %}', '{%no', 1], b: { c: '{% $states.input.nothing %}' } })).toEqual({
      a: [[1, 2, 3], '{%no', 1],
      b: { c: null },
    });
  });

  test('has the functions that Step Functions adds, and not $eval', async () => {
    expect(await evaluate('{% $parse("{\\"a\\":[1]}").a[0] %}')).toBe(1);
    expect(await evaluate('{% $range(0, 6, 3) %}')).toEqual([0, 3, 6]);
    expect(await evaluate('{% $hash("input data", "SHA-1") %}')).toBe('aaff4a450a104cd177d28d18d74485e8cae074b7');
    await expect(evaluate('{% $eval("1+1") %}')).rejects.toThrow(/QueryEvaluationError/);
    await expect(evaluate('{% $gone %}')).rejects.toThrow(/QueryEvaluationError.*nothing/s);
  });
});
