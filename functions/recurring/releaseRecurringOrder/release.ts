import { atLeast, changeRow } from '#model/writes.ts';
import type { CardPorts } from '../cards.ts';
import { forgetCard } from '../cards.ts';

/**
 * Forgets the card of one that is over, closes what was begun to save another, and counts it off its owner's open ones: once, however often it is
 * called. Throws PaymentUnavailable, OvertakenError.
 */
export async function releaseRecurringOrder(recurringOrderId: string, ports: CardPorts): Promise<boolean> {
  const { recurring, desk } = ports;
  const row = await recurring.read(recurringOrderId);
  if (!row || (row.status !== 'CANCELLED' && row.status !== 'ENDED') || row.isCounted === undefined) return false;
  const setup = await desk.find(row.id, row.setupAttempt);
  const closed = setup && (await desk.close(setup));
  for (const methodId of new Set([row.paymentMethodId, closed?.paymentMethodId])) {
    if (methodId !== undefined) await forgetCard(row, methodId, ports);
  }
  const { changed } = await recurring.settle(row.id, (current) =>
    current?.isCounted === undefined
      ? null
      : {
          set: {},
          remove: ['isCounted', 'paymentMethodId', 'card'],
          alongside: () => [
            changeRow('PaymentCustomers', { ownerId: row.ownerId }, { add: { openRecurringOrders: -1 } }, [
              atLeast('openRecurringOrders', 1),
            ]),
          ],
        },
  );
  return changed;
}
