import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Caller, Cloud, Service, ServiceName } from '../core/cloud.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createScheduler } from './scheduler.ts';

const clouds: TestCloud[] = [];

afterEach(async () => {
  await Promise.all(clouds.splice(0).map((cloud) => cloud.stop()));
});

const roleArn = 'arn:aws:iam::123456789012:role/runner';
const queueArn = 'arn:aws:sqs:eu-central-1:123456789012:jobs';
const root: Caller = { kind: 'root' };

async function boot() {
  const calls: { action: string; input: Record<string, unknown>; caller: Caller }[] = [];
  let now = Date.parse('2026-01-01T00:00:00Z');
  const recording =
    (name: ServiceName) =>
    (_cloud: Cloud): Service => ({
      name,
      resources: {},
      async call(action, input, caller) {
        calls.push({ action, input, caller });
        return {};
      },
    });
  const test = await createTestCloud([createScheduler, recording('sqs'), recording('lambda')], {
    now: () => now,
    policies: { runner: { Statement: [] } },
  });
  clouds.push(test);
  const move = (milliseconds: number) => {
    now += milliseconds;
  };
  return { test, calls, move };
}

const schedule = {
  Name: 'nightly',
  ScheduleExpression: 'rate(1 hour)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: { Arn: queueArn, RoleArn: roleArn, Input: '{"at":"<aws.scheduler.scheduled-time>"}' },
};

describe('a schedule', () => {
  it('runs its target under its role, telling for which time', async () => {
    const { test, calls, move } = await boot();
    await test.provide('AWS::Scheduler::Schedule', schedule);
    await test.start();
    move(3_600_000);
    await vi.waitFor(() => expect(calls).toHaveLength(1), { timeout: 3_000 });
    expect(calls[0]).toMatchObject({
      action: 'SendMessage',
      input: { MessageBody: '{"at":"2026-01-01T01:00:00Z"}' },
      caller: { kind: 'role', roleArn },
    });
  });

  it('that runs once is gone afterwards where it asked for that', async () => {
    const { test, calls, move } = await boot();
    await test.start();
    const once = { ...schedule, ScheduleExpression: 'at(2026-01-01T00:10:00)', ActionAfterCompletion: 'DELETE' };
    await test.cloud.call('scheduler', 'CreateSchedule', once, root);
    await expect(test.cloud.call('scheduler', 'CreateSchedule', once, root)).rejects.toMatchObject({
      code: 'ConflictException',
    });
    expect(await test.cloud.call('scheduler', 'GetSchedule', { Name: 'nightly' }, root)).toMatchObject({
      State: 'ENABLED',
    });
    move(600_000);
    await vi.waitFor(() => expect(calls).toHaveLength(1), { timeout: 3_000 });
    await expect(test.cloud.call('scheduler', 'GetSchedule', { Name: 'nightly' }, root)).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    });
  });

  it('stays within its dates, and rests while it is disabled', async () => {
    const { test, calls, move } = await boot();
    const dated = { ...schedule, StartDate: '2026-01-01T02:00:00Z', EndDate: '2026-01-01T02:30:00Z' };
    await test.provide('AWS::Scheduler::Schedule', dated, 'Dated');
    await test.provide('AWS::Scheduler::Schedule', { ...schedule, Name: 'off', State: 'DISABLED' }, 'Off');
    const control = { ...schedule.Target, Input: '"control"' };
    await test.provide('AWS::Scheduler::Schedule', { ...schedule, Name: 'control', Target: control }, 'Control');
    await test.start();
    const bodies = () => calls.map(({ input }) => input['MessageBody']);
    move(3_600_000);
    await vi.waitFor(() => expect(bodies()).toEqual(['"control"']), { timeout: 3_000 });
    move(3_600_000);
    await vi.waitFor(() => expect(bodies()).toHaveLength(3), { timeout: 3_000 });
    expect(bodies()).toContain('{"at":"2026-01-01T02:00:00Z"}');
    move(7_200_000);
    await vi.waitFor(() => expect(bodies().filter((body) => body === '"control"')).toHaveLength(3), { timeout: 3_000 });
    expect(bodies().filter((body) => body !== '"control"')).toHaveLength(1);
  });

  it('may call any action of a service', async () => {
    const { test, calls, move } = await boot();
    const Target = { ...schedule.Target, Arn: 'arn:aws:scheduler:::aws-sdk:sqs:purgeQueue', Input: '{"QueueUrl":"q"}' };
    await test.provide('AWS::Scheduler::Schedule', { ...schedule, Target });
    await test.start();
    move(3_600_000);
    await vi.waitFor(() => expect(calls).toMatchObject([{ action: 'PurgeQueue', input: { QueueUrl: 'q' } }]), {
      timeout: 3_000,
    });
  });
});
