import { isIP } from 'node:net';

/** The values of a condition key in this request; `undefined` where the request lacks the key. */
export type ContextLookup = (key: string) => readonly string[] | undefined;

export type ConditionBlock = Readonly<
  Record<string, Readonly<Record<string, string | boolean | readonly (string | boolean)[]>>>
>;

/**
 * Whether every operator of a Condition block holds.
 * Throws `TypeError` for an operator that IAM does not have.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function conditionsHold(block: ConditionBlock, lookup: ContextLookup): boolean {
  return Object.entries(block).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => {
      const values = (Array.isArray(wanted) ? wanted : [wanted]).map(String);
      return operatorHolds(operator, lookup(key), values, lookup);
    }),
  );
}

function operatorHolds(
  operator: string,
  actual: readonly string[] | undefined,
  wanted: readonly string[],
  lookup: ContextLookup,
): boolean {
  const { quantifier, ifExists, name } = dissect(operator);
  if (name === 'Null') return wanted.some((value) => (value === 'true') === (actual === undefined));
  const test = comparisons[name];
  if (test === undefined) throw new TypeError(`IAM has no condition operator ${operator}.`);
  const expected = wanted
    .map((value) => substitute(value, lookup))
    .filter((value): value is string => value !== undefined);
  if (actual === undefined || actual.length === 0) {
    // A missing key satisfies IfExists, ForAllValues, and the negated operators.
    return quantifier === 'ForAnyValue' ? false : ifExists || quantifier === 'ForAllValues' || test.negated;
  }
  const holds = (value: string): boolean =>
    test.negated
      ? expected.every((candidate) => !test.equal(value, candidate))
      : expected.some((candidate) => test.equal(value, candidate));
  if (quantifier === 'ForAllValues') return actual.every(holds);
  return test.negated && quantifier === undefined ? actual.every(holds) : actual.some(holds);
}

function dissect(operator: string): {
  quantifier: 'ForAnyValue' | 'ForAllValues' | undefined;
  ifExists: boolean;
  name: string;
} {
  const [first = '', second] = operator.split(':');
  const rest = second ?? first;
  const quantifier = second !== undefined && (first === 'ForAnyValue' || first === 'ForAllValues') ? first : undefined;
  const ifExists = rest.endsWith('IfExists');
  return { quantifier, ifExists, name: ifExists ? rest.slice(0, -'IfExists'.length) : rest };
}

interface Comparison {
  readonly negated: boolean;
  equal(actual: string, wanted: string): boolean;
}

const is = (equal: Comparison['equal']): Comparison => ({ negated: false, equal });
const isNot = (equal: Comparison['equal']): Comparison => ({ negated: true, equal });

const same: Comparison['equal'] = (actual, wanted) => literal(wanted) === actual;
const sameIgnoringCase: Comparison['equal'] = (actual, wanted) =>
  literal(wanted).toLowerCase() === actual.toLowerCase();
const like: Comparison['equal'] = (actual, wanted) => globMatches(wanted, actual);
const numeric =
  (compare: (actual: number, wanted: number) => boolean): Comparison['equal'] =>
  (actual, wanted) =>
    compare(Number(actual), Number(wanted));
const dated =
  (compare: (actual: number, wanted: number) => boolean): Comparison['equal'] =>
  (actual, wanted) =>
    compare(instant(actual), instant(wanted));

const comparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: is(same),
  StringNotEquals: isNot(same),
  StringEqualsIgnoreCase: is(sameIgnoringCase),
  StringNotEqualsIgnoreCase: isNot(sameIgnoringCase),
  StringLike: is(like),
  StringNotLike: isNot(like),
  ArnEquals: is(arnMatches),
  ArnLike: is(arnMatches),
  ArnNotEquals: isNot(arnMatches),
  ArnNotLike: isNot(arnMatches),
  Bool: is((actual, wanted) => actual.toLowerCase() === wanted.toLowerCase()),
  BinaryEquals: is((actual, wanted) => actual === wanted),
  NumericEquals: is(numeric((actual, wanted) => actual === wanted)),
  NumericNotEquals: isNot(numeric((actual, wanted) => actual === wanted)),
  NumericLessThan: is(numeric((actual, wanted) => actual < wanted)),
  NumericLessThanEquals: is(numeric((actual, wanted) => actual <= wanted)),
  NumericGreaterThan: is(numeric((actual, wanted) => actual > wanted)),
  NumericGreaterThanEquals: is(numeric((actual, wanted) => actual >= wanted)),
  DateEquals: is(dated((actual, wanted) => actual === wanted)),
  DateNotEquals: isNot(dated((actual, wanted) => actual === wanted)),
  DateLessThan: is(dated((actual, wanted) => actual < wanted)),
  DateLessThanEquals: is(dated((actual, wanted) => actual <= wanted)),
  DateGreaterThan: is(dated((actual, wanted) => actual > wanted)),
  DateGreaterThanEquals: is(dated((actual, wanted) => actual >= wanted)),
  IpAddress: is(inNetwork),
  NotIpAddress: isNot(inNetwork),
};

function instant(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

const ARN_PARTS = 6;

/** ARNs compare part by part, each with wildcards; the sixth part takes all that is left. */
function arnMatches(actual: string, wanted: string): boolean {
  const left = arnParts(actual);
  const right = arnParts(wanted);
  if (wanted === '*') return true;
  return left.length === right.length && left.every((part, index) => globMatches(right[index] ?? '', part));
}

