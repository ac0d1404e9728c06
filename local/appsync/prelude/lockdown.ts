import { javaPattern } from './text.ts';

const { defineProperty, getOwnPropertyNames } = Object;

/** Globals of a fresh V8 context that APPSYNC_JS has: https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html */
const kept = new Set([
  'Object',
  'Array',
  'String',
  'Number',
  'Boolean',
  'JSON',
  'Math',
  'NaN',
  'Infinity',
  'undefined',
  'parseInt',
  'parseFloat',
  'isNaN',
  'isFinite',
  'console',
  'util',
  'extensions',
  'runtime',
]);

const keptMath = new Set(['random', 'min', 'max', 'round', 'floor', 'ceil']);
const keptObject = new Set(['assign', 'entries', 'hasOwn', 'keys', 'values', 'prototype', 'name', 'length']);

const absent: readonly [object, string, readonly string[]][] = [
  [Array.prototype, 'Array', ['copyWithin', 'entries', 'keys', 'toLocaleString', 'values']],
  [Array, 'Array', ['from', 'fromAsync', 'of']],
  [
    String.prototype,
    'String',
    [
      'charCodeAt',
      'localeCompare',
      'matchAll',
      'padEnd',
      'padStart',
      'repeat',
      'search',
      'toLocaleLowerCase',
      'toLocaleUpperCase',
    ],
  ],
  [String, 'String', ['fromCharCode', 'fromCodePoint', 'raw']],
  [Object.prototype, 'Object', ['__defineGetter__', '__defineSetter__', '__lookupGetter__', '__lookupSetter__']],
];

function replace(holder: object, name: string, value: unknown): void {
  defineProperty(holder, name, { value, writable: false, enumerable: false, configurable: false });
}

function refusing(name: string): () => never {
  return () => {
    throw new Error(`${name} is not supported by the APPSYNC_JS runtime`);
  };
}

/** `replace` and `replaceAll` read their first argument as a Java pattern, `sort` has no comparator, JSON.parse never throws. */
function reshape(): void {
  const replaceFirst: (this: string, pattern: RegExp, by: string) => string = String.prototype.replace;
  const sort = Array.prototype.sort;
  const parse = JSON.parse;
  replace(String.prototype, 'replace', function (this: string, pattern: string | RegExp, by: string) {
    return replaceFirst.call(this, typeof pattern === 'string' ? javaPattern(pattern) : pattern, by);
  });
  replace(String.prototype, 'replaceAll', function (this: string, pattern: string, by: string) {
    return replaceFirst.call(this, javaPattern(pattern, 'g'), by);
  });
  replace(Array.prototype, 'sort', function (this: unknown[], comparator?: unknown) {
    if (comparator !== undefined) throw new Error('Array.sort takes no comparator in the APPSYNC_JS runtime');
    return sort.call(this);
  });
  replace(JSON, 'parse', (text: string) => {
    try {
      return parse(text) as unknown;
    } catch {
      // AppSync answers a blank string where other runtimes throw: there is no try/catch to hold it.
      return '';
    }
  });
}

/** Leaves in this context what APPSYNC_JS has and nothing more. Runs after everything of ours holds its own references. */
export function lockDown(globals: Readonly<Record<string, unknown>>): void {
  reshape();
  for (const [holder, type, names] of absent) {
    for (const name of names) if (name in holder) replace(holder, name, refusing(`${type}.${name}`));
  }
  for (const name of getOwnPropertyNames(Math)) if (!keptMath.has(name)) Reflect.deleteProperty(Math, name);
  for (const name of getOwnPropertyNames(Object)) if (!keptObject.has(name)) Reflect.deleteProperty(Object, name);
  for (const name of getOwnPropertyNames(globalThis)) {
    if (!kept.has(name)) Reflect.deleteProperty(globalThis, name);
  }
  for (const [name, value] of Object.entries(globals)) replace(globalThis, name, value);
}
