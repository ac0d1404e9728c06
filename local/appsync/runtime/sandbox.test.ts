import { describe, expect, it } from 'vitest';
import { compileCode } from './code.ts';
import { Sandbox, type Outcome } from './sandbox.ts';

const noon = Date.UTC(2026, 0, 31, 12, 0, 0);

const parts = {
  args: '{"id":"7"}',
  source: 'null',
  identity: '{"sub":"u1"}',
  request: '{"headers":{"x-a":"1"}}',
  info: '{"fieldName":"order"}',
  authType: 'User Pool Authorization',
  typeName: 'Mutation',
  fieldName: 'placeOrder',
};

const defaults: Readonly<Record<string, string>> = {
  request: 'export function request(ctx) { return {}; }',
  response: 'export function response(ctx) { return ctx.result; }',
};

/** Adds the handler that a test does not care about. */
function whole(code: string): string {
  return Object.entries(defaults).reduce(
    (text, [phase, handler]) => (text.includes(phase) ? text : `${text}\n${handler}`),
    code,
  );
}

function evaluate(
  code: string,
  phase: 'request' | 'response' = 'request',
  result?: unknown,
  typeName = 'Mutation',
): Outcome {
  const sandbox = new Sandbox(() => noon);
  sandbox.setEnvironment({ TABLE: 'orders' });
  const number = sandbox.install('code.js', whole(code));
  const invocation = sandbox.open({ ...parts, typeName });
  return phase === 'request'
    ? invocation.request(number, false)
    : invocation.response(number, result, undefined, false);
}

