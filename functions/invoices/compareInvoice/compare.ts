import type { InvoiceCategory } from '#model/insights.ts';
import type { InvoiceCheck, InvoiceFields } from '#model/invoices.ts';
import type { Review } from '#model/reviews.ts';
import { MAXIMUM_ALTERNATES } from '#model/invoices.ts';
import type { TwinClaim, VendorHint, VendorRow } from '#model/vendors.ts';
import type { VendorStore } from '../../platform/vendors/store.ts';
import type { InvoiceOrigin, Twins } from '../../platform/vendors/twins.ts';
import { twinRows } from '../../platform/vendors/twins.ts';
import type { AppliedHints } from '../hints/apply.ts';
import type { FoundVendor } from './findVendor.ts';
import { acquaint, evidenceOf, findVendor, isImpostor } from './findVendor.ts';
import type { Earlier } from './history.ts';
import { currencyByHistory, historyChecks, historyReviews, withoutHistory } from './history.ts';

/** What was read or corrected, with what was found doubtful so far. */
export interface Judged {
  readonly fields: InvoiceFields;
  readonly reviews: readonly Review[];
  readonly checks: readonly InvoiceCheck[];
}

/** The same, compared with what came before. */
export interface Compared {
  readonly fields: InvoiceFields;
  readonly reviews: Review[];
  readonly checks: InvoiceCheck[];
  /** Absent where no name was read. */
  readonly vendorId?: string;
  /** What the vendor's invoices are for, where a person said so. */
  readonly vendorCategory?: InvoiceCategory;
}

export interface ComparePorts {
  readonly vendors: VendorStore;
  readonly twins: Twins;
  /** Whether the invoice is neither deleted nor refused. */
  isThere(invoiceId: string): Promise<boolean>;
}

/** What a vendor's hints make of a reading; nothing where the hints have no say (a person's correction). */
export type HintReader = (judged: Judged, hints: readonly VendorHint[]) => AppliedHints;

/** Twins that are looked at, at most: whoever sends the same file a hundred times is told of the first that is there. */
const MOST_TWINS = 10;

/**
 * Finds the invoice's vendor and compares it with the owner's earlier invoices: same file, same number, same amount, bank account, usual
 * amount. Doing it again changes nothing. The later of two invoices is the one that entered itself later.
 */
export async function compare(
  origin: InvoiceOrigin,
  judged: Judged,
  ports: ComparePorts,
  readHints: HintReader | null = null,
  attempt = 0,
): Promise<Compared> {
  const found = await findVendor(origin.ownerId, evidenceOf(judged.fields, judged.checks), ports.vendors);
  const vendor = found?.vendor ?? null;
  const named = found?.misread ? { ...judged, fields: calledRightly(judged.fields, found.vendor) } : judged;
  const applied = vendor && readHints ? readHints(named, vendor.hints) : null;
  const { fields, reviews, checks } = applied ?? named;
  const own = withoutHistory(checks, reviews);
  const before = vendor && (await meet(vendor, origin, { fields, reviews, checks }, applied, attempt, ports.vendors));

  const earlier = await enter(origin, fields, vendor, ports);
  const history = historyChecks(fields, origin.invoiceId, before, earlier);
  const usual = currencyByHistory(fields, own.reviews, before);
  return {
    fields: usual ? { ...fields, alternates: [...fields.alternates, usual] } : fields,
    reviews: [...own.reviews, ...(found ? doubtsOfVendor(found, fields) : []), ...historyReviews(history)],
    checks: [...own.checks, ...history],
    ...(vendor ? { vendorId: vendor.id } : {}),
    ...(before?.defaultCategory ? { vendorCategory: before.defaultCategory } : {}),
  };
}

function doubtsOfVendor(found: FoundVendor, fields: InvoiceFields): Review[] {
  return isImpostor(found, fields) ? [{ code: 'LOW_CONFIDENCE', field: 'vendor' }] : [];
}

/** The vendor's own name for one that was misread before: what was read stays an alternate. */
function calledRightly(fields: InvoiceFields, vendor: VendorRow): InvoiceFields {
  const { vendor: read, alternates } = fields;
  if (!read || read.corrected === true || read.value === vendor.name) return fields;
  const { value, confidence, place } = read;
  const others = alternates.filter((each) => each.field !== 'vendor' || each.value !== vendor.name);
  return {
    ...fields,
    vendor: { value: vendor.name, confidence, place },
    alternates: [{ field: 'vendor', value, confidence, place }, ...others].slice(0, MAXIMUM_ALTERNATES),
  };
}

/** Adds to the vendor what the invoice tells of it. Answers the vendor as it was before: two that come at once see one another in turn. */
async function meet(
  vendor: VendorRow,
  { invoiceId }: InvoiceOrigin,
  judged: Judged,
  applied: AppliedHints | null,
  attempt: number,
  store: VendorStore,
): Promise<VendorRow> {
  let before = vendor;
  await store.settle(vendor.id, (row) => {
    before = row;
    const news = acquaint(row, evidenceOf(judged.fields, judged.checks), invoiceId);
    const hints = countUses(row.hints, applied?.used ?? [], `${invoiceId}-${attempt}`);
    return news || hints ? { ...news, ...(hints ? { hints } : {}) } : null;
  });
  return before;
}

function countUses(hints: readonly VendorHint[], used: readonly VendorHint[], use: string): VendorHint[] | null {
  const isUsed = (hint: VendorHint) =>
    hint.lastUse !== use && used.some((each) => each.field === hint.field && each.label === hint.label);
  if (!hints.some(isUsed)) return null;
  return hints.map((hint) => (isUsed(hint) ? { ...hint, used: hint.used + 1, lastUse: use } : hint));
}

async function enter(
  origin: InvoiceOrigin,
  fields: InvoiceFields,
  vendor: VendorRow | null,
  { twins, isThere }: ComparePorts,
): Promise<Earlier> {
  const { invoiceId, ownerId, fileId } = origin;
  const rows = twinRows(origin, vendor?.id ?? null, fields);
  const issueDate = fields.issueDate?.value ?? null;
  await twins.note(
    invoiceId,
    ownerId,
    Object.values(rows).filter((row) => row !== null),
  );
  const earlierIn = async (row: string | null, isTwin: (claim: TwinClaim) => boolean): Promise<TwinClaim[]> => {
    if (row === null) return [];
    const claims = await twins.claim(row, { invoiceId, fileId, issueDate });
    const mine = claims.findIndex((claim) => claim.invoiceId === invoiceId);
    const others = claims.slice(0, Math.max(mine, 0));
    const there: TwinClaim[] = [];
    for (const claim of others.filter(isTwin).slice(-MOST_TWINS)) if (await isThere(claim.invoiceId)) there.push(claim);
    return there;
  };
  return {
    compared: { file: rows.file !== null, number: rows.number !== null, amount: rows.amount !== null },
    // Each part of a file has a row of its own. One file may bill the same amount twice, but not under one number.
    sameFile: await earlierIn(rows.file, () => true),
    sameNumber: await earlierIn(rows.number, () => true),
    sameAmount: await earlierIn(rows.amount, (claim) => claim.fileId !== fileId),
  };
}
