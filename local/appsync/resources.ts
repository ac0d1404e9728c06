import { randomBytes } from 'node:crypto';
import type { Caller, Cloud, Provided, Resource, ResourceProvider } from '../core/cloud.ts';
import { OperatorError } from '../core/errors.ts';
import { readAccess } from './access/providers.ts';
import { Api, type ApiSettings, type Step } from './api.ts';
import { cacheSettingsOf, cachingOf } from './cache.ts';
import { templateText } from './code-location.ts';
import { newApiKey, stableId } from './names.ts';
import type { GatewayServer } from './server.ts';
import { dynamodbSource } from './sources/dynamodb.ts';
import { lambdaSource } from './sources/lambda.ts';
import { pageTokens, type PageTokens } from './sources/page-tokens.ts';
import { isRecord, noneSource, type Source } from './sources/source.ts';

/** https://docs.aws.amazon.com/general/latest/gr/appsync.html */
const resolversPerRequest = 10_000;
const functionsPerPipeline = 10;
const environmentVariables = 50;
const environmentValueCharacters = 512;
const apiKeyDays = 7;
const dayMilliseconds = 86_400_000;
const tokenKeyBytes = 32;

type Properties = Readonly<Record<string, unknown>>;

interface StoredKey {
  readonly key: string;
  readonly createdAt: number;
}

