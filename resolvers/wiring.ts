import type { TableName } from '#model/tables.ts';
import type { Resolvers } from './generated.ts';

/** Lambda functions that stand behind a field; infra/ maps each name to its function. */
export type LambdaSource =
  | 'presignUploads'
  | 'signDocument'
  | 'rereadInvoice'
  | 'explainInvoice'
  | 'describeOnDemand'
  | 'correctInvoice'
  | 'approveInvoices'
  | 'suggestMerges'
  | 'exportInvoices'
  | 'presignProductImage'
  | 'addProductImage'
  | 'presignEventImage'
  | 'addEventImage'
  | 'releaseAddress'
  | 'startOrder'
  | 'wakeOrder'
  | 'continueOrder'
  | 'beginSetup'
  | 'changeCard'
  | 'signReceipt'
  | 'startBooking'
  | 'wakeBooking'
  | 'continueBooking'
  | 'exportAttendees';

/**
 * One resolver or one step of a pipeline. `code` is its file under resolvers/, without the ending.
 * What it reads or writes is granted, and nothing else; a write is granted GetItem, too.
 */
export type Step =
  | { readonly source: 'none'; readonly code: string }
  | {
      readonly source: 'dynamodb';
      readonly reads?: readonly TableName[];
      readonly writes?: readonly TableName[];
      readonly code: string;
    }
  | { readonly source: LambdaSource; readonly code: string };

/** A field's resolver, or the steps of its pipeline in order. */
type Resolving = Step | readonly [Step, Step, ...Step[]];

/**
 * What AppSync keeps of a query's answer, whole, for everybody with the same keys; an answer with an error is not kept. Where a key has
 * no value in a request the cache is not asked, so a single argument that is a key is one that is always there. Keys that are all
 * arguments serve every caller alike: such a resolver must not look at who asks.
 * https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html
 */
export interface Cache<Key extends string = string> {
  /** 1 to 3,600. An eviction can be lost, or be overtaken by a reader that read before the change: so long may an answer be old. */
  readonly ttlSeconds: number;
  readonly keys: readonly [Key, ...Key[]];
}

/** An entry whose answer is kept: `{ cache, steps: [step] }`, or with the steps of a pipeline. */
export interface Cached<Key extends string = string> {
  readonly cache: Cache<Key>;
  readonly steps: readonly [Step, ...Step[]];
}

export type Entry = Resolving | Cached;

/** An entry's steps, one for a unit resolver. */
export function stepsOf(entry: Entry): readonly [Step, ...Step[]] {
  if ('steps' in entry) return entry.steps;
  return 'code' in entry ? [entry] : entry;
}

type ArgumentsOf<Field> = Field extends (parent: never, args: infer Arguments, ...rest: never) => unknown
  ? Arguments
  : never;
type TextsOf<Arguments> = string extends keyof Arguments
  ? never
  : { [Name in keyof Arguments & string]: Arguments[Name] extends string ? Name : never }[keyof Arguments & string];

/** `arguments` is the map of all of them; else texts among the arguments that every request has, and of the caller's identity. */
type KeyOf<Name extends FieldsOf<'Query'>> =
  | 'arguments'
  | `arguments.${TextsOf<ArgumentsOf<NonNullable<NonNullable<Resolvers['Query']>[Name]>>>}`
  | `identity.${'sub' | 'username'}`;

type FieldsOf<Type extends keyof Resolvers> = Exclude<keyof NonNullable<Resolvers[Type]> & string, '__isTypeOf'>;
type Field<Type extends keyof Resolvers> = Type extends Type ? `${Type & string}.${FieldsOf<Type>}` : never;
type RootType = 'Query' | 'Mutation' | 'Subscription';
type ObjectType = Exclude<keyof Resolvers, RootType | `AWS${string}`>;

/** The queries whose answers are kept. */
export type CachedField = {
  [Name in keyof typeof wiring]: (typeof wiring)[Name] extends Cached ? Name : never;
}[keyof typeof wiring];

/** The keys of a cached query in their order. */
export type KeysOf<Name extends CachedField> = (typeof wiring)[Name] extends { cache: { keys: infer Keys } }
  ? Keys
  : never;

/**
 * Every field of the root types has an entry, other fields may, and a field that the schema lacks may not. Queries alone are cached:
 * AWS does not say whether a mutation's answer takes its nested fields from the cache.
 */
export type Wiring = { readonly [Name in FieldsOf<'Query'> as `Query.${Name}`]: Resolving | Cached<KeyOf<Name>> } & {
  readonly [Key in Field<'Mutation' | 'Subscription'>]: Resolving;
} & {
  readonly [Key in Field<ObjectType>]?: Resolving;
};

