import { isObject, sameJson } from './json.ts';
import type { Json, JsonObject } from './json.ts';

/** What a path can start from: `$` the input, `$$` the context object, `$name` a variable. */
export interface Scope {
  readonly input: Json;
  readonly context: () => Json;
  readonly variables: Readonly<JsonObject>;
}

/** The path is not written as JSONPath allows. */
export class PathSyntaxError extends Error {
  constructor(path: string, why: string) {
    super(`Invalid path '${path}': ${why}`);
    this.name = 'PathSyntaxError';
  }
}

/**
 * The value at a path, `undefined` where a definite path leads nowhere.
 * An indefinite path (`*`, `..`, a slice, a union, a filter) always answers a list, as Jayway's JsonPath does, which AWS uses.
 */
export function evaluatePath(path: string, scope: Scope): Json | undefined {
  const parsed = parsePath(path);
  const root = rootOf(parsed.root, scope);
  if (root === undefined) return undefined;
  let values: Json[] = [root];
  for (const segment of parsed.segments) {
    const sources = segment.deep ? values.flatMap(descendants) : values;
    values = sources.flatMap((value) => selectFrom(value, segment.select, root));
  }
  const found = parsed.definite ? values[0] : values;
  if (!parsed.length) return found;
  return Array.isArray(found) ? found.length : undefined;
}

/** `target` with `value` put at a reference path (`$.a.b[0]`); throws `PathSyntaxError` where the path does not fit the target. */
export function insertAtPath(path: string, target: Json, value: Json): Json {
  const { segments, definite } = parsePath(path);
  if (!definite) throw new PathSyntaxError(path, 'a reference path must identify a single node');
  return insert(target, segments, value, path);
}

type Select =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'slice'; readonly start: number | undefined; readonly end: number | undefined }
  | { readonly kind: 'union'; readonly members: readonly (string | number)[] }
  | { readonly kind: 'filter'; readonly test: Filter };

interface Segment {
  readonly deep: boolean;
  readonly select: Select;
}

interface ParsedPath {
  /** `$`, `$$` or a variable's name. */
  readonly root: string;
  readonly segments: readonly Segment[];
  readonly definite: boolean;
  /** Ends in `.length()`. */
  readonly length: boolean;
}

type Filter = (value: Json, root: Json) => boolean;

const cache = new Map<string, ParsedPath>();
const cacheLimit = 10_000;

function parsePath(path: string): ParsedPath {
  const known = cache.get(path);
  if (known !== undefined) return known;
  const parsed = parse(path);
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(path, parsed);
  return parsed;
}

const lengthCall = '.length()';

function parse(path: string): ParsedPath {
  const length = path.endsWith(lengthCall);
  const text = length ? path.slice(0, -lengthCall.length) : path;
  const head = /^\$\$|^\$([\p{ID_Start}_][\p{ID_Continue}]*)?/u.exec(text);
  if (head === null) throw new PathSyntaxError(path, "it must begin with '$'");
  const root = head[1] ?? head[0];
  const segments: Segment[] = [];
  let at = head[0].length;
  while (at < text.length) {
    let deep = false;
    if (text.startsWith('..', at)) {
      deep = true;
      at += 2;
    } else if (text[at] === '.') {
      at += 1;
    } else if (text[at] !== '[') {
      throw new PathSyntaxError(path, `unexpected '${text[at]}' at ${at}`);
    }
    if (text[at] === '[') {
      const end = closingBracket(text, at, path);
      segments.push({ deep, select: parseBracket(text.slice(at + 1, end).trim(), path) });
      at = end + 1;
      continue;
    }
    if (text[at] === '*') {
      segments.push({ deep, select: { kind: 'wildcard' } });
      at += 1;
      continue;
    }
    const name = /^[^.[\]\s()]+/u.exec(text.slice(at))?.[0];
    if (name === undefined) throw new PathSyntaxError(path, `a name is missing at ${at}`);
    segments.push({ deep, select: { kind: 'name', name } });
    at += name.length;
  }
  const definite = segments.every(({ deep, select }) => !deep && (select.kind === 'name' || select.kind === 'index'));
  return { root, segments, definite, length };
}

function closingBracket(text: string, open: number, path: string): number {
  let depth = 0;
  let quote: string | undefined;
  for (let at = open; at < text.length; at += 1) {
    const character = text[at];
    if (quote !== undefined) {
      if (character === '\\') at += 1;
      else if (character === quote) quote = undefined;
      continue;
    }
    if (character === "'" || character === '"') quote = character;
    if (character === '[') depth += 1;
    if (character === ']') depth -= 1;
    if (depth === 0) return at;
  }
  throw new PathSyntaxError(path, "a ']' is missing");
}

function parseBracket(inside: string, path: string): Select {
  if (inside === '*') return { kind: 'wildcard' };
  if (inside.startsWith('?(') && inside.endsWith(')')) {
    return { kind: 'filter', test: parseFilter(inside.slice(2, -1), path) };
  }
  const slice = /^(-?\d+)?\s*:\s*(-?\d+)?$/.exec(inside);
  if (slice !== null) {
    const [, start, end] = slice;
    return {
      kind: 'slice',
      start: start === undefined ? undefined : Number(start),
      end: end === undefined ? undefined : Number(end),
    };
  }
  const members = splitOutsideQuotes(inside, ',').map((part) => parseMember(part.trim(), path));
  const [first] = members;
  if (first === undefined) throw new PathSyntaxError(path, 'empty brackets');
  if (members.length > 1) return { kind: 'union', members };
  return typeof first === 'number' ? { kind: 'index', index: first } : { kind: 'name', name: first };
}

