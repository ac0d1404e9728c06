export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** ISO 8601 day, `YYYY-MM-DD`. */
  AWSDate: { input: string; output: string; }
  /** ISO 8601 instant. */
  AWSDateTime: { input: string; output: string; }
  /** RFC 822 e-mail address. */
  AWSEmail: { input: string; output: string; }
  /** RFC 3986 URL. */
  AWSURL: { input: string; output: string; }
};

/** Who is signed in. */
export type Account = {
  __typename?: 'Account';
  /** The user's id in the pool (`sub`): never changes, never reused. */
  id: Scalars['ID']['output'];
  /** What the user may do. Empty until the sign-up is confirmed. */
  roles: Array<Role>;
};

/** What `addEventImage` answers. */
export type AddEventImagePayload = {
  __typename?: 'AddEventImagePayload';
  /** The event; null where there are `userErrors`. */
  event?: Maybe<Event>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<EventUserError>;
};

/** What `addProductImage` answers. */
export type AddProductImagePayload = {
  __typename?: 'AddProductImagePayload';
  /** The product; null where there are `userErrors`. */
  product?: Maybe<Product>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<CatalogUserError>;
};

/** A correction of stock. */
export type AdjustStockInput = {
  /** Pieces that came (positive) or went (negative): not 0, at most 1,000,000. What would be left must be 0-1,000,000. */
  change: Scalars['Int']['input'];
  /** The caller's own key for this action, 1-128 characters, kept for at least 24 hours. */
  idempotencyKey: Scalars['String']['input'];
  /** At most 500 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Why. */
  reason: StockReason;
};

/** What `adjustStock` answers. */
export type AdjustStockPayload = {
  __typename?: 'AdjustStockPayload';
  /** The product with its stock as it is now; null where there are `userErrors`. */
  product?: Maybe<Product>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<CatalogUserError>;
};

/** What `allowMailSender` answers. */
export type AllowMailSenderPayload = {
  __typename?: 'AllowMailSenderPayload';
  /** The sender; null where there are `userErrors`. */
  sender?: Maybe<MailSender>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<IntakeUserError>;
};

/** What the caller says of one file before it is sent. */
export type AnnouncedFile = {
  /** What it is. */
  mediaType: MediaType;
  /** For display: 1-200 characters, no control characters. Folders in it are cut off. */
  name: Scalars['String']['input'];
  /** SHA-256 of the content as 64 hexadecimal digits. Exactly this must arrive. */
  sha256: Scalars['String']['input'];
  /** Bytes: 1 up to the limit of its type. Exactly these must arrive. */
  size: Scalars['Int']['input'];
};

/** What `approveInvoice` answers. */
export type ApproveInvoicePayload = {
  __typename?: 'ApproveInvoicePayload';
  /** The invoice, APPROVED; null where there are `userErrors`. One of several (`approveInvoices`) is read again: as it is now. */
  invoice?: Maybe<Invoice>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<InvoiceUserError>;
};

/** What `approveInvoices` answers. */
export type ApproveInvoicesPayload = {
  __typename?: 'ApproveInvoicesPayload';
  /** One answer an invoice, in the order of the input; null where there are `userErrors`. */
  results?: Maybe<Array<ApproveInvoicePayload>>;
  /** Why nothing at all was done; empty where something was tried. */
  userErrors: Array<InvoiceUserError>;
};

/** Who comes to an event. */
export type Attendee = {
  __typename?: 'Attendee';
  /** The booking's id. */
  bookingId: Scalars['ID']['output'];
  /** The number of the booking. */
  bookingNumber: Scalars['String']['output'];
  /** The ticket category's name. */
  categoryName: Scalars['String']['output'];
  /** Where the booking's mails go. */
  email: Scalars['String']['output'];
  /** The ticket. */
  ticket: Ticket;
};

/** A page of attendees. */
export type AttendeeConnection = {
  __typename?: 'AttendeeConnection';
  /** In the order of the list. */
  nodes: Array<Attendee>;
  /** Whether there is more. */
  pageInfo: PageInfo;
};

/** Attendees as a file. */
export type AttendeeExport = {
  __typename?: 'AttendeeExport';
  /** How many tickets it has. */
  tickets: Scalars['Int']['output'];
  /** Where to fetch the CSV file (UTF-8): for 5 minutes. */
  url: Scalars['AWSURL']['output'];
};

/** What everybody may know of a stock. */
export type Availability =
  /** There is enough. */
  | 'IN_STOCK'
  /** There is little left. */
  | 'LOW_STOCK'
  /** There is nothing left. */
  | 'SOLD_OUT';

/** That what is left of one kind of tickets changed: of many changes within a second one is told. */
export type AvailabilityChange = {
  __typename?: 'AvailabilityChange';
  /** When it was told. */
  at: Scalars['AWSDateTime']['output'];
  /** Tickets that can be held. */
  available: Scalars['Int']['output'];
  /** The ticket category's id. */
  categoryId: Scalars['ID']['output'];
  /** The event's id. */
  eventId: Scalars['ID']['output'];
  /** Drop events whose version is not newer than what you have. */
  version: Scalars['Int']['output'];
};

/** That what is left changed, as the publisher says it. */
export type AvailabilityChangeInput = {
  /** When it was told. */
  at: Scalars['AWSDateTime']['input'];
  /** Tickets that can be held. */
  available: Scalars['Int']['input'];
  /** The ticket category's id. */
  categoryId: Scalars['ID']['input'];
  /** The event's id. */
  eventId: Scalars['ID']['input'];
  /** Its version. */
  version: Scalars['Int']['input'];
};

/** Held tickets that are paid for. */
export type BookTicketsInput = {
  /** Who stands on the receipt as its buyer. Where absent the e-mail address stands there. */
  billTo?: InputMaybe<BuyerInput>;
  /** Where its mails go: at most 254 characters. */
  email: Scalars['AWSEmail']['input'];
  /** What the caller showed to its user, tax included. Where the total is another one, nothing is booked: PRICE_CHANGED. */
  expectedTotal?: InputMaybe<MoneyInput>;
  /** The hold's id. */
  holdId: Scalars['ID']['input'];
  /** The caller's own key for this action, 1-128 characters, kept for at least 24 hours. */
  idempotencyKey: Scalars['String']['input'];
  /** Who comes, one name a ticket in the order of the hold's seats: 1-120 characters each, no control characters. Absent or empty where nobody is named. */
  names?: InputMaybe<Array<Scalars['String']['input']>>;
  /**
   * The provider's id of a payment method (`pm_...`), which its owner's browser made there: card data never comes here.
   * Where absent the booking waits as PAYMENT_ACTION_REQUIRED for its owner to pay at the provider. Free tickets need none.
   */
  paymentMethodId?: InputMaybe<Scalars['String']['input']>;
  /** A promo code, letter case aside. */
  promoCode?: InputMaybe<Scalars['String']['input']>;
};

/** What `bookTickets` answers. */
export type BookTicketsPayload = {
  __typename?: 'BookTicketsPayload';
  /** The booking; null where there are `userErrors`. */
  booking?: Maybe<Booking>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<BookingUserError>;
};

/** Tickets that a customer pays for. */
export type Booking = {
  __typename?: 'Booking';
  /** Who stands on the receipt as its buyer; null where its owner gave nobody, and the e-mail address stands there. */
  billTo?: Maybe<Buyer>;
  /** What the caller would get back who cancels it now; null where it cannot be cancelled by them. */
  cancellationTerms?: Maybe<CancellationTerms>;
  /** The ticket category's id. */
  categoryId: Scalars['ID']['output'];
  /** The ticket category's name, as it was when the tickets were held. */
  categoryName: Scalars['String']['output'];
  /** When it was confirmed; null before. */
  confirmedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** What it took off, before tax. */
  discount: Money;
  /** Where its mails go. */
  email: Scalars['String']['output'];
  /** What for. */
  event: Event;
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** What was authorised, charged and given back, and what is left to give back. */
  money: PurchaseMoney;
  /** What people quote to name it, as of an order. */
  number: Scalars['String']['output'];
  /** The current attempt to pay, for its owner, STAFF and ADMIN; null for others, and until there is one. */
  payment?: Maybe<Payment>;
  /** What its owner must do to pay; null but while it is PAYMENT_ACTION_REQUIRED, and for everybody else. */
  paymentAction?: Maybe<PaymentAction>;
  /** When it was made. */
  placedAt: Scalars['AWSDateTime']['output'];
  /** Of one ticket, before tax and discount. */
  price: Money;
  /** The promo code that was used; null where none was. */
  promoCode?: Maybe<Scalars['String']['output']>;
  /** How many tickets. */
  quantity: Scalars['Int']['output'];
  /** Its receipt, for its owner, STAFF and ADMIN; null for others, and until it is paid and the receipt is written. */
  receipt?: Maybe<Receipt>;
  /** Refunds of it, oldest first: at most 100, for its owner, STAFF and ADMIN; empty for others. */
  refunds: Array<Refund>;
  /** Why it failed, was cancelled or needs attention; null otherwise. */
  refusal?: Maybe<BookingRefusal>;
  /** Their seats, where they are numbered; empty otherwise. */
  seats: Array<Scalars['String']['output']>;
  /** Where it is in its life. */
  status: BookingStatus;
  /** Before tax. */
  subtotal: Money;
  /** The tax. */
  tax: Money;
  /** Percent, with two decimals. */
  taxRate: Scalars['String']['output'];
  /** The tickets, once it is CONFIRMED; empty before. */
  tickets: Array<Ticket>;
  /** Every status it came to, oldest first: at most 40; of more, the first and the latest ones. */
  timeline: Array<BookingTimelineEntry>;
  /** `subtotal` and `tax`: what is charged. */
  total: Money;
  /** When it changed last. */
  updatedAt: Scalars['AWSDateTime']['output'];
  /** Counts its changes, from 1. */
  version: Scalars['Int']['output'];
};

/** That a booking changed: lean on purpose, fetch what you show. */
export type BookingChange = {
  __typename?: 'BookingChange';
  /** When it changed. */
  at: Scalars['AWSDateTime']['output'];
  /** The booking's id. */
  bookingId: Scalars['ID']['output'];
  /** Whose it is. */
  ownerId: Scalars['ID']['output'];
  /** Where it is now. */
  status: BookingStatus;
  /** Drop events whose version is not newer than what you have. */
  version: Scalars['Int']['output'];
};

/** That a booking changed, as the publisher says it. */
export type BookingChangeInput = {
  /** When it changed. */
  at: Scalars['AWSDateTime']['input'];
  /** The booking's id. */
  bookingId: Scalars['ID']['input'];
  /** Whose it is. */
  ownerId: Scalars['ID']['input'];
  /** Where it is now. */
  status: BookingStatus;
  /** Its version. */
  version: Scalars['Int']['input'];
};

/** A page of bookings. */
export type BookingConnection = {
  __typename?: 'BookingConnection';
  /** In the order of the list. */
  nodes: Array<Booking>;
  /** Whether there is more. */
  pageInfo: PageInfo;
};

/** What can be wrong with a call of the bookings domain. */
export type BookingErrorCode =
  /** The hold's time is over, or it was let go of. */
  | 'HOLD_EXPIRED'
  /** A booking is paying for this hold at the moment. */
  | 'HOLD_IN_USE'
  /** The key was used with other input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** The amount is not written as one of its currency. */
  | 'INVALID_AMOUNT'
  /** The buyer has no name, its address is not whole, or a part is too long. */
  | 'INVALID_BILL_TO'
  /** It is no e-mail address. */
  | 'INVALID_EMAIL'
  /** The key is empty or longer than 128 characters. */
  | 'INVALID_IDEMPOTENCY_KEY'
  /** There is not one name for each ticket, or a name is empty, too long or holds control characters. */
  | 'INVALID_NAMES'
  /** It is no id of a payment method. */
  | 'INVALID_PAYMENT_METHOD'
  /** The promo code is not of its form: its characters, its percentage or amount, its window or its number of uses. */
  | 'INVALID_PROMO_CODE'
  /** The number of tickets is outside 1-10. */
  | 'INVALID_QUANTITY'
  /** Seats are named where they have no numbers, or are not where they have; or one is named twice. */
  | 'INVALID_SEATS'
  /** The customer would have more tickets than one may have. */
  | 'LIMIT_EXCEEDED'
  /** There is nobody to be written down. */
  | 'NOTHING_FOUND'
  /** It is being charged or has ended, or its event has begun. */
  | 'NOT_CANCELLABLE'
  /** Its booking is not CONFIRMED, or its event is over or called off. */
  | 'NOT_CHANGEABLE'
  /** There is no such event, hold, booking, ticket or promo code, or it is another's. */
  | 'NOT_FOUND'
  /** The sale has not begun, or rests. */
  | 'NOT_ON_SALE'
  /** It does not need attention. */
  | 'NOT_RETRYABLE'
  /** It never waited for its owner. */
  | 'NO_ACTION_REQUIRED'
  /** There is no seat of this name. */
  | 'NO_SUCH_SEAT'
  /** The total is not the expected one. */
  | 'PRICE_CHANGED'
  /** The event has another promo code of this name. */
  | 'PROMO_CODE_EXISTS'
  /** There is no such promo code for this event, or it is not taken now. */
  | 'PROMO_CODE_NOT_FOUND'
  /** The promo code was used as often as it may be. */
  | 'PROMO_CODE_USED_UP'
  /** The sale is over. */
  | 'SALE_OVER'
  /** Somebody else has this seat. */
  | 'SEATS_TAKEN'
  /** Fewer tickets than that are left at this moment. */
  | 'SOLD_OUT'
  /** It changed since the caller saw it. */
  | 'STALE_VERSION'
  /** Another sum would be given back, or kept, than was expected. */
  | 'TERMS_CHANGED'
  /** The event has 100 promo codes already. */
  | 'TOO_MANY_PROMO_CODES'
  /** The total can not be paid by card: it is too small, too large or not exact in its currency. */
  | 'TOTAL_NOT_PAYABLE'
  /** Somebody wrote at the same time: the same call again will succeed. */
  | 'TRY_AGAIN';

/** What a hold would cost. */
export type BookingQuote = {
  __typename?: 'BookingQuote';
  /** What the promo code takes off, before tax; 0 where none was given. */
  discount: Money;
  /** Before tax. */
  subtotal: Money;
  /** The tax. */
  tax: Money;
  /** What would be charged: `expectedTotal` of `bookTickets`. */
  total: Money;
};

/** Why a booking did not come about, or was cancelled. */
export type BookingReason =
  /** The owner did not pass the bank's check (3-D Secure). */
  | 'AUTHENTICATION_FAILED'
  /** The bank wants the card's owner to confirm the payment, who was not there. */
  | 'AUTHENTICATION_REQUIRED'
  /** Its owner cancelled it. */
  | 'CANCELLED_BY_CUSTOMER'
  /** Staff or the organiser cancelled it. */
  | 'CANCELLED_BY_STAFF'
  /** The bank declined the card. */
  | 'CARD_DECLINED'
  /** The event was called off. */
  | 'EVENT_CANCELLED'
  /** The event was called off or postponed meanwhile. */
  | 'EVENT_NOT_ON_SALE'
  /** The card has expired. */
  | 'EXPIRED_CARD'
  /** The hold was let go of before the booking was begun. */
  | 'HOLD_LOST'
  /** The card's security code is wrong. */
  | 'INCORRECT_CVC'
  /** The card has insufficient funds. */
  | 'INSUFFICIENT_FUNDS'
  /** The payment method does not exist or cannot be used. */
  | 'INVALID_PAYMENT_METHOD'
  /** A fault of ours. */
  | 'NOT_PROCESSED'
  /** It could not be undone by itself. */
  | 'NOT_UNDONE'
  /** The owner did not complete the payment in time. */
  | 'PAYMENT_ACTION_TIMED_OUT'
  /** The payment provider could not be reached. */
  | 'PAYMENT_UNAVAILABLE'
  /** The bank could not process the card. */
  | 'PROCESSING_ERROR'
  /** The hold expired while the payment was completed, and its tickets are gone. */
  | 'SEATS_LOST';

/** Why a booking did not come about, or was cancelled. */
export type BookingRefusal = {
  __typename?: 'BookingRefusal';
  /** For programs. */
  code: BookingReason;
  /** A sentence for people. */
  message: Scalars['String']['output'];
};

/** A booking's life. Final: FAILED, CANCELLED; a CONFIRMED one may still be cancelled. */
export type BookingStatus =
  /** The payment is authorised, not charged. */
  | 'AUTHORIZED'
  /** It was cancelled; what is given back says `money`; final. */
  | 'CANCELLED'
  /** It was cancelled before it was charged, and is being undone. */
  | 'CANCELLING'
  /** It is being charged. */
  | 'CAPTURING'
  /** Charged, and its owner was told: the tickets are good. */
  | 'CONFIRMED'
  /** It was not carried out and nothing was charged; final. */
  | 'FAILED'
  /** It cannot be carried out, and is being undone. */
  | 'FAILING'
  /** It could not be undone by itself; staff looks at it. */
  | 'NEEDS_ATTENTION'
  /** It was charged. */
  | 'PAID'
  /** Its owner must complete the payment, within 15 minutes: see `paymentAction`. */
  | 'PAYMENT_ACTION_REQUIRED'
  /** Made; nothing was done yet. */
  | 'PENDING'
  /** The tickets are its own. */
  | 'RESERVED'
  /** The event still takes place, and its tickets are held. */
  | 'VALIDATED';

/** One arrival in a status. */
export type BookingTimelineEntry = {
  __typename?: 'BookingTimelineEntry';
  /** When. */
  at: Scalars['AWSDateTime']['output'];
  /** Why; null where there is nothing to say. */
  refusal?: Maybe<BookingRefusal>;
  /** Which. */
  status: BookingStatus;
};

/** What was wrong with a call of the bookings domain. */
export type BookingUserError = {
  __typename?: 'BookingUserError';
  /** For programs. */
  code: BookingErrorCode;
  /** Path of the input it is about (`seats.2`), or null. */
  field?: Maybe<Scalars['String']['output']>;
  /** A sentence for people. */
  message: Scalars['String']['output'];
};

/** Who buys. */
export type Buyer = {
  __typename?: 'Buyer';
  /** Where; null where it was not given. */
  address?: Maybe<PostalAddress>;
  /** Of a person or of a company. */
  name: Scalars['String']['output'];
  /** With the country's prefix; null where none. */
  vatNumber?: Maybe<Scalars['String']['output']>;
};

/** Who buys, as it is given. */
export type BuyerInput = {
  /** Where. */
  address?: InputMaybe<PostalAddressInput>;
  /** Of a person or of a company: 1-120 characters. */
  name: Scalars['String']['input'];
  /** Letters and digits with the country's prefix, at most 20 characters. */
  vatNumber?: InputMaybe<Scalars['String']['input']>;
};

/** What `cancelBooking` answers. */
export type CancelBookingPayload = {
  __typename?: 'CancelBookingPayload';
  /** The booking, CANCELLING or CANCELLED; null where there are `userErrors`. */
  booking?: Maybe<Booking>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<BookingUserError>;
};

/** What `cancelEvent` answers. */
export type CancelEventPayload = {
  __typename?: 'CancelEventPayload';
  /** The event, CANCELLING or CANCELLED; null where there are `userErrors`. */
  event?: Maybe<Event>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<EventUserError>;
};

/** What `cancelOrder` answers. */
export type CancelOrderPayload = {
  __typename?: 'CancelOrderPayload';
  /** The order, CANCELLING or CANCELLED; null where there are `userErrors`. */
  order?: Maybe<Order>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<OrderUserError>;
};

/** What `cancelRecurringOrder` answers. */
export type CancelRecurringOrderPayload = {
  __typename?: 'CancelRecurringOrderPayload';
  /** The recurring order, CANCELLED; null where there are `userErrors`. */
  recurringOrder?: Maybe<RecurringOrder>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<RecurringOrderUserError>;
};

/** What a customer gets back who cancels a booking. */
export type CancellationPolicy = {
  __typename?: 'CancellationPolicy';
  /** What is kept of the total, in percent with two decimals: `10.00`. */
  feeRate: Scalars['String']['output'];
  /** Until so many hours before the start money is given back: 0-8,760. Null where a customer who cancels gets nothing back. */
  refundUntilHours?: Maybe<Scalars['Int']['output']>;
};

/** What a customer gets back who cancels: see `CancellationPolicy`. */
export type CancellationPolicyInput = {
  /** Percent of the total that is kept: 0-100, at most two decimals; 0 where absent. */
  feeRate?: InputMaybe<Scalars['String']['input']>;
  /** 0-8,760; null or absent where a customer who cancels gets nothing back. */
  refundUntilHours?: InputMaybe<Scalars['Int']['input']>;
};

/** What a customer gets back who cancels a booking. */
export type CancellationTerms = {
  __typename?: 'CancellationTerms';
  /** What is kept. */
  fee: Money;
  /** What is given back. */
  refund: Money;
  /** Until when these terms hold; null where nothing changes them but the event itself. */
  until?: Maybe<Scalars['AWSDateTime']['output']>;
};

/** What its owner's browser needs to give a card, at the provider. */
export type CardSetup = {
  __typename?: 'CardSetup';
  /** The provider's client secret of this setup, for its own form (Stripe Elements). */
  clientSecret: Scalars['String']['output'];
  /** Why the last card was refused; null where none was. */
  refusal?: Maybe<PaymentRefusal>;
  /** Where to confirm the card (3-D Secure); null where the provider's form is to be filled in first. */
  url?: Maybe<Scalars['AWSURL']['output']>;
};

/** What can be wrong with a call of the catalog domain. */
export type CatalogErrorCode =
  /** The key was used with other input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** No such picture was sent, or too long ago. */
  | 'IMAGE_NOT_FOUND'
  /** What was sent is not what was announced, no picture, or has more than 10,000 pixels a side or 40 megapixels. */
  | 'IMAGE_REFUSED'
  /** The key is empty or longer than 128 characters. */
  | 'INVALID_IDEMPOTENCY_KEY'
  /** The number is 0 or too large. */
  | 'INVALID_QUANTITY'
  /** A value is not of the form of its field. */
  | 'INVALID_VALUE'
  /** Less than nothing would be left. */
  | 'NEGATIVE_STOCK'
  /** There is no such product. */
  | 'NOT_FOUND'
  /** The product changed since the caller saw it. */
  | 'STALE_VERSION'
  /** The product has 8 pictures already. */
  | 'TOO_MANY_IMAGES'
  /** More than 1,000,000 pieces would be in stock. */
  | 'TOO_MUCH_STOCK'
  /** Somebody wrote at the same time: the same call again will succeed. */
  | 'TRY_AGAIN';

/** What was wrong with a call of the catalog domain. */
export type CatalogUserError = {
  __typename?: 'CatalogUserError';
  /** For programs. */
  code: CatalogErrorCode;
  /** Path of the input it is about (`lines.2.quantity`), or null. */
  field?: Maybe<Scalars['String']['output']>;
  /** A sentence for people. */
  message: Scalars['String']['output'];
};

/** What `changeEventCategory` answers. */
export type ChangeEventCategoryPayload = {
  __typename?: 'ChangeEventCategoryPayload';
  /** The kind of events; null where there are `userErrors`. */
  category?: Maybe<EventCategory>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<EventUserError>;
};

/** What changes of a promo code; what is absent stays. */
export type ChangePromoCodeInput = {
  /** Whether it is taken at all. */
  active?: InputMaybe<Scalars['Boolean']['input']>;
  /** As in `CreatePromoCodeInput`; null: any number. */
  maximumUses?: InputMaybe<Scalars['Int']['input']>;
  /** As in `CreatePromoCodeInput`; null: until the end. */
  validUntil?: InputMaybe<Scalars['AWSDateTime']['input']>;
};

/** What `changePromoCode` answers. */
export type ChangePromoCodePayload = {
  __typename?: 'ChangePromoCodePayload';
  /** The promo code; null where there are `userErrors`. */
  promoCode?: Maybe<PromoCode>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<BookingUserError>;
};

/** What `changeRecurringOrderCard` answers. */
export type ChangeRecurringOrderCardPayload = {
  __typename?: 'ChangeRecurringOrderCardPayload';
  /** The recurring order, with `cardSetup` where its owner must do something; null where there are `userErrors`. */
  recurringOrder?: Maybe<RecurringOrder>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<RecurringOrderUserError>;
};

/** What changes of one kind of tickets of a published event; what is absent stays. */
export type ChangeTicketCategoryInput = {
  /** As in `TicketCategoryInput`. No less than what is held and sold; of numbered seats it cannot be changed. */
  capacity?: InputMaybe<Scalars['Int']['input']>;
  /** As in `TicketCategoryInput`: whoever has more keeps it. */
  limitPerCustomer?: InputMaybe<Scalars['Int']['input']>;
  /** As in `TicketCategoryInput`. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** As in `TicketCategoryInput`: for holds from now on. */
  price?: InputMaybe<MoneyInput>;
  /** As in `TicketCategoryInput`; null: it has begun. */
  saleFrom?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** As in `TicketCategoryInput`; null: with the start of the event. */
  saleUntil?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** As in `TicketCategoryInput`: for holds from now on. */
  taxRate?: InputMaybe<Scalars['String']['input']>;
};

/** What `changeTicketCategory` answers. */
export type ChangeTicketCategoryPayload = {
  __typename?: 'ChangeTicketCategoryPayload';
  /** The event; null where there are `userErrors`. */
  event?: Maybe<Event>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<EventUserError>;
};

/** What `changeTicketName` answers. */
export type ChangeTicketNamePayload = {
  __typename?: 'ChangeTicketNamePayload';
  /** The booking of the ticket; null where there are `userErrors`. */
  booking?: Maybe<Booking>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<BookingUserError>;
};

/** What `closeRefund` answers. */
export type CloseRefundPayload = {
  __typename?: 'CloseRefundPayload';
  /** The refund, CLOSED; null where there are `userErrors`. */
  refund?: Maybe<Refund>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<RefundUserError>;
};

/** What `continueBooking` answers. */
export type ContinueBookingPayload = {
  __typename?: 'ContinueBookingPayload';
  /** The booking as it is now; null where there are `userErrors`. */
  booking?: Maybe<Booking>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<BookingUserError>;
};

/** What `continueOrder` answers. */
export type ContinueOrderPayload = {
  __typename?: 'ContinueOrderPayload';
  /** The order as it is now; null where there are `userErrors`. */
  order?: Maybe<Order>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<OrderUserError>;
};

/** What `continueRecurringOrder` answers. */
export type ContinueRecurringOrderPayload = {
  __typename?: 'ContinueRecurringOrderPayload';
  /** The recurring order as it is now; null where there are `userErrors`. */
  recurringOrder?: Maybe<RecurringOrder>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<RecurringOrderUserError>;
};

