import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { MailRequest } from '#model/mail.ts';

/** Asks the mail domain for mails. */
export interface MailQueue {
  /** Resolves once the request cannot be lost any more; asking again with the same id sends nothing twice. Throws the SDK's errors. */
  ask(request: MailRequest): Promise<void>;
}

const sqs = new SQSClient();

/** The queue of the mail domain at this URL. */
export function mailQueue(url: string): MailQueue {
  return {
    async ask(request) {
      await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(request) }));
    },
  };
}
