import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { AwsReply, AwsRequest, Caller, Cloud, Provided, Resource, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { awsJson, awsQuery } from '../core/protocols.ts';
import { registerConsolePage } from '../console/pages.ts';
import { alarmProperties, evaluateAlarm } from './alarms.ts';
import type { Alarm, AlarmState } from './alarms.ts';
import { Metrics, statistic } from './metrics.ts';
import { metricsPage } from './page.ts';
import { sampleQueues } from './samples.ts';

const XMLNS = 'http://monitoring.amazonaws.com/doc/2010-08-01/';
const EVALUATION_MS = 10_000;

const dimensions = z.array(z.object({ Name: z.string(), Value: z.string() })).default([]);
const numbers = z.array(z.coerce.number());
const datum = z.object({
  MetricName: z.string(),
  Dimensions: dimensions,
  Timestamp: z.number().optional(),
  Value: z.number().optional(),
  Values: numbers.optional(),
  Counts: numbers.optional(),
  StatisticValues: z
    .object({ SampleCount: z.number(), Sum: z.number(), Minimum: z.number(), Maximum: z.number() })
    .optional(),
  Unit: z.string().default('None'),
});
const inputs = {
  put: z.object({ Namespace: z.string().min(1).max(255), MetricData: z.array(datum).max(1000) }),
  list: z.object({ Namespace: z.string().optional(), MetricName: z.string().optional() }),
  statistics: z.object({
    Namespace: z.string(),
    MetricName: z.string(),
    Dimensions: dimensions,
    StartTime: z.number(),
    EndTime: z.number(),
    Period: z.number().min(1),
    Statistics: z.array(z.string()).default([]),
    ExtendedStatistics: z.array(z.string()).default([]),
  }),
  alarms: z.object({ AlarmNames: z.array(z.string()).optional(), StateValue: z.string().optional() }),
  setState: z.object({
    AlarmName: z.string(),
    StateValue: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']),
    StateReason: z.string(),
  }),
};

/** CloudWatch: metrics of the last hours in memory, and the template's alarms, which call their SNS topics. */
export function createMonitoring(cloud: Cloud): Service {
  const monitoring = new Monitoring(cloud);
  const call: NonNullable<Service['call']> = (action, input, caller) => monitoring.call(action, input, caller);
  registerConsolePage(cloud, {
    path: '/metrics',
    title: 'Metrics and alarms',
    handler: (request) => metricsPage(monitoring.metrics.all(), monitoring.alarms(), request, cloud.now()),
  });
  evaluators.set(cloud, () => monitoring.evaluate());
  let timer: NodeJS.Timeout | undefined;
  return {
    name: 'monitoring',
    resources: {
      'AWS::CloudWatch::Alarm': { provide: async (resource) => monitoring.provideAlarm(resource) },
      'AWS::CloudWatch::CompositeAlarm': { provide: async (resource) => monitoring.provideComposite(resource) },
    },
    call,
    handle: handler({ call }),
    async start() {
      timer = setInterval(() => {
        monitoring.evaluate().catch((error: unknown) => {
          cloud.trace.warn(`alarms could not be evaluated: ${String(error)}`);
        });
      }, EVALUATION_MS).unref();
    },
    async stop() {
      clearInterval(timer);
    },
    status: () => ({
      metrics: monitoring.metrics.all().length,
      alarms: monitoring.alarms().length,
      'in alarm': monitoring.alarms().filter(({ state }) => state === 'ALARM').length,
    }),
  };
}

const evaluators = new WeakMap<Cloud, () => Promise<void>>();

/** Brings the alarms of this cloud to the state that their metrics demand now, instead of within ten seconds. */
export async function evaluateAlarms(cloud: Cloud): Promise<void> {
  await evaluators.get(cloud)?.();
}

/** Clients speak Query or JSON here, by their age, and compress large inputs. */
function handler(service: Pick<Service, 'call'>): (request: AwsRequest) => Promise<AwsReply> {
  const query = awsQuery(service, {
    xmlns: XMLNS,
    numbers: ['Value', 'SampleCount', 'Sum', 'Minimum', 'Maximum', 'Period', 'StorageResolution'],
    dates: ['Timestamp', 'StartTime', 'EndTime'],
    errorCodes: { AccessDeniedException: 'AccessDenied', ResourceNotFoundException: 'ResourceNotFound' },
  });
  const json = awsJson(service, '1.0');
  return (request) => {
    const plain =
      request.headers['content-encoding'] === 'gzip' ? { ...request, body: gunzipSync(request.body) } : request;
    return request.headers['x-amz-target'] === undefined ? query(plain) : json(plain);
  };
}

class Monitoring {
  readonly metrics = new Metrics();
  readonly #cloud: Cloud;
  readonly #alarms = new Map<string, Alarm>();

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
  }

  alarms(): readonly Alarm[] {
    return [...this.#alarms.values()];
  }

  provideAlarm(resource: Resource): Provided {
    const properties = alarmProperties.parse(resource.properties);
    const unevaluated =
      properties.MetricName === undefined
        ? 'metric math'
        : properties.Threshold === undefined
          ? 'anomaly detection'
          : undefined;
    return this.#add(resource, properties, unevaluated);
  }

  provideComposite(resource: Resource): Provided {
    const properties = alarmProperties.parse({
      ...resource.properties,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanThreshold',
    });
    return this.#add(resource, properties, 'composite');
  }

  #add(resource: Resource, properties: Alarm['properties'], unevaluated: string | undefined): Provided {
    const name = properties.AlarmName ?? resource.generatedName(255);
    const arn = `arn:aws:cloudwatch:${this.#cloud.region}:${this.#cloud.accountId}:alarm:${name}`;
    const state: AlarmState = 'INSUFFICIENT_DATA';
    const reason =
      unevaluated === undefined ? 'Unchecked: Initial alarm creation' : `Not evaluated here: ${unevaluated}`;
    this.#alarms.set(name, { name, arn, properties, unevaluated, state, reason, updatedAt: this.#cloud.now() });
    return { ref: name, attributes: { Arn: arn } };
  }

  async call(action: string, input: Record<string, unknown>, caller: Caller): Promise<object> {
    switch (action) {
      case 'PutMetricData': {
        const { Namespace, MetricData } = read(inputs.put, input);
        this.#authorize(caller, action, '*', { 'cloudwatch:namespace': Namespace });
        for (const each of MetricData) this.#put(Namespace, each);
        return {};
      }
      case 'ListMetrics': {
        const { Namespace, MetricName } = read(inputs.list, input);
        this.#authorize(caller, action, '*');
        const found = this.metrics
          .all()
          .filter(
            ({ namespace, name }) =>
              [namespace, undefined].includes(Namespace) && [name, undefined].includes(MetricName),
          );
        return {
          Metrics: found.map(({ namespace, name, dimensions: Dimensions }) => ({
            Namespace: namespace,
            MetricName: name,
            Dimensions,
          })),
        };
      }
      case 'GetMetricStatistics':
        this.#authorize(caller, action, '*');
        return this.#statistics(read(inputs.statistics, input));
      case 'DescribeAlarms': {
        const { AlarmNames, StateValue } = read(inputs.alarms, input);
        this.#authorize(caller, action, '*');
        const found = this.alarms().filter(
          ({ name, state }) =>
            (AlarmNames?.includes(name) ?? true) && (StateValue === undefined || StateValue === state),
        );
        return { MetricAlarms: found.map(describeAlarm), CompositeAlarms: [] };
      }
      case 'SetAlarmState': {
        const { AlarmName, StateValue, StateReason } = read(inputs.setState, input);
        const alarm = this.#alarms.get(AlarmName);
        if (alarm === undefined) throw new AwsError('ResourceNotFoundException', `There is no alarm ${AlarmName}.`);
        this.#authorize(caller, action, alarm.arn);
        await this.#turn(alarm, StateValue, StateReason);
        return {};
      }
      default:
        throw new AwsError('UnknownOperationException', `The local CloudWatch has no ${action}.`);
    }
  }

  /** Brings every alarm to the state that its metric demands now. */
  async evaluate(): Promise<void> {
    await sampleQueues(this.#cloud, this.#alarms.values(), this.metrics);
    for (const alarm of this.#alarms.values()) {
      if (alarm.unevaluated !== undefined) continue;
      const { state, reason } = evaluateAlarm(alarm, this.metrics, this.#cloud.now());
      if (state !== alarm.state) await this.#turn(alarm, state, reason);
    }
  }

  async #turn(alarm: Alarm, state: AlarmState, reason: string): Promise<void> {
    const before = alarm.state;
    alarm.state = state;
    alarm.reason = reason;
    alarm.updatedAt = this.#cloud.now();
    if (before === state || !alarm.properties.ActionsEnabled) return;
    const actions = {
      ALARM: alarm.properties.AlarmActions,
      OK: alarm.properties.OKActions,
      INSUFFICIENT_DATA: alarm.properties.InsufficientDataActions,
    }[state];
    for (const target of actions) await this.#notify(alarm, before, target);
  }

  async #notify(alarm: Alarm, before: AlarmState, target: string): Promise<void> {
    if (!target.startsWith('arn:aws:sns:')) {
      this.#cloud.trace.warn(`alarm ${alarm.name}: only SNS topics are told, not ${target}`);
      return;
    }
    const message = {
      AlarmName: alarm.name,
      AlarmDescription: alarm.properties.AlarmDescription ?? null,
      AWSAccountId: this.#cloud.accountId,
      AlarmArn: alarm.arn,
      NewStateValue: alarm.state,
      NewStateReason: alarm.reason,
      StateChangeTime: new Date(alarm.updatedAt).toISOString(),
      Region: this.#cloud.region,
      OldStateValue: before,
    };
    const input = {
      TopicArn: target,
      Subject: `${alarm.state}: "${alarm.name}"`.slice(0, 100),
      Message: JSON.stringify(message),
    };
    const caller: Caller = { kind: 'service', service: 'cloudwatch.amazonaws.com', sourceArn: alarm.arn };
    try {
      await this.#cloud.call('sns', 'Publish', input, caller);
    } catch (error) {
      this.#cloud.trace.warn(`alarm ${alarm.name} could not tell ${target}: ${String(error)}`);
    }
  }

  #put(namespace: string, each: z.infer<typeof datum>): void {
    const at = each.Timestamp === undefined ? this.#cloud.now() : each.Timestamp * 1000;
    const identity = { namespace, name: each.MetricName, dimensions: each.Dimensions };
    this.metrics.put(identity, at, valuesOf(each), each.Unit);
  }

  #statistics(asked: z.infer<typeof inputs.statistics>): object {
    const { Namespace, MetricName, Dimensions, StartTime, EndTime, Period, Statistics, ExtendedStatistics } = asked;
    const Datapoints: object[] = [];
    for (let start = StartTime; start < EndTime; start += Period) {
      const values =
        this.metrics.values(Namespace, MetricName, Dimensions, start * 1000, (start + Period) * 1000) ?? [];
      if (values.length === 0) continue;
      const named = (names: readonly string[]): object =>
        Object.fromEntries(names.map((name) => [name, statistic(name, values)]));
      const extended = ExtendedStatistics.length === 0 ? {} : { ExtendedStatistics: named(ExtendedStatistics) };
      Datapoints.push({ Timestamp: new Date(start * 1000), ...named(Statistics), ...extended });
    }
    return { Label: MetricName, Datapoints };
  }

  #authorize(caller: Caller, action: string, resource: string, context: Record<string, string> = {}): void {
    // Services put metrics about themselves.
    if (caller.kind === 'service' && action === 'PutMetricData') return;
    this.#cloud.iam.authorize(caller, { action: `cloudwatch:${action}`, resource, context });
  }
}

