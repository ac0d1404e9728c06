import type { ProductRow } from './catalog.ts';
import type { OrderErrorCode } from './errors.ts';
import { dueShard } from './keys.ts';
import type { OrderReason, PricedOrder } from './orders.ts';
import { priceOrder } from './orders.ts';
import { paymentFailureSentences } from './payments.ts';
import type { RecurringHistoryEntry, RecurringOrderRow, RecurringReason } from './recurring.ts';
import { addDays, daysBetween, monthsBetween, RECURRING_HISTORY_LENGTH, retryDays, runDay } from './recurring.ts';

/** What decides over the days on which a recurring order runs. */
export type RunPlan = Pick<RecurringOrderRow, 'startsOn' | 'interval' | 'endsOn' | 'count' | 'placed'>;

/** Attributes to write; what is undefined goes. */
export type RecurringPatch = { [Name in keyof RecurringOrderRow]?: RecurringOrderRow[Name] | undefined };

/** What a move writes, `version` and `updatedAt` aside, which whoever writes it counts. */
export interface RecurringMove {
  set: Partial<RecurringOrderRow>;
  remove: (keyof RecurringOrderRow)[];
}

type Happening = Pick<RecurringHistoryEntry, 'event' | 'runOn' | 'orderId' | 'reason'>;

/** The day of the run with this number, or null where that one is past the end. */
export function nextRun(plan: RunPlan, occurrence: number): string | null {
  if (plan.count !== undefined && plan.placed >= plan.count) return null;
  const day = runDay(plan.startsOn, plan.interval, occurrence);
  return plan.endsOn !== undefined && day > plan.endsOn ? null : day;
}

/** The number of the first run from `occurrence` on that does not lie before this day. APPSYNC_JS has no loop that could look for it. */
export function occurrenceFrom(plan: Pick<RunPlan, 'startsOn' | 'interval'>, occurrence: number, day: string): number {
  const { startsOn, interval } = plan;
  if (runDay(startsOn, interval, occurrence) >= day) return occurrence;
  if (interval === 'WEEKLY') return Math.ceil(daysBetween(startsOn, day) / 7);
  const inThatMonth = monthsBetween(startsOn, day);
  return runDay(startsOn, interval, inThatMonth) >= day ? inThatMonth : inThatMonth + 1;
}

/** The next runs of one that is ACTIVE, soonest first. */
export function upcomingRuns(row: RecurringOrderRow): string[] {
  if (row.status !== 'ACTIVE' || row.nextRunOn === undefined) return [];
  const left = row.count === undefined ? UPCOMING.length : row.count - row.placed;
  const days: string[] = [];
  for (const ahead of UPCOMING) {
    const day = nextRun(row, row.occurrence + ahead);
    if (day !== null && ahead < left) days.push(day);
  }
  return days;
}

const UPCOMING: number[] = [0, 1, 2, 3, 4];

/**
 * The attributes that take it on: what the days make of it beside `patch` (the next run, when it wakes, that it has ended where nothing is left to
 * come), and its history. `at` is the instant that is written as `updatedAt`.
 */
export function moveRecurring(
  row: RecurringOrderRow,
  patch: RecurringPatch,
  happenings: Happening[],
  at: string,
): RecurringMove {
  const whole: RecurringPatch = { ...patch, ...daysOf(row, patch, at) };
  const entries = whole.status === 'ENDED' && row.status !== 'ENDED' ? [...happenings, ENDED_ENTRY] : happenings;
  whole.history = [...row.history, ...entries.map((entry) => ({ ...entry, version: row.version + 1, at }))].slice(
    -RECURRING_HISTORY_LENGTH,
  );
  const set: Record<string, unknown> = {};
  const remove: (keyof RecurringOrderRow)[] = [];
  for (const name of Object.keys(whole) as (keyof RecurringOrderRow)[]) {
    if (whole[name] !== undefined) set[name] = whole[name];
    else if (row[name] !== undefined) remove.push(name);
  }
  return { set, remove };
}

