import type { Caller, Cloud, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { restJson } from '../core/protocols.ts';
import type { CacheCounts, CacheSettings } from './cache.ts';
import { mountGraphiql, type GraphiqlTarget } from './graphiql/page.ts';
import { AppSyncResources } from './resources.ts';
import { GatewayServer } from './server.ts';

const actions = ['GetGraphqlApi', 'ListGraphqlApis', 'GetApiCache', 'FlushApiCache'];

/** https://docs.aws.amazon.com/appsync/latest/APIReference/API_ApiCache.html */
function described({ behavior, type, ttlSeconds }: CacheSettings): object {
  const encrypted = { atRestEncryptionEnabled: true, transitEncryptionEnabled: true };
  return { apiCachingBehavior: behavior, type, ttl: ttlSeconds, status: 'AVAILABLE', ...encrypted };
}

function cacheLine({ entries, bytes, hits, misses, evictions }: CacheCounts): string {
  return `${entries} entries of ${bytes} bytes, ${hits} hits, ${misses} misses, ${evictions} evicted`;
}

/**
 * AWS AppSync: GraphQL APIs with APPSYNC_JS resolvers, authorization, subscriptions and caching, on `cloud.ports.graphql`.
 * The first API that is declared answers at `/graphql`, each one at `/<apiId>/graphql`.
 */
export function createAppSync(cloud: Cloud): Service {
  const server = new GatewayServer(cloud);
  const resources = new AppSyncResources(cloud, server);
  mountGraphiql(cloud, graphiqlTarget);
  return {
    name: 'appsync',
    resources: resources.providers(),
    call,
    handle: restJson(
      { call },
      {
        'GET /v1/apis': { action: 'ListGraphqlApis' },
        'GET /v1/apis/{apiId}': { action: 'GetGraphqlApi' },
        'GET /v1/apis/{apiId}/ApiCaches': { action: 'GetApiCache' },
        'DELETE /v1/apis/{apiId}/FlushCache': { action: 'FlushApiCache' },
      },
    ),
    stop: () => server.stop(),
    status() {
      const apis = [...resources.apis.values()];
      const caches = apis.filter((api) => api.cache.settings !== undefined).map((api) => api.cache.counts);
      return {
        APIs: apis.map((api) => api.settings.name).join(', '),
        resolvers: apis.reduce((sum, api) => sum + api.resolverCount, 0),
        connections: server.connections,
        subscriptions: server.subscriptions,
        ...(caches.length > 0 ? { cache: caches.map(cacheLine).join('; ') } : {}),
      };
    },
  };

  async function call(action: string, input: Record<string, unknown>, caller: Caller): Promise<object> {
    const apiId = String(input['apiId'] ?? '');
    const resource = apiId === '' ? '*' : resources.arnOf(apiId);
    if (!actions.includes(action)) {
      throw new AwsError('UnknownOperationException', `appsync:${action} is not implemented by the local cloud`);
    }
    cloud.iam.authorize(caller, { action: `appsync:${action}`, resource });
    if (action === 'ListGraphqlApis') {
      return { graphqlApis: [...resources.apis.keys()].map((id) => describe(id)) };
    }
    const api = resources.apis.get(apiId);
    if (api === undefined) throw new AwsError('NotFoundException', `GraphQL API ${apiId} not found.`, { status: 404 });
    if (action === 'GetGraphqlApi') return { graphqlApi: describe(apiId) };
    const { settings } = api.cache;
    if (settings === undefined) throw new AwsError('NotFoundException', 'No cache found.', { status: 404 });
    if (action === 'GetApiCache') return { apiCache: described(settings) };
    api.cache.flush();
    return {};
  }

  /** The first API; a client id where the API admits exactly one. */
  function graphiqlTarget(): GraphiqlTarget | undefined {
    const [api] = resources.apis.values();
    if (api === undefined) return undefined;
    const { access, name } = api.settings;
    const pool = [access.primary, ...access.additional].find((one) => one.mode === 'AMAZON_COGNITO_USER_POOLS');
    const userPool = pool?.mode === 'AMAZON_COGNITO_USER_POOLS' ? pool : undefined;
    const pattern = userPool?.clientPattern ?? '';
    return {
      name,
      endpoint: server.urlOf(api.apiId),
      userPoolId: userPool?.userPoolId,
      clientId: /^[a-z0-9]+$/i.test(pattern) ? pattern : undefined,
    };
  }

  function describe(apiId: string): object {
    const api = resources.apis.get(apiId);
    return {
      apiId,
      name: api?.settings.name,
      arn: resources.arnOf(apiId),
      authenticationType: api?.settings.access.primary.mode,
    };
  }
}
