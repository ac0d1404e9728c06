import { z } from 'zod';
import type { Caller, Cloud } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import type { Store } from '../core/store.ts';
import { DEFAULT_KEY, reveal, seal } from './secure-strings.ts';

export interface Context {
  readonly cloud: Cloud;
  readonly store: Store;
}

export type ParameterType = 'String' | 'StringList' | 'SecureString';

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly description?: string | undefined;
  readonly allowedPattern?: string | undefined;
  readonly tier: string;
  readonly dataType: string;
  /** The newest last; a SecureString's values are ciphertext in base64. */
  readonly versions: readonly Version[];
  /** What the template declared last, so that only a changed declaration makes a new version. */
  readonly declared?: string | undefined;
}

export interface Version {
  readonly number: number;
  readonly value: string;
  readonly type: ParameterType;
  readonly keyId?: string | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
}

const MOST_VERSIONS = 100;
const STANDARD_LIMIT = 4096;
const ADVANCED_LIMIT = 8192;
const MOST_LEVELS = 15;

export const Tier = z.enum(['Standard', 'Advanced', 'Intelligent-Tiering']);

export interface Draft {
  readonly name: string;
  readonly type: ParameterType | undefined;
  readonly value: string;
  readonly description?: string | undefined;
  readonly allowedPattern?: string | undefined;
  readonly keyId?: string | undefined;
  readonly tier?: z.infer<typeof Tier> | undefined;
  readonly dataType?: string | undefined;
  readonly declared?: string | undefined;
}

/** `arn:aws:ssm:…:parameter/app/key`, with one slash whether the name begins with one or not. */
export function arnOf({ cloud }: Pick<Context, 'cloud'>, name: string): string {
  const path = name.startsWith('/') ? name : `/${name}`;
  return `arn:${cloud.partition}:ssm:${cloud.region}:${cloud.accountId}:parameter${path}`;
}

/** Adds a version. Throws `ValidationException`, `ParameterAlreadyExists`, `ParameterPatternMismatchException`. */
export async function putVersion(
  context: Context,
  draft: Draft,
  overwrite: boolean,
  caller: Caller,
): Promise<{ parameter: Parameter; version: number }> {
  checkName(draft.name);
  const known = context.store.get<Parameter>('parameters', draft.name);
  if (known !== undefined && !overwrite) {
    throw new AwsError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    );
  }
  const type = draft.type ?? known?.type;
  if (type === undefined) throw validation('A parameter type is required when you create a parameter.');
  checkValue(draft, type);
  const keyId = type === 'SecureString' ? (draft.keyId ?? known?.versions.at(-1)?.keyId ?? DEFAULT_KEY) : undefined;
  const value =
    keyId === undefined ? draft.value : await seal(context, arnOf(context, draft.name), keyId, draft.value, caller);
  const before = context.store.get<Parameter>('parameters', draft.name);
  const number = (before?.versions.at(-1)?.number ?? 0) + 1;
  const version: Version = { number, value, type, keyId, at: context.cloud.now() };
  const parameter: Parameter = {
    name: draft.name,
    type,
    description: draft.description ?? before?.description,
    allowedPattern: draft.allowedPattern,
    tier: draft.tier ?? before?.tier ?? 'Standard',
    dataType: draft.dataType ?? before?.dataType ?? 'text',
    versions: [...(before?.versions ?? []), version].slice(-MOST_VERSIONS),
    declared: draft.declared ?? before?.declared,
  };
  context.store.put('parameters', draft.name, parameter);
  return { parameter, version: number };
}

/** By name, `name:version`, or ARN; `undefined` where there is none. */
export function findVersion(
  { store }: Context,
  asked: string,
): { parameter: Parameter; version: Version; selector: string } | undefined {
  const { name, selector } = splitName(asked);
  const parameter = store.get<Parameter>('parameters', name);
  const version =
    selector === ''
      ? parameter?.versions.at(-1)
      : parameter?.versions.find(({ number }) => String(number) === selector);
  if (parameter === undefined || version === undefined) return undefined;
  return { parameter, version, selector: selector === '' ? '' : `:${selector}` };
}

/** The name behind an ARN or a name with a version. */
export function splitName(asked: string): { name: string; selector: string } {
  const path = asked.startsWith('arn:') ? asked.slice(asked.indexOf(':parameter/') + ':parameter'.length) : asked;
  const [name = '', selector = ''] = path.split(':');
  return { name, selector };
}

/** A version as the API answers it, decrypted where asked. */
export async function shown(
  context: Context,
  parameter: Parameter,
  version: Version,
  decrypted: boolean,
  caller: Caller,
): Promise<Record<string, unknown>> {
  const arn = arnOf(context, parameter.name);
  const opens = decrypted && version.keyId !== undefined;
  return {
    Name: parameter.name,
    Type: version.type,
    Value: opens ? await reveal(context, arn, version.keyId ?? DEFAULT_KEY, version.value, caller) : version.value,
    Version: version.number,
    LastModifiedDate: version.at / 1000,
    ARN: arn,
    DataType: parameter.dataType,
  };
}

export function validation(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

function checkName(name: string): void {
  if (!/^[\w./-]{1,1011}$/.test(name) || name.includes('//')) {
    throw validation('Parameter name: can\'t be prefixed with "ssm" (case-insensitive) and holds only a-zA-Z0-9_.-/');
  }
  if (/^\/?(aws|ssm)/i.test(name)) {
    throw validation(
      `Parameter name: can't be prefixed with "${/^\/?aws/i.test(name) ? 'aws' : 'ssm'}" (case-insensitive).`,
    );
  }
  if (name.includes('/') && !name.startsWith('/')) throw validation('Parameter name must be a fully qualified name.');
  if (name.split('/').length - 1 > MOST_LEVELS) {
    throw new AwsError(
      'HierarchyLevelLimitExceededException',
      `A parameter hierarchy has at most ${MOST_LEVELS} levels.`,
    );
  }
}

function checkValue(draft: Draft, type: ParameterType): void {
  const limit = draft.tier === 'Advanced' || draft.tier === 'Intelligent-Tiering' ? ADVANCED_LIMIT : STANDARD_LIMIT;
  if (draft.value === '' || Buffer.byteLength(draft.value) > limit) {
    throw validation(`A parameter value of this tier holds 1 to ${limit} bytes.`);
  }
  if (draft.allowedPattern === undefined) return;
  const parts = type === 'StringList' ? draft.value.split(',') : [draft.value];
  const pattern = patternOf(draft.allowedPattern);
  if (parts.every((part) => pattern.test(part))) return;
  throw new AwsError(
    'ParameterPatternMismatchException',
    `Parameter value can't be validated by the pattern ${draft.allowedPattern}.`,
  );
}

function patternOf(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch (cause) {
    throw new AwsError('InvalidAllowedPatternException', 'The allowed pattern is no regular expression.', { cause });
  }
}
