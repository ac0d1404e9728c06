import * as z from 'zod/mini';
import { parseJson } from '../../platform/json.ts';

/** Longer texts and lists than any mail of ours needs are a mistake, or an attack. */
const LONGEST_TEXT = 20_000;
const LONGEST_LIST = 200;

const text = z.string().check(z.maxLength(LONGEST_TEXT));
/** Links lead to the web app, never to a script. */
const pageUrl = z.string().check(z.maxLength(2_000), z.regex(/^https?:\/\/[^\s"'<>]+$/u));

const envelope = {
  // SES's own bound for the value of a tag is 256 of these: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html
  id: z.string().check(z.regex(/^[\w.-]{1,200}$/u)),
  to: z.string().check(z.minLength(1), z.maxLength(320)),
  ownerId: z.nullable(z.string().check(z.minLength(1), z.maxLength(200))),
  // A header of our own: nothing may break out of its line.
  inReplyTo: z.exactOptional(z.string().check(z.regex(/^<[\x21-\x3B\x3D\x3F-\x7E]{1,900}>$/u))),
} as const;

const order = {
  order: text,
  orderUrl: pageUrl,
  placedOn: text,
  lines: listOf({ name: text, quantity: text, unitPrice: text, taxRate: text, tax: text, net: text }),
  subtotal: text,
  tax: text,
  total: text,
  shippingNote: text,
} as const;
/** A workflow that began before there were receipts asks without one: mails wait for days where nobody sends. */
const confirmedOrder = z.object({ ...order, receipt: z._default(text, ''), receiptUrl: z._default(pageUrl, '') });
const endedOrder = z.object({ ...order, reason: text, nextStep: text });
const refund = z.object({
  order: text,
  orderUrl: pageUrl,
  amount: text,
  lines: listOf({ name: text, quantity: text, gross: text }),
  reason: text,
  card: text,
  creditNote: text,
  creditNoteUrl: pageUrl,
});
const recurringOrder = z.object({
  items: text,
  runOn: text,
  reason: text,
  nextStep: text,
  agreedTotal: text,
  newTotal: text,
  nextRunOn: text,
  recurringOrderUrl: pageUrl,
});

const booking = {
  booking: text,
  bookingUrl: pageUrl,
  event: text,
  startsAt: text,
  venue: text,
  category: text,
  quantity: text,
  tickets: listOf({ number: text, name: text, seat: text }),
  discount: text,
  subtotal: text,
  tax: text,
  total: text,
} as const;
const confirmedBooking = z.object({ ...booking, receipt: text, receiptUrl: pageUrl });
const endedBooking = z.object({ ...booking, reason: text, nextStep: text, refund: text });
const refundedBooking = z.object({
  booking: text,
  bookingUrl: pageUrl,
  event: text,
  amount: text,
  reason: text,
  card: text,
  creditNote: text,
  creditNoteUrl: pageUrl,
});
const eventChange = z.object({
  booking: text,
  bookingUrl: pageUrl,
  event: text,
  change: text,
  startsAt: text,
  venue: text,
  note: text,
  nextStep: text,
});

const mailRequest = z.discriminatedUnion('template', [
  z.object({ ...envelope, template: z.literal('order-confirmed'), values: confirmedOrder }),
  z.object({ ...envelope, template: z.literal('order-failed'), values: endedOrder }),
  z.object({ ...envelope, template: z.literal('order-cancelled'), values: endedOrder }),
  z.object({ ...envelope, template: z.literal('order-refunded'), values: refund }),
  z.object({ ...envelope, template: z.literal('booking-confirmed'), values: confirmedBooking }),
  z.object({ ...envelope, template: z.literal('booking-failed'), values: endedBooking }),
  z.object({ ...envelope, template: z.literal('booking-cancelled'), values: endedBooking }),
  z.object({ ...envelope, template: z.literal('booking-refunded'), values: refundedBooking }),
  z.object({ ...envelope, template: z.literal('event-changed'), values: eventChange }),
  z.object({ ...envelope, template: z.literal('event-cancelled'), values: eventChange }),
  z.object({ ...envelope, template: z.literal('recurring-paused'), values: recurringOrder }),
  z.object({ ...envelope, template: z.literal('recurring-missed'), values: recurringOrder }),
  z.object({
    ...envelope,
    template: z.literal('stock-low'),
    values: z.object({ product: text, sku: text, stock: text, soldOut: z.boolean(), productUrl: pageUrl }),
  }),
  z.object({
    ...envelope,
    template: z.literal('invoice-answer'),
    values: z.object({
      subject: text,
      stranger: z.boolean(),
      nothingAttached: z.boolean(),
      attached: z.boolean(),
      invoices: listOf({ name: text, outcome: text, invoiceUrl: pageUrl }),
      refused: listOf({ name: text, reason: text }),
    }),
  }),
]);

/** A request that can be carried out, whoever wrote it. */
export type CheckedRequest = z.output<typeof mailRequest>;

/** The request that a message holds. Throws MalformedError, which names the parts that are wrong and repeats none of them. */
export function readRequest(body: string): CheckedRequest {
  return parseJson(mailRequest, body);
}

function listOf<Shape extends z.core.$ZodShape>(shape: Shape) {
  return z.readonly(z.array(z.object(shape)).check(z.maxLength(LONGEST_LIST)));
}
