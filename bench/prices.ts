/**
 * What AWS bills in US East (N. Virginia), in US dollars, without free tiers, volume discounts or tax. Looked up on 2026-11-21; each beside
 * the page that says so.
 */
export const prices = {
  asOf: '2026-11-21',
  region: 'us-east-1',
  /** A page read by AnalyzeExpense, up to a million a month. https://aws.amazon.com/textract/pricing/ */
  textractPage: 0.01,
  /** A transition of a Standard workflow. https://aws.amazon.com/step-functions/pricing/ */
  stateTransition: 0.025 / 1_000,
  /** An express execution, and a gigabyte for a second of it. https://aws.amazon.com/step-functions/pricing/ */
  expressRequest: 1 / 1_000_000,
  expressGigabyteSecond: 0.00001667,
  /** Malware Protection for S3: an object evaluated, a gigabyte scanned. https://aws.amazon.com/guardduty/pricing/ */
  malwareObject: 0.215 / 1_000,
  malwareGigabyte: 0.09,
  /** On Arm: a gigabyte for a second, an invocation. https://aws.amazon.com/lambda/pricing/ */
  lambdaGigabyteSecond: 0.0000133334,
  lambdaRequest: 0.2 / 1_000_000,
  /** On demand: a unit written, a unit read; a transaction counts double. https://aws.amazon.com/dynamodb/pricing/on-demand/ */
  writeUnit: 0.625 / 1_000_000,
  readUnit: 0.125 / 1_000_000,
  /** https://aws.amazon.com/s3/pricing/ */
  s3Write: 0.005 / 1_000,
  s3Read: 0.0004 / 1_000,
  /** https://aws.amazon.com/sqs/pricing/, https://aws.amazon.com/sns/pricing/, https://aws.amazon.com/eventbridge/pricing/ */
  queueRequest: 0.4 / 1_000_000,
  topicRequest: 0.5 / 1_000_000,
  busEvent: 1 / 1_000_000,
  /** A query or mutation, an update pushed to one subscriber. https://aws.amazon.com/appsync/pricing/ */
  apiRequest: 4 / 1_000_000,
  apiUpdate: 2 / 1_000_000,
  apiConnectionMinute: 0.08 / 1_000_000,
  /** A mail sent. https://aws.amazon.com/ses/pricing/ */
  mail: 0.1 / 1_000,
  /** A gigabyte of log taken in, of functions and of state machines; a metric, an alarm, a dashboard for a month. https://aws.amazon.com/cloudwatch/pricing/ */
  logGigabyte: 0.5,
  metricMonth: 0.3,
  alarmMonth: 0.1,
  dashboardMonth: 3,
  /** A trace recorded. https://aws.amazon.com/xray/pricing/ */
  trace: 5 / 1_000_000,
  /** A use of a key, a key for a month. https://aws.amazon.com/kms/pricing/ */
  keyRequest: 0.03 / 10_000,
  keyMonth: 1,
  /** A secret for a month, a reading of it. https://aws.amazon.com/secrets-manager/pricing/ */
  secretMonth: 0.4,
  secretRequest: 0.05 / 10_000,
  /**
   * Claude Haiku 4.5, a token in and a token out, by an inference profile of a group of regions: a tenth more than the global one.
   * model/modelPrices.ts
   */
  modelTokenIn: 1.1 / 1_000_000,
  modelTokenOut: 5.5 / 1_000_000,
} as const;
