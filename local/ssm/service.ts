import { z } from 'zod';
import type { Caller, Cloud, Provided, Resource, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { awsJson } from '../core/protocols.ts';
import { Tier, arnOf, findVersion, putVersion, shown, splitName, validation } from './parameters.ts';
import type { Context, Parameter } from './parameters.ts';

type Input = Record<string, unknown>;
type Action = (context: Context, input: Input, caller: Caller) => Promise<object>;

const ROOT: Caller = { kind: 'root' };
const MOST_NAMES = 10;

const name = z.string().min(1).max(2048);
const OneInput = z.object({ Name: name, WithDecryption: z.boolean().default(false) });
const ManyInput = z.object({ Names: z.array(name).min(1).max(MOST_NAMES), WithDecryption: z.boolean().default(false) });
const NameInput = z.object({ Name: name });
const NamesInput = z.object({ Names: z.array(name).min(1).max(MOST_NAMES) });
const paging = { MaxResults: z.number().int().min(1).max(50).optional(), NextToken: z.string().default('') };
const PathInput = z.object({
  Path: name,
  Recursive: z.boolean().default(false),
  WithDecryption: z.boolean().default(false),
  ...paging,
});
const DescribeInput = z.object(paging);
const HistoryInput = OneInput.extend(paging);
const PutInput = z.object({
  Name: name,
  Value: z.string(),
  Type: z.enum(['String', 'StringList', 'SecureString']).optional(),
  Overwrite: z.boolean().default(false),
  Description: z.string().optional(),
  AllowedPattern: z.string().optional(),
  KeyId: z.string().optional(),
  Tier: Tier.optional(),
  DataType: z.string().optional(),
});

/** Parameters with versions; SecureStrings lie encrypted. */
export function createSsm(cloud: Cloud): Service {
  const context: Context = { cloud, store: cloud.store('ssm') };
  const call = async (action: string, input: Input, caller: Caller): Promise<object> => {
    const chosen = ACTIONS[action];
    if (chosen === undefined) throw new AwsError('UnknownOperationException', `Systems Manager has no ${action} here.`);
    return chosen(context, input, caller);
  };
  return {
    name: 'ssm',
    resources: { 'AWS::SSM::Parameter': { provide: (resource) => provideParameter(context, resource) } },
    call,
    handle: awsJson({ call }, '1.1'),
    status() {
      return { parameters: context.store.list('parameters').length };
    },
  };
}

const ACTIONS: Readonly<Record<string, Action>> = {
  GetParameter: async (context, input, caller) => {
    const asked = read(OneInput, input);
    authorize(context, caller, 'GetParameter', splitName(asked.Name).name);
    const found = findVersion(context, asked.Name);
    if (found === undefined) throw notFound(context, asked.Name);
    const shape = await shown(context, found.parameter, found.version, asked.WithDecryption, caller);
    return { Parameter: found.selector === '' ? shape : { ...shape, Selector: found.selector } };
  },
  GetParameters: async (context, input, caller) => {
    const asked = read(ManyInput, input);
    for (const one of asked.Names) authorize(context, caller, 'GetParameters', splitName(one).name);
    const sought = asked.Names.map((one) => ({ one, found: findVersion(context, one) }));
    const there = sought.flatMap(({ found }) => (found === undefined ? [] : [found]));
    return {
      Parameters: await Promise.all(
        there.map(({ parameter, version }) => shown(context, parameter, version, asked.WithDecryption, caller)),
      ),
      InvalidParameters: sought.filter(({ found }) => found === undefined).map(({ one }) => one),
    };
  },
  GetParametersByPath: async (context, input, caller) => {
    const asked = read(PathInput, input);
    if (!asked.Path.startsWith('/')) throw validation('The parameter path must begin with a slash.');
    authorize(context, caller, 'GetParametersByPath', asked.Path);
    const prefix = asked.Path.endsWith('/') ? asked.Path : `${asked.Path}/`;
    const below = context.store
      .list<Parameter>('parameters', prefix)
      .map(({ value }) => value)
      .filter((parameter) => asked.Recursive || !parameter.name.slice(prefix.length).includes('/'));
    const { items, next } = page(below, asked.MaxResults ?? MOST_NAMES, asked.NextToken);
    const newest = items.flatMap((parameter) =>
      parameter.versions.slice(-1).map((version) => ({ parameter, version })),
    );
    return {
      Parameters: await Promise.all(
        newest.map(({ parameter, version }) => shown(context, parameter, version, asked.WithDecryption, caller)),
      ),
      ...next,
    };
  },
  GetParameterHistory: async (context, input, caller) => {
    const asked = read(HistoryInput, input);
    authorize(context, caller, 'GetParameterHistory', splitName(asked.Name).name);
    const parameter = context.store.get<Parameter>('parameters', splitName(asked.Name).name);
    if (parameter === undefined) throw notFound(context, asked.Name);
    const after = Number(asked.NextToken);
    const rest = parameter.versions.filter(({ number }) => number > after);
    const items = rest.slice(0, asked.MaxResults ?? 50);
    return {
      Parameters: await Promise.all(
        items.map((version) => shown(context, parameter, version, asked.WithDecryption, caller)),
      ),
      ...(rest.length > items.length ? { NextToken: String(items.at(-1)?.number ?? '') } : {}),
    };
  },
  PutParameter: async (context, input, caller) => {
    const asked = read(PutInput, input);
    authorize(context, caller, 'PutParameter', asked.Name);
    const { parameter, version } = await putVersion(
      context,
      {
        name: asked.Name,
        type: asked.Type,
        value: asked.Value,
        description: asked.Description,
        allowedPattern: asked.AllowedPattern,
        keyId: asked.KeyId,
        tier: asked.Tier,
        dataType: asked.DataType,
      },
      asked.Overwrite,
      caller,
    );
    return { Version: version, Tier: parameter.tier };
  },
  DeleteParameter: async (context, input, caller) => {
    const asked = read(NameInput, input);
    authorize(context, caller, 'DeleteParameter', asked.Name);
    if (context.store.get('parameters', asked.Name) === undefined) throw notFound(context, asked.Name);
    context.store.delete('parameters', asked.Name);
    return {};
  },
  DeleteParameters: async (context, input, caller) => {
    const asked = read(NamesInput, input);
    for (const one of asked.Names) authorize(context, caller, 'DeleteParameters', one);
    const there = asked.Names.filter((one) => context.store.get('parameters', one) !== undefined);
    for (const one of there) context.store.delete('parameters', one);
    return { DeletedParameters: there, InvalidParameters: asked.Names.filter((one) => !there.includes(one)) };
  },
  DescribeParameters: async (context, input, caller) => {
    const asked = read(DescribeInput, input);
    if (input['ParameterFilters'] !== undefined || input['Filters'] !== undefined) {
      throw validation('The local parameters take no filters.');
    }
    context.cloud.iam.authorize(caller, { action: 'ssm:DescribeParameters', resource: '*' });
    const all = context.store.list<Parameter>('parameters').map(({ value }) => value);
    const { items, next } = page(all, asked.MaxResults ?? 50, asked.NextToken);
    return {
      Parameters: items.map((parameter) => ({
        Name: parameter.name,
        ARN: arnOf(context, parameter.name),
        Type: parameter.type,
        Description: parameter.description,
        AllowedPattern: parameter.allowedPattern,
        Tier: parameter.tier,
        DataType: parameter.dataType,
        Version: parameter.versions.at(-1)?.number,
        KeyId: parameter.versions.at(-1)?.keyId,
        LastModifiedDate: (parameter.versions.at(-1)?.at ?? 0) / 1000,
      })),
      ...next,
    };
  },
};

const Properties = z.object({
  Name: z.string().optional(),
  // CloudFormation makes no SecureStrings: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html
  Type: z.enum(['String', 'StringList']),
  Value: z.string(),
  Description: z.string().optional(),
  AllowedPattern: z.string().optional(),
  Tier: Tier.optional(),
  DataType: z.string().optional(),
});

/** The template's value is put when its declaration changes: what was put since stays otherwise. */
async function provideParameter(context: Context, resource: Resource): Promise<Provided> {
  const properties = Properties.parse(resource.properties);
  const parameterName = properties.Name ?? resource.generatedName(1011);
  const declared = JSON.stringify([properties.Type, properties.Value]);
  const known = context.store.get<Parameter>('parameters', parameterName);
  if (known?.declared !== declared) {
    const draft = {
      name: parameterName,
      type: properties.Type,
      value: properties.Value,
      description: properties.Description,
      allowedPattern: properties.AllowedPattern,
      tier: properties.Tier,
      dataType: properties.DataType,
      declared,
    };
    await putVersion(context, draft, true, ROOT);
  }
  return { ref: parameterName, attributes: { Type: properties.Type, Value: properties.Value } };
}

function authorize(context: Context, caller: Caller, action: string, parameterName: string): void {
  context.cloud.iam.authorize(caller, { action: `ssm:${action}`, resource: arnOf(context, parameterName) });
}

function read<Shape extends z.ZodType>(shape: Shape, input: Input): z.infer<Shape> {
  const result = shape.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw validation(`${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function page(
  all: readonly Parameter[],
  size: number,
  after: string,
): { items: Parameter[]; next: { NextToken?: string } } {
  const rest = all.filter((parameter) => parameter.name > after);
  const items = rest.slice(0, size);
  const last = items.at(-1);
  return { items, next: rest.length > items.length && last !== undefined ? { NextToken: last.name } : {} };
}

/** A version that is not there is told apart from a parameter that is not. */
function notFound(context: Context, asked: string): AwsError {
  const { name: parameterName, selector } = splitName(asked);
  const exists = context.store.get('parameters', parameterName) !== undefined;
  return exists && selector !== ''
    ? new AwsError(
        'ParameterVersionNotFound',
        `Systems Manager could not find version ${selector} of ${parameterName}.`,
      )
    : new AwsError('ParameterNotFound', `Parameter ${parameterName} not found.`);
}
