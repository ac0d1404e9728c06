import {
  LimitExceededException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MailDeferredError, MailRefusedError } from './mailer.ts';
import { ses } from './ses.ts';

const mail = { id: 'm1', to: 'ada@example.com', subject: 's', text: 't', html: '<p>t</p>', inReplyTo: null };
const mailer = ses({ from: 'desk@marquee.example', configurationSet: 'set' });
const said = { message: 'ada@example.com cannot be written to now', $metadata: {} };

function answering(error: Error): void {
  vi.spyOn(SESv2Client.prototype, 'send').mockImplementation(() => Promise.reject(error));
}

beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'eu-central-1');
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('a mail that SES puts off', () => {
  test.each([new LimitExceededException(said), new MailFromDomainNotVerifiedException(said)])(
    'is known by its code ($name), and by nothing that may hold an address',
    async (error) => {
      answering(error);
      const failed: unknown = await mailer.send(mail).catch((thrown: unknown) => thrown);
      expect(failed).toBeInstanceOf(MailDeferredError);
      // What a function behind a queue logs of an error.
      expect(failed).toMatchObject({ name: 'MailDeferredError', message: error.name });
    },
  );
});

test('why SES refuses a mail for good stands in the log of mails, which staff alone read', async () => {
  answering(new MessageRejected(said));
  await expect(mailer.send(mail)).rejects.toThrow(new MailRefusedError(said.message));
});
