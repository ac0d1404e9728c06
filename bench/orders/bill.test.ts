import { describe, expect, test } from 'vitest';
import { costOf, standingCostOf, totalOf } from './bill.ts';
import { isPoll, usageOf } from './recorded.ts';
import type { Usage } from './recorded.ts';

const nothing: Usage = {
  apiRequests: 0,
  apiUpdates: 0,
  transitions: 0,
  expressRequests: 0,
  expressGigabyteSeconds: 0,
  invocations: 0,
  gigabyteSeconds: 0,
  writeUnits: 0,
  readUnits: 0,
  queueRequests: 0,
  topicRequests: 0,
  mails: 0,
  s3Writes: 0,
  s3Reads: 0,
  logBytes: 0,
  traces: 0,
  firstTraces: 0,
};

/** What one more of an item adds to the bill of a thousand orders. */
function added(use: Partial<Usage>): number {
  return totalOf(costOf({ ...nothing, ...use })) - totalOf(costOf(nothing));
}

describe('the bill of a thousand orders', () => {
  // By hand: thousand times the price of one, as the pages of AWS have it.
  test.each([
    ['a transition', { transitions: 1 }, 0.025],
    ['a mail', { mails: 1 }, 0.1],
    ['eight API requests', { apiRequests: 8 }, 0.032],
    ['seven updates to one watcher', { apiUpdates: 7 }, 0.014],
    ['sixty units written', { writeUnits: 60 }, 0.0375],
    ['thirty units read', { readUnits: 30 }, 0.00375],
    [
      'an express execution of half a second in 64 MB',
      { expressRequests: 1, expressGigabyteSeconds: 0.03125 },
      0.001521,
    ],
    ['ten requests of a queue and ten of a topic', { queueRequests: 10, topicRequests: 10 }, 0.009],
    // Half a GB-second counts twice; no invocation.
    ['half a gigabyte-second measured here', { gigabyteSeconds: 0.5 }, 0.013333],
    // A request 0.0002; one in fifty starts for 0.4 s in a quarter of a gigabyte 0.0000267.
    ['an invocation', { invocations: 1 }, 0.000227],
    ['twenty kilobytes of log', { logBytes: 20_000 }, 0.01],
    // Four seconds began with a trace; of the other forty two are recorded.
    ['forty-four traces in four seconds', { traces: 44, firstTraces: 4 }, 0.03],
  ] as const)('has %s at its price', (_what, use, dollars) => {
    expect(added(use)).toBeCloseTo(dollars, 6);
  });

  test('has what no recording shows as estimates: the provider’s time, the log of the state machines, a minute of watching', () => {
    const { 'functions, time (estimated)': waiting, 'logs (estimated)': logs, ...others } = costOf(nothing);
    // Three calls of half a second in a quarter of a gigabyte.
    expect(waiting).toBeCloseTo(0.005, 6);
    // 55 events of 400 bytes.
    expect(logs).toBeCloseTo(0.012, 6);
    // The same calls in 64 MB of the express workflow; the minute.
    expect(totalOf(others)).toBeCloseTo(0.001563 + 0.00008, 6);
  });
});

describe('the use that orders make', () => {
  const call = {
    number: 1,
    at: 1_000,
    service: 'dynamodb',
    action: 'GetItem',
    resources: ['Orders'],
    caller: 'SaveOrder/SaveOrder',
    bytes: 10,
    outcome: 'ok',
    milliseconds: 1,
    bill: { readUnits: 1 },
  } as const;

  test('is a mean of all orders, without what the sweeper does at the same time', () => {
    const swept = { ...call, caller: 'stage-orders-SweepOrdersRole/SweepOrders', bill: { readUnits: 2 } };
    const bill = [{ service: 'dynamodb', item: 'readUnits', resource: 'Orders', quantity: 6 }] as const;
    expect(usageOf({ bill, calls: [call, swept] }, 2).readUnits).toBe(2);
  });

  test('counts a receipt for each batch of a queue, and none of nothing', () => {
    const ofQueue = (action: string) => ({ ...call, service: 'sqs', action, bill: { queueRequests: 1 } }) as const;
    const calls = ['SendMessage', 'ReceiveMessage', 'ReceiveMessage', 'ReceiveMessage', 'DeleteMessageBatch'].map(
      ofQueue,
    );
    expect(usageOf({ bill: [], calls }, 1).queueRequests).toBe(3);
  });

  test('takes the quickest invocation of a function for all of them', () => {
    const took = (name: string, gigabyteSeconds: number) =>
      ({ ...call, service: 'lambda', action: 'Invoke', resources: [name], bill: { gigabyteSeconds } }) as const;
    const calls = [took('publish', 0.25), took('publish', 0.5), took('publish', 4), took('startOrder', 1)];
    expect(usageOf({ bill: [], calls }, 1).gigabyteSeconds).toBe(1.75);
  });

  test('leaves out what Step Functions tells the bus, which nobody pays for', () => {
    const bill = [{ service: 'events', item: 'busEvents', resource: 'Execution Status Change', quantity: 2 }] as const;
    expect(usageOf({ bill, calls: [] }, 1)).toEqual(nothing);
  });

  test('tells traces that begin a second from the others', () => {
    const began = [1_000, 1_900, 2_000, 5_500].map(
      (at) => ({ ...call, at, service: 'appsync', action: 'GraphQL' }) as const,
    );
    const invoked = { ...call, at: 2_100, service: 'lambda', action: 'Invoke' } as const;
    const byStream = { ...invoked, caller: 'lambda.amazonaws.com' };
    const byStep = { ...invoked, caller: 'StepsRole/steps' };
    const { traces, firstTraces } = usageOf({ bill: [], calls: [...began, byStream, byStep] }, 1);
    expect({ traces, firstTraces }).toEqual({ traces: 5, firstTraces: 3 });
  });

  test('is at rest while queues and streams are only looked at', () => {
    expect(isPoll({ service: 'sqs', action: 'ReceiveMessage', caller: 'Worker/worker' })).toBe(true);
    expect(isPoll({ service: 'dynamodb', action: 'GetRecords', caller: 'Publish/publish' })).toBe(true);
    expect(isPoll({ service: 'sqs', action: 'SendMessage', caller: 'sns.amazonaws.com' })).toBe(false);
    expect(isPoll(call)).toBe(false);
  });
});

test('what stands there each month is counted at the prices of AWS', () => {
  const costs = standingCostOf({
    alarms: 10,
    dashboards: 1,
    metrics: 2,
    secrets: 1,
    polledQueues: 1,
    sweepers: 1,
    publishers: 1,
    secretReaders: 1,
  });
  expect(costs['alarms']).toBeCloseTo(1, 6);
  expect(costs['dashboards']).toBeCloseTo(3, 6);
  expect(costs['metrics of our own']).toBeCloseTo(0.6, 6);
  expect(costs['secrets']).toBeCloseTo(0.4, 6);
  // 15 a minute, 648,000 a month.
  expect(costs['polling of empty queues']).toBeCloseTo(0.2592, 6);
  // 43,200 times: a request, a fifth of a second in a quarter of a gigabyte, 2.5 units.
  expect(costs['sweepers, each minute']).toBeCloseTo(0.00864 + 0.0288 + 0.0135, 4);
  // 8,640 times.
  expect(costs['readings of the secret, at most']).toBeCloseTo(0.0432, 6);
  // 8,640 keys of two requests.
  expect(costs['uses of the key, at most']).toBeCloseTo(0.05184, 6);
});
