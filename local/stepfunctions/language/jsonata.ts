import jsonata from 'jsonata';
import { createHash, randomUUID } from 'node:crypto';
import { StateFailure } from './failure.ts';
import { seededRandom } from './intrinsics.ts';
import { isObject, parseJson, toJson } from './json.ts';
import type { Json, JsonObject } from './json.ts';

/** What `$states` and the variables are while an expression is evaluated. */
export interface JsonataScope {
  readonly states: {
    readonly input: Json;
    readonly context: Json;
    readonly result?: Json;
    readonly errorOutput?: Json;
  };
  readonly variables: Readonly<JsonObject>;
}

/** The expression between `{%` and `%}`, or `undefined` for a plain string. */
export function expressionIn(text: string): string | undefined {
  return text.startsWith('{%') && text.endsWith('%}') ? text.slice(2, -2).trim() : undefined;
}

/**
 * A JSON value with every `{% … %}` string in it evaluated. `location` names the field for the error.
 * Throws `States.QueryEvaluationError`, for an expression without a result too, as AWS does.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export async function fillJsonata(value: Json, scope: JsonataScope, location: string): Promise<Json> {
  if (typeof value === 'string') {
    const expression = expressionIn(value);
    return expression === undefined ? value : evaluateExpression(expression, scope, location);
  }
  if (Array.isArray(value)) {
    const items: Json[] = [];
    for (const [index, item] of value.entries()) items.push(await fillJsonata(item, scope, `${location}[${index}]`));
    return items;
  }
  if (!isObject(value)) return value;
  const members: [string, Json][] = [];
  for (const [name, member] of Object.entries(value)) {
    members.push([name, await fillJsonata(member, scope, `${location}/${name}`)]);
  }
  return Object.fromEntries(members);
}

const compiled = new Map<string, jsonata.Expression>();
/** Milliseconds that one expression may take. */
const timeLimit = 5_000;
const stackLimit = 500;

async function evaluateExpression(text: string, scope: JsonataScope, location: string): Promise<Json> {
  let value: unknown;
  try {
    value = await compile(text).evaluate(undefined, { ...scope.variables, states: scope.states });
  } catch (error) {
    const why = isMessage(error) ? error.message : String(error);
    throw evaluationError(text, location, `threw an error during evaluation. ${why}`, error);
  }
  if (value === undefined) throw evaluationError(text, location, 'returned nothing (undefined).');
  if (typeof value === 'function' || isLambda(value)) {
    throw evaluationError(text, location, 'returned an unsupported result type: function.');
  }
  return toJson(value);
}

function evaluationError(text: string, location: string, why: string, cause?: unknown): StateFailure {
  return new StateFailure(
    'States.QueryEvaluationError',
    `The JSONata expression '${text}' specified for the field '${location}' ${why}`,
    {
      location,
      cause,
    },
  );
}

function compile(text: string): jsonata.Expression {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const expression = jsonata(text, { timeout: timeLimit, stack: stackLimit });
  addFunctions(expression);
  compiled.set(text, expression);
  return expression;
}

/** The functions that Step Functions adds to JSONata; `$eval` it takes away. */
function addFunctions(expression: jsonata.Expression): void {
  expression.registerFunction('partition', (list: unknown, size: unknown) => {
    const items = Array.isArray(list) ? list : [list];
    const chunk = Math.floor(Number(size));
    if (!(chunk >= 1)) throw new Error('$partition needs a positive chunk size');
    return Array.from({ length: Math.ceil(items.length / chunk) }, (_, index): unknown[] =>
      items.slice(index * chunk, (index + 1) * chunk),
    );
  });
  expression.registerFunction('range', (first: unknown, last: unknown, delta: unknown) => {
    const step = Number(delta);
    if (step === 0) throw new Error('$range needs a step that is not zero');
    const count = Math.max(0, Math.floor((Number(last) - Number(first)) / step) + 1);
    return Array.from({ length: count }, (_, index) => Number(first) + index * step);
  });
  expression.registerFunction('hash', (data: unknown, algorithm: unknown) => {
    const name = String(algorithm ?? 'SHA-256')
      .replace('-', '')
      .toLowerCase();
    if (!['md5', 'sha1', 'sha256', 'sha384', 'sha512'].includes(name))
      throw new Error(`unknown algorithm ${String(algorithm)}`);
    return createHash(name)
      .update(typeof data === 'string' ? data : JSON.stringify(data))
      .digest('hex');
  });
  expression.registerFunction('random', (seed: unknown) =>
    seed === undefined ? Math.random() : seededRandom(Number(seed)),
  );
  expression.registerFunction('uuid', () => randomUUID());
  expression.registerFunction('parse', (text: unknown) => parseJson(String(text)));
  expression.registerFunction('eval', () => {
    throw new Error('$eval is not supported; use $parse');
  });
}

function isMessage(error: unknown): error is { readonly message: string } {
  return isObject(error) && typeof error['message'] === 'string';
}

function isLambda(value: unknown): boolean {
  return isObject(value) && '_jsonata_lambda' in value;
}
