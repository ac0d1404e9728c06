import { isRecord, single } from './values.ts';

/** What the intrinsic functions of one stack read. */
export interface Scope {
  /** Value of a parameter, pseudo parameter or resource; throws for an unknown name. */
  ref(name: string): unknown;
  /** Throws for an unknown resource or attribute. */
  attribute(logicalId: string, name: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): unknown;
  imported(exportName: string): unknown;
  readonly region: string;
}

/** `AWS::NoValue`: the property as if it were not there. */
export const NO_VALUE = Symbol('AWS::NoValue');

/**
 * A template's value with its intrinsic functions resolved; dynamic references (`{{resolve:…}}`) stay as they are.
 * Throws `TypeError` with what is wrong.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function evaluate(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => evaluate(item, scope)).filter((item) => item !== NO_VALUE);
  }
  if (!isRecord(value)) return value;
  const intrinsic = single(value);
  if (intrinsic !== undefined && isIntrinsic(intrinsic.name)) return apply(intrinsic.name, intrinsic.value, scope);
  const members = Object.entries(value)
    .map(([name, member]) => [name, evaluate(member, scope)] as const)
    .filter(([, member]) => member !== NO_VALUE);
  return Object.fromEntries(members);
}

/** A condition's definition, or a value that is used as one. */
export function evaluateCondition(value: unknown, scope: Scope): boolean {
  const result = evaluate(value, scope);
  if (typeof result === 'boolean') return result;
  if (result === 'true' || result === 'false') return result === 'true';
  throw new TypeError(`${JSON.stringify(value)} is not a condition`);
}

/** Whether a single-member object of this name is a function, not data. */
export function isIntrinsic(name: string): boolean {
  return name === 'Ref' || name.startsWith('Fn::') || name === 'Condition';
}

function apply(name: string, argument: unknown, scope: Scope): unknown {
  switch (name) {
    case 'Ref':
      return argument === 'AWS::NoValue' ? NO_VALUE : scope.ref(String(argument));
    case 'Condition':
      // A statement of an IAM policy may hold nothing but its Condition block.
      return typeof argument === 'string' ? scope.condition(argument) : { Condition: evaluate(argument, scope) };
    case 'Fn::GetAtt':
      return getAtt(argument, scope);
    case 'Fn::Sub':
      return sub(argument, scope);
    case 'Fn::Join':
      return join(argument, scope);
    case 'Fn::Select':
      return select(argument, scope);
    case 'Fn::Split':
      return split(argument, scope);
    case 'Fn::If':
      return choose(argument, scope);
    case 'Fn::Equals': {
      const [left, right] = listOf(argument, name, 2).map((item) => evaluate(item, scope));
      return String(left) === String(right);
    }
    case 'Fn::And':
      return listOf(argument, name, 1).every((item) => evaluateCondition(item, scope));
    case 'Fn::Or':
      return listOf(argument, name, 1).some((item) => evaluateCondition(item, scope));
    case 'Fn::Not':
      return !evaluateCondition(listOf(argument, name, 1)[0], scope);
    case 'Fn::ImportValue':
      return scope.imported(textOf(evaluate(argument, scope), name));
    case 'Fn::FindInMap':
      return findInMap(argument, scope);
    case 'Fn::Base64':
      return Buffer.from(textOf(evaluate(argument, scope), name)).toString('base64');
    case 'Fn::GetAZs':
      return availabilityZones(evaluate(argument, scope), scope);
    case 'Fn::Cidr':
      return cidr(argument, scope);
    case 'Fn::Length':
      return valuesOf(evaluate(argument, scope), name).length;
    case 'Fn::ToJsonString':
      return JSON.stringify(evaluate(argument, scope));
    default:
      throw new TypeError(`${name} is not supported`);
  }
}

function getAtt(argument: unknown, scope: Scope): unknown {
  if (typeof argument === 'string') {
    const at = argument.indexOf('.');
    return scope.attribute(argument.slice(0, at), argument.slice(at + 1));
  }
  const [logicalId, attribute] = listOf(argument, 'Fn::GetAtt', 2);
  return scope.attribute(String(logicalId), textOf(evaluate(attribute, scope), 'Fn::GetAtt'));
}

