import { ATTENTION } from '#model/purchases.ts';
import type { PageInfo } from '#model/generated.ts';

/** One list of orders: the name that its cursors carry, its index, and which part of it is listed in which direction. */
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

export function ordersOfDay(day: string): OrderList {
  return { name: `DAY-${day}`, index: 'byDay', partition: { placedDay: { eq: day } }, oldestFirst: false };
}

/** `email` in lower case. */
export function ordersFor(email: string): OrderList {
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
export function ordersInNeed(): OrderList {
  return { name: 'ATTENTION', index: 'byAttention', partition: { attention: { eq: ATTENTION } }, oldestFirst: true };
}