export const wiring = {
  'Query.me': { source: 'none', code: 'account/me' },

  'Query.file': { source: 'dynamodb', reads: ['Files'], code: 'files/file' },
  'Mutation.requestUploads': [
    { source: 'presignUploads', code: 'files/steps/presign' },
    { source: 'dynamodb', writes: ['Files', 'Invoices', 'Idempotency'], code: 'files/requestUploads' },
    { source: 'dynamodb', writes: ['Files'], code: 'files/steps/keepOpen' },
  ],
  'Upload.file': { source: 'dynamodb', reads: ['Files'], code: 'files/Upload.file' },
  'Upload.invoice': { source: 'dynamodb', reads: ['Invoices'], code: 'files/Upload.invoice' },

  'Query.invoice': { source: 'dynamodb', reads: ['Invoices'], code: 'invoices/invoice' },
  'Query.invoices': [
    { source: 'dynamodb', reads: ['Invoices'], code: 'invoices/invoices' },
    { source: 'dynamodb', reads: ['Invoices'], code: 'invoices/steps/peek' },
  ],
  'Query.reviewQueue': [
    { source: 'dynamodb', reads: ['Invoices'], code: 'invoices/reviewQueue' },
    { source: 'dynamodb', reads: ['Invoices'], code: 'invoices/steps/peek' },
  ],
  'Query.explainInvoice': [
    { source: 'dynamodb', reads: ['Invoices'], code: 'invoices/steps/loadVisible' },
    { source: 'explainInvoice', code: 'invoices/explainInvoice' },
  ],
  'Invoice.file': { source: 'dynamodb', reads: ['Files'], code: 'invoices/Invoice.file' },
  'Invoice.document': { source: 'signDocument', code: 'invoices/Invoice.document' },
  'Invoice.mayApprove': { source: 'none', code: 'invoices/Invoice.mayApprove' },
  'Invoice.history': [
    { source: 'dynamodb', reads: ['InvoiceRevisions'], code: 'invoices/Invoice.history' },
    { source: 'dynamodb', reads: ['InvoiceRevisions'], code: 'invoices/steps/peekHistory' },
  ],
  'Mutation.rereadInvoice': { source: 'rereadInvoice', code: 'invoices/rereadInvoice' },
  'Mutation.deleteInvoice': [
    { source: 'dynamodb', reads: ['Invoices'], code: 'invoices/steps/loadInvoice' },
    { source: 'dynamodb', writes: ['Invoices'], code: 'invoices/deleteInvoice' },
  ],
  'Mutation.describeInvoice': { source: 'describeOnDemand', code: 'invoices/describeInvoice' },
  'Mutation.correctInvoice': { source: 'correctInvoice', code: 'invoices/correctInvoice' },
  'Mutation.approveInvoice': [
    { source: 'dynamodb', reads: ['Invoices'], code: 'invoices/steps/loadVisible' },
    { source: 'dynamodb', writes: ['Invoices', 'InvoiceRevisions'], code: 'invoices/approveInvoice' },
  ],
  'Mutation.approveInvoices': { source: 'approveInvoices', code: 'invoices/approveInvoices' },
  'ApproveInvoicePayload.invoice': {
    source: 'dynamodb',
    reads: ['Invoices'],
    code: 'invoices/ApproveInvoicePayload.invoice',
  },
  'Mutation.rejectInvoice': [
    { source: 'dynamodb', reads: ['Invoices'], code: 'invoices/steps/loadVisible' },
    { source: 'dynamodb', writes: ['Invoices', 'InvoiceRevisions'], code: 'invoices/rejectInvoice' },
  ],
  'Mutation.reopenInvoice': [
    { source: 'dynamodb', reads: ['Invoices'], code: 'invoices/steps/loadVisible' },
    { source: 'dynamodb', writes: ['Invoices', 'InvoiceRevisions'], code: 'invoices/reopenInvoice' },
  ],
  'Mutation.publishInvoiceChange': { source: 'none', code: 'invoices/publishInvoiceChange' },
  'Subscription.onInvoiceChanged': { source: 'none', code: 'invoices/onInvoiceChanged' },

  'Query.searchInvoices': [
    { source: 'dynamodb', reads: ['InvoiceTerms'], code: 'reports/steps/findInvoices' },
    { source: 'dynamodb', reads: ['Invoices'], code: 'reports/searchInvoices' },
  ],
  'Query.savedFilters': { source: 'dynamodb', reads: ['SavedFilters'], code: 'reports/savedFilters' },
  'Query.spend': { source: 'dynamodb', reads: ['Spend'], code: 'reports/spend' },
  'Mutation.saveFilter': [
    { source: 'dynamodb', reads: ['SavedFilters'], code: 'reports/steps/loadFilters' },
    { source: 'dynamodb', writes: ['SavedFilters'], code: 'reports/saveFilter' },
  ],
  'Mutation.deleteFilter': [
    { source: 'dynamodb', reads: ['SavedFilters'], code: 'reports/steps/loadFilters' },
    { source: 'dynamodb', writes: ['SavedFilters'], code: 'reports/deleteFilter' },
  ],
  'Mutation.exportInvoices': { source: 'exportInvoices', code: 'reports/exportInvoices' },

  'Query.invoiceMailbox': { source: 'dynamodb', reads: ['Mailboxes'], code: 'intake/invoiceMailbox' },
  'Mutation.allowMailSender': [
    { source: 'dynamodb', writes: ['Mailboxes'], code: 'intake/steps/openMailbox' },
    { source: 'dynamodb', writes: ['Mailboxes'], code: 'intake/allowMailSender' },
  ],
  'Mutation.removeMailSender': { source: 'dynamodb', writes: ['Mailboxes'], code: 'intake/removeMailSender' },

  'Query.vendor': [
    { source: 'dynamodb', reads: ['Vendors'], code: 'vendors/vendor' },
    { source: 'dynamodb', reads: ['Vendors'], code: 'vendors/steps/followMerge' },
  ],
  'Query.vendors': [
    { source: 'dynamodb', reads: ['Vendors'], code: 'vendors/vendors' },
    { source: 'dynamodb', reads: ['Vendors'], code: 'vendors/steps/peekVendors' },
  ],
  'Query.vendorSuggestions': { source: 'suggestMerges', code: 'vendors/vendorSuggestions' },
  'Mutation.updateVendor': [
    { source: 'dynamodb', reads: ['Vendors'], code: 'vendors/steps/loadOwn' },
    { source: 'dynamodb', writes: ['Vendors'], code: 'vendors/updateVendor' },
  ],
  'Mutation.mergeVendors': [
    { source: 'dynamodb', reads: ['Vendors'], code: 'vendors/steps/loadPair' },
    { source: 'dynamodb', writes: ['Vendors'], code: 'vendors/mergeVendors' },
  ],
  'Mutation.dismissVendorSuggestion': [
    { source: 'dynamodb', reads: ['Vendors'], code: 'vendors/steps/loadPair' },
    { source: 'dynamodb', writes: ['Vendors'], code: 'vendors/dismissVendorSuggestion' },
  ],
  'Vendor.invoices': [
    { source: 'dynamodb', reads: ['Invoices'], code: 'vendors/Vendor.invoices' },
    { source: 'dynamodb', reads: ['Invoices'], code: 'vendors/steps/peekInvoices' },
  ],
  'Invoice.vendorRecord': [
    { source: 'dynamodb', reads: ['Vendors'], code: 'vendors/Invoice.vendorRecord' },
    { source: 'dynamodb', reads: ['Vendors'], code: 'vendors/steps/followMerge' },
  ],
  'Invoice.duplicates': [
    { source: 'dynamodb', reads: ['VendorInvoices'], code: 'vendors/steps/loadClaims' },
    { source: 'dynamodb', reads: ['InvoiceTwins'], code: 'vendors/steps/loadTwins' },
    { source: 'dynamodb', reads: ['Invoices'], code: 'vendors/Invoice.duplicates' },
  ],

  'Query.product': { source: 'dynamodb', reads: ['Products'], code: 'catalog/product' },
  'Query.products': [
    { source: 'dynamodb', reads: ['ProductTerms'], code: 'catalog/steps/findByWords' },
    { source: 'dynamodb', reads: ['Products'], code: 'catalog/steps/findListed' },
    { source: 'dynamodb', reads: ['Products'], code: 'catalog/products' },
  ],
  'Query.stockList': [
    { source: 'dynamodb', reads: ['Products'], code: 'catalog/steps/findStock' },
    { source: 'dynamodb', reads: ['Products'], code: 'catalog/stockList' },
  ],
  'Product.stockMovements': {
    source: 'dynamodb',
    reads: ['StockMovements'],
    code: 'catalog/Product.stockMovements',
  },
  'Mutation.createProduct': [
    { source: 'dynamodb', writes: ['Idempotency', 'Products'], code: 'catalog/createProduct' },
    { source: 'dynamodb', reads: ['Products'], code: 'catalog/steps/showMade' },
  ],
  'Mutation.updateProduct': [
    { source: 'dynamodb', reads: ['Products'], code: 'catalog/steps/loadProduct' },
    { source: 'dynamodb', writes: ['Products'], code: 'catalog/updateProduct' },
  ],
  'Mutation.adjustStock': [
    { source: 'dynamodb', writes: ['Idempotency', 'Products', 'StockMovements'], code: 'catalog/adjustStock' },
    { source: 'dynamodb', reads: ['Products'], code: 'catalog/steps/showProduct' },
  ],
  'Mutation.requestProductImage': [
    { source: 'dynamodb', reads: ['Products'], code: 'catalog/steps/loadProduct' },
    { source: 'presignProductImage', code: 'catalog/requestProductImage' },
  ],
  'Mutation.addProductImage': [
    { source: 'addProductImage', code: 'catalog/addProductImage' },
    { source: 'dynamodb', reads: ['Products'], code: 'catalog/steps/showProduct' },
  ],
  'Mutation.removeProductImage': [
    { source: 'dynamodb', reads: ['Products'], code: 'catalog/steps/loadProduct' },
    { source: 'dynamodb', writes: ['Products'], code: 'catalog/removeProductImage' },
  ],

  'Query.order': { source: 'dynamodb', reads: ['Orders'], code: 'orders/order' },
  'Query.orders': [
    { source: 'dynamodb', reads: ['Orders'], code: 'orders/orders' },
    { source: 'dynamodb', reads: ['Orders'], code: 'orders/steps/peekOrders' },
    { source: 'dynamodb', reads: ['Orders'], code: 'orders/steps/loadPage' },
  ],
  'Query.orderDesk': [
    { source: 'dynamodb', reads: ['Orders'], code: 'orders/orderDesk' },
    { source: 'dynamodb', reads: ['Orders'], code: 'orders/steps/peekOrders' },
    { source: 'dynamodb', reads: ['Orders'], code: 'orders/steps/loadPage' },
  ],
  'Order.lines': { source: 'dynamodb', reads: ['Products'], code: 'orders/Order.lines' },
  'Order.payment': { source: 'dynamodb', reads: ['Payments'], code: 'orders/Order.payment' },
  'Order.money': { source: 'dynamodb', reads: ['Payments'], code: 'orders/Order.money' },
  'Order.paymentAction': { source: 'dynamodb', reads: ['Payments'], code: 'orders/Order.paymentAction' },
  'Mutation.placeOrder': [
    { source: 'dynamodb', reads: ['Idempotency', 'Products'], code: 'orders/steps/loadProducts' },
    { source: 'dynamodb', writes: ['Idempotency', 'Orders'], code: 'orders/placeOrder' },
    { source: 'dynamodb', reads: ['Orders'], code: 'orders/steps/loadPlaced' },
    { source: 'startOrder', code: 'orders/steps/startPlaced' },
  ],
  'Mutation.cancelOrder': [
    { source: 'dynamodb', reads: ['Orders'], code: 'orders/steps/loadOrder' },
    { source: 'dynamodb', writes: ['Orders'], code: 'orders/cancelOrder' },
    { source: 'wakeOrder', code: 'orders/steps/wakeCancelled' },
  ],
  'Mutation.continueOrder': [
    { source: 'dynamodb', reads: ['Orders'], code: 'orders/steps/loadOrder' },
    { source: 'continueOrder', code: 'orders/continueOrder' },
    { source: 'dynamodb', reads: ['Orders'], code: 'orders/steps/showOrder' },
  ],
  'Mutation.retryOrder': [
    { source: 'dynamodb', reads: ['Orders'], code: 'orders/steps/loadOrder' },
    { source: 'dynamodb', writes: ['Orders'], code: 'orders/retryOrder' },
    { source: 'startOrder', code: 'orders/steps/startRetried' },
  ],
  'Mutation.publishOrderChange': { source: 'none', code: 'orders/publishOrderChange' },
  'Subscription.onOrderStatusChanged': { source: 'none', code: 'orders/onOrderStatusChanged' },
  'Subscription.onMyOrdersChanged': { source: 'none', code: 'orders/onMyOrdersChanged' },
  'Subscription.onOrdersChanged': { source: 'none', code: 'orders/onOrdersChanged' },

  'Query.receiptJournal': [
    { source: 'dynamodb', reads: ['Receipts'], code: 'receipts/receiptJournal' },
    { source: 'dynamodb', reads: ['Receipts'], code: 'receipts/steps/peekJournal' },
    { source: 'dynamodb', reads: ['Receipts'], code: 'receipts/steps/loadJournal' },
  ],
  'Order.receipt': { source: 'dynamodb', reads: ['Receipts'], code: 'receipts/Order.receipt' },
  'Booking.receipt': { source: 'dynamodb', reads: ['Receipts'], code: 'receipts/Booking.receipt' },
  'Refund.creditNote': { source: 'dynamodb', reads: ['Receipts'], code: 'receipts/Refund.creditNote' },
  'Receipt.order': { source: 'dynamodb', reads: ['Orders'], code: 'receipts/Receipt.order' },
  'Receipt.booking': { source: 'dynamodb', reads: ['Bookings'], code: 'receipts/Receipt.booking' },
  'Receipt.document': { source: 'signReceipt', code: 'receipts/Receipt.document' },

  'Query.refund': { source: 'dynamodb', reads: ['Refunds'], code: 'refunds/refund' },
  'Query.refundDesk': [
    { source: 'dynamodb', reads: ['Refunds'], code: 'refunds/refundDesk' },
    { source: 'dynamodb', reads: ['Refunds'], code: 'refunds/steps/peekRefunds' },
    { source: 'dynamodb', reads: ['Refunds'], code: 'refunds/steps/loadPage' },
  ],
  'Order.refunds': [
    { source: 'dynamodb', reads: ['Refunds'], code: 'refunds/steps/findOfOrder' },
    { source: 'dynamodb', reads: ['Refunds'], code: 'refunds/Order.refunds' },
  ],
  'Booking.refunds': [
    { source: 'dynamodb', reads: ['Refunds'], code: 'refunds/steps/findOfBooking' },
    { source: 'dynamodb', reads: ['Refunds'], code: 'refunds/Booking.refunds' },
  ],
  'Refund.order': { source: 'dynamodb', reads: ['Orders'], code: 'refunds/Refund.order' },
  'Refund.booking': { source: 'dynamodb', reads: ['Bookings'], code: 'refunds/Refund.booking' },
  'Mutation.refundOrder': [
    { source: 'dynamodb', reads: ['Idempotency', 'Orders'], code: 'refunds/steps/loadRefundable' },
    { source: 'dynamodb', reads: ['Payments'], code: 'refunds/steps/loadPayment' },
    { source: 'dynamodb', writes: ['Idempotency', 'Payments', 'Refunds'], code: 'refunds/refundOrder' },
    { source: 'dynamodb', reads: ['Refunds'], code: 'refunds/steps/loadRequested' },
  ],
  'Mutation.retryRefund': [
    { source: 'dynamodb', reads: ['Refunds'], code: 'refunds/steps/loadRefund' },
    { source: 'dynamodb', reads: ['Bookings', 'Orders', 'Payments'], code: 'refunds/steps/loadRefunded' },
    { source: 'dynamodb', writes: ['Payments', 'Refunds'], code: 'refunds/retryRefund' },
  ],
  'Mutation.closeRefund': [
    { source: 'dynamodb', reads: ['Refunds'], code: 'refunds/steps/loadRefund' },
    { source: 'dynamodb', writes: ['Refunds'], code: 'refunds/closeRefund' },
  ],
  'Mutation.publishRefundChange': { source: 'none', code: 'refunds/publishRefundChange' },
  'Subscription.onRefundChanged': { source: 'none', code: 'refunds/onRefundChanged' },
  'Subscription.onRefundsChanged': { source: 'none', code: 'refunds/onRefundsChanged' },

  'Query.recurringOrder': { source: 'dynamodb', reads: ['RecurringOrders'], code: 'recurring/recurringOrder' },
  'Query.recurringOrders': [
    { source: 'dynamodb', reads: ['RecurringOrders'], code: 'recurring/recurringOrders' },
    { source: 'dynamodb', reads: ['RecurringOrders'], code: 'recurring/steps/peekRecurring' },
    { source: 'dynamodb', reads: ['RecurringOrders'], code: 'recurring/steps/loadRecurringPage' },
  ],
  'Order.recurringOrder': { source: 'dynamodb', reads: ['RecurringOrders'], code: 'recurring/Order.recurringOrder' },
  'RecurringOrder.lines': { source: 'dynamodb', reads: ['Products'], code: 'recurring/RecurringOrder.lines' },
  'RecurringOrder.currentTotal': {
    source: 'dynamodb',
    reads: ['Products'],
    code: 'recurring/RecurringOrder.currentTotal',
  },
  'RecurringOrder.cardSetup': { source: 'dynamodb', reads: ['CardSetups'], code: 'recurring/RecurringOrder.cardSetup' },
  'RecurringOrder.orders': [
    { source: 'dynamodb', reads: ['Orders'], code: 'recurring/RecurringOrder.orders' },
    { source: 'dynamodb', reads: ['Orders'], code: 'orders/steps/peekOrders' },
    { source: 'dynamodb', reads: ['Orders'], code: 'orders/steps/loadPage' },
  ],
  'Mutation.createRecurringOrder': [
    { source: 'dynamodb', reads: ['Idempotency', 'Products'], code: 'recurring/steps/loadBasket' },
    {
      source: 'dynamodb',
      writes: ['Idempotency', 'PaymentCustomers', 'RecurringOrders'],
      code: 'recurring/createRecurringOrder',
    },
    { source: 'dynamodb', reads: ['RecurringOrders'], code: 'recurring/steps/loadCreated' },
    { source: 'beginSetup', code: 'recurring/steps/beginCreated' },
    { source: 'dynamodb', reads: ['RecurringOrders'], code: 'recurring/steps/showCreated' },
  ],
  'Mutation.continueRecurringOrder': [
    { source: 'dynamodb', reads: ['RecurringOrders'], code: 'recurring/steps/loadRecurring' },
    { source: 'beginSetup', code: 'recurring/continueRecurringOrder' },
    { source: 'dynamodb', reads: ['RecurringOrders'], code: 'recurring/steps/showRecurring' },
  ],
  'Mutation.changeRecurringOrderCard': [
    { source: 'dynamodb', reads: ['RecurringOrders'], code: 'recurring/steps/loadRecurring' },
    { source: 'changeCard', code: 'recurring/changeRecurringOrderCard' },
    { source: 'dynamodb', reads: ['RecurringOrders'], code: 'recurring/steps/showRecurring' },
  ],
  'Mutation.pauseRecurringOrder': [
    { source: 'dynamodb', reads: ['RecurringOrders'], code: 'recurring/steps/loadRecurring' },
    { source: 'dynamodb', writes: ['RecurringOrders'], code: 'recurring/pauseRecurringOrder' },
  ],
  'Mutation.resumeRecurringOrder': [
    { source: 'dynamodb', reads: ['RecurringOrders'], code: 'recurring/steps/loadRecurring' },
    { source: 'dynamodb', reads: ['Products'], code: 'recurring/steps/loadPrices' },
    { source: 'dynamodb', writes: ['RecurringOrders'], code: 'recurring/resumeRecurringOrder' },
  ],
  'Mutation.skipRecurringOrder': [
    { source: 'dynamodb', reads: ['RecurringOrders'], code: 'recurring/steps/loadRecurring' },
    { source: 'dynamodb', writes: ['RecurringOrders'], code: 'recurring/skipRecurringOrder' },
  ],
  'Mutation.cancelRecurringOrder': [
    { source: 'dynamodb', reads: ['RecurringOrders'], code: 'recurring/steps/loadRecurring' },
    { source: 'dynamodb', writes: ['RecurringOrders'], code: 'recurring/cancelRecurringOrder' },
  ],
  'Mutation.publishRecurringOrderChange': { source: 'none', code: 'recurring/publishRecurringOrderChange' },
  'Subscription.onMyRecurringOrdersChanged': { source: 'none', code: 'recurring/onMyRecurringOrdersChanged' },

  // bookings: their workflow
  'Query.booking': { source: 'dynamodb', reads: ['Bookings'], code: 'bookings/booking' },
  'Query.bookings': [
    { source: 'dynamodb', reads: ['Bookings'], code: 'bookings/bookings' },
    { source: 'dynamodb', reads: ['Bookings'], code: 'bookings/steps/peekBookings' },
    { source: 'dynamodb', reads: ['Bookings'], code: 'bookings/steps/loadBookings' },
  ],
  'Query.bookingDesk': [
    { source: 'dynamodb', reads: ['Bookings'], code: 'bookings/bookingDesk' },
    { source: 'dynamodb', reads: ['Bookings'], code: 'bookings/steps/peekBookings' },
    { source: 'dynamodb', reads: ['Bookings'], code: 'bookings/steps/loadBookings' },
  ],
  'Booking.event': { source: 'dynamodb', reads: ['EventCategories', 'Events'], code: 'bookings/Booking.event' },
  'Booking.tickets': { source: 'dynamodb', reads: ['Tickets'], code: 'bookings/Booking.tickets' },
  'Booking.payment': { source: 'dynamodb', reads: ['Payments'], code: 'bookings/Booking.payment' },
  'Booking.money': { source: 'dynamodb', reads: ['Payments'], code: 'bookings/Booking.money' },
  'Booking.paymentAction': { source: 'dynamodb', reads: ['Payments'], code: 'bookings/Booking.paymentAction' },
  'Mutation.bookTickets': [
    { source: 'dynamodb', reads: ['Idempotency', 'TicketHolds'], code: 'bookings/steps/loadBooked' },
    { source: 'dynamodb', reads: ['Events', 'PromoCodes'], code: 'bookings/steps/loadTerms' },
    {
      source: 'dynamodb',
      writes: ['Bookings', 'Idempotency', 'PromoCodes', 'TicketHolds'],
      code: 'bookings/bookTickets',
    },
    { source: 'dynamodb', reads: ['Bookings'], code: 'bookings/steps/showBooked' },
    { source: 'startBooking', code: 'bookings/steps/startBooked' },
  ],
  'Mutation.continueBooking': [
    { source: 'dynamodb', reads: ['Bookings'], code: 'bookings/steps/loadBooking' },
    { source: 'continueBooking', code: 'bookings/continueBooking' },
    { source: 'dynamodb', reads: ['Bookings'], code: 'bookings/steps/showBooking' },
  ],
  'Mutation.retryBooking': [
    { source: 'dynamodb', reads: ['Bookings'], code: 'bookings/steps/loadBooking' },
    { source: 'dynamodb', writes: ['Bookings'], code: 'bookings/retryBooking' },
    { source: 'startBooking', code: 'bookings/steps/startBooked' },
  ],
  'Mutation.publishBookingChange': { source: 'none', code: 'bookings/publishBookingChange' },
  'Subscription.onBookingChanged': { source: 'none', code: 'bookings/onBookingChanged' },
  'Subscription.onMyBookingsChanged': { source: 'none', code: 'bookings/onMyBookingsChanged' },

  // bookings: cancellation, sales, attendees
  'Booking.cancellationTerms': {
    source: 'dynamodb',
    reads: ['Events', 'Payments'],
    code: 'bookings/Booking.cancellationTerms',
  },
  'Mutation.cancelBooking': [
    { source: 'dynamodb', reads: ['Bookings'], code: 'bookings/steps/loadCancelled' },
    { source: 'dynamodb', reads: ['Events', 'Payments'], code: 'bookings/steps/loadGrounds' },
    {
      source: 'dynamodb',
      writes: ['Bookings', 'Payments', 'Refunds', 'Seats', 'TicketAllowances', 'TicketStock', 'Tickets'],
      code: 'bookings/cancelBooking',
    },
    { source: 'wakeBooking', code: 'bookings/steps/wakeCancelled' },
  ],
  'Mutation.changeTicketName': [
    { source: 'dynamodb', reads: ['Tickets'], code: 'bookings/steps/loadTicket' },
    { source: 'dynamodb', reads: ['Bookings', 'Events'], code: 'bookings/steps/loadTicketBooking' },
    { source: 'dynamodb', writes: ['Bookings', 'Tickets'], code: 'bookings/changeTicketName' },
  ],
  'Query.eventCancellation': {
    source: 'dynamodb',
    reads: ['EventCancellations'],
    code: 'bookings/eventCancellation',
  },
  'Query.eventSales': [
    { source: 'dynamodb', reads: ['Events'], code: 'bookings/steps/loadOrganized' },
    { source: 'dynamodb', reads: ['TicketSalesByDay'], code: 'bookings/eventSales' },
    { source: 'dynamodb', reads: ['TicketSalesByDay'], code: 'bookings/eventSales' },
    { source: 'dynamodb', reads: ['TicketSalesByDay'], code: 'bookings/eventSales' },
    { source: 'dynamodb', reads: ['TicketSalesByDay'], code: 'bookings/eventSales' },
    { source: 'dynamodb', reads: ['TicketSalesByDay'], code: 'bookings/eventSales' },
    { source: 'dynamodb', reads: ['TicketSalesByDay'], code: 'bookings/eventSales' },
  ],
  'Query.attendees': [
    { source: 'dynamodb', reads: ['Events'], code: 'bookings/steps/loadOrganized' },
    { source: 'dynamodb', reads: ['Tickets'], code: 'bookings/steps/findAttendees' },
    { source: 'dynamodb', reads: ['Tickets'], code: 'bookings/steps/peekAttendees' },
    { source: 'dynamodb', reads: ['Tickets'], code: 'bookings/steps/loadTickets' },
    { source: 'dynamodb', reads: ['Bookings'], code: 'bookings/attendees' },
  ],
  'Mutation.exportAttendees': [
    { source: 'dynamodb', reads: ['Events'], code: 'bookings/steps/loadOrganized' },
    { source: 'exportAttendees', code: 'bookings/exportAttendees' },
  ],
  'Mutation.publishEventCancellationChange': { source: 'none', code: 'bookings/publishEventCancellationChange' },
  'Subscription.onEventCancellationChanged': { source: 'none', code: 'bookings/onEventCancellationChanged' },

  'Query.event': {
    cache: { ttlSeconds: 60, keys: ['arguments.id'] },
    steps: [{ source: 'dynamodb', reads: ['EventCategories', 'Events'], code: 'events/event' }],
  },
  'Query.eventCategories': {
    cache: { ttlSeconds: 300, keys: ['arguments'] },
    steps: [{ source: 'dynamodb', reads: ['EventCategories'], code: 'events/eventCategories' }],
  },
  'Query.events': {
    cache: { ttlSeconds: 15, keys: ['arguments'] },
    steps: [
      { source: 'dynamodb', reads: ['EventTerms'], code: 'events/steps/findEvents' },
      { source: 'dynamodb', reads: ['EventCategories', 'Events'], code: 'events/events' },
    ],
  },
  'Query.organizedEvent': {
    source: 'dynamodb',
    reads: ['EventCategories', 'Events'],
    code: 'events/organizedEvent',
  },
  'Event.mayChange': { source: 'none', code: 'events/Event.mayChange' },
  'Event.availability': { source: 'dynamodb', reads: ['TicketStock'], code: 'events/Event.availability' },
  'Mutation.createEventCategory': [
    { source: 'dynamodb', reads: ['EventCategories'], code: 'events/steps/loadCategories' },
    { source: 'dynamodb', writes: ['EventCategories'], code: 'events/createEventCategory' },
  ],
  'Mutation.changeEventCategory': [
    { source: 'dynamodb', reads: ['EventCategories'], code: 'events/steps/loadCategories' },
    { source: 'dynamodb', writes: ['EventCategories'], code: 'events/changeEventCategory' },
  ],
  'Mutation.createEvent': [
    { source: 'dynamodb', reads: ['EventCategories', 'Idempotency'], code: 'events/steps/loadCreation' },
    { source: 'dynamodb', writes: ['Events', 'Idempotency'], code: 'events/createEvent' },
    { source: 'dynamodb', reads: ['EventCategories', 'Events'], code: 'events/steps/showCreated' },
  ],
  'Mutation.publishEvent': [
    { source: 'dynamodb', reads: ['EventCategories', 'Events'], code: 'events/steps/loadEvent' },
    { source: 'dynamodb', writes: ['Events', 'TicketSales', 'TicketStock'], code: 'events/publishEvent' },
  ],
  'Query.organizedEvents': [
    { source: 'dynamodb', reads: ['Events'], code: 'events/steps/findOrganized' },
    { source: 'dynamodb', reads: ['Events'], code: 'events/steps/peekOrganized' },
    { source: 'dynamodb', reads: ['EventCategories', 'Events'], code: 'events/organizedEvents' },
  ],
  'Mutation.updateEvent': [
    { source: 'dynamodb', reads: ['EventCategories', 'Events'], code: 'events/steps/loadEvent' },
    { source: 'none', code: 'events/steps/readUpdate' },
    { source: 'dynamodb', writes: ['Events', 'TicketSales'], code: 'events/updateEvent' },
  ],
  'Mutation.changeTicketCategory': [
    { source: 'dynamodb', reads: ['EventCategories', 'Events'], code: 'events/steps/loadEvent' },
    { source: 'dynamodb', reads: ['TicketStock'], code: 'events/steps/surveyStock' },
    { source: 'dynamodb', writes: ['Events', 'TicketSales', 'TicketStock'], code: 'events/changeTicketCategory' },
    { source: 'dynamodb', reads: ['TicketStock'], code: 'events/steps/surveyStock' },
    { source: 'dynamodb', writes: ['Events', 'TicketSales', 'TicketStock'], code: 'events/changeTicketCategory' },
    { source: 'dynamodb', reads: ['TicketStock'], code: 'events/steps/surveyStock' },
    { source: 'dynamodb', writes: ['Events', 'TicketSales', 'TicketStock'], code: 'events/changeTicketCategory' },
  ],
  'Mutation.postponeEvent': [
    { source: 'dynamodb', reads: ['EventCategories', 'Events'], code: 'events/steps/loadEvent' },
    { source: 'dynamodb', writes: ['Events', 'TicketSales'], code: 'events/postponeEvent' },
    { source: 'dynamodb', writes: ['TicketStock'], code: 'events/steps/settleStock' },
  ],
  'Mutation.cancelEvent': [
    { source: 'dynamodb', reads: ['EventCategories', 'Events'], code: 'events/steps/loadEvent' },
    { source: 'dynamodb', writes: ['EventCancellations', 'Events', 'TicketSales'], code: 'events/cancelEvent' },
    { source: 'dynamodb', writes: ['TicketStock'], code: 'events/steps/settleStock' },
  ],
  'Mutation.requestEventImage': [
    { source: 'dynamodb', reads: ['EventCategories', 'Events'], code: 'events/steps/loadEvent' },
    { source: 'presignEventImage', code: 'events/requestEventImage' },
  ],
  'Mutation.addEventImage': [
    { source: 'dynamodb', reads: ['EventCategories', 'Events'], code: 'events/steps/loadEvent' },
    { source: 'addEventImage', code: 'events/addEventImage' },
    { source: 'dynamodb', reads: ['EventCategories', 'Events'], code: 'events/steps/showEvent' },
  ],
  'Mutation.removeEventImage': [
    { source: 'dynamodb', reads: ['EventCategories', 'Events'], code: 'events/steps/loadEvent' },
    { source: 'dynamodb', writes: ['Events'], code: 'events/removeEventImage' },
  ],
  'Mutation.publishEventChange': { source: 'none', code: 'events/publishEventChange' },
  'Subscription.onEventChanged': { source: 'none', code: 'events/onEventChanged' },

  // bookings: holds, availability, promo codes
  'Query.seatMap': [
    { source: 'dynamodb', reads: ['TicketSales'], code: 'bookings/steps/loadSeated' },
    { source: 'dynamodb', reads: ['Seats'], code: 'bookings/seatMap' },
    { source: 'dynamodb', reads: ['Seats'], code: 'bookings/seatMap' },
    { source: 'dynamodb', reads: ['Seats'], code: 'bookings/seatMap' },
  ],
  'Query.ticketHold': { source: 'dynamodb', reads: ['TicketHolds'], code: 'bookings/ticketHold' },
  'Query.ticketHolds': [
    { source: 'dynamodb', reads: ['TicketHolds'], code: 'bookings/steps/findHolds' },
    { source: 'dynamodb', reads: ['TicketHolds'], code: 'bookings/steps/peekHolds' },
    { source: 'dynamodb', reads: ['TicketHolds'], code: 'bookings/ticketHolds' },
  ],
  'Query.quoteBooking': [
    { source: 'dynamodb', reads: ['TicketHolds'], code: 'bookings/steps/loadQuoted' },
    { source: 'dynamodb', reads: ['PromoCodes'], code: 'bookings/quoteBooking' },
  ],
  'Query.promoCodes': [
    { source: 'dynamodb', reads: ['Events'], code: 'bookings/steps/loadPromoDesk' },
    { source: 'dynamodb', reads: ['PromoCodes'], code: 'bookings/promoCodes' },
  ],
  'Mutation.createPromoCode': [
    { source: 'dynamodb', reads: ['Events'], code: 'bookings/steps/loadPromoEvent' },
    { source: 'dynamodb', writes: ['PromoCodes'], code: 'bookings/createPromoCode' },
  ],
  'Mutation.changePromoCode': [
    { source: 'dynamodb', reads: ['Events'], code: 'bookings/steps/loadPromoEvent' },
    { source: 'dynamodb', reads: ['PromoCodes'], code: 'bookings/steps/loadPromoCode' },
    { source: 'dynamodb', writes: ['PromoCodes'], code: 'bookings/changePromoCode' },
  ],
  'TicketHold.event': { source: 'dynamodb', reads: ['EventCategories', 'Events'], code: 'bookings/TicketHold.event' },
  'TicketHold.booking': { source: 'dynamodb', reads: ['Bookings'], code: 'bookings/TicketHold.booking' },
  'Mutation.holdTickets': [
    { source: 'dynamodb', reads: ['TicketSales'], code: 'bookings/steps/loadSale' },
    { source: 'dynamodb', reads: ['Idempotency'], code: 'bookings/steps/recallHold' },
    {
      source: 'dynamodb',
      writes: ['Idempotency', 'Seats', 'TicketAllowances', 'TicketHolds', 'TicketStock'],
      code: 'bookings/holdTickets',
    },
    { source: 'dynamodb', reads: ['TicketStock'], code: 'bookings/steps/surveyStock' },
    {
      source: 'dynamodb',
      writes: ['Idempotency', 'Seats', 'TicketAllowances', 'TicketHolds', 'TicketStock'],
      code: 'bookings/holdTickets',
    },
    { source: 'dynamodb', reads: ['TicketStock'], code: 'bookings/steps/surveyStock' },
    {
      source: 'dynamodb',
      writes: ['Idempotency', 'Seats', 'TicketAllowances', 'TicketHolds', 'TicketStock'],
      code: 'bookings/steps/takeLast',
    },
    { source: 'dynamodb', reads: ['TicketHolds'], code: 'bookings/steps/showHeld' },
  ],
  'Mutation.releaseTicketHold': [
    { source: 'dynamodb', reads: ['TicketHolds'], code: 'bookings/steps/loadHold' },
    {
      source: 'dynamodb',
      writes: ['Seats', 'TicketAllowances', 'TicketHolds', 'TicketStock'],
      code: 'bookings/releaseTicketHold',
    },
    { source: 'dynamodb', reads: ['TicketHolds'], code: 'bookings/steps/showReleased' },
  ],
  'Mutation.publishAvailabilityChange': { source: 'none', code: 'bookings/publishAvailabilityChange' },
  'Subscription.onAvailabilityChanged': { source: 'none', code: 'bookings/onAvailabilityChanged' },

  'Query.mails': [
    { source: 'dynamodb', reads: ['OutgoingMails'], code: 'mail/steps/findMails' },
    { source: 'dynamodb', reads: ['OutgoingMails'], code: 'mail/steps/peekMails' },
    { source: 'dynamodb', reads: ['OutgoingMails'], code: 'mail/mails' },
  ],
  'Query.mailSuppressions': [
    { source: 'dynamodb', reads: ['MailSuppressions'], code: 'mail/mailSuppressions' },
    { source: 'dynamodb', reads: ['MailSuppressions'], code: 'mail/steps/peekSuppressions' },
  ],
  'Mutation.suppressMailAddress': {
    source: 'dynamodb',
    writes: ['MailSuppressions'],
    code: 'mail/suppressMailAddress',
  },
  'Mutation.releaseMailAddress': { source: 'releaseAddress', code: 'mail/releaseMailAddress' },
} as const satisfies Wiring;
