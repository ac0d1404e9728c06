import { z } from 'zod';
import type { Dimension, Metrics } from './metrics.ts';
import { statistic } from './metrics.ts';

const flag = z.union([z.boolean(), z.stringbool()]);
const dimension = z.object({ Name: z.string(), Value: z.string() });

/** Properties of AWS::CloudWatch::Alarm that are read here. */
export const alarmProperties = z.looseObject({
  AlarmName: z.string().optional(),
  AlarmDescription: z.string().optional(),
  ActionsEnabled: flag.default(true),
  AlarmActions: z.array(z.string()).default([]),
  OKActions: z.array(z.string()).default([]),
  InsufficientDataActions: z.array(z.string()).default([]),
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Dimensions: z.array(dimension).default([]),
  Statistic: z.string().optional(),
  ExtendedStatistic: z.string().optional(),
  Period: z.coerce.number().default(60),
  EvaluationPeriods: z.coerce.number(),
  DatapointsToAlarm: z.coerce.number().optional(),
  Threshold: z.coerce.number().optional(),
  ComparisonOperator: z.string(),
  TreatMissingData: z.enum(['breaching', 'notBreaching', 'ignore', 'missing']).default('missing'),
});

export type AlarmProperties = z.infer<typeof alarmProperties>;
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export interface Alarm {
  readonly name: string;
  readonly arn: string;
  readonly properties: AlarmProperties;
  /** Why the state never changes (metric math, composite); `undefined` for an alarm that is evaluated. */
  readonly unevaluated: string | undefined;
  state: AlarmState;
  reason: string;
  updatedAt: number;
}

/**
 * The state of a single-metric alarm now: M of the last N whole periods must breach.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html#alarm-evaluation
 */
export function evaluateAlarm(alarm: Alarm, metrics: Metrics, now: number): { state: AlarmState; reason: string } {
  const { properties } = alarm;
  const periods = lastPeriods(properties, now).map((period) => datapoint(properties, metrics, period));
  const present = periods.filter((value) => value !== undefined);
  const needed = properties.DatapointsToAlarm ?? properties.EvaluationPeriods;
  const verdicts = periods.map((value) => {
    if (value !== undefined) return breaches(properties, value);
    if (properties.TreatMissingData === 'breaching') return true;
    return properties.TreatMissingData === 'notBreaching' ? false : undefined;
  });
  const breaching = verdicts.filter((verdict) => verdict === true).length;
  const data = `${present.length} of ${periods.length} datapoints [${present.join(', ')}]`;
  if (breaching >= needed) return { state: 'ALARM', reason: `Threshold crossed: ${data}` };
  if (verdicts.every((verdict) => verdict === undefined)) {
    return properties.TreatMissingData === 'ignore'
      ? { state: alarm.state, reason: alarm.reason }
      : { state: 'INSUFFICIENT_DATA', reason: `Insufficient data: ${data}` };
  }
  return { state: 'OK', reason: `Threshold not crossed: ${data}` };
}

function lastPeriods(properties: AlarmProperties, now: number): { start: number; end: number }[] {
  const length = properties.Period * 1000;
  // The running period counts, so that a short-lived cloud still shows an alarm within a minute.
  const end = Math.ceil((now + 1) / length) * length;
  return Array.from({ length: properties.EvaluationPeriods }, (_, index) => ({
    start: end - (index + 1) * length,
    end: end - index * length,
  }));
}

function datapoint(
  properties: AlarmProperties,
  metrics: Metrics,
  period: { readonly start: number; readonly end: number },
): number | undefined {
  const dimensions: readonly Dimension[] = properties.Dimensions;
  const values = metrics.values(
    properties.Namespace ?? '',
    properties.MetricName ?? '',
    dimensions,
    period.start,
    period.end,
  );
  return statistic(properties.ExtendedStatistic ?? properties.Statistic ?? 'Average', values ?? []);
}

function breaches(properties: AlarmProperties, value: number): boolean {
  const threshold = properties.Threshold ?? 0;
  switch (properties.ComparisonOperator) {
    case 'GreaterThanThreshold':
      return value > threshold;
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'LessThanThreshold':
      return value < threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold;
    default:
      throw new TypeError(`alarms do not compare by ${properties.ComparisonOperator} here`);
  }
}
