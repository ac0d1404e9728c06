import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventOf, eventually, functionArn, openWorkflows, returned, threw } from './testing.ts';
import type { Responder, Workflows } from './testing.ts';

let directory: string;
const opened: Workflows[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'states-'));
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.test.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** A process over the kept state. The one before is not stopped in order: its writes have all been made when they were due. */
async function boot(definition: object, lambda: Responder): Promise<Workflows> {
  const workflows = await openWorkflows({ lambda }, { directory });
  opened.push(workflows);
  await workflows.define(definition);
  return workflows;
}

/** Ends the process as a kill does: what was in flight never comes back. */
async function kill(workflows: Workflows): Promise<void> {
  opened.splice(opened.indexOf(workflows), 1);
  await workflows.test.stop();
}

const never: Responder = () => new Promise(() => undefined);
const work = (more: object = {}) => ({ Type: 'Task', Resource: functionArn, End: true, ...more });

test('a task that was in flight is run again', async () => {
  const definition = { StartAt: 'Work', States: { Work: work() } };
  let calls = 0;
  const first = await boot(definition, (...call) => {
    calls += 1;
    return never(...call);
  });
  const arn = await first.begin({ n: 1 });
  await eventually(() => (calls > 0 ? calls : undefined));
  await kill(first);
  const second = await boot(definition, (_action, input) => returned(eventOf(input)));
  expect(await second.ended(arn)).toMatchObject({ status: 'SUCCEEDED', output: '{"n":1}' });
});

test('branches and items keep what they had finished', async () => {
  const definition = {
    StartAt: 'Each',
    States: { Each: { Type: 'Map', ItemProcessor: { StartAt: 'Work', States: { Work: work() } }, End: true } },
  };
  const seen: unknown[] = [];
  const first = await boot(definition, (action, input, caller) => {
    seen.push(eventOf(input));
    return eventOf(input) === 3 ? never(action, input, caller) : returned(eventOf(input));
  });
  const arn = await first.begin([1, 2, 3]);
  await eventually(async () => {
    const types = (await first.history(arn)).map(({ type }) => type);
    return types.filter((type) => type === 'MapIterationSucceeded').length === 2 || undefined;
  });
  await kill(first);
  const again: unknown[] = [];
  const second = await boot(definition, (_action, input) => {
    again.push(eventOf(input));
    return returned(eventOf(input));
  });
  expect(await second.ended(arn)).toMatchObject({ status: 'SUCCEEDED', output: '[1,2,3]' });
  expect(seen).toEqual([1, 2, 3]);
  expect(again).toEqual([3]);
  const ids = (await second.history(arn)).map(({ id }) => id);
  expect(ids).toEqual(ids.map((_, index) => index + 1));
});

test('a token given out before the kill completes its task after it', async () => {
  const definition = {
    StartAt: 'Work',
    States: {
      Work: work({
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Parameters: { FunctionName: functionArn, 'Payload.$': '$$.Task.Token' },
      }),
    },
  };
  let taskToken = '';
  const first = await boot(definition, (_action, input) => {
    taskToken = String(eventOf(input));
    return returned(null);
  });
  const arn = await first.begin();
  await eventually(async () => (await first.history(arn)).find(({ type }) => type === 'TaskSubmitted'));
  await kill(first);
  let calls = 0;
  const second = await boot(definition, () => {
    calls += 1;
    return returned(null);
  });
  await second.client.send(new SendTaskSuccessCommand({ taskToken, output: '"done"' }));
  expect(await second.ended(arn)).toMatchObject({ status: 'SUCCEEDED', output: '"done"' });
  expect(calls).toBe(0);
});

test('a wait goes on with what was left of it, and retries count on', async () => {
  const definition = {
    StartAt: 'Wait',
    States: {
      Wait: { Type: 'Wait', Seconds: 1, Next: 'Work' },
      Work: work({ Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 2 }] }),
    },
  };
  const begun = Date.now();
  const first = await boot(definition, never);
  const arn = await first.begin();
  await kill(first);
  let calls = 0;
  const busy: Responder = () => {
    calls += 1;
    return threw('Busy', String(calls));
  };
  const second = await boot(definition, busy);
  await eventually(async () => (await second.history(arn)).find(({ type }) => type === 'LambdaFunctionFailed'));
  expect(Date.now() - begun).toBeGreaterThanOrEqual(1_000);
  await kill(second);
  const third = await boot(definition, busy);
  expect(await third.ended(arn)).toMatchObject({ status: 'FAILED', error: 'Busy' });
  expect(calls).toBe(3);
});