function parseMember(text: string, path: string): string | number {
  if (/^-?\d+$/.test(text)) return Number(text);
  const quoted = /^(['"])(.*)\1$/s.exec(text);
  if (quoted === null) throw new PathSyntaxError(path, `'${text}' is neither an index nor a quoted name`);
  return (quoted[2] ?? '').replace(/\\(.)/gs, '$1');
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let quote: string | undefined;
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quote !== undefined) {
      if (character === '\\') at += 1;
      else if (character === quote) quote = undefined;
      continue;
    }
    if (character === "'" || character === '"') quote = character;
    else if (character === '(' || character === '[') depth += 1;
    else if (character === ')' || character === ']') depth -= 1;
    else if (depth === 0 && text.startsWith(separator, at)) {
      parts.push(text.slice(from, at));
      from = at + separator.length;
      at = from - 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

function parseFilter(source: string, path: string): Filter {
  const text = source.trim();
  const any = splitOutsideQuotes(text, '||');
  if (any.length > 1) {
    const tests = any.map((part) => parseFilter(part, path));
    return (value, root) => tests.some((test) => test(value, root));
  }
  const all = splitOutsideQuotes(text, '&&');
  if (all.length > 1) {
    const tests = all.map((part) => parseFilter(part, path));
    return (value, root) => tests.every((test) => test(value, root));
  }
  if (text.startsWith('!')) {
    const test = parseFilter(text.slice(1), path);
    return (value, root) => !test(value, root);
  }
  if (text.startsWith('(') && text.endsWith(')')) return parseFilter(text.slice(1, -1), path);
  for (const operator of ['==', '!=', '>=', '<=', '>', '<'] as const) {
    const [left, right] = splitOutsideQuotes(text, operator);
    if (left === undefined || right === undefined) continue;
    const first = parseOperand(left.trim(), path);
    const second = parseOperand(right.trim(), path);
    return (value, root) => compare(operator, first(value, root), second(value, root));
  }
  const operand = parseOperand(text, path);
  return (value, root) => operand(value, root) !== undefined;
}

type Operand = (value: Json, root: Json) => Json | undefined;

function parseOperand(text: string, path: string): Operand {
  if (text.startsWith('@') || text.startsWith('$')) {
    const fromItem = text.startsWith('@');
    const inner = fromItem ? `$${text.slice(1)}` : text;
    return (value, root) => evaluatePath(inner, { input: fromItem ? value : root, context: () => ({}), variables: {} });
  }
  const quoted = /^(['"])(.*)\1$/s.exec(text);
  if (quoted !== null) {
    const literal = (quoted[2] ?? '').replace(/\\(.)/gs, '$1');
    return () => literal;
  }
  if (text === 'true' || text === 'false') return () => text === 'true';
  if (text === 'null') return () => null;
  const number = Number(text);
  if (text === '' || Number.isNaN(number)) throw new PathSyntaxError(path, `'${text}' is no value`);
  return () => number;
}

function compare(operator: '==' | '!=' | '>=' | '<=' | '>' | '<', left: Json | undefined, right: Json | undefined) {
  if (operator === '==' || operator === '!=') {
    const same = left !== undefined && right !== undefined ? sameJson(left, right) : left === right;
    return same === (operator === '==');
  }
  const numbers = typeof left === 'number' && typeof right === 'number';
  const texts = typeof left === 'string' && typeof right === 'string';
  if (!numbers && !texts) return false;
  if (operator === '>') return left > right;
  if (operator === '<') return left < right;
  return operator === '>=' ? left >= right : left <= right;
}

function rootOf(root: string, scope: Scope): Json | undefined {
  if (root === '$') return scope.input;
  return root === '$$' ? scope.context() : scope.variables[root];
}

function descendants(value: Json): Json[] {
  return [value, ...children(value).flatMap(descendants)];
}

function children(value: Json): Json[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}

function selectFrom(value: Json, select: Select, root: Json): Json[] {
  switch (select.kind) {
    case 'name':
      return memberOf(value, select.name);
    case 'index':
      return memberOf(value, select.index);
    case 'wildcard':
      return children(value);
    case 'slice':
      return Array.isArray(value) ? value.slice(select.start ?? 0, select.end) : [];
    case 'union':
      return select.members.flatMap((member) => memberOf(value, member));
    case 'filter':
      return children(value).filter((child) => select.test(child, root));
  }
}

function memberOf(value: Json, member: string | number): Json[] {
  if (typeof member === 'number') {
    const found = Array.isArray(value) ? value.at(member) : undefined;
    return found === undefined ? [] : [found];
  }
  if (!isObject(value) || !Object.hasOwn(value, member)) return [];
  const found = value[member];
  return found === undefined ? [] : [found];
}

function insert(target: Json, segments: readonly Segment[], value: Json, path: string): Json {
  const [segment, ...rest] = segments;
  if (segment === undefined) return value;
  const { select } = segment;
  if (select.kind === 'index') {
    if (!Array.isArray(target) || select.index < 0 || select.index >= target.length) {
      throw new PathSyntaxError(path, 'the index is out of bounds');
    }
    return target.map((item, index) => (index === select.index ? insert(item, rest, value, path) : item));
  }
  if (select.kind !== 'name') throw new PathSyntaxError(path, 'a reference path must identify a single node');
  if (!isObject(target))
    throw new PathSyntaxError(path, `'${select.name}' cannot be put into a value that is no object`);
  const inner = Object.hasOwn(target, select.name) ? target[select.name] : undefined;
  return { ...target, [select.name]: insert(inner ?? {}, rest, value, path) };
}
