import { dueShard } from './keys.ts';
import { paymentFailureSentences } from './payments.ts';

/** What every purchase may be in; complete it is COMPLETED or CONFIRMED, by its kind. */
export type PurchaseStatus =
  | 'PENDING'
  | 'VALIDATED'
  | 'PAYMENT_ACTION_REQUIRED'
  | 'AUTHORIZED'
  | 'RESERVED'
  | 'CAPTURING'
  | 'PAID'
  | 'COMPLETED'
  | 'CONFIRMED'
  | 'FAILING'
  | 'FAILED'
  | 'CANCELLING'
  | 'CANCELLED'
  | 'NEEDS_ATTENTION';

/**
 * How every purchase comes to be paid; what follows is its kind's. CAPTURING is the point of no return for whoever cancels: before it nothing was
 * charged, after it the money is on its way.
 */
export const payingEdges = {
  PENDING: ['VALIDATED', 'FAILING', 'CANCELLING'],
  VALIDATED: ['PAYMENT_ACTION_REQUIRED', 'AUTHORIZED', 'FAILING', 'CANCELLING'],
  PAYMENT_ACTION_REQUIRED: ['AUTHORIZED', 'FAILING', 'CANCELLING'],
  AUTHORIZED: ['RESERVED', 'FAILING', 'CANCELLING'],
  RESERVED: ['CAPTURING', 'FAILING', 'CANCELLING'],
  CAPTURING: ['PAID', 'FAILING'],
} as const;

/** How every purchase is undone: FAILING and CANCELLING stop the workflow's next step, and last until everything is. */
export const undoingEdges = {
  FAILING: ['FAILED', 'NEEDS_ATTENTION'],
  FAILED: [],
  CANCELLING: ['CANCELLED', 'NEEDS_ATTENTION'],
  CANCELLED: [],
  NEEDS_ATTENTION: ['FAILING', 'CANCELLING'],
} as const;

/** A kind of purchase: what its workflow goes by. */
export interface PurchaseLife {
  /** What one is called in messages. */
  readonly noun: 'order' | 'booking';
  /** The name of its id in what steps are given, and in logs. */
  readonly idName: 'orderId' | 'bookingId';
  readonly machine: Readonly<Partial<Record<PurchaseStatus, readonly PurchaseStatus[]>>>;
  /** The status in which it is complete. */
  readonly complete: 'COMPLETED' | 'CONFIRMED';
  /** The attribute that tells whether what it is about is taken for it at this moment. */
  readonly takenFlag: 'stockTaken' | 'seatsTaken';
}

/** Why any purchase may fail: the sentences that hold for all kinds. */
export const purchaseReasonSentences = {
  ...paymentFailureSentences,
  PAYMENT_ACTION_TIMED_OUT: 'The payment was not confirmed in time. Nothing was charged.',
  PAYMENT_UNAVAILABLE: 'The payment provider could not be reached. Nothing was charged. Try again later.',
} as const;

/** Why a purchase of any kind failed, was cancelled or needs attention. Each kind says the last four in its own words, and may have reasons of its own. */
export type PurchaseReason =
  | keyof typeof purchaseReasonSentences
  | 'NOT_PROCESSED'
  | 'CANCELLED_BY_CUSTOMER'
  | 'CANCELLED_BY_STAFF'
  | 'NOT_UNDONE';

/** Minutes in which the owner must complete a payment that asks for an action. */
export const PAYMENT_ACTION_MINUTES = 15;

/** Entries of a timeline. A usual purchase has ten; one that is tried again over and over keeps its first and its latest ones. */
export const TIMELINE_LENGTH = 40;

/** Purchases that have not moved for so long are looked at: seconds. */
export const STALLED_SECONDS = 300;

/** How long a key of a purchase is kept, in seconds: two days, more than the 24 hours that are promised. */
export const PURCHASE_KEY_SECONDS = 48 * 60 * 60;

/** The partition in which everything stands that needs a person. */
export const ATTENTION = 'ATTENTION';

/** One arrival in a status. */
export interface Arrival<Status extends string, Reason extends string> {
  status: Status;
  version: number;
  /** UTC, ISO 8601. */
  at: string;
  reason?: Reason;
}

/** What a purchase's row holds of its life. Instants UTC, ISO 8601. */
export interface PurchaseFacts<Status extends string, Reason extends string> {
  id: string;
  ownerId: string;
  status: Status;
  /** Counts changes. */
  version: number;
  placedAt: string;
  updatedAt: string;
  timeline: Arrival<Status, Reason>[];
  /** Where it is FAILING, FAILED, CANCELLING, CANCELLED or NEEDS_ATTENTION. */
  reason?: Reason;
  paymentMethodId?: string;
  /** The provider's customer whose saved card is charged: its owner is not there to confirm anything. */
  customerId?: string;
  /** Which attempt to pay is the current one, from 1. */
  payAttempt: number;
  /** How many executions of the workflow were started for it. */
  run: number;
  /** While its workflow waits for the owner: who can wake it. */
  taskToken?: string;
  /** Where it ends once it is undone; kept through NEEDS_ATTENTION. */
  undoneAs?: 'FAILED' | 'CANCELLED';
  /** While it is NEEDS_ATTENTION: see the `byAttention` index. */
  attention?: string;
  /** While it is not finished: see the `due` index. */
  dueShard?: string;
  dueAt?: string;
}