const ENDED_ENTRY: Happening = { event: 'ENDED' };

function daysOf(row: RecurringOrderRow, patch: RecurringPatch, at: string): RecurringPatch {
  const after: RecurringPatch = { ...row, ...patch };
  if (after.status === 'SETUP_REQUIRED') return {};
  const idle: RecurringPatch = { nextRunOn: undefined, wakesOn: undefined, dueShard: undefined, dueAt: undefined };
  if (after.status !== 'ACTIVE') return idle;
  const { startsOn, interval, endsOn, count } = row;
  const plan: RunPlan = { startsOn, interval, placed: after.placed ?? row.placed };
  if (endsOn !== undefined) plan.endsOn = endsOn;
  if (count !== undefined) plan.count = count;
  const nextRunOn = nextRun(plan, after.occurrence ?? row.occurrence) ?? undefined;
  const wakesOn = after.retry ? after.retry.on : nextRunOn;
  if (wakesOn === undefined && after.awaitedOrderId === undefined) {
    return { ...idle, status: 'ENDED', retry: undefined, missedRunOn: undefined };
  }
  // The hour of a run is over everywhere when the day after begins in UTC, and so is, nearly always, what became of the last order.
  const dueAt = `${addDays(wakesOn ?? dayOf(at), 1)}T00:00:00.000Z`;
  return { reason: undefined, nextRunOn, wakesOn, dueShard: dueShard(row.id), dueAt };
}

/** The UTC day of an instant. */
export function dayOf(at: string): string {
  return at.slice(0, 10);
}

/** A row after a move. */
export function movedRow(row: RecurringOrderRow, { set, remove }: RecurringMove, at: string): RecurringOrderRow {
  const after: RecurringPatch = { ...row, ...set, version: row.version + 1, updatedAt: at };
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(after) as (keyof RecurringOrderRow)[]) {
    if (!remove.includes(name)) kept[name] = after[name];
  }
  return { ...row, ...kept };
}

/** Its card is saved: it goes on, or begins with the first day that is not past, where one is left; one that is paused stays so. */
export function saveCard(
  row: RecurringOrderRow,
  saved: Pick<RecurringOrderRow, 'customerId' | 'paymentMethodId' | 'card'>,
  at: string,
): RecurringMove {
  const occurrence = occurrenceFrom(row, row.occurrence, dayOf(at));
  if (row.status === 'SETUP_REQUIRED' && nextRun(row, occurrence) === null) return cancelRuns(row, 'NOT_SET_UP', at);
  const begins: RecurringPatch = row.status === 'SETUP_REQUIRED' ? { status: 'ACTIVE', occurrence } : {};
  return moveRecurring(row, { ...saved, ...begins }, [{ event: 'CARD_SAVED' }], at);
}

/** What becomes of one that is woken: `runOn` is the day that the run was scheduled for, `attempt` 0 is the run itself. */
export type RunDecision =
  | { kind: 'NOT_DUE' }
  | { kind: 'PLACE'; runOn: string; attempt: number; priced: PricedOrder }
  | { kind: 'PAUSE'; runOn: string; attempt: number; reason: 'PRICE_CHANGED' | 'PRODUCT_UNAVAILABLE' };

/**
 * What becomes of one that is woken on a day, with its products as they are now. NOT_DUE: what is to wake is another day, or nothing at all,
 * so that a run that comes twice, or late, places nothing a second time.
 */
export function decideRun(row: RecurringOrderRow | null, day: string, products: ProductRow[]): RunDecision {
  if (!row || row.status !== 'ACTIVE' || row.wakesOn !== day) return { kind: 'NOT_DUE' };
  const runOn = row.retry ? row.retry.runOn : day;
  const attempt = row.retry ? row.retry.attempt : 0;
  const { priced, userErrors } = priceOrder(row.lines, products);
  if (!priced) {
    const gone = userErrors.some(({ code }) => code === NOT_SOLD);
    return { kind: 'PAUSE', runOn, attempt, reason: gone ? 'PRODUCT_UNAVAILABLE' : 'PRICE_CHANGED' };
  }
  const isAgreed = priced.currency === row.currency && priced.total <= row.agreedTotal;
  return isAgreed
    ? { kind: 'PLACE', runOn, attempt, priced }
    : { kind: 'PAUSE', runOn, attempt, reason: 'PRICE_CHANGED' };
}

