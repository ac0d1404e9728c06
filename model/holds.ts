import type { CurrencyCode } from './currencies.ts';
import type { StatusMachine } from './statusMachine.ts';
import type { ShardPart } from './tickets.ts';

/** A hold's life. An ACTIVE one whose `expiresAt` is past cannot be booked any more, whoever has noticed. */
export type HoldStatus = 'ACTIVE' | 'BOOKED' | 'RELEASED' | 'EXPIRED';

/** Where a hold may go. */
export const holdMachine = {
  ACTIVE: ['BOOKED', 'RELEASED', 'EXPIRED'],
  BOOKED: [],
  RELEASED: [],
  EXPIRED: [],
} as const satisfies StatusMachine<HoldStatus>;

/** Seconds that tickets are kept. */
export const HOLD_SECONDS = 600;

/** Tickets of one hold: with its other rows they stay far below the 100 of a transaction. */
export const MAXIMUM_HELD = 10;

/** How long a key of `holdTickets` is kept, in seconds: two days, more than the 24 hours that are promised. */
export const HOLD_KEY_SECONDS = 48 * 60 * 60;

/** Seconds after its end that a hold's row is kept: whoever asks what became of it finds it. */
export const HOLD_KEPT_SECONDS = 30 * 24 * 60 * 60;

/** A row of the TicketHolds table. Amounts in minor units before tax; instants UTC, ISO 8601. */
export interface HoldRow {
  id: string;
  ownerId: string;
  eventId: string;
  categoryId: string;
  status: HoldStatus;
  /** Counts changes. */
  version: number;
  quantity: number;
  /** Empty where seats have no numbers. */
  seats: string[];
  /** Where its tickets are counted. */
  shards: ShardPart[];
  eventTitle: string;
  /** The start of the event when they were held: who was told of another one since gets their money back. */
  eventStartsAt: string;
  categoryName: string;
  /** Of one ticket, as it was when they were held. */
  unitPrice: number;
  currency: CurrencyCode;
  /** Hundredths of a percent. */
  taxRate: number;
  expiresAt: string;
  /** The booking that pays for it at this moment, or did. */
  bookingId?: string;
  createdAt: string;
  updatedAt: string;
  /** While it is ACTIVE: its owner, and the first of the rows of TicketStock that it holds tickets of (see the indexes). */
  holderId?: string;
  heldStock?: string;
  /** While it is ACTIVE: see the `due` index. */
  dueShard?: string;
  dueAt?: string;
  /** Once it is not ACTIVE any more: when DynamoDB may remove it. Epoch seconds. */
  removeAt?: number;
}

/** Attributes that a hold has only while it is ACTIVE. */
export const activeAttributes = ['holderId', 'heldStock', 'dueShard', 'dueAt'] as const;

/** What ends a hold, whatever it keeps: `version` and `updatedAt` aside, which whoever writes it counts. `nowSeconds`: epoch seconds. */
export function endedHold(status: Exclude<HoldStatus, 'ACTIVE'>, nowSeconds: number) {
  return { set: { status, removeAt: nowSeconds + HOLD_KEPT_SECONDS }, remove: [...activeAttributes] };
}
