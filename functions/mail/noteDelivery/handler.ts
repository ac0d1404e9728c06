import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { getRow, OvertakenError } from '../../platform/table.ts';
import { outgoingMailRow } from '../rows.ts';
import { readEvent } from './mailEvent.ts';
import { noteOf } from './note.ts';
import { writeNote } from './write.ts';

const env = environment({ OUTGOING_MAILS_TABLE: text, MAIL_SUPPRESSIONS_TABLE: text });
const tables = { mails: env.OUTGOING_MAILS_TABLE, suppressions: env.MAIL_SUPPRESSIONS_TABLE };
const ROUNDS = 5;

/** Notes what SES tells of mails. */
export const handler = eachMessage(async (body) => {
  const event = readEvent(body);
  if (!event) return;
  for (let round = 0; round < ROUNDS; round += 1) {
    const row = event.mailId === null ? null : await getRow(tables.mails, { id: event.mailId }, outgoingMailRow);
    const now = new Date();
    const note = noteOf(row, event, now);
    if (!note) return;
    if (await writeNote(row, note, now, tables)) {
      logger.info('mail noted', { mailId: event.mailId, status: event.status, suppressed: note.suppressions.length });
      return;
    }
  }
  throw new OvertakenError(`${event.mailId ?? event.messageId} was changed by others ${ROUNDS} times in a row.`);
});
