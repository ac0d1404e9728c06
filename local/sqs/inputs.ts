import { z } from 'zod';
import { messageAttribute } from './attributes.ts';
import { sqsError } from './errors.ts';

const text = z.string();
const seconds = (most: number) => z.number().int().min(0).max(most);
const twelveHours = 43_200;

const entry = {
  MessageBody: text,
  DelaySeconds: seconds(900).optional(),
  MessageAttributes: z.record(text, messageAttribute).optional(),
  MessageSystemAttributes: z.record(text, messageAttribute).optional(),
  MessageDeduplicationId: text.optional(),
  MessageGroupId: text.optional(),
};
const queue = { QueueUrl: text };

/** Inputs in the shapes of the AWS SDK. */
export const inputs = {
  SendMessage: z.object({ ...queue, ...entry }),
  SendMessageBatch: z.object({ ...queue, Entries: z.array(z.object({ Id: text, ...entry })) }),
  ReceiveMessage: z.object({
    ...queue,
    AttributeNames: z.array(text).default([]),
    MessageSystemAttributeNames: z.array(text).default([]),
    MessageAttributeNames: z.array(text).default([]),
    MaxNumberOfMessages: z.number().int().min(1).max(10).default(1),
    VisibilityTimeout: seconds(twelveHours).optional(),
    WaitTimeSeconds: seconds(20).optional(),
  }),
  DeleteMessage: z.object({ ...queue, ReceiptHandle: text }),
  DeleteMessageBatch: z.object({ ...queue, Entries: z.array(z.object({ Id: text, ReceiptHandle: text })) }),
  ChangeMessageVisibility: z.object({ ...queue, ReceiptHandle: text, VisibilityTimeout: seconds(twelveHours) }),
  ChangeMessageVisibilityBatch: z.object({
    ...queue,
    Entries: z.array(z.object({ Id: text, ReceiptHandle: text, VisibilityTimeout: seconds(twelveHours) })),
  }),
  GetQueueUrl: z.object({ QueueName: text }),
  GetQueueAttributes: z.object({ ...queue, AttributeNames: z.array(text).default([]) }),
  ListQueues: z.object({ QueueNamePrefix: text.default('') }),
  Queue: z.object(queue),
  StartMessageMoveTask: z.object({
    SourceArn: text,
    DestinationArn: text.optional(),
    MaxNumberOfMessagesPerSecond: z.number().optional(),
  }),
  ListMessageMoveTasks: z.object({ SourceArn: text, MaxResults: z.number().int().min(1).max(10).default(1) }),
} as const;

export type SendEntry = Omit<z.output<typeof inputs.SendMessage>, 'QueueUrl'>;

/** Reads an input, or throws `MissingParameter` or `InvalidParameterValue` naming the member. */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const member = issue?.path.join('.') ?? '';
  const missing = issue?.code === 'invalid_type' && issue.message.includes('undefined');
  throw missing
    ? sqsError('MissingParameter', `The request must contain the parameter ${member}.`, result.error)
    : sqsError(
        'InvalidParameterValue',
        `Value for parameter ${member} is invalid. Reason: ${issue?.message ?? ''}.`,
        result.error,
      );
}
