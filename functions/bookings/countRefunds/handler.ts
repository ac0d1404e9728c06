import { bookingRow, eventCancellationRow } from '../../platform/bookingRows.ts';
import { refundEvent } from '../../platform/commerceEvents.ts';
import { environment, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { fullJitter } from '../../platform/pause.ts';
import { carryOut } from '../../platform/plannedWrites.ts';
import { messagesInTurn } from '../../platform/queue.ts';
import { refundRow } from '../../platform/refundRows.ts';
import { getRow } from '../../platform/table.ts';
import type { CountingPorts } from './countRefund.ts';
import { countRefund } from './countRefund.ts';

const env = environment({ REFUNDS_TABLE: text, BOOKINGS_TABLE: text, EVENT_CANCELLATIONS_TABLE: text });
const ports: CountingPorts = {
  refund: (id) => getRow(env.REFUNDS_TABLE, { id }, refundRow),
  booking: (id) => getRow(env.BOOKINGS_TABLE, { id }, bookingRow),
  progress: (eventId) => getRow(env.EVENT_CANCELLATIONS_TABLE, { eventId }, eventCancellationRow),
  carryOut: (writes, guards) =>
    carryOut(writes, { Bookings: env.BOOKINGS_TABLE, EventCancellations: env.EVENT_CANCELLATIONS_TABLE }, guards),
  pause: fullJitter,
  now: () => new Date(),
};

export const handler = messagesInTurn(async (body) => {
  await countRefund(parseJson(refundEvent, body).id, ports);
});
