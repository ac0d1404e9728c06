import { z } from 'zod';

const definition = z.object({ Name: z.string(), Unit: z.string().optional() });
const envelope = z.looseObject({
  _aws: z.object({
    Timestamp: z.number(),
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())).default([[]]),
        Metrics: z.array(definition),
      }),
    ),
  }),
});

export interface EmbeddedMetrics {
  readonly namespace: string;
  readonly data: readonly object[];
}

/**
 * The metrics that stand in a log line, as inputs of PutMetricData; none for any other line.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function embeddedMetrics(message: string): EmbeddedMetrics[] {
  if (!message.includes('"CloudWatchMetrics"')) return [];
  const parsed = envelope.safeParse(jsonOf(message.slice(message.indexOf('{'))));
  if (!parsed.success) return [];
  const line = parsed.data;
  return line._aws.CloudWatchMetrics.map(({ Namespace, Dimensions, Metrics }) => ({
    namespace: Namespace,
    data: Metrics.flatMap(({ Name, Unit }) => {
      const Values = numbersOf(line[Name]);
      if (Values.length === 0) return [];
      return Dimensions.map((names) => ({
        MetricName: Name,
        Values,
        Unit: Unit ?? 'None',
        Timestamp: line._aws.Timestamp / 1000,
        Dimensions: names.map((name) => ({ Name: name, Value: String(line[name]) })),
      }));
    }),
  }));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A line that merely looks like one is a line like any other.
    return undefined;
  }
}

function numbersOf(value: unknown): number[] {
  return (Array.isArray(value) ? value : [value]).filter((item): item is number => typeof item === 'number');
}
