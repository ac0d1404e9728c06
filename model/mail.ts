import type { StatusMachine } from './statusMachine.ts';

/** What becomes of a mail. */
export type MailStatus = 'QUEUED' | 'SENT' | 'DELIVERED' | 'BOUNCED' | 'COMPLAINED' | 'SUPPRESSED' | 'FAILED';

/** SES tells of what it took over in any order; a complaint says most, then a bounce. */
export const mailMachine = {
  QUEUED: ['SENT', 'DELIVERED', 'BOUNCED', 'COMPLAINED', 'SUPPRESSED', 'FAILED'],
  SENT: ['DELIVERED', 'BOUNCED', 'COMPLAINED', 'FAILED'],
  DELIVERED: ['BOUNCED', 'COMPLAINED'],
  BOUNCED: ['COMPLAINED'],
  COMPLAINED: [],
  SUPPRESSED: [],
  FAILED: [],
} as const satisfies StatusMachine<MailStatus>;

/** Every mail that Marquee sends; each has a template by this name, in S3 or in the code. */
export const mailTemplates = [
  'order-confirmed',
  'order-failed',
  'order-cancelled',
  'order-refunded',
  'booking-confirmed',
  'booking-failed',
  'booking-cancelled',
  'booking-refunded',
  'event-changed',
  'event-cancelled',
  'recurring-paused',
  'recurring-missed',
  'stock-low',
  'invoice-answer',
] as const;

export type MailTemplate = (typeof mailTemplates)[number];

/** Why an address is written to no more. */
export const suppressionReasons = ['BOUNCE', 'COMPLAINT', 'MANUAL'] as const;

export type SuppressionReason = (typeof suppressionReasons)[number];

/** What a template is filled with: texts, lists of such objects, and truths that switch parts on. */
export type MailValues = { readonly [name: string]: string | boolean | readonly MailValues[] };

/** A line of an order, as its mails show it. Amounts with their currency: `149.90 EUR`. */
export type OrderMailLine = {
  readonly name: string;
  readonly quantity: string;
  readonly unitPrice: string;
  /** In percent: `19.00`. */
  readonly taxRate: string;
  readonly tax: string;
  readonly net: string;
};

/** What every mail about an order is filled with. An empty text switches its part off. */
export type OrderMailValues = {
  /** What a person quotes. */
  readonly order: string;
  readonly orderUrl: string;
  /** `2026-11-21`. */
  readonly placedOn: string;
  readonly lines: readonly OrderMailLine[];
  readonly subtotal: string;
  readonly tax: string;
  readonly total: string;
  readonly shippingNote: string;
};

/** What the mail about a paid order is filled with. */
export type ConfirmedOrderMailValues = OrderMailValues & {
  /** `RE-2026-000001`. */
  readonly receipt: string;
  readonly receiptUrl: string;
};

/** What the mail about money that was given back is filled with. */
export type RefundMailValues = {
  /** What a person quotes to name the order. */
  readonly order: string;
  readonly orderUrl: string;
  readonly amount: string;
  /** Empty where an amount was given back. */
  readonly lines: readonly { readonly name: string; readonly quantity: string; readonly gross: string }[];
  /** A sentence. */
  readonly reason: string;
  /** `visa 4242`; empty where it is not known. */
  readonly card: string;
  /** `CN-2026-000001`. */
  readonly creditNote: string;
  readonly creditNoteUrl: string;
};

/** What every mail about a booking is filled with. An empty text switches its part off. */
export type BookingMailValues = {
  /** What a person quotes. */
  readonly booking: string;
  readonly bookingUrl: string;
  readonly event: string;
  /** By the clocks of the venue, with its zone: `2027-03-28 19:30 (Europe/Berlin)`. */
  readonly startsAt: string;
  readonly venue: string;
  readonly category: string;
  readonly quantity: string;
  /** Who comes, and where they sit: one a ticket. */
  readonly tickets: readonly { readonly number: string; readonly name: string; readonly seat: string }[];
  /** Empty where no promo code was used. */
  readonly discount: string;
  readonly subtotal: string;
  readonly tax: string;
  readonly total: string;
};

/** What the mail about a confirmed booking is filled with. */
export type ConfirmedBookingMailValues = BookingMailValues & {
  /** `RE-2026-000001`. */
  readonly receipt: string;
  readonly receiptUrl: string;
};

/** The same, with why it ended and what can be done now. */
export type EndedBookingMailValues = BookingMailValues & {
  /** A sentence. */
  readonly reason: string;
  /** A sentence. */
  readonly nextStep: string;
  /** What is given back; empty where nothing was charged. */
  readonly refund: string;
};

/** What the mail about money of a booking that was given back is filled with. */
export type RefundedBookingMailValues = Omit<RefundMailValues, 'order' | 'orderUrl' | 'lines'> & {
  /** What a person quotes to name the booking. */
  readonly booking: string;
  readonly bookingUrl: string;
  readonly event: string;
};

