import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetExecutionHistoryCommand, SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventOf, eventually, functionArn, machineArn, openWorkflows, returned, threw } from './testing.ts';
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

const using = async (...given: Parameters<typeof openWorkflows>): Promise<Workflows> => {
  const workflows = await openWorkflows(...given);
  opened.push(workflows);
  return workflows;
};

/** Ends the process as a kill does: what was in flight never comes back. */
async function kill(workflows: Workflows): Promise<void> {
  opened.splice(opened.indexOf(workflows), 1);
  await workflows.test.stop();
}

const never: Responder = () => new Promise(() => undefined);
const startSync = 'arn:aws:states:::aws-sdk:sfn:startSyncExecution';
const EXPRESS = { StateMachineName: 'quick', StateMachineType: 'EXPRESS' };
const child = { StartAt: 'Work', States: { Work: { Type: 'Task', Resource: functionArn, End: true } } };

const parent = (more: object = {}) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Child',
  States: {
    Child: {
      Type: 'Task',
      Resource: startSync,
      Arguments: { StateMachineArn: machineArn('quick'), Input: '{% $string($states.input) %}' },
      End: true,
      ...more,
    },
  },
});

describe('a standard workflow runs an express one within a task', () => {
  test('and takes its answer with capitalised members, the output as text', async () => {
    const { define, run } = await using({ lambda: (_action, input) => returned({ Seen: eventOf(input) }) });
    await define(child, EXPRESS);
    const { value } = await run(parent(), { orderId: 'a', Lines: [1] });
    expect(value).toMatchObject({
      ExecutionArn: expect.stringContaining(':express:quick:') as unknown,
      StateMachineArn: machineArn('quick'),
      Status: 'SUCCEEDED',
      Input: '{"orderId":"a","Lines":[1]}',
      Output: '{"Seen":{"orderId":"a","Lines":[1]}}',
      StartDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as unknown,
      BillingDetails: { BilledMemoryUsedInMB: 64 },
    });
  });

  test('and may give its input as JSON, whose names stay as they are', async () => {
    const { define, run } = await using({ lambda: (_action, input) => returned(eventOf(input)) });
    await define(child, EXPRESS);
    const { value } = await run(
      parent({
        Arguments: { StateMachineArn: machineArn('quick'), Input: { Order: '{% $states.input %}' } },
        Output: '{% $parse($states.result.Output) %}',
      }),
      { Id: 7 },
    );
    expect(value).toEqual({ Order: { Id: 7 } });
  });

  test('and goes on after its failure, with error and cause to judge by', async () => {
    const { define, run } = await using({ lambda: () => threw('SoldOut', 'none left') });
    await define(child, EXPRESS);
    const execution = await run(parent());
    expect(execution.status).toBe('SUCCEEDED');
    expect(execution.value).toMatchObject({
      Status: 'FAILED',
      Error: 'SoldOut',
      Cause: JSON.stringify({ errorType: 'SoldOut', errorMessage: 'none left', trace: [] }),
    });
  });

  test('and hears that its time was up', async () => {
    const { define, run } = await using({ lambda: never });
    await define({ ...child, TimeoutSeconds: 1 }, EXPRESS);
    const execution = await run(parent());
    expect(execution.value).toMatchObject({ Status: 'TIMED_OUT' });
  });

  test('and gives up itself when the task takes too long', async () => {
    const { define, run } = await using({ lambda: never });
    await define(child, EXPRESS);
    expect(await run(parent({ TimeoutSeconds: 1 }))).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  test('only where its role may start that machine', async () => {
    const allow = (Resource: string) => ({
      Statement: { Effect: 'Allow', Action: ['states:StartSyncExecution', 'lambda:InvokeFunction'], Resource } as const,
    });
    const stub = { lambda: () => returned(1) };
    const refused = await using(stub, { policies: { machine: allow(machineArn('other')) } });
    await refused.define(child, EXPRESS);
    const failed = await refused.run(parent());
    expect(failed).toMatchObject({ status: 'FAILED', error: 'Sfn.SfnException' });
    expect(failed.cause).toContain('states:StartSyncExecution');
    const permitted = await using(stub, { policies: { machine: allow(machineArn('quick')) } });
    await permitted.define(child, EXPRESS);
    expect(await permitted.run(parent())).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('and refuses a standard one by the name of the SDK', async () => {
    const { define, run } = await using({ lambda: () => returned(1) });
    await define(child, { StateMachineName: 'quick' });
    expect(await run(parent())).toMatchObject({ error: 'Sfn.StateMachineTypeNotSupportedException' });
  });

  test('and runs it again when the process was killed meanwhile', async () => {
    let calls = 0;
    const boot = async (lambda: Responder): Promise<Workflows> => {
      const workflows = await using({ lambda }, { directory, provideFirst: true });
      await workflows.define(child, EXPRESS);
      await workflows.define(parent());
      await workflows.test.start();
      return workflows;
    };
    const first = await boot((...call) => {
      calls += 1;
      return never(...call);
    });
    const arn = await first.begin({ n: 1 });
    await eventually(() => (calls > 0 ? calls : undefined));
    await kill(first);
    const second = await boot((_action, input) => returned(eventOf(input)));
    const { status, output } = await second.ended(arn);
    expect(status).toBe('SUCCEEDED');
    expect(JSON.parse(output ?? '')).toMatchObject({ Status: 'SUCCEEDED', Output: '{"n":1}' });
  });
});

describe('messages from JSONata tasks', () => {
  test.each([
    ['sqs:sendMessage', 'sqs', 'SendMessage', { QueueUrl: 'q' }, 'MessageBody'],
    ['sns:publish', 'sns', 'Publish', { TopicArn: 't' }, 'Message'],
  ] as const)(
    '%s sends JSON as text and answers with the message id',
    async (resource, service, action, to, member) => {
      const calls: unknown[] = [];
      const { run } = await using({
        [service]: (called: string, input: Record<string, unknown>) => {
          calls.push([called, input]);
          return { MessageId: 'm-1' };
        },
      });
      const execution = await run(
        {
          QueryLanguage: 'JSONata',
          StartAt: 'Tell',
          States: {
            Tell: {
              Type: 'Task',
              Resource: `arn:aws:states:::${resource}`,
              Arguments: {
                ...to,
                [member]: { orderId: '{% $states.input.id %}' },
                MessageAttributes: { kind: { DataType: 'String', StringValue: '{% "paid" %}' } },
              },
              Output: '{% $states.result.MessageId %}',
              End: true,
            },
          },
        },
        { id: 'o-1' },
      );
      expect(execution.value).toBe('m-1');
      expect(calls).toEqual([
        [
          action,
          {
            ...to,
            [member]: '{"orderId":"o-1"}',
            MessageAttributes: { kind: { DataType: 'String', StringValue: 'paid' } },
          },
        ],
      ]);
    },
  );

  test('a message whose answer was lost has been sent, and the task fails as by the SDK itself', async () => {
    const sent: unknown[] = [];
    const { run, test: cloud } = await using({ sqs: (_action, input) => sent.push(input['MessageBody']) });
    const { faults } = cloud.cloud;
    await faults.add({ service: 'sqs', resource: 'q', fault: { kind: 'lostAnswer' } });
    const tell = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true };
    const Arguments = { QueueUrl: 'q', MessageBody: 'paid' };
    const definition = { QueryLanguage: 'JSONata', StartAt: 'Tell', States: { Tell: { ...tell, Arguments } } };
    expect(await run(definition)).toMatchObject({ status: 'FAILED', error: 'SQS.SdkClientException' });
    await faults.clear();
    expect(await run(definition)).toMatchObject({ status: 'SUCCEEDED' });
    expect(sent).toEqual(['paid', 'paid']);
  });

  test('a token sent to a queue before a kill completes its task after it, and the message is not sent again', async () => {
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'Ask',
      States: {
        Ask: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          Arguments: { QueueUrl: 'q', MessageBody: { token: '{% $states.context.Task.Token %}' } },
          TimeoutSeconds: 3600,
          Output: '{% $states.result.paid %}',
          End: true,
        },
      },
    };
    const sent: unknown[] = [];
    const sqs: Responder = (_action, input) => {
      sent.push(JSON.parse(String(input['MessageBody'])));
      return { MessageId: 'm' };
    };
    const first = await using({ sqs }, { directory });
    await first.define(definition);
    const arn = await first.begin();
    await eventually(async () => {
      const { events = [] } = await first.client.send(new GetExecutionHistoryCommand({ executionArn: arn }));
      return events.find(({ type }) => type === 'TaskSubmitted');
    });
    await kill(first);
    const second = await using({ sqs }, { directory });
    await second.define(definition);
    const taskToken = String((sent[0] as { token: string }).token);
    await second.client.send(new SendTaskSuccessCommand({ taskToken, output: '{"paid":true}' }));
    expect(await second.ended(arn)).toMatchObject({ status: 'SUCCEEDED', output: 'true' });
    expect(sent).toHaveLength(1);
  });
});
