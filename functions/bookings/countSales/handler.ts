import { bookingEvent } from '../../platform/concertEvents.ts';
import { documentClient } from '../../platform/documentClient.ts';
import { environment, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { fullJitter } from '../../platform/pause.ts';
import { messagesInTurn } from '../../platform/queue.ts';
import { countSales } from './countSales.ts';
import { salesOf } from './salesOf.ts';

const env = environment({ TICKET_SALES_ENTRIES_TABLE: text, TICKET_SALES_BY_DAY_TABLE: text });
const tables = {
  client: documentClient,
  entries: env.TICKET_SALES_ENTRIES_TABLE,
  days: env.TICKET_SALES_BY_DAY_TABLE,
  pause: fullJitter,
};

export const handler = messagesInTurn(async (body) => {
  const event = parseJson(bookingEvent, body);
  const entry = salesOf(event);
  const counted = entry !== null && (await countSales(entry, tables));
  logger.info('sales followed', { bookingId: event.id, type: event.type, counted });
});
