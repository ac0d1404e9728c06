import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

interface BootOptions {
  readonly directory?: string;
  onSend?(input: Record<string, unknown>, cloud: Cloud): Promise<unknown>;
}

async function boot({ directory, onSend }: BootOptions = {}) {
  const calls: { action: string; input: Record<string, unknown>; caller: Caller }[] = [];
  let now = Date.parse('2026-01-01T00:00:00Z');
  const recording =
    (name: ServiceName) =>
    (cloud: Cloud): Service => ({
      name,
      resources: {},
      async call(action, input, caller) {
        calls.push({ action, input, caller });
        await onSend?.(input, cloud);
        return {};
      },
    });
  const test = await createTestCloud([createScheduler, recording('sqs'), recording('lambda')], {
    now: () => now,
    ...(directory === undefined ? {} : { directory }),
    policies: {
      runner: { Statement: [] },
      maker: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'scheduler:CreateSchedule',
            Resource: 'arn:aws:scheduler:eu-central-1:123456789012:schedule/default/*',
          },
          {
            Effect: 'Allow',
            Action: 'iam:PassRole',
            Resource: roleArn,
            Condition: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
          },
        ],
      },
    },
  });
  clouds.push(test);
  const move = (milliseconds: number) => {
    now += milliseconds;
  };
  return { test, calls, move };
}

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;

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

