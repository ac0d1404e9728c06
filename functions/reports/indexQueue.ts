import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Notices } from './notices.ts';

const sqs = new SQSClient();

/** The queue of the index at this URL. */
export function indexQueue(url: string): Notices {
  return async (bodies) => {
    const { Failed = [] } = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: url,
        Entries: bodies.map((MessageBody, index) => ({ Id: `${index}`, MessageBody })),
      }),
    );
    return Failed.map(({ Id }) => bodies[Number(Id)]).filter((body) => body !== undefined);
  };
}
