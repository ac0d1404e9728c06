import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import type { LedgerPage, LedgerRequest } from '#model/ledger.ts';
import { LEDGER_GRACE_SECONDS } from '#model/ledger.ts';
import { compareLedgers } from '#model/ledgerWalk.ts';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { gauge } from '../../platform/metric.ts';
import { providerOf, providerSettings } from '../../platform/payments/connect.ts';
import { ledgerBooks } from './books.ts';
import { comparePage } from './page.ts';

const env = environment({
  ...providerSettings,
  STAGE: text,
  PAYMENTS_TABLE: text,
  REFUNDS_TABLE: text,
  ORDERS_TABLE: text,
  BOOKINGS_TABLE: text,
});

const places = {
  ...ledgerBooks({
    payments: env.PAYMENTS_TABLE,
    refunds: env.REFUNDS_TABLE,
    purchases: { ORDER: env.ORDERS_TABLE, BOOKING: env.BOOKINGS_TABLE },
  }),
  provider: providerOf(env),
  now: () => new Date(),
};

/** Milliseconds that one more page may take. */
const ONE_PAGE = 90_000;

/** Differences of a night whose details the log holds: where there are more, the command says all. */
const LOGGED = 50;

const requests: z.ZodMiniType<LedgerRequest> = z.discriminatedUnion('from', [
  z.object({ from: z.literal('PROVIDER'), cursor: z.nullable(z.string()), graceSeconds: z.number() }),
  z.object({ from: z.literal('OURS'), cursor: z.nullable(z.string()), since: z.string() }),
  z.object({ from: z.literal('PAYMENTS'), ids: z.array(z.string()), graceSeconds: z.number() }),
]);
const night = z.object({ source: z.literal('aws.events') });

/** One page for the operator's command, which sums up; every night, by EventBridge, all of them for as long as a function may run. */
export async function handler(event: unknown, context: Context): Promise<LedgerPage | null> {
  if (!z.safeParse(night, event).success) return comparePage(z.parse(requests, event), places);
  const report = await compareLedgers((request) => comparePage(request, places), {
    startedAt: places.now(),
    graceSeconds: LEDGER_GRACE_SECONDS,
    hasTime: () => context.getRemainingTimeInMillis() > ONE_PAGE,
  });
  const { checked, foreign, differences, unsettled, isComplete, theirs, ours } = report;
  for (const difference of differences.slice(0, LOGGED)) logger.error('ledgers differ', { ...difference });
  logger.info('ledgers compared', {
    checked,
    foreign,
    isComplete,
    theirs,
    ours,
    unsettled: unsettled.length,
    differences: differences.length,
  });
  gauge('LedgerDifferences', env.STAGE, differences.length, 'Count');
  gauge('LedgerUnfinished', env.STAGE, isComplete ? 0 : 1, 'Count');
  return null;
}
