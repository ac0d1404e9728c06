import type { CardSetupRow, RecurringOrderRow } from '#model/recurring.ts';
import type { SetupDesk } from '../../platform/payments/setups.ts';
import type { CardPorts } from '../cards.ts';
import { takeCard } from '../cards.ts';

/** What becomes of a call that asks for another card. */
export type CardChange = 'DONE' | 'STALE_VERSION' | 'WRONG_STATUS' | 'CARD_REFUSED' | 'TRY_AGAIN';

/** How often another number is tried where others take it. */
const ROUNDS = 5;

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

/** Null where others keep asking for other cards at the same moment. */
async function begun(
  row: RecurringOrderRow,
  paymentMethodId: string | null,
  { desk }: CardPorts,
): Promise<CardSetupRow | null> {
  const { id: recurringOrderId, ownerId, email } = row;
  for (let round = 0; round < ROUNDS; round += 1) {
    const attempt = await freeAttempt(row, desk);
    const setup = await desk.begin({ recurringOrderId, ownerId, email, attempt, paymentMethodId });
    // Another call took this number meanwhile, for another card.
    if ((setup.chosenMethodId ?? null) === paymentMethodId) return setup;
  }
  return null;
}

/**
 * The first number that no attempt has used. Attempts that were refused, or that the provider did not answer, have used theirs, however many they
 * are; numbers are given out without a gap, so that it is found in a few looks.
 */
async function freeAttempt({ id, setupAttempt }: RecurringOrderRow, desk: SetupDesk): Promise<number> {
  let used = setupAttempt;
  let free = used + 1;
  while (await desk.find(id, free)) [used, free] = [free, free + 2 * (free - used)];
  while (free - used > 1) {
    const middle = Math.floor((used + free) / 2);
    if (await desk.find(id, middle)) used = middle;
    else free = middle;
  }
  return free;
}
