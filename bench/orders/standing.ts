import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RecordedCall } from '#local/faults/recorder.ts';
import type { Standing } from './bill.ts';

/** Stacks that are there for orders, payments and mails. */
const STACKS = /-(?:orders|payments|mail)\.template\.json$/u;

const templateShape = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() }),
  ),
});

/** What the stacks of a cloud assembly that orders need keep up; who publishes under the key of our own is seen in recorded calls. */
export function standingOf(assembly: string, calls: readonly Pick<RecordedCall, 'service' | 'caller'>[]): Standing {
  const resources = readdirSync(assembly)
    .filter((name) => STACKS.test(name))
    .flatMap((name) =>
      Object.values(templateShape.parse(JSON.parse(readFileSync(join(assembly, name), 'utf8'))).Resources),
    );
  const of = (type: string) => resources.filter(({ Type }) => Type === type).map(({ Properties = {} }) => Properties);
  const alarms = of('AWS::CloudWatch::Alarm');
  const own = alarms.filter(({ Namespace }) => Namespace === 'Marquee').map(({ MetricName }) => MetricName);
  return {
    alarms: alarms.length,
    dashboards: of('AWS::CloudWatch::Dashboard').length,
    metrics: new Set(own).size,
    secrets: of('AWS::SecretsManager::Secret').length,
    // A mapping of a stream says where it starts, one of a queue cannot.
    polledQueues: of('AWS::Lambda::EventSourceMapping').filter(({ StartingPosition }) => StartingPosition === undefined)
      .length,
    sweepers: of('AWS::Events::Rule').filter(({ ScheduleExpression }) => ScheduleExpression === 'rate(1 minute)')
      .length,
    secretReaders: of('AWS::Lambda::Function').filter((fn) =>
      JSON.stringify(fn['Environment'] ?? {}).includes('STRIPE_SECRET_ARN'),
    ).length,
    publishers: new Set(calls.filter(({ service }) => service === 'kms').map(({ caller }) => caller)).size,
  };
}
