import type { Purchase } from './purchaseKinds.ts';
import { purchaseKeyPrefixes } from './purchaseKinds.ts';

/** Every text that serves as a key is put together here, and nowhere else. */

/** Shards of the `due` index: sweepers ask each. */
export const dueShards = ['due#0', 'due#1', 'due#2', 'due#3'] as const;

/** The shard a row stands in: by the last hexadecimal digit of its id. */
export function dueShard(id: string): string {
  const digit = '0123456789abcdef'.indexOf(id.slice(-1).toLowerCase());
  return dueShards[Math.max(digit, 0) % dueShards.length] ?? dueShards[0];
}

/** Key of an idempotency row: keys are the caller's own. */
export function idempotencyRow(operation: string, ownerId: string, key: string): string {
  return `${operation}#${ownerId}#${key}`;
}

/** Partition of an owner's invoices in one status. */
export function ownerStatus(ownerId: string, status: string): string {
  return `${ownerId}#${status}`;
}

/** Partition of an owner's invoices of one vendor. */
export function ownerVendor(ownerId: string, vendorId: string): string {
  return `${ownerId}#${vendorId}`;
}

/** Row of a vendor's name: `name` as names are compared (functions/platform/vendors/names.ts). */
export function vendorNameRow(ownerId: string, name: string): string {
  return `${ownerId}#name#${name}`;
}

/** Row of a vendor's name where the name alone already stands for another vendor, `otherId`. */
export function vendorOwnNameRow(name: string, otherId: string): string {
  return `${name}#not#${otherId}`;
}

/** Row of a VAT number: letters and digits alone. */
export function vendorVatRow(ownerId: string, vatNumber: string): string {
  return `${ownerId}#vat#${vatNumber}`;
}

/** Row of the invoices that came as the same bytes; of a file of several, each part has its own. */
export function sameFileRow(ownerId: string, sha256: string, part: number): string {
  return `${ownerId}#file#${sha256}#${part}`;
}

/** Row of a vendor's invoices that bear the same number. */
export function sameNumberRow(ownerId: string, vendorId: string, kind: string, number: string): string {
  return `${ownerId}#number#${vendorId}#${kind}#${number}`;
}

/** Row of a vendor's invoices over the same amount. */
export function sameAmountRow(ownerId: string, vendorId: string, currency: string, total: string): string {
  return `${ownerId}#amount#${vendorId}#${currency}#${total}`;
}

/** The vendor whose invoices share such a row; null where they share a file, whoever they are of. */
export function vendorOfTwins(twinsRow: string): string | null {
  const [, what, vendorId] = twinsRow.split('#');
  return what === 'file' ? null : (vendorId ?? null);
}

/** Whether the row is of invoices that are one and the same, not only alike. */
export function saysSame(twinsRow: string): boolean {
  return !twinsRow.includes('#amount#');
}

/** The partition in which everything waits that needs a person's look. */
export const REVIEW_QUEUE = 'REVIEW';

/** Sort key of a revision: versions as text of equal length. APPSYNC_JS has no padStart. */
export function revisionSequence(version: number): string {
  const digits = `${version}`;
  return `${'0000000000'.slice(digits.length)}${digits}`;
}

/** Sort key by issue date; the id makes it unique. */
export function issueDateKey(issueDate: string, invoiceId: string): string {
  return `${issueDate}#${invoiceId}`;
}

/** Where a file lies until its verdict. */
export function quarantineObject(fileId: string): string {
  return `uploads/${fileId}`;
}

/** The file of a quarantine object's key, or null where the key is none of ours. */
export function fileOfQuarantineObject(objectKey: string): string | null {
  const parts = objectKey.split('/');
  return parts.length === 2 && parts[0] === 'uploads' && parts[1] ? parts[1] : null;
}

/** Where an accepted file lies. */
export function documentObject(fileId: string): string {
  return `files/${fileId}`;
}

/** Where a reading's raw answer lies. */
export function readingObject(invoiceId: string, attempt: number): string {
  return `${readingsFolder(invoiceId)}${attempt}.json`;
}

/** Where all readings of an invoice lie. */
export function readingsFolder(invoiceId: string): string {
  return `readings/${invoiceId}/`;
}

/** Where lies what the normaliser made of a reading. */
export function fieldsObject(invoiceId: string, attempt: number): string {
  return `${readingsFolder(invoiceId)}${attempt}.fields.json`;
}