function sub(argument: unknown, scope: Scope): string {
  const [text, variables] = typeof argument === 'string' ? [argument, {}] : listOf(argument, 'Fn::Sub', 2);
  const own = isRecord(variables) ? variables : {};
  return textOf(text, 'Fn::Sub').replace(SUB_VARIABLE, (_, literal: string | undefined, name: string | undefined) => {
    if (literal !== undefined) return `\${${literal}}`;
    const variable = name ?? '';
    if (variable in own) return textOf(evaluate(own[variable], scope), 'Fn::Sub');
    return textOf(variable.includes('.') ? getAtt(variable, scope) : scope.ref(variable), 'Fn::Sub');
  });
}

/** `${!literal}` stays `${literal}`; `${Name}` and `${Resource.Attribute}` are replaced. */
export const SUB_VARIABLE = /\$\{(?:!([^}]*)|([^!}][^}]*))\}/g;

function join(argument: unknown, scope: Scope): string {
  const [delimiter, items] = listOf(argument, 'Fn::Join', 2);
  return valuesOf(evaluate(items, scope), 'Fn::Join')
    .map((item) => textOf(item, 'Fn::Join'))
    .join(textOf(delimiter, 'Fn::Join'));
}

function select(argument: unknown, scope: Scope): unknown {
  const [index, items] = listOf(argument, 'Fn::Select', 2);
  const list = valuesOf(evaluate(items, scope), 'Fn::Select');
  const chosen = list[Number(evaluate(index, scope))];
  if (chosen === undefined)
    throw new TypeError(`Fn::Select: there is no item ${String(index)} in ${list.length} items`);
  return chosen;
}

function split(argument: unknown, scope: Scope): string[] {
  const [delimiter, text] = listOf(argument, 'Fn::Split', 2);
  return textOf(evaluate(text, scope), 'Fn::Split').split(textOf(delimiter, 'Fn::Split'));
}

function choose(argument: unknown, scope: Scope): unknown {
  const [condition, yes, no] = listOf(argument, 'Fn::If', 3);
  return evaluate(scope.condition(String(condition)) ? yes : no, scope);
}

function findInMap(argument: unknown, scope: Scope): unknown {
  const [map, first, second, options] = listOf(argument, 'Fn::FindInMap', 3).map((item) => evaluate(item, scope));
  const found = scope.mapping(String(map), String(first), String(second));
  if (found !== undefined) return found;
  if (isRecord(options) && 'DefaultValue' in options) return options['DefaultValue'];
  throw new TypeError(`Fn::FindInMap: ${String(map)} has no ${String(first)}.${String(second)}`);
}

function availabilityZones(region: unknown, scope: Scope): string[] {
  const name = region === '' || region === undefined ? scope.region : String(region);
  return ['a', 'b', 'c'].map((zone) => `${name}${zone}`);
}

function cidr(argument: unknown, scope: Scope): string[] {
  const [block, count, bits = 8] = listOf(argument, 'Fn::Cidr', 2).map((item) => evaluate(item, scope));
  const [address = '', prefix] = textOf(block, 'Fn::Cidr').split('/');
  const size = 2 ** Number(bits);
  const base = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  if (size * Number(count) > 2 ** (32 - Number(prefix))) throw new TypeError('Fn::Cidr: the block is too small');
  return Array.from({ length: Number(count) }, (_, index) => {
    const start = base + index * size;
    const parts = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
    return `${parts.join('.')}/${32 - Number(bits)}`;
  });
}

function listOf(argument: unknown, name: string, atLeast: number): unknown[] {
  if (Array.isArray(argument) && argument.length >= atLeast) return argument;
  throw new TypeError(`${name} needs a list of ${atLeast} items at least`);
}

function valuesOf(value: unknown, name: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new TypeError(`${name} needs a list`);
}

function textOf(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new TypeError(`${name} needs text, not ${JSON.stringify(value) ?? 'nothing'}`);
}