function text(properties: Properties, name: string): string | undefined {
  const value = properties[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function required(resource: Resource, name: string): string {
  const value = text(resource.properties, name);
  if (value === undefined) throw new OperatorError(`${resource.type} ${resource.logicalId} needs ${name}`);
  return value;
}

function section(properties: Properties, name: string): Properties {
  const value = properties[name];
  return isRecord(value) ? value : {};
}

function environmentOf(resource: Resource): Record<string, string> {
  const entries = Object.entries(section(resource.properties, 'EnvironmentVariables'));
  if (entries.length > environmentVariables) {
    throw new OperatorError(`${resource.logicalId} has more than ${environmentVariables} environment variables`);
  }
  for (const [name, value] of entries) {
    if (!/^[A-Za-z]\w{1,63}$/.test(name))
      throw new OperatorError(`${name} is not a name of an environment variable of AppSync`);
    if (String(value).length > environmentValueCharacters) {
      throw new OperatorError(
        `The environment variable ${name} is longer than ${environmentValueCharacters} characters`,
      );
    }
  }
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** What a declaration says, by a reader that throws TypeError. */
function read<T>(resource: Resource, reader: (properties: Properties) => T): T {
  try {
    return reader(resource.properties);
  } catch (cause) {
    throw new OperatorError(`${resource.type} ${resource.logicalId}: ${reason(cause)}`, { cause });
  }
}

/** Makes the APIs of the template and all that belongs to them. */
export class AppSyncResources {
  readonly #cloud: Cloud;
  readonly #server: GatewayServer;
  readonly #tokens: PageTokens;
  readonly apis = new Map<string, Api>();

  constructor(cloud: Cloud, server: GatewayServer) {
    this.#cloud = cloud;
    this.#server = server;
    const store = cloud.store('appsync');
    let key = store.get<string>('keys', 'pageTokens');
    if (key === undefined) {
      key = randomBytes(tokenKeyBytes).toString('base64');
      store.put('keys', 'pageTokens', key);
    }
    this.#tokens = pageTokens(Buffer.from(key, 'base64'));
  }

  /** How each resource type comes to be. */
  providers(): Record<string, ResourceProvider> {
    const by = (provide: (resource: Resource) => Provided | Promise<Provided>): ResourceProvider => ({
      provide: async (resource) => provide(resource),
    });
    return {
      'AWS::AppSync::GraphQLApi': by((resource) => this.#api(resource)),
      'AWS::AppSync::GraphQLSchema': by((resource) => this.#schema(resource)),
      'AWS::AppSync::DataSource': by((resource) => this.#dataSource(resource)),
      'AWS::AppSync::FunctionConfiguration': by((resource) => this.#function(resource)),
      'AWS::AppSync::Resolver': by((resource) => this.#resolver(resource)),
      'AWS::AppSync::ApiKey': by((resource) => this.#apiKey(resource)),
      'AWS::AppSync::ApiCache': by((resource) => this.#apiCache(resource)),
      'AWS::AppSync::DomainName': by((resource) => domainName(resource)),
      'AWS::AppSync::DomainNameApiAssociation': by((resource) => ({
        ref: required(resource, 'DomainName'),
        attributes: { ApiAssociationIdentifier: required(resource, 'ApiId') },
      })),
    };
  }

  arnOf(apiId: string): string {
    return `arn:aws:appsync:${this.#cloud.region}:${this.#cloud.accountId}:apis/${apiId}`;
  }

  #find(resource: Resource): Api {
    const apiId = required(resource, 'ApiId');
    const api = this.apis.get(apiId);
    if (api === undefined) throw new OperatorError(`${resource.type} ${resource.logicalId}: there is no API ${apiId}`);
    return api;
  }

  async #api(resource: Resource): Promise<Provided> {
    const { properties } = resource;
    const apiId = stableId(resource.stackName, resource.logicalId);
    const settings: ApiSettings = {
      apiId,
      name: required(resource, 'Name'),
      access: readAccess(properties, this.#cloud.region),
      environment: environmentOf(resource),
      queryDepthLimit: Number(properties['QueryDepthLimit'] ?? 0),
      resolverCountLimit: Number(properties['ResolverCountLimit'] ?? 0) || resolversPerRequest,
      introspection: properties['IntrospectionConfig'] !== 'DISABLED',
    };
    const arn = this.arnOf(apiId);
    const known = this.apis.get(apiId);
    if (known === undefined) {
      const api = new Api(this.#cloud, settings);
      this.apis.set(apiId, api);
      this.#server.mount(api, arn);
    } else known.configure(settings);
    await this.#server.listen();
    const url = this.#server.urlOf(apiId);
    const { host } = new URL(url);
    return {
      ref: arn,
      attributes: {
        Arn: arn,
        ApiId: apiId,
        GraphQLUrl: url,
        RealtimeUrl: `${url.replace('http:', 'ws:')}/realtime`,
        GraphQLDns: host,
        RealtimeDns: host,
        GraphQLEndpointArn: `arn:aws:appsync:${this.#cloud.region}:${
          this.#cloud.accountId
        }:endpoints/graphql-api/${apiId}`,
      },
    };
  }

  #schema(resource: Resource): Provided {
    const api = this.#find(resource);
    const sdl = templateText(this.#cloud, resource.properties, 'Definition', 'DefinitionS3Location');
    if (sdl === undefined) throw new OperatorError(`${resource.logicalId} has no Definition`);
    try {
      api.setSchema(sdl);
    } catch (cause) {
      throw new OperatorError(`The GraphQL schema ${resource.logicalId} is not valid: ${reason(cause)}`, { cause });
    }
    return { ref: `${api.apiId}GraphQLSchema`, attributes: { Id: `${api.apiId}GraphQLSchema` } };
  }

  #dataSource(resource: Resource): Provided {
    const api = this.#find(resource);
    const name = required(resource, 'Name');
    api.sources.set(name, this.#source(resource, name));
    const arn = `${this.arnOf(api.apiId)}/datasources/${name}`;
    return { ref: arn, attributes: { DataSourceArn: arn, Name: name } };
  }

  #source(resource: Resource, name: string): Source {
    const type = required(resource, 'Type');
    switch (type) {
      case 'NONE':
        return noneSource(name);
      case 'AMAZON_DYNAMODB': {
        const config = section(resource.properties, 'DynamoDBConfig');
        if (config['Versioned'] === true)
          throw new OperatorError(`${name}: versioned data sources are not implemented`);
        const tableName = text(config, 'TableName');
        if (tableName === undefined) throw new OperatorError(`${resource.logicalId} needs DynamoDBConfig.TableName`);
        return dynamodbSource(this.#cloud, { name, tableName, tokens: this.#tokens, caller: this.#role(resource) });
      }
      case 'AWS_LAMBDA': {
        const functionArn = text(section(resource.properties, 'LambdaConfig'), 'LambdaFunctionArn');
        if (functionArn === undefined)
          throw new OperatorError(`${resource.logicalId} needs LambdaConfig.LambdaFunctionArn`);
        return lambdaSource(this.#cloud, { name, functionArn, caller: this.#role(resource) });
      }
      default:
        throw new OperatorError(
          `The data source ${name} is of type ${type}, which the local AppSync does not implement`,
        );
    }
  }

  #role(resource: Resource): () => Caller {
    const roleArn = required(resource, 'ServiceRoleArn');
    let caller: Caller | undefined;
    return () => (caller ??= this.#cloud.iam.assume(roleArn, 'appsync.amazonaws.com', 'APPSYNC_ASSUME_ROLE'));
  }

  /** Code in APPSYNC_JS; undefined where the resource has none. */
  #code(resource: Resource, api: Api, name: string): number | undefined {
    const { properties } = resource;
    if (Object.keys(properties).some((one) => /^(Request|Response)MappingTemplate/.test(one))) {
      throw new OperatorError(
        `${resource.logicalId} has VTL templates, which the local AppSync does not run: use APPSYNC_JS`,
      );
    }
    const code = templateText(this.#cloud, properties, 'Code', 'CodeS3Location');
    if (code === undefined) return undefined;
    if (section(properties, 'Runtime')['Name'] !== 'APPSYNC_JS') {
      throw new OperatorError(`${resource.logicalId} has code but no Runtime APPSYNC_JS`);
    }
    try {
      return api.sandbox.install(name, code);
    } catch (cause) {
      throw new OperatorError(reason(cause), { cause });
    }
  }

  #step(resource: Resource, api: Api, name: string): Step {
    const sourceName = required(resource, 'DataSourceName');
    const source = api.sources.get(sourceName);
    if (source === undefined) throw new OperatorError(`${resource.logicalId}: there is no data source ${sourceName}`);
    const code = this.#code(resource, api, name);
    if (code === undefined && source.type !== 'AWS_LAMBDA')
      throw new OperatorError(`${resource.logicalId} has no code`);
    const title = `appsync ${name} ${source.label}`;
    return { name, title, source, code, maxBatchSize: Number(resource.properties['MaxBatchSize'] ?? 0) };
  }

  #function(resource: Resource): Provided {
    const api = this.#find(resource);
    const name = required(resource, 'Name');
    const functionId = stableId(api.apiId, resource.stackName, resource.logicalId);
    const step = this.#step(resource, api, name);
    api.functions.set(functionId, step);
    const arn = `${this.arnOf(api.apiId)}/functions/${functionId}`;
    return {
      ref: arn,
      attributes: { FunctionArn: arn, FunctionId: functionId, Name: name, DataSourceName: step.source.name },
    };
  }

  #resolver(resource: Resource): Provided {
    const api = this.#find(resource);
    const typeName = required(resource, 'TypeName');
    const fieldName = required(resource, 'FieldName');
    const name = `${typeName}.${fieldName}`;
    const common = { typeName, fieldName, caching: read(resource, cachingOf) };
    if (resource.properties['Kind'] === 'PIPELINE') {
      const code = this.#code(resource, api, name);
      if (code === undefined) throw new OperatorError(`The pipeline ${name} has no code`);
      api.addResolver({ ...common, kind: 'PIPELINE', code, steps: this.#steps(resource, api, name) });
    } else {
      api.addResolver({ ...common, kind: 'UNIT', step: this.#step(resource, api, name) });
    }
    const arn = `${this.arnOf(api.apiId)}/types/${typeName}/resolvers/${fieldName}`;
    return { ref: arn, attributes: { ResolverArn: arn, TypeName: typeName, FieldName: fieldName } };
  }

  #steps(resource: Resource, api: Api, name: string): Step[] {
    const ids = section(resource.properties, 'PipelineConfig')['Functions'];
    const list: readonly unknown[] = Array.isArray(ids) ? ids : [];
    if (list.length > functionsPerPipeline) {
      throw new OperatorError(`The pipeline ${name} has ${list.length} functions, ${functionsPerPipeline} are allowed`);
    }
    return list.map((id) => {
      const step = api.functions.get(String(id));
      if (step === undefined)
        throw new OperatorError(`The pipeline ${name} names a function ${String(id)} that does not exist`);
      return step;
    });
  }

  #apiKey(resource: Resource): Provided {
    const api = this.#find(resource);
    const store = this.#cloud.store('appsync');
    const place = `${api.apiId}/${resource.logicalId}`;
    let stored = store.get<StoredKey>('apiKeys', place);
    if (stored === undefined) {
      stored = { key: newApiKey(), createdAt: this.#cloud.now() };
      store.put('apiKeys', place, stored);
    }
    const declared = resource.properties['Expires'];
    const expiresAt =
      declared === undefined ? stored.createdAt + apiKeyDays * dayMilliseconds : Number(declared) * 1000;
    api.apiKeys.set(stored.key, { expiresAt });
    const arn = `${this.arnOf(api.apiId)}/apikeys/${stored.key}`;
    return { ref: arn, attributes: { Arn: arn, ApiKey: stored.key, ApiKeyId: stored.key } };
  }

  #apiCache(resource: Resource): Provided {
    const api = this.#find(resource);
    api.cache.settings = read(resource, cacheSettingsOf);
    return { ref: api.apiId };
  }
}

function domainName(resource: Resource): Provided {
  const name = required(resource, 'DomainName');
  const appSyncDomain = `${stableId(name)}.cloudfront.net`;
  return {
    ref: name,
    attributes: {
      DomainName: name,
      AppSyncDomainName: appSyncDomain,
      // CloudFront's own zone: https://docs.aws.amazon.com/general/latest/gr/cf_region.html
      HostedZoneId: 'Z2FDTNDATAQYW2',
    },
  };
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
