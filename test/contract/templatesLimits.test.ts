import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '#infra/app.ts';

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, unknown>>;
  readonly Parameters?: Readonly<Record<string, { readonly MaxValue?: number }>>;
}

interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly TimeoutSeconds?: unknown;
  readonly Branches?: readonly { readonly States: Readonly<Record<string, State>> }[];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html; the build fails before they are near. */
const TEMPLATE_BYTES = 0.8 * 1024 * 1024;
const OUTPUTS = 160;
const PARAMETERS = 160;

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html: 4 KB; references are longer than what they stand for. */
const VARIABLES_BYTES = 4 * 1024;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: all inline policies of a role. */
const POLICY_CHARACTERS = 10_240;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html: more are throttled. */
const READERS_OF_A_STREAM = 2;

/** https://docs.aws.amazon.com/general/latest/gr/appsync.html#limits_appsync */
const FUNCTIONS_OF_A_PIPELINE = 10;

/** A message may lie for so long before its consumer is told to keep up. */
const TOO_OLD_SECONDS = 900;

/** The stage that has most. */
const STAGE = 'prod';

/** It takes two seconds, and far longer where everything is tested at once. */
const SYNTHESIS_MILLISECONDS = 240_000;

const outdir = mkdtempSync(join(tmpdir(), 'marquee-limits-'));
const templates = new Map<string, Template>();

beforeAll(() => {
  const assembly = buildApp({ outdir, stages: [STAGE], nag: false }).synth({ validateOnSynthesis: false });
  for (const stack of assembly.stacks) templates.set(stack.stackName, stack.template as Template);
}, SYNTHESIS_MILLISECONDS);

afterAll(() => {
  rmSync(outdir, { recursive: true, force: true });
});

/** The resources of a type, each with the stack that it stands in: two stacks may have one logical id. */
function resourcesOf(type: string): (readonly [string, Readonly<Record<string, unknown>>])[] {
  return [...templates].flatMap(([stack, { Resources }]) =>
    Object.entries(Resources)
      .filter(([, { Type }]) => Type === type)
      .map(([id, { Properties = {} }]) => [`${stack}/${id}`, Properties] as const),
  );
}

/** A machine's definition, a number in the place of what is known at deployment only. */
function definitionOf(properties: Readonly<Record<string, unknown>>): {
  TimeoutSeconds?: number;
  States: Readonly<Record<string, State>>;
} {
  const { 'Fn::Join': joined } = properties['DefinitionString'] as { 'Fn::Join': [string, unknown[]] };
  return JSON.parse(joined[1].map((part) => (typeof part === 'string' ? part : '0')).join('')) as {
    States: Record<string, State>;
  };
}

function tasksIn(states: Readonly<Record<string, State>>): (readonly [string, State])[] {
  return Object.entries(states).flatMap(([name, state]) => [
    ...(state.Type === 'Task' ? [[name, state] as const] : []),
    ...(state.Branches ?? []).flatMap((branch) => tasksIn(branch.States)),
  ]);
}

describe('what AWS would refuse of the templates', () => {
  it('is no stack for its size, its outputs or its parameters', () => {
    for (const [stack, template] of templates) {
      expect(JSON.stringify(template, null, 1).length, stack).toBeLessThan(TEMPLATE_BYTES);
      expect(Object.keys(template.Outputs ?? {}).length, stack).toBeLessThan(OUTPUTS);
      expect(Object.keys(template.Parameters ?? {}).length, stack).toBeLessThan(PARAMETERS);
    }
  });

  it('is no function for its variables, and no role for its rights', () => {
    for (const [id, { Environment }] of resourcesOf('AWS::Lambda::Function')) {
      expect(JSON.stringify(Environment ?? {}).length, id).toBeLessThan(VARIABLES_BYTES);
    }
    for (const [id, { PolicyDocument }] of resourcesOf('AWS::IAM::Policy')) {
      expect(JSON.stringify(PolicyDocument).length, id).toBeLessThan(POLICY_CHARACTERS);
    }
  });

  it('is no pipeline for its length', () => {
    const pipelines = resourcesOf('AWS::AppSync::Resolver').flatMap(([id, { PipelineConfig }]) =>
      PipelineConfig ? [[id, (PipelineConfig as { Functions: unknown[] }).Functions.length] as const] : [],
    );
    expect(pipelines.length).toBeGreaterThan(20);
    for (const [id, length] of pipelines) expect(length, id).toBeLessThanOrEqual(FUNCTIONS_OF_A_PIPELINE);
  });

  it('is no cached answer for its time or for what it is kept by', () => {
    for (const [id, { CachingConfig }] of resourcesOf('AWS::AppSync::Resolver')) {
      if (!CachingConfig) continue;
      const { Ttl, CachingKeys } = CachingConfig as { Ttl: number; CachingKeys: string[] };
      expect(Ttl, id).toBeGreaterThanOrEqual(1);
      expect(Ttl, id).toBeLessThanOrEqual(3600);
      for (const key of CachingKeys) expect(key, id).toMatch(/^\$context\.(arguments|identity|source)\b/);
    }
  });
});

