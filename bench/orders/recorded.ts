import type { RecordedCall, Recording } from '#local/faults/recorder.ts';

/** What one order makes AWS bill. */
export interface Usage {
  readonly apiRequests: number;
  readonly apiUpdates: number;
  readonly transitions: number;
  readonly expressRequests: number;
  readonly expressGigabyteSeconds: number;
  readonly invocations: number;
  /** As measured here, of the quickest invocation of each function: on AWS it is another figure (bill.ts). */
  readonly gigabyteSeconds: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly queueRequests: number;
  readonly topicRequests: number;
  readonly mails: number;
  readonly s3Writes: number;
  readonly s3Reads: number;
  /** Of what functions wrote by themselves: Lambda keeps its own lines of invocations that failed alone. */
  readonly logBytes: number;
  /** Requests of the API, batches of queues and streams, requests to function URLs: each begins a trace of its own. */
  readonly traces: number;
  /** Of them, those that began a second: X-Ray records the first of each second. */
  readonly firstTraces: number;
}

/** Items that are summed as the recording has them, by service. */
const counted = {
  apiRequests: 'appsync',
  apiUpdates: 'appsync',
  transitions: 'states',
  expressRequests: 'states',
  expressGigabyteSeconds: 'states',
  invocations: 'lambda',
  writeUnits: 'dynamodb',
  readUnits: 'dynamodb',
  topicRequests: 'sns',
  mails: 'ses',
  s3Writes: 's3',
  s3Reads: 's3',
} as const;

type Counted = keyof typeof counted;

const SECOND_MS = 1_000;

/** `2026/11/21/[$LATEST]` and an id. local/lambda/instance.ts */
const STREAM_NAME_BYTES = 53;
/** Of `logGroupName`, `logStreamName`, `logEvents`, `timestamp` and `message`. */
const WRAPPING_BYTES = 80;
/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html */
const ENTRY_BYTES = 26;

/**
 * What each of so many orders made AWS bill, in the mean. What runs by the clock (sweepers) is taken out: it costs the same however many
 * orders there are. What Step Functions tells the bus by itself costs nothing, nor does Lambda's reading of streams.
 */
export function usageOf({ bill, calls }: Pick<Recording, 'bill' | 'calls'>, orders: number): Usage {
  const byClock = calls.filter(isByClock);
  const sum = (item: Counted): number => {
    const all = bill.filter((line) => line.service === counted[item] && line.item === item);
    const foreign = byClock.filter(({ service }) => service === counted[item]);
    const total = all.reduce((whole, { quantity }) => whole + quantity, 0);
    return (total - foreign.reduce((whole, call) => whole + (call.bill[item] ?? 0), 0)) / orders;
  };
  const ours = calls.filter((call) => !isByClock(call));
  const began = ours.filter(beginsTrace).map(({ at }) => Math.floor(at / SECOND_MS));
  return {
    ...mapped(sum),
    gigabyteSeconds: quickestTime(ours) / orders,
    queueRequests: queueRequests(ours) / orders,
    logBytes: ours.filter(isLog).reduce((whole, call) => whole + loggedBytes(call), 0) / orders,
    traces: began.length / orders,
    firstTraces: new Set(began).size / orders,
  };
}

/** What is sent and deleted, and a receipt for each batch that is deleted; receipts of nothing do not come by orders (bill.ts, Standing). */
function queueRequests(calls: readonly RecordedCall[]): number {
  const requests = (ofOnes: readonly RecordedCall[]): number =>
    ofOnes.reduce((sum, { bill }) => sum + (bill['queueRequests'] ?? 0), 0);
  const changing = calls.filter(({ service, action }) => service === 'sqs' && action !== 'ReceiveMessage');
  return requests(changing) + requests(changing.filter(({ action }) => action.startsWith('DeleteMessage')));
}

/**
 * Gigabyte-seconds of all invocations as if each had taken as long as the quickest of its function: a machine that is busy with other things
 * holds up the others.
 */
function quickestTime(calls: readonly RecordedCall[]): number {
  const invoked = calls.filter(({ bill }) => bill['gigabyteSeconds'] !== undefined);
  let sum = 0;
  for (const ofOne of Map.groupBy(invoked, ({ resources }) => resources[0]).values()) {
    sum += Math.min(...ofOne.map(({ bill }) => bill['gigabyteSeconds'] ?? 0)) * ofOne.length;
  }
  return sum;
}

function mapped(sum: (item: Counted) => number): Readonly<Record<Counted, number>> {
  return {
    apiRequests: sum('apiRequests'),
    apiUpdates: sum('apiUpdates'),
    transitions: sum('transitions'),
    expressRequests: sum('expressRequests'),
    expressGigabyteSeconds: sum('expressGigabyteSeconds'),
    invocations: sum('invocations'),
    writeUnits: sum('writeUnits'),
    readUnits: sum('readUnits'),
    topicRequests: sum('topicRequests'),
    mails: sum('mails'),
    s3Writes: sum('s3Writes'),
    s3Reads: sum('s3Reads'),
  };
}

/** Whether a call is made by, or of, a function that runs by the clock. */
export function isByClock({ caller, resources }: Pick<RecordedCall, 'caller' | 'resources'>): boolean {
  return /sweep/i.test(caller) || resources.some((name) => /sweep/i.test(name));
}

/** Whether a call only looks whether there is something to do; what it finds is done by others. */
export function isPoll({ service, action, caller }: Pick<RecordedCall, 'service' | 'action' | 'caller'>): boolean {
  if (service === 'monitoring') return true;
  if (service === 'dynamodb')
    return action === 'GetRecords' || action === 'DescribeStream' || action === 'GetShardIterator';
  if (service !== 'sqs') return false;
  return action === 'ReceiveMessage' || (caller === 'root' && action.startsWith('GetQueue'));
}

function beginsTrace({ service, caller }: RecordedCall): boolean {
  return service === 'appsync' || (service === 'lambda' && caller === 'lambda.amazonaws.com');
}

/** What is kept of a call that writes a log: not the names of its group and stream, nor their place in JSON; 26 bytes for an entry. */
function loggedBytes({ bytes, resources }: RecordedCall): number {
  const names = resources.reduce((sum, name) => sum + name.length, 0);
  return Math.max(0, bytes - names - STREAM_NAME_BYTES - WRAPPING_BYTES) + ENTRY_BYTES;
}

function isLog({ service, action }: RecordedCall): boolean {
  return service === 'logs' && action === 'PutLogEvents';
}
