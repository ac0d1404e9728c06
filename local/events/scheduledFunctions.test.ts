import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateScheduleCommand,
  CreateScheduleGroupCommand,
  GetScheduleCommand,
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createLambda } from '../lambda/service.ts';
import { createSqs } from '../sqs/service.ts';
import { createScheduler } from './scheduler.ts';

const account = '123456789012';
const roleArn = `arn:aws:iam::${account}:role/runner`;
const functionArn = `arn:aws:lambda:eu-central-1:${account}:function:again`;
const deadLetters = `arn:aws:sqs:eu-central-1:${account}:dead`;
const day = 24 * 60 * 60 * 1000;

/** Writes down for when it ran, and schedules its next run ten days later, as a recurring order does. */
const again = `
import { appendFileSync } from 'node:fs';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
const client = new SchedulerClient({});
export const handler = async ({ at, file, target }) => {
  const next = new Date(Date.parse(at) + 10 * 24 * 3600 * 1000).toISOString().slice(0, 19);
  await client.send(new CreateScheduleCommand({
    Name: 'next-' + next.slice(0, 10),
    ScheduleExpression: 'at(' + next + ')',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: { ...target, Input: JSON.stringify({ at: '<aws.scheduler.scheduled-time>', file, target }) },
  }));
  appendFileSync(file, at.slice(0, 10) + '\\n');
};`;

describe('schedules that functions make', () => {
  let test: TestCloud;
  let folder: string;
  let scheduler: SchedulerClient;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'scheduled-test-'));
    mkdirSync(join(folder, 'again'));
    writeFileSync(join(folder, 'again', 'index.mjs'), again);
    test = await createTestCloud([createSqs, createLambda, createScheduler], {
      listen: true,
      assetPath: (_bucket, key) => join(folder, key),
      policies: {
        runner: {
          Statement: [
            { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: functionArn },
            { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: deadLetters },
          ],
        },
        powerless: { Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: deadLetters } },
        fn: {
          Statement: [
            { Effect: 'Allow', Action: 'scheduler:CreateSchedule', Resource: '*' },
            { Effect: 'Allow', Action: 'iam:PassRole', Resource: roleArn },
          ],
        },
      },
    });
    await test.provide('AWS::SQS::Queue', { QueueName: 'dead' }, 'Dead');
    await test.provide('AWS::Lambda::Function', {
      FunctionName: 'again',
      Role: `arn:aws:iam::${account}:role/fn`,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Code: { S3Bucket: 'assets', S3Key: 'again' },
    });
    await test.start();
    scheduler = new SchedulerClient(test.clientConfig);
  });

  afterEach(async () => {
    scheduler.destroy();
    await test.stop();
    rmSync(folder, { recursive: true });
  });

  function schedule(at: number, RoleArn = roleArn) {
    const file = join(folder, 'ran');
    const target = { Arn: functionArn, RoleArn };
    return {
      Name: 'first',
      ScheduleExpression: `at(${new Date(at).toISOString().slice(0, 19)})`,
      FlexibleTimeWindow: { Mode: 'OFF' as const },
      ActionAfterCompletion: 'DELETE' as const,
      Target: {
        ...target,
        DeadLetterConfig: { Arn: deadLetters },
        Input: JSON.stringify({ at: '<aws.scheduler.scheduled-time>', file, target }),
      },
    };
  }

  it('run one after the other within the time that the Scheduler’s clock is moved by, each once', async () => {
    const start = Date.now() + day;
    await scheduler.send(new CreateScheduleCommand(schedule(start)));
    await test.cloud.faults.moveScheduler(40 * day);
    const dates = [0, 10, 20, 30].map((days) => new Date(start + days * day).toISOString().slice(0, 10));
    expect(readFileSync(join(folder, 'ran'), 'utf8').trim().split('\n')).toEqual(dates);
    const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({ NamePrefix: 'next-' }));
    const left = new Date(start + 40 * day).toISOString().slice(0, 10);
    expect(Schedules.map(({ Name }) => Name)).toEqual([`next-${left}`]);
  });

  it('leave a run that their role may not do in their dead-letter queue', async () => {
    const powerless = roleArn.replace('runner', 'powerless');
    await scheduler.send(new CreateScheduleCommand(schedule(Date.now() + day, powerless)));
    await test.cloud.faults.moveScheduler(2 * day);
    const sqs = new SQSClient(test.clientConfig);
    const QueueUrl = `${test.cloud.awsEndpoint}/${account}/dead`;
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['All'], WaitTimeSeconds: 5 }),
    );
    sqs.destroy();
    expect(Messages).toHaveLength(1);
    expect(Messages[0]?.MessageAttributes?.['ERROR_CODE']?.StringValue).toMatch(/AccessDenied/u);
  });

  it('answer SDK clients, errors by their names', async () => {
    const made = await scheduler.send(new CreateScheduleCommand(schedule(Date.now() + day)));
    expect(made.ScheduleArn).toBe(`arn:aws:scheduler:eu-central-1:${account}:schedule/default/first`);
    await expect(scheduler.send(new CreateScheduleCommand(schedule(Date.now() + day)))).rejects.toMatchObject({
      name: 'ConflictException',
    });
    await expect(scheduler.send(new GetScheduleCommand({ Name: 'none' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    const found = await scheduler.send(new GetScheduleCommand({ Name: 'first' }));
    expect(found).toMatchObject({ State: 'ENABLED', ActionAfterCompletion: 'DELETE', GroupName: 'default' });
    expect(found.CreationDate).toBeInstanceOf(Date);
    await scheduler.send(new CreateScheduleGroupCommand({ Name: 'orders' }));
    await vi.waitFor(async () => {
      const { ScheduleGroups = [] } = await scheduler.send(new ListScheduleGroupsCommand({}));
      expect(ScheduleGroups.map(({ Name }) => Name)).toEqual(['default', 'orders']);
    });
    const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({ GroupName: 'orders', MaxResults: 1 }));
    expect(Schedules).toEqual([]);
  });
});