function arnParts(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= ARN_PARTS ? parts : [...parts.slice(0, ARN_PARTS - 1), parts.slice(ARN_PARTS - 1).join(':')];
}

function inNetwork(actual: string, wanted: string): boolean {
  const [network = '', bits] = wanted.split('/');
  if (isIP(actual) !== 4 || isIP(network) !== 4) return actual === network;
  const shift = 2 ** (32 - Number(bits ?? '32'));
  return Math.floor(ipv4(actual) / shift) === Math.floor(ipv4(network) / shift);
}

function ipv4(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

const globs = new Map<string, RegExp>();
const LARGEST_GLOB_CACHE = 20_000;

/** `*` is any run of characters, `?` any one; `${*}`, `${?}` and `${$}` stand for the characters themselves. */
export function globMatches(pattern: string, text: string): boolean {
  if (pattern === '*') return true;
  if (!/[*?$]/.test(pattern)) return pattern === text;
  let expression = globs.get(pattern);
  if (expression === undefined) {
    const source = pattern
      .split(/(\$\{[*?$]\}|[*?])/)
      .map((part) => {
        if (part === '*') return '.*';
        if (part === '?') return '.';
        return literal(part).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      })
      .join('');
    expression = new RegExp(`^${source}$`, 's');
    if (globs.size >= LARGEST_GLOB_CACHE) globs.clear();
    globs.set(pattern, expression);
  }
  return expression.test(text);
}

function literal(text: string): string {
  return text.replace(/\$\{([*?$])\}/g, '$1');
}

/**
 * Puts the request's values in place of policy variables (`${aws:PrincipalAccount}`, `${aws:userid, 'none'}`).
 * `undefined` where one has neither value nor default: such a text matches nothing.
 */
export function substitute(text: string, lookup: ContextLookup): string | undefined {
  if (!text.includes('${')) return text;
  let missing = false;
  const result = text.replace(/\$\{([^}]+)\}/g, (whole, inner: string) => {
    if (inner.length === 1 && '*?$'.includes(inner)) return whole;
    const [name = '', fallback] = inner.split(/\s*,\s*(?=')/);
    const values = lookup(name.trim());
    const value = values?.[0] ?? fallback?.replace(/^'|'$/g, '');
    if (value === undefined) missing = true;
    // A value must not bring wildcards of its own.
    return (value ?? '').replace(/[*?$]/g, '${$&}');
  });
  return missing ? undefined : result;
}
