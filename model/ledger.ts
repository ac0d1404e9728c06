/** What can differ between the payment provider's books and ours, with the sentence an operator reads beside it. */
export const ledgerDifferenceSentences = {
  UNKNOWN_HERE: 'The provider has a payment that names one of ours, and there is none.',
  MISSING_AT_PROVIDER: 'We hold or took money of a payment that the provider does not know.',
  ANOTHER_PAYMENT: 'The provider holds or took money of a second payment under the same name.',
  CURRENCY: 'The currencies differ.',
  AMOUNT: 'The amounts differ.',
  HELD: 'What is held differs.',
  CAPTURED: 'What was charged differs.',
  REFUNDED: 'What was given back differs.',
  REFUND: 'A refund differs.',
  ORDER: 'An order that has ended, and a payment of it, contradict each other.',
  BOOKING: 'A booking that has ended, and a payment of it, contradict each other.',
  BALANCES: 'Our payment and our refunds do not add up.',
  TOTALS: 'The payments agree, and their totals do not.',
} as const;

export type LedgerDifferenceCode = keyof typeof ledgerDifferenceSentences;

/** One contradiction. Amounts in minor units. */
export interface LedgerDifference {
  code: LedgerDifferenceCode;
  paymentId: string | null;
  /** The provider's own id. */
  intentId: string | null;
  /** Ours where there is one, else the provider's. */
  refundId: string | null;
  ours: string;
  theirs: string;
}

/** What was charged and given back, or is on its way back, of one currency. Minor units. */
export interface LedgerSum {
  captured: number;
  refunded: number;
}

/** Sums by currency. */
export type LedgerSums = Record<string, LedgerSum>;

/**
 * One step of comparing the books. PROVIDER: a page of the provider's payments, against ours. OURS: a page of ours, for what must be among them,
 * and against their purchases.
 * PAYMENTS: some of ours, each asked for by its id. `cursor`: of the page before, null for the first. Whatever moved at most `graceSeconds` ago, or
 * since `since` (UTC, ISO 8601), may still be moving.
 */
export type LedgerRequest =
  | { from: 'PROVIDER'; cursor: string | null; graceSeconds: number }
  | { from: 'OURS'; cursor: string | null; since: string }
  | { from: 'PAYMENTS'; ids: string[]; graceSeconds: number };

/** What a step found. */
export interface LedgerPage {
  /** Payments that were looked at. */
  checked: number;
  /** Payments at the provider that are none of Marquee's. */
  foreign: number;
  /** Payments that are still moving: another time says whether they agree. */
  unsettled: string[];
  differences: LedgerDifference[];
  /** PROVIDER, PAYMENTS: ours that the provider knows. OURS: those that it must know. */
  seen: string[];
  /** Of the provider, or for OURS of ours. */
  sums: LedgerSums;
  /** Asks for what follows; null where nothing does. */
  cursor: string | null;
}

/** What was found so far. */
export interface LedgerReport {
  checked: number;
  foreign: number;
  unsettled: string[];
  differences: LedgerDifference[];
  theirs: LedgerSums;
  ours: LedgerSums;
}

/** Payments that are asked for by their ids in one step. */
export const LEDGER_RECHECK = 20;

/** Payments that are looked at again where they differ; of more than that it is no matter of a moment. */
export const LEDGER_SECOND_LOOKS = 100;

/** How long what moved may still be moving, in seconds: longer than a notice of the provider takes. */
export const LEDGER_GRACE_SECONDS = 60;

/** A report before anything was looked at. */
export function emptyLedgerReport(): LedgerReport {
  return { checked: 0, foreign: 0, unsettled: [], differences: [], theirs: {}, ours: {} };
}

/** The report with a page of the provider's, or of payments that were asked for one by one. */
export function withTheirs(report: LedgerReport, page: LedgerPage): LedgerReport {
  return {
    checked: report.checked + page.checked,
    foreign: report.foreign + page.foreign,
    unsettled: [...report.unsettled, ...page.unsettled],
    differences: [...report.differences, ...page.differences],
    theirs: sumsOf(report.theirs, page.sums),
    ours: report.ours,
  };
}

/** The report with a page of ours. */
export function withOurs(report: LedgerReport, page: LedgerPage): LedgerReport {
  return {
    ...report,
    unsettled: [...report.unsettled, ...page.unsettled],
    differences: [...report.differences, ...page.differences],
    ours: sumsOf(report.ours, page.sums),
  };
}

/** Payments whose differences may be gone at another look: both sides know them, and one may only have heard of something later than the other. */
export function perhapsMoving({ differences }: LedgerReport): string[] {
  const ids = differences.flatMap(({ code, paymentId }) => (paymentId !== null && !isCertain(code) ? [paymentId] : []));
  return [...new Set(ids)];
}

/** The report after another look at some of its payments: what it does not find again was only moving. */
export function lookedAgain(report: LedgerReport, ids: readonly string[], page: LedgerPage): LedgerReport {
  const before = report.differences.filter(({ code, paymentId }) => isCertain(code) || !ids.includes(paymentId ?? ''));
  const found = page.differences.map(({ paymentId }) => paymentId);
  return {
    ...report,
    differences: [...before, ...page.differences],
    unsettled: [...report.unsettled, ...ids.filter((id) => !found.includes(id))],
  };
}

/** A payment stands in our books before the provider hears of it, and names its intent before that holds money; what a purchase that has ended was charged stays so. */
function isCertain(code: LedgerDifferenceCode): boolean {
  return ['UNKNOWN_HERE', 'ANOTHER_PAYMENT', 'MISSING_AT_PROVIDER', 'ORDER', 'BOOKING', 'TOTALS'].includes(code);
}

/** The report at its end: where every payment agrees, the totals must. */
export function closedLedger(report: LedgerReport): LedgerReport {
  if (report.differences.length > 0 || report.unsettled.length > 0) return report;
  const differences: LedgerDifference[] = [];
  for (const currency of ledgerCurrencies(report)) {
    const ours = report.ours[currency] ?? { captured: 0, refunded: 0 };
    const theirs = report.theirs[currency] ?? { captured: 0, refunded: 0 };
    if (ours.captured !== theirs.captured || ours.refunded !== theirs.refunded) {
      differences.push({
        code: 'TOTALS',
        paymentId: null,
        intentId: null,
        refundId: null,
        ours: `${currency} ${ours.captured} - ${ours.refunded}`,
        theirs: `${currency} ${theirs.captured} - ${theirs.refunded}`,
      });
    }
  }
  return { ...report, differences };
}

/** Currencies of either side, each once, in order. */
export function ledgerCurrencies({ ours, theirs }: Pick<LedgerReport, 'ours' | 'theirs'>): string[] {
  return Object.keys({ ...ours, ...theirs }).sort();
}

function sumsOf(sums: LedgerSums, more: LedgerSums): LedgerSums {
  const both: LedgerSums = { ...sums };
  for (const [currency, { captured, refunded }] of Object.entries(more)) {
    const known = both[currency] ?? { captured: 0, refunded: 0 };
    both[currency] = { captured: known.captured + captured, refunded: known.refunded + refunded };
  }
  return both;
}
