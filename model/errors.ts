/** The closed list of error codes that `userErrors` may carry, per domain. */
export const fileErrorCodes = [
  'EMPTY_BATCH',
  'TOO_MANY_FILES',
  'INVALID_NAME',
  'UNSUPPORTED_TYPE',
  'EMPTY_FILE',
  'TOO_LARGE',
  'INVALID_CHECKSUM',
  'INVALID_IDEMPOTENCY_KEY',
  'IDEMPOTENCY_KEY_REUSED',
  'TRY_AGAIN',
] as const;

/** A code of the files domain. */
export type FileErrorCode = (typeof fileErrorCodes)[number];

export const invoiceErrorCodes = [
  'NOT_FOUND',
  'STALE_VERSION',
  'NOT_REREADABLE',
  'WRONG_STATUS',
  'INVALID_VALUE',
  'FIELD_NAMED_TWICE',
  'INVALID_BATCH',
  'OVER_APPROVAL_LIMIT',
  'GRAVE_DOUBT',
  'OWN_INVOICE',
  'NOT_THE_DECIDER',
  'INCOMPLETE',
  'NO_INSIGHTS',
  'TRY_AGAIN',
] as const;

/** A code of the invoices domain. */
export type InvoiceErrorCode = (typeof invoiceErrorCodes)[number];

/** The sentence a person reads beside each code of the invoices domain. */
export const invoiceErrorSentences: Readonly<Record<InvoiceErrorCode, string>> = {
  NOT_FOUND: 'There is no such invoice.',
  STALE_VERSION: 'This invoice changed in the meantime. Look at it again before you decide.',
  NOT_REREADABLE: 'This invoice cannot be read again: only READ, NEEDS_REVIEW and FAILED ones can.',
  WRONG_STATUS: 'This cannot be done with an invoice in this status.',
  INVALID_VALUE: 'This value is not of the form that its field has.',
  FIELD_NAMED_TWICE: 'A field can be corrected once in one call.',
  INVALID_BATCH: 'Name at least one, and no more than is allowed, each once.',
  OVER_APPROVAL_LIMIT: 'The amount is over what you may approve. Ask an administrator.',
  GRAVE_DOUBT:
    'What could send money to the wrong place is in doubt, or you corrected it yourself. Ask an administrator.',
  OWN_INVOICE: 'Somebody else must approve what you uploaded yourself.',
  NOT_THE_DECIDER: 'Only an administrator, or who decided it, can take a decision back.',
  INCOMPLETE: 'Supplier, total and currency must be known before it can be approved.',
  NO_INSIGHTS: 'The language model gave no answer that can be used. Nothing was changed.',
  TRY_AGAIN: 'Somebody else changed this invoice at the same moment. Try again.',
};

/** A code of the vendors domain, with the sentence a person reads beside it. */
export const vendorErrorSentences = {
  NOT_FOUND: 'There is no such vendor.',
  STALE_VERSION: 'This vendor changed in the meantime. Look at it again before you decide.',
  INVALID_NAME: 'The name must have 1–300 characters, none of them a control character.',
  NOT_MERGEABLE: 'A vendor cannot be merged into itself or into another owner’s.',
  TRY_AGAIN: 'Somebody else changed this vendor at the same moment. Try again.',
} as const;

/** A code of the vendors domain. */
export type VendorErrorCode = keyof typeof vendorErrorSentences;

/** A code of the reports domain, with the sentence a person reads beside it. */
export const reportErrorSentences = {
  INVALID_FILTER: 'This part of the filter is not of its form.',
  INVALID_NAME: 'The name must have 1–60 characters, none of them a control character.',
  INVALID_CHOICE: 'Give a filter or invoices, not both and not neither.',
  TOO_MANY: 'There are more than allowed. Narrow the filter, or delete what is not needed.',
  NOTHING_FOUND: 'No invoice matches.',
  NOT_EXPRESSIBLE: 'An invoice cannot be written in this format.',
  TRY_AGAIN: 'Somebody else changed this at the same moment. Try again.',
} as const;

