import type { CardSetupRow, RecurringOrderRow } from '#model/recurring.ts';
import type { CardPorts } from '../cards.ts';
import { takeCard } from '../cards.ts';

/**
 * Begins to save the card of a recurring order, or asks how that stands, and takes what was saved. `paymentMethodId` is what its owner chose, which
 * counts where nothing was begun yet. Throws PaymentUnavailable, PaymentFault, OvertakenError.
 */
export async function beginSetup(
  { recurringOrderId, paymentMethodId }: { recurringOrderId: string; paymentMethodId: string | null },
  ports: CardPorts,
): Promise<RecurringOrderRow | null> {
  const row = await ports.recurring.read(recurringOrderId);
  if (!row || row.status === 'CANCELLED' || row.status === 'ENDED') return row;
  const stored = await ports.desk.find(row.id, row.setupAttempt);
  const known = stored && (await ports.desk.reconcile(stored));
  // One that the provider was told of, and not yet of the card that was chosen for it, goes on where it was left.
  const isBegun = known !== null && known.status !== 'CREATED';
  return takeCard(isBegun ? known : await begun(row, paymentMethodId, ports), ports);
}

function begun(row: RecurringOrderRow, paymentMethodId: string | null, { desk }: CardPorts): Promise<CardSetupRow> {
  const { id: recurringOrderId, ownerId, email, setupAttempt: attempt } = row;
  return desk.begin({ recurringOrderId, ownerId, email, attempt, paymentMethodId });
}
