import type { OrderReason, OrderRow, OrderStatus } from '#model/orders.ts';
import { moveOrder, orderMachine } from '#model/orders.ts';
import { canMove } from '#model/statusMachine.ts';
import type { Change, Table } from '../platform/table.ts';
import { OvertakenError } from '../platform/table.ts';

/** The order is being undone, has ended or needs a person: nothing may be done for it any more. The workflow goes by this name. */
export class OrderStopped extends Error {
  override readonly name = 'OrderStopped';
}

/** The order cannot be carried out, which stands in it: it is FAILING with a reason. The workflow goes by this name. */
export class OrderRefused extends Error {
  override readonly name = 'OrderRefused';
}

/** There is no such order. */
export class OrderMissing extends Error {
  override readonly name = 'OrderMissing';
}

/** A move that the machine has not: a fault in the program that asked for it. */
export class OutOfTurn extends Error {
  override readonly name = 'OutOfTurn';
}

/** Where time comes from, and how long an order may stand still before a sweeper looks at it. */
export interface Clock {
  now(): Date;
  readonly stalledSeconds: number;
}

/** What an order comes through where everything goes well, in order. */
const path: readonly OrderStatus[] = [
  'PENDING',
  'VALIDATED',
  'PAYMENT_ACTION_REQUIRED',
  'AUTHORIZED',
  'RESERVED',
  'CAPTURING',
  'PAID',
  'COMPLETED',
];

/** Whether the order is being undone. */
export function isUndoing(row: Pick<OrderRow, 'status'>): boolean {
  return row.status === 'FAILING' || row.status === 'CANCELLING';
}

/** The order, which is there and goes on. Throws OrderMissing, OrderStopped. */
export function going(row: OrderRow | null): OrderRow {
  if (!row) throw new OrderMissing('There is no such order.');
  if (!path.includes(row.status)) throw new OrderStopped(`${row.id} is ${row.status}.`);
  return row;
}

/** Whether an order that goes on has come to this status, or further: what a step is for was done, by it or by another run of it. */
export function hasReached(row: Pick<OrderRow, 'status'>, status: OrderStatus): boolean {
  return path.indexOf(row.status) >= path.indexOf(status);
}

/** The move to a status, with everything that hangs on it. Throws OutOfTurn. */
export function moveTo(row: OrderRow, to: OrderStatus, clock: Clock, reason?: OrderReason): Change & { set: object } {
  if (row.status === to || !canMove(orderMachine, row.status, to)) {
    throw new OutOfTurn(`${row.id}: ${row.status} to ${to}`);
  }
  const facts = { dueAt: stillDue(row, clock), ...(reason ? { reason } : {}) };
  const { set, remove } = moveOrder(row, to, clock.now().toISOString(), facts);
  return { set: { ...set }, remove };
}

/** When a sweeper looks at an order that moves, or is looked at, now. UTC, ISO 8601. */
export function dueAfter(clock: Clock): string {
  return new Date(clock.now().getTime() + clock.stalledSeconds * 1000).toISOString();
}

/** An entry of the index that went along with every step would cost as much as the step: it stays while half of its time is left. */
function stillDue({ dueAt }: OrderRow, clock: Clock): string {
  const latest = dueAfter(clock);
  const earliest = dueAfter({ now: () => clock.now(), stalledSeconds: clock.stalledSeconds / 2 });
  return dueAt !== undefined && dueAt >= earliest && dueAt <= latest ? dueAt : latest;
}

/** The step forward to a status, or null where the order has reached it. Throws OrderMissing, OrderStopped, OutOfTurn. */
export function forward(row: OrderRow | null, to: OrderStatus, clock: Clock): Change | null {
  const order = going(row);
  return hasReached(order, to) ? null : moveTo(order, to, clock);
}

/** What stops an order for this reason: nothing where it is stopped already, or is past being stopped. */
export function stopping(row: OrderRow | null, reason: OrderReason, clock: Clock): Change | null {
  if (!row || row.status === 'FAILING' || row.status === 'NEEDS_ATTENTION') return null;
  return canMove(orderMachine, row.status, 'FAILING') ? moveTo(row, 'FAILING', clock, reason) : null;
}

/**
 * Stops an order that a step has judged while it was in `judged`, and ends the step. Throws OrderRefused or OrderStopped; OvertakenError where
 * the order has gone on meanwhile, so that the step looks again.
 */
export async function refuse(
  orders: Table<OrderRow>,
  judged: OrderRow,
  reason: OrderReason,
  clock: Clock,
): Promise<never> {
  const { row } = await orders.settle(judged.id, (current) =>
    current?.status === judged.status ? stopping(current, reason, clock) : null,
  );
  const order = row ? { ...row } : null;
  if (order?.status === 'FAILING') throw new OrderRefused(`${order.id}: ${reason}`);
  going(order);
  throw new OvertakenError(`${judged.id} went on while it was judged.`);
}
