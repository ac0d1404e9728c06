import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildApp } from '#infra/app.ts';
import type { Stage } from '#infra/config.ts';
import { partnerKeys, stageConfigs, stages } from '#infra/config.ts';
import { acknowledged } from '#infra/constructs/acknowledge.ts';
import { tables as declarations } from '#model/tables.ts';
import type { Entry } from '#resolvers/wiring.ts';
import { wiring } from '#resolvers/wiring.ts';

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly DependsOn?: string | readonly string[];
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource?: unknown;
  readonly Condition?: Readonly<Record<string, unknown>>;
}

/** CloudFormation takes 500 resources a stack; the build fails before that is near. */
const MAXIMUM_RESOURCES = 450;

/**
 * Two each of Invoices, Vendors, Products, Orders, Refunds, RecurringOrders, Events and Bookings, one each of Files, Payments, CardSetups, TicketHolds,
 * TicketStock, EventCategories and EventCancellations.
 */
const STREAM_READERS = 23;

/** What follows a stream has time for a batch whose calls are tried again. */
const READER_SECONDS = 30;

/** The steps of an order's and of a booking's express machine, whose errors are answers (a card was refused): the machine's own alarms tell of faults. */
const ANSWER_BY_ERRORS = 12;

/**
 * Mails go out at the pace that SES grants a new account (infra/domains/mail.ts); the others write to one row, and more at once would be in each other's
 * way (infra/domains/cancellations.ts).
 */
const FEW_AT_ONCE: readonly string[] = ['MailRequests', 'EventCancellations', 'RefundOutcomes', 'Sales'];

/** Three stages take five seconds, and far longer where everything is tested at once. */
const SYNTHESIS_MILLISECONDS = 240_000;

const outdir = mkdtempSync(join(tmpdir(), 'marquee-templates-'));
const templates = new Map<string, Readonly<Record<string, Resource>>>();
const protectedStacks = new Set<string>();

beforeAll(() => {
  const assembly = buildApp({ outdir, stages, nag: false }).synth({ validateOnSynthesis: false });
  for (const stack of assembly.stacks) {
    const { Resources } = stack.template as { Resources: Record<string, Resource> };
    templates.set(stack.stackName, Resources);
    if (stack.terminationProtection) protectedStacks.add(stack.stackName);
  }
}, SYNTHESIS_MILLISECONDS);

afterAll(() => {
  rmSync(outdir, { recursive: true, force: true });
});

function resourcesOf(stage: Stage, type: string): (readonly [string, Resource])[] {
  return [...templates]
    .filter(([stack]) => stack.startsWith(`marquee-${stage}-`))
    .flatMap(([, resources]) => Object.entries(resources))
    .filter(([, resource]) => resource.Type === type);
}

function statementsOf(resource: Resource): Statement[] {
  const document = resource.Properties?.['PolicyDocument'] as { Statement: Statement[] } | undefined;
  return document?.Statement ?? [];
}

function actionsOf(statement: Statement): string[] {
  return Array.isArray(statement.Action) ? statement.Action : [statement.Action];
}

/** The resource that a Ref or Fn::GetAtt names. */
function nameIn(reference: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute } = reference as { Ref?: string; 'Fn::GetAtt'?: readonly [string, string] };
  return Ref ?? attribute?.[0] ?? '';
}

