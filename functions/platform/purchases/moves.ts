import type { PurchaseLife, PurchaseReason, PurchaseRow, PurchaseStatus } from '#model/purchases.ts';
import { movePurchase, nextOf } from '#model/purchases.ts';
import type { Change, Table } from '../table.ts';
import { OvertakenError } from '../table.ts';

/** The purchase is being undone, has ended or needs a person: nothing may be done for it any more. The workflow goes by this name. */
export class PurchaseStopped extends Error {
  override readonly name = 'PurchaseStopped';
}

/** The purchase cannot be carried out, which stands in it: it is FAILING with a reason. The workflow goes by this name. */
export class PurchaseRefused extends Error {
  override readonly name = 'PurchaseRefused';
}

/** There is no such purchase. */
export class PurchaseMissing extends Error {
  override readonly name = 'PurchaseMissing';
}

/** A move that the machine has not: a fault in the program that asked for it. */
export class OutOfTurn extends Error {
  override readonly name = 'OutOfTurn';
}

/** Where time comes from, and how long a purchase may stand still before a sweeper looks at it. */
export interface Clock {
  now(): Date;
  readonly stalledSeconds: number;
}

/** A reason that a kind of purchases has. */
type ReasonOf<Row extends PurchaseRow> = NonNullable<Row['reason']> | PurchaseReason;

/** What a purchase comes through on its way to being paid, where everything goes well, in order. */
const toPaid: readonly PurchaseStatus[] = [
  'PENDING',
  'VALIDATED',
  'PAYMENT_ACTION_REQUIRED',
  'AUTHORIZED',
  'RESERVED',
  'CAPTURING',
  'PAID',
];

function pathOf({ complete }: PurchaseLife): readonly PurchaseStatus[] {
  return [...toPaid, complete];
}

/** Whether the purchase is being undone. */
export function isUndoing(row: Pick<PurchaseRow, 'status'>): boolean {
  return row.status === 'FAILING' || row.status === 'CANCELLING';
}

/** The purchase, which is there and goes on. Throws PurchaseMissing, PurchaseStopped. */
export function going<Row extends PurchaseRow>(life: PurchaseLife, row: Row | null): Row {
  if (!row) throw new PurchaseMissing(`There is no such ${life.noun}.`);
  if (!pathOf(life).includes(row.status)) throw new PurchaseStopped(`${row.id} is ${row.status}.`);
  return row;
}

/** Whether a purchase that goes on has come to this status, or further: what a step is for was done, by it or by another run of it. */
export function hasReached(life: PurchaseLife, row: Pick<PurchaseRow, 'status'>, status: PurchaseStatus): boolean {
  const path = pathOf(life);
  return path.indexOf(row.status) >= path.indexOf(status);
}

/** The move to a status, with everything that hangs on it. Throws OutOfTurn. */
export function moveTo<Row extends PurchaseRow>(
  life: PurchaseLife,
  row: Row,
  to: PurchaseStatus,
  clock: Clock,
  reason?: ReasonOf<Row>,
): Change & { set: object } {
  if (!nextOf(life, row.status).includes(to)) throw new OutOfTurn(`${row.id}: ${row.status} to ${to}`);
  const facts = { dueAt: stillDue(row, clock), ...(reason ? { reason } : {}) };
  const { set, remove } = movePurchase<PurchaseStatus, string>(life, row, to, clock.now().toISOString(), facts);
  return { set: { ...set }, remove };
}

/** When a sweeper looks at a purchase that moves, or is looked at, now. UTC, ISO 8601. */
export function dueAfter(clock: Clock): string {
  return new Date(clock.now().getTime() + clock.stalledSeconds * 1000).toISOString();
}

/** An entry of the index that went along with every step would cost as much as the step: it stays while half of its time is left. */
function stillDue({ dueAt }: PurchaseRow, clock: Clock): string {
  const latest = dueAfter(clock);
  const earliest = dueAfter({ now: () => clock.now(), stalledSeconds: clock.stalledSeconds / 2 });
  return dueAt !== undefined && dueAt >= earliest && dueAt <= latest ? dueAt : latest;
}

