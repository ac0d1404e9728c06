import { undoing } from './moves.ts';
import type { PayablePurchase, UndoPorts } from './ports.ts';

/** Gives back whatever is held or taken, of every attempt to pay, and lets nothing be held or taken after. */
export async function reversePayment<Row extends PayablePurchase>(
  id: string,
  { life, purchases, desk }: UndoPorts<Row>,
): Promise<void> {
  const row = undoing(life, await purchases.read(id));
  if (!row) return;
  for (let payAttempt = 1; payAttempt <= row.payAttempt; payAttempt += 1) {
    await desk.reverse({ ...row, payAttempt });
  }
}