/** A purchase of any kind. */
export type PurchaseRow = PurchaseFacts<PurchaseStatus, string> & { stockTaken?: boolean; seatsTaken?: boolean };

/** Where a status of this kind leads: nowhere where the kind has no such status. */
export function nextOf(life: PurchaseLife, status: PurchaseStatus): readonly PurchaseStatus[] {
  return life.machine[status] ?? [];
}

/** Statuses in which the workflow has still something to do. */
export function hasWorkLeft(life: PurchaseLife, status: PurchaseStatus): boolean {
  return status !== life.complete && nextOf(life, status).length > 0 && status !== 'NEEDS_ATTENTION';
}

/** Whether its owner, or staff, may still stop it, before anything is charged. */
export function isStoppable(life: PurchaseLife, status: PurchaseStatus): boolean {
  return status !== 'NEEDS_ATTENTION' && nextOf(life, status).includes('CANCELLING');
}

/** What a person quotes to name a purchase: 32 bits, so that of some ten thousand two may share one. Nothing is found by it. */
export function purchaseNumber(id: string): string {
  const digits = id.split('-').join('').toUpperCase();
  return `${digits.slice(0, 4)}-${digits.slice(4, 8)}`;
}

/** What a move writes beside the status: what must go as well, and what a sweeper goes by. */
export interface PurchaseMove<Status extends string, Reason extends string> {
  set: {
    status: Status;
    timeline: Arrival<Status, Reason>[];
    reason?: Reason;
    undoneAs?: 'FAILED' | 'CANCELLED';
    attention?: string;
    dueShard?: string;
    dueAt?: string;
  };
  remove: string[];
}

/** What a move may bring along. */
export interface MoveFacts<Reason extends string> {
  reason?: Reason;
  /** When it is looked at if it has not moved on by then. UTC, ISO 8601. */
  dueAt: string;
}

/**
 * The attributes that take a purchase to a status, `version` and `updatedAt` aside, which whoever writes it counts.
 * `at` is the instant that is written as `updatedAt`. Whether the machine has the edge is asked before.
 */
export function movePurchase<Status extends PurchaseStatus, Reason extends string>(
  life: PurchaseLife,
  row: Pick<PurchaseFacts<Status, Reason>, 'id' | 'version' | 'timeline'>,
  to: Status,
  at: string,
  facts: MoveFacts<Reason>,
): PurchaseMove<Status, Reason> {
  const entry: Arrival<Status, Reason> = facts.reason
    ? { status: to, version: row.version + 1, at, reason: facts.reason }
    : { status: to, version: row.version + 1, at };
  const set: PurchaseMove<Status, Reason>['set'] = { status: to, timeline: boundedTimeline([...row.timeline, entry]) };
  const remove: string[] = [];
  if (facts.reason) set.reason = facts.reason;
  if (hasWorkLeft(life, to)) {
    set.dueShard = dueShard(row.id);
    set.dueAt = facts.dueAt;
  } else {
    remove.push('dueShard', 'dueAt');
  }
  if (to === 'NEEDS_ATTENTION') set.attention = ATTENTION;
  else remove.push('attention');
  if (to === 'FAILING' || to === 'FAILED') set.undoneAs = 'FAILED';
  if (to === 'CANCELLING' || to === 'CANCELLED') set.undoneAs = 'CANCELLED';
  // Whoever stops a purchase that waits has its workflow woken, and so may a sweeper.
  if (to !== 'PAYMENT_ACTION_REQUIRED' && to !== 'CANCELLING' && to !== 'FAILING') remove.push('taskToken');
  return { set, remove };
}

/** A timeline of at most TIMELINE_LENGTH entries: the one of the placing stays, what is too much goes from behind it. */
function boundedTimeline<Entry>(timeline: Entry[]): Entry[] {
  const tooMuch = timeline.length - TIMELINE_LENGTH;
  return tooMuch > 0 ? [...timeline.slice(0, 1), ...timeline.slice(1 + tooMuch)] : timeline;
}

/** How a purchase that needs attention is undone once more, and why it was to be undone: the latest reason that is not its attention's. */
export function undoingOf<Reason extends string>(row: {
  readonly timeline: readonly { readonly reason?: Reason }[];
  readonly undoneAs?: 'FAILED' | 'CANCELLED';
}): { to: 'FAILING' | 'CANCELLING'; reason: Reason | null } {
  let reason: Reason | null = null;
  for (const entry of row.timeline) if (entry.reason && entry.reason !== 'NOT_UNDONE') reason = entry.reason;
  return { to: row.undoneAs === 'CANCELLED' ? 'CANCELLING' : 'FAILING', reason };
}

/** What the row of a purchase holds of its life at the moment it is placed. `dueAt`: when a sweeper looks at it if nothing has moved it by then. */
export function begunPurchase({ id, at, dueAt }: { id: string; at: string; dueAt: string }) {
  return {
    status: 'PENDING' as const,
    version: 1,
    placedAt: at,
    placedDay: at.slice(0, 10),
    updatedAt: at,
    timeline: [{ status: 'PENDING' as const, version: 1, at }],
    payAttempt: 1,
    run: 1,
    dueShard: dueShard(id),
    dueAt,
  };
}