/** A code of the reports domain. */
export type ReportErrorCode = keyof typeof reportErrorSentences;

/** A code of the intake domain, with the sentence a person reads beside it. */
export const intakeErrorSentences = {
  INVALID_ADDRESS: 'This is no address that mail can come from.',
  TOO_MANY: 'More senders cannot be allowed. Remove one that is not needed.',
  TRY_AGAIN: 'Somebody else changed this at the same moment. Try again.',
} as const;

/** A code of the intake domain. */
export type IntakeErrorCode = keyof typeof intakeErrorSentences;

/** A code of the catalog domain, with the sentence a person reads beside it. */
export const catalogErrorSentences = {
  NOT_FOUND: 'There is no such product.',
  STALE_VERSION: 'This product changed in the meantime. Look at it again before you decide.',
  INVALID_VALUE: 'This value is not of the form that its field has.',
  INVALID_IDEMPOTENCY_KEY: 'The key must have 1–128 characters.',
  IDEMPOTENCY_KEY_REUSED: 'This key was used for something else. Use a new one.',
  INVALID_QUANTITY: 'Give a whole number other than 0, at most 1,000,000.',
  NEGATIVE_STOCK: 'There is less in stock than would be taken out.',
  TOO_MUCH_STOCK: 'More than 1,000,000 pieces cannot be in stock.',
  TOO_MANY_IMAGES: 'A product has at most 8 pictures. Remove one that is not needed.',
  IMAGE_NOT_FOUND: 'There is no such picture. Upload it first, and within 15 minutes.',
  IMAGE_REFUSED:
    'This is no PNG, JPEG or WebP picture of at most 5 MB and 40 megapixels, or not the one that was announced.',
  TRY_AGAIN: 'Somebody else changed this at the same moment. Try again.',
} as const;

/** A code of the catalog domain. */
export type CatalogErrorCode = keyof typeof catalogErrorSentences;

/** A code of the orders domain, with the sentence a person reads beside it. */
export const orderErrorSentences = {
  NO_LINES: 'Order at least one product.',
  TOO_MANY_LINES: 'Order at most 20 different products at once.',
  INVALID_QUANTITY: 'Order 1–100 pieces of a product.',
  PRODUCT_NAMED_TWICE: 'A product can stand in one line only. Put the quantities together.',
  PRODUCT_NOT_FOUND: 'This product is not sold here, or not any more.',
  MIXED_CURRENCIES: 'All products of an order must have prices in one currency.',
  TOTAL_TOO_LARGE: 'This order is larger than can be paid at once. Split it.',
  TOTAL_TOO_SMALL: 'This order is smaller than what can be paid by card. Add something.',
  TOTAL_NOT_PAYABLE: 'This total cannot be paid by card in its currency. Change a quantity.',
  PRICE_CHANGED: 'The total is another one than you expected. Look at it again before you order.',
  INVALID_EMAIL: 'This is no e-mail address.',
  INVALID_NOTE: 'The note has at most 1,000 characters, none of them a control character but line breaks.',
  INVALID_BILL_TO: 'The buyer needs a name, and an address with street, city and country; no part may be too long.',
  INVALID_PAYMENT_METHOD: 'This is no id of a payment method.',
  INVALID_AMOUNT: 'Write the amount as a decimal with as many decimals as its currency has.',
  INVALID_IDEMPOTENCY_KEY: 'The key must have 1–128 characters.',
  IDEMPOTENCY_KEY_REUSED: 'This key was used for another order. Use a new one.',
  NOT_FOUND: 'There is no such order.',
  STALE_VERSION: 'This order changed in the meantime. Look at it again before you decide.',
  NOT_CANCELLABLE: 'This order can be cancelled no more: it is paid, or has ended.',
  NOT_RETRYABLE: 'Only an order that needs attention can be tried again.',
  NO_ACTION_REQUIRED: 'This order never waited for a payment to be confirmed.',
  TRY_AGAIN: 'Somebody else changed this at the same moment. Try again.',
} as const;

