/** Keys and indexes of one table, as plain data. All key attributes are strings. */
export interface TableDeclaration {
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly indexes?: Readonly<Record<string, IndexDeclaration>>;
  /** The attribute (epoch seconds) after which DynamoDB may remove a row. */
  readonly timeToLive?: string;
  /** Whether others hear of its changes; records carry the new and the old row. */
  readonly stream?: boolean;
}

/** A global secondary index. */
export interface IndexDeclaration {
  readonly partitionKey: string;
  readonly sortKey: string;
  /** Attributes beside the keys; all of them where absent. */
  readonly projected?: readonly string[];
}

/**
 * Rows that something must happen to by a certain time stand in this sparse index: `dueShard` spreads the writes,
 * `dueAt` is the instant (UTC, ISO 8601).
 */
const due: IndexDeclaration = { partitionKey: 'dueShard', sortKey: 'dueAt', projected: ['status', 'version'] };

export const tables = {
  /** One row a file. */
  Files: { partitionKey: 'id', indexes: { due }, stream: true },
  /** One row an invoice. */
  Invoices: {
    partitionKey: 'id',
    indexes: {
      // A deleted invoice loses `listedAt` and `issueDateKey`, so pages stay full without a filter.
      byUpload: { partitionKey: 'ownerId', sortKey: 'listedAt' },
      byStatus: { partitionKey: 'ownerStatus', sortKey: 'uploadedAt' },
      byIssueDate: { partitionKey: 'ownerId', sortKey: 'issueDateKey' },
      byVendor: { partitionKey: 'ownerVendor', sortKey: 'issueDateKey' },
      // Sparse: rows stand in them while they are NEEDS_REVIEW.
      byReview: { partitionKey: 'reviewQueue', sortKey: 'uploadedAt' },
      byReviewReason: { partitionKey: 'reviewReason', sortKey: 'uploadedAt' },
      due,
    },
    stream: true,
  },
  /** One row a vendor, of one owner. */
  Vendors: {
    partitionKey: 'id',
    indexes: {
      // Sparse: one that was merged, or has no invoice and was never touched, has no `nameKey`.
      byName: { partitionKey: 'ownerId', sortKey: 'nameKey' },
      byOwner: { partitionKey: 'ownerId', sortKey: 'id', projected: ['revision'] },
    },
    stream: true,
  },
  /** Which vendor a name or a VAT number of an owner stands for. */
  VendorNames: { partitionKey: 'key' },
  /** What each invoice counts for at its vendor, and what it claimed. */
  VendorInvoices: {
    partitionKey: 'invoiceId',
    indexes: { byVendor: { partitionKey: 'vendorId', sortKey: 'invoiceId', projected: ['invoiceVersion'] } },
  },
  /** Invoices of one owner that have a file, a number or an amount in common. */
  InvoiceTwins: { partitionKey: 'key' },
  /** Who changed what of an invoice: `sequence` is the version as text. */
  InvoiceRevisions: { partitionKey: 'invoiceId', sortKey: 'sequence' },
  /** Who may mail invoices in, one row an owner. */
  Mailboxes: { partitionKey: 'ownerId' },
  /** What a mail brought, one row a mail and mailbox. */
  Mails: { partitionKey: 'id', timeToLive: 'expiresAt' },
  /** Answers of mutations by their caller's key. */
  Idempotency: { partitionKey: 'key', timeToLive: 'expiresAt' },
  /** Task tokens of workflows that wait for a Textract job. */
  ReadingJobs: { partitionKey: 'jobId', timeToLive: 'expiresAt' },
  /** Where words, vendors and categories lead to invoices: a row for each that an invoice is found by. */
  InvoiceTerms: { partitionKey: 'ownerTerm', sortKey: 'dayInvoice' },
  /** What stands in InvoiceTerms and Spend for an invoice, so that it can be taken out again. */
  ReportEntries: { partitionKey: 'invoiceId' },
  /** What invoices add up to, by vendor, category and month: `sum` is `spendSum`. */
  Spend: { partitionKey: 'ownerId', sortKey: 'sum' },
  /** One row an owner with all filters, which makes their number and their names sure. */
  SavedFilters: { partitionKey: 'ownerId' },
  /** One row a product, its stock included. */
  Products: {
    partitionKey: 'id',
    indexes: {
      // Sparse: only what is active stands in it.
      byListing: { partitionKey: 'listing', sortKey: 'nameKey', projected: [] },
      // Sparse: only what is low on stock.
      byLowStock: { partitionKey: 'lowStock', sortKey: 'nameKey', projected: [] },
      byAll: { partitionKey: 'catalog', sortKey: 'nameKey', projected: [] },
    },
    stream: true,
  },
  /** Where the words of a product's name, category and number lead to it. */
  ProductTerms: { partitionKey: 'term', sortKey: 'nameKey' },
  /** Corrections of stock: who, how many, why. */
  StockMovements: { partitionKey: 'productId', sortKey: 'movement' },
  /** One row an order. An order changes often and is listed seldom: its lists hold keys alone, which never change. */
  Orders: {
    partitionKey: 'id',
    indexes: {
      byOwner: { partitionKey: 'ownerId', sortKey: 'placedAt', projected: [] },
      byDay: { partitionKey: 'placedDay', sortKey: 'placedAt', projected: [] },
      byEmail: { partitionKey: 'email', sortKey: 'placedAt', projected: [] },
      // Sparse: rows stand in it while they are NEEDS_ATTENTION.
      byAttention: { partitionKey: 'attention', sortKey: 'placedAt', projected: [] },
      // Sparse: runs of recurring orders.
      byRecurring: { partitionKey: 'recurringOrderId', sortKey: 'placedAt', projected: [] },
      // Keys alone: a step that leaves `dueAt` as it is writes no entry.
      due: { ...due, projected: [] },
    },
    stream: true,
  },
  /** One row an attempt to pay. */
  Payments: {
    partitionKey: 'id',
    indexes: { byIntent: { partitionKey: 'intentId', sortKey: 'id', projected: [] } },
    stream: true,
  },
  /** Notices of the payment provider that were taken in, by the provider's id of each. */
  PaymentNotices: { partitionKey: 'id', timeToLive: 'expiresAt' },
  /** One row a receipt or credit note. */
  Receipts: {
    partitionKey: 'id',
    indexes: { bySeries: { partitionKey: 'series', sortKey: 'number', projected: [] } },
  },
  /** The last number that each series gave away. */
  ReceiptSeries: { partitionKey: 'series' },
  /** One row a refund. */
  Refunds: {
    partitionKey: 'id',
    indexes: {
      // Sparse, both: a refund is of an order or of a booking.
      byOrder: { partitionKey: 'orderId', sortKey: 'requestedAt', projected: [] },
      byBooking: { partitionKey: 'bookingId', sortKey: 'requestedAt', projected: [] },
      byDay: { partitionKey: 'requestedDay', sortKey: 'requestedAt', projected: [] },
      // Sparse: rows stand in it while they are FAILED.
      byAttention: { partitionKey: 'attention', sortKey: 'requestedAt', projected: [] },
      due: { ...due, projected: [] },
    },
    stream: true,
  },
  /** One row a recurring order. */
  RecurringOrders: {
    partitionKey: 'id',
    indexes: {
      byOwner: { partitionKey: 'ownerId', sortKey: 'createdAt', projected: [] },
      due: { ...due, projected: [] },
    },
    stream: true,
  },
  /** One row an attempt to save a card for a recurring order. */
  CardSetups: { partitionKey: 'id', stream: true },
  /** The provider's customer of an owner. */
  PaymentCustomers: { partitionKey: 'ownerId' },
  /** One row an event of an organiser's, its kinds of tickets included. */
  Events: {
    partitionKey: 'id',
    indexes: {
      byOrganizer: { partitionKey: 'organizerId', sortKey: 'startsAt', projected: [] },
      // All events, for staff.
      byStart: { partitionKey: 'calendar', sortKey: 'startsAt', projected: [] },
    },
    stream: true,
  },
  /** The list of kinds of events: one row with all of them, which makes their number and their names sure. */
  EventCategories: { partitionKey: 'id', stream: true },
  /** Where words, categories and cities lead to events: a row for each that an event is found by. */
  EventTerms: { partitionKey: 'term', sortKey: 'startEvent' },
  /** What stands in EventTerms for an event, so that it can be taken out again. */
  EventEntries: { partitionKey: 'eventId' },
  /** What holding tickets goes by: one row a ticket category of a published event. */
  TicketSales: { partitionKey: 'eventId', sortKey: 'categoryId' },
  /** How many tickets are available, held and sold: a ticket category's counts stand in one row or are spread over several. */
  TicketStock: { partitionKey: 'id', stream: true },
  /** Numbered seats that are held or sold. */
  Seats: { partitionKey: 'eventCategory', sortKey: 'seat' },
  /** How many tickets of a category a customer holds or has booked. */
  TicketAllowances: { partitionKey: 'id' },
  /** One row a hold of tickets. */
  TicketHolds: {
    partitionKey: 'id',
    indexes: {
      // Sparse: rows stand in both while tickets are held by them.
      byHolder: { partitionKey: 'holderId', sortKey: 'expiresAt', projected: [] },
      // By the row that counts the tickets, not by their category: a partition of an index takes no more writes than one of the table, and where it takes
      // no more, holding stops. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/gsi-throttling.html
      byStock: {
        partitionKey: 'heldStock',
        sortKey: 'id',
        projected: ['quantity', 'ownerId', 'seats', 'shards'],
      },
      due: { ...due, projected: [] },
    },
    timeToLive: 'removeAt',
    stream: true,
  },
  /** One row a booking. */
  Bookings: {
    partitionKey: 'id',
    indexes: {
      byOwner: { partitionKey: 'ownerId', sortKey: 'placedAt', projected: [] },
      // Without `status`: all bookings of an event are one partition of it, and each would be written with every step.
      byEvent: { partitionKey: 'eventId', sortKey: 'id', projected: ['seatsTaken'] },
      byDay: { partitionKey: 'placedDay', sortKey: 'placedAt', projected: [] },
      byEmail: { partitionKey: 'email', sortKey: 'placedAt', projected: [] },
      // Sparse: rows stand in it while they are NEEDS_ATTENTION.
      byAttention: { partitionKey: 'attention', sortKey: 'placedAt', projected: [] },
      due: { ...due, projected: [] },
    },
    stream: true,
  },
  /** One row a ticket. */
  Tickets: {
    partitionKey: 'id',
    indexes: {
      // Sparse: tickets that are good.
      byEvent: { partitionKey: 'goodFor', sortKey: 'attendee', projected: [] },
    },
  },
  /** What makes the tickets of an event cheaper: one row a code. */
  PromoCodes: { partitionKey: 'eventId', sortKey: 'code' },
  /** How far each cancelled event's money is given back. */
  EventCancellations: { partitionKey: 'eventId', indexes: { due: { ...due, projected: [] } }, stream: true },
  /** What was sold: a row for each event, day and ticket category. */
  TicketSalesByDay: { partitionKey: 'eventId', sortKey: 'dayCategory' },
  /** What each booking counts for in TicketSalesByDay. */
  TicketSalesEntries: { partitionKey: 'id' },
  /** One row a mail that Marquee sends. */
  OutgoingMails: {
    partitionKey: 'id',
    indexes: {
      byDay: { partitionKey: 'day', sortKey: 'createdAt', projected: [] },
      byRecipient: { partitionKey: 'to', sortKey: 'createdAt', projected: [] },
    },
    timeToLive: 'expiresAt',
  },
  /** Addresses that are written to no more. */
  MailSuppressions: { partitionKey: 'address', indexes: { byTime: { partitionKey: 'list', sortKey: 'at' } } },
} as const satisfies Record<string, TableDeclaration>;

export type TableName = keyof typeof tables;
