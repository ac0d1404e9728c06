import { StateFailure } from './language/failure.ts';
import type { ServiceName } from '../core/cloud.ts';

export type Pattern = 'requestResponse' | 'waitForTaskToken' | 'sync' | 'sync2';

/** What a Task's `Resource` names. */
export type TaskResource =
  | { readonly kind: 'lambda'; readonly functionArn: string }
  | { readonly kind: 'activity'; readonly arn: string }
  | {
      readonly kind: 'integration';
      /** `aws-sdk:<service>:<action>` rather than an optimised integration. */
      readonly sdk: boolean;
      /** As the resource spells it: `dynamodb`, `aws-sdk:textract`. */
      readonly resourceType: string;
      /** `putItem.waitForTaskToken`. */
      readonly resource: string;
      readonly service: ServiceName;
      /** Prefix of error names: `DynamoDB`, `Textract`. */
      readonly errorPrefix: string;
      /** `PutItem`. */
      readonly action: string;
      readonly pattern: Pattern;
    };

/** Optimised integrations that the local cloud has. https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html */
const optimized: Readonly<
  Record<
    string,
    { service: ServiceName; errorPrefix: string; actions: readonly string[]; patterns: readonly Pattern[] }
  >
> = {
  lambda: {
    service: 'lambda',
    errorPrefix: 'Lambda',
    actions: ['invoke'],
    patterns: ['requestResponse', 'waitForTaskToken'],
  },
  sqs: {
    service: 'sqs',
    errorPrefix: 'SQS',
    actions: ['sendMessage'],
    patterns: ['requestResponse', 'waitForTaskToken'],
  },
  sns: { service: 'sns', errorPrefix: 'SNS', actions: ['publish'], patterns: ['requestResponse', 'waitForTaskToken'] },
  dynamodb: {
    service: 'dynamodb',
    errorPrefix: 'DynamoDB',
    actions: ['getItem', 'putItem', 'updateItem', 'deleteItem'],
    patterns: ['requestResponse'],
  },
  events: {
    service: 'events',
    errorPrefix: 'EventBridge',
    actions: ['putEvents'],
    patterns: ['requestResponse', 'waitForTaskToken'],
  },
  states: {
    service: 'states',
    errorPrefix: 'StepFunctions',
    actions: ['startExecution'],
    patterns: ['requestResponse', 'waitForTaskToken', 'sync', 'sync2'],
  },
};

/** Names of `aws-sdk:` services with their signing name and the name that errors carry (Java SDK 2's client). */
const sdkServices: Readonly<Record<string, readonly [ServiceName, string]>> = {
  appsync: ['appsync', 'AppSync'],
  bedrockruntime: ['bedrock', 'BedrockRuntime'],
  cloudformation: ['cloudformation', 'CloudFormation'],
  cloudfront: ['cloudfront', 'CloudFront'],
  cloudwatch: ['monitoring', 'CloudWatch'],
  cloudwatchlogs: ['logs', 'CloudWatchLogs'],
  cognitoidentityprovider: ['cognito-idp', 'CognitoIdentityProvider'],
  dynamodb: ['dynamodb', 'DynamoDb'],
  eventbridge: ['events', 'EventBridge'],
  guardduty: ['guardduty', 'GuardDuty'],
  iam: ['iam', 'Iam'],
  kms: ['kms', 'Kms'],
  lambda: ['lambda', 'Lambda'],
  s3: ['s3', 'S3'],
  scheduler: ['scheduler', 'Scheduler'],
  secretsmanager: ['secretsmanager', 'SecretsManager'],
  ses: ['ses', 'Ses'],
  sesv2: ['ses', 'SesV2'],
  sfn: ['states', 'Sfn'],
  sns: ['sns', 'Sns'],
  sqs: ['sqs', 'Sqs'],
  ssm: ['ssm', 'Ssm'],
  sts: ['sts', 'Sts'],
  textract: ['textract', 'Textract'],
};

const patterns: Readonly<Record<string, Pattern>> = {
  '': 'requestResponse',
  '.waitForTaskToken': 'waitForTaskToken',
  '.sync': 'sync',
  '.sync:2': 'sync2',
};

/** Reads a Task's `Resource`. Throws `States.Runtime` for one that the local cloud does not have. */
export function parseResource(arn: string): TaskResource {
  if (/^arn:[^:]*:lambda:[^:]*:\d{12}:function:/.test(arn)) return { kind: 'lambda', functionArn: arn };
  if (/^arn:[^:]*:states:[^:]+:\d{12}:activity:/.test(arn)) return { kind: 'activity', arn };
  const match = /^arn:[^:]*:states:::(aws-sdk:)?([a-z0-9-]+):([A-Za-z0-9]+)(\.sync:2|\.sync|\.waitForTaskToken)?$/.exec(
    arn,
  );
  const [, sdkPart, name = '', operation = '', suffix = ''] = match ?? [];
  const pattern = patterns[suffix];
  if (match === null || pattern === undefined) throw unsupported(arn);
  const common = {
    kind: 'integration',
    resource: `${operation}${suffix}`,
    action: upperFirst(operation),
    pattern,
  } as const;
  if (sdkPart !== undefined) {
    const [service, errorPrefix] = sdkServices[name] ?? [];
    if (service === undefined || errorPrefix === undefined || pattern === 'sync' || pattern === 'sync2')
      throw unsupported(arn);
    return { ...common, sdk: true, resourceType: `aws-sdk:${name}`, service, errorPrefix };
  }
  const integration = optimized[name];
  if (
    integration === undefined ||
    !integration.actions.includes(operation) ||
    !integration.patterns.includes(pattern)
  ) {
    throw unsupported(arn);
  }
  return {
    ...common,
    sdk: false,
    resourceType: name,
    service: integration.service,
    errorPrefix: integration.errorPrefix,
  };
}

function unsupported(arn: string): StateFailure {
  return new StateFailure('States.Runtime', `The resource ${arn} is not one that the local cloud runs`);
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
