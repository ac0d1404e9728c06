import { invoiceEvent } from '../../platform/events.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { follow } from '../follow.ts';
import { followPorts } from '../followPorts.ts';

const ports = followPorts();
let last: Promise<void> = Promise.resolve();

/** Invoices of one batch are often of one vendor, whose row takes one writer at a time: they are followed one after another. */
export const handler = eachMessage((body) => {
  const event = parseJson(invoiceEvent, body);
  const mine = last.then(async () => {
    await follow(event.id, ports);
    logger.info('invoice followed', { invoiceId: event.id, type: event.type, entityVersion: event.entityVersion });
  });
  // One that fails is handed over again; it does not keep the others from their turn.
  last = mine.catch(() => undefined);
  return mine;
});