function value(expression: string, imports = ''): unknown {
  const outcome = evaluate(`import { util } from '@aws-appsync/utils'; ${imports}
export function request(ctx) { return ${expression}; }`);
  if (outcome.kind !== 'value') throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

describe('the APPSYNC_JS sandbox', () => {
  it('gives a function its context and takes its value', () => {
    expect(
      value('[ctx.args.id, ctx.arguments.id, ctx.identity.sub, ctx.request.headers["x-a"], ctx.env.TABLE]'),
    ).toEqual(['7', '7', 'u1', '1', 'orders']);
  });

  it('reads the time that it is told', () => {
    expect(value('util.time.nowISO8601()')).toBe('2026-01-31T12:00:00.000Z');
    expect(value('util.time.nowFormatted("yyyy-MM-dd HH:mm:ssZ", "Europe/Berlin")')).toBe('2026-01-31 13:00:00+0100');
    expect(
      value('util.time.parseFormattedToEpochMilliSeconds("2026-07-01 10:00", "yyyy-MM-dd HH:mm", "Europe/Berlin")'),
    ).toBe(Date.UTC(2026, 6, 1, 8));
  });

  it('makes ids of the right shapes, never twice', () => {
    const [a, b, ulid, ksuid] = value('[util.autoId(), util.autoId(), util.autoUlid(), util.autoKsuid()]') as string[];
    expect(a).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(a).not.toBe(b);
    expect(ulid).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(ksuid).toMatch(/^[0-9A-Za-z]{27}$/);
  });

  it('never runs out of ids over many evaluations', () => {
    const sandbox = new Sandbox(() => noon);
    const code = sandbox.install(
      'ids.js',
      whole(`import { util } from '@aws-appsync/utils';
       export function request(ctx) { const ids = []; for (const n of ctx.args.list) { ids.push(util.autoId()); } return ids; }`),
    );
    const seen = new Set<string>();
    for (let round = 0; round < 10; round += 1) {
      const invocation = sandbox.open({ ...parts, args: JSON.stringify({ list: Array(900).fill(0) }) });
      const outcome = invocation.request(code, false);
      if (outcome.kind !== 'value') throw new Error(JSON.stringify(outcome));
      for (const id of outcome.value as string[]) seen.add(id);
      invocation.close();
    }
    expect(seen.size).toBe(9000);
  });

  it('stops at util.error with type, data and info', () => {
    const outcome = evaluate(`import { util } from '@aws-appsync/utils';
      export function request(ctx) { util.appendError('first', 'A'); util.error('no', 'Bad', { a: 1 }, { b: 2 }); }`);
    expect(outcome).toMatchObject({
      kind: 'fault',
      fault: { message: 'no', type: 'Bad', data: { a: 1 }, info: { b: 2 } },
      errors: [{ message: 'first', type: 'A' }],
    });
  });

  it('names the field in util.unauthorized', () => {
    expect(
      evaluate(`import { util } from '@aws-appsync/utils'; export function request(ctx) { util.unauthorized(); }`),
    ).toMatchObject({
      fault: { message: 'Not Authorized to access placeOrder on type Mutation', type: 'Unauthorized' },
    });
  });

  it('returns early with a value', () => {
    expect(
      evaluate(
        `import { runtime } from '@aws-appsync/utils'; export function request(ctx) { runtime.earlyReturn({ a: 1 }); return 2; }`,
      ),
    ).toMatchObject({ kind: 'early', value: { a: 1 }, skipTo: 'NEXT' });
  });

  it('stops after 1,000 rounds of loops, and not before', () => {
    const loops = (rounds: number): string =>
      `export function request(ctx) { let n = 0; for (const a of ctx.args.id.split('')) { n = n + 1; } const many = [];
       for (const x of '${'x'.repeat(rounds)}'.split('')) many.push(x); return many.length; }`;
    expect(evaluate(loops(999))).toMatchObject({ kind: 'value', value: 999 });
    expect(evaluate(loops(1000))).toMatchObject({ kind: 'fault', fault: { type: 'CodeLimitExceeded' } });
  });

  it('keeps stash and prev from request to response', () => {
    const sandbox = new Sandbox(() => noon);
    const code = sandbox.install(
      'code.js',
      `export function request(ctx) { ctx.stash.a = 1; return 'kept'; }
       export function response(ctx) { return [ctx.stash.a, ctx.prev.result, ctx.result]; }`,
    );
    const invocation = sandbox.open(parts);
    invocation.request(code, true);
    expect(invocation.response(code, { r: 1 }, undefined, false)).toMatchObject({ value: [1, 'kept', { r: 1 }] });
  });

  it('tells whether a response looked at the error', () => {
    const sandbox = new Sandbox(() => noon);
    const blind = sandbox.install('blind.js', whole('export function response(ctx) { return ctx.result; }'));
    const seeing = sandbox.install(
      'seeing.js',
      whole('export function response(ctx) { return ctx.error ? ctx.error.type : 0; }'),
    );
    const error = { message: 'm', type: 'T' };
    expect(sandbox.open(parts).response(blind, null, error, false)).toMatchObject({ sawError: false });
    expect(sandbox.open(parts).response(seeing, null, error, false)).toMatchObject({ sawError: true, value: 'T' });
  });

  it('lets extensions be used only where AppSync allows them', () => {
    const filter = `import { extensions } from '@aws-appsync/utils';
      export function request(ctx) { extensions.setSubscriptionFilter({}); }
      export function response(ctx) { extensions.setSubscriptionFilter({ filterGroup: [] }); return null; }`;
    expect(evaluate(filter, 'request', null, 'Subscription')).toMatchObject({ kind: 'fault' });
    expect(evaluate(filter, 'response', null, 'Mutation')).toMatchObject({ kind: 'fault' });
    expect(evaluate(filter, 'response', null, 'Subscription')).toMatchObject({
      kind: 'value',
      effects: { subscriptionFilter: { filterGroup: [] } },
    });
  });

  it('behaves as AppSync where it differs from JavaScript', () => {
    expect(value('JSON.parse("{oops")')).toBe('');
    expect(value('"a.b.c".replaceAll("[.]", "-")')).toBe('a-b-c');
    expect(value('[3, 1, 2].sort()')).toEqual([1, 2, 3]);
    expect(value('util.matches("^[a-z]+$", "abc")')).toBe(true);
    expect(value('util.matches("^\\\\p{Alpha}+\\\\z", "abc1")')).toBe(false);
    expect(
      value(
        '[util.base64Encode("grüß"), util.base64Decode("Z3LDvMOf"), util.urlEncode("a b&ü"), util.urlDecode("a+b%26")]',
      ),
    ).toEqual(['Z3LDvMOf', 'grüß', 'a+b%26%C3%BC', 'a b&']);
  });

  it('offers no way out of the context', () => {
    const probes = [
      '(() => 1).constructor("return process")()',
      'ctx.constructor.constructor("return process")()',
      'util.error.constructor("return this")()',
      'ctx.args.constructor.constructor("return globalThis.process")()',
    ];
    for (const probe of probes)
      expect(
        evaluate(
          `export function request(ctx) { return ${probe}; }
`.replace('util.', 'ctx.stash.x = 1, util.'),
        ),
      ).toMatchObject({ kind: 'fault' });
  });

  it('does not let one function change what another is given', () => {
    expect(
      evaluate(`import { util } from '@aws-appsync/utils'; export function request(ctx) { util.autoId = 1; }`),
    ).toMatchObject({
      kind: 'fault',
    });
  });
});

describe('the check at load', () => {
  const refused: Record<string, string> = {
    'try { ctx.a; } finally { ctx.b; }': 'try',
    'throw ctx;': 'throw',
    'while (ctx.a) { ctx.b; }': 'while',
    'for (let i = 0; i < 3; i += 1) { ctx.a; }': 'for (;;)',
    'for (const a of ctx.l) { continue; }': 'continue',
    'class A {}': 'class',
    'return this;': 'this',
    'let i = 0; i++;': '++',
    'return ~ctx.a;': '~',
    'return "a" in ctx.args;': 'the operator in',
    'return ctx.a instanceof Object;': 'instanceof',
    'return /a/;': 'regular expression',
    'return new Date();': 'new Date',
    'return Date.now();': 'Date',
    'return new Map();': 'new Map',
    'return Set;': 'Set',
    'return fetch("x");': 'fetch',
    'return eval("1");': 'eval',
    'setTimeout(1);': 'setTimeout',
    'return Promise.resolve(1);': 'Promise',
    'return Array.from([1]);': 'Array.from',
    'return Object.freeze({});': 'Object.freeze',
    'return Math.sqrt(4);': 'Math.sqrt',
    'return [1].sort((a, b) => a - b);': 'sort',
    'return () => 1;': 'returning a function',
    'ctx.result = 1;': 'reassigned',
    'const f = (n) => f(n - 1); return f(3);': 'recursion',
    'const f = async () => 1; return f();': 'async',
    'const call = (g) => g(); const g = () => 1; return call(g);': 'a function can be passed',
    'return process.env;': 'process',
  };
  for (const [statement, reason] of Object.entries(refused)) {
    it(`refuses ${statement}`, () => {
      expect(() => compileCode('code.js', `export function request(ctx) { ${statement} }`)).toThrow(reason);
    });
  }

  it('knows which costly parts of its context code may read', () => {
    const reads = (body: string, parameter = 'ctx'): string[] => [
      ...compileCode(
        'c.js',
        `export function request(${parameter}) { ${body} } export function response(ctx) { return ctx.result; }`,
      ).reads,
    ];
    expect(reads('return ctx.args;')).toEqual([]);
    expect(reads('const { args } = ctx; return args;')).toEqual([]);
    expect(reads('return ctx.request.headers;')).toEqual(['request']);
    expect(reads('const { info } = ctx; return info;')).toEqual(['info']);
    expect(reads('return { payload: ctx };')).toEqual(['request', 'info']);
    expect(reads('const { args, ...rest } = ctx; return rest;')).toEqual(['request', 'info']);
    expect(reads('return ctx["re" + "quest"];')).toEqual(['request', 'info']);
    expect(reads('return c.args;', 'c')).toEqual(['request', 'info']);
  });

  it('names every fault with its line', () => {
    const code = 'export function request(ctx) {\n  new Date();\n  throw 1;\n}';
    expect(() => compileCode('code.js', code)).toThrow(/line 2: new Date .*line 3: throw/s);
  });

  it('refuses 32,769 characters and takes 32,768', () => {
    const code = (length: number): string =>
      'export const request = (ctx) => 1, response = (ctx) => 1;'.padEnd(length, ' ');
    expect(() => compileCode('code.js', code(32_769))).toThrow('32768 are allowed');
    expect(compileCode('code.js', code(32_768)).expression).toContain('request: request');
  });

  it('refuses unknown modules and code without handlers', () => {
    expect(() => compileCode('c.js', `import x from 'lodash'; export function request() {}`)).toThrow('lodash');
    expect(() => compileCode('c.js', 'const a = 1;')).toThrow('does not export request');
  });

  it('takes what a bundler writes', () => {
    const code = `// a.ts
import * as ddb from "@aws-appsync/utils/dynamodb";
import { util as util2 } from "@aws-appsync/utils";
var keys = { pk: (id) => \`A#\${id}\` };
function request(ctx) {
  const { id, ...rest } = ctx.args;
  return ddb.get({ key: { pk: keys.pk(id ?? util2.autoId()), n: Object.keys(rest).length } });
}
var response = (ctx) => ctx.result?.items?.map((item) => ({ ...item, extra: true })) ?? [];
export { request, response };
`;
    expect(evaluate(code)).toMatchObject({ value: { operation: 'GetItem', key: { pk: { S: 'A#7' }, n: { N: 0 } } } });
  });
});