/** A code of the orders domain. */
export type OrderErrorCode = keyof typeof orderErrorSentences;

/** A code of the refunds domain, with the sentence a person reads beside it. */
export const refundErrorSentences = {
  NOT_FOUND: 'There is no such order or refund.',
  NOT_PAID: 'Nothing was charged for this order.',
  NOTHING_LEFT: 'Everything that was charged is given back, or about to be.',
  OVER_REFUNDABLE: 'This is more than is left to give back.',
  INVALID_AMOUNT: 'Write the amount as a decimal above 0, with as many decimals as its currency has.',
  NOT_PAYABLE: 'This amount cannot be given back exactly: in currencies with three decimals the last must be 0.',
  WRONG_CURRENCY: 'Give the money back in the currency of the order.',
  AMOUNT_OR_LINES: 'Give an amount, or lines, or neither for everything that is left.',
  NO_LINES: 'Name at least one line.',
  LINE_NOT_FOUND: 'This product is not in the order.',
  LINE_NAMED_TWICE: 'Each product can stand in one line only.',
  INVALID_QUANTITY: 'So many pieces are not left to give back.',
  RESTOCK_NEEDS_LINES: 'Name the lines whose pieces go back into stock.',
  INVALID_REASON: 'This reason cannot be chosen.',
  INVALID_NOTE: 'The note has at most 500 characters, none of them a control character but line breaks.',
  TOO_MANY_REFUNDS: 'A payment has at most 100 refunds.',
  INVALID_IDEMPOTENCY_KEY: 'The key must have 1–128 characters.',
  IDEMPOTENCY_KEY_REUSED: 'This key was used for another refund. Use a new one.',
  STALE_VERSION: 'This refund changed in the meantime. Look at it again before you decide.',
  NOT_FAILED: 'Only a refund that failed can be tried again or closed.',
  TRY_AGAIN: 'Somebody else changed this at the same moment. Try again.',
} as const;

/** A code of the refunds domain. */
export type RefundErrorCode = keyof typeof refundErrorSentences;

/** A code of the recurring domain, with the sentence a person reads beside it. */
export const recurringErrorSentences = {
  NO_LINES: 'Order at least one product.',
  TOO_MANY_LINES: 'An order has at most 20 lines.',
  INVALID_QUANTITY: 'Order between 1 and 100 pieces.',
  PRODUCT_NAMED_TWICE: 'Each product can stand in one line only.',
  PRODUCT_NOT_FOUND: 'There is no such product, or it is not sold.',
  MIXED_CURRENCIES: 'All products of an order must have prices in one currency.',
  TOTAL_TOO_LARGE: 'The total is more than can be paid at once.',
  TOTAL_TOO_SMALL: 'The total is less than can be paid by card.',
  TOTAL_NOT_PAYABLE: 'The total cannot be paid exactly: in currencies with three decimals the last must be 0.',
  PRICE_CHANGED: 'The price is not the one you agreed to. Look at it again.',
  INVALID_EMAIL: 'This is no e-mail address.',
  INVALID_NOTE: 'The note has at most 1,000 characters, none of them a control character but line breaks.',
  INVALID_BILL_TO: 'The buyer needs a name, and an address with street, city and country; no part may be too long.',
  INVALID_PAYMENT_METHOD: 'This is no id of a payment method.',
  INVALID_AMOUNT: 'Write the amount as a decimal with as many decimals as its currency has.',
  INVALID_START: 'The first day must be from tomorrow to a year ahead.',
  INVALID_END: 'The last day must not lie before the first.',
  INVALID_COUNT: 'Between 1 and 520 orders can be placed.',
  END_OR_COUNT: 'Give a last day or a number of orders, or neither.',
  TOO_MANY: 'You have 20 recurring orders already.',
  INVALID_IDEMPOTENCY_KEY: 'The key must have 1–128 characters.',
  IDEMPOTENCY_KEY_REUSED: 'This key was used for another recurring order. Use a new one.',
  NOT_FOUND: 'There is no such recurring order.',
  STALE_VERSION: 'It changed in the meantime. Look at it again before you decide.',
  WRONG_STATUS: 'This is not possible in its present state.',
  CARD_REQUIRED: 'It has no card that can be charged. Give one first.',
  CARD_REFUSED: 'The bank refused the card. Use another one.',
  NOTHING_TO_SKIP: 'There is no run left to skip.',
  NOTHING_MISSED: 'There is no run to make up for.',
  PAYMENT_UNAVAILABLE: 'The payment provider could not be reached. Try again.',
  TRY_AGAIN: 'Somebody else changed this at the same moment. Try again.',
} as const;

