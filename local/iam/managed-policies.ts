import type { PolicyDocument, PolicyStatement } from '../core/cloud.ts';

const LOGS_WRITE = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

function allow(...statements: readonly Pick<PolicyStatement, 'Action' | 'Resource' | 'Condition'>[]): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement })),
  };
}

const VPC_INTERFACES = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];
const XRAY_WRITE = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:GetSamplingStatisticSummaries',
];

/**
 * The AWS managed policies that CDK attaches, by what follows `arn:aws:iam::aws:policy/`.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
export const AWS_MANAGED_POLICIES: Readonly<Record<string, PolicyDocument>> = {
  AdministratorAccess: allow({ Action: '*' }),
  AWSXRayDaemonWriteAccess: allow({ Action: XRAY_WRITE }),
  AWSXrayWriteOnlyAccess: allow({ Action: XRAY_WRITE }),
  AmazonDynamoDBReadOnlyAccess: allow({
    Action: [
      'dynamodb:BatchGetItem',
      'dynamodb:Describe*',
      'dynamodb:GetItem',
      'dynamodb:List*',
      'dynamodb:Query',
      'dynamodb:Scan',
    ],
  }),
  AmazonS3ReadOnlyAccess: allow({
    Action: ['s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*'],
  }),
  AmazonTextractFullAccess: allow({ Action: 'textract:*' }),
  CloudWatchLambdaInsightsExecutionRolePolicy: allow(
    { Action: 'logs:CreateLogGroup' },
    {
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: 'arn:aws:logs:*:*:log-group:/aws/lambda-insights:*',
    },
  ),
  'service-role/AWSLambdaBasicExecutionRole': allow({ Action: LOGS_WRITE }),
  'service-role/AWSLambdaDynamoDBExecutionRole': allow({
    Action: [
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
      ...LOGS_WRITE,
    ],
  }),
  'service-role/AWSLambdaRole': allow({ Action: 'lambda:InvokeFunction' }),
  'service-role/AWSLambdaSQSQueueExecutionRole': allow({
    Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', ...LOGS_WRITE],
  }),
  'service-role/AWSLambdaVPCAccessExecutionRole': allow({ Action: [...LOGS_WRITE, ...VPC_INTERFACES] }),
  'service-role/AWSLambdaENIManagementAccess': allow({ Action: VPC_INTERFACES }),
  'service-role/AWSAppSyncPushToCloudWatchLogs': allow({ Action: LOGS_WRITE }),
  'service-role/AmazonAPIGatewayPushToCloudWatchLogs': allow({
    Action: [
      ...LOGS_WRITE,
      'logs:DescribeLogGroups',
      'logs:DescribeLogStreams',
      'logs:GetLogEvents',
      'logs:FilterLogEvents',
    ],
  }),
};

const PREFIX = 'arn:aws:iam::aws:policy/';

/** The document of an AWS managed policy; `undefined` for one that is not among those. */
export function awsManagedPolicy(arn: string): PolicyDocument | undefined {
  return arn.startsWith(PREFIX) ? AWS_MANAGED_POLICIES[arn.slice(PREFIX.length)] : undefined;
}
