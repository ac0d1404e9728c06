import { evaluatePath } from './jsonPath.ts';
import type { Scope } from './jsonPath.ts';
import { requiredPath } from './template.ts';
import { StateFailure } from './failure.ts';
import { isObject } from './json.ts';
import type { Json } from './json.ts';

/**
 * Whether a JSONPath choice rule holds. A value of another type than the operator's is simply not equal.
 * Throws `States.Runtime` where `Variable` or a `…Path` leads nowhere, except for `IsPresent`.
 * https://states-language.net/#choice-state
 */
export function choiceHolds(rule: Json, scope: Scope): boolean {
  if (!isObject(rule)) throw new StateFailure('States.Runtime', 'A choice rule must be an object');
  const { And, Or, Not } = rule;
  if (Array.isArray(And)) return And.every((inner) => choiceHolds(inner, scope));
  if (Array.isArray(Or)) return Or.some((inner) => choiceHolds(inner, scope));
  if (Not !== undefined) return !choiceHolds(Not, scope);
  const variable = rule['Variable'];
  if (typeof variable !== 'string') throw new StateFailure('States.Runtime', 'A choice rule needs a Variable');
  for (const [operator, operand] of Object.entries(rule)) {
    if (notOperators.has(operator)) continue;
    if (operator === 'IsPresent') return (evaluatePath(variable, scope) !== undefined) === operand;
    const value = requiredPath(variable, 'Variable', scope);
    const typeTest = typeTests[operator];
    if (typeTest !== undefined) return typeTest(value) === operand;
    if (operator.endsWith('Path') && typeof operand === 'string') {
      return compareBy(operator.slice(0, -'Path'.length), value, requiredPath(operand, operator, scope));
    }
    return compareBy(operator, value, operand);
  }
  throw new StateFailure('States.Runtime', `The choice rule on '${variable}' has no comparison operator`);
}

const notOperators: ReadonlySet<string> = new Set(['Variable', 'Next', 'Comment', 'Assign', 'Output']);

const typeTests: Readonly<Record<string, (value: Json) => boolean>> = {
  IsNull: (value) => value === null,
  IsNumeric: (value) => typeof value === 'number',
  IsString: (value) => typeof value === 'string',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => typeof value === 'string' && parseTimestamp(value) !== undefined,
};

function compareBy(operator: string, left: Json, right: Json): boolean {
  const match =
    /^(String|Numeric|Boolean|Timestamp)(Equals|LessThan|GreaterThan|LessThanEquals|GreaterThanEquals|Matches)$/.exec(
      operator,
    );
  if (match === null) throw new StateFailure('States.Runtime', `Unknown comparison operator ${operator}`);
  const [, type, relation] = match;
  switch (type) {
    case 'Boolean':
      return typeof left === 'boolean' && left === right;
    case 'Numeric':
      return typeof left === 'number' && typeof right === 'number' && holds(relation, left, right);
    case 'Timestamp': {
      if (typeof left !== 'string' || typeof right !== 'string') return false;
      const first = parseTimestamp(left);
      const second = parseTimestamp(right);
      return first !== undefined && second !== undefined && holds(relation, first, second);
    }
    default:
      if (typeof left !== 'string' || typeof right !== 'string') return false;
      return relation === 'Matches' ? matchesPattern(left, right) : holds(relation, left, right);
  }
}

function holds<T extends string | number>(relation: string | undefined, left: T, right: T): boolean {
  switch (relation) {
    case 'Equals':
      return left === right;
    case 'LessThan':
      return left < right;
    case 'GreaterThan':
      return left > right;
    case 'LessThanEquals':
      return left <= right;
    default:
      return left >= right;
  }
}

/** `*` stands for any characters; `\*` and `\\` for themselves. */
function matchesPattern(text: string, pattern: string): boolean {
  const source = pattern.replace(/\\[*\\]|[\s\S]/g, (piece) => {
    if (piece === '*') return '[\\s\\S]*';
    const literal = piece.length === 2 ? piece.slice(1) : piece;
    return literal.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  });
  return new RegExp(`^${source}$`).test(text);
}

/** Milliseconds of an RFC 3339 timestamp with an upper-case T and Z, `undefined` for any other text. */
export function parseTimestamp(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}
