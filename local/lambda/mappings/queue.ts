import type { Caller } from '../../core/cloud.ts';
import { AwsError } from '../../core/errors.ts';
import type { Mapping, MappingOptions } from './mapping.ts';
import { failedItems } from './mapping.ts';

interface Message {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly MD5OfMessageAttributes?: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: Readonly<
    Record<string, { readonly StringValue?: string; readonly BinaryValue?: Buffer; readonly DataType: string }>
  >;
}

const LONG_POLL_SECONDS = 20;
const LARGEST_RECEIVE = 10;
const AFTER_ERROR_MS = 1_000;

/**
 * SQS → Lambda: batches at the same time up to the mapping's concurrency. What the function did not take stays in the queue and comes
 * again once its visibility time-out is over. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 */
export function startQueueMapping(options: MappingOptions): Mapping {
  const { cloud, declaration, configuration } = options;
  const caller: Caller = { kind: 'role', roleArn: configuration.roleArn, sessionName: configuration.name };
  const [, , , , account = '', queueName = ''] = declaration.sourceArn.split(':');
  const queueUrl = `${cloud.awsEndpoint}/${account}/${queueName}`;
  const atWork = new Set<Promise<void>>();
  let stopped = false;

  /** One batch: what is there, and what comes within the mapping's window. */
  async function batch(): Promise<Message[]> {
    const { batchSize, batchWindowSeconds } = declaration;
    const messages = await receive(batchSize, LONG_POLL_SECONDS);
    if (messages.length === 0) return messages;
    const until = performance.now() + batchWindowSeconds * 1000;
    while (messages.length < batchSize && !stopped) {
      const seconds = Math.floor((until - performance.now()) / 1000);
      if (seconds < 0) break;
      const more = await receive(batchSize - messages.length, seconds);
      if (more.length === 0) break;
      messages.push(...more);
    }
    return messages;
  }

  async function receive(most: number, WaitTimeSeconds: number): Promise<Message[]> {
    const { Messages } = await cloud.call<{ Messages?: Message[] }>(
      'sqs',
      'ReceiveMessage',
      {
        QueueUrl: queueUrl,
        MaxNumberOfMessages: Math.min(most, LARGEST_RECEIVE),
        WaitTimeSeconds,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      },
      caller,
    );
    return Messages ?? [];
  }

  async function poll(): Promise<void> {
    while (!stopped) {
      if (atWork.size >= declaration.maximumConcurrency) {
        await Promise.race(atWork);
        continue;
      }
      try {
        const messages = await batch();
        if (messages.length > 0) work(messages);
      } catch (error) {
        if (stopped) return;
        cloud.trace.warn(`${configuration.name} cannot read ${queueName}: ${messageOf(error)}`);
        await pause(AFTER_ERROR_MS);
      }
    }
  }

  function work(messages: Message[]): void {
    const trace = messages[0]?.Attributes?.['AWSTraceHeader'];
    const job = (
      trace === undefined
        ? cloud.trace.request(`sqs ${queueName}`, () => process(messages))
        : cloud.trace.resume(trace, () => process(messages))
    )
      .catch((error: unknown) => {
        if (!stopped) cloud.trace.warn(`${configuration.name} ← ${queueName}: ${messageOf(error)}`);
      })
      .finally(() => atWork.delete(job));
    atWork.add(job);
  }

  async function process(received: readonly Message[]): Promise<void> {
    const { passes } = declaration;
    const messages = passes
      ? received.filter((message) => passes({ ...recordOf(message), body: jsonOr(message.Body) }))
      : received;
    // What no filter passes is deleted without the function seeing it.
    await remove(received.filter((message) => !messages.includes(message)));
    if (messages.length === 0) return;
    const outcome = await options.invoke(JSON.stringify({ Records: messages.map(recordOf) }));
    const identifiers = messages.map(({ MessageId }) => MessageId);
    const failed = failedItems(outcome, identifiers, declaration.reportsItemFailures);
    await remove(messages.filter(({ MessageId }) => !failed.includes(MessageId)));
  }

  async function remove(messages: readonly Message[]): Promise<void> {
    for (let at = 0; at < messages.length; at += LARGEST_RECEIVE) {
      const Entries = messages
        .slice(at, at + LARGEST_RECEIVE)
        .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      await cloud.call('sqs', 'DeleteMessageBatch', { QueueUrl: queueUrl, Entries }, caller);
    }
  }

  function recordOf(message: Message): object {
    const attributes = Object.entries(message.MessageAttributes ?? {}).map(([name, value]) => [
      name,
      {
        ...(value.StringValue === undefined ? {} : { stringValue: value.StringValue }),
        ...(value.BinaryValue === undefined ? {} : { binaryValue: Buffer.from(value.BinaryValue).toString('base64') }),
        stringListValues: [],
        binaryListValues: [],
        dataType: value.DataType,
      },
    ]);
    return {
      messageId: message.MessageId,
      receiptHandle: message.ReceiptHandle,
      body: message.Body,
      attributes: message.Attributes ?? {},
      messageAttributes: Object.fromEntries(attributes),
      ...(message.MD5OfMessageAttributes === undefined
        ? {}
        : { md5OfMessageAttributes: message.MD5OfMessageAttributes }),
      md5OfBody: message.MD5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: declaration.sourceArn,
      awsRegion: cloud.region,
    };
  }

  void poll();
  return {
    async stop() {
      stopped = true;
      await Promise.all(atWork);
    },
  };
}

function jsonOr(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // A filter may match plain text as it is.
    return body;
  }
}

function messageOf(error: unknown): string {
  if (error instanceof AwsError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resume) => {
    setTimeout(resume, milliseconds).unref();
  });
}