/** The step forward to a status, or null where the purchase has reached it. Throws PurchaseMissing, PurchaseStopped, OutOfTurn. */
export function forward(
  life: PurchaseLife,
  row: PurchaseRow | null,
  to: PurchaseStatus,
  clock: Clock,
): (Change & { set: object }) | null {
  const purchase = going(life, row);
  return hasReached(life, purchase, to) ? null : moveTo(life, purchase, to, clock);
}

/** What stops a purchase for this reason: nothing where it is stopped already, or is past being stopped. */
export function stopping<Row extends PurchaseRow>(
  life: PurchaseLife,
  row: Row | null,
  reason: ReasonOf<Row>,
  clock: Clock,
): (Change & { set: object }) | null {
  if (!row || row.status === 'NEEDS_ATTENTION' || !nextOf(life, row.status).includes('FAILING')) return null;
  return moveTo(life, row, 'FAILING', clock, reason);
}

/** What every step has. */
export interface StepPorts<Row extends PurchaseRow> {
  readonly life: PurchaseLife;
  readonly purchases: Table<Row>;
  readonly clock: Clock;
}

/**
 * Stops a purchase that a step has judged while it was in `judged`, and ends the step. Throws PurchaseRefused or PurchaseStopped; OvertakenError
 * where the purchase has gone on meanwhile, so that the step looks again.
 */
export async function refuse<Row extends PurchaseRow>(
  { life, purchases, clock }: StepPorts<Row>,
  judged: Row,
  reason: ReasonOf<Row>,
): Promise<never> {
  const { row } = await purchases.settle(judged.id, (current) =>
    current?.status === judged.status ? stopping(life, current, reason, clock) : null,
  );
  if (row?.status === 'FAILING') throw new PurchaseRefused(`${row.id}: ${reason}`);
  going(life, row);
  throw new OvertakenError(`${judged.id} went on while it was judged.`);
}

/** Takes a purchase a step forward that has no effect but itself. Throws PurchaseMissing, PurchaseStopped, OutOfTurn. */
export async function advance<Row extends PurchaseRow>(
  id: string,
  to: PurchaseStatus,
  { life, purchases, clock }: StepPorts<Row>,
): Promise<void> {
  await purchases.settle(id, (row) => forward(life, row, to, clock));
}

/** The purchase while it is being undone, or null once it was. Throws PurchaseMissing; OutOfTurn where nobody stopped it. */
export function undoing<Row extends PurchaseRow>(life: PurchaseLife, row: Row | null): Row | null {
  if (!row) throw new PurchaseMissing(`There is no such ${life.noun}.`);
  if (row.status === 'FAILED' || row.status === 'CANCELLED') return null;
  if (!isUndoing(row)) throw new OutOfTurn(`${row.id} is ${row.status}, and nobody stopped it.`);
  return row;
}

/** What ends a purchase that is undone; null once it has ended. Throws PurchaseMissing; OutOfTurn where something is still taken for it. */
export function ending(life: PurchaseLife, row: PurchaseRow | null, clock: Clock): Change | null {
  const purchase = undoing(life, row);
  if (!purchase) return null;
  if (purchase[life.takenFlag]) throw new OutOfTurn(`${purchase.id} has something that was not given back.`);
  return moveTo(life, purchase, purchase.status === 'CANCELLING' ? 'CANCELLED' : 'FAILED', clock);
}

/**
 * What hands a purchase that this run could not undo to a person; null where it is not being undone, or by another run: a person has asked for that
 * one since, or the sweeper has, and only it can say how it ended.
 */
export function handingOver(life: PurchaseLife, row: PurchaseRow | null, run: number, clock: Clock): Change | null {
  return row?.run === run && isUndoing(row) ? moveTo(life, row, 'NEEDS_ATTENTION', clock, 'NOT_UNDONE') : null;
}
