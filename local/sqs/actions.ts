import type { Caller } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { attributesMd5, attributesSize, bodyMd5, givenAttribute, keepAttributes } from './attributes.ts';
import { sqsError } from './errors.ts';
import { inputs, readInput } from './inputs.ts';
import type { SendEntry } from './inputs.ts';
import { sequenceNumber } from './queue.ts';
import type { Message, Queue } from './queue.ts';
import type { Queues } from './queues.ts';

type Input = Record<string, unknown>;
type Output = Record<string, unknown>;

const second = 1000;
const batchLimit = 10;
/** Characters that XML 1.0 cannot hold. */
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u;

export async function sendMessage(queues: Queues, input: Input, caller: Caller): Promise<Output> {
  const { QueueUrl, ...entry } = readInput(inputs.SendMessage, input);
  const queue = queues.byUrl(QueueUrl);
  queues.authorize(caller, 'SendMessage', queue);
  await queues.useKey(caller, queue, 'send');
  return send(queues, queue, entry, caller);
}

function send(queues: Queues, queue: Queue, entry: SendEntry, caller: Caller): Output {
  const { settings } = queue;
  const { MessageBody: body, MessageGroupId: group, MessageDeduplicationId: deduplicationId } = entry;
  if (body === '') throw sqsError('InvalidParameterValue', 'Message body must not be empty.');
  if (forbidden.test(body) || !body.isWellFormed()) {
    throw sqsError('InvalidMessageContents', 'Invalid characters found in the message body.');
  }
  const attributes = keepAttributes(entry.MessageAttributes);
  if (Buffer.byteLength(body) + attributesSize(attributes) > settings.maximumMessageSize) {
    throw sqsError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${settings.maximumMessageSize} bytes.`,
    );
  }
  if (settings.fifo) {
    if (group === undefined)
      throw sqsError('MissingParameter', 'The request must contain the parameter MessageGroupId.');
    if (deduplicationId === undefined && !settings.contentBasedDeduplication) {
      throw sqsError(
        'InvalidParameterValue',
        'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
      );
    }
    if ((entry.DelaySeconds ?? 0) > 0) {
      throw sqsError(
        'InvalidParameterValue',
        `Value ${entry.DelaySeconds} for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.`,
      );
    }
  } else if (deduplicationId !== undefined) {
    throw sqsError(
      'InvalidParameterValue',
      'The request include parameter that is not valid for this queue type. Reason: MessageDeduplicationId.',
    );
  }
  const trace = entry.MessageSystemAttributes?.['AWSTraceHeader']?.StringValue ?? queues.cloud.trace.id();
  const held = settings.fifo ? 0 : heldBack(queues, queue, caller);
  const delay = held > 0 ? (entry.DelaySeconds ?? settings.delay) + held / second : entry.DelaySeconds;
  const accepted = queue.send({
    body,
    attributes,
    sender: senderOf(queues, caller),
    ...(settings.fifo || delay === undefined ? {} : { delay }),
    ...(trace === undefined ? {} : { trace }),
    ...(group === undefined ? {} : { group }),
    ...(deduplicationId === undefined ? {} : { deduplicationId }),
  });
  const md5 = attributesMd5(attributes);
  return {
    MessageId: accepted.messageId,
    MD5OfMessageBody: bodyMd5(body),
    ...(md5 === undefined ? {} : { MD5OfMessageAttributes: md5 }),
    ...(accepted.sequenceNumber === undefined ? {} : { SequenceNumber: accepted.sequenceNumber }),
  };
}

/** Milliseconds for which an ordered fault holds a message back, so that later ones come before it. */
function heldBack({ cloud }: Queues, { settings }: Queue, caller: Caller): number {
  if (!cloud.faults.active) return 0;
  const place = { service: 'sqs', action: 'SendMessage', resources: [settings.name], caller } as const;
  return cloud.faults.strike('reorder', place)?.ms ?? 0;
}

/** A standard queue may deliver a message more than once; an ordered fault has it do so. */
function repeatWhereOrdered({ cloud }: Queues, queue: Queue, received: readonly Message[], caller: Caller): void {
  if (!cloud.faults.active || queue.settings.fifo) return;
  const place = { service: 'sqs', action: 'ReceiveMessage', resources: [queue.settings.name], caller } as const;
  for (const message of received) {
    if (message.isCopy === true) continue;
    const copies = cloud.faults.strike('duplicate', place)?.copies ?? 0;
    for (let copy = 0; copy < copies; copy += 1) queue.repeat(message);
  }
}

function senderOf(queues: Queues, caller: Caller): string {
  switch (caller.kind) {
    case 'role':
      return `${caller.roleArn.split('/').at(-1)}:${caller.sessionName}`;
    case 'service':
      return caller.service;
    case 'root':
      return queues.cloud.accountId;
    case 'anonymous':
      return 'anonymous';
  }
}

export async function sendMessageBatch(queues: Queues, input: Input, caller: Caller): Promise<Output> {
  const { QueueUrl, Entries } = readInput(inputs.SendMessageBatch, input);
  const queue = queues.byUrl(QueueUrl);
  queues.authorize(caller, 'SendMessage', queue);
  checkBatch(Entries);
  const size = Entries.reduce(
    (sum, entry) =>
      sum + Buffer.byteLength(entry.MessageBody) + attributesSize(keepAttributes(entry.MessageAttributes)),
    0,
  );
  if (size > queue.settings.maximumMessageSize) {
    throw sqsError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${queue.settings.maximumMessageSize} bytes. You have sent ${size} bytes.`,
    );
  }
  await queues.useKey(caller, queue, 'send');
  return eachEntry(Entries, ({ Id: _id, ...entry }) => send(queues, queue, entry, caller));
}