/** A code of the recurring domain. */
export type RecurringErrorCode = keyof typeof recurringErrorSentences;

/** A code of the events domain, with the sentence a person reads beside it. */
export const eventErrorSentences = {
  NOT_FOUND: 'There is no such event, category or picture.',
  STALE_VERSION: 'This changed in the meantime. Look at it again before you decide.',
  INVALID_VALUE: 'This value is not of the form that its field has.',
  INVALID_AMOUNT: 'Write the amount as a decimal with as many decimals as its currency has.',
  MIXED_CURRENCIES: 'All tickets of an event must have prices in one currency.',
  PRICE_NOT_PAYABLE: 'A ticket of this price cannot be paid by card. Change the price, or make it free.',
  INVALID_TIME_ZONE: 'Name the zone as the IANA database does: Europe/Berlin.',
  INVALID_TIMES:
    'Doors come before the start, the start lies in the future and before the end, and an event takes at most 14 days.',
  INVALID_SALE_WINDOW: 'The sale must end after it begins, and not after the event.',
  NO_TICKET_CATEGORIES: 'An event needs at least one kind of tickets.',
  TOO_MANY_TICKET_CATEGORIES: 'An event has at most 12 kinds of tickets, and 100,000 tickets of each.',
  NAMED_TWICE: 'Two cannot have the same name.',
  INVALID_CAPACITY: 'Give a whole number of tickets, 1–100,000.',
  INVALID_SEAT_ROWS:
    'Rows have a name of 1–6 letters or digits, each once, and seats from 1 to 999; together at most 100 rows and 2,000 seats.',
  CAPACITY_TAKEN: 'More tickets than that are held or sold.',
  CATEGORY_NOT_FOUND: 'There is no such category of events, or none that new events may be of.',
  TOO_MANY_CATEGORIES: 'There can be at most 50 categories of events.',
  WRONG_STATUS: 'This cannot be done with an event in this status.',
  NOT_CHANGEABLE: 'This cannot be changed once the event is published.',
  EVENT_OVER: 'The event is over.',
  TOO_MANY_IMAGES: 'An event has at most 8 pictures. Remove one that is not needed.',
  IMAGE_NOT_FOUND: 'There is no such picture. Upload it first, and within 15 minutes.',
  IMAGE_REFUSED:
    'This is no PNG, JPEG or WebP picture of at most 5 MB and 40 megapixels, or not the one that was announced.',
  INVALID_NOTE: 'The note has at most 1,000 characters, none of them a control character but line breaks.',
  INVALID_IDEMPOTENCY_KEY: 'The key must have 1–128 characters.',
  IDEMPOTENCY_KEY_REUSED: 'This key was used for something else. Use a new one.',
  TRY_AGAIN: 'Somebody else changed this at the same moment. Try again.',
} as const;

