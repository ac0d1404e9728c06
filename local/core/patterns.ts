import { BlockList, isIP } from 'node:net';
import { AwsError } from './errors.ts';

/** Decides whether a decoded JSON document has the declared pattern. */
export type Matches = (event: unknown) => boolean;

/** One alternative of a field's list, asked about one leaf; `undefined` where the field is absent. */
type LeafMatcher = (leaf: Leaf | undefined) => boolean;
type Leaf = string | number | boolean | null;

/**
 * Compiles an event pattern as EventBridge rules, SNS filter policies and Lambda event source filters share it:
 * nested objects whose leaves are lists of alternatives, `$or`, and the operators prefix, suffix, anything-but, numeric,
 * exists, equals-ignore-case, cidr and wildcard. Throws `InvalidEventPatternException` where the pattern is none.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function compilePattern(pattern: unknown): Matches {
  if (!isRecord(pattern)) throw invalid('Filter is not an object');
  return compileObject(pattern);
}

/** The same for a pattern that arrives as JSON text. */
export function compilePatternText(text: string): Matches {
  let pattern: unknown;
  try {
    pattern = JSON.parse(text);
  } catch (error) {
    throw invalid('Filter is not valid JSON', error);
  }
  return compilePattern(pattern);
}

function compileObject(pattern: Readonly<Record<string, unknown>>): Matches {
  const tests = Object.entries(pattern).map(([name, declared]): ((event: Record<string, unknown>) => boolean) => {
    if (name === '$or' && Array.isArray(declared) && declared.every(isRecord)) {
      const branches = declared.map(compileObject);
      return (event) => branches.some((branch) => branch(event));
    }
    if (Array.isArray(declared)) {
      const matches = compileLeaf(name, declared);
      return (event) => matches(event[name]);
    }
    if (!isRecord(declared)) throw invalid(`"${name}" must be an object or an array`);
    const matches = compileObject(declared);
    return (event) => matches(event[name]);
  });
  const matchesOne = (event: Record<string, unknown>) => tests.every((test) => test(event));
  return (event) => {
    // All fields of a pattern must hold in one and the same element of an array of objects.
    if (Array.isArray(event))
      return event.length === 0 ? matchesOne({}) : event.some((one) => isRecord(one) && matchesOne(one));
    return matchesOne(isRecord(event) ? event : {});
  };
}

function compileLeaf(name: string, alternatives: readonly unknown[]): Matches {
  if (alternatives.length === 0) throw invalid(`Empty arrays are not allowed at "${name}"`);
  const matchers = alternatives.map((alternative) => compileAlternative(name, alternative));
  return (value) => {
    const leaves = leavesOf(value);
    if (leaves.length === 0) return matchers.some((matches) => matches(undefined));
    return leaves.some((leaf) => matchers.some((matches) => matches(leaf)));
  };
}

/** An object has no leaf of its own, which is why `exists` holds for leaves alone. */
function leavesOf(value: unknown): Leaf[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return isLeaf(value) ? [value] : [];
}

function compileAlternative(name: string, alternative: unknown): LeafMatcher {
  if (isLeaf(alternative)) return (leaf) => leaf === alternative;
  if (!isRecord(alternative)) throw invalid(`"${name}" must not contain nested arrays`);
  const entries = Object.entries(alternative);
  const [operator, operand] = entries[0] ?? [];
  if (operator === undefined || entries.length > 1)
    throw invalid(`Only one operator is allowed in each match at "${name}"`);
  switch (operator) {
    case 'exists':
      if (typeof operand !== 'boolean') throw invalid('exists match pattern must be either true or false');
      return (leaf) => (leaf !== undefined) === operand;
    case 'anything-but': {
      const refused = compileAnythingBut(name, operand);
      return (leaf) => leaf !== undefined && !refused.some((matches) => matches(leaf));
    }
    case 'numeric':
      return compileNumeric(operand);
    case 'cidr':
      return compileCidr(operand);
    case 'prefix':
    case 'suffix':
    case 'equals-ignore-case':
    case 'wildcard':
      return compileText(operator, operand);
    default:
      throw invalid(`Unrecognized match type ${operator}`);
  }
}