function valuesOf(each: z.infer<typeof datum>): number[] {
  if (each.Value !== undefined) return [each.Value];
  if (each.Values !== undefined) {
    return each.Values.flatMap((value, index) => Array<number>(each.Counts?.[index] ?? 1).fill(value));
  }
  const summary = each.StatisticValues;
  if (summary === undefined)
    throw new AwsError('InvalidParameterValue', 'A datum needs Value, Values or StatisticValues.');
  const { SampleCount, Sum, Minimum, Maximum } = summary;
  if (SampleCount <= 1) return [Sum];
  // Values that have the same count, sum, minimum and maximum.
  const middle = SampleCount > 2 ? (Sum - Minimum - Maximum) / (SampleCount - 2) : 0;
  return [Minimum, Maximum, ...Array<number>(Math.max(SampleCount - 2, 0)).fill(middle)];
}

function describeAlarm(alarm: Alarm): object {
  const { properties } = alarm;
  return {
    AlarmName: alarm.name,
    AlarmArn: alarm.arn,
    AlarmDescription: properties.AlarmDescription,
    ActionsEnabled: properties.ActionsEnabled,
    AlarmActions: properties.AlarmActions,
    OKActions: properties.OKActions,
    StateValue: alarm.state,
    StateReason: alarm.reason,
    StateUpdatedTimestamp: new Date(alarm.updatedAt),
    Namespace: properties.Namespace,
    MetricName: properties.MetricName,
    Dimensions: properties.Dimensions,
    Statistic: properties.Statistic,
    Period: properties.Period,
    EvaluationPeriods: properties.EvaluationPeriods,
    Threshold: properties.Threshold,
    ComparisonOperator: properties.ComparisonOperator,
    TreatMissingData: properties.TreatMissingData,
  };
}

function read<Shape extends z.ZodType>(shape: Shape, input: unknown): z.infer<Shape> {
  const parsed = shape.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AwsError('InvalidParameterValue', z.prettifyError(parsed.error));
}
