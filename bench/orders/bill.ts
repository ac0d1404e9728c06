import { prices } from '../prices.ts';
import type { Usage } from './recorded.ts';

/**
 * Seconds that a function takes here are not AWS's. There a quarter of a gigabyte has a seventh of a core
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html), and DynamoDB is a few milliseconds away: twice the time
 * of the quickest invocation here is billed. Beside it, what the stand-in of the provider does not take, and the share of cold starts.
 */
export const estimates = {
  functionTime: 2,
  /** Create, confirm and capture, which the express workflow waits for; the notices say enough. functions/platform/payments/desk.ts */
  providerCalls: 3,
  /** Of one call to the provider, from AWS. */
  providerSeconds: 0.5,
  providerGigabytes: 0.25,
  /** Of invocations; of each the seconds of its start, which are billed since August 2025. */
  coldShare: 0.02,
  coldSeconds: 0.4,
  functionGigabytes: 0.25,
  expressGigabytes: 0.0625,
  /** Step Functions logs each event: five for a task, two for the end; their ids and ARNs are most of it. infra/constructs/PurchaseWorkflow.ts */
  machineEvents: 60,
  machineEventBytes: 400,
  /** Of the traces beyond the first of each second. https://docs.aws.amazon.com/xray/latest/devguide/xray-console-sampling.html */
  traced: 0.05,
  /** That one watcher is connected. */
  watchedMinutes: 1,
} as const;

/** US dollars of a thousand orders, by what they are for, of which each makes this use. What is an estimate says so. */
export function costOf(usage: Usage): Readonly<Record<string, number>> {
  const waited = estimates.providerCalls * estimates.providerSeconds * estimates.providerGigabytes;
  const started = usage.invocations * estimates.coldShare * estimates.coldSeconds * estimates.functionGigabytes;
  const seconds = usage.gigabyteSeconds * estimates.functionTime + waited + started;
  const stepsWait = estimates.providerCalls * estimates.providerSeconds * estimates.expressGigabytes;
  const logged = usage.logBytes + estimates.machineEvents * estimates.machineEventBytes;
  const recorded = usage.firstTraces + estimates.traced * (usage.traces - usage.firstTraces);
  const each = {
    'workflow, transitions': usage.transitions * prices.stateTransition,
    mails: usage.mails * prices.mail,
    'tables, written': usage.writeUnits * prices.writeUnit,
    'tables, read': usage.readUnits * prices.readUnit,
    'API, requests': usage.apiRequests * prices.apiRequest,
    'API, updates to one watcher':
      usage.apiUpdates * prices.apiUpdate + estimates.watchedMinutes * prices.apiConnectionMinute,
    'functions, requests': usage.invocations * prices.lambdaRequest,
    'functions, time (estimated)': seconds * prices.lambdaGigabyteSecond,
    'workflow, express (time estimated)':
      usage.expressRequests * prices.expressRequest +
      (usage.expressGigabyteSeconds + stepsWait) * prices.expressGigabyteSecond,
    'queues and topics': usage.queueRequests * prices.queueRequest + usage.topicRequests * prices.topicRequest,
    files: usage.s3Writes * prices.s3Write + usage.s3Reads * prices.s3Read,
    'logs (estimated)': (logged / 1e9) * prices.logGigabyte,
    'traces (estimated)': recorded * prices.trace,
  };
  return Object.fromEntries(Object.entries(each).map(([item, dollars]) => [item, dollars * 1_000]));
}

/** Dollars together. */
export function totalOf(costs: Readonly<Record<string, number>>): number {
  return Object.values(costs).reduce((sum, dollars) => sum + dollars, 0);
}

/** What the stacks that orders need keep up, whether or not there is an order. */
export interface Standing {
  readonly alarms: number;
  readonly dashboards: number;
  /** Metrics of our own that the alarms look at. */
  readonly metrics: number;
  readonly secrets: number;
  /** Queues that functions poll. */
  readonly polledQueues: number;
  /** Functions that run each minute. */
  readonly sweepers: number;
  /** Who publishes on which topic, under a key of our own. */
  readonly publishers: number;
  /** Functions that know the provider's keys. */
  readonly secretReaders: number;
}

const MONTH_MINUTES = 30 * 24 * 60;
/** Five pollers at a queue that is empty, each asking for twenty seconds. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
const POLLS_A_MINUTE = 15;
/** One key for five minutes, made by two requests. https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#sse-estimate-kms-usage-costs */
const KEY_REUSE_MINUTES = 5;
const REQUESTS_A_KEY = 2;
/** functions/ports/stripeSecret.ts */
const SECRET_KNOWN_MINUTES = 5;
const SWEEP_SECONDS = 0.2;
/** Half a unit for each of four shards, and for the orders that need attention. */
const SWEEP_READS = 2.5;

/** US dollars a month by what they are for; of what depends on use, the most it can be. */
export function standingCostOf(standing: Standing): Readonly<Record<string, number>> {
  const sweep =
    prices.lambdaRequest +
    SWEEP_SECONDS * estimates.functionGigabytes * prices.lambdaGigabyteSecond +
    SWEEP_READS * prices.readUnit;
  return {
    alarms: standing.alarms * prices.alarmMonth,
    dashboards: standing.dashboards * prices.dashboardMonth,
    'metrics of our own': standing.metrics * prices.metricMonth,
    secrets: standing.secrets * prices.secretMonth,
    'polling of empty queues': standing.polledQueues * POLLS_A_MINUTE * MONTH_MINUTES * prices.queueRequest,
    'sweepers, each minute': standing.sweepers * MONTH_MINUTES * sweep,
    'readings of the secret, at most':
      standing.secretReaders * (MONTH_MINUTES / SECRET_KNOWN_MINUTES) * prices.secretRequest,
    'uses of the key, at most':
      standing.publishers * REQUESTS_A_KEY * (MONTH_MINUTES / KEY_REUSE_MINUTES) * prices.keyRequest,
  };
}
