import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, Service } from '../core/cloud.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createLogs } from '../logs/service.ts';
import { evaluateAlarm, alarmProperties } from './alarms.ts';
import type { Alarm } from './alarms.ts';
import { Metrics } from './metrics.ts';
import { createSqs } from '../sqs/service.ts';
import { createMonitoring, evaluateAlarms } from './service.ts';

const root: Caller = { kind: 'root' };
const now = Date.parse('2026-03-01T12:00:30Z');
let test: TestCloud;
let published: { input: Record<string, unknown>; caller: Caller }[];

function fakeSns(): Service {
  return {
    name: 'sns',
    resources: {},
    async call(_, input, caller) {
      published.push({ input, caller });
      return {};
    },
  };
}

beforeEach(async () => {
  published = [];
  test = await createTestCloud([createMonitoring, createLogs, fakeSns], { now: () => now });
});
afterEach(() => test.stop());

describe('a log line in embedded metric format', () => {
  it('becomes metrics by their dimensions; any other line does not', async () => {
    const line = {
      _aws: {
        Timestamp: now,
        CloudWatchMetrics: [
          {
            Namespace: 'Shop',
            Dimensions: [['service']],
            Metrics: [{ Name: 'Paid', Unit: 'Count' }, { Name: 'Gone' }],
          },
        ],
      },
      service: 'orders',
      Paid: [1, 2],
    };
    const logEvents = [`{"Paid":5}`, JSON.stringify(line), 'INFO "CloudWatchMetrics" {'].map((message) => ({
      timestamp: now,
      message,
    }));
    const target = { logGroupName: '/aws/lambda/pay', logStreamName: 's', logEvents };
    await test.cloud.call('logs', 'PutLogEvents', target, root);
    const { Metrics: found } = await test.cloud.call<{ Metrics: object[] }>('monitoring', 'ListMetrics', {}, root);
    expect(found).toEqual([
      { Namespace: 'Shop', MetricName: 'Paid', Dimensions: [{ Name: 'service', Value: 'orders' }] },
    ]);
    const asked = {
      Namespace: 'Shop',
      MetricName: 'Paid',
      Dimensions: [{ Name: 'service', Value: 'orders' }],
      StartTime: now / 1000 - 60,
      EndTime: now / 1000 + 60,
      Period: 120,
      Statistics: ['Sum', 'SampleCount'],
    };
    const { Datapoints } = await test.cloud.call<{ Datapoints: object[] }>(
      'monitoring',
      'GetMetricStatistics',
      asked,
      root,
    );
    expect(Datapoints).toMatchObject([{ Sum: 3, SampleCount: 2 }]);
    const filter = { logGroupName: '/aws/lambda/pay', filterPattern: 'INFO' };
    const { events } = await test.cloud.call<{ events: object[] }>('logs', 'FilterLogEvents', filter, root);
    expect(events).toMatchObject([{ message: 'INFO "CloudWatchMetrics" {' }]);
  });
});

describe('an alarm', () => {
  const declared = {
    Namespace: 'Shop',
    MetricName: 'Failed',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 3,
    DatapointsToAlarm: 2,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  };

  function state(minutes: readonly (number | undefined)[], extra: object = {}): string {
    const metrics = new Metrics();
    for (const [index, value] of minutes.entries()) {
      const at = now - (minutes.length - 1 - index) * 60_000;
      if (value !== undefined) metrics.put({ namespace: 'Shop', name: 'Failed', dimensions: [] }, at, [value], 'None');
    }
    const alarm: Alarm = {
      name: 'a',
      arn: 'arn',
      properties: alarmProperties.parse({ ...declared, ...extra }),
      unevaluated: undefined,
      state: 'OK',
      reason: '',
      updatedAt: 0,
    };
    return evaluateAlarm(alarm, metrics, now).state;
  }

  it.each([
    [[0, 0, 0], {}, 'OK'],
    [[0, 1, 0], {}, 'OK'],
    [[1, 0, 1], {}, 'ALARM'],
    [[1, 1, 0, 0], {}, 'OK'],
    [[], {}, 'INSUFFICIENT_DATA'],
    [[], { TreatMissingData: 'notBreaching' }, 'OK'],
    [[], { TreatMissingData: 'breaching' }, 'ALARM'],
    [[], { TreatMissingData: 'ignore' }, 'OK'],
    [[undefined, undefined, 1], { TreatMissingData: 'breaching' }, 'ALARM'],
  ] as const)('with the minutes %j and %j is %s', (minutes, extra, expected) => {
    expect(state(minutes, extra)).toBe(expected);
  });

  it('on a dead-letter queue turns with what waits in it', async () => {
    await test.stop();
    test = await createTestCloud([createSqs, createMonitoring, fakeSns], { now: () => now });
    const { ref } = await test.provide('AWS::SQS::Queue', { QueueName: 'dead' }, 'Dead');
    const topic = 'arn:aws:sns:eu-central-1:123456789012:alarms';
    const depth = {
      ...declared,
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: 'dead' }],
      Statistic: 'Maximum',
      EvaluationPeriods: 1,
      DatapointsToAlarm: 1,
      AlarmActions: [topic],
    };
    await test.provide('AWS::CloudWatch::Alarm', depth);
    await evaluateAlarms(test.cloud);
    expect(published).toEqual([]);
    await test.cloud.call('sqs', 'SendMessage', { QueueUrl: ref, MessageBody: 'x' }, root);
    await evaluateAlarms(test.cloud);
    expect(published).toMatchObject([{ input: { TopicArn: topic } }]);
  });

  it('tells its topic of a change, as CloudWatch, once', async () => {
    const topic = 'arn:aws:sns:eu-central-1:123456789012:alarms';
    await test.provide('AWS::CloudWatch::Alarm', { ...declared, AlarmName: 'failed', AlarmActions: [topic] });
    const turn = { AlarmName: 'failed', StateValue: 'ALARM', StateReason: 'tested' };
    await test.cloud.call('monitoring', 'SetAlarmState', turn, root);
    await test.cloud.call('monitoring', 'SetAlarmState', turn, root);
    expect(published).toHaveLength(1);
    expect(published[0]).toMatchObject({
      input: { TopicArn: topic },
      caller: { kind: 'service', service: 'cloudwatch.amazonaws.com' },
    });
    expect(JSON.parse(String(published[0]?.input['Message']))).toMatchObject({ NewStateValue: 'ALARM' });
  });
});