describe('what would go wrong on AWS alone', () => {
  it('is no workflow that waits without end: every task has a limit, and every machine', () => {
    const machines = resourcesOf('AWS::StepFunctions::StateMachine');
    // ReadInvoice, and two each for orders and bookings.
    expect(machines).toHaveLength(5);
    for (const [id, properties] of machines) {
      const { TimeoutSeconds, States } = definitionOf(properties);
      expect(TimeoutSeconds, id).toBeGreaterThan(0);
      const tasks = tasksIn(States);
      expect(tasks.length, id).toBeGreaterThan(3);
      const endless = tasks.filter(([, task]) => task.TimeoutSeconds === undefined).map(([name]) => name);
      expect(endless, id).toEqual([]);
    }
  });

  it('is no stream with more readers than it serves', () => {
    const readers = new Map<string, number>();
    for (const [, { EventSourceArn, StartingPosition }] of resourcesOf('AWS::Lambda::EventSourceMapping')) {
      if (StartingPosition === undefined) continue;
      const stream = JSON.stringify(EventSourceArn);
      readers.set(stream, (readers.get(stream) ?? 0) + 1);
    }
    expect(readers.size).toBeGreaterThan(10);
    for (const [stream, count] of readers) expect(count, stream).toBeLessThanOrEqual(READERS_OF_A_STREAM);
  });

  it('is no message that is put aside and gone: it may lie there for longer than where it came from', () => {
    const queues = resourcesOf('AWS::SQS::Queue');
    const days = (aside: boolean) =>
      queues
        .filter(([id]) => id.includes('DeadLetters') === aside)
        .map(([, { MessageRetentionPeriod }]) => Number(MessageRetentionPeriod) / 86_400);
    expect(Math.min(...days(true))).toBeGreaterThan(Math.max(...days(false)));
  });

  it('is no alarm about messages that are old because they are delayed on purpose', () => {
    const ages = resourcesOf('AWS::CloudWatch::Alarm')
      .filter(([, { MetricName }]) => MetricName === 'ApproximateAgeOfOldestMessage')
      .map(([id, { Threshold }]) => ({
        ofHolds: id.includes('/TicketHoldsExpiredHolds'),
        threshold: Number(Threshold),
      }));
    const longest = Number(templates.get(`marquee-${STAGE}-api`)?.Parameters?.['HoldSeconds']?.MaxValue);
    expect(ages.filter(({ ofHolds }) => ofHolds)).toEqual([{ ofHolds: true, threshold: longest + TOO_OLD_SECONDS }]);
    const others = ages.filter(({ ofHolds }) => !ofHolds).map(({ threshold }) => threshold);
    expect(new Set(others)).toEqual(new Set([TOO_OLD_SECONDS]));
  });

  it('is no alarm on a figure that nobody writes', () => {
    const sources = globSync('functions/**/*.ts', { exclude: (path) => path.endsWith('.test.ts') })
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const ours = resourcesOf('AWS::CloudWatch::Alarm').filter(([, { Namespace }]) => Namespace === 'Marquee');
    expect(ours.length).toBeGreaterThan(10);
    for (const [id, { MetricName, Dimensions }] of ours) {
      expect(sources, id).toContain(`'${String(MetricName)}'`);
      expect(Dimensions, id).toEqual([{ Name: 'stage', Value: STAGE }]);
    }
  });
});
