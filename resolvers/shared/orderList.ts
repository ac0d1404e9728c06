import { ATTENTION } from '#model/purchases.ts';
import type { PageInfo } from '#model/generated.ts';
import { orderLimits } from '#model/orders.ts';
import { refuse } from './result.ts';

/** A date of AppSync's may bear an offset, which a UTC day has not. */
const DAY_LENGTH = 10;

/** One list of orders or bookings: the name that its cursors carry, its index, and which part of it is listed in which direction. */
export interface OrderList {
  name: string;
  index: 'byOwner' | 'byDay' | 'byEmail' | 'byAttention' | 'byRecurring';
  partition: Record<string, { eq: string }>;
  oldestFirst: boolean;
}

/** What the steps of a list hand on. Its indexes hold keys alone: a row is read where it is shown. */
export interface OrderListStash {
  list: OrderList;
  ids: string[];
  nextToken: string | null;
  pageInfo: PageInfo;
}

/** What DynamoDB answers to a query of a list. */
export interface OrderKeys {
  items: { id: string }[];
  nextToken?: string | null;
}

export function ownOrders(callerId: string): OrderList {
  return { name: 'ORDERS', index: 'byOwner', partition: { ownerId: { eq: callerId } }, oldestFirst: false };
}

function ordersOfDay(day: string): OrderList {
  return { name: `DAY-${day}`, index: 'byDay', partition: { placedDay: { eq: day } }, oldestFirst: false };
}

/** `email` in lower case. */
function ordersFor(email: string): OrderList {
  return { name: `EMAIL-${email}`, index: 'byEmail', partition: { email: { eq: email } }, oldestFirst: false };
}

/** Runs of one recurring order. */
export function runsOf(recurringOrderId: string): OrderList {
  return {
    name: `RUNS-${recurringOrderId}`,
    index: 'byRecurring',
    partition: { recurringOrderId: { eq: recurringOrderId } },
    oldestFirst: false,
  };
}

/** Who waits longest comes first. */
function ordersInNeed(): OrderList {
  return { name: 'ATTENTION', index: 'byAttention', partition: { attention: { eq: ATTENTION } }, oldestFirst: true };
}

/** The list that staff ask for: exactly one of three, or `BadRequest`. */
export function deskOf({
  day,
  email,
  needsAttention,
}: {
  day?: string | null | undefined;
  email?: string | null | undefined;
  needsAttention?: boolean | null | undefined;
}): OrderList {
  const lists: OrderList[] = [];
  if (typeof day === 'string') lists.push(ordersOfDay(day));
  if (typeof email === 'string') lists.push(ordersFor(email.toLowerCase()));
  if (needsAttention) lists.push(ordersInNeed());
  const list = lists[0];
  if (!list || lists.length > 1) return refuse('Exactly one of `day`, `email` and `needsAttention` must be given.');
  if (list.index === 'byDay' && list.partition.placedDay?.eq.length !== DAY_LENGTH) {
    return refuse('`day` must be a UTC day without an offset.');
  }
  const address = list.partition.email?.eq ?? '-';
  if (address.length < 1 || address.length > orderLimits.email) {
    return refuse(`\`email\` must have 1–${orderLimits.email} characters.`);
  }
  return list;
}