/** What `correctInvoice` takes. */
export type CorrectInvoiceInput = {
  /** The version the caller saw. */
  expectedVersion: Scalars['Int']['input'];
  /** Fields to set or to empty, each at most once; at most 30. */
  fields?: InputMaybe<Array<CorrectedFieldInput>>;
  /** The invoice's id. */
  id: Scalars['ID']['input'];
  /** All lines as they should be, at most 500; left out, they stay. */
  lines?: InputMaybe<Array<CorrectedLineInput>>;
  /** Why, for people: at most 500 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** What `correctInvoice` answers. */
export type CorrectInvoicePayload = {
  __typename?: 'CorrectInvoicePayload';
  /** The invoice, corrected and checked; null where there are `userErrors`. */
  invoice?: Maybe<Invoice>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<InvoiceUserError>;
};

/** A field that can be corrected. */
export type CorrectableField =
  /** `amountDue`: a decimal with a point. */
  | 'AMOUNT_DUE'
  /** `amountPaid`: a decimal with a point. */
  | 'AMOUNT_PAID'
  /** `bic`: 8 or 11 letters and digits. */
  | 'BIC'
  /** `currency`: ISO 4217. */
  | 'CURRENCY'
  /** `discount`: a decimal with a point. */
  | 'DISCOUNT'
  /** `dueDate`: ISO 8601, `2026-01-31`. */
  | 'DUE_DATE'
  /** `iban`: with right check digits. */
  | 'IBAN'
  /** `issueDate`: ISO 8601, `2026-01-31`. */
  | 'ISSUE_DATE'
  /** `kind`: INVOICE, CREDIT_NOTE or RECEIPT. */
  | 'KIND'
  /** `number`: at most 300 characters. */
  | 'NUMBER'
  /** `paymentTerms`: at most 300 characters. */
  | 'PAYMENT_TERMS'
  /** `priorBalance`: a decimal with a point. */
  | 'PRIOR_BALANCE'
  /** `purchaseOrder`: at most 300 characters. */
  | 'PURCHASE_ORDER'
  /** `shipping`: a decimal with a point. */
  | 'SHIPPING'
  /** `subtotal`: a decimal with a point. */
  | 'SUBTOTAL'
  /** `tax`: a decimal with a point. */
  | 'TAX'
  /** `total`: a decimal with a point. */
  | 'TOTAL'
  /** `vendor`: 1-300 characters. */
  | 'VENDOR'
  /** `vendorVatNumber`: at most 20 characters. */
  | 'VENDOR_VAT_NUMBER';

/** A corrected field. */
export type CorrectedFieldInput = {
  /** Which. */
  field: CorrectableField;
  /** Where it stands on the document, where the reviewer showed it: teaches the next reading of this vendor. */
  place?: InputMaybe<PlaceInput>;
  /** What it should be; null empties it. */
  value?: InputMaybe<Scalars['String']['input']>;
};

/** A corrected line. Amounts are decimals with a point; what is left out is not printed. */
export type CorrectedLineInput = {
  /** Price of the line. */
  amount?: InputMaybe<Scalars['String']['input']>;
  /** The supplier's number of it, at most 100 characters. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** What was delivered, at most 1,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** How many. */
  quantity?: InputMaybe<Scalars['String']['input']>;
  /** Tax on it, in percent. */
  taxRate?: InputMaybe<Scalars['String']['input']>;
  /** What it is counted in, at most 20 characters. */
  unit?: InputMaybe<Scalars['String']['input']>;
  /** Price of one. */
  unitPrice?: InputMaybe<Scalars['String']['input']>;
};

/** A country or territory: ISO 3166-1 alpha-2. */
export type CountryCode =
  /** Andorra */
  | 'AD'
  /** United Arab Emirates */
  | 'AE'
  /** Afghanistan */
  | 'AF'
  /** Antigua & Barbuda */
  | 'AG'
  /** Anguilla */
  | 'AI'
  /** Albania */
  | 'AL'
  /** Armenia */
  | 'AM'
  /** Angola */
  | 'AO'
  /** Antarctica */
  | 'AQ'
  /** Argentina */
  | 'AR'
  /** American Samoa */
  | 'AS'
  /** Austria */
  | 'AT'
  /** Australia */
  | 'AU'
  /** Aruba */
  | 'AW'
  /** Aland Islands */
  | 'AX'
  /** Azerbaijan */
  | 'AZ'
  /** Bosnia & Herzegovina */
  | 'BA'
  /** Barbados */
  | 'BB'
  /** Bangladesh */
  | 'BD'
  /** Belgium */
  | 'BE'
  /** Burkina Faso */
  | 'BF'
  /** Bulgaria */
  | 'BG'
  /** Bahrain */
  | 'BH'
  /** Burundi */
  | 'BI'
  /** Benin */
  | 'BJ'
  /** St. Barthelemy */
  | 'BL'
  /** Bermuda */
  | 'BM'
  /** Brunei */
  | 'BN'
  /** Bolivia */
  | 'BO'
  /** Caribbean Netherlands */
  | 'BQ'
  /** Brazil */
  | 'BR'
  /** Bahamas */
  | 'BS'
  /** Bhutan */
  | 'BT'
  /** Bouvet Island */
  | 'BV'
  /** Botswana */
  | 'BW'
  /** Belarus */
  | 'BY'
  /** Belize */
  | 'BZ'
  /** Canada */
  | 'CA'
  /** Cocos (Keeling) Islands */
  | 'CC'
  /** Congo - Kinshasa */
  | 'CD'
  /** Central African Republic */
  | 'CF'
  /** Congo - Brazzaville */
  | 'CG'
  /** Switzerland */
  | 'CH'
  /** Cote dIvoire */
  | 'CI'
  /** Cook Islands */
  | 'CK'
  /** Chile */
  | 'CL'
  /** Cameroon */
  | 'CM'
  /** China */
  | 'CN'
  /** Colombia */
  | 'CO'
  /** Costa Rica */
  | 'CR'
  /** Cuba */
  | 'CU'
  /** Cape Verde */
  | 'CV'
  /** Curacao */
  | 'CW'
  /** Christmas Island */
  | 'CX'
  /** Cyprus */
  | 'CY'
  /** Czechia */
  | 'CZ'
  /** Germany */
  | 'DE'
  /** Djibouti */
  | 'DJ'
  /** Denmark */
  | 'DK'
  /** Dominica */
  | 'DM'
  /** Dominican Republic */
  | 'DO'
  /** Algeria */
  | 'DZ'
  /** Ecuador */
  | 'EC'
  /** Estonia */
  | 'EE'
  /** Egypt */
  | 'EG'
  /** Western Sahara */
  | 'EH'
  /** Eritrea */
  | 'ER'
  /** Spain */
  | 'ES'
  /** Ethiopia */
  | 'ET'
  /** Finland */
  | 'FI'
  /** Fiji */
  | 'FJ'
  /** Falkland Islands */
  | 'FK'
  /** Micronesia */
  | 'FM'
  /** Faroe Islands */
  | 'FO'
  /** France */
  | 'FR'
  /** Gabon */
  | 'GA'
  /** United Kingdom */
  | 'GB'
  /** Grenada */
  | 'GD'
  /** Georgia */
  | 'GE'
  /** French Guiana */
  | 'GF'
  /** Guernsey */
  | 'GG'
  /** Ghana */
  | 'GH'
  /** Gibraltar */
  | 'GI'
  /** Greenland */
  | 'GL'
  /** Gambia */
  | 'GM'
  /** Guinea */
  | 'GN'
  /** Guadeloupe */
  | 'GP'
  /** Equatorial Guinea */
  | 'GQ'
  /** Greece */
  | 'GR'
  /** South Georgia & South Sandwich Islands */
  | 'GS'
  /** Guatemala */
  | 'GT'
  /** Guam */
  | 'GU'
  /** Guinea-Bissau */
  | 'GW'
  /** Guyana */
  | 'GY'
  /** Hong Kong SAR China */
  | 'HK'
  /** Heard & McDonald Islands */
  | 'HM'
  /** Honduras */
  | 'HN'
  /** Croatia */
  | 'HR'
  /** Haiti */
  | 'HT'
  /** Hungary */
  | 'HU'
  /** Indonesia */
  | 'ID'
  /** Ireland */
  | 'IE'
  /** Israel */
  | 'IL'
  /** Isle of Man */
  | 'IM'
  /** India */
  | 'IN'
  /** British Indian Ocean Territory */
  | 'IO'
  /** Iraq */
  | 'IQ'
  /** Iran */
  | 'IR'
  /** Iceland */
  | 'IS'
  /** Italy */
  | 'IT'
  /** Jersey */
  | 'JE'
  /** Jamaica */
  | 'JM'
  /** Jordan */
  | 'JO'
  /** Japan */
  | 'JP'
  /** Kenya */
  | 'KE'
  /** Kyrgyzstan */
  | 'KG'
  /** Cambodia */
  | 'KH'
  /** Kiribati */
  | 'KI'
  /** Comoros */
  | 'KM'
  /** St. Kitts & Nevis */
  | 'KN'
  /** North Korea */
  | 'KP'
  /** South Korea */
  | 'KR'
  /** Kuwait */
  | 'KW'
  /** Cayman Islands */
  | 'KY'
  /** Kazakhstan */
  | 'KZ'
  /** Laos */
  | 'LA'
  /** Lebanon */
  | 'LB'
  /** St. Lucia */
  | 'LC'
  /** Liechtenstein */
  | 'LI'
  /** Sri Lanka */
  | 'LK'
  /** Liberia */
  | 'LR'
  /** Lesotho */
  | 'LS'
  /** Lithuania */
  | 'LT'
  /** Luxembourg */
  | 'LU'
  /** Latvia */
  | 'LV'
  /** Libya */
  | 'LY'
  /** Morocco */
  | 'MA'
  /** Monaco */
  | 'MC'
  /** Moldova */
  | 'MD'
  /** Montenegro */
  | 'ME'
  /** St. Martin */
  | 'MF'
  /** Madagascar */
  | 'MG'
  /** Marshall Islands */
  | 'MH'
  /** North Macedonia */
  | 'MK'
  /** Mali */
  | 'ML'
  /** Myanmar (Burma) */
  | 'MM'
  /** Mongolia */
  | 'MN'
  /** Macao SAR China */
  | 'MO'
  /** Northern Mariana Islands */
  | 'MP'
  /** Martinique */
  | 'MQ'
  /** Mauritania */
  | 'MR'
  /** Montserrat */
  | 'MS'
  /** Malta */
  | 'MT'
  /** Mauritius */
  | 'MU'
  /** Maldives */
  | 'MV'
  /** Malawi */
  | 'MW'
  /** Mexico */
  | 'MX'
  /** Malaysia */
  | 'MY'
  /** Mozambique */
  | 'MZ'
  /** Namibia */
  | 'NA'
  /** New Caledonia */
  | 'NC'
  /** Niger */
  | 'NE'
  /** Norfolk Island */
  | 'NF'
  /** Nigeria */
  | 'NG'
  /** Nicaragua */
  | 'NI'
  /** Netherlands */
  | 'NL'
  /** Norway */
  | 'NO'
  /** Nepal */
  | 'NP'
  /** Nauru */
  | 'NR'
  /** Niue */
  | 'NU'
  /** New Zealand */
  | 'NZ'
  /** Oman */
  | 'OM'
  /** Panama */
  | 'PA'
  /** Peru */
  | 'PE'
  /** French Polynesia */
  | 'PF'
  /** Papua New Guinea */
  | 'PG'
  /** Philippines */
  | 'PH'
  /** Pakistan */
  | 'PK'
  /** Poland */
  | 'PL'
  /** St. Pierre & Miquelon */
  | 'PM'
  /** Pitcairn Islands */
  | 'PN'
  /** Puerto Rico */
  | 'PR'
  /** Palestinian Territories */
  | 'PS'
  /** Portugal */
  | 'PT'
  /** Palau */
  | 'PW'
  /** Paraguay */
  | 'PY'
  /** Qatar */
  | 'QA'
  /** Reunion */
  | 'RE'
  /** Romania */
  | 'RO'
  /** Serbia */
  | 'RS'
  /** Russia */
  | 'RU'
  /** Rwanda */
  | 'RW'
  /** Saudi Arabia */
  | 'SA'
  /** Solomon Islands */
  | 'SB'
  /** Seychelles */
  | 'SC'
  /** Sudan */
  | 'SD'
  /** Sweden */
  | 'SE'
  /** Singapore */
  | 'SG'
  /** St. Helena */
  | 'SH'
  /** Slovenia */
  | 'SI'
  /** Svalbard & Jan Mayen */
  | 'SJ'
  /** Slovakia */
  | 'SK'
  /** Sierra Leone */
  | 'SL'
  /** San Marino */
  | 'SM'
  /** Senegal */
  | 'SN'
  /** Somalia */
  | 'SO'
  /** Suriname */
  | 'SR'
  /** South Sudan */
  | 'SS'
  /** Sao Tome & Principe */
  | 'ST'
  /** El Salvador */
  | 'SV'
  /** Sint Maarten */
  | 'SX'
  /** Syria */
  | 'SY'
  /** Eswatini */
  | 'SZ'
  /** Turks & Caicos Islands */
  | 'TC'
  /** Chad */
  | 'TD'
  /** French Southern Territories */
  | 'TF'
  /** Togo */
  | 'TG'
  /** Thailand */
  | 'TH'
  /** Tajikistan */
  | 'TJ'
  /** Tokelau */
  | 'TK'
  /** Timor-Leste */
  | 'TL'
  /** Turkmenistan */
  | 'TM'
  /** Tunisia */
  | 'TN'
  /** Tonga */
  | 'TO'
  /** Turkiye */
  | 'TR'
  /** Trinidad & Tobago */
  | 'TT'
  /** Tuvalu */
  | 'TV'
  /** Taiwan */
  | 'TW'
  /** Tanzania */
  | 'TZ'
  /** Ukraine */
  | 'UA'
  /** Uganda */
  | 'UG'
  /** U.S. Outlying Islands */
  | 'UM'
  /** United States */
  | 'US'
  /** Uruguay */
  | 'UY'
  /** Uzbekistan */
  | 'UZ'
  /** Vatican City */
  | 'VA'
  /** St. Vincent & Grenadines */
  | 'VC'
  /** Venezuela */
  | 'VE'
  /** British Virgin Islands */
  | 'VG'
  /** U.S. Virgin Islands */
  | 'VI'
  /** Vietnam */
  | 'VN'
  /** Vanuatu */
  | 'VU'
  /** Wallis & Futuna */
  | 'WF'
  /** Samoa */
  | 'WS'
  /** Yemen */
  | 'YE'
  /** Mayotte */
  | 'YT'
  /** South Africa */
  | 'ZA'
  /** Zambia */
  | 'ZM'
  /** Zimbabwe */
  | 'ZW';

/** What `createEventCategory` answers. */
export type CreateEventCategoryPayload = {
  __typename?: 'CreateEventCategoryPayload';
  /** The kind of events; null where there are `userErrors`. */
  category?: Maybe<EventCategory>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<EventUserError>;
};

/** A new event. */
export type CreateEventInput = {
  /** What a customer gets back who cancels. Where absent: everything, until the start. */
  cancellationPolicy?: InputMaybe<CancellationPolicyInput>;
  /** An event category's id. */
  categoryId: Scalars['ID']['input'];
  /** At most 8,000 characters of plain text; empty where absent. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** When the doors open: at or before the start. */
  doorsAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** When it ends: after its start, at most 14 days. */
  endsAt: Scalars['AWSDateTime']['input'];
  /** The caller's own key for this action, 1-128 characters, kept for at least 24 hours. */
  idempotencyKey: Scalars['String']['input'];
  /** When it starts, as an instant: a wall clock's time must be turned into one by the venue's zone. */
  startsAt: Scalars['AWSDateTime']['input'];
  /** Kinds of tickets: 1-12, all priced in one currency. */
  ticketCategories: Array<TicketCategoryInput>;
  /** 1-120 characters, no control characters. */
  title: Scalars['String']['input'];
  /** Where it takes place. */
  venue: VenueInput;
};

/** What `createEvent` answers. */
export type CreateEventPayload = {
  __typename?: 'CreateEventPayload';
  /** The event; null where there are `userErrors`. */
  event?: Maybe<Event>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<EventUserError>;
};

/** A new product. */
export type CreateProductInput = {
  /** Whether it is sold at once; where absent, it is. */
  active?: InputMaybe<Scalars['Boolean']['input']>;
  /** 1-60 characters, no control characters. */
  category: Scalars['String']['input'];
  /** At most 4,000 characters of plain text; empty where absent. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The caller's own key for this action, 1-128 characters, kept for at least 24 hours. */
  idempotencyKey: Scalars['String']['input'];
  /** 0-1,000,000; 0 where absent. */
  lowStockAt?: InputMaybe<Scalars['Int']['input']>;
  /** 1-120 characters, no control characters. */
  name: Scalars['String']['input'];
  /** Of one piece, before tax: more than 0. In no currency of three decimals, whose last digit cannot be charged to a card. */
  price: MoneyInput;
  /** 1-40 characters: letters, digits, `-`, `_`, `.`, `/`. */
  sku: Scalars['String']['input'];
  /** Pieces there are to begin with: 0-1,000,000; 0 where absent. */
  stock?: InputMaybe<Scalars['Int']['input']>;
  /** Percent, 0-100, at most two decimals. */
  taxRate: Scalars['String']['input'];
};

/** What `createProduct` answers. */
export type CreateProductPayload = {
  __typename?: 'CreateProductPayload';
  /** The product; null where there are `userErrors`. */
  product?: Maybe<Product>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<CatalogUserError>;
};

/** A new promo code: either `percent` or `amount`. */
export type CreatePromoCodeInput = {
  /** More than 0, in the event's currency. A booking never costs less than 0. */
  amount?: InputMaybe<MoneyInput>;
  /** 3-30 letters, digits, `-` and `_`, letter case aside. */
  code: Scalars['String']['input'];
  /** The event's id. */
  eventId: Scalars['ID']['input'];
  /** 1-1,000,000; any number where absent. */
  maximumUses?: InputMaybe<Scalars['Int']['input']>;
  /** More than 0, at most 100, at most two decimals. */
  percent?: InputMaybe<Scalars['String']['input']>;
  /** From when it is taken. */
  validFrom?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** Until when it is taken: after `validFrom`. */
  validUntil?: InputMaybe<Scalars['AWSDateTime']['input']>;
};

/** What `createPromoCode` answers. */
export type CreatePromoCodePayload = {
  __typename?: 'CreatePromoCodePayload';
  /** The promo code; null where there are `userErrors`. */
  promoCode?: Maybe<PromoCode>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<BookingUserError>;
};

/** An order that is to be placed again and again. */
export type CreateRecurringOrderInput = {
  /** What a run may cost, tax included: what the caller showed to its user. Where it costs something else, nothing is set up: PRICE_CHANGED. */
  acceptedTotal: MoneyInput;
  /** Who stands on the receipts as the buyer. Where absent the e-mail address stands there. */
  billTo?: InputMaybe<BuyerInput>;
  /** How many orders are placed in all: 1-520. Not together with `endsOn`. */
  count?: InputMaybe<Scalars['Int']['input']>;
  /** Where its mails go: at most 254 characters. */
  email: Scalars['AWSEmail']['input'];
  /** No run comes after this day. Not together with `count`. */
  endsOn?: InputMaybe<Scalars['AWSDate']['input']>;
  /** The caller's own key for this action, 1-128 characters, kept for at least 24 hours. */
  idempotencyKey: Scalars['String']['input'];
  /** How often. */
  interval: RecurringInterval;
  /** 1-20 lines, each product once. */
  lines: Array<OrderLineInput>;
  /**
   * The provider's id of a payment method (`pm_...`), which its owner's browser made there: card data never comes here.
   * Where absent the card is given at the provider by `cardSetup`.
   */
  paymentMethodId?: InputMaybe<Scalars['String']['input']>;
  /** For the delivery: at most 1,000 characters of plain text. */
  shippingNote?: InputMaybe<Scalars['String']['input']>;
  /** The day of the first run: from tomorrow (UTC) to 366 days ahead. */
  startsOn: Scalars['AWSDate']['input'];
};

/** What `createRecurringOrder` answers. */
export type CreateRecurringOrderPayload = {
  __typename?: 'CreateRecurringOrderPayload';
  /** The recurring order; null where there are `userErrors`. */
  recurringOrder?: Maybe<RecurringOrder>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<RecurringOrderUserError>;
};

/** An ISO 4217 currency code. Amounts in it carry as many decimals as its minor unit has (JPY 0, EUR 2, KWD 3). */
export type CurrencyCode =
  /** ISO 4217 AED. */
  | 'AED'
  /** ISO 4217 AFN. */
  | 'AFN'
  /** ISO 4217 ALL. */
  | 'ALL'
  /** ISO 4217 AMD. */
  | 'AMD'
  /** ISO 4217 ANG. */
  | 'ANG'
  /** ISO 4217 AOA. */
  | 'AOA'
  /** ISO 4217 ARS. */
  | 'ARS'
  /** ISO 4217 AUD. */
  | 'AUD'
  /** ISO 4217 AWG. */
  | 'AWG'
  /** ISO 4217 AZN. */
  | 'AZN'
  /** ISO 4217 BAM. */
  | 'BAM'
  /** ISO 4217 BBD. */
  | 'BBD'
  /** ISO 4217 BDT. */
  | 'BDT'
  /** ISO 4217 BGN. */
  | 'BGN'
  /** ISO 4217 BHD. */
  | 'BHD'
  /** ISO 4217 BIF. */
  | 'BIF'
  /** ISO 4217 BMD. */
  | 'BMD'
  /** ISO 4217 BND. */
  | 'BND'
  /** ISO 4217 BOB. */
  | 'BOB'
  /** ISO 4217 BRL. */
  | 'BRL'
  /** ISO 4217 BSD. */
  | 'BSD'
  /** ISO 4217 BTN. */
  | 'BTN'
  /** ISO 4217 BWP. */
  | 'BWP'
  /** ISO 4217 BYN. */
  | 'BYN'
  /** ISO 4217 BZD. */
  | 'BZD'
  /** ISO 4217 CAD. */
  | 'CAD'
  /** ISO 4217 CDF. */
  | 'CDF'
  /** ISO 4217 CHF. */
  | 'CHF'
  /** ISO 4217 CLP. */
  | 'CLP'
  /** ISO 4217 CNY. */
  | 'CNY'
  /** ISO 4217 COP. */
  | 'COP'
  /** ISO 4217 CRC. */
  | 'CRC'
  /** ISO 4217 CUP. */
  | 'CUP'
  /** ISO 4217 CVE. */
  | 'CVE'
  /** ISO 4217 CZK. */
  | 'CZK'
  /** ISO 4217 DJF. */
  | 'DJF'
  /** ISO 4217 DKK. */
  | 'DKK'
  /** ISO 4217 DOP. */
  | 'DOP'
  /** ISO 4217 DZD. */
  | 'DZD'
  /** ISO 4217 EGP. */
  | 'EGP'
  /** ISO 4217 ERN. */
  | 'ERN'
  /** ISO 4217 ETB. */
  | 'ETB'
  /** ISO 4217 EUR. */
  | 'EUR'
  /** ISO 4217 FJD. */
  | 'FJD'
  /** ISO 4217 FKP. */
  | 'FKP'
  /** ISO 4217 GBP. */
  | 'GBP'
  /** ISO 4217 GEL. */
  | 'GEL'
  /** ISO 4217 GHS. */
  | 'GHS'
  /** ISO 4217 GIP. */
  | 'GIP'
  /** ISO 4217 GMD. */
  | 'GMD'
  /** ISO 4217 GNF. */
  | 'GNF'
  /** ISO 4217 GTQ. */
  | 'GTQ'
  /** ISO 4217 GYD. */
  | 'GYD'
  /** ISO 4217 HKD. */
  | 'HKD'
  /** ISO 4217 HNL. */
  | 'HNL'
  /** ISO 4217 HTG. */
  | 'HTG'
  /** ISO 4217 HUF. */
  | 'HUF'
  /** ISO 4217 IDR. */
  | 'IDR'
  /** ISO 4217 ILS. */
  | 'ILS'
  /** ISO 4217 INR. */
  | 'INR'
  /** ISO 4217 IQD. */
  | 'IQD'
  /** ISO 4217 IRR. */
  | 'IRR'
  /** ISO 4217 ISK. */
  | 'ISK'
  /** ISO 4217 JMD. */
  | 'JMD'
  /** ISO 4217 JOD. */
  | 'JOD'
  /** ISO 4217 JPY. */
  | 'JPY'
  /** ISO 4217 KES. */
  | 'KES'
  /** ISO 4217 KGS. */
  | 'KGS'
  /** ISO 4217 KHR. */
  | 'KHR'
  /** ISO 4217 KMF. */
  | 'KMF'
  /** ISO 4217 KPW. */
  | 'KPW'
  /** ISO 4217 KRW. */
  | 'KRW'
  /** ISO 4217 KWD. */
  | 'KWD'
  /** ISO 4217 KYD. */
  | 'KYD'
  /** ISO 4217 KZT. */
  | 'KZT'
  /** ISO 4217 LAK. */
  | 'LAK'
  /** ISO 4217 LBP. */
  | 'LBP'
  /** ISO 4217 LKR. */
  | 'LKR'
  /** ISO 4217 LRD. */
  | 'LRD'
  /** ISO 4217 LSL. */
  | 'LSL'
  /** ISO 4217 LYD. */
  | 'LYD'
  /** ISO 4217 MAD. */
  | 'MAD'
  /** ISO 4217 MDL. */
  | 'MDL'
  /** ISO 4217 MGA. */
  | 'MGA'
  /** ISO 4217 MKD. */
  | 'MKD'
  /** ISO 4217 MMK. */
  | 'MMK'
  /** ISO 4217 MNT. */
  | 'MNT'
  /** ISO 4217 MOP. */
  | 'MOP'
  /** ISO 4217 MRU. */
  | 'MRU'
  /** ISO 4217 MUR. */
  | 'MUR'
  /** ISO 4217 MVR. */
  | 'MVR'
  /** ISO 4217 MWK. */
  | 'MWK'
  /** ISO 4217 MXN. */
  | 'MXN'
  /** ISO 4217 MYR. */
  | 'MYR'
  /** ISO 4217 MZN. */
  | 'MZN'
  /** ISO 4217 NAD. */
  | 'NAD'
  /** ISO 4217 NGN. */
  | 'NGN'
  /** ISO 4217 NIO. */
  | 'NIO'
  /** ISO 4217 NOK. */
  | 'NOK'
  /** ISO 4217 NPR. */
  | 'NPR'
  /** ISO 4217 NZD. */
  | 'NZD'
  /** ISO 4217 OMR. */
  | 'OMR'
  /** ISO 4217 PAB. */
  | 'PAB'
  /** ISO 4217 PEN. */
  | 'PEN'
  /** ISO 4217 PGK. */
  | 'PGK'
  /** ISO 4217 PHP. */
  | 'PHP'
  /** ISO 4217 PKR. */
  | 'PKR'
  /** ISO 4217 PLN. */
  | 'PLN'
  /** ISO 4217 PYG. */
  | 'PYG'
  /** ISO 4217 QAR. */
  | 'QAR'
  /** ISO 4217 RON. */
  | 'RON'
  /** ISO 4217 RSD. */
  | 'RSD'
  /** ISO 4217 RUB. */
  | 'RUB'
  /** ISO 4217 RWF. */
  | 'RWF'
  /** ISO 4217 SAR. */
  | 'SAR'
  /** ISO 4217 SBD. */
  | 'SBD'
  /** ISO 4217 SCR. */
  | 'SCR'
  /** ISO 4217 SDG. */
  | 'SDG'
  /** ISO 4217 SEK. */
  | 'SEK'
  /** ISO 4217 SGD. */
  | 'SGD'
  /** ISO 4217 SHP. */
  | 'SHP'
  /** ISO 4217 SLE. */
  | 'SLE'
  /** ISO 4217 SOS. */
  | 'SOS'
  /** ISO 4217 SRD. */
  | 'SRD'
  /** ISO 4217 SSP. */
  | 'SSP'
  /** ISO 4217 STN. */
  | 'STN'
  /** ISO 4217 SYP. */
  | 'SYP'
  /** ISO 4217 SZL. */
  | 'SZL'
  /** ISO 4217 THB. */
  | 'THB'
  /** ISO 4217 TJS. */
  | 'TJS'
  /** ISO 4217 TMT. */
  | 'TMT'
  /** ISO 4217 TND. */
  | 'TND'
  /** ISO 4217 TOP. */
  | 'TOP'
  /** ISO 4217 TRY. */
  | 'TRY'
  /** ISO 4217 TTD. */
  | 'TTD'
  /** ISO 4217 TWD. */
  | 'TWD'
  /** ISO 4217 TZS. */
  | 'TZS'
  /** ISO 4217 UAH. */
  | 'UAH'
  /** ISO 4217 UGX. */
  | 'UGX'
  /** ISO 4217 USD. */
  | 'USD'
  /** ISO 4217 UYU. */
  | 'UYU'
  /** ISO 4217 UZS. */
  | 'UZS'
  /** ISO 4217 VES. */
  | 'VES'
  /** ISO 4217 VND. */
  | 'VND'
  /** ISO 4217 VUV. */
  | 'VUV'
  /** ISO 4217 WST. */
  | 'WST'
  /** ISO 4217 XAF. */
  | 'XAF'
  /** ISO 4217 XCD. */
  | 'XCD'
  /** ISO 4217 XOF. */
  | 'XOF'
  /** ISO 4217 XPF. */
  | 'XPF'
  /** ISO 4217 YER. */
  | 'YER'
  /** ISO 4217 ZAR. */
  | 'ZAR'
  /** ISO 4217 ZMW. */
  | 'ZMW'
  /** ISO 4217 ZWG. */
  | 'ZWG';

/** What was sold of one kind of tickets on one day. */
export type DailySales = {
  __typename?: 'DailySales';
  /** Tickets of bookings that were cancelled on it. */
  cancelledTickets: Scalars['Int']['output'];
  /** The ticket category's id. */
  categoryId: Scalars['ID']['output'];
  /** The day (UTC). */
  day: Scalars['AWSDate']['output'];
  /** What they cost, tax included. */
  gross: Money;
  /** What was given back of them, or is being. */
  refunded: Money;
  /** Tickets of bookings that were confirmed on it. */
  tickets: Scalars['Int']['output'];
};

/** What `deleteFilter` answers. */
export type DeleteFilterPayload = {
  __typename?: 'DeleteFilterPayload';
  /** The id that is gone; null where there are `userErrors`. */
  id?: Maybe<Scalars['ID']['output']>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<ReportUserError>;
};

/** What `deleteInvoice` answers. */
export type DeleteInvoicePayload = {
  __typename?: 'DeleteInvoicePayload';
  /** The invoice, DELETED; null where there are `userErrors`. */
  invoice?: Maybe<Invoice>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<InvoiceUserError>;
};

/** What `describeInvoice` answers. */
export type DescribeInvoicePayload = {
  __typename?: 'DescribeInvoicePayload';
  /** The invoice with its insights; null where there are `userErrors`. */
  invoice?: Maybe<Invoice>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<InvoiceUserError>;
};

/** What `dismissVendorSuggestion` answers. */
export type DismissVendorSuggestionPayload = {
  __typename?: 'DismissVendorSuggestionPayload';
  /** Whether it is dismissed; null where there are `userErrors`. */
  dismissed?: Maybe<Scalars['Boolean']['output']>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<VendorUserError>;
};

/** A concert or another event. Who may not sign in sees published ones by an API key. */
export type Event = {
  __typename?: 'Event';
  /** What is left of each kind of tickets at this moment, in the same order; empty while it is a draft. */
  availability: Array<TicketAvailability>;
  /** What a customer gets back who cancels a booking. A booking keeps the one it was made under. */
  cancellationPolicy: CancellationPolicy;
  /** What kind of event it is. */
  category: EventCategory;
  /** When it was made. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** At most 8,000 characters of plain text. */
  description: Scalars['String']['output'];
  /** When the doors open; null where that is not said. */
  doorsAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** When it ends: after its start, at most 14 days. */
  endsAt: Scalars['AWSDateTime']['output'];
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** At most 8, in the order in which they show. */
  images: Array<EventImage>;
  /** Its doors by the clocks of its venue; null where `doorsAt` is. */
  localDoors?: Maybe<Scalars['String']['output']>;
  /** Its end by the clocks of its venue. */
  localEnd: Scalars['String']['output'];
  /** Its start by the clocks of its venue: `2027-03-28T19:30`. */
  localStart: Scalars['String']['output'];
  /** Whether the caller may change it: its own ORGANIZER, and ADMIN. `Unauthorized` for callers of no such role. */
  mayChange?: Maybe<Scalars['Boolean']['output']>;
  /** What its organiser says of a postponement or of its cancellation; null where nothing. */
  note?: Maybe<Scalars['String']['output']>;
  /** When it was to start before it was postponed; null where it never was. */
  postponedFrom?: Maybe<Scalars['AWSDateTime']['output']>;
  /** When it was published; null while it is a draft. */
  publishedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** When it starts. */
  startsAt: Scalars['AWSDateTime']['output'];
  /** Where it is in its life. Whether it is over says `endsAt`. */
  status: EventStatus;
  /** Kinds of tickets: 1-12, in the order in which they show. */
  ticketCategories: Array<TicketCategory>;
  /** 1-120 characters. */
  title: Scalars['String']['output'];
  /** When it changed last. */
  updatedAt: Scalars['AWSDateTime']['output'];
  /** Where it takes place. */
  venue: Venue;
  /** Counts its changes, from 1. */
  version: Scalars['Int']['output'];
};

/** How far everybody's money of a cancelled event is given back. */
export type EventCancellation = {
  __typename?: 'EventCancellation';
  /** What is given back in all. */
  amount: Money;
  /** Bookings that were CONFIRMED and are cancelled by now. */
  bookingsCancelled: Scalars['Int']['output'];
  /** Bookings that are CONFIRMED still, as far as is known. */
  bookingsLeft: Scalars['Int']['output'];
  /** The event's id. */
  eventId: Scalars['ID']['output'];
  /** When the last refund succeeded; null before. */
  finishedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** Those of them that failed: the refund desk has them. */
  refundsFailed: Scalars['Int']['output'];
  /** Refunds that were asked for. */
  refundsRequested: Scalars['Int']['output'];
  /** Those of them that succeeded. */
  refundsSucceeded: Scalars['Int']['output'];
  /** When it began. */
  startedAt: Scalars['AWSDateTime']['output'];
  /** Where it is in its life. */
  status: EventCancellationStatus;
  /** Counts its changes, from 1. */
  version: Scalars['Int']['output'];
};

/** That an event's cancellation went on. */
export type EventCancellationChange = {
  __typename?: 'EventCancellationChange';
  /** When it changed. */
  at: Scalars['AWSDateTime']['output'];
  /** Bookings that are cancelled by now. */
  bookingsCancelled: Scalars['Int']['output'];
  /** The event's id. */
  eventId: Scalars['ID']['output'];
  /** Whose event it is: a user's id. */
  organizerId: Scalars['ID']['output'];
  /** Refunds that failed. */
  refundsFailed: Scalars['Int']['output'];
  /** Refunds that succeeded. */
  refundsSucceeded: Scalars['Int']['output'];
  /** Where it is now. */
  status: EventCancellationStatus;
  /** Drop events whose version is not newer than what you have. */
  version: Scalars['Int']['output'];
};

/** That an event's cancellation went on, as the publisher says it. */
export type EventCancellationChangeInput = {
  /** When it changed. */
  at: Scalars['AWSDateTime']['input'];
  /** Bookings that are cancelled by now. */
  bookingsCancelled: Scalars['Int']['input'];
  /** The event's id. */
  eventId: Scalars['ID']['input'];
  /** Whose event it is. */
  organizerId: Scalars['ID']['input'];
  /** Refunds that failed. */
  refundsFailed: Scalars['Int']['input'];
  /** Refunds that succeeded. */
  refundsSucceeded: Scalars['Int']['input'];
  /** Where it is now. */
  status: EventCancellationStatus;
  /** Its version. */
  version: Scalars['Int']['input'];
};

/** A cancellation's life. Final: DONE. */
export type EventCancellationStatus =
  /** Everybody has their money. */
  | 'DONE'
  /** Bookings are being cancelled. */
  | 'RUNNING'
  /** All bookings are cancelled; refunds are under way, or failed and are looked at. */
  | 'SETTLING';

/** One of the kinds of events that administrators keep a list of. */
export type EventCategory = {
  __typename?: 'EventCategory';
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** 1-60 characters, unique. */
  name: Scalars['String']['output'];
  /** Whether no new event may be of it. */
  retired: Scalars['Boolean']['output'];
  /** Counts its changes: `expectedVersion` of `changeEventCategory`. */
  version: Scalars['Int']['output'];
};

/** That an event changed: lean on purpose, fetch what you show. Drafts are nobody's news. */
export type EventChange = {
  __typename?: 'EventChange';
  /** When it changed. */
  at: Scalars['AWSDateTime']['output'];
  /** The event's id. */
  eventId: Scalars['ID']['output'];
  /** Where it is now. */
  status: EventStatus;
  /** Drop events whose version is not newer than what you have. */
  version: Scalars['Int']['output'];
};

/** That an event changed, as the publisher says it. */
export type EventChangeInput = {
  /** When it changed. */
  at: Scalars['AWSDateTime']['input'];
  /** The event's id. */
  eventId: Scalars['ID']['input'];
  /** Where it is now. */
  status: EventStatus;
  /** Its version. */
  version: Scalars['Int']['input'];
};

/** A page of events. */
export type EventConnection = {
  __typename?: 'EventConnection';
  /** In the order of the list. */
  nodes: Array<Event>;
  /** Whether there is more. */
  pageInfo: PageInfo;
};

/** What can be wrong with a call of the events domain. */
export type EventErrorCode =
  /** More tickets than that are held or sold. */
  | 'CAPACITY_TAKEN'
  /** There is no such event category, or it is retired. */
  | 'CATEGORY_NOT_FOUND'
  /** The event is over. */
  | 'EVENT_OVER'
  /** The key was used with other input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** No such picture was sent, or too long ago. */
  | 'IMAGE_NOT_FOUND'
  /** What was sent is not what was announced, no picture, or has more than 10,000 pixels a side or 40 megapixels. */
  | 'IMAGE_REFUSED'
  /** The amount is not written as one of its currency. */
  | 'INVALID_AMOUNT'
  /** The number of tickets is outside its bounds. */
  | 'INVALID_CAPACITY'
  /** The key is empty or longer than 128 characters. */
  | 'INVALID_IDEMPOTENCY_KEY'
  /** The note is too long or holds control characters. */
  | 'INVALID_NOTE'
  /** The sale ends before it begins, or after the event. */
  | 'INVALID_SALE_WINDOW'
  /** Rows of seats overlap, are empty or too many. */
  | 'INVALID_SEAT_ROWS'
  /** Doors, start and end are not in order, too far apart, or in the past. */
  | 'INVALID_TIMES'
  /** It is no zone of the IANA database. */
  | 'INVALID_TIME_ZONE'
  /** A value is not of the form of its field. */
  | 'INVALID_VALUE'
  /** The tickets have prices in several currencies. */
  | 'MIXED_CURRENCIES'
  /** Two have the same name. */
  | 'NAMED_TWICE'
  /** This cannot be changed any more once the event is published. */
  | 'NOT_CHANGEABLE'
  /** There is no such event, category or picture, or it is another's. */
  | 'NOT_FOUND'
  /** No ticket category was given. */
  | 'NO_TICKET_CATEGORIES'
  /** One ticket costs more than can be paid at once, or less than can be paid by card and not 0. */
  | 'PRICE_NOT_PAYABLE'
  /** The event, or the event category, changed since the caller saw it. */
  | 'STALE_VERSION'
  /** There are 50 event categories already. */
  | 'TOO_MANY_CATEGORIES'
  /** The event has 8 pictures already. */
  | 'TOO_MANY_IMAGES'
  /** More than 12 ticket categories were given, or too many tickets in all. */
  | 'TOO_MANY_TICKET_CATEGORIES'
  /** Somebody wrote at the same time: the same call again will succeed. */
  | 'TRY_AGAIN'
  /** This cannot be done in the status that the event is in. */
  | 'WRONG_STATUS';

/** A picture of an event. */
export type EventImage = {
  __typename?: 'EventImage';
  /** What it shows, for those who do not see it. */
  alt: Scalars['String']['output'];
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** Its path on the web app's own origin, with a leading slash. It never changes its content. */
  path: Scalars['String']['output'];
};

/** Where to send a picture. */
export type EventImageUpload = {
  __typename?: 'EventImageUpload';
  /** Where and how to send the content. */
  form: UploadForm;
  /** The id that `addEventImage` takes it in by. */
  imageId: Scalars['ID']['output'];
};

/** An event's life. Final: CANCELLED. */
export type EventStatus =
  /** It does not take place, and all of its bookings are cancelled; final. */
  | 'CANCELLED'
  /** It does not take place; everybody's money is being given back. */
  | 'CANCELLING'
  /** Its organiser works on it; nobody else sees it. */
  | 'DRAFT'
  /** It does not take place when it should have. Nothing is sold until it has a new date; tickets stay good. */
  | 'POSTPONED'
  /** Everybody sees it, and its tickets are sold in their time. */
  | 'PUBLISHED';

/** What was wrong with a call of the events domain. */
export type EventUserError = {
  __typename?: 'EventUserError';
  /** For programs. */
  code: EventErrorCode;
  /** Path of the input it is about (`ticketCategories.2.price`), or null. */
  field?: Maybe<Scalars['String']['output']>;
  /** A sentence for people. */
  message: Scalars['String']['output'];
};

/** What `exportAttendees` answers. */
export type ExportAttendeesPayload = {
  __typename?: 'ExportAttendeesPayload';
  /** The file; null where there are `userErrors`. */
  export?: Maybe<AttendeeExport>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<BookingUserError>;
};

/** What a file of invoices can be. */
export type ExportFormat =
  /** `text/csv` (RFC 4180, UTF-8): one row an invoice. No cell is a formula. */
  | 'CSV'
  /** `text/calendar` (RFC 5545): one all-day event for each due date. */
  | 'ICS'
  /** `application/json`: an array of the invoices with lines, taxes and checks. */
  | 'JSON'
  /** UBL 2.1: `application/xml` for one invoice, a ZIP of them for more. */
  | 'UBL';

/** What `exportInvoices` takes: a filter or invoices, not both. */
export type ExportInvoicesInput = {
  /** Which invoices. */
  filter?: InputMaybe<InvoiceFilterInput>;
  /** What the file is to be. */
  format: ExportFormat;
  /** Which invoices, 1-100, each once: the caller's own, for STAFF and ADMIN anybody's. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** What `exportInvoices` answers. */
export type ExportInvoicesPayload = {
  __typename?: 'ExportInvoicesPayload';
  /** The file; null where there are `userErrors`. */
  export?: Maybe<InvoiceExport>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<ReportUserError>;
};

/** A file that was announced or mailed: 1 byte to 20 MB (PDF, TIFF, XML) or 10 MB (PNG, JPEG). */
export type File = {
  __typename?: 'File';
  /** When it was announced. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** As announced, until the content is known; then what it really is. */
  mediaType: MediaType;
  /** As announced by the caller; for display only. */
  name: Scalars['String']['output'];
  /** Why it was refused; null unless REJECTED or EXPIRED. */
  refusal?: Maybe<FileRefusal>;
  /** SHA-256 of the content as 64 hexadecimal digits, as announced and checked. */
  sha256: Scalars['String']['output'];
  /** Bytes, as announced. */
  size: Scalars['Int']['output'];
  /** Where it is in its life. */
  status: FileStatus;
  /** When it changed last. */
  updatedAt: Scalars['AWSDateTime']['output'];
  /** Counts its changes, from 1. */
  version: Scalars['Int']['output'];
};

/** What can be wrong with a call of the files domain. */
export type FileErrorCode =
  /** No file was announced. */
  | 'EMPTY_BATCH'
  /** The size is zero or negative. */
  | 'EMPTY_FILE'
  /** The key was used with other input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** The checksum is not 64 hexadecimal digits. */
  | 'INVALID_CHECKSUM'
  /** The key is empty or longer than 128 characters. */
  | 'INVALID_IDEMPOTENCY_KEY'
  /** The name is empty, too long or holds control characters. */
  | 'INVALID_NAME'
  /** The size is over the limit of its type. */
  | 'TOO_LARGE'
  /** More than 25 files were announced. */
  | 'TOO_MANY_FILES'
  /** Somebody wrote at the same time: the same call again will succeed. */
  | 'TRY_AGAIN'
  /** The type is not supported. */
  | 'UNSUPPORTED_TYPE';

/** Why a file was refused. */
export type FileReason =
  /** What arrived is not what was announced. */
  | 'CHECKSUM_MISMATCH'
  /** Zero bytes arrived. */
  | 'EMPTY'
  /** The malware scan found a threat. */
  | 'INFECTED'
  /** The malware scan could not decide, or did not answer in time. */
  | 'SCAN_INCONCLUSIVE'
  /** More bytes arrived than its type may have. */
  | 'TOO_LARGE'
  /** The content is none of the supported types. */
  | 'UNSUPPORTED_TYPE'
  /** Nothing arrived before the form expired. */
  | 'UPLOAD_NOT_MADE';

/** Why a file was refused, for programs and for people. */
export type FileRefusal = {
  __typename?: 'FileRefusal';
  /** For programs. */
  code: FileReason;
  /** A sentence for people that says what to do. */
  message: Scalars['String']['output'];
};

/** A file's life. */
export type FileStatus =
  /** Clean and what it was announced to be. */
  | 'ACCEPTED'
  /** Announced; its form is open. */
  | 'AWAITING_UPLOAD'
  /** Did not arrive in time; final. */
  | 'EXPIRED'
  /** Refused; final. The content is deleted. */
  | 'REJECTED'
  /** Deleted by its owner; final. */
  | 'REMOVED'
  /** Arrived; waits for the malware verdict. */
  | 'SCANNING';

/** What was wrong with a call of the files domain. */
export type FileUserError = {
  __typename?: 'FileUserError';
  /** For programs. */
  code: FileErrorCode;
  /** Path of the input it is about (`files.2.size`), or null. */
  field?: Maybe<Scalars['String']['output']>;
  /** A sentence for people. */
  message: Scalars['String']['output'];
};

/** Tickets to be kept for some minutes: a number of them, or numbered seats. */
export type HoldTicketsInput = {
  /** The ticket category's id. */
  categoryId: Scalars['ID']['input'];
  /** The event's id. */
  eventId: Scalars['ID']['input'];
  /** The caller's own key for this action, 1-128 characters, kept for at least 24 hours. */
  idempotencyKey: Scalars['String']['input'];
  /** How many: 1-10. Absent where `seats` are named. */
  quantity?: InputMaybe<Scalars['Int']['input']>;
  /** Numbered seats by name (`A-12`): 1-10, each once. Absent where seats have no numbers. */
  seats?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** What `holdTickets` answers. */
export type HoldTicketsPayload = {
  __typename?: 'HoldTicketsPayload';
  /** The hold; null where there are `userErrors`. */
  hold?: Maybe<TicketHold>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<BookingUserError>;
};

/** What a picture may be. */
export type ImageType =
  /** `image/jpeg`. */
  | 'JPEG'
  /** `image/png`. */
  | 'PNG'
  /** `image/webp`. */
  | 'WEBP';

/** What can be wrong with a call of the intake domain. */
export type IntakeErrorCode =
  /** The address is none that mail can come from. */
  | 'INVALID_ADDRESS'
  /** 50 senders are allowed already. */
  | 'TOO_MANY'
  /** Somebody wrote at the same time: the same call again will succeed. */
  | 'TRY_AGAIN';

/** What was wrong with a call of the intake domain. */
export type IntakeUserError = {
  __typename?: 'IntakeUserError';
  /** For programs. */
  code: IntakeErrorCode;
  /** Path of the input it is about, or null. */
  field?: Maybe<Scalars['String']['output']>;
  /** A sentence for people. */
  message: Scalars['String']['output'];
};

/** A supplier's invoice. Every value is as printed: nothing is repaired, added up or invented; what is not printed is null. */
export type Invoice = {
  __typename?: 'Invoice';
  /** Other values that were read for a field, surest first, at most 50: shown, never chosen silently. */
  alternates: Array<InvoiceAlternate>;
  /** What is to be paid, where that is printed apart from the total (earlier balance, prepayment). */
  amountDue?: Maybe<InvoiceAmount>;
  /** What is paid already. */
  amountPaid?: Maybe<InvoiceAmount>;
  /** Counts its readings, from 1; 0 before the first. */
  attempt: Scalars['Int']['output'];
  /** The bank of the IBAN (ISO 9362). */
  bic?: Maybe<InvoiceText>;
  /** How it came. */
  channel: InvoiceChannel;
  /** What was checked, and what it compared; a check that had nothing to compare is left out. */
  checks: Array<InvoiceCheck>;
  /** What its amounts are in. */
  currency?: Maybe<InvoiceCurrency>;
  /** What a person decided; null before, and after it was reopened. */
  decision?: Maybe<InvoiceDecision>;
  /** Everything else that was printed under a label, in printed order, at most 200. */
  details: Array<InvoiceDetail>;
  /** Discount on the whole. */
  discount?: Maybe<InvoiceAmount>;
  /** The document itself; null until it is accepted and after it is deleted. */
  document?: Maybe<InvoiceDocument>;
  /** When it is to be paid. */
  dueDate?: Maybe<InvoiceDate>;
  /** Other invoices of the same owner that bear the same file, or the same vendor and number; at most 10. */
  duplicates: Array<Invoice>;
  /** The file it came as. */
  file: File;
  /** Who changed what, newest first. Refused with `BadRequest`: `first` outside 1-100, a cursor that is not of this list. */
  history: InvoiceRevisionConnection;
  /** Where to pay: an IBAN, without spaces. */
  iban?: Maybe<InvoiceText>;
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** What a language model added; null where it was not asked (see `describeInvoice`), off, unavailable, or refused. */
  insights?: Maybe<InvoiceInsights>;
  /** When it was issued. */
  issueDate?: Maybe<InvoiceDate>;
  /** What kind of document it is; null until it is read. */
  kind?: Maybe<InvoiceKind>;
  /** Its lines in printed order, at most 500. */
  lines: Array<InvoiceLine>;
  /** Whether the caller may approve it as it is now. */
  mayApprove: Scalars['Boolean']['output'];
  /** The supplier's number of this invoice. */
  number?: Maybe<InvoiceText>;
  /** Whose it is: the user's id. */
  ownerId: Scalars['ID']['output'];
  /** Pages of the document; null until it is read. */
  pages?: Maybe<Scalars['Int']['output']>;
  /** Which of several invoices in one file it is; null where the file holds one. */
  part?: Maybe<InvoicePart>;
  /** Terms of payment as printed. */
  paymentTerms?: Maybe<InvoiceText>;
  /** What was due from before. */
  priorBalance?: Maybe<InvoiceAmount>;
  /** The buyer's own number of the order. */
  purchaseOrder?: Maybe<InvoiceText>;
  /** How it was read; null until it is. */
  reader?: Maybe<InvoiceReader>;
  /** Why it is REJECTED, FAILED or EXPIRED; null otherwise. */
  refusal?: Maybe<InvoiceRefusal>;
  /** What is doubtful about the reading, gravest first; empty unless NEEDS_REVIEW. At most one per reason and field. */
  reviews: Array<InvoiceReview>;
  /** Charge for delivery. */
  shipping?: Maybe<InvoiceAmount>;
  /** Where it is in its life. */
  status: InvoiceStatus;
  /** Total before tax. */
  subtotal?: Maybe<InvoiceAmount>;
  /** Tax altogether. */
  tax?: Maybe<InvoiceAmount>;
  /** Tax by rate, in printed order; empty where it is not printed so. */
  taxes: Array<InvoiceTax>;
  /** Total of this invoice, tax included. Negative on a credit note, where it is printed so. */
  total?: Maybe<InvoiceAmount>;
  /** When it changed last. */
  updatedAt: Scalars['AWSDateTime']['output'];
  /** When the upload was announced. */
  uploadedAt: Scalars['AWSDateTime']['output'];
  /** The supplier's name. */
  vendor?: Maybe<InvoiceText>;
  /** The vendor that the name stands for; null where none was read. */
  vendorRecord?: Maybe<Vendor>;
  /** The supplier's VAT number. */
  vendorVatNumber?: Maybe<InvoiceText>;
  /** Counts its changes, from 1. */
  version: Scalars['Int']['output'];
};


/** A supplier's invoice. Every value is as printed: nothing is repaired, added up or invented; what is not printed is null. */
export type InvoiceHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What happened to an invoice. */
export type InvoiceAction =
  /** A person approved it. */
  | 'APPROVED'
  /** A person corrected it. */
  | 'CORRECTED'
  /** A person refused it. */
  | 'DECLINED'
  /** A language model described it. */
  | 'DESCRIBED'
  /** After it was reopened, corrected or moved to another vendor, or after another was approved, it turned out to be there already: it needs a look. */
  | 'DOUBTED'
  /** It was read. */
  | 'READ'
  /** A person took a decision back. */
  | 'REOPENED'
  /** Its vendor was merged into another. */
  | 'VENDOR_CHANGED';

/** Another value that was read for a field. */
export type InvoiceAlternate = {
  __typename?: 'InvoiceAlternate';
  /** How sure the reader is, 0-1. */
  confidence: Scalars['Float']['output'];
  /** The field (`total`). */
  field: Scalars['String']['output'];
  /** Where it stands; null where the reader does not say. */
  place?: Maybe<Place>;
  /** The value, in the field's own form. */
  value: Scalars['String']['output'];
};

/** An amount or a quantity as printed. */
export type InvoiceAmount = {
  __typename?: 'InvoiceAmount';
  /** How sure the reader is, 0-1. */
  confidence: Scalars['Float']['output'];
  /** True where a person gave it; false or null where it was read. */
  corrected?: Maybe<Scalars['Boolean']['output']>;
  /** Where it stands; null where the reader does not say. */
  place?: Maybe<Place>;
  /** A decimal with a point (`-1234.56`), with the decimals that are printed. In the invoice's currency, where it is an amount. */
  value: Scalars['String']['output'];
};

/** What an expense is for. */
export type InvoiceCategory =
  /** Food and drink. */
  | 'CATERING'
  /** Sound, light, stage, tools. */
  | 'EQUIPMENT'
  /** Insurance. */
  | 'INSURANCE'
  /** Advertising and print. */
  | 'MARKETING'
  /** Goods for sale. */
  | 'MERCHANDISE'
  /** None of these. */
  | 'OTHER'
  /** Software and hosting. */
  | 'SOFTWARE'
  /** Crew, security, agencies. */
  | 'STAFFING'
  /** Transport and lodging. */
  | 'TRAVEL'
  /** Power, water, telephone. */
  | 'UTILITIES'
  /** Hall, rent, ground. */
  | 'VENUE';

/** That an invoice changed: lean on purpose, fetch what you show. */
export type InvoiceChange = {
  __typename?: 'InvoiceChange';
  /** When it changed. */
  at: Scalars['AWSDateTime']['output'];
  /** The invoice's id. */
  invoiceId: Scalars['ID']['output'];
  /** Whose it is; subscribers get their own only. */
  ownerId: Scalars['ID']['output'];
  /** Where it is now. */
  status: InvoiceStatus;
  /** Drop events whose version is not newer than what you have. */
  version: Scalars['Int']['output'];
};

/** That an invoice changed, as the publisher says it. */
export type InvoiceChangeInput = {
  /** When it changed. */
  at: Scalars['AWSDateTime']['input'];
  /** The invoice's id. */
  invoiceId: Scalars['ID']['input'];
  /** Whose it is. */
  ownerId: Scalars['ID']['input'];
  /** Where it is now. */
  status: InvoiceStatus;
  /** Its version. */
  version: Scalars['Int']['input'];
};

/** How an invoice came. */
export type InvoiceChannel =
  /** Mailed to the owner's mailbox. */
  | 'EMAIL'
  /** Uploaded. */
  | 'UPLOAD';

/** One check of what was read. */
export type InvoiceCheck = {
  __typename?: 'InvoiceCheck';
  /** For programs. */
  code: InvoiceCheckCode;
  /** What it compared with, in words and numbers (`100.00 + 19.00`). */
  expected: Scalars['String']['output'];
  /** The field it is about, or null. */
  field?: Maybe<Scalars['String']['output']>;
  /** What it found. */
  found: Scalars['String']['output'];
  /** The other invoice, where it compared with one. */
  otherInvoiceId?: Maybe<Scalars['ID']['output']>;
  /** Whether it came out. One that did not is among the doubts, too. */
  passed: Scalars['Boolean']['output'];
};

/** What is checked. */
export type InvoiceCheckCode =
  /** The amount is usual for this vendor. */
  | 'AMOUNT_USUAL'
  /** Dates are neither in the future nor long past. */
  | 'DATE_PLAUSIBLE'
  /** Due on or after issue. */
  | 'DUE_AFTER_ISSUE'
  /** No other invoice has the same file, or the same vendor and number. */
  | 'EXACT_DUPLICATE'
  /** The IBAN's length and check digits (ISO 13616). */
  | 'IBAN_FORM'
  /** The bank account is one the vendor had before. */
  | 'IBAN_KNOWN'
  /** Lines add up to the subtotal (or the total, where there is none). */
  | 'LINES_TO_SUBTOTAL'
  /** No other invoice has the same vendor, amount and nearly the same date. */
  | 'NEAR_DUPLICATE'
  /** Subtotal, tax and charges add up to the total. */
  | 'SUBTOTAL_AND_TAX_TO_TOTAL'
  /** Tax of each rate comes out of its basis, and all rates add up to the tax. */
  | 'TAX_BY_RATE'
  /** Total, earlier balance and payments add up to the amount due. */
  | 'TOTAL_TO_AMOUNT_DUE'
  /** The VAT number has its country's form. */
  | 'VAT_NUMBER_FORM'
  /** The embedded e-invoice and the print say the same. */
  | 'XML_AGAINST_PRINT';

/** A page of invoices. */
export type InvoiceConnection = {
  __typename?: 'InvoiceConnection';
  /** The invoices, at most `first`. */
  nodes: Array<Invoice>;
  /** Whether there is more. */
  pageInfo: PageInfo;
};

/** The currency of an invoice. */
export type InvoiceCurrency = {
  __typename?: 'InvoiceCurrency';
  /** How sure the reader is, 0-1. */
  confidence: Scalars['Float']['output'];
  /** True where a person gave it; false or null where it was read. */
  corrected?: Maybe<Scalars['Boolean']['output']>;
  /** Where it stands; null where the reader does not say. */
  place?: Maybe<Place>;
  /** ISO 4217. */
  value: CurrencyCode;
};

/** A date as printed. */
export type InvoiceDate = {
  __typename?: 'InvoiceDate';
  /** How sure the reader is, 0-1. */
  confidence: Scalars['Float']['output'];
  /** True where a person gave it; false or null where it was read. */
  corrected?: Maybe<Scalars['Boolean']['output']>;
  /** Where it stands; null where the reader does not say. */
  place?: Maybe<Place>;
  /** The day. */
  value: Scalars['AWSDate']['output'];
};

/** What a person decided about an invoice. */
export type InvoiceDecision = {
  __typename?: 'InvoiceDecision';
  /** Whether it was approved. */
  approved: Scalars['Boolean']['output'];
  /** When. */
  at: Scalars['AWSDateTime']['output'];
  /** Who decided: the user's id. */
  by: Scalars['ID']['output'];
  /** Why, in words; null for an approval. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** Something printed under a label. */
export type InvoiceDetail = {
  __typename?: 'InvoiceDetail';
  /** How sure the reader is, 0-1. */
  confidence: Scalars['Float']['output'];
  /** The label as printed; null where there is none. */
  label?: Maybe<Scalars['String']['output']>;
  /** Whose it is, where that is told. */
  party?: Maybe<InvoiceParty>;
  /** Where it stands; null where the reader does not say. */
  place?: Maybe<Place>;
  /** Textract's type (`PO_NUMBER`, `CUSTOMER_NUMBER`, `OTHER`). */
  type: Scalars['String']['output'];
  /** The value as printed. */
  value: Scalars['String']['output'];
};

/** The document, for whoever sees the invoice. */
export type InvoiceDocument = {
  __typename?: 'InvoiceDocument';
  /** When the URL stops working: 5 minutes after it was made. */
  expiresAt: Scalars['AWSDateTime']['output'];
  /** What it really is. */
  mediaType: MediaType;
  /** Downloads it; works for whoever holds it until it expires. */
  url: Scalars['AWSURL']['output'];
};

/** What can be wrong with a call of the invoices domain. */
export type InvoiceErrorCode =
  /** A field was named twice. */
  | 'FIELD_NAMED_TWICE'
  /** Only an ADMIN may approve over IBAN_CHANGED, IBAN_INVALID, DUPLICATE, XML_DISAGREES or INSTRUCTIONS_FOUND, or after having corrected one of them away, an amount under the limit, or the bank account that was there. */
  | 'GRAVE_DOUBT'
  /** Vendor, total and currency must be known before it can be approved. */
  | 'INCOMPLETE'
  /** There is nothing to do, or more than allowed. */
  | 'INVALID_BATCH'
  /** A value is not of its field's form; `field` says which. */
  | 'INVALID_VALUE'
  /** Missing, deleted or another's. */
  | 'NOT_FOUND'
  /** It is in a status that cannot be read again. */
  | 'NOT_REREADABLE'
  /** Only an ADMIN, or who decided it, takes a decision back. */
  | 'NOT_THE_DECIDER'
  /** The language model refused, or answered nothing that could be used. */
  | 'NO_INSIGHTS'
  /** The amount is over the caller's limit, or has none to compare. */
  | 'OVER_APPROVAL_LIMIT'
  /** Nobody but an ADMIN approves their own. */
  | 'OWN_INVOICE'
  /** It changed since the caller saw it: fetch it and decide anew. */
  | 'STALE_VERSION'
  /** Somebody wrote at the same time: the same call again will succeed. */
  | 'TRY_AGAIN'
  /** It is in a status in which this cannot be done. */
  | 'WRONG_STATUS';

/** A language model's answer about an invoice. */
export type InvoiceExplanation = {
  __typename?: 'InvoiceExplanation';
  /** The model or inference profile that answered. One whose name holds `stand-in` is no language model. */
  model: Scalars['String']['output'];
  /** At most 2,000 characters. */
  text: Scalars['String']['output'];
};

/** A file to download. */
export type InvoiceExport = {
  __typename?: 'InvoiceExport';
  /** What it is in HTTP. */
  contentType: Scalars['String']['output'];
  /** How many invoices it holds. */
  count: Scalars['Int']['output'];
  /** When the URL stops working: 5 minutes after it was made. */
  expiresAt: Scalars['AWSDateTime']['output'];
  /** What the file should be called. */
  name: Scalars['String']['output'];
  /** Downloads it; works for whoever holds it until it expires. */
  url: Scalars['AWSURL']['output'];
};

/** A field before and after a change, as text. */
export type InvoiceFieldChange = {
  __typename?: 'InvoiceFieldChange';
  /** After; null where there is nothing. */
  after?: Maybe<Scalars['String']['output']>;
  /** Before; null where there was nothing. */
  before?: Maybe<Scalars['String']['output']>;
  /** The field (`total`, `lines`). */
  field: Scalars['String']['output'];
};

/** What a saved filter looks for. */
export type InvoiceFilter = {
  __typename?: 'InvoiceFilter';
  /** Only of this category. */
  category?: Maybe<InvoiceCategory>;
  /** Only in this currency. */
  currency?: Maybe<CurrencyCode>;
  /** Only issued on this day or later. */
  from?: Maybe<Scalars['AWSDate']['output']>;
  /** Only up to this total. */
  maximumTotal?: Maybe<Scalars['String']['output']>;
  /** Only from this total on. */
  minimumTotal?: Maybe<Scalars['String']['output']>;
  /** Words that must all stand in it. */
  text?: Maybe<Scalars['String']['output']>;
  /** Only issued on this day or earlier. */
  to?: Maybe<Scalars['AWSDate']['output']>;
  /** Only of this vendor. */
  vendorId?: Maybe<Scalars['ID']['output']>;
};

/** What to look for among invoices that were read. Every part that is given must match. */
export type InvoiceFilterInput = {
  /** Only of this category, by the language model or the vendor's default. */
  category?: InputMaybe<InvoiceCategory>;
  /** Only in this currency. Needed with an amount. */
  currency?: InputMaybe<CurrencyCode>;
  /** Only issued on this day or later. */
  from?: InputMaybe<Scalars['AWSDate']['input']>;
  /** Only up to this total, a decimal with a point. */
  maximumTotal?: InputMaybe<Scalars['String']['input']>;
  /** Only from this total on, a decimal with a point. */
  minimumTotal?: InputMaybe<Scalars['String']['input']>;
  /** Words that must all stand in it: vendor, number, text, lines. A word of three letters or more finds longer ones that begin with it among vendors and numbers; case, accents and punctuation do not count. An invoice is found by at most 300 terms: of a long one the words of the last lines are not. At most 5 words, 200 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Only issued on this day or earlier. */
  to?: InputMaybe<Scalars['AWSDate']['input']>;
  /** Only of this vendor. */
  vendorId?: InputMaybe<Scalars['ID']['input']>;
};

/** What a language model added to an invoice. It cannot change amounts. */
export type InvoiceInsights = {
  __typename?: 'InvoiceInsights';
  /** What a person should look at, at most 5 sentences of at most 200 characters. Nothing is decided by them. */
  anomalies: Array<Scalars['String']['output']>;
  /** What the expense is for. */
  category: InvoiceCategory;
  /** What the call cost in millionths of a US dollar, by the prices of model/modelPrices.ts; null for a model that is not there. */
  costMicroUsd?: Maybe<Scalars['Int']['output']>;
  /** Tokens that the model was given. */
  inputTokens: Scalars['Int']['output'];
  /** The model or inference profile that answered. One whose name holds `stand-in` is no language model. */
  model: Scalars['String']['output'];
  /** Tokens that it answered. */
  outputTokens: Scalars['Int']['output'];
  /** When and how it is to be paid, in words of at most 200 characters; null where the document does not say. */
  paymentTerms?: Maybe<Scalars['String']['output']>;
  /** One paragraph, at most 600 characters. */
  summary: Scalars['String']['output'];
};

/** What kind of document an invoice is. */
export type InvoiceKind =
  /** It gives money back. */
  | 'CREDIT_NOTE'
  /** It is to be paid. */
  | 'INVOICE'
  /** It is paid already. */
  | 'RECEIPT';

/** One printed line. What is not printed is null. */
export type InvoiceLine = {
  __typename?: 'InvoiceLine';
  /** Price of the line. */
  amount?: Maybe<InvoiceAmount>;
  /** The supplier's number of it. */
  code?: Maybe<InvoiceText>;
  /** What was delivered. */
  description?: Maybe<InvoiceText>;
  /** How many. */
  quantity?: Maybe<InvoiceAmount>;
  /** Tax on it, in percent. */
  taxRate?: Maybe<InvoiceAmount>;
  /** What it is counted in, as printed (`h`, `pcs`). */
  unit?: Maybe<InvoiceText>;
  /** Price of one. */
  unitPrice?: Maybe<InvoiceAmount>;
};

/** Where invoices can be mailed to. */
export type InvoiceMailbox = {
  __typename?: 'InvoiceMailbox';
  /** The caller's own address: whoever knows it can write to it, but only allowed senders are let in. */
  address: Scalars['AWSEmail']['output'];
  /** Who is let in, by address, at most 50. */
  senders: Array<MailSender>;
};

/** What a list of invoices is ordered by, newest first. */
export type InvoiceOrder =
  /** By the printed date of issue. */
  | 'ISSUE_DATE'
  /** By when the upload was announced. */
  | 'UPLOADED';

/** One of several invoices in one file. */
export type InvoicePart = {
  __typename?: 'InvoicePart';
  /** Its first page in the file, from 1. */
  firstPage: Scalars['Int']['output'];
  /** Its last page in the file. */
  lastPage: Scalars['Int']['output'];
  /** Counts the invoices of the file, from 1. */
  number: Scalars['Int']['output'];
  /** How many the file holds. */
  of: Scalars['Int']['output'];
};

/** A party of an invoice. */
export type InvoiceParty =
  /** Who is charged. */
  | 'RECEIVER'
  /** Who charges. */
  | 'VENDOR';

/** How an invoice was read. */
export type InvoiceReader =
  /** From e-invoice XML: exactly. */
  | 'E_INVOICE'
  /** By Textract (or its local stand-in). */
  | 'TEXTRACT'
  /** From the PDF's own text. */
  | 'TEXT_LAYER';

/** Why an invoice is REJECTED, FAILED or EXPIRED. */
export type InvoiceReason =
  /** Nothing is printed on it. */
  | 'BLANK'
  /** What arrived is not what was announced. */
  | 'CHECKSUM_MISMATCH'
  /** A person refused it: `message` says why. */
  | 'DECLINED'
  /** Zero bytes arrived. */
  | 'EMPTY'
  /** The document needs a password. */
  | 'ENCRYPTED'
  /** The malware scan found a threat. */
  | 'INFECTED'
  /** Neither a total nor an invoice number stands on it. */
  | 'NOT_AN_INVOICE'
  /** The document reader did not answer. */
  | 'READER_UNAVAILABLE'
  /** Reading took too long. */
  | 'READING_TIMED_OUT'
  /** The malware scan could not decide, or did not answer in time. */
  | 'SCAN_INCONCLUSIVE'
  /** More bytes arrived than its type may have. */
  | 'TOO_LARGE'
  /** The document has more than 50 pages. */
  | 'TOO_MANY_PAGES'
  /** The document is damaged. */
  | 'UNREADABLE'
  /** The content is none of the supported types. */
  | 'UNSUPPORTED_TYPE'
  /** Nothing arrived before the form expired. */
  | 'UPLOAD_NOT_MADE';

/** Why an invoice is REJECTED, FAILED or EXPIRED, for programs and for people. */
export type InvoiceRefusal = {
  __typename?: 'InvoiceRefusal';
  /** For programs. */
  code: InvoiceReason;
  /** A sentence for people that says what to do. */
  message: Scalars['String']['output'];
};

/** One doubt about a reading. */
export type InvoiceReview = {
  __typename?: 'InvoiceReview';
  /** For programs. */
  code: ReviewReason;
  /** The field it is about (`total`, `lines.3.amount`), or null. */
  field?: Maybe<Scalars['String']['output']>;
  /** A sentence for people. */
  message: Scalars['String']['output'];
};

/** A change of an invoice. */
export type InvoiceRevision = {
  __typename?: 'InvoiceRevision';
  /** What happened. */
  action: InvoiceAction;
  /** When. */
  at: Scalars['AWSDateTime']['output'];
  /** Who did it: the user's id, or null where Marquee did. */
  by?: Maybe<Scalars['ID']['output']>;
  /** What changed in the fields, at most 50; `lines` is one. */
  changes: Array<InvoiceFieldChange>;
  /** What a person said about it. */
  note?: Maybe<Scalars['String']['output']>;
  /** The status after it. */
  status: InvoiceStatus;
  /** The invoice's version after it. */
  version: Scalars['Int']['output'];
};

/** A page of an invoice's history. */
export type InvoiceRevisionConnection = {
  __typename?: 'InvoiceRevisionConnection';
  /** The changes, at most `first`. */
  nodes: Array<InvoiceRevision>;
  /** Whether there is more. */
  pageInfo: PageInfo;
};

/** An invoice's life. */
export type InvoiceStatus =
  /** Approved by a person. */
  | 'APPROVED'
  /** Announced; its file has not arrived. */
  | 'AWAITING_UPLOAD'
  /** Deleted by its owner; final. */
  | 'DELETED'
  /** Its file did not arrive in time. It can be deleted. */
  | 'EXPIRED'
  /** Reading did not succeed through no fault of the document. It can be read again. */
  | 'FAILED'
  /** Read, with doubts that a person should look at. */
  | 'NEEDS_REVIEW'
  /** Read, without doubt. */
  | 'READ'
  /** It is being read. */
  | 'READING'
  /** Its file or content was refused, or a person declined it. It can be deleted. */
  | 'REJECTED'
  /** Its file waits for the malware verdict. */
  | 'SCANNING';

/** Tax at one rate, as printed. */
export type InvoiceTax = {
  __typename?: 'InvoiceTax';
  /** The tax. */
  amount?: Maybe<InvoiceAmount>;
  /** What it is on. */
  basis?: Maybe<InvoiceAmount>;
  /** Percent. */
  rate?: Maybe<InvoiceAmount>;
};

/** A text as printed. */
export type InvoiceText = {
  __typename?: 'InvoiceText';
  /** How sure the reader is, 0-1. */
  confidence: Scalars['Float']['output'];
  /** True where a person gave it; false or null where it was read. */
  corrected?: Maybe<Scalars['Boolean']['output']>;
  /** Where it stands; null where the reader does not say. */
  place?: Maybe<Place>;
  /** The text. */
  value: Scalars['String']['output'];
};

/** What was wrong with a call of the invoices domain. */
export type InvoiceUserError = {
  __typename?: 'InvoiceUserError';
  /** For programs. */
  code: InvoiceErrorCode;
  /** Path of the input it is about, or null. */
  field?: Maybe<Scalars['String']['output']>;
  /** A sentence for people. */
  message: Scalars['String']['output'];
};

/** An invoice as the caller saw it. */
export type InvoiceVersionInput = {
  /** The version the caller saw. */
  expectedVersion: Scalars['Int']['input'];
  /** The invoice's id. */
  id: Scalars['ID']['input'];
};

/** A mail that Marquee sent, or tried to. */
export type Mail = {
  __typename?: 'Mail';
  /** When it was asked for. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** What SES or the receiving server said where it was not delivered; null otherwise. */
  detail?: Maybe<Scalars['String']['output']>;
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** Where it went, in lower case. */
  recipient: Scalars['String']['output'];
  /** What became of it. */
  status: MailStatus;
  /** What it is, as its template is named: `order-confirmed`. */
  template: Scalars['String']['output'];
  /** When it changed last. */
  updatedAt: Scalars['AWSDateTime']['output'];
};

/** A page of mails. */
export type MailConnection = {
  __typename?: 'MailConnection';
  /** In the order of the list. */
  nodes: Array<Mail>;
  /** Whether there is more. */
  pageInfo: PageInfo;
};

/** What can be wrong with a call of the mail domain. */
export type MailErrorCode =
  /** It is no e-mail address. */
  | 'INVALID_ADDRESS'
  /** The address is not suppressed. */
  | 'NOT_FOUND'
  /** Somebody wrote at the same time: the same call again will succeed. */
  | 'TRY_AGAIN';

/** Somebody whose mails are let in. */
export type MailSender = {
  __typename?: 'MailSender';
  /** The address, in lower case. */
  address: Scalars['AWSEmail']['output'];
  /** When it was allowed. */
  allowedAt: Scalars['AWSDateTime']['output'];
};

/** What becomes of a mail. */
export type MailStatus =
  /** Sent back for good. */
  | 'BOUNCED'
  /** Its recipient called it spam. */
  | 'COMPLAINED'
  /** Taken over by the receiving server. */
  | 'DELIVERED'
  /** Not sent: SES refused it for good. */
  | 'FAILED'
  /** Asked for. */
  | 'QUEUED'
  /** Taken over by SES. */
  | 'SENT'
  /** Not sent: the address is suppressed. */
  | 'SUPPRESSED';

/** An address that nothing is sent to. */
export type MailSuppression = {
  __typename?: 'MailSuppression';
  /** In lower case. */
  address: Scalars['String']['output'];
  /** Since when. */
  at: Scalars['AWSDateTime']['output'];
  /** Why. */
  reason: MailSuppressionReason;
};

/** A page of suppressed addresses. */
export type MailSuppressionConnection = {
  __typename?: 'MailSuppressionConnection';
  /** In the order of the list. */
  nodes: Array<MailSuppression>;
  /** Whether there is more. */
  pageInfo: PageInfo;
};

/** Why nothing is sent to an address. */
export type MailSuppressionReason =
  /** Mails to it come back for good. */
  | 'BOUNCE'
  /** Its owner called a mail of ours spam. */
  | 'COMPLAINT'
  /** Staff suppressed it. */
  | 'MANUAL';

/** What was wrong with a call of the mail domain. */
export type MailUserError = {
  __typename?: 'MailUserError';
  /** For programs. */
  code: MailErrorCode;
  /** Path of the input it is about (`lines.2.quantity`), or null. */
  field?: Maybe<Scalars['String']['output']>;
  /** A sentence for people. */
  message: Scalars['String']['output'];
};

/** What may be uploaded. */
export type MediaType =
  /** `image/jpeg`, at most 10 MB. */
  | 'JPEG'
  /** `application/pdf`, at most 20 MB and 50 pages, without a password. */
  | 'PDF'
  /** `image/png`, at most 10 MB. */
  | 'PNG'
  /** `image/tiff`, at most 20 MB and 50 pages. */
  | 'TIFF'
  /** `application/xml`, at most 20 MB: an e-invoice (UBL 2.1, CII, FatturaPA). */
  | 'XML';

/** What `mergeVendors` answers. */
export type MergeVendorsPayload = {
  __typename?: 'MergeVendorsPayload';
  /** Why nothing was done; empty where it was. */
  userErrors: Array<VendorUserError>;
  /** The vendor that stays; null where there are `userErrors`. */
  vendor?: Maybe<Vendor>;
};

/** An amount of money. */
export type Money = {
  __typename?: 'Money';
  /** A decimal with as many decimals as the currency's minor unit has: `149.90`, in JPY `150`, in KWD `1.500`. */
  amount: Scalars['String']['output'];
  /** ISO 4217. */
  currency: CurrencyCode;
};

/** An amount of money that a caller gives. */
export type MoneyInput = {
  /** A decimal that is not negative, with at most as many decimals as the currency's minor unit has, and at most 99,999,999,999 minor units. */
  amount: Scalars['String']['input'];
  /** ISO 4217. */
  currency: CurrencyCode;
};

/** What can be done: one mutation per business action. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Takes in a picture that was sent, behind the others. What it tells of its camera and place is taken out. Taking it in twice succeeds. */
  addEventImage: AddEventImagePayload;
  /** Takes in a picture that was sent, as the product's last one. Taking one in twice succeeds. */
  addProductImage: AddProductImagePayload;
  /**
   * Corrects the stock by a number of pieces, with a reason that is kept. The same key with the same input answers the same
   * correction and changes nothing again.
   */
  adjustStock: AdjustStockPayload;
  /** Lets invoices in that are mailed to the caller's mailbox from this address. At most 50 addresses; allowing one twice succeeds. */
  allowMailSender: AllowMailSenderPayload;
  /**
   * Approves an invoice in READ or NEEDS_REVIEW: STAFF up to their limit (model/approvals.ts), ADMIN any. Compared is the larger of
   * total and amount due, a credit note like an invoice; a currency without a limit is ADMIN's. Nobody approves what they uploaded
   * themselves, or over a doubt that is grave, or after having corrected away what somebody else must look at (GRAVE_DOUBT), unless ADMIN.
   */
  approveInvoice: ApproveInvoicePayload;
  /** Approves up to 25 invoices, each by itself: what is refused does not stop the others. Answers in the order of the input. */
  approveInvoices: ApproveInvoicesPayload;
  /**
   * Books the tickets of a hold: answered at once as PENDING, then paid and told by its workflow; watch it with `onBookingChanged` or `booking`. Where the
   * payment fails the hold goes on, and may be booked again, until it expires. Where it expires while the payment is completed, the tickets are taken anew,
   * or, if they are gone, nothing is charged. The same key with the same input answers the same booking in its current state.
   */
  bookTickets: BookTicketsPayload;
  /**
   * Cancels a booking: its tickets are good no more, others can have them, and what its terms say is given back (`cancellationTerms`): to its owner by the
   * policy it was made under, all of it where staff or the event's organiser cancels. One that is not yet being charged is undone, and nothing is charged.
   * Cancelling one that is being cancelled, or was, succeeds.
   */
  cancelBooking: CancelBookingPayload;
  /**
   * Calls an event off. A draft is CANCELLED at once; otherwise it is CANCELLING until every booking is cancelled, and everybody gets all of their money
   * back: watch it by `onEventCancellationChanged` or `eventCancellation`. Cancelling one that is being cancelled, or was, succeeds.
   */
  cancelEvent: CancelEventPayload;
  /**
   * Cancels an order of the caller (STAFF and ADMIN: anybody's) that is not yet being charged: it is undone and ends in CANCELLED,
   * and nothing is charged. From CAPTURING on it is refused with NOT_CANCELLABLE. Cancelling one that is being cancelled, or was, succeeds.
   */
  cancelOrder: CancelOrderPayload;
  /** Ends it for good, and forgets its card. Orders that were placed stay as they are. Cancelling one that was cancelled succeeds. */
  cancelRecurringOrder: CancelRecurringOrderPayload;
  /**
   * Changes a kind of events: its name, or whether new events may be of it. Events that are of it show the new name, and are found by its words, not by
   * those of the old one, within seconds.
   */
  changeEventCategory: ChangeEventCategoryPayload;
  /** Changes a promo code of the caller's event (ORGANIZER), of anybody's (ADMIN). */
  changePromoCode: ChangePromoCodePayload;
  /** Begins to put another card in the place of the saved one, which stays until the new one is given. For its owner alone. */
  changeRecurringOrderCard: ChangeRecurringOrderCardPayload;
  /** Changes one kind of tickets of a published event, in the caller's event (ORGANIZER), in anybody's (ADMIN). */
  changeTicketCategory: ChangeTicketCategoryPayload;
  /**
   * Writes another name on a ticket: of the caller's own booking, of one of their event (ORGANIZER), of any (ADMIN). The booking must be CONFIRMED, and its
   * event neither over nor called off: otherwise NOT_CHANGEABLE. It counts as a change of the booking, and is told as one. Writing the name that stands
   * there already succeeds and changes nothing.
   */
  changeTicketName: ChangeTicketNamePayload;
  /** Closes a refund that failed, because its money was given back in another way, or will not be. Its amount is free to be refunded again. */
  closeRefund: CloseRefundPayload;
  /**
   * Looks at the payment provider whether the owner has completed the payment that a booking waits for, and goes on if so: for a browser that comes back
   * from it. One that waited and has moved on since is answered as it is; one that never waited is refused with NO_ACTION_REQUIRED.
   */
  continueBooking: ContinueBookingPayload;
  /**
   * Looks at the payment provider whether the owner has completed the payment that an order waits for, and goes on if so.
   * The provider tells by itself, too; this is for a browser that comes back from it and does not want to wait. An order that
   * waited and has moved on since is answered as it is; one that never waited is refused with NO_ACTION_REQUIRED.
   */
  continueOrder: ContinueOrderPayload;
  /** Looks at the payment provider whether the owner has given the card, and goes on if so: for a browser that comes back from it. */
  continueRecurringOrder: ContinueRecurringOrderPayload;
  /**
   * Corrects what was read, of the caller's own invoice, for STAFF and ADMIN of anybody's, in READ or NEEDS_REVIEW. The checks
   * run again: it becomes READ where no doubt is left, else NEEDS_REVIEW. What was changed, by whom and when stands in `history`.
   */
  correctInvoice: CorrectInvoicePayload;
  /** Makes an event, as a draft of the caller's. The same key with the same input answers the same event in its current state. */
  createEvent: CreateEventPayload;
  /** Adds a kind of events. Adding one whose name is there answers that one, in use again. */
  createEventCategory: CreateEventCategoryPayload;
  /** Adds a product. The same key with the same input answers the same product in its current state. */
  createProduct: CreateProductPayload;
  /** Makes a promo code for the caller's event (ORGANIZER), for anybody's (ADMIN). Making the same one twice succeeds; at most 100 an event. */
  createPromoCode: CreatePromoCodePayload;
  /**
   * Sets up an order that is placed again and again, by a saved card. Until the card is given it is SETUP_REQUIRED: its owner's
   * browser gives it at the payment provider by `cardSetup`. The same key with the same input answers the same recurring order in its current state.
   */
  createRecurringOrder: CreateRecurringOrderPayload;
  /** Deletes a saved filter of the caller. Deleting a missing one succeeds. */
  deleteFilter: DeleteFilterPayload;
  /** Deletes an invoice of the caller and its document, for good, in any status. Deleting a deleted one succeeds. */
  deleteInvoice: DeleteInvoicePayload;
  /**
   * Asks the language model about an invoice of the caller (STAFF and ADMIN: anybody's) that was read, where the reading itself
   * did not, or again. The insights are stored. `Unavailable` where the model does not answer.
   */
  describeInvoice: DescribeInvoicePayload;
  /** Says that two vendors of the caller are not the same: they are not suggested again. */
  dismissVendorSuggestion: DismissVendorSuggestionPayload;
  /** Writes the attendees of an event into a CSV file: of the caller's event (ORGANIZER), of any (STAFF, ADMIN). */
  exportAttendees: ExportAttendeesPayload;
  /**
   * Writes the caller's invoices that match into one file and answers where to download it. At most 1,000 invoices;
   * nothing is left out silently: more are refused with TOO_MANY.
   */
  exportInvoices: ExportInvoicesPayload;
  /**
   * Keeps tickets for the caller for ten minutes: `bookTickets` pays for them, `releaseTicketHold` lets go of them. SOLD_OUT means that too few are left at
   * this moment; held ones may come back. TRY_AGAIN means that many wanted them at the same moment: the same call may succeed.
   * The same key with the same input answers the same hold in its current state.
   */
  holdTickets: HoldTicketsPayload;
  /**
   * Makes one of two vendors of the caller: names, history and hints of `fromId` go to `intoId`, and later invoices under any of
   * the names, too. Its invoices follow within seconds. Merging again what was merged succeeds.
   */
  mergeVendors: MergeVendorsPayload;
  /** Places no more orders until it is resumed. Days that pass meanwhile are left out. */
  pauseRecurringOrder: PauseRecurringOrderPayload;
  /**
   * Places an order: priced on the server, answered at once as PENDING, then validated, paid and told by its workflow; watch it
   * with `onOrderStatusChanged` or `order`. The plainest order is one line and an e-mail address.
   * The same key with the same input answers the same order in its current state.
   */
  placeOrder: PlaceOrderPayload;
  /**
   * Moves a published or postponed event to another date, or, where none is given, to one that is not known yet. Tickets stay good; those who booked
   * are told by mail, and may cancel for all of their money until the new start.
   */
  postponeEvent: PostponeEventPayload;
  /** Tells subscribers what is left. For the backend alone. */
  publishAvailabilityChange: AvailabilityChange;
  /** Tells subscribers of a booking's change. For the backend alone. */
  publishBookingChange: BookingChange;
  /** Publishes a draft whose start is in the future: from now on everybody sees it, and its tickets can be had in their time. */
  publishEvent: PublishEventPayload;
  /** Tells subscribers how an event's cancellation goes on. For the backend alone. */
  publishEventCancellationChange: EventCancellationChange;
  /** Tells subscribers of an event's change, and the cache. For the backend alone. */
  publishEventChange: EventChange;
  /** For Marquee's own publisher: tells subscribers that an invoice changed. Nothing is stored. */
  publishInvoiceChange: InvoiceChange;
  /** Tells subscribers of an order's change. For the backend alone. */
  publishOrderChange: OrderChange;
  /** Tells subscribers of a recurring order's change. For the backend alone. */
  publishRecurringOrderChange: RecurringOrderChange;
  /** Tells subscribers of a refund's change. For the backend alone. */
  publishRefundChange: RefundChange;
  /**
   * Gives money of a paid order back: so many pieces of its lines, an amount, or (neither given) all that is left. Answered at once
   * as REQUESTED, then carried out and confirmed by the payment provider; watch it with `onRefundChanged`. What was charged is never
   * exceeded by what is given back, whoever asks at the same time. The same key with the same input answers the same refund in its current state.
   */
  refundOrder: RefundOrderPayload;
  /** Refuses an invoice in READ or NEEDS_REVIEW for a reason in words: it becomes REJECTED (DECLINED). */
  rejectInvoice: RejectInvoicePayload;
  /** Lets mails go to an address again, at SES, too. */
  releaseMailAddress: ReleaseMailAddressPayload;
  /** Lets go of tickets that the caller holds: others can have them at once. Letting go of what was let go of, or has expired, succeeds. */
  releaseTicketHold: ReleaseTicketHoldPayload;
  /** Takes a picture off an event. Removing a missing one succeeds. */
  removeEventImage: RemoveEventImagePayload;
  /** Lets nothing more in from this address. Removing a missing one succeeds. */
  removeMailSender: RemoveMailSenderPayload;
  /** Takes a picture off a product. Removing a missing one succeeds. */
  removeProductImage: RemoveProductImagePayload;
  /** Takes back a decision: an APPROVED or DECLINED invoice becomes NEEDS_REVIEW. ADMIN, or STAFF who decided it. */
  reopenInvoice: ReopenInvoicePayload;
  /** Where to send a picture of an event, within 15 minutes; `addEventImage` then takes it in. */
  requestEventImage: RequestEventImagePayload;
  /** Answers where to send a picture of a product, within 15 minutes. It shows once `addProductImage` has taken it in. */
  requestProductImage: RequestProductImagePayload;
  /**
   * Announces 1-25 supplier's invoices and answers where to send each file, all or none. Each becomes an invoice in
   * AWAITING_UPLOAD at once; one whose file does not arrive before its form expires ends in EXPIRED.
   * The same key with the same input answers the same uploads in their current state, with fresh forms.
   */
  requestUploads: RequestUploadsPayload;
  /**
   * Reads an invoice of the caller again: READ, NEEDS_REVIEW or FAILED becomes READING. While it is READING already, answers
   * it as it is. What the last reading found stays until the next one has ended.
   */
  rereadInvoice: RereadInvoicePayload;
  /**
   * Goes on with the next day that is not past. Where it costs more than was agreed to, `acceptedTotal` must be what it costs now:
   * that is its owner's consent, and nobody else's. Refused with PRICE_CHANGED otherwise.
   */
  resumeRecurringOrder: ResumeRecurringOrderPayload;
  /** Tries again to undo a booking that needs attention, once its cause is mended. */
  retryBooking: RetryBookingPayload;
  /** Tries again to undo an order that needs attention, once its cause is mended. */
  retryOrder: RetryOrderPayload;
  /** Tries a refund again that failed, under the same limits. */
  retryRefund: RetryRefundPayload;
  /** Saves a filter of the caller under a name; the same name again replaces it. At most 50. */
  saveFilter: SaveFilterPayload;
  /** Leaves the next run out; the one after it becomes the next. A run that is left out does not count. */
  skipRecurringOrder: SkipRecurringOrderPayload;
  /** Sends nothing to an address any more. Suppressing one twice succeeds. */
  suppressMailAddress: SuppressMailAddressPayload;
  /** Changes an event: the caller's own (ORGANIZER), anybody's (ADMIN). Those who booked are told by mail of another venue. */
  updateEvent: UpdateEventPayload;
  /** Changes what a product is; what is absent stays. Orders keep the prices at which they were placed. */
  updateProduct: UpdateProductPayload;
  /** Changes a vendor of the caller. What is left out stays. */
  updateVendor: UpdateVendorPayload;
};


/** What can be done: one mutation per business action. */
export type MutationAddEventImageArgs = {
  alt: Scalars['String']['input'];
  id: Scalars['ID']['input'];
  imageId: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationAddProductImageArgs = {
  alt: Scalars['String']['input'];
  id: Scalars['ID']['input'];
  imageId: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationAdjustStockArgs = {
  id: Scalars['ID']['input'];
  input: AdjustStockInput;
};


/** What can be done: one mutation per business action. */
export type MutationAllowMailSenderArgs = {
  address: Scalars['AWSEmail']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationApproveInvoiceArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationApproveInvoicesArgs = {
  invoices: Array<InvoiceVersionInput>;
};


/** What can be done: one mutation per business action. */
export type MutationBookTicketsArgs = {
  input: BookTicketsInput;
};


/** What can be done: one mutation per business action. */
export type MutationCancelBookingArgs = {
  expectedFee?: InputMaybe<MoneyInput>;
  expectedRefund?: InputMaybe<MoneyInput>;
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationCancelEventArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
};


/** What can be done: one mutation per business action. */
export type MutationCancelOrderArgs = {
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationCancelRecurringOrderArgs = {
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationChangeEventCategoryArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  retired?: InputMaybe<Scalars['Boolean']['input']>;
};


/** What can be done: one mutation per business action. */
export type MutationChangePromoCodeArgs = {
  code: Scalars['String']['input'];
  eventId: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  input: ChangePromoCodeInput;
};


/** What can be done: one mutation per business action. */
export type MutationChangeRecurringOrderCardArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  paymentMethodId?: InputMaybe<Scalars['String']['input']>;
};


/** What can be done: one mutation per business action. */
export type MutationChangeTicketCategoryArgs = {
  categoryId: Scalars['ID']['input'];
  eventId: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  input: ChangeTicketCategoryInput;
};


/** What can be done: one mutation per business action. */
export type MutationChangeTicketNameArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  name: Scalars['String']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationCloseRefundArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationContinueBookingArgs = {
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationContinueOrderArgs = {
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationContinueRecurringOrderArgs = {
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationCorrectInvoiceArgs = {
  input: CorrectInvoiceInput;
};


/** What can be done: one mutation per business action. */
export type MutationCreateEventArgs = {
  input: CreateEventInput;
};


/** What can be done: one mutation per business action. */
export type MutationCreateEventCategoryArgs = {
  name: Scalars['String']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationCreateProductArgs = {
  input: CreateProductInput;
};


/** What can be done: one mutation per business action. */
export type MutationCreatePromoCodeArgs = {
  input: CreatePromoCodeInput;
};


/** What can be done: one mutation per business action. */
export type MutationCreateRecurringOrderArgs = {
  input: CreateRecurringOrderInput;
};


/** What can be done: one mutation per business action. */
export type MutationDeleteFilterArgs = {
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationDeleteInvoiceArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationDescribeInvoiceArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationDismissVendorSuggestionArgs = {
  firstId: Scalars['ID']['input'];
  secondId: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationExportAttendeesArgs = {
  eventId: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationExportInvoicesArgs = {
  input: ExportInvoicesInput;
};


/** What can be done: one mutation per business action. */
export type MutationHoldTicketsArgs = {
  input: HoldTicketsInput;
};


/** What can be done: one mutation per business action. */
export type MutationMergeVendorsArgs = {
  expectedVersion: Scalars['Int']['input'];
  fromId: Scalars['ID']['input'];
  intoId: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationPauseRecurringOrderArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationPlaceOrderArgs = {
  input: PlaceOrderInput;
};


/** What can be done: one mutation per business action. */
export type MutationPostponeEventArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  input: PostponeEventInput;
};


/** What can be done: one mutation per business action. */
export type MutationPublishAvailabilityChangeArgs = {
  change: AvailabilityChangeInput;
};


/** What can be done: one mutation per business action. */
export type MutationPublishBookingChangeArgs = {
  change: BookingChangeInput;
};


/** What can be done: one mutation per business action. */
export type MutationPublishEventArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationPublishEventCancellationChangeArgs = {
  change: EventCancellationChangeInput;
};


/** What can be done: one mutation per business action. */
export type MutationPublishEventChangeArgs = {
  change: EventChangeInput;
};


/** What can be done: one mutation per business action. */
export type MutationPublishInvoiceChangeArgs = {
  change: InvoiceChangeInput;
};


/** What can be done: one mutation per business action. */
export type MutationPublishOrderChangeArgs = {
  change: OrderChangeInput;
};


/** What can be done: one mutation per business action. */
export type MutationPublishRecurringOrderChangeArgs = {
  change: RecurringOrderChangeInput;
};


/** What can be done: one mutation per business action. */
export type MutationPublishRefundChangeArgs = {
  change: RefundChangeInput;
};


/** What can be done: one mutation per business action. */
export type MutationRefundOrderArgs = {
  id: Scalars['ID']['input'];
  input: RefundOrderInput;
};


/** What can be done: one mutation per business action. */
export type MutationRejectInvoiceArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationReleaseMailAddressArgs = {
  address: Scalars['String']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationReleaseTicketHoldArgs = {
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationRemoveEventImageArgs = {
  id: Scalars['ID']['input'];
  imageId: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationRemoveMailSenderArgs = {
  address: Scalars['AWSEmail']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationRemoveProductImageArgs = {
  id: Scalars['ID']['input'];
  imageId: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationReopenInvoiceArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationRequestEventImageArgs = {
  id: Scalars['ID']['input'];
  input: RequestEventImageInput;
};


/** What can be done: one mutation per business action. */
export type MutationRequestProductImageArgs = {
  id: Scalars['ID']['input'];
  input: RequestProductImageInput;
};


/** What can be done: one mutation per business action. */
export type MutationRequestUploadsArgs = {
  input: RequestUploadsInput;
};


/** What can be done: one mutation per business action. */
export type MutationRereadInvoiceArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationResumeRecurringOrderArgs = {
  acceptedTotal?: InputMaybe<MoneyInput>;
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  makeUp?: InputMaybe<Scalars['Boolean']['input']>;
};


/** What can be done: one mutation per business action. */
export type MutationRetryBookingArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationRetryOrderArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationRetryRefundArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationSaveFilterArgs = {
  filter: InvoiceFilterInput;
  name: Scalars['String']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationSkipRecurringOrderArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationSuppressMailAddressArgs = {
  address: Scalars['String']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationUpdateEventArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  input: UpdateEventInput;
};


/** What can be done: one mutation per business action. */
export type MutationUpdateProductArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  input: UpdateProductInput;
};


/** What can be done: one mutation per business action. */
export type MutationUpdateVendorArgs = {
  input: UpdateVendorInput;
};

/** An order of merchandise. */
export type Order = {
  __typename?: 'Order';
  /** Who stands on the receipt as its buyer; null where its owner gave nobody, and the e-mail address stands there. */
  billTo?: Maybe<Buyer>;
  /** Whether it can still be cancelled. */
  cancellable: Scalars['Boolean']['output'];
  /** Where its mails go. */
  email: Scalars['String']['output'];
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** 1-20, in the order of the input, as they were priced when it was placed. */
  lines: Array<OrderLine>;
  /** What was authorised, charged and given back, and what is left to give back. */
  money: PurchaseMoney;
  /** What people quote to name it: short, so that now and then two orders share one. Its owner's e-mail address or its day tells them apart. */
  number: Scalars['String']['output'];
  /** The current attempt to pay; null until there is one. */
  payment?: Maybe<Payment>;
  /** What its owner must do to pay; null but while it is PAYMENT_ACTION_REQUIRED, and for everybody else. */
  paymentAction?: Maybe<PaymentAction>;
  /** When it was placed. */
  placedAt: Scalars['AWSDateTime']['output'];
  /** Its receipt; null until it is paid and the receipt is written. */
  receipt?: Maybe<Receipt>;
  /** The recurring order it is a run of; null where it was placed by hand. */
  recurringOrder?: Maybe<RecurringOrder>;
  /** Refunds of it, oldest first: at most 100. */
  refunds: Array<Refund>;
  /** Why it failed, was cancelled or needs attention; null otherwise. */
  refusal?: Maybe<OrderRefusal>;
  /** The day that run was scheduled for; null where it was placed by hand. */
  scheduledFor?: Maybe<Scalars['AWSDate']['output']>;
  /** What its owner says about the delivery; null where nothing. */
  shippingNote?: Maybe<Scalars['String']['output']>;
  /** Where it is in its life. */
  status: OrderStatus;
  /** The lines before tax. */
  subtotal: Money;
  /** The lines' taxes. */
  tax: Money;
  /** Every status it came to, oldest first: at most 40; of more, the first and the latest ones. */
  timeline: Array<OrderTimelineEntry>;
  /** `subtotal` and `tax`: what is charged. */
  total: Money;
  /** When it changed last. */
  updatedAt: Scalars['AWSDateTime']['output'];
  /** Counts its changes, from 1. */
  version: Scalars['Int']['output'];
};

/**
 * That an order changed: lean on purpose, fetch what you show. AUTHORIZED and RESERVED, which last for milliseconds, are not pushed: the next change
 * is, and the timeline has all of them.
 */
export type OrderChange = {
  __typename?: 'OrderChange';
  /** When it changed. */
  at: Scalars['AWSDateTime']['output'];
  /** The order's id. */
  orderId: Scalars['ID']['output'];
  /** Whose it is. */
  ownerId: Scalars['ID']['output'];
  /** Where it is now. */
  status: OrderStatus;
  /** Drop events whose version is not newer than what you have. */
  version: Scalars['Int']['output'];
};

/** That an order changed, as the publisher says it. */
export type OrderChangeInput = {
  /** When it changed. */
  at: Scalars['AWSDateTime']['input'];
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** Whose it is. */
  ownerId: Scalars['ID']['input'];
  /** Where it is now. */
  status: OrderStatus;
  /** Its version. */
  version: Scalars['Int']['input'];
};

/** A page of orders. */
export type OrderConnection = {
  __typename?: 'OrderConnection';
  /** In the order of the list. */
  nodes: Array<Order>;
  /** Whether there is more. */
  pageInfo: PageInfo;
};

/** What can be wrong with a call of the orders domain. */
export type OrderErrorCode =
  /** The key was used with other input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** The amount is not written as one of its currency. */
  | 'INVALID_AMOUNT'
  /** The buyer has no name, its address is not whole, or a part is too long. */
  | 'INVALID_BILL_TO'
  /** It is no e-mail address. */
  | 'INVALID_EMAIL'
  /** The key is empty or longer than 128 characters. */
  | 'INVALID_IDEMPOTENCY_KEY'
  /** The note is too long or holds control characters. */
  | 'INVALID_NOTE'
  /** It is no id of a payment method. */
  | 'INVALID_PAYMENT_METHOD'
  /** The quantity is outside 1-100. */
  | 'INVALID_QUANTITY'
  /** The products have prices in several currencies. */
  | 'MIXED_CURRENCIES'
  /** It is being charged, or has ended. */
  | 'NOT_CANCELLABLE'
  /** There is no such order, or it is another's. */
  | 'NOT_FOUND'
  /** It does not need attention. */
  | 'NOT_RETRYABLE'
  /** It never waited for its owner. */
  | 'NO_ACTION_REQUIRED'
  /** No line was given. */
  | 'NO_LINES'
  /** The total is not the expected one. */
  | 'PRICE_CHANGED'
  /** A product stands in two lines. */
  | 'PRODUCT_NAMED_TWICE'
  /** There is no such product, or it is not sold. */
  | 'PRODUCT_NOT_FOUND'
  /** The order changed since the caller saw it. */
  | 'STALE_VERSION'
  /** More than 20 lines were given. */
  | 'TOO_MANY_LINES'
  /** The total cannot be paid exactly: in currencies with three decimals the last must be 0. */
  | 'TOTAL_NOT_PAYABLE'
  /** The total is more than can be paid at once: 99,999,999 minor units in most currencies. */
  | 'TOTAL_TOO_LARGE'
  /** The total is not 0, and less than can be paid by card: EUR 0.50, for example. */
  | 'TOTAL_TOO_SMALL'
  /** Somebody wrote at the same time: the same call again will succeed. */
  | 'TRY_AGAIN';

/** One product of an order, as it was when the order was placed. */
export type OrderLine = {
  __typename?: 'OrderLine';
  /** The product's name at that time. */
  name: Scalars['String']['output'];
  /** All pieces, before tax. */
  net: Money;
  /** The product as it is now; null where it is not sold any more, but for STAFF and ADMIN. */
  product?: Maybe<Product>;
  /** Pieces, 1-100. */
  quantity: Scalars['Int']['output'];
  /** Tax of all pieces, rounded half to even. */
  tax: Money;
  /** Percent, with two decimals. */
  taxRate: Scalars['String']['output'];
  /** `net` and `tax`. */
  total: Money;
  /** Of one piece, before tax. */
  unitPrice: Money;
};

/** One product of an order. */
export type OrderLineInput = {
  /** The product's id. */
  productId: Scalars['ID']['input'];
  /** Pieces: 1-100. */
  quantity: Scalars['Int']['input'];
};

/** Why an order did not come about. */
export type OrderReason =
  /** The owner did not pass the bank's check (3-D Secure). */
  | 'AUTHENTICATION_FAILED'
  /** The bank wants the card's owner to confirm the payment, who was not there. */
  | 'AUTHENTICATION_REQUIRED'
  /** Its owner cancelled it. */
  | 'CANCELLED_BY_CUSTOMER'
  /** Staff cancelled it. */
  | 'CANCELLED_BY_STAFF'
  /** The bank declined the card. */
  | 'CARD_DECLINED'
  /** The card has expired. */
  | 'EXPIRED_CARD'
  /** The card's security code is wrong. */
  | 'INCORRECT_CVC'
  /** The card has insufficient funds. */
  | 'INSUFFICIENT_FUNDS'
  /** The payment method does not exist or cannot be used. */
  | 'INVALID_PAYMENT_METHOD'
  /** A fault of ours. */
  | 'NOT_PROCESSED'
  /** It could not be undone by itself. */
  | 'NOT_UNDONE'
  /** There is not enough of a product. */
  | 'OUT_OF_STOCK'
  /** The owner did not complete the payment in time. */
  | 'PAYMENT_ACTION_TIMED_OUT'
  /** The payment provider could not be reached. */
  | 'PAYMENT_UNAVAILABLE'
  /** The bank could not process the card. */
  | 'PROCESSING_ERROR'
  /** A product is not sold any more. */
  | 'PRODUCT_UNAVAILABLE';

/** Why an order did not come about, for programs and for people. */
export type OrderRefusal = {
  __typename?: 'OrderRefusal';
  /** For programs. */
  code: OrderReason;
  /** A sentence for people. */
  message: Scalars['String']['output'];
};

/** An order's life. Final: COMPLETED, FAILED, CANCELLED. */
export type OrderStatus =
  /** The payment is authorised, not charged. */
  | 'AUTHORIZED'
  /** It was cancelled and nothing was charged; final. */
  | 'CANCELLED'
  /** It was cancelled, and is being undone. */
  | 'CANCELLING'
  /** It is being charged. From here on it can be cancelled no more. */
  | 'CAPTURING'
  /** Charged, and its owner was told; final. */
  | 'COMPLETED'
  /** It was not carried out and nothing was charged; final. */
  | 'FAILED'
  /** It cannot be carried out, and is being undone. */
  | 'FAILING'
  /** It could not be undone by itself; staff looks at it. */
  | 'NEEDS_ATTENTION'
  /** It was charged. */
  | 'PAID'
  /** Its owner must complete the payment, within 15 minutes: see `paymentAction`. */
  | 'PAYMENT_ACTION_REQUIRED'
  /** Placed; nothing was done yet. */
  | 'PENDING'
  /** The pieces are taken out of stock. */
  | 'RESERVED'
  /** Everything is sold and in stock. */
  | 'VALIDATED';

/** One arrival in a status. */
export type OrderTimelineEntry = {
  __typename?: 'OrderTimelineEntry';
  /** When. */
  at: Scalars['AWSDateTime']['output'];
  /** Why; null where there is nothing to say. */
  refusal?: Maybe<OrderRefusal>;
  /** The status. */
  status: OrderStatus;
  /** The order's version from then on. */
  version: Scalars['Int']['output'];
};

/** What was wrong with a call of the orders domain. */
export type OrderUserError = {
  __typename?: 'OrderUserError';
  /** For programs. */
  code: OrderErrorCode;
  /** Path of the input it is about (`lines.2.quantity`), or null. */
  field?: Maybe<Scalars['String']['output']>;
  /** A sentence for people. */
  message: Scalars['String']['output'];
};

/** Where a page of a list ends. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Opaque; null on the last page. Valid for this list, these arguments and this caller alone. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether `after: endCursor` answers more. */
  hasNextPage: Scalars['Boolean']['output'];
};

/** What `pauseRecurringOrder` answers. */
export type PauseRecurringOrderPayload = {
  __typename?: 'PauseRecurringOrderPayload';
  /** The recurring order, PAUSED; null where there are `userErrors`. */
  recurringOrder?: Maybe<RecurringOrder>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<RecurringOrderUserError>;
};

/** An attempt to pay. */
export type Payment = {
  __typename?: 'Payment';
  /** What it is about. */
  amount: Money;
  /** What was charged. */
  captured: Money;
  /** The card that it was paid with; null until it is known. */
  card?: Maybe<PaymentCard>;
  /** When it was begun. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** What was given back: refunds that succeeded. */
  refunded: Money;
  /** Why it was refused; null where it was not. */
  refusal?: Maybe<PaymentRefusal>;
  /** Where it is in its life. */
  status: PaymentStatus;
  /** When it changed last. */
  updatedAt: Scalars['AWSDateTime']['output'];
};

/** What an order's owner needs to complete the payment, at the provider and in their own browser. */
export type PaymentAction = {
  __typename?: 'PaymentAction';
  /** The provider's client secret of this payment, for its own form (Stripe Elements). */
  clientSecret: Scalars['String']['output'];
  /** Until when. */
  expiresAt: Scalars['AWSDateTime']['output'];
  /** Where to confirm the payment (3-D Secure); null where the provider's form is to be filled in first. */
  url?: Maybe<Scalars['AWSURL']['output']>;
};

/** What may be known of a card. */
export type PaymentCard = {
  __typename?: 'PaymentCard';
  /** Its brand in lower case, as the provider names it: `visa`. */
  brand: Scalars['String']['output'];
  /** Its last four digits. */
  last4: Scalars['String']['output'];
};

/** Why a payment was refused. */
export type PaymentFailure =
  /** The owner did not pass the bank's check (3-D Secure). */
  | 'AUTHENTICATION_FAILED'
  /** The bank wants the card's owner to confirm the payment, who was not there. */
  | 'AUTHENTICATION_REQUIRED'
  /** The bank declined the card. */
  | 'CARD_DECLINED'
  /** The card has expired. */
  | 'EXPIRED_CARD'
  /** The card's security code is wrong. */
  | 'INCORRECT_CVC'
  /** The card has insufficient funds. */
  | 'INSUFFICIENT_FUNDS'
  /** The payment method does not exist or cannot be used. */
  | 'INVALID_PAYMENT_METHOD'
  /** The bank could not process the card. */
  | 'PROCESSING_ERROR';

/** Why a payment was refused, for programs and for people. */
export type PaymentRefusal = {
  __typename?: 'PaymentRefusal';
  /** For programs. */
  code: PaymentFailure;
  /** A sentence for people. */
  message: Scalars['String']['output'];
};

/** A payment's life. */
export type PaymentStatus =
  /** Its owner must do something. */
  | 'ACTION_REQUIRED'
  /** The amount is held, not charged. */
  | 'AUTHORIZED'
  /** The amount was charged. */
  | 'CAPTURED'
  /** Begun; nothing is authorised. */
  | 'CREATED'
  /** Refused by the bank. */
  | 'DECLINED'
  /** Charged and given back whole. Where a refund fails afterwards it is CAPTURED again. */
  | 'REFUNDED'
  /** Given up before it was charged; final. */
  | 'VOIDED';

/** A box on a page, in fractions (0-1) of the page's width and height. */
export type Place = {
  __typename?: 'Place';
  /** Height. */
  height: Scalars['Float']['output'];
  /** Left edge. */
  left: Scalars['Float']['output'];
  /** The page, from 1. */
  page: Scalars['Int']['output'];
  /** Upper edge. */
  top: Scalars['Float']['output'];
  /** Width. */
  width: Scalars['Float']['output'];
};

/** A box on a page, in fractions (0-1) of the page's width and height. */
export type PlaceInput = {
  /** Height. */
  height: Scalars['Float']['input'];
  /** Left edge. */
  left: Scalars['Float']['input'];
  /** The page, from 1. */
  page: Scalars['Int']['input'];
  /** Upper edge. */
  top: Scalars['Float']['input'];
  /** Width. */
  width: Scalars['Float']['input'];
};

/** An order that is placed. */
export type PlaceOrderInput = {
  /** Who stands on the receipt as its buyer. Where absent the e-mail address stands there. */
  billTo?: InputMaybe<BuyerInput>;
  /** Where its mails go: at most 254 characters. */
  email: Scalars['AWSEmail']['input'];
  /** What the caller showed to its user, tax included. Where the total is another one, nothing is ordered: PRICE_CHANGED. */
  expectedTotal?: InputMaybe<MoneyInput>;
  /** The caller's own key for this action, 1-128 characters, kept for at least 24 hours. */
  idempotencyKey: Scalars['String']['input'];
  /** 1-20 lines, each product once. */
  lines: Array<OrderLineInput>;
  /**
   * The provider's id of a payment method (`pm_...`), which its owner's browser made there: card data never comes here.
   * Where absent the order waits as PAYMENT_ACTION_REQUIRED for its owner to pay at the provider.
   */
  paymentMethodId?: InputMaybe<Scalars['String']['input']>;
  /** For the delivery: at most 1,000 characters of plain text. */
  shippingNote?: InputMaybe<Scalars['String']['input']>;
};

/** What `placeOrder` answers. */
export type PlaceOrderPayload = {
  __typename?: 'PlaceOrderPayload';
  /** The order; null where there are `userErrors`. */
  order?: Maybe<Order>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<OrderUserError>;
};

/** A postal address. */
export type PostalAddress = {
  __typename?: 'PostalAddress';
  /** What stands beside the street: a floor, a department; null where nothing. */
  addressLine?: Maybe<Scalars['String']['output']>;
  /** The place. */
  city: Scalars['String']['output'];
  /** The country. */
  country: CountryCode;
  /** Null where the place has none. */
  postalCode?: Maybe<Scalars['String']['output']>;
  /** Street and number. */
  street: Scalars['String']['output'];
};

/** A postal address, as it is given. */
export type PostalAddressInput = {
  /** A floor, a department: at most 120 characters. */
  addressLine?: InputMaybe<Scalars['String']['input']>;
  /** The place: 1-80 characters. */
  city: Scalars['String']['input'];
  /** The country. */
  country: CountryCode;
  /** At most 20 characters. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** Street and number: 1-120 characters. */
  street: Scalars['String']['input'];
};

/** When an event takes place instead. */
export type PostponeEventInput = {
  /** When the doors open; where absent as long before the start as they were to. */
  doorsAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** The new end; where absent the event lasts as long as it was to. */
  endsAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** What everybody reads about it, and those who booked by mail: at most 1,000 characters of plain text. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The new start, in the future; absent where it is not known yet. */
  startsAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
};

/** What `postponeEvent` answers. */
export type PostponeEventPayload = {
  __typename?: 'PostponeEventPayload';
  /** The event, PUBLISHED or POSTPONED; null where there are `userErrors`. */
  event?: Maybe<Event>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<EventUserError>;
};

/** Something that is sold. */
export type Product = {
  __typename?: 'Product';
  /** Whether it is sold. What is not is seen by STAFF and ADMIN alone. */
  active: Scalars['Boolean']['output'];
  /** What everybody may know of the stock. */
  availability: Availability;
  /** What it stands under in the shop, 1-60 characters. */
  category: Scalars['String']['output'];
  /** When it was added. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** At most 4,000 characters of plain text. */
  description: Scalars['String']['output'];
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** At most 8, in the order in which they show. */
  images: Array<ProductImage>;
  /** The stock counts as low at or below it; 0 where nobody asks to be told. For STAFF and ADMIN; null for others. */
  lowStockAt?: Maybe<Scalars['Int']['output']>;
  /** 1-120 characters. */
  name: Scalars['String']['output'];
  /** Of one piece, before tax. */
  price: Money;
  /** Of one piece, tax included, rounded half to even. */
  priceWithTax: Money;
  /** The business's own number of it (stock keeping unit). */
  sku: Scalars['String']['output'];
  /** Pieces that can be ordered at this moment. For STAFF and ADMIN; null for others. */
  stock?: Maybe<Scalars['Int']['output']>;
  /** Corrections of the stock, newest first. For STAFF and ADMIN; null for others. */
  stockMovements?: Maybe<StockMovementConnection>;
  /** Percent, with two decimals: `19.00`. */
  taxRate: Scalars['String']['output'];
  /** When it changed last, its stock aside. */
  updatedAt: Scalars['AWSDateTime']['output'];
  /** Counts changes of what it is, not of its stock; from 1. */
  version: Scalars['Int']['output'];
};


/** Something that is sold. */
export type ProductStockMovementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of products. */
export type ProductConnection = {
  __typename?: 'ProductConnection';
  /** In the order of the list. */
  nodes: Array<Product>;
  /** Whether there is more. */
  pageInfo: PageInfo;
};

/** A picture of a product. */
export type ProductImage = {
  __typename?: 'ProductImage';
  /** What it shows, for those who do not see it. */
  alt: Scalars['String']['output'];
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** Its path on the web app's own origin, with a leading slash. It never changes its content. */
  path: Scalars['String']['output'];
};

/** Where to send a picture. */
export type ProductImageUpload = {
  __typename?: 'ProductImageUpload';
  /** Where and how to send the content. */
  form: UploadForm;
  /** The id that `addProductImage` takes it in by. */
  imageId: Scalars['ID']['output'];
};

/** A code that makes the tickets of an event cheaper. */
export type PromoCode = {
  __typename?: 'PromoCode';
  /** Whether it is taken at all. */
  active: Scalars['Boolean']['output'];
  /** What it takes off a booking, before tax; null where it takes a percentage off. */
  amount?: Maybe<Money>;
  /** 3-30 letters, digits, `-` and `_`, in capital letters; unique within its event. */
  code: Scalars['String']['output'];
  /** How many bookings may use it; null where any number. */
  maximumUses?: Maybe<Scalars['Int']['output']>;
  /** Percent that it takes off, with two decimals; null where it takes an amount off. */
  percent?: Maybe<Scalars['String']['output']>;
  /** How many bookings use it: those that failed or were cancelled before they were paid are not among them. */
  uses: Scalars['Int']['output'];
  /** From when it is taken; null where from the beginning. */
  validFrom?: Maybe<Scalars['AWSDateTime']['output']>;
  /** Until when it is taken; null where until the end. */
  validUntil?: Maybe<Scalars['AWSDateTime']['output']>;
  /** Counts what its organiser changed, from 1. */
  version: Scalars['Int']['output'];
};

/** What `publishEvent` answers. */
export type PublishEventPayload = {
  __typename?: 'PublishEventPayload';
  /** The event, PUBLISHED; null where there are `userErrors`. */
  event?: Maybe<Event>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<EventUserError>;
};

/** What the payment of an order or a booking comes to, of its latest attempt. All of it is 0 where nothing was ever paid. */
export type PurchaseMoney = {
  __typename?: 'PurchaseMoney';
  /** What is held, or was charged. 0 again where a hold was let go without a charge. */
  authorized: Money;
  /** What was charged. */
  captured: Money;
  /** `captured` less `refunded`. */
  net: Money;
  /** What is being given back: refunds that are REQUESTED or PENDING. */
  refundPending: Money;
  /** What can still be given back: `net` less `refundPending`. */
  refundable: Money;
  /**
   * What can still be given back of each line. Lines of which nothing is left are left out; together they may come to more than `refundable`, where
   * an amount was given back.
   */
  refundableLines: Array<RefundableLine>;
  /** What was given back: refunds that SUCCEEDED. */
  refunded: Money;
};

/** What can be read. */
export type Query = {
  __typename?: 'Query';
  /**
   * Who comes: tickets that are good, by name and then by ticket. Of an event of the caller's (ORGANIZER), of any (STAFF, ADMIN); empty where it is missing
   * or another's. Refused with `BadRequest`: `first` outside 1-100, a cursor that is not of this list.
   */
  attendees: AttendeeConnection;
  /** One booking: the caller's own, for STAFF and ADMIN anybody's, for an ORGANIZER one of an event of theirs. Null where it is missing or not to be seen. */
  booking?: Maybe<Booking>;
  /**
   * The booking desk: everybody's bookings, newest first. Exactly one of `day`, `email` and `needsAttention` says which.
   * Refused with `BadRequest`: none or several of them, `first` outside 1-100, a cursor that is not of this list.
   */
  bookingDesk: BookingConnection;
  /** The caller's bookings, newest first. Refused with `BadRequest`: `first` outside 1-100, a cursor that is not of this list. */
  bookings: BookingConnection;
  /** One event that is or was published, or null where it is missing or a draft. It may be up to a minute old; its `availability` never is. */
  event?: Maybe<Event>;
  /** How far an event's cancellation is: of the caller's event (ORGANIZER), of any (STAFF, ADMIN). Null where there is none or it is not to be seen. */
  eventCancellation?: Maybe<EventCancellation>;
  /** Kinds of events, by name: at most 50. It may be up to five minutes old. */
  eventCategories: Array<EventCategory>;
  /**
   * What was sold by day and kind of tickets, oldest first: of an event of the caller's (ORGANIZER), of any (STAFF, ADMIN); empty where it is missing or another's.
   * At most 400 days, 12 kinds each. It follows the bookings within seconds. Refused with `BadRequest`: more than 400 days.
   */
  eventSales: Array<DailySales>;
  /**
   * Events that take place, by their start: those that are PUBLISHED or POSTPONED. Whatever is given must hold; the words may begin those of the title,
   * the venue, the city or the category. A list may be up to 15 seconds old. Refused with `BadRequest`: `first` outside 1-100, a search of more than 100
   * characters or without a letter or digit, prices of two currencies, a cursor that is not of this list and search. A page may hold fewer than `first`,
   * even none, and yet not be the last.
   */
  events: EventConnection;
  /**
   * A language model's answer about one invoice of the caller (STAFF and ADMIN: anybody's), from its fields alone. It changes
   * nothing and may be wrong. Null where the invoice is missing, not to be seen or not read yet. Refused with `BadRequest`: an
   * empty question or one of more than 500 characters. `Unavailable` where the model does not answer.
   */
  explainInvoice?: Maybe<InvoiceExplanation>;
  /** One file of the caller, or null where it is missing or another's. */
  file?: Maybe<File>;
  /** One invoice: the caller's own, for STAFF and ADMIN anybody's. Null where it is missing, deleted or not to be seen. */
  invoice?: Maybe<Invoice>;
  /** Where the caller's invoices can be mailed to, and from where. */
  invoiceMailbox: InvoiceMailbox;
  /**
   * The caller's invoices. With `status`, those in that status, by upload. Otherwise all but deleted ones in `order`;
   * by issue date, only those whose date was read. Refused with `BadRequest`: `first` outside 1-100, `status` together with
   * `order: ISSUE_DATE`, a cursor that is not of this list.
   */
  invoices: InvoiceConnection;
  /** Addresses that nothing is sent to, newest first. Refused with `BadRequest`: `first` outside 1-100, a cursor that is not of this list. */
  mailSuppressions: MailSuppressionConnection;
  /**
   * Mails that Marquee sent, newest first. Exactly one of `day` and `recipient` says which; they are kept for 90 days.
   * Refused with `BadRequest`: none or both of them, `first` outside 1-100, a cursor that is not of this list.
   */
  mails: MailConnection;
  /** The caller. Never null for somebody who is signed in. */
  me: Account;
  /** One order: the caller's own, for STAFF and ADMIN anybody's. Null where it is missing or not to be seen. */
  order?: Maybe<Order>;
  /**
   * The order desk: everybody's orders, newest first. Exactly one of `day`, `email` and `needsAttention` says which.
   * Refused with `BadRequest`: none or several of them, `first` outside 1-100, a cursor that is not of this list.
   */
  orderDesk: OrderConnection;
  /** The caller's orders, newest first. Refused with `BadRequest`: `first` outside 1-100, a cursor that is not of this list. */
  orders: OrderConnection;
  /** One event in whatever status: of the caller (ORGANIZER), anybody's (STAFF, ADMIN). Null where it is missing or not to be seen. */
  organizedEvent?: Maybe<Event>;
  /**
   * The organiser's desk: the caller's own events, for STAFF and ADMIN everybody's; those that start last first.
   * Refused with `BadRequest`: `first` outside 1-100, a cursor that is not of this list.
   */
  organizedEvents: EventConnection;
  /** One product that is sold; for STAFF and ADMIN any. Null where it is missing or not to be seen. Open to partner shops by API key. */
  product?: Maybe<Product>;
  /**
   * Products that are sold, by name. With `search`, those of which each word of it begins a word of the name, the category or
   * the number (SKU). A change is found within seconds. Open to partner shops by API key. Refused with `BadRequest`: `first`
   * outside 1-100, a search of more than 100 characters or without a letter or digit, a cursor that is not of this list and search.
   * A page of a search may hold fewer than `first`, even none, and yet not be the last.
   */
  products: ProductConnection;
  /** Promo codes of the caller's event (ORGANIZER), of any (STAFF, ADMIN), by code: at most 100. Empty where it is missing or another's. */
  promoCodes: Array<PromoCode>;
  /** What the caller's hold would cost, with a promo code or without. It uses up nothing. */
  quoteBooking: QuoteBookingPayload;
  /**
   * Receipts or credit notes of a calendar year (UTC), latest number first: for the accounts. Their numbers have no gap.
   * Refused with `BadRequest`: a year outside 2000-9999, `first` outside 1-100, a cursor that is not of this list.
   */
  receiptJournal: ReceiptConnection;
  /** One recurring order: the caller's own, for STAFF and ADMIN anybody's. Null where it is missing or not to be seen. */
  recurringOrder?: Maybe<RecurringOrder>;
  /** The caller's recurring orders, newest first. Refused with `BadRequest`: `first` outside 1-100, a cursor that is not of this list. */
  recurringOrders: RecurringOrderConnection;
  /** One refund: of the caller's own order or booking, for STAFF and ADMIN anybody's. Null where it is missing or not to be seen. */
  refund?: Maybe<Refund>;
  /**
   * The refund desk: everybody's refunds. Exactly one of `day` and `failed` says which.
   * Refused with `BadRequest`: none or both of them, `first` outside 1-100, a cursor that is not of this list.
   */
  refundDesk: RefundConnection;
  /**
   * The review desk: everybody's invoices in NEEDS_REVIEW, oldest first. With `reason`, those whose gravest doubt it is.
   * Refused with `BadRequest`: `first` outside 1-100, a cursor that is not of this list.
   */
  reviewQueue: InvoiceConnection;
  /** The caller's saved filters by name, at most 50. */
  savedFilters: Array<SavedFilter>;
  /**
   * The caller's invoices that match every part of the filter, newest issue date (or upload, where no date was read) first.
   * A change is found within seconds. Refused with `BadRequest`: `first` outside 1-50, a filter that its own rules refuse, a
   * cursor that is not of this list and filter. A page may hold fewer than `first`, even none, and yet not be the last.
   */
  searchInvoices: InvoiceConnection;
  /** Which numbered seats cannot be had at this moment. Null where the event is missing or a draft, or the category has no numbered seats. */
  seatMap?: Maybe<SeatMap>;
  /**
   * What the caller's invoices in READ, NEEDS_REVIEW and APPROVED add up to, by month of issue and per currency; credit notes
   * count against it. An invoice without issue date, total or currency, or with a total of more than 12 digits before its point,
   * is in no sum. Refused with `BadRequest`: a month that is none, more than 36 months, more than 1,000 sums.
   */
  spend: Array<Spend>;
  /**
   * All products by name, those that are not sold, too. With `lowStock`, those of them whose stock is low or used up.
   * Refused with `BadRequest`: `first` outside 1-100, a cursor that is not of this list.
   */
  stockList: ProductConnection;
  /** One hold of the caller, or null where it is missing or another's. */
  ticketHold?: Maybe<TicketHold>;
  /** The caller's holds that are ACTIVE, those that end first first. Refused with `BadRequest`: `first` outside 1-100, a cursor that is not of this list. */
  ticketHolds: TicketHoldConnection;
  /** One vendor of the caller, for STAFF and ADMIN anybody's; null where it is missing. One that was merged answers the one it was merged into. */
  vendor?: Maybe<Vendor>;
  /** Pairs of the caller's vendors that may be one, surest first, at most 50. None that was dismissed. */
  vendorSuggestions: Array<VendorSuggestion>;
  /** The caller's vendors by name. Refused with `BadRequest`: `first` outside 1-100, a cursor that is not of this list. */
  vendors: VendorConnection;
};


/** What can be read. */
export type QueryAttendeesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  eventId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryBookingArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryBookingDeskArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  day?: InputMaybe<Scalars['AWSDate']['input']>;
  email?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  needsAttention?: InputMaybe<Scalars['Boolean']['input']>;
};


/** What can be read. */
export type QueryBookingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryEventArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryEventCancellationArgs = {
  eventId: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryEventSalesArgs = {
  eventId: Scalars['ID']['input'];
  from?: InputMaybe<Scalars['AWSDate']['input']>;
  until?: InputMaybe<Scalars['AWSDate']['input']>;
};


/** What can be read. */
export type QueryEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  city?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['AWSDate']['input']>;
  maximumPrice?: InputMaybe<MoneyInput>;
  minimumPrice?: InputMaybe<MoneyInput>;
  search?: InputMaybe<Scalars['String']['input']>;
  until?: InputMaybe<Scalars['AWSDate']['input']>;
};


/** What can be read. */
export type QueryExplainInvoiceArgs = {
  id: Scalars['ID']['input'];
  question: Scalars['String']['input'];
};


/** What can be read. */
export type QueryFileArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryInvoiceArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  order?: InputMaybe<InvoiceOrder>;
  status?: InputMaybe<InvoiceStatus>;
};


/** What can be read. */
export type QueryMailSuppressionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryMailsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  day?: InputMaybe<Scalars['AWSDate']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  recipient?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryOrderDeskArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  day?: InputMaybe<Scalars['AWSDate']['input']>;
  email?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  needsAttention?: InputMaybe<Scalars['Boolean']['input']>;
};


/** What can be read. */
export type QueryOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryOrganizedEventArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryOrganizedEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryProductArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryPromoCodesArgs = {
  eventId: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryQuoteBookingArgs = {
  holdId: Scalars['ID']['input'];
  promoCode?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryReceiptJournalArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind: ReceiptKind;
  year: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryRecurringOrderArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryRecurringOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryRefundArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryRefundDeskArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  day?: InputMaybe<Scalars['AWSDate']['input']>;
  failed?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryReviewQueueArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  reason?: InputMaybe<ReviewReason>;
};


/** What can be read. */
export type QuerySearchInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter: InvoiceFilterInput;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QuerySeatMapArgs = {
  categoryId: Scalars['ID']['input'];
  eventId: Scalars['ID']['input'];
};


/** What can be read. */
export type QuerySpendArgs = {
  by: SpendDimension;
  from: Scalars['String']['input'];
  to: Scalars['String']['input'];
};


/** What can be read. */
export type QueryStockListArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  lowStock?: InputMaybe<Scalars['Boolean']['input']>;
};


/** What can be read. */
export type QueryTicketHoldArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryTicketHoldsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryVendorArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryVendorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  startsWith?: InputMaybe<Scalars['String']['input']>;
};

/** What `quoteBooking` answers. */
export type QuoteBookingPayload = {
  __typename?: 'QuoteBookingPayload';
  /** What it would cost; null where there are `userErrors`. */
  quote?: Maybe<BookingQuote>;
  /** Why it cannot be said; empty where it could. */
  userErrors: Array<BookingUserError>;
};

/** A receipt: that an order or a booking was paid. Or a credit note: that some of it was given back. */
export type Receipt = {
  __typename?: 'Receipt';
  /** The booking it is about; null where it is about an order, and for whoever may not see it. */
  booking?: Maybe<Booking>;
  /** Who stands on it as the buyer. */
  buyer: Buyer;
  /** The PDF (PDF/A-3 with a Factur-X invoice inside); null until it is written. */
  document?: Maybe<ReceiptDocument>;
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** When it was issued. */
  issuedAt: Scalars['AWSDateTime']['output'];
  /** Which of the two it is. */
  kind: ReceiptKind;
  /** Before tax. */
  net: Money;
  /** Its number in its series, without gaps: `RE-2026-000001`, `CN-2026-000001`. */
  number: Scalars['String']['output'];
  /** The order it is about; null where it is about a booking, and for whoever may not see it. */
  order?: Maybe<Order>;
  /** The tax. */
  tax: Money;
  /** By rate, highest first. */
  taxes: Array<ReceiptTax>;
  /** `net` and `tax`. */
  total: Money;
};

/** A page of receipts. */
export type ReceiptConnection = {
  __typename?: 'ReceiptConnection';
  /** In the order of the list. */
  nodes: Array<Receipt>;
  /** Whether there is more. */
  pageInfo: PageInfo;
};

/** Where a PDF can be fetched for a short while. */
export type ReceiptDocument = {
  __typename?: 'ReceiptDocument';
  /** Until when the address is valid. */
  expiresAt: Scalars['AWSDateTime']['output'];
  /** What to save it as: its number with `.pdf`. */
  fileName: Scalars['String']['output'];
  /** Bytes. */
  size: Scalars['Int']['output'];
  /** Valid for 5 minutes, for whoever has it: ask again rather than keep it. */
  url: Scalars['AWSURL']['output'];
};

/** Which kind of document. */
export type ReceiptKind =
  /** That money was given back. */
  | 'CREDIT_NOTE'
  /** That an order was paid. */
  | 'RECEIPT';

/** What a document adds up to at one rate. */
export type ReceiptTax = {
  __typename?: 'ReceiptTax';
  /** Before tax. */
  net: Money;
  /** Percent, with two decimals. */
  rate: Scalars['String']['output'];
  /** The tax. */
  tax: Money;
};

/** How often an order is placed. */
export type RecurringInterval =
  /** Every month, on the day of the month of `startsOn`, or on the last day of a shorter month. */
  | 'MONTHLY'
  /** Every seven days. */
  | 'WEEKLY';

/** An order that is placed again and again, by a saved card. Days are calendar days in the time zone of the shop; orders are placed at 6 in the morning. */
export type RecurringOrder = {
  __typename?: 'RecurringOrder';
  /** What a run may cost, tax included: what its owner agreed to. */
  agreedTotal: Money;
  /** Who stands on the receipts as the buyer; null where the e-mail address does. */
  billTo?: Maybe<Buyer>;
  /** The saved card; null until there is one. */
  card?: Maybe<PaymentCard>;
  /** What its owner's browser needs to give a card at the provider; null where no card is awaited, and for everybody else. */
  cardSetup?: Maybe<CardSetup>;
  /** How many orders are placed in all; null where it is not said. */
  count?: Maybe<Scalars['Int']['output']>;
  /** When it was set up. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** What a run costs at this moment, tax included; null where something is not sold any more. */
  currentTotal?: Maybe<Money>;
  /** Where its mails go. */
  email: Scalars['String']['output'];
  /** No run comes after this day; null where there is none. */
  endsOn?: Maybe<Scalars['AWSDate']['output']>;
  /** What happened to it, oldest first: at most 60, the latest ones. */
  history: Array<RecurringOrderHistoryEntry>;
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** How often. */
  interval: RecurringInterval;
  /** 1-20, with the prices that were agreed to. */
  lines: Array<RecurringOrderLine>;
  /** The run that was missed when it was paused by itself, and can be made up for; null where none was. */
  missedRunOn?: Maybe<Scalars['AWSDate']['output']>;
  /** The day of the next run; null where there is none, or it is not ACTIVE. */
  nextRunOn?: Maybe<Scalars['AWSDate']['output']>;
  /** Its orders, newest first. Refused with `BadRequest`: `first` outside 1-100, a cursor that is not of this list. */
  orders: OrderConnection;
  /** How many orders were placed; tries of a failed payment do not count. */
  placed: Scalars['Int']['output'];
  /** Why it is paused or was cancelled; null otherwise. */
  refusal?: Maybe<RecurringOrderRefusal>;
  /** The day on which a payment that failed is tried again; null where none did. */
  retryOn?: Maybe<Scalars['AWSDate']['output']>;
  /** What its owner says about the delivery; null where nothing. */
  shippingNote?: Maybe<Scalars['String']['output']>;
  /** The day of the first run. Monthly on the 29th to 31st: the last day of a shorter month, and the day itself again in the next longer one. */
  startsOn: Scalars['AWSDate']['output'];
  /** Where it is in its life. */
  status: RecurringOrderStatus;
  /** The next runs, soonest first: at most 5. */
  upcoming: Array<Scalars['AWSDate']['output']>;
  /** When it changed last. */
  updatedAt: Scalars['AWSDateTime']['output'];
  /** Counts its changes, from 1. */
  version: Scalars['Int']['output'];
};


/** An order that is placed again and again, by a saved card. Days are calendar days in the time zone of the shop; orders are placed at 6 in the morning. */
export type RecurringOrderOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** That a recurring order changed: lean on purpose, fetch what you show. */
export type RecurringOrderChange = {
  __typename?: 'RecurringOrderChange';
  /** When it changed. */
  at: Scalars['AWSDateTime']['output'];
  /** Whose it is. */
  ownerId: Scalars['ID']['output'];
  /** The recurring order's id. */
  recurringOrderId: Scalars['ID']['output'];
  /** Where it is now. */
  status: RecurringOrderStatus;
  /** Drop events whose version is not newer than what you have. */
  version: Scalars['Int']['output'];
};

/** That a recurring order changed, as the publisher says it. */
export type RecurringOrderChangeInput = {
  /** When it changed. */
  at: Scalars['AWSDateTime']['input'];
  /** Whose it is. */
  ownerId: Scalars['ID']['input'];
  /** The recurring order's id. */
  recurringOrderId: Scalars['ID']['input'];
  /** Where it is now. */
  status: RecurringOrderStatus;
  /** Its version. */
  version: Scalars['Int']['input'];
};

/** A page of recurring orders. */
export type RecurringOrderConnection = {
  __typename?: 'RecurringOrderConnection';
  /** In the order of the list. */
  nodes: Array<RecurringOrder>;
  /** Whether there is more. */
  pageInfo: PageInfo;
};

/** What can be wrong with a call of the recurring domain. */
export type RecurringOrderErrorCode =
  /** The bank refused the card. Use another one. */
  | 'CARD_REFUSED'
  /** It has no card that can be charged. Give one first. */
  | 'CARD_REQUIRED'
  /** Give a last day or a number of orders, or neither. */
  | 'END_OR_COUNT'
  /** This key was used for another recurring order. Use a new one. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** Write the amount as a decimal with as many decimals as its currency has. */
  | 'INVALID_AMOUNT'
  /** The buyer needs a name, and an address with street, city and country; no part may be too long. */
  | 'INVALID_BILL_TO'
  /** Between 1 and 520 orders can be placed. */
  | 'INVALID_COUNT'
  /** This is no e-mail address. */
  | 'INVALID_EMAIL'
  /** The last day must not lie before the first. */
  | 'INVALID_END'
  /** The key must have 1-128 characters. */
  | 'INVALID_IDEMPOTENCY_KEY'
  /** The note has at most 1,000 characters, none of them a control character but line breaks. */
  | 'INVALID_NOTE'
  /** This is no id of a payment method. */
  | 'INVALID_PAYMENT_METHOD'
  /** Order between 1 and 100 pieces. */
  | 'INVALID_QUANTITY'
  /** The first day must be from tomorrow to a year ahead. */
  | 'INVALID_START'
  /** All products of an order must have prices in one currency. */
  | 'MIXED_CURRENCIES'
  /** There is no run to make up for. */
  | 'NOTHING_MISSED'
  /** There is no run left to skip. */
  | 'NOTHING_TO_SKIP'
  /** There is no such recurring order. */
  | 'NOT_FOUND'
  /** Order at least one product. */
  | 'NO_LINES'
  /** The payment provider could not be reached. Try again. */
  | 'PAYMENT_UNAVAILABLE'
  /** The price is not the one you agreed to. Look at it again. */
  | 'PRICE_CHANGED'
  /** Each product can stand in one line only. */
  | 'PRODUCT_NAMED_TWICE'
  /** There is no such product, or it is not sold. */
  | 'PRODUCT_NOT_FOUND'
  /** It changed in the meantime. Look at it again before you decide. */
  | 'STALE_VERSION'
  /** You have 20 recurring orders already. */
  | 'TOO_MANY'
  /** An order has at most 20 lines. */
  | 'TOO_MANY_LINES'
  /** The total cannot be paid exactly: in currencies with three decimals the last must be 0. */
  | 'TOTAL_NOT_PAYABLE'
  /** The total is more than can be paid at once. */
  | 'TOTAL_TOO_LARGE'
  /** The total is less than can be paid by card. */
  | 'TOTAL_TOO_SMALL'
  /** Somebody else changed this at the same moment. Try again. */
  | 'TRY_AGAIN'
  /** This is not possible in its present state. */
  | 'WRONG_STATUS';

/** What happens to recurring orders. */
export type RecurringOrderEvent =
  /** It was cancelled. */
  | 'CANCELLED'
  /** A card was saved. */
  | 'CARD_SAVED'
  /** It was set up. */
  | 'CREATED'
  /** All its orders were placed. */
  | 'ENDED'
  /** A run did not come about. */
  | 'MISSED'
  /** A run was carried out. */
  | 'PAID'
  /** It was paused. */
  | 'PAUSED'
  /** A run could not be charged. */
  | 'PAYMENT_FAILED'
  /** A run was placed. */
  | 'PLACED'
  /** It was resumed. */
  | 'RESUMED'
  /** A run was left out. */
  | 'SKIPPED';

/** One thing that happened to a recurring order. */
export type RecurringOrderHistoryEntry = {
  __typename?: 'RecurringOrderHistoryEntry';
  /** When. */
  at: Scalars['AWSDateTime']['output'];
  /** What. */
  event: RecurringOrderEvent;
  /** The id of the order it is about; null where it is about none. */
  orderId?: Maybe<Scalars['ID']['output']>;
  /** Why; null where there is nothing to say. */
  reason?: Maybe<RecurringOrderReason>;
  /** The run it is about: its scheduled day; null where it is about none. */
  runOn?: Maybe<Scalars['AWSDate']['output']>;
};

/** One product of a recurring order. */
export type RecurringOrderLine = {
  __typename?: 'RecurringOrderLine';
  /** The product's name when its price was agreed to. */
  name: Scalars['String']['output'];
  /** The product as it is now; null where it is not sold any more, but for STAFF and ADMIN. */
  product?: Maybe<Product>;
  /** Pieces, 1-100. */
  quantity: Scalars['Int']['output'];
  /** Percent, with two decimals. */
  taxRate: Scalars['String']['output'];
  /** Of one piece, before tax, as it was agreed to. */
  unitPrice: Money;
};

/** Why a recurring order is paused, or a run did not come about. */
export type RecurringOrderReason =
  /** The owner did not pass the bank's check (3-D Secure). */
  | 'AUTHENTICATION_FAILED'
  /** The bank wants the card's owner to confirm the payment, who was not there. */
  | 'AUTHENTICATION_REQUIRED'
  /** Its owner cancelled it. */
  | 'CANCELLED_BY_CUSTOMER'
  /** Staff cancelled it. */
  | 'CANCELLED_BY_STAFF'
  /** The bank declined the card. */
  | 'CARD_DECLINED'
  /** The card has expired. */
  | 'EXPIRED_CARD'
  /** The card's security code is wrong. */
  | 'INCORRECT_CVC'
  /** The card has insufficient funds. */
  | 'INSUFFICIENT_FUNDS'
  /** The payment method does not exist or cannot be used. */
  | 'INVALID_PAYMENT_METHOD'
  /** No card was given in time. */
  | 'NOT_SET_UP'
  /** There is not enough of a product. */
  | 'OUT_OF_STOCK'
  /** Its owner paused it. */
  | 'PAUSED_BY_CUSTOMER'
  /** Staff paused it. */
  | 'PAUSED_BY_STAFF'
  /** The card could not be charged, also when it was tried again. */
  | 'PAYMENT_FAILED'
  /** It costs more than was agreed to. */
  | 'PRICE_CHANGED'
  /** The bank could not process the card. */
  | 'PROCESSING_ERROR'
  /** A product is not sold any more. */
  | 'PRODUCT_UNAVAILABLE';

/** Why a recurring order is paused or was cancelled, for programs and for people. */
export type RecurringOrderRefusal = {
  __typename?: 'RecurringOrderRefusal';
  /** For programs. */
  code: RecurringOrderReason;
  /** A sentence for people. */
  message: Scalars['String']['output'];
};

/** A recurring order's life. Final: ENDED, CANCELLED. */
export type RecurringOrderStatus =
  /** Orders are placed on their days. */
  | 'ACTIVE'
  /** It was cancelled; final. */
  | 'CANCELLED'
  /** All its orders were placed; final. */
  | 'ENDED'
  /** No orders are placed. */
  | 'PAUSED'
  /** Its owner must give a card within 24 hours: see `cardSetup`. */
  | 'SETUP_REQUIRED';

/** What was wrong with a call of the recurring domain. */
export type RecurringOrderUserError = {
  __typename?: 'RecurringOrderUserError';
  /** For programs. */
  code: RecurringOrderErrorCode;
  /** Path of the input it is about (`lines.2.quantity`), or null. */
  field?: Maybe<Scalars['String']['output']>;
  /** A sentence for people. */
  message: Scalars['String']['output'];
};

/** Money of an order's payment that is given back. */
export type Refund = {
  __typename?: 'Refund';
  /** What is given back, tax included. */
  amount: Money;
  /** Which try it is, from 1. */
  attempt: Scalars['Int']['output'];
  /** Of which booking; null where it is of an order, and for whoever may not see it. */
  booking?: Maybe<Booking>;
  /** Its credit note; null until it has succeeded once. */
  creditNote?: Maybe<Receipt>;
  /** Every status it came to, oldest first: at most 40, the latest ones. */
  history: Array<RefundHistoryEntry>;
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** The pieces it is for; empty where an amount is given back. */
  lines: Array<RefundLine>;
  /** What staff noted; null where nothing, and for everybody else. */
  note?: Maybe<Scalars['String']['output']>;
  /** Of which order; null where it is of a booking, and for whoever may not see it. */
  order?: Maybe<Order>;
  /** Why. */
  reason: RefundReason;
  /** Why it failed; null otherwise. */
  refusal?: Maybe<RefundRefusal>;
  /** When it was asked for. */
  requestedAt: Scalars['AWSDateTime']['output'];
  /** Whether the pieces go back into stock. */
  restock: Scalars['Boolean']['output'];
  /** Whether they did. */
  restocked: Scalars['Boolean']['output'];
  /** Where it is in its life. */
  status: RefundStatus;
  /** When it changed last. */
  updatedAt: Scalars['AWSDateTime']['output'];
  /** Counts its changes, from 1. */
  version: Scalars['Int']['output'];
};

/** That a refund changed: lean on purpose, fetch what you show. */
export type RefundChange = {
  __typename?: 'RefundChange';
  /** When it changed. */
  at: Scalars['AWSDateTime']['output'];
  /** Its booking's id; null where it is of an order. */
  bookingId?: Maybe<Scalars['ID']['output']>;
  /** Its order's id; null where it is of a booking. */
  orderId?: Maybe<Scalars['ID']['output']>;
  /** Whose it is. */
  ownerId: Scalars['ID']['output'];
  /** The refund's id. */
  refundId: Scalars['ID']['output'];
  /** Where it is now. */
  status: RefundStatus;
  /** Drop events whose version is not newer than what you have. */
  version: Scalars['Int']['output'];
};

/** That a refund changed, as the publisher says it. */
export type RefundChangeInput = {
  /** When it changed. */
  at: Scalars['AWSDateTime']['input'];
  /** Its booking's id; null where it is of an order. */
  bookingId?: InputMaybe<Scalars['ID']['input']>;
  /** Its order's id; null where it is of a booking. */
  orderId?: InputMaybe<Scalars['ID']['input']>;
  /** Whose it is. */
  ownerId: Scalars['ID']['input'];
  /** The refund's id. */
  refundId: Scalars['ID']['input'];
  /** Where it is now. */
  status: RefundStatus;
  /** Its version. */
  version: Scalars['Int']['input'];
};

/** A page of refunds. */
export type RefundConnection = {
  __typename?: 'RefundConnection';
  /** In the order of the list. */
  nodes: Array<Refund>;
  /** Whether there is more. */
  pageInfo: PageInfo;
};

/** What can be wrong with a call of the refunds domain. */
export type RefundErrorCode =
  /** Give an amount, or lines, or neither for everything that is left. */
  | 'AMOUNT_OR_LINES'
  /** This key was used for another refund. Use a new one. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** Write the amount as a decimal above 0, with as many decimals as its currency has. */
  | 'INVALID_AMOUNT'
  /** The key must have 1-128 characters. */
  | 'INVALID_IDEMPOTENCY_KEY'
  /** The note has at most 500 characters, none of them a control character but line breaks. */
  | 'INVALID_NOTE'
  /** So many pieces are not left to give back. */
  | 'INVALID_QUANTITY'
  /** This reason cannot be chosen. */
  | 'INVALID_REASON'
  /** Each product can stand in one line only. */
  | 'LINE_NAMED_TWICE'
  /** This product is not in the order. */
  | 'LINE_NOT_FOUND'
  /** Everything that was charged is given back, or about to be. */
  | 'NOTHING_LEFT'
  /** Only a refund that failed can be tried again or closed. */
  | 'NOT_FAILED'
  /** There is no such order or refund. */
  | 'NOT_FOUND'
  /** Nothing was charged for this order. */
  | 'NOT_PAID'
  /** This amount cannot be given back exactly: in currencies with three decimals the last must be 0. */
  | 'NOT_PAYABLE'
  /** Name at least one line. */
  | 'NO_LINES'
  /** This is more than is left to give back. */
  | 'OVER_REFUNDABLE'
  /** Name the lines whose pieces go back into stock. */
  | 'RESTOCK_NEEDS_LINES'
  /** This refund changed in the meantime. Look at it again before you decide. */
  | 'STALE_VERSION'
  /** A payment has at most 100 refunds. */
  | 'TOO_MANY_REFUNDS'
  /** Somebody else changed this at the same moment. Try again. */
  | 'TRY_AGAIN'
  /** Give the money back in the currency of the order. */
  | 'WRONG_CURRENCY';

/** Why a refund failed. */
export type RefundFailure =
  /** The card has expired or is closed. */
  | 'CARD_EXPIRED_OR_CANCELED'
  /** The card is reported lost or stolen. */
  | 'CARD_LOST_OR_STOLEN'
  /** The bank declined it. */
  | 'DECLINED'
  /** The payment is disputed. */
  | 'DISPUTED'
  /** The balance at the provider is too low. */
  | 'INSUFFICIENT_FUNDS'
  /** It was cancelled at the provider. */
  | 'MERCHANT_REQUEST'
  /** Less is left at the provider than was asked for. */
  | 'NOTHING_LEFT'
  /** The provider refused it. */
  | 'REFUSED'
  /** Nobody says why. */
  | 'UNKNOWN';

/** One arrival in a status. */
export type RefundHistoryEntry = {
  __typename?: 'RefundHistoryEntry';
  /** When. */
  at: Scalars['AWSDateTime']['output'];
  /** Which try it was. */
  attempt: Scalars['Int']['output'];
  /** Why; null where there is nothing to say. */
  refusal?: Maybe<RefundRefusal>;
  /** The status. */
  status: RefundStatus;
};

/** Pieces of an order's line that are given back. */
export type RefundLine = {
  __typename?: 'RefundLine';
  /** The product's name in the order. */
  name: Scalars['String']['output'];
  /** Before tax. */
  net: Money;
  /** Pieces. */
  quantity: Scalars['Int']['output'];
  /** The tax. */
  tax: Money;
  /** `net` and `tax`. */
  total: Money;
};

/** Pieces of one product that are given back. */
export type RefundLineInput = {
  /** The product's id. */
  productId: Scalars['ID']['input'];
  /** Pieces: 1-100. */
  quantity: Scalars['Int']['input'];
};

/** What is given back. */
export type RefundOrderInput = {
  /** An amount, tax included. Not together with `lines`. */
  amount?: InputMaybe<MoneyInput>;
  /** The caller's own key for this action, 1-128 characters, kept for at least 24 hours. */
  idempotencyKey: Scalars['String']['input'];
  /** 1-20 lines, each product once. Not together with `amount`. */
  lines?: InputMaybe<Array<RefundLineInput>>;
  /** For the staff: at most 500 characters of plain text. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Why. */
  reason: RefundReason;
  /** Whether the pieces of `lines` go back into stock, once. */
  restock?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What `refundOrder` answers. */
export type RefundOrderPayload = {
  __typename?: 'RefundOrderPayload';
  /** The refund; null where there are `userErrors`. */
  refund?: Maybe<Refund>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<RefundUserError>;
};

/** Why money is given back. */
export type RefundReason =
  /** It was made at the payment provider, not here. Nobody can choose it. */
  | 'AT_PROVIDER'
  /** The booking was cancelled. Nobody can choose it. */
  | 'BOOKING_CANCELLED'
  /** The booking was undone after it had been charged. Nobody can choose it. */
  | 'BOOKING_UNDONE'
  /** The customer changed their mind. */
  | 'CUSTOMER_REQUEST'
  /** It arrived damaged. */
  | 'DAMAGED'
  /** It was ordered or charged twice. */
  | 'DUPLICATE'
  /** The event was called off. Nobody can choose it. */
  | 'EVENT_CANCELLED'
  /** To be kind. */
  | 'GOODWILL'
  /** It did not arrive. */
  | 'NOT_DELIVERED'
  /** The order was undone after it had been charged. Nobody can choose it. */
  | 'ORDER_UNDONE'
  /** Something else; say it in the note. */
  | 'OTHER'
  /** Something else arrived. */
  | 'WRONG_ITEM';

/** Why a refund failed, for programs and for people. */
export type RefundRefusal = {
  __typename?: 'RefundRefusal';
  /** For programs. */
  code: RefundFailure;
  /** A sentence for staff. */
  message: Scalars['String']['output'];
};

/** A refund's life. */
export type RefundStatus =
  /** It failed, and nobody tries it again; final. */
  | 'CLOSED'
  /** Nothing was given back; it can be tried again. */
  | 'FAILED'
  /** The provider has it. */
  | 'PENDING'
  /** Asked for; the provider does not have it yet. */
  | 'REQUESTED'
  /** The provider gave the money back. A bank may still refuse it days later: then it is FAILED. */
  | 'SUCCEEDED';

/** What was wrong with a call of the refunds domain. */
export type RefundUserError = {
  __typename?: 'RefundUserError';
  /** For programs. */
  code: RefundErrorCode;
  /** Path of the input it is about (`lines.2.quantity`), or null. */
  field?: Maybe<Scalars['String']['output']>;
  /** A sentence for people. */
  message: Scalars['String']['output'];
};

/** What can still be given back of a line. */
export type RefundableLine = {
  __typename?: 'RefundableLine';
  /** Its name in the order or booking. */
  name: Scalars['String']['output'];
  /** Of an order the product's id, of a booking the ticket category's. */
  productId: Scalars['ID']['output'];
  /** Pieces that are left to give back. */
  quantity: Scalars['Int']['output'];
  /** What all of them come to, tax included. */
  total: Money;
};

/** What `rejectInvoice` answers. */
export type RejectInvoicePayload = {
  __typename?: 'RejectInvoicePayload';
  /** The invoice, REJECTED; null where there are `userErrors`. */
  invoice?: Maybe<Invoice>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<InvoiceUserError>;
};

/** What `releaseMailAddress` answers. */
export type ReleaseMailAddressPayload = {
  __typename?: 'ReleaseMailAddressPayload';
  /** The address, in lower case; null where there are `userErrors`. */
  address?: Maybe<Scalars['String']['output']>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<MailUserError>;
};

/** What `releaseTicketHold` answers. */
export type ReleaseTicketHoldPayload = {
  __typename?: 'ReleaseTicketHoldPayload';
  /** The hold; null where there are `userErrors`. */
  hold?: Maybe<TicketHold>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<BookingUserError>;
};

/** What `removeEventImage` answers. */
export type RemoveEventImagePayload = {
  __typename?: 'RemoveEventImagePayload';
  /** The event; null where there are `userErrors`. */
  event?: Maybe<Event>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<EventUserError>;
};

/** What `removeMailSender` answers. */
export type RemoveMailSenderPayload = {
  __typename?: 'RemoveMailSenderPayload';
  /** The address that is let in no more; null where there are `userErrors`. */
  address?: Maybe<Scalars['AWSEmail']['output']>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<IntakeUserError>;
};

/** What `removeProductImage` answers. */
export type RemoveProductImagePayload = {
  __typename?: 'RemoveProductImagePayload';
  /** The product; null where there are `userErrors`. */
  product?: Maybe<Product>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<CatalogUserError>;
};

/** What `reopenInvoice` answers. */
export type ReopenInvoicePayload = {
  __typename?: 'ReopenInvoicePayload';
  /** The invoice, NEEDS_REVIEW; null where there are `userErrors`. */
  invoice?: Maybe<Invoice>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<InvoiceUserError>;
};

/** What can be wrong with a call of the reports domain. */
export type ReportErrorCode =
  /** Give a filter or invoices, not both and not neither. */
  | 'INVALID_CHOICE'
  /** The filter breaks one of its own rules; `field` says which part. */
  | 'INVALID_FILTER'
  /** The name is empty, too long or holds control characters. */
  | 'INVALID_NAME'
  /** No invoice matches. */
  | 'NOTHING_FOUND'
  /** An invoice cannot be written in this format: `message` says which and why. */
  | 'NOT_EXPRESSIBLE'
  /** More than a file may hold, or more than may be saved. */
  | 'TOO_MANY'
  /** Somebody wrote at the same time: the same call again will succeed. */
  | 'TRY_AGAIN';

/** What was wrong with a call of the reports domain. */
export type ReportUserError = {
  __typename?: 'ReportUserError';
  /** For programs. */
  code: ReportErrorCode;
  /** Path of the input it is about, or null. */
  field?: Maybe<Scalars['String']['output']>;
  /** A sentence for people. */
  message: Scalars['String']['output'];
};

/** A picture that will be sent: of at most 10,000 pixels a side, and 40 megapixels. */
export type RequestEventImageInput = {
  /** What it is. */
  mediaType: ImageType;
  /** SHA-256 of the content as 64 hexadecimal digits. Exactly this must arrive. */
  sha256: Scalars['String']['input'];
  /** Bytes: 1 to 5 MB. Exactly these must arrive. */
  size: Scalars['Int']['input'];
};

/** What `requestEventImage` answers. */
export type RequestEventImagePayload = {
  __typename?: 'RequestEventImagePayload';
  /** Where to send it; null where there are `userErrors`. */
  upload?: Maybe<EventImageUpload>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<EventUserError>;
};

/** A picture that will be sent: of at most 10,000 pixels a side, and 40 megapixels. */
export type RequestProductImageInput = {
  /** What it is. */
  mediaType: ImageType;
  /** SHA-256 of the content as 64 hexadecimal digits. Exactly this must arrive. */
  sha256: Scalars['String']['input'];
  /** Bytes: 1 to 5 MB. Exactly these must arrive. */
  size: Scalars['Int']['input'];
};

/** What `requestProductImage` answers. */
export type RequestProductImagePayload = {
  __typename?: 'RequestProductImagePayload';
  /** Where to send it; null where there are `userErrors`. */
  upload?: Maybe<ProductImageUpload>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<CatalogUserError>;
};

/** A batch of uploads. */
export type RequestUploadsInput = {
  /** 1-25 files. */
  files: Array<AnnouncedFile>;
  /** The caller's own key for this action, 1-128 characters, kept for at least 24 hours. */
  idempotencyKey: Scalars['String']['input'];
};

/** What `requestUploads` answers. */
export type RequestUploadsPayload = {
  __typename?: 'RequestUploadsPayload';
  /** In the order of the input; null where there are `userErrors`. */
  uploads?: Maybe<Array<Upload>>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<FileUserError>;
};

/** What `rereadInvoice` answers. */
export type RereadInvoicePayload = {
  __typename?: 'RereadInvoicePayload';
  /** The invoice, READING; null where there are `userErrors`. */
  invoice?: Maybe<Invoice>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<InvoiceUserError>;
};

/** What `resumeRecurringOrder` answers. */
export type ResumeRecurringOrderPayload = {
  __typename?: 'ResumeRecurringOrderPayload';
  /** The recurring order, ACTIVE; null where there are `userErrors`. */
  recurringOrder?: Maybe<RecurringOrder>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<RecurringOrderUserError>;
};

/** What `retryBooking` answers. */
export type RetryBookingPayload = {
  __typename?: 'RetryBookingPayload';
  /** The booking, FAILING or CANCELLING; null where there are `userErrors`. */
  booking?: Maybe<Booking>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<BookingUserError>;
};

/** What `retryOrder` answers. */
export type RetryOrderPayload = {
  __typename?: 'RetryOrderPayload';
  /** The order, FAILING or CANCELLING; null where there are `userErrors`. */
  order?: Maybe<Order>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<OrderUserError>;
};

/** What `retryRefund` answers. */
export type RetryRefundPayload = {
  __typename?: 'RetryRefundPayload';
  /** The refund, REQUESTED; null where there are `userErrors`. */
  refund?: Maybe<Refund>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<RefundUserError>;
};

/** What can be doubtful about a reading. */
export type ReviewReason =
  /** Amounts that should add up do not: subtotal and tax to the total, or lines to the subtotal. */
  | 'AMOUNTS_DISAGREE'
  /** What is to be paid is not the total, and nothing printed says why. */
  | 'AMOUNT_DUE_DISAGREES'
  /** The amount is unusual for this vendor. */
  | 'AMOUNT_UNUSUAL'
  /** The currency is not printed clearly. */
  | 'CURRENCY_UNKNOWN'
  /** The date can be read in more than one way. */
  | 'DATE_AMBIGUOUS'
  /** A date is in the future or long past. */
  | 'DATE_IMPLAUSIBLE'
  /** No date of issue was found. */
  | 'DATE_MISSING'
  /** It is to be paid before it was issued. */
  | 'DUE_BEFORE_ISSUE'
  /** The same file, or the same number of the same vendor, came before. */
  | 'DUPLICATE'
  /** The vendor's bank account is not the one of before. */
  | 'IBAN_CHANGED'
  /** The IBAN's check digits are wrong. */
  | 'IBAN_INVALID'
  /** The document holds text that speaks to a machine, not to a person. */
  | 'INSTRUCTIONS_FOUND'
  /** The document has more lines than are kept; the last ones are left out. */
  | 'LINES_LEFT_OUT'
  /** A value was hard to read. */
  | 'LOW_CONFIDENCE'
  /** No invoice number was found. */
  | 'NUMBER_MISSING'
  /** The same vendor, amount and nearly the same date came before. */
  | 'POSSIBLE_DUPLICATE'
  /** A person reopened it. */
  | 'REOPENED'
  /** More than one currency stands on the document. */
  | 'SEVERAL_CURRENCIES'
  /** More than one total stands on the document. */
  | 'SEVERAL_TOTALS'
  /** Several invoices seem to be in this file, and where one ends is unsure. */
  | 'SPLIT_UNSURE'
  /** Tax by rate does not come out. */
  | 'TAX_DISAGREES'
  /** No total was found. */
  | 'TOTAL_MISSING'
  /** The VAT number is not of its country's form. */
  | 'VAT_NUMBER_INVALID'
  /** No supplier's name was found. */
  | 'VENDOR_MISSING'
  /** The embedded e-invoice says something else than the print, or the print could not be compared with it. */
  | 'XML_DISAGREES'
  /** The e-invoice breaks its own format's rules. */
  | 'XML_INVALID';

/** A group of the user pool. */
export type Role =
  /** Runs the business: may do everything. */
  | 'ADMIN'
  /** Everybody who signed up. */
  | 'CUSTOMER'
  /** Creates events and sells them. */
  | 'ORGANIZER'
  /** Works at the desks: orders, review, admission. */
  | 'STAFF';

/** What `saveFilter` answers. */
export type SaveFilterPayload = {
  __typename?: 'SaveFilterPayload';
  /** The filter; null where there are `userErrors`. */
  filter?: Maybe<SavedFilter>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<ReportUserError>;
};

/** A filter under a name. */
export type SavedFilter = {
  __typename?: 'SavedFilter';
  /** What it looks for. */
  filter: InvoiceFilter;
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
  /** When it was saved last. */
  updatedAt: Scalars['AWSDateTime']['output'];
};

/** The numbered seats of one kind of tickets that cannot be had; every other one of its `seatRows` can. */
export type SeatMap = {
  __typename?: 'SeatMap';
  /** Seats that are held or sold, by name (`A-12`): at most 2,000. */
  taken: Array<Scalars['String']['output']>;
};

/** A row of numbered seats. A seat is named by its row and number: `A-12`. */
export type SeatRow = {
  __typename?: 'SeatRow';
  /** The number of its first seat: 1-999. */
  first: Scalars['Int']['output'];
  /** The number of its last seat: `first`-999. */
  last: Scalars['Int']['output'];
  /** 1-6 letters or digits, unique within its category. */
  row: Scalars['String']['output'];
};

/** A row of numbered seats: see `SeatRow`. */
export type SeatRowInput = {
  /** 1-999. */
  first: Scalars['Int']['input'];
  /** `first`-999. */
  last: Scalars['Int']['input'];
  /** 1-6 letters or digits, unique within its category. */
  row: Scalars['String']['input'];
};

/** What `skipRecurringOrder` answers. */
export type SkipRecurringOrderPayload = {
  __typename?: 'SkipRecurringOrderPayload';
  /** The recurring order; null where there are `userErrors`. */
  recurringOrder?: Maybe<RecurringOrder>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<RecurringOrderUserError>;
};

/** A sum of totals. */
export type Spend = {
  __typename?: 'Spend';
  /** How many invoices. */
  count: Scalars['Int']['output'];
  /** What it is in. */
  currency: CurrencyCode;
  /** The vendor's id, the category, or the month: as asked for; `UNKNOWN` where an invoice has no vendor or no category. */
  key: Scalars['String']['output'];
  /** The month of issue, as `2026-01`. */
  month: Scalars['String']['output'];
  /** Its name for people. */
  name: Scalars['String']['output'];
  /** What it adds up to, a decimal with a point; credit notes count against it. */
  total: Scalars['String']['output'];
};

/** What spend is added up by. */
export type SpendDimension =
  /** By category. */
  | 'CATEGORY'
  /** By month alone. */
  | 'MONTH'
  /** By vendor. */
  | 'VENDOR';

/** A correction of stock. */
export type StockMovement = {
  __typename?: 'StockMovement';
  /** Whose it is: a user's id. */
  actorId: Scalars['ID']['output'];
  /** When it was made. */
  at: Scalars['AWSDateTime']['output'];
  /** Pieces that came (positive) or went (negative). */
  change: Scalars['Int']['output'];
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** What its author says of it; null where nothing. */
  note?: Maybe<Scalars['String']['output']>;
  /** Why. */
  reason: StockReason;
};

/** A page of corrections. */
export type StockMovementConnection = {
  __typename?: 'StockMovementConnection';
  /** In the order of the list. */
  nodes: Array<StockMovement>;
  /** Whether there is more. */
  pageInfo: PageInfo;
};

/** Why stock is corrected by hand. */
export type StockReason =
  /** Counting found another number. */
  | 'COUNT'
  /** Pieces cannot be sold any more. */
  | 'DAMAGE'
  /** New pieces came. */
  | 'DELIVERY'
  /** Pieces are gone. */
  | 'LOSS'
  /** Something else; say it in the note. */
  | 'OTHER'
  /** Sold pieces came back. */
  | 'RETURN';

/** What is pushed live. Events may be lost while a client is away and may come twice: drop those whose version is not newer, re-query on reconnect. */
export type Subscription = {
  __typename?: 'Subscription';
  /** What is left of an event's tickets, whenever it changes: within some seconds. A missing id is accepted and stays silent. */
  onAvailabilityChanged?: Maybe<AvailabilityChange>;
  /** Changes of one booking: the caller's own, for STAFF and ADMIN anybody's. A foreign or missing id is accepted and stays silent. */
  onBookingChanged?: Maybe<BookingChange>;
  /** How an event's cancellation goes on: of the caller's event (ORGANIZER), of any (STAFF, ADMIN). A foreign or missing id is accepted and stays silent. */
  onEventCancellationChanged?: Maybe<EventCancellationChange>;
  /** Changes of one event that is published. A missing id is accepted and stays silent. */
  onEventChanged?: Maybe<EventChange>;
  /**
   * Changes of the caller's invoices, or of one of them. With `everybody`, of all invoices: for STAFF and ADMIN, refused
   * (`Unauthorized`) for others. A foreign or missing id is accepted and stays silent.
   */
  onInvoiceChanged?: Maybe<InvoiceChange>;
  /** Changes of all bookings of the caller. */
  onMyBookingsChanged?: Maybe<BookingChange>;
  /** Changes of all orders of the caller. */
  onMyOrdersChanged?: Maybe<OrderChange>;
  /** Changes of all recurring orders of the caller. */
  onMyRecurringOrdersChanged?: Maybe<RecurringOrderChange>;
  /** Changes of one order: the caller's own, for STAFF and ADMIN anybody's. A foreign or missing id is accepted and stays silent. */
  onOrderStatusChanged?: Maybe<OrderChange>;
  /** Changes of everybody's orders: for the order desk. */
  onOrdersChanged?: Maybe<OrderChange>;
  /**
   * Changes of the refunds of one order or one booking: the caller's own, for STAFF and ADMIN anybody's. A foreign or missing id is accepted and stays
   * silent. Refused with `BadRequest`: both ids, or none.
   */
  onRefundChanged?: Maybe<RefundChange>;
  /** Changes of everybody's refunds: for the refund desk. */
  onRefundsChanged?: Maybe<RefundChange>;
};


/** What is pushed live. Events may be lost while a client is away and may come twice: drop those whose version is not newer, re-query on reconnect. */
export type SubscriptionOnAvailabilityChangedArgs = {
  eventId: Scalars['ID']['input'];
};


/** What is pushed live. Events may be lost while a client is away and may come twice: drop those whose version is not newer, re-query on reconnect. */
export type SubscriptionOnBookingChangedArgs = {
  bookingId: Scalars['ID']['input'];
};


/** What is pushed live. Events may be lost while a client is away and may come twice: drop those whose version is not newer, re-query on reconnect. */
export type SubscriptionOnEventCancellationChangedArgs = {
  eventId: Scalars['ID']['input'];
};


/** What is pushed live. Events may be lost while a client is away and may come twice: drop those whose version is not newer, re-query on reconnect. */
export type SubscriptionOnEventChangedArgs = {
  eventId: Scalars['ID']['input'];
};


/** What is pushed live. Events may be lost while a client is away and may come twice: drop those whose version is not newer, re-query on reconnect. */
export type SubscriptionOnInvoiceChangedArgs = {
  everybody?: InputMaybe<Scalars['Boolean']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
};


/** What is pushed live. Events may be lost while a client is away and may come twice: drop those whose version is not newer, re-query on reconnect. */
export type SubscriptionOnOrderStatusChangedArgs = {
  orderId: Scalars['ID']['input'];
};


/** What is pushed live. Events may be lost while a client is away and may come twice: drop those whose version is not newer, re-query on reconnect. */
export type SubscriptionOnRefundChangedArgs = {
  bookingId?: InputMaybe<Scalars['ID']['input']>;
  orderId?: InputMaybe<Scalars['ID']['input']>;
};

/** What `suppressMailAddress` answers. */
export type SuppressMailAddressPayload = {
  __typename?: 'SuppressMailAddressPayload';
  /** The suppression; null where there are `userErrors`. */
  suppression?: Maybe<MailSuppression>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<MailUserError>;
};

/** The right of one person to be at an event. */
export type Ticket = {
  __typename?: 'Ticket';
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** Who comes; null where nobody was named. */
  name?: Maybe<Scalars['String']['output']>;
  /** How its name changed, in order, at most 10: of more, the first one and the latest nine. */
  nameChanges: Array<TicketNameChange>;
  /** Its seat; null where seats have no numbers. */
  seat?: Maybe<Scalars['String']['output']>;
  /** Whether it is good. */
  status: TicketStatus;
};

/** What is left of one kind of tickets. `available`, `held` and `sold` come to `capacity`. */
export type TicketAvailability = {
  __typename?: 'TicketAvailability';
  /** Tickets that can be held at this moment. */
  available: Scalars['Int']['output'];
  /** All tickets there are. */
  capacity: Scalars['Int']['output'];
  /** The ticket category's id. */
  categoryId: Scalars['ID']['output'];
  /** Tickets that somebody holds, for some minutes. Of the caller's event (ORGANIZER), of any (STAFF, ADMIN); null otherwise, and `Unauthorized` for other callers. */
  held?: Maybe<Scalars['Int']['output']>;
  /** Tickets that are sold. Of the caller's event (ORGANIZER), of any (STAFF, ADMIN); null otherwise, and `Unauthorized` for other callers. */
  sold?: Maybe<Scalars['Int']['output']>;
  /** Counts changes; drop what is not newer than what you have. */
  version: Scalars['Int']['output'];
};

/** One kind of tickets of an event. */
export type TicketCategory = {
  __typename?: 'TicketCategory';
  /** Tickets there are: 1-100,000; of numbered seats as many as `seatRows` have, at most 2,000. */
  capacity: Scalars['Int']['output'];
  /** Opaque, unique within its event. */
  id: Scalars['ID']['output'];
  /** Tickets that one customer may have of it, held ones and booked ones together: 1-50. */
  limitPerCustomer: Scalars['Int']['output'];
  /** 1-60 characters, unique within its event. */
  name: Scalars['String']['output'];
  /** Of one ticket, before tax; 0 where it is free. */
  price: Money;
  /** Of one ticket, tax included, rounded half to even. */
  priceWithTax: Money;
  /** When its sale begins; null where it begins with the event's publication. */
  saleFrom?: Maybe<Scalars['AWSDateTime']['output']>;
  /** When its sale ends; where its organiser says nothing, with the start of the event. */
  saleUntil: Scalars['AWSDateTime']['output'];
  /** The rows of its numbered seats; empty where seats have no numbers. */
  seatRows: Array<SeatRow>;
  /** Percent, with two decimals: `7.00`. */
  taxRate: Scalars['String']['output'];
};

/** One kind of tickets: see `TicketCategory`. */
export type TicketCategoryInput = {
  /** 1-100,000. Absent where there are `seatRows`, which say it. */
  capacity?: InputMaybe<Scalars['Int']['input']>;
  /** Of one that is there already, where it is kept; absent for a new one. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** 1-50; 10 where absent. */
  limitPerCustomer?: InputMaybe<Scalars['Int']['input']>;
  /** 1-60 characters, unique within the event. */
  name: Scalars['String']['input'];
  /** Of one ticket, before tax; 0 where it is free. */
  price: MoneyInput;
  /** When its sale begins; with the event's publication where absent. */
  saleFrom?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** When its sale ends: after `saleFrom`, not after the event's end. With the event's start where absent. */
  saleUntil?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** Its numbered seats: at most 100 rows and 2,000 seats. Absent or empty where seats have no numbers. */
  seatRows?: InputMaybe<Array<SeatRowInput>>;
  /** Percent, 0-100, at most two decimals. */
  taxRate: Scalars['String']['input'];
};

/** Tickets that are kept for a customer for some minutes. */
export type TicketHold = {
  __typename?: 'TicketHold';
  /** The booking that pays for it at this moment, or did; null where there is none. */
  booking?: Maybe<Booking>;
  /** The ticket category's id. */
  categoryId: Scalars['ID']['output'];
  /** When they were held. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** What for. */
  event: Event;
  /** Until when they are kept: ten minutes after they were held. */
  expiresAt: Scalars['AWSDateTime']['output'];
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** Of one ticket, before tax, as it was when they were held: it stays until the hold ends. */
  price: Money;
  /** How many tickets: 1-10. */
  quantity: Scalars['Int']['output'];
  /** Their seats, where they are numbered; empty otherwise. */
  seats: Array<Scalars['String']['output']>;
  /** Seconds from now until then by the server's clock, 0 where it is past: for a countdown that no wrong clock upsets. */
  secondsLeft: Scalars['Int']['output'];
  /** Where it is in its life. One whose `expiresAt` is past can be booked no more, whatever it says here. */
  status: TicketHoldStatus;
  /** Percent, with two decimals. */
  taxRate: Scalars['String']['output'];
  /** What all of them cost, tax included. */
  total: Money;
};

/** A page of holds. */
export type TicketHoldConnection = {
  __typename?: 'TicketHoldConnection';
  /** In the order of the list. */
  nodes: Array<TicketHold>;
  /** Whether there is more. */
  pageInfo: PageInfo;
};

/** A hold's life. Final: BOOKED, RELEASED, EXPIRED. */
export type TicketHoldStatus =
  /** The tickets are kept. */
  | 'ACTIVE'
  /** They are booked. */
  | 'BOOKED'
  /** Its time was over, or its event was called off. */
  | 'EXPIRED'
  /** Its owner let go of it. */
  | 'RELEASED';

/** That another name was written on a ticket. Which one that was, says the next one, or the ticket. */
export type TicketNameChange = {
  __typename?: 'TicketNameChange';
  /** When. */
  at: Scalars['AWSDateTime']['output'];
  /** Who changed it. */
  by: TicketNameChanger;
  /** The name that stood there before; null where nobody was named. */
  previousName?: Maybe<Scalars['String']['output']>;
};

/** Who may change the name on a ticket. */
export type TicketNameChanger =
  /** Its owner. */
  | 'CUSTOMER'
  /** The event's organiser, or an administrator. */
  | 'STAFF';

/** A ticket's life. */
export type TicketStatus =
  /** Its booking was cancelled. */
  | 'CANCELLED'
  /** It is good. */
  | 'VALID';

/** What changes of an event. Start and end of a published one are changed by `postponeEvent`, its ticket categories by `changeTicketCategory`. */
export type UpdateEventInput = {
  /** As in `CreateEventInput`: for bookings from now on. */
  cancellationPolicy?: InputMaybe<CancellationPolicyInput>;
  /** As in `CreateEventInput`. */
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  /** As in `CreateEventInput`. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** As in `CreateEventInput`; null takes it away. */
  doorsAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** As in `CreateEventInput`, for a draft. */
  endsAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** As in `CreateEventInput`, for a draft. */
  startsAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** All of them, for a draft. */
  ticketCategories?: InputMaybe<Array<TicketCategoryInput>>;
  /** As in `CreateEventInput`. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** As in `CreateEventInput`. The zone of a published event stays. */
  venue?: InputMaybe<VenueInput>;
};

/** What `updateEvent` answers. */
export type UpdateEventPayload = {
  __typename?: 'UpdateEventPayload';
  /** The event; null where there are `userErrors`. */
  event?: Maybe<Event>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<EventUserError>;
};

/** What changes of a product. */
export type UpdateProductInput = {
  /** Whether it is sold. */
  active?: InputMaybe<Scalars['Boolean']['input']>;
  /** As in `CreateProductInput`. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** As in `CreateProductInput`. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** As in `CreateProductInput`. */
  lowStockAt?: InputMaybe<Scalars['Int']['input']>;
  /** As in `CreateProductInput`. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** As in `CreateProductInput`. */
  price?: InputMaybe<MoneyInput>;
  /** As in `CreateProductInput`. */
  sku?: InputMaybe<Scalars['String']['input']>;
  /** As in `CreateProductInput`. */
  taxRate?: InputMaybe<Scalars['String']['input']>;
};

/** What `updateProduct` answers. */
export type UpdateProductPayload = {
  __typename?: 'UpdateProductPayload';
  /** The product; null where there are `userErrors`. */
  product?: Maybe<Product>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<CatalogUserError>;
};

/** What `updateVendor` takes. */
export type UpdateVendorInput = {
  /** What its invoices are for; null takes it away. */
  defaultCategory?: InputMaybe<InvoiceCategory>;
  /** The version the caller saw. */
  expectedVersion: Scalars['Int']['input'];
  /** The vendor's id. */
  id: Scalars['ID']['input'];
  /** Its name for people, 1-300 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** What `updateVendor` answers. */
export type UpdateVendorPayload = {
  __typename?: 'UpdateVendorPayload';
  /** Why nothing was done; empty where it was. */
  userErrors: Array<VendorUserError>;
  /** The vendor, changed; null where there are `userErrors`. */
  vendor?: Maybe<Vendor>;
};

/** One upload: the file, the invoice that it becomes, and the form that takes it. */
export type Upload = {
  __typename?: 'Upload';
  /** The file, in its current state. */
  file: File;
  /** Where and how to send the content. */
  form: UploadForm;
  /** The invoice, in its current state. */
  invoice: Invoice;
};

/**
 * An HTML form's POST (`multipart/form-data`): all `fields` in this order, then the content as `file`.
 * The server takes exactly the announced size, type and checksum, once or again until it expires; the verdict is on the version that arrived first.
 */
export type UploadForm = {
  __typename?: 'UploadForm';
  /** When the form stops working: 15 minutes after it was made. */
  expiresAt: Scalars['AWSDateTime']['output'];
  /** The form's fields. */
  fields: Array<UploadFormField>;
  /** Where to post. */
  url: Scalars['AWSURL']['output'];
};

/** One field of an upload form. */
export type UploadFormField = {
  __typename?: 'UploadFormField';
  /** The field's name. */
  name: Scalars['String']['output'];
  /** The field's value, to be sent as it is. */
  value: Scalars['String']['output'];
};

/** Somebody who sends invoices to their owner, under all the names that stand for them. */
export type Vendor = {
  __typename?: 'Vendor';
  /** Other names that were read for it, at most 50. */
  aliases: Array<Scalars['String']['output']>;
  /** When it was first seen. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** What its invoices are for, unless one says otherwise. */
  defaultCategory?: Maybe<InvoiceCategory>;
  /** Labels that corrections taught for its layout, at most 20. */
  hints: Array<VendorHint>;
  /** Bank accounts that a person accepted by approving an invoice with them, at most 10. */
  ibans: Array<Scalars['String']['output']>;
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** How many invoices that were read and not deleted or declined it has, with an issue date or without. */
  invoiceCount: Scalars['Int']['output'];
  /**
   * Its invoices by issue date, newest first: only those whose date was read, while `invoiceCount` counts the others, too. Refused with
   * `BadRequest`: `first` outside 1-100, a cursor that is not of this list.
   */
  invoices: InvoiceConnection;
  /** The issue date of the latest of them. */
  lastInvoiceOn?: Maybe<Scalars['AWSDate']['output']>;
  /** Its name for people: as first read, until a person changes it. */
  name: Scalars['String']['output'];
  /** Whose vendor it is: the user's id. */
  ownerId: Scalars['ID']['output'];
  /** When it changed last. */
  updatedAt: Scalars['AWSDateTime']['output'];
  /** Its VAT numbers, as read, at most 10. */
  vatNumbers: Array<Scalars['String']['output']>;
  /** Counts its changes by people, from 1. */
  version: Scalars['Int']['output'];
};


/** Somebody who sends invoices to their owner, under all the names that stand for them. */
export type VendorInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of vendors. */
export type VendorConnection = {
  __typename?: 'VendorConnection';
  /** The vendors, at most `first`. */
  nodes: Array<Vendor>;
  /** Whether there is more. */
  pageInfo: PageInfo;
};

/** What can be wrong with a call of the vendors domain. */
export type VendorErrorCode =
  /** The name is empty, too long or holds control characters. */
  | 'INVALID_NAME'
  /** Missing or another's. */
  | 'NOT_FOUND'
  /** A vendor cannot be merged into itself or into another owner's. */
  | 'NOT_MERGEABLE'
  /** It changed since the caller saw it: fetch it and decide anew. */
  | 'STALE_VERSION'
  /** Somebody wrote at the same time: the same call again will succeed. */
  | 'TRY_AGAIN';

/** Where a field stands on this vendor's invoices, as a correction showed. */
export type VendorHint = {
  __typename?: 'VendorHint';
  /** The field. */
  field: CorrectableField;
  /** The label printed beside or above it. */
  label: Scalars['String']['output'];
  /** How often a later reading used it. */
  used: Scalars['Int']['output'];
};

/** Two vendors that may be one. */
export type VendorSuggestion = {
  __typename?: 'VendorSuggestion';
  /** The one with more invoices. */
  first: Vendor;
  /** Why they may be one. */
  reason: VendorSuggestionReason;
  /** The other. */
  second: Vendor;
};

/** Why two vendors may be one. */
export type VendorSuggestionReason =
  /** They have the same bank account. */
  | 'SAME_IBAN'
  /** They bear the same VAT number. */
  | 'SAME_VAT_NUMBER'
  /** Their names differ by little. */
  | 'SIMILAR_NAME';

/** What was wrong with a call of the vendors domain. */
export type VendorUserError = {
  __typename?: 'VendorUserError';
  /** For programs. */
  code: VendorErrorCode;
  /** Path of the input it is about, or null. */
  field?: Maybe<Scalars['String']['output']>;
  /** A sentence for people. */
  message: Scalars['String']['output'];
};

/** Where an event takes place. */
export type Venue = {
  __typename?: 'Venue';
  /** 1-100 characters. */
  city: Scalars['String']['output'];
  /** Its country. */
  country: CountryCode;
  /** 1-120 characters. */
  name: Scalars['String']['output'];
  /** At most 20 characters; null where there is none. */
  postalCode?: Maybe<Scalars['String']['output']>;
  /** Street and number, 1-200 characters. */
  street: Scalars['String']['output'];
  /** The zone of its clocks, by its name in the IANA database: `Europe/Berlin`. */
  timeZone: Scalars['String']['output'];
};

/** Where an event takes place: see `Venue`. */
export type VenueInput = {
  /** 1-100 characters. */
  city: Scalars['String']['input'];
  /** Its country. */
  country: CountryCode;
  /** 1-120 characters. */
  name: Scalars['String']['input'];
  /** At most 20 characters. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** Street and number, 1-200 characters. */
  street: Scalars['String']['input'];
  /** By its name in the IANA database: `Europe/Berlin`. */
  timeZone: Scalars['String']['input'];
};
