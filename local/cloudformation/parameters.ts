import type { Cloud } from '../core/cloud.ts';
import type { StackArtifact } from './assembly.ts';

/** Overrides by stack name and parameter, or by parameter alone for every stack that declares it. */
export type ParameterOverrides = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** The newest bootstrap template's version: nothing here depends on what a bootstrap would have made. */
const BOOTSTRAP_VERSION = '30';
const BOOTSTRAP_PARAMETER = /^\/cdk-bootstrap\/[^/]+\/version$/;

/** Values of all parameters of a stack. Throws `TypeError` for one without a value. */
export async function parameterValues(
  cloud: Pick<Cloud, 'call'>,
  stack: Pick<StackArtifact, 'stackName' | 'template' | 'parameters'>,
  overrides: ParameterOverrides,
): Promise<ReadonlyMap<string, unknown>> {
  const forStack = overrides[stack.stackName];
  const own = typeof forStack === 'object' ? forStack : {};
  const values = new Map<string, unknown>();
  for (const [name, declaration] of Object.entries(stack.template.Parameters ?? {})) {
    const everywhere = overrides[name];
    const given =
      own[name] ??
      (typeof everywhere === 'string' ? everywhere : undefined) ??
      stack.parameters[name] ??
      declaration.Default;
    if (given === undefined) throw new TypeError(`parameter ${name} has no value`);
    if (declaration.AllowedValues?.map(String).includes(String(given)) === false) {
      throw new TypeError(`parameter ${name} must be one of ${declaration.AllowedValues.join(', ')}, not ${given}`);
    }
    values.set(name, await typed(cloud, declaration.Type, String(given)));
  }
  return values;
}

async function typed(cloud: Pick<Cloud, 'call'>, type: string, given: string): Promise<unknown> {
  if (type.startsWith('AWS::SSM::Parameter::Value<')) {
    const inner = type.slice('AWS::SSM::Parameter::Value<'.length, -1);
    return listed(inner, BOOTSTRAP_PARAMETER.test(given) ? BOOTSTRAP_VERSION : await ssmValue(cloud, given));
  }
  return listed(type, given);
}

function listed(type: string, value: string): unknown {
  return type === 'CommaDelimitedList' || type.startsWith('List<')
    ? value.split(',').map((item) => item.trim())
    : value;
}

async function ssmValue(cloud: Pick<Cloud, 'call'>, name: string): Promise<string> {
  const input = { Name: name, WithDecryption: true };
  const { Parameter } = await cloud.call<{ Parameter: { Value: string } }>('ssm', 'GetParameter', input, {
    kind: 'root',
  });
  return Parameter.Value;
}

const DYNAMIC = /\{\{resolve:(ssm|ssm-secure|secretsmanager):([^}]+)\}\}/g;

/**
 * Replaces `{{resolve:ssm:…}}` and `{{resolve:secretsmanager:…}}` in every text of a value.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export async function resolveDynamic(cloud: Pick<Cloud, 'call'>, value: unknown): Promise<unknown> {
  if (typeof value === 'string') return value.includes('{{resolve:') ? resolveText(cloud, value) : value;
  if (Array.isArray(value)) return Promise.all(value.map((item: unknown) => resolveDynamic(cloud, item)));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(async ([name, member]: [string, unknown]) => [
    name,
    await resolveDynamic(cloud, member),
  ]);
  return Object.fromEntries(await Promise.all(members)) as Record<string, unknown>;
}

async function resolveText(cloud: Pick<Cloud, 'call'>, text: string): Promise<string> {
  let resolved = text;
  for (const [whole, service, reference = ''] of text.matchAll(DYNAMIC)) {
    const value = service === 'secretsmanager' ? await secretValue(cloud, reference) : await ssmValue(cloud, reference);
    resolved = resolved.replace(whole, () => value);
  }
  return resolved;
}

/** `id:SecretString:json-key:version-stage:version-id`, where the id may be an ARN. */
async function secretValue(cloud: Pick<Cloud, 'call'>, reference: string): Promise<string> {
  const [id = '', rest = ''] = reference.split(/:SecretString:?/);
  const [jsonKey, stage, version] = rest.split(':');
  const input = {
    SecretId: id,
    ...(stage ? { VersionStage: stage } : {}),
    ...(version ? { VersionId: version } : {}),
  };
  const { SecretString } = await cloud.call<{ SecretString: string }>('secretsmanager', 'GetSecretValue', input, {
    kind: 'root',
  });
  if (!jsonKey) return SecretString;
  const parsed: unknown = JSON.parse(SecretString);
  const found = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
  const value = found.find(([name]) => name === jsonKey)?.[1] as unknown;
  if (value === undefined) throw new TypeError(`secret ${id} has no member ${jsonKey}`);
  return String(value);
}
