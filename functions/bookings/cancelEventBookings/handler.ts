import * as z from 'zod/mini';
import { eventEvent } from '../../platform/concertEvents.ts';
import { environment } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { cancellationPorts, cancellationSettings } from '../connectCancellations.ts';
import { cancelEvent } from './cancelEvent.ts';

const ports = cancellationPorts(environment(cancellationSettings));

/** That an event is CANCELLING, or that the work on it is to go on: neither says how far it is. */
const message = z.union([eventEvent, z.object({ eventId: z.string(), pass: z.number() })]);

export const handler = eachMessage(async (body) => {
  const asked = parseJson(message, body);
  const { eventId, pass } = 'pass' in asked ? asked : { eventId: asked.id, pass: 0 };
  await cancelEvent(eventId, pass, ports);
  logger.info('event cancellation went on', { eventId, pass });
});
