import { createServer } from 'node:http';
import {
  DescribeStateMachineCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, describe, expect, test } from 'vitest';
import { consolePages } from '../console/pages.ts';
import { close, listen } from '../core/endpoint.ts';
import { AwsError } from '../core/errors.ts';
import { eventOf, eventually, functionArn, machineArn, openWorkflows, returned, threw } from './testing.ts';
import type { Workflows } from './testing.ts';

let open: Workflows | undefined;
const using = async (...given: Parameters<typeof openWorkflows>) => (open = await openWorkflows(...given));
afterEach(async () => {
  await open?.test.stop();
  open = undefined;
});

const pass = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
const waiting = { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 3600, End: true } } };
const task = (more: object = {}) => ({
  StartAt: 'Work',
  States: { Work: { Type: 'Task', Resource: functionArn, End: true, ...more } },
});

describe('executions', () => {
  test('a machine of Pass states hands its input through JSONPath', async () => {
    const { run } = await using();
    const execution = await run(
      {
        StartAt: 'A',
        States: {
          A: {
            Type: 'Pass',
            Parameters: {
              'sum.$': 'States.MathAdd($.a, 2)',
              'name.$': '$$.Execution.Name',
              list: [{ 'b.$': '$.b[1:]' }],
            },
            ResultPath: '$.made.here',
            Next: 'B',
          },
          B: { Type: 'Pass', InputPath: '$.made', OutputPath: '$.here', End: true },
        },
      },
      { a: 1, b: [1, 2, 3] },
    );
    expect(execution.status).toBe('SUCCEEDED');
    expect(execution.value).toEqual({ sum: 3, name: execution.name, list: [{ b: [2, 3] }] });
  });

  test('a name starts once: again while it runs, refused with other input or after its end', async () => {
    const { define, begin, client, ended } = await using();
    await define(waiting);
    const arn = await begin({ n: 1 }, 'once');
    expect(await begin({ n: 1 }, 'once')).toBe(arn);
    await expect(begin({ n: 2 }, 'once')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    await client.send(new StopExecutionCommand({ executionArn: arn, error: 'E', cause: 'C' }));
    expect(await ended(arn)).toMatchObject({ status: 'ABORTED', error: 'E', cause: 'C' });
    await expect(begin({ n: 1 }, 'once')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  });

  test('the history numbers each step and links it to the one before', async () => {
    const { run, history } = await using({ lambda: (_action, input) => returned(eventOf(input)) });
    const execution = await run(task(), { x: 1 });
    const events = await history(execution.executionArn ?? '');
    expect(events.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
    expect(events.map(({ id, previousEventId }) => [id, previousEventId])).toEqual(
      Array.from({ length: 7 }, (_, index) => [index + 1, index]),
    );
    expect(events[1]?.stateEnteredEventDetails).toMatchObject({ name: 'Work', input: '{"x":1}' });
    expect(events[1]?.timestamp).toBeInstanceOf(Date);
  });

  test('lists executions by status and describes machines', async () => {
    const { define, begin, ended, client } = await using();
    await define(pass);
    await ended(await begin({}, 'one'));
    await define(waiting);
    await begin({}, 'two');
    const listed = await client.send(
      new ListExecutionsCommand({ stateMachineArn: machineArn(), statusFilter: 'RUNNING' }),
    );
    expect(listed.executions?.map(({ name }) => name)).toEqual(['two']);
    const machines = await client.send(new ListStateMachinesCommand({}));
    expect(machines.stateMachines).toMatchObject([{ name: 'm', type: 'STANDARD' }]);
    const machine = await client.send(new DescribeStateMachineCommand({ stateMachineArn: machineArn() }));
    expect(JSON.parse(machine.definition ?? '')).toEqual(waiting);
  });

  test('an express machine answers synchronously and refuses what only standard ones have', async () => {
    const { define, client, test: cloud } = await using();
    await define(pass, { StateMachineType: 'EXPRESS' });
    // The SDK would ask the host `sync-<endpoint>`, which exists on AWS alone.
    const synchronous = new SFNClient({ ...cloud.clientConfig, disableHostPrefix: true });
    const answer = await synchronous.send(
      new StartSyncExecutionCommand({ stateMachineArn: machineArn(), input: '{"a":1}' }),
    );
    expect(answer).toMatchObject({ status: 'SUCCEEDED', output: '{"a":1}' });
    await expect(client.send(new ListExecutionsCommand({ stateMachineArn: machineArn() }))).rejects.toMatchObject({
      name: 'StateMachineTypeNotSupported',
    });
  });

  test('each action needs its grant, for the machine or the execution', async () => {
    const { define, test: cloud } = await using(
      {},
      {
        policies: {
          machine: { Statement: [] },
          starter: { Statement: { Effect: 'Allow', Action: 'states:StartExecution', Resource: machineArn() } },
        },
      },
    );
    await define(waiting);
    const client = new SFNClient({ ...cloud.clientConfigOf('starter'), maxAttempts: 1 });
    const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn: machineArn() }));
    await expect(client.send(new StopExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  test('a definition that is not valid is refused in one line that names the machine', async () => {
    const { define } = await using();
    await expect(define({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Nowhere' } } })).rejects.toThrow(
      /^State machine m is not valid: .*Nowhere/,
    );
    const distributed = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...pass };
    await expect(
      define({ StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor: distributed, End: true } } }),
    ).rejects.toThrow(/distributed Map/);
    await expect(define(task({ Resource: 'arn:aws:states:::ecs:runTask' }))).rejects.toThrow(/ecs:runTask/);
  });

  test('an output above 256 KiB fails, and States.ALL does not catch that', async () => {
    const { run } = await using({ lambda: () => returned('x'.repeat(262_144)) });
    const execution = await run(task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Work' }] }));
    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });
});

test('announces its beginning and its end to EventBridge, as the service', async () => {
  const announced: unknown[] = [];
  const { run } = await using({
    events(action, input, caller) {
      announced.push({ action, caller, entries: input['Entries'] });
      return { FailedEntryCount: 0 };
    },
  });
  const execution = await run(pass, { a: 1 });
  await eventually(() => (announced.length === 2 ? true : undefined));
  expect(announced).toMatchObject(
    ['RUNNING', 'SUCCEEDED'].map((status) => ({
      action: 'PutEvents',
      caller: { kind: 'service', service: 'states.amazonaws.com' },
      entries: [
        {
          Source: 'aws.states',
          DetailType: 'Step Functions Execution Status Change',
          Resources: [execution.executionArn],
          Detail: expect.stringContaining(`"status":"${status}"`),
        },
      ],
    })),
  );
});

test('the console shows the steps of an execution', async () => {
  const { run, test: opened } = await using();
  const execution = await run({ StartAt: 'A', States: { A: { Type: 'Fail', Error: '<b>', Cause: 'why' } } });
  const shown = consolePages(opened.cloud).find(({ path }) => path === '/executions');
  const read = async (below: string) => {
    const server = createServer((incoming, outgoing) => {
      void shown?.handler({ method: 'GET', path: below, query: new URLSearchParams(), incoming, outgoing });
    });
    const port = await listen(server, 0);
    const text = await (await fetch(`http://127.0.0.1:${port}/`)).text();
    await close(server);
    return text;
  };
  expect(await read('/')).toContain(execution.name);
  const steps = await read(`/${encodeURIComponent(execution.executionArn ?? '')}`);
  expect(steps).toContain('Fail state entered');
  expect(steps).toContain('&lt;b&gt;');
  expect(steps).not.toContain('<b>why');
});

test('a failed execution can be redriven from the state that failed', async () => {
  let broken = true;
  const { define, begin, ended, client } = await using({
    lambda: (_action, input) => (broken ? threw('Broken', '') : returned(eventOf(input))),
  });
  await define({
    StartAt: 'Before',
    States: { Before: { Type: 'Pass', Result: { made: 'before' }, Next: 'Work' }, ...task().States },
  });
  const executionArn = await begin();
  expect((await ended(executionArn)).status).toBe('FAILED');
  broken = false;
  await client.send(new RedriveExecutionCommand({ executionArn }));
  expect(await ended(executionArn)).toMatchObject({
    status: 'SUCCEEDED',
    output: '{"made":"before"}',
    redriveCount: 1,
  });
});

describe('tasks', () => {
  test('a function that throws is retried by its errorType, then caught with its payload as the cause', async () => {
    let calls = 0;
    const { run } = await using({
      lambda() {
        calls += 1;
        return threw('TooBusy', `try ${calls}`);
      },
    });
    const definition = task({
      Retry: [{ ErrorEquals: ['TooBusy'], IntervalSeconds: 0.01, MaxAttempts: 2 }],
      Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.error', Next: 'Caught' }],
    });
    const execution = await run(
      { ...definition, States: { ...definition.States, Caught: { Type: 'Pass', End: true } } },
      { kept: true },
    );
    expect(calls).toBe(3);
    expect(execution.value).toEqual({
      kept: true,
      error: { Error: 'TooBusy', Cause: JSON.stringify({ errorType: 'TooBusy', errorMessage: 'try 3', trace: [] }) },
    });
  });

  test('errors of services carry the names that AWS gives them', async () => {
    const { run } = await using({
      lambda() {
        throw new AwsError('InternalFailure', 'oops', { status: 500 });
      },
      dynamodb() {
        throw new AwsError('ConditionalCheckFailedException', 'The conditional request failed');
      },
      textract() {
        throw new AwsError('UnsupportedDocumentException', 'no');
      },
    });
    expect((await run(task())).error).toBe('Lambda.ServiceException');
    const put = task({ Resource: 'arn:aws:states:::dynamodb:putItem', Parameters: { TableName: 'T', Item: {} } });
    expect((await run(put)).error).toBe('DynamoDB.ConditionalCheckFailedException');
    const read = task({ Resource: 'arn:aws:states:::aws-sdk:textract:analyzeExpense', Parameters: { Document: {} } });
    expect((await run(read)).error).toBe('Textract.UnsupportedDocumentException');
  });

  test('acts under the role of the machine', async () => {
    const callers: unknown[] = [];
    const { run } = await using({
      sqs(_action, input, caller) {
        callers.push(caller, input);
        return { MessageId: 'id' };
      },
    });
    const send = { QueueUrl: 'q', 'MessageBody.$': '$' };
    const execution = await run(task({ Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: send }), { a: 1 });
    expect(execution.value).toMatchObject({ MessageId: 'id' });
    expect(callers).toMatchObject([
      { kind: 'role', roleArn: 'arn:aws:iam::123456789012:role/machine' },
      { QueueUrl: 'q', MessageBody: '{"a":1}' },
    ]);
  });

  test('a task that takes too long times out, and States.TaskFailed does not take that', async () => {
    const { run } = await using({ lambda: () => new Promise(() => undefined) });
    const execution = await run(
      task({ TimeoutSeconds: 1, Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Work' }] }),
    );
    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  test('waits for its token, which succeeds once and then has timed out', async () => {
    const tokens: string[] = [];
    const { define, begin, ended, client } = await using({
      lambda(_action, input) {
        tokens.push(String(eventOf(input)));
        return returned(null);
      },
    });
    await define({
      QueryLanguage: 'JSONata',
      ...task({
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Arguments: { FunctionName: functionArn, Payload: '{% $states.context.Task.Token %}' },
        HeartbeatSeconds: 60,
        Output: '{% $states.result.answer %}',
      }),
    });
    const arn = await begin();
    const taskToken = await eventually(() => tokens[0]);
    await client.send(new SendTaskHeartbeatCommand({ taskToken }));
    await expect(client.send(new SendTaskSuccessCommand({ taskToken, output: '{' }))).rejects.toMatchObject({
      name: 'InvalidOutput',
    });
    await client.send(new SendTaskSuccessCommand({ taskToken, output: '{"answer":42}' }));
    expect(await ended(arn)).toMatchObject({ status: 'SUCCEEDED', output: '42' });
    await expect(client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }))).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
    await expect(client.send(new SendTaskFailureCommand({ taskToken: 'x' }))).rejects.toMatchObject({
      name: 'InvalidToken',
    });
  });

  test('a missed heartbeat fails the task', async () => {
    const { run } = await using({ sqs: () => ({}) });
    const execution = await run(
      task({
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: { QueueUrl: 'q', MessageBody: { 'token.$': '$$.Task.Token' } },
        HeartbeatSeconds: 1,
      }),
    );
    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.HeartbeatTimeout' });
  });

  test('runs another machine and takes its output as JSON', async () => {
    const { define, run } = await using();
    await define(pass, { StateMachineName: 'child' });
    const execution = await run(
      task({
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Parameters: { StateMachineArn: machineArn('child'), Input: { 'a.$': '$.a' } },
        OutputPath: '$.Output.a',
      }),
      { a: 7 },
    );
    expect(execution.value).toBe(7);
  });
});