/** A code of the events domain. */
export type EventErrorCode = keyof typeof eventErrorSentences;

/** A code of the bookings domain, with the sentence a person reads beside it. */
export const bookingErrorSentences = {
  NOT_FOUND: 'There is no such event, hold, booking, ticket or promo code.',
  INVALID_QUANTITY: 'Take 1–10 tickets at once.',
  INVALID_SEATS: 'Name each seat once, where seats are numbered; give a number of tickets where they are not.',
  NO_SUCH_SEAT: 'There is no such seat.',
  SEATS_TAKEN: 'Somebody else has this seat. Choose another.',
  SOLD_OUT: 'There are not so many tickets left at the moment.',
  NOT_ON_SALE: 'These tickets are not on sale at the moment.',
  SALE_OVER: 'The sale of these tickets is over.',
  LIMIT_EXCEEDED: 'That is more than one customer may have of these tickets.',
  HOLD_EXPIRED: 'These tickets are not kept for you any more. Choose them again.',
  HOLD_IN_USE: 'A booking is paying for these tickets at the moment.',
  INVALID_EMAIL: 'This is no e-mail address.',
  INVALID_NAMES: 'Give one name of 1–120 characters for each ticket, or none at all.',
  INVALID_BILL_TO: 'The buyer needs a name, and an address with street, city and country; no part may be too long.',
  INVALID_PAYMENT_METHOD: 'This is no id of a payment method.',
  INVALID_AMOUNT: 'Write the amount as a decimal with as many decimals as its currency has.',
  PRICE_CHANGED: 'The total is another one than you expected. Look at it again before you book.',
  TOTAL_NOT_PAYABLE: 'This total cannot be paid by card. Change the number of tickets, or leave the promo code out.',
  PROMO_CODE_NOT_FOUND: 'This promo code is not taken here, or not now.',
  PROMO_CODE_USED_UP: 'This promo code was used as often as it may be.',
  INVALID_PROMO_CODE:
    'A promo code has 3–30 letters, digits, - or _, takes off either a percentage up to 100 or an amount, and ends after it begins.',
  PROMO_CODE_EXISTS: 'The event has another promo code of this name.',
  TOO_MANY_PROMO_CODES: 'An event has at most 100 promo codes.',
  STALE_VERSION: 'This changed in the meantime. Look at it again before you decide.',
  NOT_CANCELLABLE: 'This booking can be cancelled no more: it is being charged or has ended, or the event has begun.',
  TERMS_CHANGED: 'Another sum would be given back, or kept, than you expected. Look at it again before you cancel.',
  NOT_CHANGEABLE: 'Names can be changed on tickets that are good, until the event is over or called off.',
  NOT_RETRYABLE: 'Only a booking that needs attention can be tried again.',
  NO_ACTION_REQUIRED: 'This booking never waited for a payment to be confirmed.',
  NOTHING_FOUND: 'Nobody has booked yet.',
  INVALID_IDEMPOTENCY_KEY: 'The key must have 1–128 characters.',
  IDEMPOTENCY_KEY_REUSED: 'This key was used for something else. Use a new one.',
  TRY_AGAIN: 'Many wanted the same at this moment. Try again.',
} as const;

/** A code of the bookings domain. */
export type BookingErrorCode = keyof typeof bookingErrorSentences;

/** A code of the mail domain, with the sentence a person reads beside it. */
export const mailErrorSentences = {
  INVALID_ADDRESS: 'This is no e-mail address.',
  NOT_FOUND: 'This address is not suppressed.',
  TRY_AGAIN: 'Somebody else changed this at the same moment. Try again.',
} as const;

/** A code of the mail domain. */
export type MailErrorCode = keyof typeof mailErrorSentences;

/** What a caller did wrong, in a payload's `userErrors`. `field` is the path of the input (`files.2.size`), or null. */
export interface UserError<Code extends string> {
  field: string | null;
  message: string;
  code: Code;
}
