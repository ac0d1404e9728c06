import type { GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import { CfnApiCache } from 'aws-cdk-lib/aws-appsync';

/** https://docs.aws.amazon.com/appsync/latest/APIReference/API_ApiCache.html */
export type ApiCacheType = 'SMALL' | 'MEDIUM' | 'LARGE' | 'XLARGE' | 'LARGE_2X' | 'LARGE_4X' | 'LARGE_8X' | 'LARGE_12X';

const NAME = 'Cache';

/** For a resolver that names no time of its own; all of ours do. */
const DEFAULT_TTL_SECONDS = 60;

export interface ApiCacheProps {
  readonly type: ApiCacheType;
  /** Whether its load is measured, too: at the price of custom metrics. */
  readonly healthMetrics: boolean;
}

/** The cache of an API, for the resolvers whose entry of the wiring says so. */
export class ApiCache extends CfnApiCache {
  constructor(api: GraphqlApi, props: ApiCacheProps) {
    super(api, NAME, {
      apiId: api.apiId,
      apiCachingBehavior: 'PER_RESOLVER_CACHING',
      type: props.type,
      ttl: DEFAULT_TTL_SECONDS,
      // New caches are encrypted whatever this says; what inspects templates wants to read it.
      atRestEncryptionEnabled: true,
      transitEncryptionEnabled: true,
      healthMetricsConfig: props.healthMetrics ? 'ENABLED' : 'DISABLED',
    });
  }

  /** The cache that an API has, where its stage pays for one. */
  static of(api: GraphqlApi): ApiCache | undefined {
    const found = api.node.tryFindChild(NAME);
    return found instanceof ApiCache ? found : undefined;
  }
}