const NOT_SOLD: OrderErrorCode = 'PRODUCT_NOT_FOUND';

/** The move that goes with placing a run's order, written with it or not at all. */
export function placeRun(
  row: RecurringOrderRow,
  { runOn, attempt }: { runOn: string; attempt: number },
  orderId: string,
  at: string,
): RecurringMove {
  const patch: RecurringPatch = {
    awaitedOrderId: orderId,
    retry: undefined,
    missedRunOn: undefined,
    ...(row.retry ? {} : { occurrence: row.occurrence + 1 }),
    ...(attempt === 0 ? { placed: row.placed + 1 } : {}),
  };
  return moveRecurring(row, patch, [{ event: 'PLACED', runOn, orderId }], at);
}

/** The move that goes with a run for which no order can be placed: it can be made up for once what keeps it is mended. */
export function missRun(
  row: RecurringOrderRow,
  { runOn, attempt, reason }: { runOn: string; attempt: number; reason: RecurringReason },
  at: string,
): RecurringMove {
  const patch: RecurringPatch = {
    ...stopped(reason, { runOn, attempt, on: runOn }),
    ...(row.retry ? {} : { occurrence: row.occurrence + 1 }),
  };
  const missed: Happening[] = [
    { event: 'MISSED', runOn, reason },
    { event: 'PAUSED', runOn, reason },
  ];
  return moveRecurring(row, patch, missed, at);
}

function stopped(reason: RecurringReason, missed: NonNullable<RecurringOrderRow['retry']>): RecurringPatch {
  return { status: 'PAUSED', reason, retry: missed, missedRunOn: missed.runOn };
}

/** What an order's end says to the recurring order that it is a run of. `attempt` 0 is the run itself. */
export interface RunNews {
  orderId: string;
  runOn: string;
  attempt: number;
  status: 'COMPLETED' | 'FAILED' | 'CANCELLED';
  reason: OrderReason | null;
}

/** The move by which it follows an order's end, or null where that is old news. */
export function followRun(row: RecurringOrderRow, news: RunNews, at: string): RecurringMove | null {
  const { orderId, runOn, attempt } = news;
  if (row.awaitedOrderId !== orderId) return null;
  const heard: RecurringPatch = { awaitedOrderId: undefined };
  if (news.status === 'COMPLETED') return moveRecurring(row, heard, [{ event: 'PAID', runOn, orderId }], at);
  const reason = news.reason ?? 'NOT_PROCESSED';
  const next = { runOn, attempt: attempt + 1, on: runOn };
  if (reason === 'OUT_OF_STOCK' || reason === 'CANCELLED_BY_CUSTOMER' || reason === 'CANCELLED_BY_STAFF') {
    return moveRecurring(row, heard, [{ event: 'MISSED', runOn, orderId, reason }], at);
  }
  if (reason === 'PRODUCT_UNAVAILABLE') {
    const missed: Happening = { event: 'MISSED', runOn, orderId, reason };
    return pausedBy(row, heard, next, reason, missed, at);
  }
  const failed: Happening = { event: 'PAYMENT_FAILED', runOn, orderId, reason: failureOf(reason) };
  const on = retryDay(row, news, dayOf(at));
  if (row.status === 'ACTIVE' && on !== null) {
    return moveRecurring(row, { ...heard, retry: { ...next, on } }, [failed], at);
  }
  return pausedBy(row, heard, next, 'PAYMENT_FAILED', failed, at);
}