describe.each(stages)('the templates of %s', (stage) => {
  it('stay below what a stack may hold', () => {
    for (const [stack, resources] of templates) {
      if (stack.startsWith(`marquee-${stage}-`))
        expect(Object.keys(resources).length, stack).toBeLessThan(MAXIMUM_RESOURCES);
    }
  });

  it(`${stage === 'prod' ? 'refuse' : 'allow'} that a stack is deleted`, () => {
    const stacks = [...templates.keys()].filter((stack) => stack.startsWith(`marquee-${stage}-`));
    expect(stacks).toHaveLength(20);
    for (const stack of stacks) expect(protectedStacks.has(stack), stack).toBe(stage === 'prod');
  });

  it('change resolvers and their steps one after another', () => {
    for (const [stack, resources] of templates) {
      const changes = Object.entries(resources).filter(([, { Type }]) =>
        ['AWS::AppSync::Resolver', 'AWS::AppSync::FunctionConfiguration'].includes(Type),
      );
      const names = new Set(changes.map(([id]) => id));
      const followers = changes.filter(([, { DependsOn = [] }]) => [DependsOn].flat().some((id) => names.has(id)));
      expect(followers.length, stack).toBe(Math.max(changes.length - 1, 0));
      const followed = followers.map(([, { DependsOn = [] }]) => [DependsOn].flat().find((id) => names.has(id)));
      expect(new Set(followed).size, stack).toBe(followers.length);
    }
  });

  it('name no function of a pipeline twice, not even where a step is taken again', () => {
    const pipelines = resourcesOf(stage, 'AWS::AppSync::Resolver').filter(
      ([, { Properties }]) => Properties?.['Kind'] === 'PIPELINE',
    );
    const functionsOf = (pipeline: (typeof pipelines)[number]) =>
      JSON.stringify(pipeline[1].Properties?.['PipelineConfig']).match(/"Fn::GetAtt":\["[^"]+"/gu) ?? [];
    const twice = pipelines.filter((each) => new Set(functionsOf(each)).size !== functionsOf(each).length);
    expect(twice.map(([id]) => id)).toEqual([]);
    expect(Math.max(...pipelines.map((each) => functionsOf(each).length))).toBeGreaterThan(5);
  });

  it('let the scanner read uploads and change nothing about them', () => {
    const [plan] = resourcesOf(stage, 'AWS::GuardDuty::MalwareProtectionPlan');
    expect(plan?.[1].Properties).toMatchObject({ ProtectedResource: { S3Bucket: { ObjectPrefixes: ['uploads/'] } } });
    const [policy] = resourcesOf(stage, 'AWS::IAM::Policy').filter(([id]) => id.startsWith('ScannerRole'));
    const actions = policy ? statementsOf(policy[1]).flatMap(actionsOf) : [];
    expect(actions).toEqual(expect.arrayContaining(['s3:GetObject', 's3:GetObjectVersion', 'events:PutRule']));
    expect(actions.filter((action) => action.includes('Tagging'))).toEqual([]);
  });

  it('let rows of jobs go by their time alone', () => {
    const actions = resourcesOf(stage, 'AWS::IAM::Policy').filter(([id]) => /^(Start|Finish)ReadingJob/.test(id));
    expect(actions).toHaveLength(2);
    expect(actions.flatMap(([, policy]) => statementsOf(policy).flatMap(actionsOf))).not.toContain(
      'dynamodb:DeleteItem',
    );
  });

  it('let browsers keep for a year what is named by its content, and nothing else', () => {
    const deployments = resourcesOf(stage, 'Custom::CDKBucketDeployment').map(([, { Properties }]) => [
      Properties?.['DestinationBucketKeyPrefix'],
      (Properties?.['SystemMetadata'] as Record<string, string>)['cache-control'],
    ]);
    expect(deployments).toEqual([
      ['assets', 'public, max-age=31536000, immutable'],
      [undefined, 'no-cache'],
    ]);
  });

  it('speak TLS alone to browsers, and leave the preload list to the owner of the domain', () => {
    const [headers] = resourcesOf(stage, 'AWS::CloudFront::ResponseHeadersPolicy');
    expect(headers?.[1].Properties).toMatchObject({
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true, Preload: false },
        },
      },
    });
  });

  it('grant no action on everything of a service, and a Scan to what operators start alone', () => {
    const policies = resourcesOf(stage, 'AWS::IAM::Policy').filter(([id]) => !id.startsWith('CustomCDK'));
    expect(policies.length).toBeGreaterThan(20);
    const granted = policies.map(([id, policy]) => [id, statementsOf(policy).flatMap(actionsOf)] as const);
    expect(granted.flatMap(([, actions]) => actions.filter((action) => action.includes('*')))).toEqual([]);
    // What rebuilds the indexes, and what compares the books, is on no request's path.
    const scanning = granted.filter(([, actions]) => actions.includes('dynamodb:Scan')).map(([id]) => id);
    expect(scanning.map((id) => id.replace(/Role.*/, ''))).toEqual([
      'RebuildReports',
      'RebuildCatalog',
      'CompareLedger',
      'RebuildEvents',
      'TicketHoldsReconcileTickets',
    ]);
  });

  it('encrypt tables, recover them to the second, and protect them in production', () => {
    const tables = resourcesOf(stage, 'AWS::DynamoDB::Table');
    expect(tables).toHaveLength(Object.keys(declarations).length);
    for (const [id, { Properties, DeletionPolicy }] of tables) {
      expect(Properties, id).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: stage === 'prod',
      });
      expect(DeletionPolicy, id).toBe(stage === 'prod' ? 'Retain' : 'Delete');
    }
  });

  it('keep every bucket private, encrypted and for TLS alone', () => {
    const buckets = resourcesOf(stage, 'AWS::S3::Bucket');
    const policies = resourcesOf(stage, 'AWS::S3::BucketPolicy');
    expect(buckets.length).toBeGreaterThanOrEqual(5);
    for (const [id, { Properties }] of buckets) {
      expect(Properties, id).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: { ServerSideEncryptionConfiguration: expect.any(Array) as unknown },
      });
      const policy = policies.find(([, each]) => JSON.stringify(each.Properties?.['Bucket']).includes(`"${id}"`));
      const denied = policy ? statementsOf(policy[1]).filter(({ Effect }) => Effect === 'Deny') : [];
      expect(
        denied.map(({ Condition }) => Condition),
        id,
      ).toContainEqual({ Bool: { 'aws:SecureTransport': 'false' } });
    }
  });

  it('let no document go by itself, and leave no reading and no export behind', () => {
    const bucket = resourcesOf(stage, 'AWS::S3::Bucket').find(([id]) => id.startsWith('DocumentsBucket'));
    const lifecycle = bucket?.[1].Properties?.['LifecycleConfiguration'] as { Rules: Record<string, unknown>[] };
    const expiring = lifecycle.Rules.filter((rule) => JSON.stringify(rule).includes('Expiration'));
    expect(expiring).toEqual([
      {
        Prefix: 'readings/',
        ExpirationInDays: 30,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        Status: 'Enabled',
      },
      {
        Prefix: 'exports/',
        ExpirationInDays: 1,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        Status: 'Enabled',
      },
    ]);
  });

  it('keep versions of everything, and end each superseded one that no row names', () => {
    for (const [id, { Properties }] of resourcesOf(stage, 'AWS::S3::Bucket')) {
      if (/^(Logs|Weblogs|Documents)/.test(id)) continue;
      expect(Properties?.['VersioningConfiguration'], id).toEqual({ Status: 'Enabled' });
      expect(JSON.stringify(Properties?.['LifecycleConfiguration']), id).toContain('NoncurrentVersionExpiration');
    }
  });

  it('leave no bucket behind where a first deployment fails', () => {
    for (const [id, { DeletionPolicy }] of resourcesOf(stage, 'AWS::S3::Bucket')) {
      expect(DeletionPolicy, id).toBe(stage === 'prod' ? 'RetainExceptOnCreate' : 'Delete');
    }
  });

  it('take access control lists in the one bucket that CloudFront logs to', () => {
    const withLists = resourcesOf(stage, 'AWS::S3::Bucket')
      .filter(
        ([, { Properties }]) => !JSON.stringify(Properties?.['OwnershipControls']).includes('BucketOwnerEnforced'),
      )
      .map(([id]) => id.replace(/Bucket.*/, ''));
    expect(withLists).toEqual(['Weblogs']);
  });

  it('let no one recover who has an account, and let access tokens live for five minutes', () => {
    const [client] = resourcesOf(stage, 'AWS::Cognito::UserPoolClient');
    expect(client?.[1].Properties).toMatchObject({
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      AccessTokenValidity: 5,
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    });
  });

  it(`${stage === 'prod' ? 'hide' : 'show'} the schema, bound queries, and log no personal data`, () => {
    const [api] = resourcesOf(stage, 'AWS::AppSync::GraphQLApi');
    expect(api?.[1].Properties).toMatchObject({
      AuthenticationType: 'AMAZON_COGNITO_USER_POOLS',
      AdditionalAuthenticationProviders: [{ AuthenticationType: 'AWS_IAM' }, { AuthenticationType: 'API_KEY' }],
      IntrospectionConfig: stage === 'prod' ? 'DISABLED' : 'ENABLED',
      QueryDepthLimit: stageConfigs[stage].queryDepth,
      ResolverCountLimit: 500,
      XrayEnabled: true,
      LogConfig: { ExcludeVerboseContent: true },
    });
  });

  it('let partners in by two keys that end one after the other, tell of it before, and hold everybody to a pace', () => {
    const keys = resourcesOf(stage, 'AWS::AppSync::ApiKey');
    // And one for the guests of the web app.
    expect(keys).toHaveLength(partnerKeys.length + 1);
    for (const [id, { Properties }] of keys) expect(Properties?.['Expires'], id).toBeDefined();
    const [first, second] = partnerKeys.map(({ expires }) => Date.parse(expires));
    expect(first).not.toBe(second);
    const alarms = resourcesOf(stage, 'AWS::CloudWatch::Alarm').filter(([id]) => /^PartnersKey.*EndsAlarm/.test(id));
    expect(alarms).toHaveLength(partnerKeys.length + 1);
    const [association] = resourcesOf(stage, 'AWS::WAFv2::WebACLAssociation');
    expect(nameIn(association?.[1].Properties?.['ResourceArn'])).toBe(
      resourcesOf(stage, 'AWS::AppSync::GraphQLApi')[0]?.[0],
    );
    const rules = resourcesOf(stage, 'AWS::WAFv2::WebACL').flatMap(([, { Properties }]) => Properties?.['Rules']);
    expect(JSON.stringify(rules).match(/RateBasedStatement/g)).toHaveLength(2);
  });

  it('serve pictures that people sent as pictures alone, from a bucket that only CloudFront reads', () => {
    const [distribution] = resourcesOf(stage, 'AWS::CloudFront::Distribution');
    const behaviors = distribution?.[1].Properties?.['DistributionConfig'] as {
      CacheBehaviors: { PathPattern: string; ResponseHeadersPolicyId: unknown }[];
    };
    const media = behaviors.CacheBehaviors.find(({ PathPattern }) => PathPattern === 'media/*');
    const policies = new Map(resourcesOf(stage, 'AWS::CloudFront::ResponseHeadersPolicy'));
    const headers = JSON.stringify(policies.get(nameIn(media?.ResponseHeadersPolicyId))?.Properties);
    expect(headers).toContain("default-src 'none'; sandbox");
    expect(headers).toContain('"ContentTypeOptions"');
  });

  it('tell of a slow or faulty API, of subscriptions that break, and of people who cannot sign in', () => {
    const alarms = resourcesOf(stage, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties ?? {});
    expect(alarms).toContainEqual(expect.objectContaining({ MetricName: '5XXError', Statistic: 'Sum' }));
    expect(alarms).toContainEqual(
      expect.objectContaining({ MetricName: 'Latency', ExtendedStatistic: 'p95', EvaluationPeriods: 3 }),
    );
    const sums = JSON.stringify(alarms.filter(({ Metrics }) => Metrics !== undefined));
    for (const metric of ['PublishDataMessageServerError', 'SignInThrottles', 'TokenRefreshThrottles']) {
      expect(sums).toContain(`"${metric}"`);
    }
    const [api] = resourcesOf(stage, 'AWS::AppSync::GraphQLApi');
    expect(api?.[1].Properties?.['EnhancedMetricsConfig'] !== undefined).toBe(stage === 'prod');
  });

  it('put what fails aside, and tell somebody', () => {
    const queues = resourcesOf(stage, 'AWS::SQS::Queue').filter(([id]) => !id.includes('DeadLetters'));
    expect(queues.length).toBeGreaterThanOrEqual(6);
    for (const [id, { Properties }] of queues) expect(Properties?.['RedrivePolicy'], id).toBeDefined();
    for (const [id, { Properties }] of resourcesOf(stage, 'AWS::CloudWatch::Alarm')) {
      expect(Properties?.['AlarmActions'], id).toHaveLength(1);
      expect(String(Properties?.['AlarmDescription']).length, id).toBeGreaterThan(20);
    }
  });

  it('show dashboards only where somebody looks at them', () => {
    const dashboards = resourcesOf(stage, 'AWS::CloudWatch::Dashboard').length;
    expect(dashboards > 0).toBe(stageConfigs[stage].watched);
  });

  it('tell the step that hands an order to a person which run could not undo it', () => {
    const definitions = resourcesOf(stage, 'AWS::StepFunctions::StateMachine').map(([, { Properties }]) =>
      JSON.stringify(Properties?.['DefinitionString']),
    );
    const machines = definitions.filter((each) => each.includes('MarkNeedsAttention'));
    // Of orders and of bookings.
    expect(machines).toHaveLength(2);
    for (const definition of machines) {
      const [, step = ''] = definition.split(/\\"MarkNeedsAttention\\":/);
      expect(step).toMatch(/^.{0,2000}\\"run\\":\\"\{% \$states\.context\.Execution\.Input\.run %\}/);
    }
  });

  it('wait for a reader that has too much to do, and tell of every bad end of a workflow', () => {
    const [machine] = resourcesOf(stage, 'AWS::StepFunctions::StateMachine');
    const definition = JSON.stringify(machine?.[1].Properties?.['DefinitionString']);
    const throttled = /ProvisionedThroughputExceededException[^\]]*\],?[^}]*?MaxAttempts\\?"+:(\d+)/g;
    const patience = [...definition.matchAll(throttled)].map(([, attempts]) => Number(attempts));
    expect(patience.length).toBeGreaterThanOrEqual(5);
    expect(patience.filter((attempts) => attempts >= 10).length).toBeGreaterThanOrEqual(4);
    const metrics = resourcesOf(stage, 'AWS::CloudWatch::Alarm').map(
      ([, { Properties }]) => Properties?.['MetricName'],
    );
    for (const metric of ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'])
      expect(metrics).toContain(metric);
  });

  it('tell of functions held back or nearly out of time, of streams that stand still and of messages that reach nobody', () => {
    const alarms = resourcesOf(stage, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties ?? {});
    const of = (metric: string) => alarms.filter(({ MetricName }) => MetricName === metric);
    const functions = resourcesOf(stage, 'AWS::Lambda::Function').filter(([id]) => !id.startsWith('Custom'));
    // Held back they are all at once: one alarm hears of all, by the metric that Lambda keeps without a dimension.
    expect(of('Throttles').map(({ Dimensions, Statistic }) => [Dimensions, Statistic])).toEqual([[undefined, 'Sum']]);
    const { watched } = stageConfigs[stage];
    expect(of('Duration')).toHaveLength(watched ? functions.length : 0);
    expect(of('Errors')).toHaveLength(functions.length - ANSWER_BY_ERRORS);
    // Functions of two stacks may have one logical id: each stack's alarms are of its own.
    for (const [stack, resources] of templates) {
      if (!stack.startsWith(`marquee-${stage}-`)) continue;
      const own = Object.values(resources).map(({ Properties }) => Properties ?? {});
      for (const [id, { Type, Properties }] of Object.entries(resources)) {
        if (!watched || Type !== 'AWS::Lambda::Function' || id.startsWith('Custom')) continue;
        const alarm = own.find(
          ({ MetricName, Dimensions }) => MetricName === 'Duration' && JSON.stringify(Dimensions).includes(`"${id}"`),
        );
        expect(alarm?.['Threshold'], id).toBe(Number(Properties?.['Timeout']) * 800);
      }
    }
    expect(of('IteratorAge')).toHaveLength(STREAM_READERS);
    expect(of('FailedInvocations')).toHaveLength(resourcesOf(stage, 'AWS::Events::Rule').length);
    // Nobody subscribes to the alarms by default; their own delivery cannot be told by an alarm.
    expect(of('NumberOfNotificationsFailed')).toHaveLength(resourcesOf(stage, 'AWS::SNS::Topic').length - 1);
  });

  it('put aside what a stream cannot hand over, and wake nobody for a row that is gone', () => {
    const mappings = resourcesOf(stage, 'AWS::Lambda::EventSourceMapping');
    const streams = mappings.filter(([, { Properties }]) => Properties?.['StartingPosition'] !== undefined);
    expect(streams).toHaveLength(STREAM_READERS);
    for (const [id, { Properties }] of streams) {
      expect(Properties, id).toMatchObject({
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      });
      const { Pattern } = (Properties?.['FilterCriteria'] as { Filters: { Pattern: string }[] }).Filters[0] ?? {
        Pattern: '',
      };
      expect(['{"eventName":["INSERT","MODIFY"]}', '{"eventName":["INSERT"]}'], id).toContain(Pattern);
      expect(JSON.stringify(Properties?.['DestinationConfig']), id).toContain('StreamDeadLetters');
    }
    for (const [stack, resources] of templates) {
      if (!stack.startsWith(`marquee-${stage}-`)) continue;
      for (const [id, { Type, Properties }] of Object.entries(resources)) {
        if (Type !== 'AWS::Lambda::EventSourceMapping' || Properties?.['StartingPosition'] === undefined) continue;
        const fn = resources[nameIn(Properties['FunctionName'])];
        expect(Number(fn?.Properties?.['Timeout']), id).toBeGreaterThanOrEqual(READER_SECONDS);
      }
    }
    const queues = mappings.filter(([, { Properties }]) => Properties?.['StartingPosition'] === undefined);
    for (const [id, { Properties }] of queues) {
      const source = JSON.stringify(Properties?.['EventSourceArn']);
      const atOnce = FEW_AT_ONCE.some((queue) => source.includes(queue)) ? 2 : 10;
      expect(Properties?.['ScalingConfig'], id).toEqual({ MaximumConcurrency: atOnce });
    }
  });

  it('hide a message six times as long as its function may take', () => {
    const all = [...templates].filter(([stack]) => stack.startsWith(`marquee-${stage}-`));
    let checked = 0;
    for (const [, resources] of all) {
      for (const [id, { Type, Properties }] of Object.entries(resources)) {
        if (Type !== 'AWS::Lambda::EventSourceMapping' || Properties?.['StartingPosition'] !== undefined) continue;
        const queue = resources[nameIn(Properties?.['EventSourceArn'])];
        const fn = resources[nameIn(Properties?.['FunctionName'])];
        const visibility = Number(queue?.Properties?.['VisibilityTimeout']);
        expect(visibility, id).toBeGreaterThanOrEqual(6 * Number(fn?.Properties?.['Timeout']));
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThanOrEqual(5);
  });

  it('hide what asks for a refund for a quarter of an hour, and put aside what failed five times', () => {
    const [queue, ...others] = resourcesOf(stage, 'AWS::SQS::Queue').filter(([id]) => /^RefundRequestsQueue/.test(id));
    expect(others).toEqual([]);
    expect(queue?.[1].Properties).toMatchObject({ VisibilityTimeout: 900, RedrivePolicy: { maxReceiveCount: 5 } });
  });

  it('cache the queries that the wiring says, where the stage pays for a cache', () => {
    const { apiCache } = stageConfigs[stage];
    const caches = resourcesOf(stage, 'AWS::AppSync::ApiCache').map(([, { Properties }]) => Properties);
    expect(caches).toEqual(
      apiCache
        ? [
            {
              ApiId: expect.anything(),
              ApiCachingBehavior: 'PER_RESOLVER_CACHING',
              Type: apiCache,
              Ttl: 60,
              AtRestEncryptionEnabled: true,
              TransitEncryptionEnabled: true,
              HealthMetricsConfig: stageConfigs[stage].fieldMetrics ? 'ENABLED' : 'DISABLED',
            },
          ]
        : [],
    );
    const [api] = resourcesOf(stage, 'AWS::AppSync::GraphQLApi').map(([, { Properties }]) => Properties);
    const variables = api?.['EnvironmentVariables'] as Readonly<Record<string, unknown>>;
    expect(variables['API_CACHE']).toBe(apiCache);
    // https://docs.aws.amazon.com/appsync/latest/devguide/environmental-variables.html
    expect(Object.keys(variables).length).toBeLessThanOrEqual(50);
    const cached = resourcesOf(stage, 'AWS::AppSync::Resolver').flatMap(([, { Properties }]) =>
      Properties?.['CachingConfig']
        ? [[`${Properties['TypeName']}.${Properties['FieldName']}`, Properties['CachingConfig']]]
        : [],
    );
    const wired = Object.entries<Entry>(wiring).flatMap(([field, entry]) => {
      if (!apiCache || !('cache' in entry)) return [];
      const { ttlSeconds, keys } = entry.cache;
      return [[field, { Ttl: ttlSeconds, CachingKeys: keys.map((key) => `$context.${key}`) }]];
    });
    expect(Object.fromEntries(cached)).toEqual(Object.fromEntries(wired));
  });

  it('run every function on the pinned Node, traced, with a log that ends', () => {
    const functions = resourcesOf(stage, 'AWS::Lambda::Function').filter(([id]) => !id.startsWith('Custom'));
    expect(functions.length).toBeGreaterThan(20);
    for (const [id, { Properties }] of functions) {
      expect(Properties, id).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        TracingConfig: { Mode: 'Active' },
      });
    }
    for (const [id, { Properties }] of resourcesOf(stage, 'AWS::Lambda::Function')) {
      expect(JSON.stringify(Properties?.['LoggingConfig'] ?? {}), id).toContain('Log');
    }
    for (const [id, { Properties }] of resourcesOf(stage, 'AWS::Logs::LogGroup')) {
      expect(Properties?.['RetentionInDays'], id).toBe(stageConfigs[stage].logDays);
    }
  });
});