describe('the API of schedules', () => {
  const once = { ...schedule, ScheduleExpression: 'at(2026-02-01T00:00:00)' };
  const asked = (test: TestCloud, action: string, input: object, caller: Caller = root) =>
    test.cloud.call<Record<string, unknown>>('scheduler', action, input, caller);

  it('keeps to the names and bounds of AWS', async () => {
    const { test } = await boot();
    const refused = [
      { Name: 'x'.repeat(65) },
      { Name: 'with space' },
      { Name: '' },
      { GroupName: 'a/b' },
      { ScheduleExpression: 'at(tomorrow)' },
      { ScheduleExpression: 'at(2026-02-30T00:00:00)' },
      { ScheduleExpressionTimezone: 'Europe/Nowhere' },
      { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } },
      { Target: { ...once.Target, RetryPolicy: { MaximumRetryAttempts: 186 } } },
      { Target: { ...once.Target, RetryPolicy: { MaximumEventAgeInSeconds: 59 } } },
    ];
    for (const change of refused) {
      await expect(asked(test, 'CreateSchedule', { ...once, ...change }), JSON.stringify(change)).rejects.toMatchObject(
        {
          code: 'ValidationException',
          status: 400,
        },
      );
    }
    const Name = `${'aZ09-_.'.repeat(9)}x`;
    expect(Name).toHaveLength(64);
    await asked(test, 'CreateSchedule', { ...once, Name });
    await expect(asked(test, 'CreateSchedule', { ...once, GroupName: 'none' })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
      status: 404,
    });
    await expect(asked(test, 'UpdateSchedule', once)).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
    await expect(asked(test, 'DeleteSchedule', once)).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
  });

  it('answers the same request again as at first, and another one of that name with a conflict', async () => {
    const { test } = await boot();
    const first = await asked(test, 'CreateSchedule', { ...once, ClientToken: 'one' });
    expect(await asked(test, 'CreateSchedule', { ...once, ClientToken: 'one' })).toEqual(first);
    await expect(asked(test, 'CreateSchedule', { ...once, ClientToken: 'two' })).rejects.toMatchObject({
      code: 'ConflictException',
      status: 409,
    });
  });

  it('replaces all of a schedule by an update', async () => {
    const { test, calls, move } = await boot();
    await test.start();
    await asked(test, 'CreateSchedule', { ...once, Description: 'first' });
    await asked(test, 'UpdateSchedule', { ...schedule, ScheduleExpression: 'at(2026-01-01T00:05:00)' });
    expect(await asked(test, 'GetSchedule', { Name: 'nightly' })).not.toHaveProperty('Description');
    move(5 * minute);
    await vi.waitFor(() => expect(calls).toHaveLength(1), { timeout: 3_000 });
  });

  it('lists by group, prefix and state, page by page', async () => {
    const { test } = await boot();
    await asked(test, 'CreateScheduleGroup', { Name: 'orders' });
    for (const Name of ['a-1', 'a-2', 'a-3', 'b-1'])
      await asked(test, 'CreateSchedule', { ...once, Name, GroupName: 'orders' });
    await asked(test, 'CreateSchedule', { ...once, Name: 'a-off', State: 'DISABLED' });
    const names = (answer: Record<string, unknown>) =>
      (answer['Schedules'] as { readonly Name: string }[]).map(({ Name }) => Name);
    const page = { GroupName: 'orders', NamePrefix: 'a-', MaxResults: 2 };
    const first = await asked(test, 'ListSchedules', page);
    expect(names(first)).toEqual(['a-1', 'a-2']);
    const next = await asked(test, 'ListSchedules', { ...page, NextToken: first['NextToken'] });
    expect(names(next)).toEqual(['a-3']);
    expect(next['NextToken']).toBeUndefined();
    expect(names(await asked(test, 'ListSchedules', { State: 'DISABLED' }))).toEqual(['a-off']);
    await expect(asked(test, 'ListSchedules', { GroupName: 'none' })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    });
  });

  it('takes the schedules of a group along where the group is deleted', async () => {
    const { test, calls, move } = await boot();
    await test.start();
    await test.provide('AWS::Scheduler::ScheduleGroup', { Name: 'orders' }, 'Group');
    await expect(asked(test, 'CreateScheduleGroup', { Name: 'orders' })).rejects.toMatchObject({
      code: 'ConflictException',
    });
    expect(await asked(test, 'GetScheduleGroup', { Name: 'orders' })).toMatchObject({ State: 'ACTIVE' });
    await asked(test, 'CreateSchedule', { ...once, GroupName: 'orders' });
    await asked(test, 'CreateSchedule', once);
    await asked(test, 'DeleteScheduleGroup', { Name: 'orders' });
    await expect(asked(test, 'GetScheduleGroup', { Name: 'orders' })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    });
    await expect(asked(test, 'DeleteScheduleGroup', { Name: 'default' })).rejects.toMatchObject({
      code: 'ValidationException',
    });
    move(40 * day);
    await vi.waitFor(() => expect(calls).toHaveLength(1), { timeout: 3_000 });
  });

  it('asks for the right to schedule, to pass the role, and a role that the Scheduler may take on', async () => {
    const { test } = await boot();
    const maker = test.role('maker');
    await asked(test, 'CreateSchedule', once, maker);
    await expect(asked(test, 'CreateSchedule', { ...once, Name: 'other' }, test.role('runner'))).rejects.toMatchObject({
      code: expect.stringMatching(/AccessDenied/u),
    });
    const foreign = { ...once, Name: 'other', Target: { ...once.Target, RoleArn: roleArn.replace('runner', 'maker') } };
    await expect(asked(test, 'CreateSchedule', foreign, maker)).rejects.toMatchObject({
      code: expect.stringMatching(/AccessDenied/u),
    });
    test.cloud.iam.putRole({
      arn: 'arn:aws:iam::123456789012:role/of-lambda',
      trust: {
        Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      },
      inline: new Map(),
      managed: new Set(),
      boundary: undefined,
    });
    const wrong = {
      ...once,
      Name: 'other',
      Target: { ...once.Target, RoleArn: roleArn.replace('runner', 'of-lambda') },
    };
    await expect(asked(test, 'CreateSchedule', wrong)).rejects.toMatchObject({
      code: 'ValidationException',
      message: expect.stringContaining('must allow AWS EventBridge Scheduler to assume the role'),
    });
  });

  it('runs what fell due while the process was down, once', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'scheduler-test-'));
    try {
      const before = await boot({ directory });
      await before.test.start();
      await asked(before.test, 'CreateSchedule', { ...once, ActionAfterCompletion: 'DELETE' });
      await before.test.stop();
      const after = await boot({ directory });
      after.move(40 * day);
      await after.test.start();
      await vi.waitFor(() => expect(after.calls).toHaveLength(1), { timeout: 3_000 });
      expect(after.calls[0]?.input['MessageBody']).toBe('{"at":"2026-02-01T00:00:00Z"}');
      await after.test.stop();
      const later = await boot({ directory });
      later.move(50 * day);
      await later.test.start();
      await new Promise((resume) => setTimeout(resume, 50));
      expect(later.calls).toEqual([]);
      expect(await asked(later.test, 'ListSchedules', {})).toMatchObject({ Schedules: [] });
    } finally {
      await Promise.all(clouds.splice(0).map((cloud) => cloud.stop()));
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

describe('the Scheduler’s own clock', () => {
  it('moves nothing but the Scheduler, and runs each once that is due by then, in the order of their times', async () => {
    const { test, calls } = await boot();
    await test.start();
    const make = (Name: string, ScheduleExpression: string) =>
      test.cloud.call(
        'scheduler',
        'CreateSchedule',
        { ...schedule, Name, ScheduleExpression, Target: { ...schedule.Target, Input: JSON.stringify(Name) } },
        root,
      );
    await make('third', 'at(2026-01-30T00:00:00)');
    await make('first', 'at(2026-01-02T00:00:00)');
    await make('too-late', 'at(2026-03-30T00:00:00)');
    await make('second', 'at(2026-01-15T00:00:00)');
    const before = test.cloud.now();
    await test.cloud.faults.moveScheduler(40 * day);
    const names = () => calls.map(({ input }) => input['MessageBody']);
    expect(names()).toEqual(['"first"', '"second"', '"third"']);
    expect(test.cloud.now()).toBe(before);
    await test.cloud.faults.moveScheduler(41 * day);
    expect(names()).toHaveLength(3);
    // What is made afterwards for a time that has passed by this clock alone runs at once.
    await make('made-late', 'at(2026-01-20T00:00:00)');
    await vi.waitFor(() => expect(names().at(-1)).toBe('"made-late"'), { timeout: 3_000 });
  });

  it('runs what recurs once for all the time, and from now on again where the clock is put back', async () => {
    const { test, calls, move } = await boot();
    await test.provide('AWS::Scheduler::Schedule', schedule);
    await test.start();
    await test.cloud.faults.moveScheduler(40 * day);
    expect(calls).toHaveLength(1);
    await test.cloud.faults.clear();
    expect(test.cloud.faults.schedulerOffset).toBe(0);
    move(60 * minute);
    await vi.waitFor(() => expect(calls).toHaveLength(2), { timeout: 3_000 });
  });

  it('runs what a run scheduled for a time within the move before what comes later', async () => {
    const at = (date: number) => `at(2026-01-${String(date).padStart(2, '0')}T00:00:00)`;
    const { test, calls } = await boot({
      async onSend({ MessageBody }, cloud) {
        const date = Number(MessageBody);
        if (date > 22 || date % 2 === 0) return;
        await create(cloud, date + 2);
      },
    });
    const create = (cloud: Cloud, date: number) =>
      cloud.call(
        'scheduler',
        'CreateSchedule',
        {
          ...schedule,
          Name: `on-${date}`,
          ScheduleExpression: at(date),
          ActionAfterCompletion: 'DELETE',
          Target: { ...schedule.Target, Input: String(date) },
        },
        root,
      );
    await test.start();
    for (const date of [2, 20, 10, 14, 3]) await create(test.cloud, date);
    await test.cloud.faults.moveScheduler(24 * day);
    const dates = calls.map(({ input }) => Number(input['MessageBody']));
    expect(dates).toEqual([2, 3, 5, 7, 9, 10, 11, 13, 14, 15, 17, 19, 20, 21, 23]);
    expect(await test.cloud.call('scheduler', 'ListSchedules', {}, root)).toMatchObject({ Schedules: [] });
  });
});