/** Where lies what a language model said of a reading. */
export function insightsObject(invoiceId: string, attempt: number): string {
  return `${readingsFolder(invoiceId)}${attempt}.insights.json`;
}

/** Where lies what people download for a day. */
export function exportObject(ownerId: string, exportId: string): string {
  return `exports/${ownerId}/${exportId}`;
}

/** An execution's name: starting the same attempt twice starts it once. */
export function readingExecution(invoiceId: string, attempt: number): string {
  return `${invoiceId}-${attempt}`;
}

/** Partition of what an owner finds by a term: a word, or one of the terms of model/reports.ts. */
export function ownerTerm(ownerId: string, term: string): string {
  return `${ownerId}#${term}`;
}

/** Sort key of a term's invoices: the day it was issued, or was uploaded where no date was read. */
export function dayInvoice(day: string, invoiceId: string): string {
  return `${day}#${invoiceId}`;
}

/** Sort key of a sum of the Spend table; those of one dimension stand by month. */
export function spendSum(by: string, month: string, currency: string, key: string): string {
  return `${by}#${month}#${currency}#${key}`;
}

/** First and last possible sort key of a dimension's sums from one month to another. */
export function spendSums(by: string, from: string, to: string): [string, string] {
  return [`${by}#${from}`, `${by}#${to}#~`];
}

/** Sort key of the lists of products: by name as it is compared; the id makes it unique. */
export function productNameKey(comparedName: string, productId: string): string {
  return `${comparedName}#${productId}`;
}

/** The partition of all products that are sold. */
export const LISTING = 'LISTED';

/** The partition of all products that are low on stock. */
export const LOW_STOCK = 'LOW';

/** The partition of all products. */
export const CATALOG = 'CATALOG';

/** Sort key of a correction of stock. */
export function stockMovement(at: string, id: string): string {
  return `${at}#${id}`;
}

/** Where a picture waits until it was looked at. */
export function quarantinedImage(productId: string, imageId: string): string {
  return `images/${productId}/${imageId}`;
}

/** Where a product's picture lies; the web app's own origin serves it under this path. */
export function productImage(productId: string, imageId: string, extension: string): string {
  return `media/products/${productId}/${imageId}.${extension}`;
}

/** A purchase's execution: the first bears the purchase's own id, so that starting it twice starts it once. */
export function purchaseExecution(id: string, run: number): string {
  return run === 1 ? id : `${id}-${run}`;
}

/** An attempt to pay for an order or a booking, from 1. */
export function purchasePayment(purchaseId: string, attempt: number): string {
  return `${purchaseId}-p${attempt}`;
}

/** The provider's idempotency key of one step of an attempt to pay: the same step is carried out once. */
export function paymentKey(
  { kind, id }: Purchase,
  attempt: number,
  step: 'create' | 'confirm' | 'capture' | 'void' | 'refund',
): string {
  return `${purchaseKeyPrefixes[kind]}:${id}:pay:${attempt}:${step}`;
}

/** The receipt of an order or a booking. */
export function receiptId(purchaseId: string): string {
  return `${purchaseId}-receipt`;
}

/** The credit note of a refund. */
export function creditNoteId(refundId: string): string {
  return `${refundId}-credit-note`;
}

/** Where a receipt or a credit note lies in the documents bucket. */
export function receiptObject(receipt: string): string {
  return `receipts/${receipt}.pdf`;
}

/** What the provider knows one attempt of a refund by, and the idempotency key of asking for it. */
export function refundAttempt(refundId: string, attempt: number): string {
  return `${refundId}-r${attempt}`;
}

/** The refund and the attempt that the provider's metadata name, or null where they name none of ours. */
export function refundOfAttempt(name: string): { refundId: string; attempt: number } | null {
  const at = name.lastIndexOf('-r');
  const attempt = Number(name.slice(at + 2));
  return at > 0 && Number.isInteger(attempt) && attempt > 0 ? { refundId: name.slice(0, at), attempt } : null;
}

/** The refund by which a payment of a purchase that was undone is given back. */
export function reversalRefund(paymentId: string): string {
  return `${paymentId}-reversal`;
}

/** A refund that was made at the provider, by its id there: ids of ours have no underscores. */
export function providerRefund(providerRefundId: string): string {
  return `at-provider-${providerRefundId.split('_').join('-')}`;
}

