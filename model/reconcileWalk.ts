import type { ReconcilePage, ReconcileRequest, TicketDifference } from './reconcile.ts';

/** What a whole comparison found, and whether it came to its end. */
export interface ReconcileReport {
  readonly events: number;
  readonly categories: number;
  readonly differences: readonly TicketDifference[];
  /** Kinds of tickets, as `event#category`, that moved whenever they were looked at. */
  readonly unsettled: readonly string[];
  readonly isComplete: boolean;
}

/** Customers who are asked after at once. */
const AT_ONCE = 100;

/**
 * Compares everything that is stored of the tickets of events that start at an instant or later (UTC, ISO 8601), event after event, for as long as there is
 * time; at the end whoever is counted for tickets that nobody holds or has booked. For functions and commands: resolvers know nothing that is asynchronous.
 */
export async function reconcileTickets(
  ask: (request: ReconcileRequest) => Promise<ReconcilePage>,
  { since, hasTime }: { readonly since: string; hasTime(): boolean },
): Promise<ReconcileReport> {
  const compared = new Set<string>();
  const counted = new Set<string>();
  const differences: TicketDifference[] = [];
  const unsettled = new Set<string>();
  let categories = 0;
  const report = (isComplete: boolean): ReconcileReport => ({
    events: compared.size,
    categories,
    differences,
    unsettled: [...unsettled],
    isComplete,
  });
  const add = (page: ReconcilePage): void => {
    categories += page.categories;
    differences.push(...page.differences);
    for (const each of page.unsettled) unsettled.add(each);
  };
  for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
    const page: ReconcilePage = await ask({ from: 'EVENTS', since, cursor });
    for (const eventId of page.events) {
      if (!hasTime()) return report(false);
      const found = await ask({ from: 'EVENT', eventId });
      compared.add(eventId);
      add(found);
      for (const id of found.allowances) counted.add(id);
    }
    ({ cursor } = page);
  }
  for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
    if (!hasTime()) return report(false);
    const page: ReconcilePage = await ask({ from: 'ALLOWANCES', cursor });
    const stray = page.allowances.filter((id) => !counted.has(id) && compared.has(id.split('#')[0] ?? ''));
    for (let start = 0; start < stray.length; start += AT_ONCE) {
      if (!hasTime()) return report(false);
      // Who came since their event was compared is no stray: their category is looked at again.
      add({ ...(await ask({ from: 'CUSTOMERS', allowances: stray.slice(start, start + AT_ONCE) })), categories: 0 });
    }
    ({ cursor } = page);
  }
  return report(true);
}
