import { createHash, randomUUID } from 'node:crypto';
import { evaluatePath } from './jsonPath.ts';
import type { Scope } from './jsonPath.ts';
import { isObject, parseJson, sameJson } from './json.ts';
import type { Json } from './json.ts';
import { StateFailure } from './failure.ts';

/**
 * An intrinsic function call such as `States.Format('{} of {}', $.a, States.UUID())`.
 * Throws `States.IntrinsicFailure`, or `States.Runtime` for a path that leads nowhere.
 * https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export function evaluateIntrinsic(text: string, scope: Scope): Json {
  return evaluate(parseCall(text), scope, text);
}

type Expression =
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'call'; readonly name: string; readonly parameters: readonly Expression[] };

const cache = new Map<string, Expression>();
const nestingLimit = 10;

function parseCall(text: string): Expression {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const parser = new Parser(text);
  const expression = parser.expression(0);
  parser.end();
  if (expression.kind !== 'call') throw parser.error('a function call is expected');
  cache.set(text, expression);
  return expression;
}

class Parser {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  error(why: string): StateFailure {
    return new StateFailure('States.IntrinsicFailure', `Invalid intrinsic function '${this.text}': ${why}`);
  }

  expression(depth: number): Expression {
    if (depth > nestingLimit) throw this.error(`more than ${nestingLimit} nested calls`);
    this.space();
    const rest = this.text.slice(this.at);
    if (rest.startsWith("'")) return { kind: 'literal', value: this.quoted() };
    if (rest.startsWith('$')) return { kind: 'path', path: this.path() };
    const name = /^States\.[A-Za-z0-9]+/.exec(rest)?.[0];
    if (name !== undefined) {
      this.at += name.length;
      return { kind: 'call', name, parameters: this.parameters(depth) };
    }
    const literal = /^(true|false|null|-?\d+(\.\d+)?([eE][+-]?\d+)?)/.exec(rest)?.[0];
    if (literal === undefined) throw this.error(`unexpected text at ${this.at}`);
    this.at += literal.length;
    return { kind: 'literal', value: parseJson(literal) };
  }

  end(): void {
    this.space();
    if (this.at < this.text.length) throw this.error(`unexpected text at ${this.at}`);
  }

  private parameters(depth: number): Expression[] {
    this.space();
    if (this.text[this.at] !== '(') throw this.error("'(' is missing");
    this.at += 1;
    this.space();
    const parameters: Expression[] = [];
    if (this.text[this.at] === ')') {
      this.at += 1;
      return parameters;
    }
    for (;;) {
      parameters.push(this.expression(depth + 1));
      this.space();
      const separator = this.text[this.at];
      this.at += 1;
      if (separator === ')') return parameters;
      if (separator !== ',') throw this.error("',' or ')' is missing");
    }
  }

  private quoted(): string {
    let value = '';
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const character = this.text[this.at];
      if (character === "'") {
        this.at += 1;
        return value;
      }
      if (character === '\\') {
        const escaped = this.text[this.at + 1];
        if (escaped === undefined) break;
        // Format needs to know that a brace was escaped, so that the backslash stays with it.
        value += escaped === '{' || escaped === '}' ? `\\${escaped}` : escaped;
        this.at += 1;
        continue;
      }
      value += character;
    }
    throw this.error('a closing quote is missing');
  }

  private path(): string {
    const from = this.at;
    let depth = 0;
    let quote: string | undefined;
    for (; this.at < this.text.length; this.at += 1) {
      const character = this.text[this.at];
      if (quote !== undefined) {
        if (character === quote) quote = undefined;
        continue;
      }
      if (depth > 0 && (character === "'" || character === '"')) quote = character;
      else if (character === '[' || character === '(') depth += 1;
      else if (depth > 0 && (character === ']' || character === ')')) depth -= 1;
      else if (depth === 0 && (character === ',' || character === ')')) break;
    }
    return this.text.slice(from, this.at).trim();
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }
}

function evaluate(expression: Expression, scope: Scope, text: string): Json {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? unescapeBraces(expression.value) : expression.value;
    case 'path': {
      const value = evaluatePath(expression.path, scope);
      if (value !== undefined) return value;
      throw new StateFailure(
        'States.Runtime',
        `The function '${text}' had the following error: The JsonPath argument for the field '${
          expression.path
        }' could not be found in the input '${JSON.stringify(scope.input)}'`,
      );
    }
    case 'call': {
      const implementation = functions[expression.name];
      if (implementation === undefined)
        throw new StateFailure('States.IntrinsicFailure', `Unknown function ${expression.name}`);
      if (expression.name === 'States.Format') return format(expression.parameters, scope, text);
      return implementation(
        expression.parameters.map((parameter) => evaluate(parameter, scope, text)),
        (why) => new StateFailure('States.IntrinsicFailure', `The function '${text}' had the following error: ${why}`),
      );
    }
  }
}

type Refusal = (why: string) => StateFailure;
type Intrinsic = (parameters: readonly Json[], refuse: Refusal) => Json;

const arrayRangeLimit = 1_000;
const textLimit = 10_000;

const functions: Readonly<Record<string, Intrinsic>> = {
  'States.Format': () => null,
  'States.StringToJson': ([text], refuse) => {
    try {
      return parseJson(textOf(text, refuse));
    } catch (error) {
      throw error instanceof StateFailure ? error : refuse('Invalid JSON');
    }
  },
  'States.JsonToString': ([value], refuse) => JSON.stringify(given(value, refuse)),
  'States.Array': (parameters) => [...parameters],
  'States.ArrayPartition': ([list, size], refuse) => {
    const items = listOf(list, refuse);
    const chunk = Math.round(numberOf(size, refuse));
    if (chunk < 1) throw refuse('the chunk size must be a positive integer');
    return Array.from({ length: Math.ceil(items.length / chunk) }, (_, index) =>
      items.slice(index * chunk, (index + 1) * chunk),
    );
  },
  'States.ArrayContains': ([list, sought], refuse) => {
    const value = given(sought, refuse);
    return listOf(list, refuse).some((item) => sameJson(item, value));
  },
  'States.ArrayRange': ([first, last, step], refuse) => {
    const from = Math.round(numberOf(first, refuse));
    const to = Math.round(numberOf(last, refuse));
    const by = Math.round(numberOf(step, refuse));
    if (by === 0) throw refuse('the step must not be zero');
    const count = Math.max(0, Math.floor((to - from) / by) + 1);
    if (count > arrayRangeLimit) throw refuse(`an array of more than ${arrayRangeLimit} elements`);
    return Array.from({ length: count }, (_, index) => from + index * by);
  },
  'States.ArrayGetItem': ([list, index], refuse) => {
    const item = listOf(list, refuse)[Math.round(numberOf(index, refuse))];
    if (item === undefined) throw refuse('the index is out of bounds');
    return item;
  },
  'States.ArrayLength': ([list], refuse) => listOf(list, refuse).length,
  'States.ArrayUnique': ([list], refuse) =>
    listOf(list, refuse).filter((item, index, all) => all.findIndex((other) => sameJson(item, other)) === index),
  'States.Base64Encode': ([text], refuse) => Buffer.from(limited(textOf(text, refuse), refuse)).toString('base64'),
  'States.Base64Decode': ([text], refuse) =>
    Buffer.from(limited(textOf(text, refuse), refuse), 'base64').toString('utf8'),
  'States.Hash': ([data, algorithm], refuse) => {
    const name = hashNames[textOf(algorithm, refuse)];
    if (name === undefined) throw refuse('the algorithm must be MD5, SHA-1, SHA-256, SHA-384 or SHA-512');
    const value = given(data, refuse);
    return createHash(name)
      .update(limited(typeof value === 'string' ? value : JSON.stringify(value), refuse))
      .digest('hex');
  },
  'States.JsonMerge': ([first, second, deep], refuse) => {
    if (deep !== false) throw refuse('only a shallow merge is supported: the third argument must be false');
    if (!isObject(first) || !isObject(second)) throw refuse('both arguments must be JSON objects');
    return { ...first, ...second };
  },
  'States.MathRandom': ([first, last, seed], refuse) => {
    const from = Math.round(numberOf(first, refuse));
    const to = Math.round(numberOf(last, refuse));
    if (to <= from) throw refuse('the end must be greater than the start');
    const random = seed === undefined ? Math.random() : seededRandom(Math.round(numberOf(seed, refuse)));
    return from + Math.floor(random * (to - from));
  },
  'States.MathAdd': ([first, second], refuse) =>
    Math.round(numberOf(first, refuse)) + Math.round(numberOf(second, refuse)),
  'States.StringSplit': ([text, separators], refuse) => {
    const characters = new Set(textOf(separators, refuse));
    const parts: string[] = [''];
    for (const character of textOf(text, refuse)) {
      if (characters.has(character)) parts.push('');
      else parts.push(`${parts.pop() ?? ''}${character}`);
    }
    return parts.filter((part) => part !== '');
  },
  'States.UUID': () => randomUUID(),
};

const hashNames: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** The names of all intrinsic functions. */
export const intrinsicNames: readonly string[] = Object.keys(functions);

