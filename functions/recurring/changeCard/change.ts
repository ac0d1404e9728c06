import type { CardSetupRow, RecurringOrderRow } from '#model/recurring.ts';
import type { CardPorts } from '../cards.ts';
import { takeCard } from '../cards.ts';

/** What becomes of a call that asks for another card. */
export type CardChange = 'DONE' | 'STALE_VERSION' | 'WRONG_STATUS' | 'CARD_REFUSED' | 'TRY_AGAIN';

/** Others that ask for another card at the same moment. */
const MOST_AT_ONCE = 20;

/**
 * Begins to put another card in the place of the saved one. One that the bank refuses at once changes nothing; otherwise the new attempt is the one
 * that counts from now on, and the attempt before is closed. Throws PaymentUnavailable, PaymentFault, OvertakenError.
 */
export async function changeCard(
  asked: { recurringOrderId: string; expectedVersion: number; paymentMethodId: string | null },
  ports: CardPorts,
): Promise<CardChange> {
  const { recurring, desk } = ports;
  const row = await recurring.read(asked.recurringOrderId);
  if (!row || row.version !== asked.expectedVersion) return 'STALE_VERSION';
  if (row.status === 'CANCELLED' || row.status === 'ENDED') return 'WRONG_STATUS';
  const setup = await begun(row, asked.paymentMethodId, ports);
  if (!setup) return 'TRY_AGAIN';
  if (setup.status === 'FAILED' && asked.paymentMethodId !== null) {
    await desk.close(setup);
    return 'CARD_REFUSED';
  }
  const { row: moved, changed } = await recurring.settle(row.id, (current) =>
    current?.version === row.version ? { set: { setupAttempt: setup.attempt } } : null,
  );
  // The same call at the same moment begins the same attempt: whoever comes second finds it in its place.
  if (!changed && moved?.setupAttempt !== setup.attempt) {
    await desk.close(setup);
    return 'STALE_VERSION';
  }
  const before = await desk.find(row.id, row.setupAttempt);
  if (before) await desk.close(before);
  await takeCard(setup, ports);
  return 'DONE';
}

/** Attempts that were refused, or that nobody took up, have used their numbers. */
async function begun(
  row: RecurringOrderRow,
  paymentMethodId: string | null,
  { desk }: CardPorts,
): Promise<CardSetupRow | null> {
  const { id: recurringOrderId, ownerId, email } = row;
  for (let attempt = row.setupAttempt + 1; attempt <= row.setupAttempt + MOST_AT_ONCE; attempt += 1) {
    if (await desk.find(recurringOrderId, attempt)) continue;
    const setup = await desk.begin({ recurringOrderId, ownerId, email, attempt, paymentMethodId });
    // Another call took this number meanwhile, for another card.
    if ((setup.chosenMethodId ?? null) === paymentMethodId) return setup;
  }
  return null;
}