/** The order of a recurring order's run; `attempt` 0 is the run itself, others are tries of a failed payment. */
export function recurringRunKey(recurringOrderId: string, day: string, attempt: number): string {
  const run = `recurring:${recurringOrderId}:${day}`;
  return attempt === 0 ? run : `${run}:retry:${attempt}`;
}

/** The name of the schedule that wakes a recurring order on a day: 64 characters at most. */
export function recurringSchedule(recurringOrderId: string, day: string): string {
  return `${recurringOrderId}.${day}`;
}

/** A recurring order's way to a saved card; another card is another attempt. */
export function cardSetup(recurringOrderId: string, attempt: number): string {
  return `${recurringOrderId}-s${attempt}`;
}

/** The provider's idempotency key of one step of saving a card. */
export function cardSetupKey(setupId: string, step: 'create' | 'confirm' | 'cancel'): string {
  return `setup:${setupId}:${step}`;
}

/** The provider's idempotency key of making an owner its customer. */
export function customerKey(ownerId: string): string {
  return `customer:${ownerId}`;
}

/** The partition of all events. */
export const CALENDAR = 'CALENDAR';

/** The one row of the EventCategories table. */
export const ALL_CATEGORIES = 'ALL';

/** Sort key of what leads to an event: those that start first stand first. */
export function startEvent(startsAt: string, eventId: string): string {
  return `${startsAt}#${eventId}`;
}

/**
 * What leads to events: of one kind, in one city (as it is compared), by the beginning of a word. What is not asked for is empty, so that all three of
 * them empty lead to every event.
 */
export function eventTerm({ categoryId, city, word }: { categoryId: string; city: string; word: string }): string {
  return `${categoryId}#${city}#${word}`;
}

/** Where a picture of an event waits until it was looked at. */
export function quarantinedEventImage(eventId: string, imageId: string): string {
  return `images/events/${eventId}/${imageId}`;
}

/** Where an event's picture lies; the web app's own origin serves it under this path. */
export function eventImage(eventId: string, imageId: string, extension: string): string {
  return `media/events/${eventId}/${imageId}.${extension}`;
}

/** Sort key of the row that counts an event's promo codes: it sorts before every character that a code may have. */
export const PROMO_COUNT = '#';

/** Partition of everything that is about one kind of tickets of an event. */
export function eventCategory(eventId: string, categoryId: string): string {
  return `${eventId}#${categoryId}`;
}

/** One of the rows over which a ticket category's counts are spread, from 0. */
export function stockShard(eventId: string, categoryId: string, shard: number): string {
  return `${eventId}#${categoryId}#${shard}`;
}

/** What a customer has of a ticket category. */
export function ticketAllowance(eventId: string, categoryId: string, ownerId: string): string {
  return `${eventId}#${categoryId}#${ownerId}`;
}

/** A numbered seat as people name it. */
export function seatName(row: string, number: number): string {
  return `${row}-${number}`;
}

/** The tickets of a booking, from 1. */
export function ticketId(bookingId: string, number: number): string {
  return `${bookingId}-t${number}`;
}

/** Sort key of an event's attendees: by name as it is compared, nameless ones last, in order. */
export function attendeeKey(comparedName: string, ticket: string): string {
  return comparedName === '' ? `1#${ticket}` : `0#${comparedName}#${ticket}`;
}

/** Sort key of what was sold on a UTC day. */
export function dayCategory(day: string, categoryId: string): string {
  return `${day}#${categoryId}`;
}

/** What a booking counts for, once: that it was confirmed, or that it was cancelled. */
export function salesEntry(bookingId: string, what: 'confirmed' | 'cancelled'): string {
  return `${bookingId}#${what}`;
}

/** The refund that follows from a booking's cancellation. */
export function cancellationRefund(bookingId: string): string {
  return `${bookingId}-cancellation`;
}

/** A mail to those who booked about a change of their event: one for each change. */
export function eventMail(template: string, eventId: string, version: number, bookingId: string): string {
  return `${template}-${eventId}-${version}-${bookingId}`;
}

/** A mail about an order or a booking, or about a refund of one. */
export function purchaseMail(template: string, id: string): string {
  return `${template}-${id}`;
}

/** Where the installation's own words for a mail lie in the mail bucket. */
export function mailTemplateKey(template: string): string {
  return `templates/${template}.mustache`;
}
