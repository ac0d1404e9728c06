import * as z from 'zod/mini';
import { environment } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { PaymentUnavailable } from '../../ports/payments.ts';
import { cardPortsOf, cardSettings } from '../connectCards.ts';
import { beginSetup } from './begin.ts';

const ports = cardPortsOf(environment(cardSettings));
const input = z.object({ recurringOrderId: z.string(), paymentMethodId: z.nullable(z.string()) });

/** Whether the provider answered; what it said is done by then. */
export async function handler(event: unknown): Promise<{ answered: boolean }> {
  const asked = z.parse(input, event);
  try {
    const row = await beginSetup(asked, ports);
    logger.info('card setup looked after', { recurringOrderId: asked.recurringOrderId, status: row?.status });
    return { answered: true };
  } catch (error) {
    if (!(error instanceof PaymentUnavailable)) throw error;
    logger.warn('provider does not answer', { recurringOrderId: asked.recurringOrderId });
    return { answered: false };
  }
}