function format(parameters: readonly Expression[], scope: Scope, text: string): string {
  const [first, ...others] = parameters;
  const refuse = (why: string) =>
    new StateFailure('States.IntrinsicFailure', `The function '${text}' had the following error: ${why}`);
  if (first === undefined) throw refuse('a template string is missing');
  const raw = first.kind === 'literal' ? first.value : evaluate(first, scope, text);
  const template = textOf(raw, refuse);
  const values = others.map((parameter) => evaluate(parameter, scope, text));
  let used = 0;
  const formatted = template.replace(/\\([{}])|\{\}/g, (_match, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    const value = values[used];
    used += 1;
    if (value === undefined) throw refuse('number of arguments do not match the occurrences of {}');
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
  if (used !== values.length) throw refuse('number of arguments do not match the occurrences of {}');
  return formatted;
}

function unescapeBraces(text: string): string {
  return text.replace(/\\([{}])/g, '$1');
}

function given(value: Json | undefined, refuse: Refusal): Json {
  if (value === undefined) throw refuse('an argument is missing');
  return value;
}

function textOf(value: Json | undefined, refuse: Refusal): string {
  if (typeof value !== 'string') throw refuse('a string argument is expected');
  return value;
}

function numberOf(value: Json | undefined, refuse: Refusal): number {
  if (typeof value !== 'number') throw refuse('a number argument is expected');
  return value;
}

function listOf(value: Json | undefined, refuse: Refusal): Json[] {
  if (!Array.isArray(value)) throw refuse('an array argument is expected');
  return value;
}

function limited(text: string, refuse: Refusal): string {
  if (text.length > textLimit) throw refuse(`a string of more than ${textLimit} characters`);
  return text;
}

/** The same number in [0, 1) for the same seed. */
export function seededRandom(seed: number): number {
  const digest = createHash('sha256').update(String(seed)).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}
