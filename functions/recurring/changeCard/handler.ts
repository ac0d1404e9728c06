import * as z from 'zod/mini';
import { environment } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { PaymentUnavailable } from '../../ports/payments.ts';
import { cardPortsOf, cardSettings } from '../connectCards.ts';
import type { CardChange } from './change.ts';
import { changeCard } from './change.ts';

const ports = cardPortsOf(environment(cardSettings));
const input = z.object({
  recurringOrderId: z.string(),
  expectedVersion: z.number(),
  paymentMethodId: z.nullable(z.string()),
});

/** What became of it; PAYMENT_UNAVAILABLE where the provider does not answer, and the same call may help later. */
export async function handler(event: unknown): Promise<{ outcome: CardChange | 'PAYMENT_UNAVAILABLE' }> {
  const asked = z.parse(input, event);
  try {
    const outcome = await changeCard(asked, ports);
    logger.info('card changed', { recurringOrderId: asked.recurringOrderId, outcome });
    return { outcome };
  } catch (error) {
    if (!(error instanceof PaymentUnavailable)) throw error;
    logger.warn('provider does not answer', { recurringOrderId: asked.recurringOrderId });
    return { outcome: 'PAYMENT_UNAVAILABLE' };
  }
}
