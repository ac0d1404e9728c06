import { CfnOutput, CfnParameter, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import {
  AuthorizationType,
  CfnGraphQLApi,
  DataSourceLevelMetricsBehavior,
  OperationLevelMetricsConfig,
  ResolverLevelMetricsBehavior,
  Definition,
  FieldLogLevel,
  GraphqlApi,
  IntrospectionConfig,
} from 'aws-cdk-lib/aws-appsync';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { HOLD_SECONDS } from '#model/holds.ts';
import { PAYMENT_ACTION_MINUTES, STALLED_SECONDS } from '#model/purchases.ts';
import { REFUND_STALLED_SECONDS } from '#model/refunds.ts';
import type { Entry } from '#resolvers/wiring.ts';
import { stepsOf, wiring } from '#resolvers/wiring.ts';
import type { StageConfig } from '../config.ts';
import { RESOLVER_COUNT_LIMIT } from '../config.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { ApiCache } from '../constructs/ApiCache.ts';
import { PartnerAccess } from '../constructs/PartnerAccess.ts';
import type { StateStack } from './StateStack.ts';

/** What the parameter HoldSeconds may be at most: as long as SQS delays a message. */
export const LONGEST_HOLD_SECONDS = 900;

/** The GraphQL API and its schema. Resolvers stand with their domains. */
export class ApiStack extends Stack {
  readonly api: GraphqlApi;
  /** The address of subscriptions. */
  readonly realtimeUrl: string;
  /** By what guests of the web app ask, who are not signed in. */
  readonly webAppKey: string;
  /** Seconds that an order may stand still before a sweeper looks at it. */
  readonly orderStalledSeconds: CfnParameter;
  /** Seconds that a refund may stand still before a sweeper looks at it. */
  readonly refundStalledSeconds: CfnParameter;
  /** Seconds that tickets are kept for who holds them. */
  readonly holdSeconds: CfnParameter;
  /** Seconds that the owner of an order has to complete a payment. */
  readonly paymentActionSeconds: CfnParameter;

  constructor(scope: Construct, id: string, config: StageConfig, state: StateStack) {
    super(scope, id, { description: `Marquee ${config.stage}: GraphQL API` });
    this.orderStalledSeconds = new CfnParameter(this, 'OrderStalledSeconds', {
      type: 'Number',
      default: STALLED_SECONDS,
      minValue: 1,
      description: 'Seconds that an order may stand still before the sweeper looks at it.',
    });
    this.refundStalledSeconds = new CfnParameter(this, 'RefundStalledSeconds', {
      type: 'Number',
      default: REFUND_STALLED_SECONDS,
      minValue: 1,
      description: 'Seconds that a refund may stand still before the sweeper looks at it.',
    });
    this.holdSeconds = new CfnParameter(this, 'HoldSeconds', {
      type: 'Number',
      default: HOLD_SECONDS,
      minValue: 1,
      maxValue: LONGEST_HOLD_SECONDS,
      description:
        'Seconds that tickets are kept for who holds them: at most the 15 minutes by which SQS delays a message.',
    });
    this.paymentActionSeconds = new CfnParameter(this, 'PaymentActionSeconds', {
      type: 'Number',
      default: PAYMENT_ACTION_MINUTES * 60,
      minValue: 1,
      description: 'Seconds that the owner of an order has to complete a payment that asks for it.',
    });
    const logRole = new Role(this, 'LogRole', { assumedBy: new ServicePrincipal('appsync.amazonaws.com') });
    this.api = new GraphqlApi(this, 'Api', {
      name: `marquee-${config.stage}`,
      definition: Definition.fromFile('schema.graphql'),
      authorizationConfig: {
        defaultAuthorization: {
          authorizationType: AuthorizationType.USER_POOL,
          userPoolConfig: { userPool: state.users.pool, appIdClientRegex: state.users.client.userPoolClientId },
        },
        additionalAuthorizationModes: [{ authorizationType: AuthorizationType.IAM }],
      },
      introspectionConfig: config.introspection ? IntrospectionConfig.ENABLED : IntrospectionConfig.DISABLED,
      queryDepthLimit: config.queryDepth,
      resolverCountLimit: RESOLVER_COUNT_LIMIT,
      xrayEnabled: true,
      // Each resolver, source and operation has metrics of its own, and each of these its price.
      ...(config.fieldMetrics
        ? {
            enhancedMetricsConfig: {
              dataSourceLevelMetricsBehavior: DataSourceLevelMetricsBehavior.FULL_REQUEST_DATA_SOURCE_METRICS,
              operationLevelMetricsConfig: OperationLevelMetricsConfig.ENABLED,
              resolverLevelMetricsBehavior: ResolverLevelMetricsBehavior.FULL_REQUEST_RESOLVER_METRICS,
            },
          }
        : {}),
      environmentVariables: {
        ...tableNames(state.tables),
        INVOICE_MAIL_DOMAIN: config.invoiceMailDomain,
        ORDER_STALLED_SECONDS: this.orderStalledSeconds.valueAsString,
        HOLD_SECONDS: this.holdSeconds.valueAsString,
        REFUND_STALLED_SECONDS: this.refundStalledSeconds.valueAsString,
        PAYMENT_ACTION_SECONDS: this.paymentActionSeconds.valueAsString,
        // Resolvers evict where there is something to evict from.
        ...(config.apiCache ? { API_CACHE: config.apiCache } : {}),
      },
    });
    const definition = this.api.node.defaultChild;
    if (!(definition instanceof CfnGraphQLApi)) throw new Error(`${this.api.node.path} declares no API.`);
    // The property, and not CDK's: that one adds a custom resource that keeps the log for ever.
    definition.logConfig = {
      cloudWatchLogsRoleArn: logRole.roleArn,
      fieldLogLevel: FieldLogLevel.ERROR,
      excludeVerboseContent: true,
    };
    // The property, and not CDK's mode: that one adds a key of its own that ends after seven days.
    definition.additionalAuthenticationProviders = [
      { authenticationType: AuthorizationType.IAM },
      { authenticationType: AuthorizationType.API_KEY },
    ];
    this.realtimeUrl = definition.attrRealtimeUrl;
    if (config.apiCache) new ApiCache(this.api, { type: config.apiCache, healthMetrics: config.fieldMetrics });
    this.webAppKey = new PartnerAccess(this, 'Partners', {
      stage: config.stage,
      api: this.api,
      alarms: state.alarms,
    }).webAppKey;
    const log = new LogGroup(this, 'Log', {
      logGroupName: `/aws/appsync/apis/${this.api.apiId}`,
      retention: config.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    logRole.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [log.logGroupArn],
      }),
    );
    acknowledge(this.api, {
      'AwsSolutions-ASC3': 'Requests are logged, without headers and context: these hold personal data.',
    });
    acknowledge(logRole, {
      [`AwsSolutions-IAM5[Resource::<${this.getLogicalId(log.node.defaultChild as never)}.Arn>]`]:
        'A log group’s ARN ends in `:*`, which names its streams.',
    });
    const metric = (metricName: string, statistic: string = Stats.SUM) =>
      new Metric({
        namespace: 'AWS/AppSync',
        metricName,
        dimensionsMap: { GraphQLAPIId: this.api.apiId },
        statistic,
        period: Duration.minutes(5),
      });
    state.alarms.whenAbove(this, 'FaultsAlarm', {
      metric: metric('5XXError'),
      threshold: 5,
      says: 'The API answers with faults of its own (5xx): see its log group and the traces.',
    });
    state.alarms.whenAbove(this, 'LatencyAlarm', {
      metric: metric('Latency', Stats.percentile(95)),
      threshold: Duration.seconds(3).toMilliseconds(),
      points: 3,
      says: 'One request in twenty takes longer than three seconds for 15 minutes: see the traces. Language models may take 28.',
    });
    // https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html
    state.alarms.whenAbove(this, 'LiveFaultsAlarm', {
      metric: new MathExpression({
        expression: 'connecting + subscribing + publishing',
        label: 'Faults of subscriptions',
        usingMetrics: {
          connecting: metric('ConnectServerError'),
          subscribing: metric('SubscribeServerError'),
          publishing: metric('PublishDataMessageServerError'),
        },
        period: Duration.minutes(5),
      }),
      threshold: 5,
      says: 'Changes do not reach those who watch: AppSync fails to connect, subscribe or publish. Clients ask again on reconnect.',
    });
    new CfnOutput(this, 'GraphqlUrl', { value: this.api.graphqlUrl });
    new CfnOutput(this, 'RealtimeUrl', { value: this.realtimeUrl });
    new CfnOutput(this, 'ApiId', { value: this.api.apiId });
  }
}

/** The variables by which resolvers name the tables that the wiring gives them: AppSync takes 50 variables in all. */
function tableNames(tables: StateStack['tables']): Record<string, string> {
  const touched = Object.values<Entry>(wiring)
    .flatMap((entry) => [...stepsOf(entry)])
    .flatMap((step) => (step.source === 'dynamodb' ? [...(step.reads ?? []), ...(step.writes ?? [])] : []));
  return Object.fromEntries([...new Set(touched)].map((name) => [tables[name].variable, tables[name].tableName]));
}