describe('an installation with a domain, a sender of mails and an address for alarms', () => {
  it('has templates, too, in whatever region they are deployed', () => {
    const settings = {
      MARQUEE_DOMAIN: 'tickets.example.com',
      MARQUEE_CERTIFICATE_ARN: 'arn:aws:acm:us-east-1:111122223333:certificate/example',
      MARQUEE_HOSTED_ZONE_ID: 'Z0EXAMPLE',
      MARQUEE_ALARM_EMAIL: 'desk@example.com',
      MARQUEE_MAIL_FROM: 'tickets@example.com',
    };
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
    const folder = mkdtempSync(join(tmpdir(), 'marquee-installation-'));
    try {
      const assembly = buildApp({ outdir: folder, stages: ['prod'], nag: false }).synth({ validateOnSynthesis: false });
      const state = assembly.getStackByName('marquee-prod-state').template as { Resources: Record<string, Resource> };
      const pool = Object.values(state.Resources).find(({ Type }) => Type === 'AWS::Cognito::UserPool');
      expect(pool?.Properties?.['EmailConfiguration']).toMatchObject({
        EmailSendingAccount: 'DEVELOPER',
        From: 'Marquee <tickets@example.com>',
      });
      expect(JSON.stringify(pool?.Properties?.['EmailConfiguration'])).toContain('{"Ref":"AWS::Region"}');
    } finally {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('stages of one account', () => {
  it('are told apart by what names them: their firewalls’ figures, their workflows, their logs', () => {
    const named: Readonly<Record<string, (properties: Readonly<Record<string, unknown>>) => unknown>> = {
      'AWS::WAFv2::WebACL': ({ VisibilityConfig }) => (VisibilityConfig as Record<string, unknown>)['MetricName'],
      'AWS::StepFunctions::StateMachine': ({ StateMachineName }) => StateMachineName,
      'AWS::Logs::LogGroup': ({ LogGroupName }) => LogGroupName,
      'AWS::Scheduler::ScheduleGroup': ({ Name }) => Name,
    };
    for (const [type, nameOf] of Object.entries(named)) {
      const names = stages.flatMap((stage) =>
        resourcesOf(stage, type).flatMap(([, { Properties = {} }]) => {
          const name = nameOf(Properties);
          return typeof name === 'string' ? [name] : [];
        }),
      );
      expect(names.length, type).toBeGreaterThanOrEqual(stages.length);
      expect(new Set(names).size, type).toBe(names.length);
    }
  });
});

describe('what a stage costs that nobody uses', () => {
  it('is reckoned in docs/operations.md from what it has', () => {
    const page = readFileSync('docs/operations.md', 'utf8');
    const [, alarms, dashboards, queues] =
      /(\d+) alarms \(\d+ dollars\), (\d+) dashboards, [^,]+, what Lambda asks (\d+) queues for/.exec(page) ?? [];
    const polled = resourcesOf('prod', 'AWS::Lambda::EventSourceMapping').filter(
      ([, { Properties }]) => !Properties?.['StartingPosition'],
    );
    const [, fewer] = /it is \d+: (\d+) alarms/.exec(page) ?? [];
    const reckoned = { prod: Number(alarms), test: Number(fewer), dev: Number(fewer) };
    for (const stage of stages) {
      const had = resourcesOf(stage, 'AWS::CloudWatch::Alarm').length;
      // A few more or less are cents.
      expect(Math.abs(had - reckoned[stage]), `${stage}: ${had} alarms`).toBeLessThan(0.05 * had);
    }
    expect(Number(dashboards)).toBe(resourcesOf('prod', 'AWS::CloudWatch::Dashboard').length);
    expect(Number(queues)).toBe(polled.length);
  });
});

describe('findings of cdk-nag that stand', () => {
  it('are all listed in docs/security.md with their reasons', () => {
    const page = readFileSync('docs/security.md', 'utf8');
    const missing = new Set(
      acknowledged()
        .filter(({ rule, reason }) => !page.includes(rule.replace(/\[.*/s, '')) || !page.includes(reason))
        .map(({ rule, reason }) => `${rule.replace(/\[.*/s, '')}: ${reason}`),
    );
    expect([...missing]).toEqual([]);
  });
});