/** What mails to those who booked about a change of their event are filled with. An empty text switches its part off. */
export type EventMailValues = {
  readonly booking: string;
  readonly bookingUrl: string;
  readonly event: string;
  /** A sentence: what changed. */
  readonly change: string;
  /** As it is now; empty where that is not known. */
  readonly startsAt: string;
  readonly venue: string;
  /** What the organiser says. */
  readonly note: string;
  /** A sentence: what can be done, or what is given back. */
  readonly nextStep: string;
};

/** What mails about a recurring order are filled with. An empty text switches its part off. */
export type RecurringMailValues = {
  /** `2 × Poster, 1 × Tote bag`. */
  readonly items: string;
  /** The day of the run it is about. */
  readonly runOn: string;
  /** A sentence. */
  readonly reason: string;
  /** A sentence. */
  readonly nextStep: string;
  /** Where the price changed: what was agreed to, and what it costs now. */
  readonly agreedTotal: string;
  readonly newTotal: string;
  /** The day of the run that comes next. */
  readonly nextRunOn: string;
  readonly recurringOrderUrl: string;
};

/** The same, with why it ended and what can be done now. */
export type EndedOrderMailValues = OrderMailValues & { readonly reason: string; readonly nextStep: string };

/** What a mail about a low stock is filled with. */
export type StockMailValues = {
  readonly product: string;
  readonly sku: string;
  readonly stock: string;
  readonly soldOut: boolean;
  readonly productUrl: string;
};

/** What the answer to a mailed invoice is filled with: one of the three truths holds. */
export type InvoiceAnswerValues = {
  /** Of the mail that is answered. */
  readonly subject: string;
  readonly stranger: boolean;
  readonly nothingAttached: boolean;
  readonly attached: boolean;
  readonly invoices: readonly { readonly name: string; readonly outcome: string; readonly invoiceUrl: string }[];
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
};

/** What each template is filled with. A value whose name ends with `Url` is an address of the web app. */
export interface ValuesOfTemplates {
  readonly 'order-confirmed': ConfirmedOrderMailValues;
  readonly 'order-failed': EndedOrderMailValues;
  readonly 'order-cancelled': EndedOrderMailValues;
  readonly 'order-refunded': RefundMailValues;
  readonly 'booking-confirmed': ConfirmedBookingMailValues;
  readonly 'booking-failed': EndedBookingMailValues;
  readonly 'booking-cancelled': EndedBookingMailValues;
  readonly 'booking-refunded': RefundedBookingMailValues;
  readonly 'event-changed': EventMailValues;
  readonly 'event-cancelled': EventMailValues;
  readonly 'recurring-paused': RecurringMailValues;
  readonly 'recurring-missed': RecurringMailValues;
  readonly 'stock-low': StockMailValues;
  readonly 'invoice-answer': InvoiceAnswerValues;
}

/** A message on the mail queue. Sending one with the same `id` again sends no second mail. */
export interface MailRequest<Template extends MailTemplate = MailTemplate> {
  /** Made of what it is about: `order-confirmed-<order's id>`. 1-200 letters, digits, `-`, `_` and `.`. */
  readonly id: string;
  readonly template: Template;
  readonly to: string;
  /** Whom it concerns: a user of the pool, or null. */
  readonly ownerId: string | null;
  readonly values: ValuesOfTemplates[Template];
  /** The Message-ID that it answers, with its angle brackets. */
  readonly inReplyTo?: string;
}

/** The tag by which an event of SES names the row of its mail. */
export const MAIL_TAG = 'mailId';

/** Days that a mail stands in the log. */
export const OUTGOING_MAIL_DAYS = 90;

/** The partition in which every suppression stands. */
export const SUPPRESSIONS = 'SUPPRESSIONS';

/** A row of the OutgoingMails table. Instants are UTC, ISO 8601. */
export interface OutgoingMailRow {
  id: string;
  template: MailTemplate;
  /** In lower case. */
  to: string;
  ownerId?: string;
  status: MailStatus;
  version: number;
  createdAt: string;
  updatedAt: string;
  /** The UTC day of `createdAt`. */
  day: string;
  /** While it is QUEUED: until when whoever took it up may still be sending it. */
  leasedUntil?: string;
  /** SES's id, once it was taken over. */
  messageId?: string;
  /** What SES, or the receiving server, said of a failure. */
  detail?: string;
  /** Epoch seconds after which it may go. */
  expiresAt: number;
}

/** A row of the MailSuppressions table. */
export interface SuppressionRow {
  /** In lower case. */
  address: string;
  reason: SuppressionReason;
  at: string;
  /** Constant: lists all. */
  list: string;
}
