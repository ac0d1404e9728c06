import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import type { ReconcilePage, ReconcileRequest } from '#model/reconcile.ts';
import { reconcileTickets } from '#model/reconcileWalk.ts';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { gauge } from '../../platform/metric.ts';
import { ticketBooks } from './books.ts';
import { compareTickets } from './compare.ts';

const env = environment({
  STAGE: text,
  EVENTS_TABLE: text,
  TICKET_SALES_TABLE: text,
  TICKET_STOCK_TABLE: text,
  TICKET_HOLDS_TABLE: text,
  BOOKINGS_TABLE: text,
  SEATS_TABLE: text,
  TICKET_ALLOWANCES_TABLE: text,
});

const books = ticketBooks({
  events: env.EVENTS_TABLE,
  sales: env.TICKET_SALES_TABLE,
  stock: env.TICKET_STOCK_TABLE,
  holds: env.TICKET_HOLDS_TABLE,
  bookings: env.BOOKINGS_TABLE,
  seats: env.SEATS_TABLE,
  allowances: env.TICKET_ALLOWANCES_TABLE,
});

/** Milliseconds that one more event may take. */
const ONE_EVENT = 90_000;

/** Differences of a night whose details the log holds: where there are more, the command says all. */
const LOGGED = 50;

/** Events that began longer ago are compared by the command alone: nothing of them moves any more. */
const SINCE_MS = 30 * 24 * 60 * 60 * 1000;

const requests: z.ZodMiniType<ReconcileRequest> = z.discriminatedUnion('from', [
  z.object({ from: z.literal('EVENTS'), since: z.string(), cursor: z.nullable(z.string()) }),
  z.object({ from: z.literal('EVENT'), eventId: z.string() }),
  z.object({ from: z.literal('ALLOWANCES'), cursor: z.nullable(z.string()) }),
  z.object({ from: z.literal('CUSTOMERS'), allowances: z.array(z.string()) }),
]);
const night = z.object({ source: z.literal('aws.events') });

/** One step for the operator's command, which sums up; every night, by EventBridge, all of them for as long as a function may run. */
export async function handler(event: unknown, context: Context): Promise<ReconcilePage | null> {
  if (!z.safeParse(night, event).success) return compareTickets(z.parse(requests, event), books);
  const { differences, unsettled, ...counted } = await reconcileTickets((request) => compareTickets(request, books), {
    since: new Date(Date.now() - SINCE_MS).toISOString(),
    hasTime: () => context.getRemainingTimeInMillis() > ONE_EVENT,
  });
  for (const difference of differences.slice(0, LOGGED)) logger.error('tickets differ', { ...difference });
  logger.info('tickets reconciled', { ...counted, unsettled: unsettled.length, differences: differences.length });
  gauge('TicketDifferences', env.STAGE, differences.length, 'Count');
  gauge('TicketsNotReconciled', env.STAGE, counted.isComplete ? 0 : 1, 'Count');
  return null;
}