function compileAnythingBut(name: string, operand: unknown): LeafMatcher[] {
  if (isRecord(operand)) {
    return Object.entries(operand).flatMap(([operator, refused]) => {
      if (!isTextOperator(operator)) throw invalid(`Unsupported anything-but pattern: ${operator}`);
      return (Array.isArray(refused) ? refused : [refused]).map((one) => compileText(operator, one));
    });
  }
  const refused: unknown[] = Array.isArray(operand) ? operand : [operand];
  if (refused.length === 0) throw invalid(`Empty arrays are not allowed at "${name}"`);
  return refused.map((one) => {
    if (!isLeaf(one)) throw invalid('Value of anything-but must be an array or single string/number value');
    return (leaf: Leaf | undefined) => leaf === one;
  });
}

type TextOperator = 'prefix' | 'suffix' | 'equals-ignore-case' | 'wildcard';

function isTextOperator(operator: string): operator is TextOperator {
  return ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'].includes(operator);
}

function compileText(operator: TextOperator, operand: unknown): LeafMatcher {
  if (isRecord(operand) && typeof operand['equals-ignore-case'] === 'string' && operator !== 'equals-ignore-case') {
    const folded = compileText(operator, operand['equals-ignore-case'].toLowerCase());
    return (leaf) => typeof leaf === 'string' && folded(leaf.toLowerCase());
  }
  if (typeof operand !== 'string') throw invalid(`${operator} match pattern must be a string`);
  switch (operator) {
    case 'prefix':
      return (leaf) => typeof leaf === 'string' && leaf.startsWith(operand);
    case 'suffix':
      return (leaf) => typeof leaf === 'string' && leaf.endsWith(operand);
    case 'equals-ignore-case': {
      const folded = operand.toLowerCase();
      return (leaf) => typeof leaf === 'string' && leaf.toLowerCase() === folded;
    }
    case 'wildcard': {
      const expression = wildcard(operand);
      return (leaf) => typeof leaf === 'string' && expression.test(leaf);
    }
  }
}

function wildcard(pattern: string): RegExp {
  const source = pattern.replace(/\\([*\\])|\*+|[^*\\]+|\\/gu, (part, escaped: string | undefined) => {
    if (escaped !== undefined) return `\\${escaped}`;
    return part.startsWith('*') ? '[^]*?' : part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  });
  return new RegExp(`^${source}$`, 'u');
}

const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '=': (left, right) => left === right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

function compileNumeric(operand: unknown): LeafMatcher {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length % 2 === 1) {
    throw invalid('Value of numeric must be an array of operators and numbers');
  }
  const tests: ((value: number) => boolean)[] = [];
  for (let index = 0; index < operand.length; index += 2) {
    const compare = comparisons[String(operand[index])];
    const bound: unknown = operand[index + 1];
    if (compare === undefined) throw invalid(`Unrecognized numeric range operator: ${String(operand[index])}`);
    if (typeof bound !== 'number') throw invalid('Value of numeric range must be a number');
    tests.push((value) => compare(value, bound));
  }
  return (leaf) => typeof leaf === 'number' && tests.every((test) => test(leaf));
}

function compileCidr(operand: unknown): LeafMatcher {
  const [address = '', bits] = typeof operand === 'string' ? operand.split('/') : [];
  const family = isIP(address);
  if (family === 0) throw invalid(`Malformed CIDR: ${String(operand)}`);
  const block = new BlockList();
  const type = family === 4 ? 'ipv4' : 'ipv6';
  try {
    block.addSubnet(address, bits === undefined ? (family === 4 ? 32 : 128) : Number(bits), type);
  } catch (error) {
    throw invalid(`Malformed CIDR: ${String(operand)}`, error);
  }
  return (leaf) => typeof leaf === 'string' && isIP(leaf) === family && block.check(leaf, type);
}

function isLeaf(value: unknown): value is Leaf {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(reason: string, cause?: unknown): AwsError {
  return new AwsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`, { cause });
}
