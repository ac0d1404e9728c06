import type { FileReason, FileRow, FileStatus, MediaType, ObjectVersion } from './files.ts';
import type { Availability, ProductRow } from './catalog.ts';
import { availabilityOf } from './catalog.ts';
import type { InvoiceReason, InvoiceRow, InvoiceStatus } from './invoices.ts';
import type { Money } from './money.ts';
import { moneyOf } from './money.ts';
import type { OrderReason, OrderRow, OrderStatus } from './orders.ts';
import type { PaymentFailure, PaymentRow, PaymentStatus } from './payments.ts';
import type {
  CardSetupRow,
  CardSetupStatus,
  RecurringOrderRow,
  RecurringReason,
  RecurringStatus,
} from './recurring.ts';
import type { PaidFor } from './purchaseKinds.ts';
import { samePurchase } from './purchaseKinds.ts';
import type { RefundFailure, RefundReason, RefundRow, RefundStatus } from './refunds.ts';

/** What a file's arrival in a status is called. */
export const fileEventTypes = {
  AWAITING_UPLOAD: 'FileAnnounced',
  SCANNING: 'FileUploaded',
  ACCEPTED: 'FileAccepted',
  REJECTED: 'FileRejected',
  EXPIRED: 'FileExpired',
  REMOVED: 'FileRemoved',
} as const satisfies Record<FileStatus, string>;

/** What an invoice's arrival in a status is called. */
export const invoiceEventTypes = {
  AWAITING_UPLOAD: 'InvoiceAnnounced',
  SCANNING: 'InvoiceUploaded',
  READING: 'InvoiceReadingStarted',
  READ: 'InvoiceRead',
  NEEDS_REVIEW: 'InvoiceNeedsReview',
  APPROVED: 'InvoiceApproved',
  REJECTED: 'InvoiceRejected',
  FAILED: 'InvoiceFailed',
  EXPIRED: 'InvoiceExpired',
  DELETED: 'InvoiceDeleted',
} as const satisfies Record<InvoiceStatus, string>;

/** What an order's arrival in a status is called. */
export const orderEventTypes = {
  PENDING: 'OrderPlaced',
  VALIDATED: 'OrderValidated',
  PAYMENT_ACTION_REQUIRED: 'OrderPaymentActionRequired',
  AUTHORIZED: 'OrderAuthorized',
  RESERVED: 'OrderReserved',
  CAPTURING: 'OrderCapturing',
  PAID: 'OrderPaid',
  COMPLETED: 'OrderCompleted',
  FAILING: 'OrderFailing',
  FAILED: 'OrderFailed',
  CANCELLING: 'OrderCancelling',
  CANCELLED: 'OrderCancelled',
  NEEDS_ATTENTION: 'OrderNeedsAttention',
} as const satisfies Record<OrderStatus, string>;

/** What a payment's arrival in a status is called. */
export const paymentEventTypes = {
  CREATED: 'PaymentCreated',
  ACTION_REQUIRED: 'PaymentActionRequired',
  AUTHORIZED: 'PaymentAuthorized',
  CAPTURED: 'PaymentCaptured',
  DECLINED: 'PaymentDeclined',
  VOIDED: 'PaymentVoided',
  REFUNDED: 'PaymentRefunded',
} as const satisfies Record<PaymentStatus, string>;

/** What a refund's arrival in a status is called. */
export const refundEventTypes = {
  REQUESTED: 'RefundRequested',
  PENDING: 'RefundPending',
  SUCCEEDED: 'RefundSucceeded',
  FAILED: 'RefundFailed',
  CLOSED: 'RefundClosed',
} as const satisfies Record<RefundStatus, string>;

/** What the attribute `origin` says on the topic of an order's events where it is a run of a recurring order; others have none. */
export const RECURRING_ORIGIN = 'recurring';

/** What a change of a recurring order is called, by the status it is in then. */
export const recurringEventTypes = {
  SETUP_REQUIRED: 'RecurringOrderCreated',
  ACTIVE: 'RecurringOrderActive',
  PAUSED: 'RecurringOrderPaused',
  ENDED: 'RecurringOrderEnded',
  CANCELLED: 'RecurringOrderCancelled',
} as const satisfies Record<RecurringStatus, string>;

/** What a card setup's arrival in a status is called. */
export const cardSetupEventTypes = {
  CREATED: 'CardSetupCreated',
  ACTION_REQUIRED: 'CardSetupActionRequired',
  SUCCEEDED: 'CardSetupSucceeded',
  FAILED: 'CardSetupFailed',
  CANCELLED: 'CardSetupCancelled',
} as const satisfies Record<CardSetupStatus, string>;

