import type { ProductRow } from '#model/catalog.ts';
import type { RecurringOrderRow } from '#model/recurring.ts';
import type { AskedRecurring } from './recurringInput.ts';

/** The operation's name in the keys of idempotency rows. */
export const CREATE_RECURRING_ORDER = 'createRecurringOrder';

/** A row of the Idempotency table, as `createRecurringOrder` keeps it. */
export interface RecurringKeyRow {
  key: string;
  /** The input in one form. */
  input: string;
  recurringOrderId: string;
  /** Epoch seconds. */
  expiresAt: number;
}

/** What the steps of `createRecurringOrder` hand on. */
export interface CreationStash {
  callerId: string;
  asked: AskedRecurring;
  products: ProductRow[];
  /** What the caller's key was used for before, whenever that was. */
  known: RecurringKeyRow | null;
  /** The one that this call creates. */
  created: RecurringOrderRow | null;
  /** The one that the same call created before. */
  repeatedId: string | null;
}
