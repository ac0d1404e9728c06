import { randomBytes, randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Provided, Resource, ResourceProvider } from '../core/cloud.ts';
import { OperatorError } from '../core/errors.ts';
import { poolOf, userOf, setMembership, groupOf } from './directory.ts';
import type { Keyring } from './keys.ts';
import type { Client, Context, Group, Pool } from './records.ts';
import { clientSettings, poolSettings } from './settings.ts';

const POOL_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const POOL_LENGTH = 9;
const CLIENT_ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
const CLIENT_LENGTH = 26;
const SECRET_LENGTH = 52;
const DECOY_BYTES = 32;

/** How the Cognito resources of a template come to be. Ids are drawn once and kept. */
export function cognitoResources(context: Context, keyring: Keyring): Record<string, ResourceProvider> {
  return {
    'AWS::Cognito::UserPool': { provide: (resource) => providePool(context, keyring, resource) },
    'AWS::Cognito::UserPoolClient': { provide: async (resource) => provideClient(context, resource) },
    'AWS::Cognito::UserPoolGroup': { provide: async (resource) => provideGroup(context, resource) },
    'AWS::Cognito::UserPoolUserToGroupAttachment': { provide: async (resource) => provideMember(context, resource) },
    'AWS::Cognito::UserPoolDomain': { provide: async (resource) => noteDomain(context, resource) },
  };
}

async function providePool(context: Context, keyring: Keyring, resource: Resource): Promise<Provided> {
  const { cloud, store } = context;
  const id = keptId(context, resource, () => `${cloud.region}_${drawn(POOL_ALPHABET, POOL_LENGTH)}`);
  const kept = store.get<Pool>('pools', id);
  const settings = readSettings(resource, () => poolSettings(resource.properties));
  const pool: Pool = {
    id,
    arn: `arn:${cloud.partition}:cognito-idp:${cloud.region}:${cloud.accountId}:userpool/${id}`,
    name: settings.UserPoolName ?? resource.generatedName(128),
    createdAt: kept?.createdAt ?? cloud.now(),
    modifiedAt: cloud.now(),
    settings,
    decoySecret: kept?.decoySecret ?? randomBytes(DECOY_BYTES).toString('hex'),
  };
  store.put('pools', id, pool);
  await keyring.ensure(id);
  const provider = `cognito-idp.${cloud.region}.amazonaws.com/${id}`;
  return {
    ref: id,
    attributes: { Arn: pool.arn, ProviderName: provider, ProviderURL: `https://${provider}`, UserPoolId: id },
  };
}

const OfPool = z.object({ UserPoolId: z.string() });

function provideClient(context: Context, resource: Resource): Provided {
  const { cloud, store } = context;
  const pool = poolOf(context, OfPool.parse(resource.properties).UserPoolId);
  const id = keptId(context, resource, () => drawn(CLIENT_ALPHABET, CLIENT_LENGTH));
  const kept = store.get<Client>('clients', id);
  const settings = readSettings(resource, () => clientSettings(resource.properties));
  const client: Client = {
    id,
    poolId: pool.id,
    name: settings.name ?? resource.generatedName(128),
    secret: settings.generateSecret ? (kept?.secret ?? drawn(CLIENT_ALPHABET, SECRET_LENGTH)) : undefined,
    createdAt: kept?.createdAt ?? cloud.now(),
    modifiedAt: cloud.now(),
    settings,
  };
  store.put('clients', id, client);
  const secret = client.secret === undefined ? {} : { ClientSecret: client.secret };
  return { ref: id, attributes: { ClientId: id, Name: client.name, ...secret } };
}

const GroupProperties = OfPool.extend({
  GroupName: z.string().optional(),
  Description: z.string().optional(),
  Precedence: z.coerce.number().int().min(0).optional(),
  RoleArn: z.string().optional(),
});

function provideGroup(context: Context, resource: Resource): Provided {
  const { cloud, store } = context;
  const properties = GroupProperties.parse(resource.properties);
  const pool = poolOf(context, properties.UserPoolId);
  const name = properties.GroupName ?? resource.generatedName(128);
  const kept = store.get<Group>('groups', `${pool.id}/${name}`);
  const group: Group = {
    poolId: pool.id,
    name,
    description: properties.Description,
    precedence: properties.Precedence,
    roleArn: properties.RoleArn,
    createdAt: kept?.createdAt ?? cloud.now(),
    modifiedAt: cloud.now(),
  };
  store.put('groups', `${pool.id}/${name}`, group);
  return { ref: name, attributes: {} };
}

const MemberProperties = OfPool.extend({ GroupName: z.string(), Username: z.string() });

function provideMember(context: Context, resource: Resource): Provided {
  const properties = MemberProperties.parse(resource.properties);
  const pool = poolOf(context, properties.UserPoolId);
  const group = groupOf(context, pool, properties.GroupName);
  setMembership(context, pool, group, userOf(context, pool, properties.Username), true);
  return { ref: `${pool.id}-${group.name}-${properties.Username}` };
}

const DomainProperties = OfPool.extend({ Domain: z.string() });

function noteDomain({ cloud }: Context, resource: Resource): Provided {
  const { Domain } = DomainProperties.parse(resource.properties);
  cloud.trace.note(`cognito: the hosted sign-in of domain ${Domain} is declared but not served here.`);
  return { ref: Domain, attributes: { CloudFrontDistribution: '' } };
}

function keptId({ store }: Context, resource: Resource, draw: () => string): string {
  const key = `${resource.type}/${resource.stackName}/${resource.logicalId}`;
  const kept = store.get<string>('ids', key);
  if (kept !== undefined) return kept;
  const id = draw();
  store.put('ids', key, id);
  return id;
}

function readSettings<Settings>(resource: Resource, read: () => Settings): Settings {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof z.ZodError)) throw cause;
    const first = cause.issues[0];
    const place = first === undefined ? 'its properties' : `${first.path.map(String).join('.')}: ${first.message}`;
    throw new OperatorError(`${resource.type} ${resource.logicalId}: the local user pools cannot take ${place}`, {
      cause,
    });
  }
}

function drawn(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}