/** Pauses one that is ACTIVE; one that was paused by hand stays so, and its run can be made up for as well. */
function pausedBy(
  row: RecurringOrderRow,
  heard: RecurringPatch,
  next: NonNullable<RecurringOrderRow['retry']>,
  reason: RecurringReason,
  happening: Happening,
  at: string,
): RecurringMove {
  if (row.status === 'ACTIVE') {
    const paused: Happening = { event: 'PAUSED', runOn: next.runOn, reason };
    return moveRecurring(row, { ...heard, ...stopped(reason, next) }, [happening, paused], at);
  }
  const missed: RecurringPatch = row.status === 'PAUSED' ? { retry: next, missedRunOn: next.runOn } : {};
  return moveRecurring(row, { ...heard, ...missed }, [happening], at);
}

/** A fault of ours is told as any payment that did not come about. */
function failureOf(reason: OrderReason): RecurringReason {
  for (const failure of Object.keys(paymentFailureSentences) as (keyof typeof paymentFailureSentences)[]) {
    if (failure === reason) return failure;
  }
  return 'PAYMENT_FAILED';
}

/**
 * The day of the next try, or null where there is none: so many days after the scheduled one, where that is still to come, and never as late as
 * the next run.
 */
function retryDay(row: RecurringOrderRow, { runOn, attempt }: RunNews, today: string): string | null {
  const days = retryDays[attempt];
  if (days === undefined) return null;
  const planned = addDays(runOn, days);
  const soonest = addDays(today, 1);
  const on = planned < soonest ? soonest : planned;
  return row.nextRunOn !== undefined && on >= row.nextRunOn ? null : on;
}

/** The move of a pause by a person. What was to be tried again can be made up for. */
export function pauseRuns(
  row: RecurringOrderRow,
  reason: 'PAUSED_BY_CUSTOMER' | 'PAUSED_BY_STAFF',
  at: string,
): RecurringMove {
  const missed: RecurringPatch = row.retry ? { missedRunOn: row.retry.runOn } : {};
  return moveRecurring(row, { status: 'PAUSED', reason, ...missed }, [{ event: 'PAUSED', reason }], at);
}

/** The move of a resumption: with the next day that is not past, and with the run that was missed at once where it is to be made up for. */
export function resumeRuns(
  row: RecurringOrderRow,
  { agreed, makeUp }: { agreed: PricedOrder | null; makeUp: boolean },
  at: string,
): RecurringMove {
  const today = dayOf(at);
  // A day that is past is not waited for.
  const retry = makeUp && row.retry ? { ...row.retry, on: addDays(today, -1) } : undefined;
  const consent: RecurringPatch = agreed
    ? { lines: agreedLines(agreed), currency: agreed.currency, agreedTotal: agreed.total }
    : {};
  const occurrence = occurrenceFrom(row, row.occurrence, today);
  const patch: RecurringPatch = { ...consent, status: 'ACTIVE', reason: undefined, occurrence, retry };
  return moveRecurring(row, { ...patch, missedRunOn: retry?.runOn }, [{ event: 'RESUMED' }], at);
}

/** Lines at the prices that were agreed to. */
export function agreedLines({ lines }: PricedOrder): RecurringOrderRow['lines'] {
  return lines.map(({ productId, name, quantity, unitPrice, taxRate }) => ({
    productId,
    name,
    quantity,
    unitPrice,
    taxRate,
  }));
}

/** The move of leaving the next run out, or null where there is none. */
export function skipRun(row: RecurringOrderRow, at: string): RecurringMove | null {
  const { nextRunOn } = row;
  if (nextRunOn === undefined) return null;
  return moveRecurring(row, { occurrence: row.occurrence + 1 }, [{ event: 'SKIPPED', runOn: nextRunOn }], at);
}

/** The move of the end before the end. */
export function cancelRuns(
  row: RecurringOrderRow,
  reason: 'CANCELLED_BY_CUSTOMER' | 'CANCELLED_BY_STAFF' | 'NOT_SET_UP',
  at: string,
): RecurringMove {
  const patch: RecurringPatch = { status: 'CANCELLED', reason, retry: undefined, missedRunOn: undefined };
  return moveRecurring(row, patch, [{ event: 'CANCELLED', reason }], at);
}