/** What a change of what everybody may know of a stock is called. */
export const productEventTypes = {
  IN_STOCK: 'ProductInStock',
  LOW_STOCK: 'ProductStockLow',
  SOLD_OUT: 'ProductSoldOut',
} as const satisfies Record<Availability, string>;

/**
 * That an entity changed, as its domain's topic carries it. It is made from the stored row alone, so the same change
 * always makes the same event: `id` and `entityVersion` tell a repeated one. `version` is that of this shape.
 */
export interface DomainEvent<Type extends string, State> {
  type: Type;
  version: 1;
  id: string;
  entityVersion: number;
  /** UTC, ISO 8601. */
  at: string;
  /** Absent where the entity is new. */
  before?: State;
  after: State;
}

/** What others may know of a file. */
export interface FileState {
  ownerId: string;
  invoiceId: string;
  status: FileStatus;
  mediaType: MediaType;
  size: number;
  reason?: FileReason;
  /** Where it lies, once it is accepted. */
  document?: ObjectVersion;
}

/** What others may know of an invoice: not what is printed on it. */
export interface InvoiceState {
  ownerId: string;
  fileId: string;
  status: InvoiceStatus;
  attempt: number;
  reason?: InvoiceReason;
}

/** What others may know of an order: not where it is sent, nor to whom. */
export interface OrderState {
  ownerId: string;
  status: OrderStatus;
  total: Money;
  lines: { productId: string; quantity: number }[];
  reason?: OrderReason;
  /** Of a run of a recurring order: which, and the day it was scheduled for. */
  recurringOrderId?: string;
  scheduledFor?: string;
}

/** What others may know of a refund: not what staff noted. */
export interface RefundState extends PaidFor {
  ownerId: string;
  paymentId: string;
  attempt: number;
  status: RefundStatus;
  amount: Money;
  reason: RefundReason;
  failure?: RefundFailure;
}

/** What others may know of a recurring order. Days are calendar days in the zone of the installation. */
export interface RecurringOrderState {
  ownerId: string;
  status: RecurringStatus;
  agreedTotal: Money;
  placed: number;
  reason?: RecurringReason;
  /** The day it next wakes. */
  wakesOn?: string;
}

/** What others may know of a card setup: no card. */
export interface CardSetupState {
  ownerId: string;
  recurringOrderId: string;
  attempt: number;
  status: CardSetupStatus;
  failure?: PaymentFailure;
}

/** What others may know of a payment. */
export interface PaymentState extends PaidFor {
  ownerId: string;
  attempt: number;
  status: PaymentStatus;
  amount: Money;
  captured: Money;
  refunded: Money;
  failure?: PaymentFailure;
}

/** What others may know of a product's stock. */
export interface ProductState {
  name: string;
  sku: string;
  availability: Availability;
  stock: number;
}

export type OrderEvent = DomainEvent<(typeof orderEventTypes)[OrderStatus], OrderState>;
export type PaymentEvent = DomainEvent<(typeof paymentEventTypes)[PaymentStatus], PaymentState>;
export type RefundEvent = DomainEvent<(typeof refundEventTypes)[RefundStatus], RefundState>;
export type RecurringOrderEvent = DomainEvent<(typeof recurringEventTypes)[RecurringStatus], RecurringOrderState>;
export type CardSetupEvent = DomainEvent<(typeof cardSetupEventTypes)[CardSetupStatus], CardSetupState>;
export type ProductEvent = DomainEvent<(typeof productEventTypes)[Availability], ProductState>;
export type FileEvent = DomainEvent<(typeof fileEventTypes)[FileStatus], FileState>;
export type InvoiceEvent = DomainEvent<(typeof invoiceEventTypes)[InvoiceStatus], InvoiceState>;

/** A row whose changes are counted, and whose status names its event. */
interface Changing<Status extends string> {
  id: string;
  status: Status;
  version: number;
  updatedAt: string;
}

/** The event of a row's change: its type is that of the status it is in then. Null where nothing changed that counts. */
export function arrival<Status extends string, Row extends Changing<Status>, Type extends string, State>(
  types: Readonly<Record<Status, Type>>,
  stateOf: (row: Row) => State,
  before: Row | null,
  after: Row,
): DomainEvent<Type, State> | null {
  if (before?.version === after.version) return null;
  return {
    type: types[after.status],
    version: 1,
    id: after.id,
    entityVersion: after.version,
    at: after.updatedAt,
    ...(before ? { before: stateOf(before) } : {}),
    after: stateOf(after),
  };
}

/** The event of a file's change, or null where nothing changed that counts. */
export function fileEvent(before: FileRow | null, after: FileRow): FileEvent | null {
  return arrival(fileEventTypes, fileState, before, after);
}

