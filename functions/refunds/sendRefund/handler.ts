import { environment, text } from '../../platform/environment.ts';
import { refundEvent } from '../../platform/commerceEvents.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { comingBack } from '../../platform/queueBackoff.ts';
import { carryOut } from '../carryOut.ts';
import { carryPorts, carrySettings } from '../connect.ts';
import { waitBefore } from './waitBefore.ts';

const env = environment({ ...carrySettings, REFUND_REQUESTS_QUEUE_URL: text });
const ports = carryPorts(env);

/** An event says that a refund was asked for, and nothing of what it is now: doubled, late and old ones find it done. */
export const handler = eachMessage(
  async (body) => {
    const { id: refundId, before, after } = parseJson(refundEvent, body);
    // A change of one that was asked for before: that its pieces are back in stock.
    if (before?.status === after.status && before.attempt === after.attempt) return;
    const refund = await carryOut(refundId, ports);
    logger.info('refund sent', {
      refundId,
      attempt: refund?.attempt,
      status: refund?.status,
      failure: refund?.failure,
    });
  },
  comingBack(env.REFUND_REQUESTS_QUEUE_URL, waitBefore),
);
