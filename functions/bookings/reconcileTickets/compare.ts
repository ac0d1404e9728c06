import type { EventRow } from '#model/concerts.ts';
import { eventCategory } from '#model/keys.ts';
import type { CategoryFacts, ReconcilePage, ReconcileRequest, TicketDifference } from '#model/reconcile.ts';
import { countedAllowances, emptyReconcilePage, ticketDifferences } from '#model/reconcile.ts';

/** Where what is stored of tickets is read. */
export interface TicketBooks {
  /** Ids of some events that start at an instant or later, drafts among them, by their start. */
  events(
    since: string,
    cursor: string | null,
  ): Promise<{ readonly ids: readonly string[]; readonly cursor: string | null }>;
  event(eventId: string): Promise<EventRow | null>;
  /** Everything of one kind of tickets, as it is at this moment; of customers who hold and have booked nothing those that are named. */
  facts(event: EventRow, categoryId: string, owners: readonly string[]): Promise<CategoryFacts | null>;
  /** Ids of some allowances that say something, in no order. */
  allowances(cursor: string | null): Promise<{ readonly ids: readonly string[]; readonly cursor: string | null }>;
  /** Until what was written before shows in every index. */
  untilIndexed(): Promise<void>;
}

/** Looks at tickets that move, or seem to contradict each other, so often. */
const LOOKS = 5;

/** What was found of one kind of tickets. */
interface Finding {
  readonly differences: readonly TicketDifference[];
  readonly isUnsettled: boolean;
  readonly allowances: readonly string[];
}

/** One step of the comparison. */
export async function compareTickets(request: ReconcileRequest, books: TicketBooks): Promise<ReconcilePage> {
  const page = emptyReconcilePage();
  switch (request.from) {
    case 'EVENTS': {
      const { ids, cursor } = await books.events(request.since, request.cursor);
      return { ...page, events: ids, cursor };
    }
    case 'EVENT':
      return compareEvent(request.eventId, books);
    case 'ALLOWANCES': {
      const { ids, cursor } = await books.allowances(request.cursor);
      return { ...page, allowances: ids, cursor };
    }
    case 'CUSTOMERS':
      return compareCustomers(request.allowances, books);
  }
}

async function compareEvent(eventId: string, books: TicketBooks): Promise<ReconcilePage> {
  const event = await books.event(eventId);
  if (!event || event.status === 'DRAFT' || !event.publishedAt) return emptyReconcilePage();
  const findings: [string, Finding][] = [];
  for (const { id } of event.ticketCategories) {
    findings.push([eventCategory(eventId, id), await compareCategory(eventId, id, [], books)]);
  }
  return pageOf(findings);
}

async function compareCustomers(allowances: readonly string[], books: TicketBooks): Promise<ReconcilePage> {
  const named = allowances
    .map((id) => id.split('#'))
    .map(([eventId = '', categoryId = '', ownerId = '']) => ({
      eventId,
      categoryId,
      ownerId,
    }));
  const findings: [string, Finding][] = [];
  for (const [category, customers] of Map.groupBy(named, (each) => eventCategory(each.eventId, each.categoryId))) {
    const [first] = customers;
    if (!first) continue;
    const owners = customers.map(({ ownerId }) => ownerId);
    const finding = await compareCategory(first.eventId, first.categoryId, owners, books);
    const differences = finding.differences.filter(({ kind, what }) => kind === 'ALLOWANCE' && owners.includes(what));
    findings.push([category, { ...finding, differences }]);
  }
  return pageOf(findings);
}

function pageOf(findings: readonly (readonly [string, Finding])[]): ReconcilePage {
  return {
    ...emptyReconcilePage(),
    categories: findings.length,
    differences: findings.flatMap(([, { differences }]) => differences),
    unsettled: findings.filter(([, { isUnsettled }]) => isUnsettled).map(([category]) => category),
    allowances: findings.flatMap(([, { allowances }]) => allowances),
  };
}

/**
 * What contradicts what in one kind of tickets. It is read in many parts, and through indexes that are a moment behind: what differs is looked at again, and
 * counts only where two looks that nothing moved between or meanwhile say the same.
 */
async function compareCategory(
  eventId: string,
  categoryId: string,
  owners: readonly string[],
  books: TicketBooks,
): Promise<Finding> {
  let before = '';
  let allowances: readonly string[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    if (look > 0) await books.untilIndexed();
    const event = await books.event(eventId);
    const facts = event && (await books.facts(event, categoryId, owners));
    // A category, once published, is never taken away.
    if (!facts) return { differences: [], isUnsettled: true, allowances };
    allowances = countedAllowances(facts);
    const differences = ticketDifferences(facts);
    if (differences.length === 0) return { differences, isUnsettled: false, allowances };
    const now = JSON.stringify([momentOf(facts), differences]);
    if (now === before) return { differences, isUnsettled: false, allowances };
    before = now;
  }
  return { differences: [], isUnsettled: true, allowances };
}

/** The same for the same state of the rows that every hold and every sale writes. */
function momentOf({ event, stock }: CategoryFacts): unknown[] {
  return [event.status, ...stock.map(({ shard, version }) => [shard, version])];
}
