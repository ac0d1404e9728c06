import { createAppSync } from './appsync/service.ts';
import { createBedrock } from './bedrock/service.ts';
import { createCloudFormation } from './cloudformation/service.ts';
import { createCloudFront } from './cloudfront/service.ts';
import { createCognito } from './cognito/service.ts';
import type { Cloud, Service } from './core/cloud.ts';
import { createDynamoDb } from './dynamodb/service.ts';
import { createScheduler } from './events/scheduler.ts';
import { createEvents } from './events/service.ts';
import { createGuardDuty } from './guardduty/service.ts';
import { createIam } from './iam/service.ts';
import { createKms } from './kms/service.ts';
import { createLambda } from './lambda/service.ts';
import { createLogs } from './logs/service.ts';
import { createMonitoring } from './monitoring/service.ts';
import { createS3 } from './s3/service.ts';
import { createSecretsManager } from './secretsmanager/service.ts';
import { createSes } from './ses/service.ts';
import { createSns } from './sns/service.ts';
import { createSqs } from './sqs/service.ts';
import { createSsm } from './ssm/service.ts';
import { createStepFunctions } from './stepfunctions/service.ts';
import { createSts } from './sts/service.ts';
import { createTextract } from './textract/service.ts';

/** Every service of the local cloud. They start in this order and stop in reverse: what others call stands first. */
export const serviceFactories: readonly ((cloud: Cloud) => Service)[] = [
  createIam,
  createSts,
  createKms,
  createLogs,
  createMonitoring,
  createCloudFormation,
  createSecretsManager,
  createSsm,
  createDynamoDb,
  createS3,
  createSes,
  createTextract,
  createBedrock,
  createSqs,
  createSns,
  createLambda,
  createEvents,
  createGuardDuty,
  createCognito,
  createStepFunctions,
  createScheduler,
  createAppSync,
  createCloudFront,
];