function checkBatch(entries: readonly { Id: string }[]): void {
  if (entries.length === 0) throw sqsError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  if (entries.length > batchLimit) {
    throw sqsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${batchLimit}. You have sent ${entries.length}.`,
    );
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    throw sqsError('BatchEntryIdsNotDistinct', 'Id of a batch entry is repeated.');
  }
  const bad = entries.find(({ Id }) => !/^[\w-]{1,80}$/u.test(Id));
  if (bad !== undefined) {
    throw sqsError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  }
}

/** Entries stand or fall one by one. */
function eachEntry<Entry extends { Id: string }>(entries: readonly Entry[], work: (entry: Entry) => Output): Output {
  const successful: Output[] = [];
  const failed: Output[] = [];
  for (const entry of entries) {
    try {
      successful.push({ Id: entry.Id, ...work(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      failed.push({ Id: entry.Id, Code: error.code, Message: error.message, SenderFault: error.status < 500 });
    }
  }
  return { Successful: successful, ...(failed.length === 0 ? {} : { Failed: failed }) };
}

/** Waits up to `WaitTimeSeconds` for a first message; `stopped` ends the wait with nothing. */
export async function receiveMessage(
  queues: Queues,
  input: Input,
  caller: Caller,
  stopped: () => boolean,
): Promise<Output> {
  const request = readInput(inputs.ReceiveMessage, input);
  const queue = queues.byUrl(request.QueueUrl);
  queues.authorize(caller, 'ReceiveMessage', queue);
  await queues.useKey(caller, queue, 'receive');
  const visibility = request.VisibilityTimeout ?? queue.settings.visibilityTimeout;
  const deadline = performance.now() + (request.WaitTimeSeconds ?? queue.settings.receiveWait) * second;
  let received: Message[] = [];
  while (!stopped()) {
    received = queue.receive(request.MaxNumberOfMessages, visibility, queues.deadLettersOf(queue));
    const left = deadline - performance.now();
    if (received.length > 0 || left <= 0) break;
    await queue.wait(left);
  }
  if (received.length === 0) return {};
  repeatWhereOrdered(queues, queue, received, caller);
  const wanted = [...request.AttributeNames, ...request.MessageSystemAttributeNames];
  return { Messages: received.map((message) => given(queue, message, wanted, request.MessageAttributeNames)) };
}

function given(queue: Queue, message: Message, system: readonly string[], names: readonly string[]): Output {
  const attributes = Object.fromEntries(
    Object.entries(message.attributes).filter(([name]) => names.some((pattern) => matchesName(pattern, name))),
  );
  const md5 = attributesMd5(attributes);
  const all: Record<string, string | undefined> = {
    SenderId: message.sender,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    AWSTraceHeader: message.trace,
    DeadLetterQueueSourceArn: message.deadLetterSource,
    MessageGroupId: message.group,
    ...(queue.settings.fifo
      ? { MessageDeduplicationId: message.deduplicationId, SequenceNumber: sequenceNumber(message) }
      : {}),
  };
  const chosen = Object.entries(all).filter(
    ([name, value]) => value !== undefined && (system.includes('All') || system.includes(name)),
  );
  return {
    MessageId: message.id,
    ReceiptHandle: receiptHandle(queue, message),
    Body: message.body,
    MD5OfBody: bodyMd5(message.body),
    ...(chosen.length === 0 ? {} : { Attributes: Object.fromEntries(chosen) }),
    ...(md5 === undefined
      ? {}
      : {
          MD5OfMessageAttributes: md5,
          MessageAttributes: Object.fromEntries(
            Object.entries(attributes).map(([name, kept]) => [name, givenAttribute(kept)]),
          ),
        }),
  };
}

/** `All`, `.*`, a name, or a beginning with `.*` behind it. */
function matchesName(pattern: string, name: string): boolean {
  if (pattern === 'All' || pattern === '.*' || pattern === name) return true;
  return pattern.endsWith('.*') && name.startsWith(pattern.slice(0, -1));
}

function receiptHandle(queue: Queue, message: Message): string {
  return Buffer.from(JSON.stringify([queue.settings.name, message.order, message.receipt])).toString('base64');
}

/** What a receipt handle means: the message while it is there, and whether it is in the hands of that receiver. */
function openReceipt(queues: Queues, queue: Queue, handle: string): { message: Message | undefined; current: boolean } {
  const [name, order, receipt] = decodeReceipt(handle);
  if (name !== queue.settings.name) throw invalidReceipt();
  const message = queue.find(order);
  const held = message !== undefined && message.visibleAt > queues.cloud.now();
  return { message, current: message?.receipt === receipt && (held || !queue.settings.fifo) };
}

function decodeReceipt(handle: string): [name: string, order: number, receipt: string] {
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(handle, 'base64').toString('utf8'));
  } catch (error) {
    throw invalidReceipt(error);
  }
  const [name, order, receipt]: unknown[] = Array.isArray(decoded) ? decoded : [];
  if (typeof name !== 'string' || typeof order !== 'number' || typeof receipt !== 'string') throw invalidReceipt();
  return [name, order, receipt];
}

function invalidReceipt(cause?: unknown) {
  return sqsError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.', cause);
}

function remove(queues: Queues, queue: Queue, handle: string): Output {
  const { message, current } = openReceipt(queues, queue, handle);
  if (message === undefined) return {};
  if (current) {
    queue.remove(message);
  } else if (queue.settings.fifo) {
    throw sqsError(
      'InvalidParameterValue',
      `Value ${handle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`,
    );
  }
  // A standard queue takes an old handle, and keeps the message for whoever has it now.
  return {};
}

export async function deleteMessage(queues: Queues, input: Input, caller: Caller): Promise<Output> {
  const { QueueUrl, ReceiptHandle } = readInput(inputs.DeleteMessage, input);
  const queue = queues.byUrl(QueueUrl);
  queues.authorize(caller, 'DeleteMessage', queue);
  return remove(queues, queue, ReceiptHandle);
}

export async function deleteMessageBatch(queues: Queues, input: Input, caller: Caller): Promise<Output> {
  const { QueueUrl, Entries } = readInput(inputs.DeleteMessageBatch, input);
  const queue = queues.byUrl(QueueUrl);
  queues.authorize(caller, 'DeleteMessage', queue);
  checkBatch(Entries);
  return eachEntry(Entries, ({ ReceiptHandle }) => remove(queues, queue, ReceiptHandle));
}

function changeVisibility(queues: Queues, queue: Queue, handle: string, seconds: number): Output {
  const { message, current } = openReceipt(queues, queue, handle);
  if (message === undefined || !current || message.visibleAt <= queues.cloud.now()) {
    throw sqsError(
      'MessageNotInflight',
      `Value ${handle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    );
  }
  queue.changeVisibility(message, seconds);
  return {};
}

export async function changeMessageVisibility(queues: Queues, input: Input, caller: Caller): Promise<Output> {
  const { QueueUrl, ReceiptHandle, VisibilityTimeout } = readInput(inputs.ChangeMessageVisibility, input);
  const queue = queues.byUrl(QueueUrl);
  queues.authorize(caller, 'ChangeMessageVisibility', queue);
  return changeVisibility(queues, queue, ReceiptHandle, VisibilityTimeout);
}

export async function changeMessageVisibilityBatch(queues: Queues, input: Input, caller: Caller): Promise<Output> {
  const { QueueUrl, Entries } = readInput(inputs.ChangeMessageVisibilityBatch, input);
  const queue = queues.byUrl(QueueUrl);
  queues.authorize(caller, 'ChangeMessageVisibility', queue);
  checkBatch(Entries);
  return eachEntry(Entries, (entry) => changeVisibility(queues, queue, entry.ReceiptHandle, entry.VisibilityTimeout));
}
