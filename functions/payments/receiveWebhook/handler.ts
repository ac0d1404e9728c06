import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from 'aws-lambda';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { count } from '../../platform/metric.ts';
import { providerOf, providerSettings } from '../../platform/payments/connect.ts';
import type { Receiver, ReplyCode } from './receive.ts';
import { receive } from './receive.ts';

const env = environment({ ...providerSettings, STAGE: text, NOTICES_QUEUE_URL: text });
const provider = providerOf(env);
const queue = new SQSClient();

/** What somebody looks at when there are many: a secret that was rolled on one side alone looks like this. */
const refusals: ReadonlySet<ReplyCode> = new Set(['EMPTY', 'TOO_LARGE', 'UNSIGNED', 'UNTRUSTED']);

const receiver: Receiver = {
  verify: (rawBody, signature) => provider.verifyWebhook(rawBody, signature),
  async keep(event) {
    await queue.send(new SendMessageCommand({ QueueUrl: env.NOTICES_QUEUE_URL, MessageBody: JSON.stringify(event) }));
    logger.info('notice received', { noticeId: event.id, type: event.type });
  },
  tell(code, details) {
    if (code === 'IGNORED') {
      logger.info('notice ignored', details);
      return;
    }
    logger.warn('notice refused', { code, ...details });
    count(refusals.has(code) ? 'WebhooksRefused' : 'WebhooksUnavailable', env.STAGE);
  },
};

/** Behind a function URL that anybody can call: the signature alone says who is heard. */
export async function handler(event: LambdaFunctionURLEvent): Promise<LambdaFunctionURLResult> {
  const { status, code } = await receive(
    {
      method: event.requestContext.http.method,
      signature: event.headers['stripe-signature'],
      body: event.body,
      isBase64Encoded: event.isBase64Encoded,
    },
    receiver,
  );
  return { statusCode: status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code }) };
}