function fileState(row: FileRow): FileState {
  const { ownerId, invoiceId, status, mediaType, size, reason, document } = row;
  return {
    ownerId,
    invoiceId,
    status,
    mediaType,
    size,
    ...(reason ? { reason } : {}),
    ...(document ? { document } : {}),
  };
}

/** The event of an invoice's change, or null where nothing changed that counts. */
export function invoiceEvent(before: InvoiceRow | null, after: InvoiceRow): InvoiceEvent | null {
  return arrival(invoiceEventTypes, invoiceState, before, after);
}

function invoiceState(row: InvoiceRow): InvoiceState {
  const { ownerId, fileId, status, attempt, reason } = row;
  return { ownerId, fileId, status, attempt, ...(reason ? { reason } : {}) };
}

/** The event of an order's change, or null where nothing changed that counts. */
export function orderEvent(before: OrderRow | null, after: OrderRow): OrderEvent | null {
  return arrival(orderEventTypes, orderState, before, after);
}

function orderState(row: OrderRow): OrderState {
  const { ownerId, status, reason, recurringOrderId, scheduledFor } = row;
  return {
    ownerId,
    status,
    total: moneyOf(row.total, row.currency),
    lines: row.lines.map(({ productId, quantity }) => ({ productId, quantity })),
    ...(reason ? { reason } : {}),
    ...(recurringOrderId ? { recurringOrderId } : {}),
    ...(scheduledFor ? { scheduledFor } : {}),
  };
}

/** The event of a payment's change, or null where nothing changed that counts. */
export function paymentEvent(before: PaymentRow | null, after: PaymentRow): PaymentEvent | null {
  return arrival(paymentEventTypes, paymentState, before, after);
}

function paymentState(row: PaymentRow): PaymentState {
  const { ownerId, attempt, status, currency, failure } = row;
  return {
    ownerId,
    ...samePurchase(row),
    attempt,
    status,
    amount: moneyOf(row.amount, currency),
    captured: moneyOf(row.captured, currency),
    refunded: moneyOf(row.refunded, currency),
    ...(failure ? { failure } : {}),
  };
}

/** The event of a refund's change, or null where nothing changed that counts. */
export function refundEvent(before: RefundRow | null, after: RefundRow): RefundEvent | null {
  return arrival(refundEventTypes, refundState, before, after);
}

function refundState(row: RefundRow): RefundState {
  const { ownerId, paymentId, attempt, status, amount, currency, reason, failure } = row;
  return {
    ownerId,
    ...samePurchase(row),
    paymentId,
    attempt,
    status,
    amount: moneyOf(amount, currency),
    reason,
    ...(failure ? { failure } : {}),
  };
}

/** The event of a recurring order's change, or null where nothing changed that counts. */
export function recurringOrderEvent(
  before: RecurringOrderRow | null,
  after: RecurringOrderRow,
): RecurringOrderEvent | null {
  return arrival(recurringEventTypes, recurringOrderState, before, after);
}

function recurringOrderState(row: RecurringOrderRow): RecurringOrderState {
  const { ownerId, status, agreedTotal, currency, placed, reason, wakesOn } = row;
  return {
    ownerId,
    status,
    agreedTotal: moneyOf(agreedTotal, currency),
    placed,
    ...(reason ? { reason } : {}),
    ...(wakesOn ? { wakesOn } : {}),
  };
}

/** The event of a card setup's change, or null where nothing changed that counts. */
export function cardSetupEvent(before: CardSetupRow | null, after: CardSetupRow): CardSetupEvent | null {
  return arrival(cardSetupEventTypes, cardSetupState, before, after);
}

function cardSetupState(row: CardSetupRow): CardSetupState {
  const { ownerId, recurringOrderId, attempt, status, failure } = row;
  return { ownerId, recurringOrderId, attempt, status, ...(failure ? { failure } : {}) };
}

/**
 * The event of a product whose availability is another one than before, or null: single pieces are nobody's news.
 * `stockVersion` counts changes of stock.
 */
export function productEvent(before: ProductRow | null, after: ProductRow): ProductEvent | null {
  const availability = availabilityOf(after);
  if (!before || availabilityOf(before) === availability) return null;
  return {
    type: productEventTypes[availability],
    version: 1,
    id: after.id,
    entityVersion: after.stockVersion,
    at: after.stockChangedAt,
    before: productState(before),
    after: productState(after),
  };
}

function productState(row: ProductRow): ProductState {
  const { name, sku, stock } = row;
  return { name, sku, availability: availabilityOf(row), stock };
}
