import { environment } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { takeCard } from '../cards.ts';
import { cardPortsOf, cardSettings } from '../connectCards.ts';
import { setupEvent } from '../events.ts';

const ports = cardPortsOf(environment(cardSettings));

export const handler = eachMessage(async (body) => {
  const { type, after } = parseJson(setupEvent, body);
  const setup = await ports.desk.find(after.recurringOrderId, after.attempt);
  const row = setup && (await takeCard(setup, ports));
  logger.info('card setup followed', { recurringOrderId: after.recurringOrderId, type, status: row?.status });
});
