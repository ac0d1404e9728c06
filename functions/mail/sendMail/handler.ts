import { mailTemplateKey } from '#model/keys.ts';
import { environment, positive, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { count } from '../../platform/metric.ts';
import { eachMessage } from '../../platform/queue.ts';
import { getRow } from '../../platform/table.ts';
import { readText } from '../../ports/s3Texts.ts';
import { ses } from '../../ports/ses.ts';
import { suppressionRow } from '../rows.ts';
import { templateChooser } from '../templates/chooseTemplate.ts';
import { deliver } from './deliver.ts';
import { mailLog } from './mailLog.ts';
import { readRequest } from './request.ts';

const env = environment({
  STAGE: text,
  OUTGOING_MAILS_TABLE: text,
  MAIL_SUPPRESSIONS_TABLE: text,
  MAIL_BUCKET: text,
  MAIL_FROM: text,
  CONFIGURATION_SET: text,
  TEMPLATE_SECONDS: positive,
});
const post = {
  log: mailLog(env.OUTGOING_MAILS_TABLE),
  isSuppressed: async (address: string) =>
    (await getRow(env.MAIL_SUPPRESSIONS_TABLE, { address }, suppressionRow)) !== null,
  chooseTemplate: templateChooser({
    stored: { read: (name) => readText(env.MAIL_BUCKET, mailTemplateKey(name)) },
    seconds: env.TEMPLATE_SECONDS,
    report: (name, error) => {
      logger.error('mail template cannot be used', { template: name, detail: String(error) });
      count('BrokenMailTemplates', env.STAGE);
    },
  }),
  mailer: ses({ from: env.MAIL_FROM, configurationSet: env.CONFIGURATION_SET }),
};

/** Sends the mails that were asked for. What is no request at all ends among the dead letters. */
export const handler = eachMessage(async (body) => {
  const request = readRequest(body);
  const status = await deliver(request, post, new Date());
  logger.info('mail handled', { mailId: request.id, template: request.template, status: status ?? 'SETTLED_BEFORE' });
  if (status === 'FAILED') count('RefusedMails', env.STAGE);
});
