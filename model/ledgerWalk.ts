import type { LedgerPage, LedgerReport, LedgerRequest } from './ledger.ts';
import {
  closedLedger,
  emptyLedgerReport,
  LEDGER_RECHECK,
  LEDGER_SECOND_LOOKS,
  lookedAgain,
  perhapsMoving,
  withOurs,
  withTheirs,
} from './ledger.ts';

/** What a whole comparison found, and whether it came to the end of both books. */
export interface WholeLedger extends LedgerReport {
  readonly isComplete: boolean;
}

/** How a comparison goes about it. */
export interface LedgerWalk {
  startedAt: Date;
  /** What moved so many seconds before it was looked at is not judged. */
  graceSeconds: number;
  /** Asked before every page. */
  hasTime(): boolean;
}

/**
 * Compares both books, page after page, for as long as there is time. The provider lists its newest payments first, so that what is left over is the
 * oldest; ours are looked at only where all of the provider's were. What differs is looked at once more at the end: what a client pays at the
 * provider is known there some seconds before its notice comes here. For functions and commands: resolvers know nothing that is asynchronous.
 */
export async function compareLedgers(
  ask: (request: LedgerRequest) => Promise<LedgerPage>,
  walk: LedgerWalk,
): Promise<WholeLedger> {
  const { isComplete, ...first } = await walkThrough(ask, walk);
  let report: LedgerReport = first;
  const again = perhapsMoving(first).slice(0, LEDGER_SECOND_LOOKS);
  for (let start = 0; start < again.length; start += LEDGER_RECHECK) {
    const ids = again.slice(start, start + LEDGER_RECHECK);
    report = lookedAgain(report, ids, await ask({ from: 'PAYMENTS', ids, graceSeconds: walk.graceSeconds }));
  }
  return { ...(isComplete ? closedLedger(report) : report), isComplete };
}

async function walkThrough(
  ask: (request: LedgerRequest) => Promise<LedgerPage>,
  { startedAt, graceSeconds, hasTime }: LedgerWalk,
): Promise<WholeLedger> {
  const since = new Date(startedAt.getTime() - graceSeconds * 1000).toISOString();
  let report = emptyLedgerReport();
  const seen = new Set<string>();
  for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
    if (!hasTime()) return { ...report, isComplete: false };
    const page: LedgerPage = await ask({ from: 'PROVIDER', cursor, graceSeconds });
    report = withTheirs(report, page);
    for (const id of page.seen) seen.add(id);
    ({ cursor } = page);
  }
  const unseen: string[] = [];
  for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
    if (!hasTime()) return { ...report, isComplete: false };
    const page: LedgerPage = await ask({ from: 'OURS', cursor, since });
    report = withOurs(report, page);
    unseen.push(...page.seen.filter((id) => !seen.has(id)));
    ({ cursor } = page);
  }
  for (let start = 0; start < unseen.length; start += LEDGER_RECHECK) {
    if (!hasTime()) return { ...report, isComplete: false };
    report = withTheirs(
      report,
      await ask({ from: 'PAYMENTS', ids: unseen.slice(start, start + LEDGER_RECHECK), graceSeconds }),
    );
  }
  return { ...report, isComplete: true };
}
