/** Where the metrics that Marquee counts itself stand. */
const NAMESPACE = 'Marquee';

/**
 * Counts one occurrence of something that an alarm watches, by the stage: CloudWatch makes metrics of lines in this form. Written past the
 * console, which would wrap it in a line of the log.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function count(metric: string, stage: string): void {
  gauge(metric, stage, 1, 'Count');
}

/** Notes how much of something there is at this moment, in the same form. */
export function gauge(metric: string, stage: string, value: number, unit: 'Count' | 'Seconds'): void {
  const line = {
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [{ Namespace: NAMESPACE, Dimensions: [['stage']], Metrics: [{ Name: metric, Unit: unit }] }],
    },
    stage,
    [metric]: value,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
