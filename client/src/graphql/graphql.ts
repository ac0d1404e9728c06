/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A correction of stock. */
export type AdjustStockInput = {
  /** Pieces that came (positive) or went (negative): not 0, at most 1,000,000. What would be left must be 0-1,000,000. */
  change: number;
  /** The caller's own key for this action, 1-128 characters, kept for at least 24 hours. */
  idempotencyKey: string;
  /** At most 500 characters. */
  note?: string | null | undefined;
  /** Why. */
  reason: StockReason;
};

/** What the caller says of one file before it is sent. */
export type AnnouncedFile = {
  /** What it is. */
  mediaType: MediaType;
  /** For display: 1-200 characters, no control characters. Folders in it are cut off. */
  name: string;
  /** SHA-256 of the content as 64 hexadecimal digits. Exactly this must arrive. */
  sha256: string;
  /** Bytes: 1 up to the limit of its type. Exactly these must arrive. */
  size: number;
};

/** What everybody may know of a stock. */
export type Availability =
  /** There is enough. */
  | 'IN_STOCK'
  /** There is little left. */
  | 'LOW_STOCK'
  /** There is nothing left. */
  | 'SOLD_OUT';

/** Held tickets that are paid for. */
export type BookTicketsInput = {
  /** Who stands on the receipt as its buyer. Where absent the e-mail address stands there. */
  billTo?: BuyerInput | null | undefined;
  /** Where its mails go: at most 254 characters. */
  email: string;
  /** What the caller showed to its user, tax included. Where the total is another one, nothing is booked: PRICE_CHANGED. */
  expectedTotal?: MoneyInput | null | undefined;
  /** The hold's id. */
  holdId: string | number;
  /** The caller's own key for this action, 1-128 characters, kept for at least 24 hours. */
  idempotencyKey: string;
  /** Who comes, one name a ticket in the order of the hold's seats: 1-120 characters each, no control characters. Absent or empty where nobody is named. */
  names?: Array<string> | null | undefined;
  /**
   * The provider's id of a payment method (`pm_...`), which its owner's browser made there: card data never comes here.
   * Where absent the booking waits as PAYMENT_ACTION_REQUIRED for its owner to pay at the provider. Free tickets need none.
   */
  paymentMethodId?: string | null | undefined;
  /** A promo code, letter case aside. */
  promoCode?: string | null | undefined;
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

/** Who buys, as it is given. */
export type BuyerInput = {
  /** Where. */
  address?: PostalAddressInput | null | undefined;
  /** Of a person or of a company: 1-120 characters. */
  name: string;
  /** Letters and digits with the country's prefix, at most 20 characters. */
  vatNumber?: string | null | undefined;
};

/** What a customer gets back who cancels: see `CancellationPolicy`. */
export type CancellationPolicyInput = {
  /** Percent of the total that is kept: 0-100, at most two decimals; 0 where absent. */
  feeRate?: string | null | undefined;
  /** 0-8,760; null or absent where a customer who cancels gets nothing back. */
  refundUntilHours?: number | null | undefined;
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

/** What changes of a promo code; what is absent stays. */
export type ChangePromoCodeInput = {
  /** Whether it is taken at all. */
  active?: boolean | null | undefined;
  /** As in `CreatePromoCodeInput`; null: any number. */
  maximumUses?: number | null | undefined;
  /** As in `CreatePromoCodeInput`; null: until the end. */
  validUntil?: string | null | undefined;
};

/** What changes of one kind of tickets of a published event; what is absent stays. */
export type ChangeTicketCategoryInput = {
  /** As in `TicketCategoryInput`. No less than what is held and sold; of numbered seats it cannot be changed. */
  capacity?: number | null | undefined;
  /** As in `TicketCategoryInput`: whoever has more keeps it. */
  limitPerCustomer?: number | null | undefined;
  /** As in `TicketCategoryInput`. */
  name?: string | null | undefined;
  /** As in `TicketCategoryInput`: for holds from now on. */
  price?: MoneyInput | null | undefined;
  /** As in `TicketCategoryInput`; null: it has begun. */
  saleFrom?: string | null | undefined;
  /** As in `TicketCategoryInput`; null: with the start of the event. */
  saleUntil?: string | null | undefined;
  /** As in `TicketCategoryInput`: for holds from now on. */
  taxRate?: string | null | undefined;
};

/** What `correctInvoice` takes. */
export type CorrectInvoiceInput = {
  /** The version the caller saw. */
  expectedVersion: number;
  /** Fields to set or to empty, each at most once; at most 30. */
  fields?: Array<CorrectedFieldInput> | null | undefined;
  /** The invoice's id. */
  id: string | number;
  /** All lines as they should be, at most 500; left out, they stay. */
  lines?: Array<CorrectedLineInput> | null | undefined;
  /** Why, for people: at most 500 characters. */
  note?: string | null | undefined;
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
  place?: PlaceInput | null | undefined;
  /** What it should be; null empties it. */
  value?: string | null | undefined;
};

/** A corrected line. Amounts are decimals with a point; what is left out is not printed. */
export type CorrectedLineInput = {
  /** Price of the line. */
  amount?: string | null | undefined;
  /** The supplier's number of it, at most 100 characters. */
  code?: string | null | undefined;
  /** What was delivered, at most 1,000 characters. */
  description?: string | null | undefined;
  /** How many. */
  quantity?: string | null | undefined;
  /** Tax on it, in percent. */
  taxRate?: string | null | undefined;
  /** What it is counted in, at most 20 characters. */
  unit?: string | null | undefined;
  /** Price of one. */
  unitPrice?: string | null | undefined;
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

/** A new event. */
export type CreateEventInput = {
  /** What a customer gets back who cancels. Where absent: everything, until the start. */
  cancellationPolicy?: CancellationPolicyInput | null | undefined;
  /** An event category's id. */
  categoryId: string | number;
  /** At most 8,000 characters of plain text; empty where absent. */
  description?: string | null | undefined;
  /** When the doors open: at or before the start. */
  doorsAt?: string | null | undefined;
  /** When it ends: after its start, at most 14 days. */
  endsAt: string;
  /** The caller's own key for this action, 1-128 characters, kept for at least 24 hours. */
  idempotencyKey: string;
  /** When it starts, as an instant: a wall clock's time must be turned into one by the venue's zone. */
  startsAt: string;
  /** Kinds of tickets: 1-12, all priced in one currency. */
  ticketCategories: Array<TicketCategoryInput>;
  /** 1-120 characters, no control characters. */
  title: string;
  /** Where it takes place. */
  venue: VenueInput;
};

/** A new product. */
export type CreateProductInput = {
  /** Whether it is sold at once; where absent, it is. */
  active?: boolean | null | undefined;
  /** 1-60 characters, no control characters. */
  category: string;
  /** At most 4,000 characters of plain text; empty where absent. */
  description?: string | null | undefined;
  /** The caller's own key for this action, 1-128 characters, kept for at least 24 hours. */
  idempotencyKey: string;
  /** 0-1,000,000; 0 where absent. */
  lowStockAt?: number | null | undefined;
  /** 1-120 characters, no control characters. */
  name: string;
  /** Of one piece, before tax: more than 0. In no currency of three decimals, whose last digit cannot be charged to a card. */
  price: MoneyInput;
  /** 1-40 characters: letters, digits, `-`, `_`, `.`, `/`. */
  sku: string;
  /** Pieces there are to begin with: 0-1,000,000; 0 where absent. */
  stock?: number | null | undefined;
  /** Percent, 0-100, at most two decimals. */
  taxRate: string;
};

/** A new promo code: either `percent` or `amount`. */
export type CreatePromoCodeInput = {
  /** More than 0, in the event's currency. A booking never costs less than 0. */
  amount?: MoneyInput | null | undefined;
  /** 3-30 letters, digits, `-` and `_`, letter case aside. */
  code: string;
  /** The event's id. */
  eventId: string | number;
  /** 1-1,000,000; any number where absent. */
  maximumUses?: number | null | undefined;
  /** More than 0, at most 100, at most two decimals. */
  percent?: string | null | undefined;
  /** From when it is taken. */
  validFrom?: string | null | undefined;
  /** Until when it is taken: after `validFrom`. */
  validUntil?: string | null | undefined;
};

/** An order that is to be placed again and again. */
export type CreateRecurringOrderInput = {
  /** What a run may cost, tax included: what the caller showed to its user. Where it costs something else, nothing is set up: PRICE_CHANGED. */
  acceptedTotal: MoneyInput;
  /** Who stands on the receipts as the buyer. Where absent the e-mail address stands there. */
  billTo?: BuyerInput | null | undefined;
  /** How many orders are placed in all: 1-520. Not together with `endsOn`. */
  count?: number | null | undefined;
  /** Where its mails go: at most 254 characters. */
  email: string;
  /** No run comes after this day. Not together with `count`. */
  endsOn?: string | null | undefined;
  /** The caller's own key for this action, 1-128 characters, kept for at least 24 hours. */
  idempotencyKey: string;
  /** How often. */
  interval: RecurringInterval;
  /** 1-20 lines, each product once. */
  lines: Array<OrderLineInput>;
  /**
   * The provider's id of a payment method (`pm_...`), which its owner's browser made there: card data never comes here.
   * Where absent the card is given at the provider by `cardSetup`.
   */
  paymentMethodId?: string | null | undefined;
  /** For the delivery: at most 1,000 characters of plain text. */
  shippingNote?: string | null | undefined;
  /** The day of the first run: from tomorrow (UTC) to 366 days ahead. */
  startsOn: string;
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

/** A cancellation's life. Final: DONE. */
export type EventCancellationStatus =
  /** Everybody has their money. */
  | 'DONE'
  /** Bookings are being cancelled. */
  | 'RUNNING'
  /** All bookings are cancelled; refunds are under way, or failed and are looked at. */
  | 'SETTLING';

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
  filter?: InvoiceFilterInput | null | undefined;
  /** What the file is to be. */
  format: ExportFormat;
  /** Which invoices, 1-100, each once: the caller's own, for STAFF and ADMIN anybody's. */
  ids?: Array<string | number> | null | undefined;
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

/** Tickets to be kept for some minutes: a number of them, or numbered seats. */
export type HoldTicketsInput = {
  /** The ticket category's id. */
  categoryId: string | number;
  /** The event's id. */
  eventId: string | number;
  /** The caller's own key for this action, 1-128 characters, kept for at least 24 hours. */
  idempotencyKey: string;
  /** How many: 1-10. Absent where `seats` are named. */
  quantity?: number | null | undefined;
  /** Numbered seats by name (`A-12`): 1-10, each once. Absent where seats have no numbers. */
  seats?: Array<string> | null | undefined;
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

/** How an invoice came. */
export type InvoiceChannel =
  /** Mailed to the owner's mailbox. */
  | 'EMAIL'
  /** Uploaded. */
  | 'UPLOAD';

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

/** What to look for among invoices that were read. Every part that is given must match. */
export type InvoiceFilterInput = {
  /** Only of this category, by the language model or the vendor's default. */
  category?: InvoiceCategory | null | undefined;
  /** Only in this currency. Needed with an amount. */
  currency?: CurrencyCode | null | undefined;
  /** Only issued on this day or later. */
  from?: string | null | undefined;
  /** Only up to this total, a decimal with a point. */
  maximumTotal?: string | null | undefined;
  /** Only from this total on, a decimal with a point. */
  minimumTotal?: string | null | undefined;
  /** Words that must all stand in it: vendor, number, text, lines. A word of three letters or more finds longer ones that begin with it among vendors and numbers; case, accents and punctuation do not count. An invoice is found by at most 300 terms: of a long one the words of the last lines are not. At most 5 words, 200 characters. */
  text?: string | null | undefined;
  /** Only issued on this day or earlier. */
  to?: string | null | undefined;
  /** Only of this vendor. */
  vendorId?: string | number | null | undefined;
};

/** What kind of document an invoice is. */
export type InvoiceKind =
  /** It gives money back. */
  | 'CREDIT_NOTE'
  /** It is to be paid. */
  | 'INVOICE'
  /** It is paid already. */
  | 'RECEIPT';

/** What a list of invoices is ordered by, newest first. */
export type InvoiceOrder =
  /** By the printed date of issue. */
  | 'ISSUE_DATE'
  /** By when the upload was announced. */
  | 'UPLOADED';

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

/** An invoice as the caller saw it. */
export type InvoiceVersionInput = {
  /** The version the caller saw. */
  expectedVersion: number;
  /** The invoice's id. */
  id: string | number;
};

/** What can be wrong with a call of the mail domain. */
export type MailErrorCode =
  /** It is no e-mail address. */
  | 'INVALID_ADDRESS'
  /** The address is not suppressed. */
  | 'NOT_FOUND'
  /** Somebody wrote at the same time: the same call again will succeed. */
  | 'TRY_AGAIN';

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

/** Why nothing is sent to an address. */
export type MailSuppressionReason =
  /** Mails to it come back for good. */
  | 'BOUNCE'
  /** Its owner called a mail of ours spam. */
  | 'COMPLAINT'
  /** Staff suppressed it. */
  | 'MANUAL';

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

/** An amount of money that a caller gives. */
export type MoneyInput = {
  /** A decimal that is not negative, with at most as many decimals as the currency's minor unit has, and at most 99,999,999,999 minor units. */
  amount: string;
  /** ISO 4217. */
  currency: CurrencyCode;
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

/** One product of an order. */
export type OrderLineInput = {
  /** The product's id. */
  productId: string | number;
  /** Pieces: 1-100. */
  quantity: number;
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
export type PlaceInput = {
  /** Height. */
  height: number;
  /** Left edge. */
  left: number;
  /** The page, from 1. */
  page: number;
  /** Upper edge. */
  top: number;
  /** Width. */
  width: number;
};

/** An order that is placed. */
export type PlaceOrderInput = {
  /** Who stands on the receipt as its buyer. Where absent the e-mail address stands there. */
  billTo?: BuyerInput | null | undefined;
  /** Where its mails go: at most 254 characters. */
  email: string;
  /** What the caller showed to its user, tax included. Where the total is another one, nothing is ordered: PRICE_CHANGED. */
  expectedTotal?: MoneyInput | null | undefined;
  /** The caller's own key for this action, 1-128 characters, kept for at least 24 hours. */
  idempotencyKey: string;
  /** 1-20 lines, each product once. */
  lines: Array<OrderLineInput>;
  /**
   * The provider's id of a payment method (`pm_...`), which its owner's browser made there: card data never comes here.
   * Where absent the order waits as PAYMENT_ACTION_REQUIRED for its owner to pay at the provider.
   */
  paymentMethodId?: string | null | undefined;
  /** For the delivery: at most 1,000 characters of plain text. */
  shippingNote?: string | null | undefined;
};

/** A postal address, as it is given. */
export type PostalAddressInput = {
  /** A floor, a department: at most 120 characters. */
  addressLine?: string | null | undefined;
  /** The place: 1-80 characters. */
  city: string;
  /** The country. */
  country: CountryCode;
  /** At most 20 characters. */
  postalCode?: string | null | undefined;
  /** Street and number: 1-120 characters. */
  street: string;
};

/** When an event takes place instead. */
export type PostponeEventInput = {
  /** When the doors open; where absent as long before the start as they were to. */
  doorsAt?: string | null | undefined;
  /** The new end; where absent the event lasts as long as it was to. */
  endsAt?: string | null | undefined;
  /** What everybody reads about it, and those who booked by mail: at most 1,000 characters of plain text. */
  note?: string | null | undefined;
  /** The new start, in the future; absent where it is not known yet. */
  startsAt?: string | null | undefined;
};

/** Which kind of document. */
export type ReceiptKind =
  /** That money was given back. */
  | 'CREDIT_NOTE'
  /** That an order was paid. */
  | 'RECEIPT';

/** How often an order is placed. */
export type RecurringInterval =
  /** Every month, on the day of the month of `startsOn`, or on the last day of a shorter month. */
  | 'MONTHLY'
  /** Every seven days. */
  | 'WEEKLY';

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

/** Pieces of one product that are given back. */
export type RefundLineInput = {
  /** The product's id. */
  productId: string | number;
  /** Pieces: 1-100. */
  quantity: number;
};

/** What is given back. */
export type RefundOrderInput = {
  /** An amount, tax included. Not together with `lines`. */
  amount?: MoneyInput | null | undefined;
  /** The caller's own key for this action, 1-128 characters, kept for at least 24 hours. */
  idempotencyKey: string;
  /** 1-20 lines, each product once. Not together with `amount`. */
  lines?: Array<RefundLineInput> | null | undefined;
  /** For the staff: at most 500 characters of plain text. */
  note?: string | null | undefined;
  /** Why. */
  reason: RefundReason;
  /** Whether the pieces of `lines` go back into stock, once. */
  restock?: boolean | null | undefined;
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

/** A picture that will be sent: of at most 10,000 pixels a side, and 40 megapixels. */
export type RequestEventImageInput = {
  /** What it is. */
  mediaType: ImageType;
  /** SHA-256 of the content as 64 hexadecimal digits. Exactly this must arrive. */
  sha256: string;
  /** Bytes: 1 to 5 MB. Exactly these must arrive. */
  size: number;
};

/** A picture that will be sent: of at most 10,000 pixels a side, and 40 megapixels. */
export type RequestProductImageInput = {
  /** What it is. */
  mediaType: ImageType;
  /** SHA-256 of the content as 64 hexadecimal digits. Exactly this must arrive. */
  sha256: string;
  /** Bytes: 1 to 5 MB. Exactly these must arrive. */
  size: number;
};

/** A batch of uploads. */
export type RequestUploadsInput = {
  /** 1-25 files. */
  files: Array<AnnouncedFile>;
  /** The caller's own key for this action, 1-128 characters, kept for at least 24 hours. */
  idempotencyKey: string;
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

/** A row of numbered seats: see `SeatRow`. */
export type SeatRowInput = {
  /** 1-999. */
  first: number;
  /** `first`-999. */
  last: number;
  /** 1-6 letters or digits, unique within its category. */
  row: string;
};

/** What spend is added up by. */
export type SpendDimension =
  /** By category. */
  | 'CATEGORY'
  /** By month alone. */
  | 'MONTH'
  /** By vendor. */
  | 'VENDOR';

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

/** One kind of tickets: see `TicketCategory`. */
export type TicketCategoryInput = {
  /** 1-100,000. Absent where there are `seatRows`, which say it. */
  capacity?: number | null | undefined;
  /** Of one that is there already, where it is kept; absent for a new one. */
  id?: string | number | null | undefined;
  /** 1-50; 10 where absent. */
  limitPerCustomer?: number | null | undefined;
  /** 1-60 characters, unique within the event. */
  name: string;
  /** Of one ticket, before tax; 0 where it is free. */
  price: MoneyInput;
  /** When its sale begins; with the event's publication where absent. */
  saleFrom?: string | null | undefined;
  /** When its sale ends: after `saleFrom`, not after the event's end. With the event's start where absent. */
  saleUntil?: string | null | undefined;
  /** Its numbered seats: at most 100 rows and 2,000 seats. Absent or empty where seats have no numbers. */
  seatRows?: Array<SeatRowInput> | null | undefined;
  /** Percent, 0-100, at most two decimals. */
  taxRate: string;
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

/** A ticket's life. */
export type TicketStatus =
  /** Its booking was cancelled. */
  | 'CANCELLED'
  /** It is good. */
  | 'VALID';

/** What changes of an event. Start and end of a published one are changed by `postponeEvent`, its ticket categories by `changeTicketCategory`. */
export type UpdateEventInput = {
  /** As in `CreateEventInput`: for bookings from now on. */
  cancellationPolicy?: CancellationPolicyInput | null | undefined;
  /** As in `CreateEventInput`. */
  categoryId?: string | number | null | undefined;
  /** As in `CreateEventInput`. */
  description?: string | null | undefined;
  /** As in `CreateEventInput`; null takes it away. */
  doorsAt?: string | null | undefined;
  /** As in `CreateEventInput`, for a draft. */
  endsAt?: string | null | undefined;
  /** As in `CreateEventInput`, for a draft. */
  startsAt?: string | null | undefined;
  /** All of them, for a draft. */
  ticketCategories?: Array<TicketCategoryInput> | null | undefined;
  /** As in `CreateEventInput`. */
  title?: string | null | undefined;
  /** As in `CreateEventInput`. The zone of a published event stays. */
  venue?: VenueInput | null | undefined;
};

/** What changes of a product. */
export type UpdateProductInput = {
  /** Whether it is sold. */
  active?: boolean | null | undefined;
  /** As in `CreateProductInput`. */
  category?: string | null | undefined;
  /** As in `CreateProductInput`. */
  description?: string | null | undefined;
  /** As in `CreateProductInput`. */
  lowStockAt?: number | null | undefined;
  /** As in `CreateProductInput`. */
  name?: string | null | undefined;
  /** As in `CreateProductInput`. */
  price?: MoneyInput | null | undefined;
  /** As in `CreateProductInput`. */
  sku?: string | null | undefined;
  /** As in `CreateProductInput`. */
  taxRate?: string | null | undefined;
};

/** What `updateVendor` takes. */
export type UpdateVendorInput = {
  /** What its invoices are for; null takes it away. */
  defaultCategory?: InvoiceCategory | null | undefined;
  /** The version the caller saw. */
  expectedVersion: number;
  /** The vendor's id. */
  id: string | number;
  /** Its name for people, 1-300 characters. */
  name?: string | null | undefined;
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

/** Why two vendors may be one. */
export type VendorSuggestionReason =
  /** They have the same bank account. */
  | 'SAME_IBAN'
  /** They bear the same VAT number. */
  | 'SAME_VAT_NUMBER'
  /** Their names differ by little. */
  | 'SIMILAR_NAME';

/** Where an event takes place: see `Venue`. */
export type VenueInput = {
  /** 1-100 characters. */
  city: string;
  /** Its country. */
  country: CountryCode;
  /** 1-120 characters. */
  name: string;
  /** At most 20 characters. */
  postalCode?: string | null | undefined;
  /** Street and number, 1-200 characters. */
  street: string;
  /** By its name in the IANA database: `Europe/Berlin`. */
  timeZone: string;
};

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, roles: Array<Role> } };

export type BookedEventFragment = { id: string, status: EventStatus, title: string, startsAt: string, endsAt: string, localStart: string, localEnd: string, note: string | null, venue: { name: string, street: string, postalCode: string | null, city: string, country: CountryCode, timeZone: string } };

export type HoldPartsFragment = { id: string, status: TicketHoldStatus, categoryId: string, quantity: number, seats: Array<string>, taxRate: string, secondsLeft: number, event: { id: string, status: EventStatus, title: string, startsAt: string, endsAt: string, localStart: string, localEnd: string, note: string | null, ticketCategories: Array<{ id: string, name: string }>, venue: { name: string, street: string, postalCode: string | null, city: string, country: CountryCode, timeZone: string } }, price: { amount: string, currency: CurrencyCode }, total: { amount: string, currency: CurrencyCode }, booking: { id: string, status: BookingStatus, refusal: { code: BookingReason, message: string } | null } | null };

export type BookingRowFragment = { id: string, number: string, status: BookingStatus, version: number, placedAt: string, email: string, quantity: number, seats: Array<string>, categoryName: string, event: { id: string, status: EventStatus, title: string, startsAt: string, localStart: string, venue: { name: string, city: string, timeZone: string } }, refusal: { code: BookingReason, message: string } | null, total: { amount: string, currency: CurrencyCode } };

export type BookingPartsFragment = { id: string, number: string, status: BookingStatus, version: number, placedAt: string, confirmedAt: string | null, updatedAt: string, email: string, categoryId: string, categoryName: string, quantity: number, seats: Array<string>, taxRate: string, promoCode: string | null, event: { id: string, status: EventStatus, title: string, startsAt: string, endsAt: string, localStart: string, localEnd: string, note: string | null, venue: { name: string, street: string, postalCode: string | null, city: string, country: CountryCode, timeZone: string } }, refusal: { code: BookingReason, message: string } | null, tickets: Array<{ id: string, name: string | null, seat: string | null, status: TicketStatus, nameChanges: Array<{ previousName: string | null, at: string }> }>, price: { amount: string, currency: CurrencyCode }, discount: { amount: string, currency: CurrencyCode }, subtotal: { amount: string, currency: CurrencyCode }, tax: { amount: string, currency: CurrencyCode }, total: { amount: string, currency: CurrencyCode }, billTo: { name: string, vatNumber: string | null, address: { street: string, addressLine: string | null, postalCode: string | null, city: string, country: CountryCode } | null } | null, receipt: { id: string, number: string, issuedAt: string } | null, money: { authorized: { amount: string, currency: CurrencyCode }, captured: { amount: string, currency: CurrencyCode }, refunded: { amount: string, currency: CurrencyCode }, refundPending: { amount: string, currency: CurrencyCode }, net: { amount: string, currency: CurrencyCode }, refundable: { amount: string, currency: CurrencyCode }, refundableLines: Array<{ productId: string, name: string, quantity: number, total: { amount: string, currency: CurrencyCode } }> }, refunds: Array<{ id: string, status: RefundStatus, version: number, reason: RefundReason, note: string | null, restock: boolean, restocked: boolean, attempt: number, requestedAt: string, updatedAt: string, refusal: { code: RefundFailure, message: string } | null, amount: { amount: string, currency: CurrencyCode }, lines: Array<{ name: string, quantity: number, total: { amount: string, currency: CurrencyCode } }>, creditNote: { id: string, number: string, issuedAt: string } | null }>, payment: { id: string, status: PaymentStatus, updatedAt: string, amount: { amount: string, currency: CurrencyCode }, card: { brand: string, last4: string } | null, refusal: { code: PaymentFailure, message: string } | null } | null, paymentAction: { clientSecret: string, url: string | null, expiresAt: string } | null, cancellationTerms: { until: string | null, refund: { amount: string, currency: CurrencyCode }, fee: { amount: string, currency: CurrencyCode } } | null, timeline: Array<{ status: BookingStatus, at: string, refusal: { code: BookingReason, message: string } | null }> };

export type TicketHoldQueryVariables = Exact<{
  id: string | number;
}>;


export type TicketHoldQuery = { ticketHold: { id: string, status: TicketHoldStatus, categoryId: string, quantity: number, seats: Array<string>, taxRate: string, secondsLeft: number, event: { id: string, status: EventStatus, title: string, startsAt: string, endsAt: string, localStart: string, localEnd: string, note: string | null, ticketCategories: Array<{ id: string, name: string }>, venue: { name: string, street: string, postalCode: string | null, city: string, country: CountryCode, timeZone: string } }, price: { amount: string, currency: CurrencyCode }, total: { amount: string, currency: CurrencyCode }, booking: { id: string, status: BookingStatus, refusal: { code: BookingReason, message: string } | null } | null } | null };

export type TicketHoldsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type TicketHoldsQuery = { ticketHolds: { nodes: Array<{ id: string, status: TicketHoldStatus, categoryId: string, quantity: number, seats: Array<string>, secondsLeft: number, event: { id: string, title: string }, booking: { id: string } | null }> } };

export type QuoteBookingQueryVariables = Exact<{
  holdId: string | number;
  promoCode?: string | null | undefined;
}>;


export type QuoteBookingQuery = { quoteBooking: { quote: { discount: { amount: string, currency: CurrencyCode }, subtotal: { amount: string, currency: CurrencyCode }, tax: { amount: string, currency: CurrencyCode }, total: { amount: string, currency: CurrencyCode } } | null, userErrors: Array<{ field: string | null, message: string, code: BookingErrorCode }> } };

export type BookingQueryVariables = Exact<{
  id: string | number;
}>;


export type BookingQuery = { booking: { id: string, number: string, status: BookingStatus, version: number, placedAt: string, confirmedAt: string | null, updatedAt: string, email: string, categoryId: string, categoryName: string, quantity: number, seats: Array<string>, taxRate: string, promoCode: string | null, event: { id: string, status: EventStatus, title: string, startsAt: string, endsAt: string, localStart: string, localEnd: string, note: string | null, venue: { name: string, street: string, postalCode: string | null, city: string, country: CountryCode, timeZone: string } }, refusal: { code: BookingReason, message: string } | null, tickets: Array<{ id: string, name: string | null, seat: string | null, status: TicketStatus, nameChanges: Array<{ previousName: string | null, at: string }> }>, price: { amount: string, currency: CurrencyCode }, discount: { amount: string, currency: CurrencyCode }, subtotal: { amount: string, currency: CurrencyCode }, tax: { amount: string, currency: CurrencyCode }, total: { amount: string, currency: CurrencyCode }, billTo: { name: string, vatNumber: string | null, address: { street: string, addressLine: string | null, postalCode: string | null, city: string, country: CountryCode } | null } | null, receipt: { id: string, number: string, issuedAt: string } | null, money: { authorized: { amount: string, currency: CurrencyCode }, captured: { amount: string, currency: CurrencyCode }, refunded: { amount: string, currency: CurrencyCode }, refundPending: { amount: string, currency: CurrencyCode }, net: { amount: string, currency: CurrencyCode }, refundable: { amount: string, currency: CurrencyCode }, refundableLines: Array<{ productId: string, name: string, quantity: number, total: { amount: string, currency: CurrencyCode } }> }, refunds: Array<{ id: string, status: RefundStatus, version: number, reason: RefundReason, note: string | null, restock: boolean, restocked: boolean, attempt: number, requestedAt: string, updatedAt: string, refusal: { code: RefundFailure, message: string } | null, amount: { amount: string, currency: CurrencyCode }, lines: Array<{ name: string, quantity: number, total: { amount: string, currency: CurrencyCode } }>, creditNote: { id: string, number: string, issuedAt: string } | null }>, payment: { id: string, status: PaymentStatus, updatedAt: string, amount: { amount: string, currency: CurrencyCode }, card: { brand: string, last4: string } | null, refusal: { code: PaymentFailure, message: string } | null } | null, paymentAction: { clientSecret: string, url: string | null, expiresAt: string } | null, cancellationTerms: { until: string | null, refund: { amount: string, currency: CurrencyCode }, fee: { amount: string, currency: CurrencyCode } } | null, timeline: Array<{ status: BookingStatus, at: string, refusal: { code: BookingReason, message: string } | null }> } | null };

export type BookingsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BookingsQuery = { bookings: { nodes: Array<{ id: string, number: string, status: BookingStatus, version: number, placedAt: string, email: string, quantity: number, seats: Array<string>, categoryName: string, event: { id: string, status: EventStatus, title: string, startsAt: string, localStart: string, venue: { name: string, city: string, timeZone: string } }, refusal: { code: BookingReason, message: string } | null, total: { amount: string, currency: CurrencyCode } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type BookingReceiptQueryVariables = Exact<{
  id: string | number;
}>;


export type BookingReceiptQuery = { booking: { id: string, number: string, status: BookingStatus, updatedAt: string, receipt: { id: string, number: string, kind: ReceiptKind, issuedAt: string, document: { url: string, fileName: string, size: number } | null, net: { amount: string, currency: CurrencyCode }, tax: { amount: string, currency: CurrencyCode }, total: { amount: string, currency: CurrencyCode }, taxes: Array<{ rate: string, net: { amount: string, currency: CurrencyCode }, tax: { amount: string, currency: CurrencyCode } }>, buyer: { name: string, vatNumber: string | null, address: { street: string, addressLine: string | null, postalCode: string | null, city: string, country: CountryCode } | null } } | null } | null };

export type HoldTicketsMutationVariables = Exact<{
  input: HoldTicketsInput;
}>;


export type HoldTicketsMutation = { holdTickets: { hold: { id: string, status: TicketHoldStatus } | null, userErrors: Array<{ field: string | null, message: string, code: BookingErrorCode }> } };

export type ReleaseTicketHoldMutationVariables = Exact<{
  id: string | number;
}>;


export type ReleaseTicketHoldMutation = { releaseTicketHold: { hold: { id: string, status: TicketHoldStatus } | null, userErrors: Array<{ field: string | null, message: string, code: BookingErrorCode }> } };

export type BookTicketsMutationVariables = Exact<{
  input: BookTicketsInput;
}>;


export type BookTicketsMutation = { bookTickets: { booking: { id: string } | null, userErrors: Array<{ field: string | null, message: string, code: BookingErrorCode }> } };

export type ContinueBookingMutationVariables = Exact<{
  id: string | number;
}>;


export type ContinueBookingMutation = { continueBooking: { booking: { id: string, status: BookingStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: BookingErrorCode }> } };

export type CancelBookingMutationVariables = Exact<{
  id: string | number;
  expectedRefund?: MoneyInput | null | undefined;
  expectedFee?: MoneyInput | null | undefined;
}>;


export type CancelBookingMutation = { cancelBooking: { booking: { id: string, status: BookingStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: BookingErrorCode }> } };

export type ChangeTicketNameMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
  name: string;
}>;


export type ChangeTicketNameMutation = { changeTicketName: { booking: { id: string, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: BookingErrorCode }> } };

export type RetryBookingMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
}>;


export type RetryBookingMutation = { retryBooking: { booking: { id: string, status: BookingStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: BookingErrorCode }> } };

export type OnBookingChangedSubscriptionVariables = Exact<{
  bookingId: string | number;
}>;


export type OnBookingChangedSubscription = { onBookingChanged: { bookingId: string, ownerId: string, status: BookingStatus, version: number, at: string } | null };

export type OnMyBookingsChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OnMyBookingsChangedSubscription = { onMyBookingsChanged: { bookingId: string, ownerId: string, status: BookingStatus, version: number, at: string } | null };

export type StockRowFragment = { id: string, sku: string, name: string, category: string, active: boolean, stock: number | null, lowStockAt: number | null, availability: Availability, price: { amount: string, currency: CurrencyCode }, images: Array<{ id: string, path: string, alt: string }> };

export type StockedProductFragment = { description: string, taxRate: string, version: number, id: string, sku: string, name: string, category: string, active: boolean, stock: number | null, lowStockAt: number | null, availability: Availability, priceWithTax: { amount: string, currency: CurrencyCode }, price: { amount: string, currency: CurrencyCode }, images: Array<{ id: string, path: string, alt: string }> };

export type StockListQueryVariables = Exact<{
  lowStock?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type StockListQuery = { stockList: { nodes: Array<{ id: string, sku: string, name: string, category: string, active: boolean, stock: number | null, lowStockAt: number | null, availability: Availability, price: { amount: string, currency: CurrencyCode }, images: Array<{ id: string, path: string, alt: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StockedProductQueryVariables = Exact<{
  id: string | number;
}>;


export type StockedProductQuery = { product: { description: string, taxRate: string, version: number, id: string, sku: string, name: string, category: string, active: boolean, stock: number | null, lowStockAt: number | null, availability: Availability, priceWithTax: { amount: string, currency: CurrencyCode }, price: { amount: string, currency: CurrencyCode }, images: Array<{ id: string, path: string, alt: string }> } | null };

export type StockMovementsQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type StockMovementsQuery = { product: { id: string, stockMovements: { nodes: Array<{ id: string, change: number, reason: StockReason, note: string | null, actorId: string, at: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type CreateProductMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type CreateProductMutation = { createProduct: { product: { id: string } | null, userErrors: Array<{ field: string | null, message: string, code: CatalogErrorCode }> } };

export type UpdateProductMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
  input: UpdateProductInput;
}>;


export type UpdateProductMutation = { updateProduct: { product: { description: string, taxRate: string, version: number, id: string, sku: string, name: string, category: string, active: boolean, stock: number | null, lowStockAt: number | null, availability: Availability, priceWithTax: { amount: string, currency: CurrencyCode }, price: { amount: string, currency: CurrencyCode }, images: Array<{ id: string, path: string, alt: string }> } | null, userErrors: Array<{ field: string | null, message: string, code: CatalogErrorCode }> } };

export type AdjustStockMutationVariables = Exact<{
  id: string | number;
  input: AdjustStockInput;
}>;


export type AdjustStockMutation = { adjustStock: { product: { id: string, stock: number | null } | null, userErrors: Array<{ field: string | null, message: string, code: CatalogErrorCode }> } };

export type RequestProductImageMutationVariables = Exact<{
  id: string | number;
  input: RequestProductImageInput;
}>;


export type RequestProductImageMutation = { requestProductImage: { upload: { imageId: string, form: { url: string, expiresAt: string, fields: Array<{ name: string, value: string }> } } | null, userErrors: Array<{ field: string | null, message: string, code: CatalogErrorCode }> } };

export type AddProductImageMutationVariables = Exact<{
  id: string | number;
  imageId: string | number;
  alt: string;
}>;


export type AddProductImageMutation = { addProductImage: { product: { id: string } | null, userErrors: Array<{ field: string | null, message: string, code: CatalogErrorCode }> } };

export type RemoveProductImageMutationVariables = Exact<{
  id: string | number;
  imageId: string | number;
}>;


export type RemoveProductImageMutation = { removeProductImage: { product: { id: string } | null, userErrors: Array<{ field: string | null, message: string, code: CatalogErrorCode }> } };

export type EventCardFragment = { id: string, status: EventStatus, title: string, version: number, startsAt: string, endsAt: string, localStart: string, localEnd: string, category: { id: string, name: string }, venue: { name: string, city: string, country: CountryCode, timeZone: string }, images: Array<{ id: string, path: string, alt: string }>, ticketCategories: Array<{ id: string, priceWithTax: { amount: string, currency: CurrencyCode } }> };

export type TicketCategoryPartsFragment = { id: string, name: string, taxRate: string, capacity: number, saleFrom: string | null, saleUntil: string, limitPerCustomer: number, price: { amount: string, currency: CurrencyCode }, priceWithTax: { amount: string, currency: CurrencyCode }, seatRows: Array<{ row: string, first: number, last: number }> };

export type EventPartsFragment = { id: string, status: EventStatus, title: string, version: number, description: string, doorsAt: string | null, startsAt: string, endsAt: string, localStart: string, localDoors: string | null, localEnd: string, note: string | null, postponedFrom: string | null, category: { id: string, name: string }, venue: { name: string, street: string, postalCode: string | null, city: string, country: CountryCode, timeZone: string }, images: Array<{ id: string, path: string, alt: string }>, ticketCategories: Array<{ id: string, name: string, taxRate: string, capacity: number, saleFrom: string | null, saleUntil: string, limitPerCustomer: number, price: { amount: string, currency: CurrencyCode }, priceWithTax: { amount: string, currency: CurrencyCode }, seatRows: Array<{ row: string, first: number, last: number }> }>, cancellationPolicy: { refundUntilHours: number | null, feeRate: string } };

export type EventsQueryVariables = Exact<{
  search?: string | null | undefined;
  categoryId?: string | number | null | undefined;
  city?: string | null | undefined;
  from?: string | null | undefined;
  until?: string | null | undefined;
  minimumPrice?: MoneyInput | null | undefined;
  maximumPrice?: MoneyInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type EventsQuery = { events: { nodes: Array<{ id: string, status: EventStatus, title: string, version: number, startsAt: string, endsAt: string, localStart: string, localEnd: string, category: { id: string, name: string }, venue: { name: string, city: string, country: CountryCode, timeZone: string }, images: Array<{ id: string, path: string, alt: string }>, ticketCategories: Array<{ id: string, priceWithTax: { amount: string, currency: CurrencyCode } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type EventCategoriesQueryVariables = Exact<{ [key: string]: never; }>;


export type EventCategoriesQuery = { eventCategories: Array<{ id: string, name: string, retired: boolean, version: number }> };

export type EventQueryVariables = Exact<{
  id: string | number;
}>;


export type EventQuery = { event: { id: string, status: EventStatus, title: string, version: number, description: string, doorsAt: string | null, startsAt: string, endsAt: string, localStart: string, localDoors: string | null, localEnd: string, note: string | null, postponedFrom: string | null, category: { id: string, name: string }, venue: { name: string, street: string, postalCode: string | null, city: string, country: CountryCode, timeZone: string }, images: Array<{ id: string, path: string, alt: string }>, ticketCategories: Array<{ id: string, name: string, taxRate: string, capacity: number, saleFrom: string | null, saleUntil: string, limitPerCustomer: number, price: { amount: string, currency: CurrencyCode }, priceWithTax: { amount: string, currency: CurrencyCode }, seatRows: Array<{ row: string, first: number, last: number }> }>, cancellationPolicy: { refundUntilHours: number | null, feeRate: string } } | null };

export type EventAvailabilityQueryVariables = Exact<{
  id: string | number;
}>;


export type EventAvailabilityQuery = { event: { id: string, availability: Array<{ categoryId: string, available: number, capacity: number, version: number }> } | null };

export type SeatMapQueryVariables = Exact<{
  eventId: string | number;
  categoryId: string | number;
}>;


export type SeatMapQuery = { seatMap: { taken: Array<string> } | null };

export type OnEventChangedSubscriptionVariables = Exact<{
  eventId: string | number;
}>;


export type OnEventChangedSubscription = { onEventChanged: { eventId: string, status: EventStatus, version: number, at: string } | null };

export type OnAvailabilityChangedSubscriptionVariables = Exact<{
  eventId: string | number;
}>;


export type OnAvailabilityChangedSubscription = { onAvailabilityChanged: { eventId: string, categoryId: string, available: number, version: number, at: string } | null };

export type RequestUploadsMutationVariables = Exact<{
  input: RequestUploadsInput;
}>;


export type RequestUploadsMutation = { requestUploads: { uploads: Array<{ file: { id: string }, invoice: { id: string }, form: { url: string, expiresAt: string, fields: Array<{ name: string, value: string }> } }> | null, userErrors: Array<{ field: string | null, message: string, code: FileErrorCode }> } };

export type InvoiceMailboxQueryVariables = Exact<{ [key: string]: never; }>;


export type InvoiceMailboxQuery = { invoiceMailbox: { address: string, senders: Array<{ address: string, allowedAt: string }> } };

export type AllowMailSenderMutationVariables = Exact<{
  address: string;
}>;


export type AllowMailSenderMutation = { allowMailSender: { sender: { address: string } | null, userErrors: Array<{ field: string | null, message: string, code: IntakeErrorCode }> } };

export type RemoveMailSenderMutationVariables = Exact<{
  address: string;
}>;


export type RemoveMailSenderMutation = { removeMailSender: { address: string | null, userErrors: Array<{ field: string | null, message: string, code: IntakeErrorCode }> } };

export type PlacePartsFragment = { page: number, left: number, top: number, width: number, height: number };

export type TextPartsFragment = { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null };

export type DatePartsFragment = { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null };

export type AmountPartsFragment = { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null };

export type InvoiceQueryVariables = Exact<{
  id: string | number;
}>;


export type InvoiceQuery = { invoice: { id: string, ownerId: string, channel: InvoiceChannel, status: InvoiceStatus, version: number, attempt: number, uploadedAt: string, pages: number | null, reader: InvoiceReader | null, kind: InvoiceKind | null, part: { number: number, of: number, firstPage: number, lastPage: number } | null, refusal: { code: InvoiceReason, message: string } | null, reviews: Array<{ code: ReviewReason, field: string | null, message: string }>, checks: Array<{ code: InvoiceCheckCode, passed: boolean, field: string | null, expected: string, found: string, otherInvoiceId: string | null }>, decision: { approved: boolean, by: string, at: string, reason: string | null } | null, file: { id: string, name: string, mediaType: MediaType, size: number }, vendor: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, vendorVatNumber: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, number: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, issueDate: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, dueDate: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, currency: { value: CurrencyCode, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, subtotal: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, tax: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, taxes: Array<{ rate: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, basis: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, amount: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null }>, discount: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, shipping: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, priorBalance: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, amountPaid: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, total: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, amountDue: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, iban: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, bic: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, purchaseOrder: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, paymentTerms: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, lines: Array<{ code: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, description: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, quantity: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, unit: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, unitPrice: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, taxRate: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, amount: { value: string, confidence: number, corrected: boolean | null, place: { page: number, left: number, top: number, width: number, height: number } | null } | null }>, details: Array<{ type: string, label: string | null, party: InvoiceParty | null, value: string, confidence: number, place: { page: number, left: number, top: number, width: number, height: number } | null }>, alternates: Array<{ field: string, value: string, confidence: number, place: { page: number, left: number, top: number, width: number, height: number } | null }>, insights: { summary: string, category: InvoiceCategory, paymentTerms: string | null, anomalies: Array<string>, model: string } | null } | null };

export type InvoiceSurroundingsQueryVariables = Exact<{
  id: string | number;
}>;


export type InvoiceSurroundingsQuery = { invoice: { id: string, mayApprove: boolean, vendorRecord: { id: string, name: string, invoiceCount: number } | null, duplicates: Array<{ id: string, channel: InvoiceChannel, status: InvoiceStatus, version: number, uploadedAt: string, kind: InvoiceKind | null, part: { number: number, of: number } | null, reviews: Array<{ code: ReviewReason, field: string | null, message: string }>, file: { id: string, name: string }, refusal: { code: InvoiceReason, message: string } | null, vendor: { value: string } | null, number: { value: string } | null, issueDate: { value: string } | null, currency: { value: CurrencyCode } | null, total: { value: string } | null }> } | null };

export type InvoiceHistoryQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type InvoiceHistoryQuery = { invoice: { id: string, history: { nodes: Array<{ version: number, action: InvoiceAction, by: string | null, at: string, status: InvoiceStatus, note: string | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type InvoiceDocumentQueryVariables = Exact<{
  id: string | number;
}>;


export type InvoiceDocumentQuery = { invoice: { id: string, document: { url: string, mediaType: MediaType, expiresAt: string } | null } | null };

export type InvoiceRowFragment = { id: string, channel: InvoiceChannel, status: InvoiceStatus, version: number, uploadedAt: string, kind: InvoiceKind | null, part: { number: number, of: number } | null, reviews: Array<{ code: ReviewReason, field: string | null, message: string }>, file: { id: string, name: string }, refusal: { code: InvoiceReason, message: string } | null, vendor: { value: string } | null, number: { value: string } | null, issueDate: { value: string } | null, currency: { value: CurrencyCode } | null, total: { value: string } | null };

export type InvoicesQueryVariables = Exact<{
  status?: InvoiceStatus | null | undefined;
  order?: InvoiceOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type InvoicesQuery = { invoices: { nodes: Array<{ id: string, channel: InvoiceChannel, status: InvoiceStatus, version: number, uploadedAt: string, kind: InvoiceKind | null, part: { number: number, of: number } | null, reviews: Array<{ code: ReviewReason, field: string | null, message: string }>, file: { id: string, name: string }, refusal: { code: InvoiceReason, message: string } | null, vendor: { value: string } | null, number: { value: string } | null, issueDate: { value: string } | null, currency: { value: CurrencyCode } | null, total: { value: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReviewQueueQueryVariables = Exact<{
  reason?: ReviewReason | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReviewQueueQuery = { reviewQueue: { nodes: Array<{ id: string, channel: InvoiceChannel, status: InvoiceStatus, version: number, uploadedAt: string, kind: InvoiceKind | null, part: { number: number, of: number } | null, reviews: Array<{ code: ReviewReason, field: string | null, message: string }>, file: { id: string, name: string }, refusal: { code: InvoiceReason, message: string } | null, vendor: { value: string } | null, number: { value: string } | null, issueDate: { value: string } | null, currency: { value: CurrencyCode } | null, total: { value: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OnInvoiceChangedSubscriptionVariables = Exact<{
  id?: string | number | null | undefined;
  everybody?: boolean | null | undefined;
}>;


export type OnInvoiceChangedSubscription = { onInvoiceChanged: { invoiceId: string, status: InvoiceStatus, version: number, at: string } | null };

export type RereadInvoiceMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
}>;


export type RereadInvoiceMutation = { rereadInvoice: { invoice: { id: string, status: InvoiceStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: InvoiceErrorCode }> } };

export type DeleteInvoiceMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
}>;


export type DeleteInvoiceMutation = { deleteInvoice: { invoice: { id: string, status: InvoiceStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: InvoiceErrorCode }> } };

export type ApproveInvoiceMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
}>;


export type ApproveInvoiceMutation = { approveInvoice: { invoice: { id: string, status: InvoiceStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: InvoiceErrorCode }> } };

export type RejectInvoiceMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
  reason: string;
}>;


export type RejectInvoiceMutation = { rejectInvoice: { invoice: { id: string, status: InvoiceStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: InvoiceErrorCode }> } };

export type ReopenInvoiceMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
}>;


export type ReopenInvoiceMutation = { reopenInvoice: { invoice: { id: string, status: InvoiceStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: InvoiceErrorCode }> } };

export type DescribeInvoiceMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
}>;


export type DescribeInvoiceMutation = { describeInvoice: { invoice: { id: string, status: InvoiceStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: InvoiceErrorCode }> } };

export type CorrectInvoiceMutationVariables = Exact<{
  input: CorrectInvoiceInput;
}>;


export type CorrectInvoiceMutation = { correctInvoice: { invoice: { id: string, status: InvoiceStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: InvoiceErrorCode }> } };

export type ApproveInvoicesMutationVariables = Exact<{
  invoices: Array<InvoiceVersionInput> | InvoiceVersionInput;
}>;


export type ApproveInvoicesMutation = { approveInvoices: { results: Array<{ userErrors: Array<{ message: string, code: InvoiceErrorCode }> }> | null, userErrors: Array<{ message: string, code: InvoiceErrorCode }> } };

export type ExplainInvoiceQueryVariables = Exact<{
  id: string | number;
  question: string;
}>;


export type ExplainInvoiceQuery = { explainInvoice: { text: string, model: string } | null };

export type MailsQueryVariables = Exact<{
  day?: string | null | undefined;
  recipient?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MailsQuery = { mails: { nodes: Array<{ id: string, template: string, recipient: string, status: MailStatus, detail: string | null, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MailSuppressionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MailSuppressionsQuery = { mailSuppressions: { nodes: Array<{ address: string, reason: MailSuppressionReason, at: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SuppressMailAddressMutationVariables = Exact<{
  address: string;
}>;


export type SuppressMailAddressMutation = { suppressMailAddress: { suppression: { address: string } | null, userErrors: Array<{ field: string | null, message: string, code: MailErrorCode }> } };

export type ReleaseMailAddressMutationVariables = Exact<{
  address: string;
}>;


export type ReleaseMailAddressMutation = { releaseMailAddress: { address: string | null, userErrors: Array<{ field: string | null, message: string, code: MailErrorCode }> } };

export type OrderRowFragment = { id: string, number: string, status: OrderStatus, version: number, placedAt: string, email: string, refusal: { code: OrderReason, message: string } | null, lines: Array<{ name: string, quantity: number }>, total: { amount: string, currency: CurrencyCode } };

export type OrderPartsFragment = { id: string, number: string, status: OrderStatus, version: number, placedAt: string, updatedAt: string, email: string, shippingNote: string | null, cancellable: boolean, scheduledFor: string | null, refusal: { code: OrderReason, message: string } | null, lines: Array<{ name: string, quantity: number, taxRate: string, product: { id: string } | null, unitPrice: { amount: string, currency: CurrencyCode }, net: { amount: string, currency: CurrencyCode }, tax: { amount: string, currency: CurrencyCode }, total: { amount: string, currency: CurrencyCode } }>, subtotal: { amount: string, currency: CurrencyCode }, tax: { amount: string, currency: CurrencyCode }, total: { amount: string, currency: CurrencyCode }, payment: { id: string, status: PaymentStatus, updatedAt: string, amount: { amount: string, currency: CurrencyCode }, card: { brand: string, last4: string } | null, refusal: { code: PaymentFailure, message: string } | null } | null, billTo: { name: string, vatNumber: string | null, address: { street: string, addressLine: string | null, postalCode: string | null, city: string, country: CountryCode } | null } | null, receipt: { id: string, number: string, issuedAt: string } | null, money: { authorized: { amount: string, currency: CurrencyCode }, captured: { amount: string, currency: CurrencyCode }, refunded: { amount: string, currency: CurrencyCode }, refundPending: { amount: string, currency: CurrencyCode }, net: { amount: string, currency: CurrencyCode }, refundable: { amount: string, currency: CurrencyCode }, refundableLines: Array<{ productId: string, name: string, quantity: number, total: { amount: string, currency: CurrencyCode } }> }, refunds: Array<{ id: string, status: RefundStatus, version: number, reason: RefundReason, note: string | null, restock: boolean, restocked: boolean, attempt: number, requestedAt: string, updatedAt: string, refusal: { code: RefundFailure, message: string } | null, amount: { amount: string, currency: CurrencyCode }, lines: Array<{ name: string, quantity: number, total: { amount: string, currency: CurrencyCode } }>, creditNote: { id: string, number: string, issuedAt: string } | null }>, recurringOrder: { id: string } | null, paymentAction: { clientSecret: string, url: string | null, expiresAt: string } | null, timeline: Array<{ status: OrderStatus, version: number, at: string, refusal: { code: OrderReason, message: string } | null }> };

export type OrderQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderQuery = { order: { id: string, number: string, status: OrderStatus, version: number, placedAt: string, updatedAt: string, email: string, shippingNote: string | null, cancellable: boolean, scheduledFor: string | null, refusal: { code: OrderReason, message: string } | null, lines: Array<{ name: string, quantity: number, taxRate: string, product: { id: string } | null, unitPrice: { amount: string, currency: CurrencyCode }, net: { amount: string, currency: CurrencyCode }, tax: { amount: string, currency: CurrencyCode }, total: { amount: string, currency: CurrencyCode } }>, subtotal: { amount: string, currency: CurrencyCode }, tax: { amount: string, currency: CurrencyCode }, total: { amount: string, currency: CurrencyCode }, payment: { id: string, status: PaymentStatus, updatedAt: string, amount: { amount: string, currency: CurrencyCode }, card: { brand: string, last4: string } | null, refusal: { code: PaymentFailure, message: string } | null } | null, billTo: { name: string, vatNumber: string | null, address: { street: string, addressLine: string | null, postalCode: string | null, city: string, country: CountryCode } | null } | null, receipt: { id: string, number: string, issuedAt: string } | null, money: { authorized: { amount: string, currency: CurrencyCode }, captured: { amount: string, currency: CurrencyCode }, refunded: { amount: string, currency: CurrencyCode }, refundPending: { amount: string, currency: CurrencyCode }, net: { amount: string, currency: CurrencyCode }, refundable: { amount: string, currency: CurrencyCode }, refundableLines: Array<{ productId: string, name: string, quantity: number, total: { amount: string, currency: CurrencyCode } }> }, refunds: Array<{ id: string, status: RefundStatus, version: number, reason: RefundReason, note: string | null, restock: boolean, restocked: boolean, attempt: number, requestedAt: string, updatedAt: string, refusal: { code: RefundFailure, message: string } | null, amount: { amount: string, currency: CurrencyCode }, lines: Array<{ name: string, quantity: number, total: { amount: string, currency: CurrencyCode } }>, creditNote: { id: string, number: string, issuedAt: string } | null }>, recurringOrder: { id: string } | null, paymentAction: { clientSecret: string, url: string | null, expiresAt: string } | null, timeline: Array<{ status: OrderStatus, version: number, at: string, refusal: { code: OrderReason, message: string } | null }> } | null };

export type OrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OrdersQuery = { orders: { nodes: Array<{ id: string, number: string, status: OrderStatus, version: number, placedAt: string, email: string, refusal: { code: OrderReason, message: string } | null, lines: Array<{ name: string, quantity: number }>, total: { amount: string, currency: CurrencyCode } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OrderDeskQueryVariables = Exact<{
  day?: string | null | undefined;
  email?: string | null | undefined;
  needsAttention?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OrderDeskQuery = { orderDesk: { nodes: Array<{ id: string, number: string, status: OrderStatus, version: number, placedAt: string, email: string, refusal: { code: OrderReason, message: string } | null, lines: Array<{ name: string, quantity: number }>, total: { amount: string, currency: CurrencyCode } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
}>;


export type PlaceOrderMutation = { placeOrder: { order: { id: string } | null, userErrors: Array<{ field: string | null, message: string, code: OrderErrorCode }> } };

export type CancelOrderMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelOrderMutation = { cancelOrder: { order: { id: string, status: OrderStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: OrderErrorCode }> } };

export type ContinueOrderMutationVariables = Exact<{
  id: string | number;
}>;


export type ContinueOrderMutation = { continueOrder: { order: { id: string, status: OrderStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: OrderErrorCode }> } };

export type RetryOrderMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
}>;


export type RetryOrderMutation = { retryOrder: { order: { id: string, status: OrderStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: OrderErrorCode }> } };

export type OnOrderStatusChangedSubscriptionVariables = Exact<{
  orderId: string | number;
}>;


export type OnOrderStatusChangedSubscription = { onOrderStatusChanged: { orderId: string, ownerId: string, status: OrderStatus, version: number, at: string } | null };

export type OnMyOrdersChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OnMyOrdersChangedSubscription = { onMyOrdersChanged: { orderId: string, ownerId: string, status: OrderStatus, version: number, at: string } | null };

export type OnOrdersChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OnOrdersChangedSubscription = { onOrdersChanged: { orderId: string, ownerId: string, status: OrderStatus, version: number, at: string } | null };

export type OrganizedRowFragment = { id: string, status: EventStatus, title: string, version: number, startsAt: string, endsAt: string, localStart: string, localEnd: string, venue: { name: string, city: string, timeZone: string }, availability: Array<{ categoryId: string, sold: number | null, capacity: number, version: number }>, ticketCategories: Array<{ id: string, capacity: number }> };

export type OrganizedPartsFragment = { mayChange: boolean | null, publishedAt: string | null, id: string, status: EventStatus, title: string, version: number, description: string, doorsAt: string | null, startsAt: string, endsAt: string, localStart: string, localDoors: string | null, localEnd: string, note: string | null, postponedFrom: string | null, availability: Array<{ categoryId: string, available: number, held: number | null, sold: number | null, capacity: number, version: number }>, category: { id: string, name: string }, venue: { name: string, street: string, postalCode: string | null, city: string, country: CountryCode, timeZone: string }, images: Array<{ id: string, path: string, alt: string }>, ticketCategories: Array<{ id: string, name: string, taxRate: string, capacity: number, saleFrom: string | null, saleUntil: string, limitPerCustomer: number, price: { amount: string, currency: CurrencyCode }, priceWithTax: { amount: string, currency: CurrencyCode }, seatRows: Array<{ row: string, first: number, last: number }> }>, cancellationPolicy: { refundUntilHours: number | null, feeRate: string } };

export type CancellationPartsFragment = { eventId: string, status: EventCancellationStatus, bookingsCancelled: number, bookingsLeft: number, refundsRequested: number, refundsSucceeded: number, refundsFailed: number, version: number, startedAt: string, finishedAt: string | null, amount: { amount: string, currency: CurrencyCode } };

export type PromoCodePartsFragment = { code: string, percent: string | null, validFrom: string | null, validUntil: string | null, maximumUses: number | null, uses: number, active: boolean, version: number, amount: { amount: string, currency: CurrencyCode } | null };

export type OrganizedEventsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OrganizedEventsQuery = { organizedEvents: { nodes: Array<{ id: string, status: EventStatus, title: string, version: number, startsAt: string, endsAt: string, localStart: string, localEnd: string, venue: { name: string, city: string, timeZone: string }, availability: Array<{ categoryId: string, sold: number | null, capacity: number, version: number }>, ticketCategories: Array<{ id: string, capacity: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OrganizedEventQueryVariables = Exact<{
  id: string | number;
}>;


export type OrganizedEventQuery = { organizedEvent: { mayChange: boolean | null, publishedAt: string | null, id: string, status: EventStatus, title: string, version: number, description: string, doorsAt: string | null, startsAt: string, endsAt: string, localStart: string, localDoors: string | null, localEnd: string, note: string | null, postponedFrom: string | null, availability: Array<{ categoryId: string, available: number, held: number | null, sold: number | null, capacity: number, version: number }>, category: { id: string, name: string }, venue: { name: string, street: string, postalCode: string | null, city: string, country: CountryCode, timeZone: string }, images: Array<{ id: string, path: string, alt: string }>, ticketCategories: Array<{ id: string, name: string, taxRate: string, capacity: number, saleFrom: string | null, saleUntil: string, limitPerCustomer: number, price: { amount: string, currency: CurrencyCode }, priceWithTax: { amount: string, currency: CurrencyCode }, seatRows: Array<{ row: string, first: number, last: number }> }>, cancellationPolicy: { refundUntilHours: number | null, feeRate: string } } | null };

export type EventSalesQueryVariables = Exact<{
  eventId: string | number;
  from?: string | null | undefined;
  until?: string | null | undefined;
}>;


export type EventSalesQuery = { eventSales: Array<{ day: string, categoryId: string, tickets: number, cancelledTickets: number, gross: { amount: string, currency: CurrencyCode }, refunded: { amount: string, currency: CurrencyCode } }> };

export type AttendeesQueryVariables = Exact<{
  eventId: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AttendeesQuery = { attendees: { nodes: Array<{ categoryName: string, bookingNumber: string, bookingId: string, email: string, ticket: { id: string, name: string | null, seat: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PromoCodesQueryVariables = Exact<{
  eventId: string | number;
}>;


export type PromoCodesQuery = { promoCodes: Array<{ code: string, percent: string | null, validFrom: string | null, validUntil: string | null, maximumUses: number | null, uses: number, active: boolean, version: number, amount: { amount: string, currency: CurrencyCode } | null }> };

export type EventCancellationQueryVariables = Exact<{
  eventId: string | number;
}>;


export type EventCancellationQuery = { eventCancellation: { eventId: string, status: EventCancellationStatus, bookingsCancelled: number, bookingsLeft: number, refundsRequested: number, refundsSucceeded: number, refundsFailed: number, version: number, startedAt: string, finishedAt: string | null, amount: { amount: string, currency: CurrencyCode } } | null };

export type BookingDeskQueryVariables = Exact<{
  day?: string | null | undefined;
  email?: string | null | undefined;
  needsAttention?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BookingDeskQuery = { bookingDesk: { nodes: Array<{ id: string, number: string, status: BookingStatus, version: number, placedAt: string, email: string, quantity: number, seats: Array<string>, categoryName: string, event: { id: string, status: EventStatus, title: string, startsAt: string, localStart: string, venue: { name: string, city: string, timeZone: string } }, refusal: { code: BookingReason, message: string } | null, total: { amount: string, currency: CurrencyCode } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateEventMutationVariables = Exact<{
  input: CreateEventInput;
}>;


export type CreateEventMutation = { createEvent: { event: { id: string } | null, userErrors: Array<{ field: string | null, message: string, code: EventErrorCode }> } };

export type UpdateEventMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
  input: UpdateEventInput;
}>;


export type UpdateEventMutation = { updateEvent: { event: { mayChange: boolean | null, publishedAt: string | null, id: string, status: EventStatus, title: string, version: number, description: string, doorsAt: string | null, startsAt: string, endsAt: string, localStart: string, localDoors: string | null, localEnd: string, note: string | null, postponedFrom: string | null, availability: Array<{ categoryId: string, available: number, held: number | null, sold: number | null, capacity: number, version: number }>, category: { id: string, name: string }, venue: { name: string, street: string, postalCode: string | null, city: string, country: CountryCode, timeZone: string }, images: Array<{ id: string, path: string, alt: string }>, ticketCategories: Array<{ id: string, name: string, taxRate: string, capacity: number, saleFrom: string | null, saleUntil: string, limitPerCustomer: number, price: { amount: string, currency: CurrencyCode }, priceWithTax: { amount: string, currency: CurrencyCode }, seatRows: Array<{ row: string, first: number, last: number }> }>, cancellationPolicy: { refundUntilHours: number | null, feeRate: string } } | null, userErrors: Array<{ field: string | null, message: string, code: EventErrorCode }> } };

export type ChangeTicketCategoryMutationVariables = Exact<{
  eventId: string | number;
  categoryId: string | number;
  expectedVersion: number;
  input: ChangeTicketCategoryInput;
}>;


export type ChangeTicketCategoryMutation = { changeTicketCategory: { event: { mayChange: boolean | null, publishedAt: string | null, id: string, status: EventStatus, title: string, version: number, description: string, doorsAt: string | null, startsAt: string, endsAt: string, localStart: string, localDoors: string | null, localEnd: string, note: string | null, postponedFrom: string | null, availability: Array<{ categoryId: string, available: number, held: number | null, sold: number | null, capacity: number, version: number }>, category: { id: string, name: string }, venue: { name: string, street: string, postalCode: string | null, city: string, country: CountryCode, timeZone: string }, images: Array<{ id: string, path: string, alt: string }>, ticketCategories: Array<{ id: string, name: string, taxRate: string, capacity: number, saleFrom: string | null, saleUntil: string, limitPerCustomer: number, price: { amount: string, currency: CurrencyCode }, priceWithTax: { amount: string, currency: CurrencyCode }, seatRows: Array<{ row: string, first: number, last: number }> }>, cancellationPolicy: { refundUntilHours: number | null, feeRate: string } } | null, userErrors: Array<{ field: string | null, message: string, code: EventErrorCode }> } };

export type PublishEventMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
}>;


export type PublishEventMutation = { publishEvent: { event: { mayChange: boolean | null, publishedAt: string | null, id: string, status: EventStatus, title: string, version: number, description: string, doorsAt: string | null, startsAt: string, endsAt: string, localStart: string, localDoors: string | null, localEnd: string, note: string | null, postponedFrom: string | null, availability: Array<{ categoryId: string, available: number, held: number | null, sold: number | null, capacity: number, version: number }>, category: { id: string, name: string }, venue: { name: string, street: string, postalCode: string | null, city: string, country: CountryCode, timeZone: string }, images: Array<{ id: string, path: string, alt: string }>, ticketCategories: Array<{ id: string, name: string, taxRate: string, capacity: number, saleFrom: string | null, saleUntil: string, limitPerCustomer: number, price: { amount: string, currency: CurrencyCode }, priceWithTax: { amount: string, currency: CurrencyCode }, seatRows: Array<{ row: string, first: number, last: number }> }>, cancellationPolicy: { refundUntilHours: number | null, feeRate: string } } | null, userErrors: Array<{ field: string | null, message: string, code: EventErrorCode }> } };

export type PostponeEventMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
  input: PostponeEventInput;
}>;


export type PostponeEventMutation = { postponeEvent: { event: { mayChange: boolean | null, publishedAt: string | null, id: string, status: EventStatus, title: string, version: number, description: string, doorsAt: string | null, startsAt: string, endsAt: string, localStart: string, localDoors: string | null, localEnd: string, note: string | null, postponedFrom: string | null, availability: Array<{ categoryId: string, available: number, held: number | null, sold: number | null, capacity: number, version: number }>, category: { id: string, name: string }, venue: { name: string, street: string, postalCode: string | null, city: string, country: CountryCode, timeZone: string }, images: Array<{ id: string, path: string, alt: string }>, ticketCategories: Array<{ id: string, name: string, taxRate: string, capacity: number, saleFrom: string | null, saleUntil: string, limitPerCustomer: number, price: { amount: string, currency: CurrencyCode }, priceWithTax: { amount: string, currency: CurrencyCode }, seatRows: Array<{ row: string, first: number, last: number }> }>, cancellationPolicy: { refundUntilHours: number | null, feeRate: string } } | null, userErrors: Array<{ field: string | null, message: string, code: EventErrorCode }> } };

export type CancelEventMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
  note?: string | null | undefined;
}>;


export type CancelEventMutation = { cancelEvent: { event: { mayChange: boolean | null, publishedAt: string | null, id: string, status: EventStatus, title: string, version: number, description: string, doorsAt: string | null, startsAt: string, endsAt: string, localStart: string, localDoors: string | null, localEnd: string, note: string | null, postponedFrom: string | null, availability: Array<{ categoryId: string, available: number, held: number | null, sold: number | null, capacity: number, version: number }>, category: { id: string, name: string }, venue: { name: string, street: string, postalCode: string | null, city: string, country: CountryCode, timeZone: string }, images: Array<{ id: string, path: string, alt: string }>, ticketCategories: Array<{ id: string, name: string, taxRate: string, capacity: number, saleFrom: string | null, saleUntil: string, limitPerCustomer: number, price: { amount: string, currency: CurrencyCode }, priceWithTax: { amount: string, currency: CurrencyCode }, seatRows: Array<{ row: string, first: number, last: number }> }>, cancellationPolicy: { refundUntilHours: number | null, feeRate: string } } | null, userErrors: Array<{ field: string | null, message: string, code: EventErrorCode }> } };

export type RequestEventImageMutationVariables = Exact<{
  id: string | number;
  input: RequestEventImageInput;
}>;


export type RequestEventImageMutation = { requestEventImage: { upload: { imageId: string, form: { url: string, expiresAt: string, fields: Array<{ name: string, value: string }> } } | null, userErrors: Array<{ field: string | null, message: string, code: EventErrorCode }> } };

export type AddEventImageMutationVariables = Exact<{
  id: string | number;
  imageId: string | number;
  alt: string;
}>;


export type AddEventImageMutation = { addEventImage: { event: { id: string } | null, userErrors: Array<{ field: string | null, message: string, code: EventErrorCode }> } };

export type RemoveEventImageMutationVariables = Exact<{
  id: string | number;
  imageId: string | number;
}>;


export type RemoveEventImageMutation = { removeEventImage: { event: { id: string } | null, userErrors: Array<{ field: string | null, message: string, code: EventErrorCode }> } };

export type CreateEventCategoryMutationVariables = Exact<{
  name: string;
}>;


export type CreateEventCategoryMutation = { createEventCategory: { category: { id: string, name: string, retired: boolean, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: EventErrorCode }> } };

export type ChangeEventCategoryMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
  name?: string | null | undefined;
  retired?: boolean | null | undefined;
}>;


export type ChangeEventCategoryMutation = { changeEventCategory: { category: { id: string, name: string, retired: boolean, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: EventErrorCode }> } };

export type CreatePromoCodeMutationVariables = Exact<{
  input: CreatePromoCodeInput;
}>;


export type CreatePromoCodeMutation = { createPromoCode: { promoCode: { code: string, percent: string | null, validFrom: string | null, validUntil: string | null, maximumUses: number | null, uses: number, active: boolean, version: number, amount: { amount: string, currency: CurrencyCode } | null } | null, userErrors: Array<{ field: string | null, message: string, code: BookingErrorCode }> } };

export type ChangePromoCodeMutationVariables = Exact<{
  eventId: string | number;
  code: string;
  expectedVersion: number;
  input: ChangePromoCodeInput;
}>;


export type ChangePromoCodeMutation = { changePromoCode: { promoCode: { code: string, percent: string | null, validFrom: string | null, validUntil: string | null, maximumUses: number | null, uses: number, active: boolean, version: number, amount: { amount: string, currency: CurrencyCode } | null } | null, userErrors: Array<{ field: string | null, message: string, code: BookingErrorCode }> } };

export type ExportAttendeesMutationVariables = Exact<{
  eventId: string | number;
}>;


export type ExportAttendeesMutation = { exportAttendees: { export: { url: string, tickets: number } | null, userErrors: Array<{ field: string | null, message: string, code: BookingErrorCode }> } };

export type OnEventCancellationChangedSubscriptionVariables = Exact<{
  eventId: string | number;
}>;


export type OnEventCancellationChangedSubscription = { onEventCancellationChanged: { eventId: string, status: EventCancellationStatus, bookingsCancelled: number, refundsSucceeded: number, refundsFailed: number, version: number, at: string } | null };

export type BuyerPartsFragment = { name: string, vatNumber: string | null, address: { street: string, addressLine: string | null, postalCode: string | null, city: string, country: CountryCode } | null };

export type ReceiptPartsFragment = { id: string, number: string, kind: ReceiptKind, issuedAt: string, net: { amount: string, currency: CurrencyCode }, tax: { amount: string, currency: CurrencyCode }, total: { amount: string, currency: CurrencyCode }, taxes: Array<{ rate: string, net: { amount: string, currency: CurrencyCode }, tax: { amount: string, currency: CurrencyCode } }>, buyer: { name: string, vatNumber: string | null, address: { street: string, addressLine: string | null, postalCode: string | null, city: string, country: CountryCode } | null } };

export type OrderReceiptQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderReceiptQuery = { order: { id: string, number: string, status: OrderStatus, updatedAt: string, receipt: { id: string, number: string, kind: ReceiptKind, issuedAt: string, document: { url: string, fileName: string, size: number } | null, net: { amount: string, currency: CurrencyCode }, tax: { amount: string, currency: CurrencyCode }, total: { amount: string, currency: CurrencyCode }, taxes: Array<{ rate: string, net: { amount: string, currency: CurrencyCode }, tax: { amount: string, currency: CurrencyCode } }>, buyer: { name: string, vatNumber: string | null, address: { street: string, addressLine: string | null, postalCode: string | null, city: string, country: CountryCode } | null } } | null } | null };

export type ReceiptAddressQueryVariables = Exact<{
  orderId: string | number;
}>;


export type ReceiptAddressQuery = { order: { id: string, receipt: { id: string, document: { url: string, fileName: string } | null } | null } | null };

export type BookingReceiptAddressQueryVariables = Exact<{
  bookingId: string | number;
}>;


export type BookingReceiptAddressQuery = { booking: { id: string, receipt: { id: string, document: { url: string, fileName: string } | null } | null } | null };

export type CreditNotesOfBookingQueryVariables = Exact<{
  bookingId: string | number;
}>;


export type CreditNotesOfBookingQuery = { booking: { id: string, refunds: Array<{ id: string, creditNote: { id: string } | null }> } | null };

export type CreditNoteAddressQueryVariables = Exact<{
  refundId: string | number;
}>;


export type CreditNoteAddressQuery = { refund: { id: string, creditNote: { id: string, document: { url: string, fileName: string } | null } | null } | null };

export type CreditNotesOfOrderQueryVariables = Exact<{
  orderId: string | number;
}>;


export type CreditNotesOfOrderQuery = { order: { id: string, refunds: Array<{ id: string, creditNote: { id: string } | null }> } | null };

export type ReceiptJournalQueryVariables = Exact<{
  kind: ReceiptKind;
  year: number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReceiptJournalQuery = { receiptJournal: { nodes: Array<{ id: string, number: string, kind: ReceiptKind, issuedAt: string, net: { amount: string, currency: CurrencyCode }, tax: { amount: string, currency: CurrencyCode }, total: { amount: string, currency: CurrencyCode }, buyer: { name: string }, order: { id: string, number: string } | null, booking: { id: string, number: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LastBuyerQueryVariables = Exact<{ [key: string]: never; }>;


export type LastBuyerQuery = { orders: { nodes: Array<{ id: string, billTo: { name: string, vatNumber: string | null, address: { street: string, addressLine: string | null, postalCode: string | null, city: string, country: CountryCode } | null } | null }> } };

export type RecurringRowFragment = { id: string, status: RecurringOrderStatus, version: number, interval: RecurringInterval, startsOn: string, endsOn: string | null, count: number | null, placed: number, nextRunOn: string | null, retryOn: string | null, refusal: { code: RecurringOrderReason, message: string } | null, lines: Array<{ name: string, quantity: number }>, agreedTotal: { amount: string, currency: CurrencyCode } };

export type RecurringPartsFragment = { id: string, status: RecurringOrderStatus, version: number, interval: RecurringInterval, startsOn: string, endsOn: string | null, count: number | null, placed: number, nextRunOn: string | null, retryOn: string | null, missedRunOn: string | null, upcoming: Array<string>, email: string, shippingNote: string | null, createdAt: string, updatedAt: string, refusal: { code: RecurringOrderReason, message: string } | null, lines: Array<{ name: string, quantity: number, taxRate: string, product: { id: string } | null, unitPrice: { amount: string, currency: CurrencyCode } }>, agreedTotal: { amount: string, currency: CurrencyCode }, currentTotal: { amount: string, currency: CurrencyCode } | null, card: { brand: string, last4: string } | null, cardSetup: { clientSecret: string, url: string | null, refusal: { code: PaymentFailure, message: string } | null } | null, billTo: { name: string, vatNumber: string | null, address: { street: string, addressLine: string | null, postalCode: string | null, city: string, country: CountryCode } | null } | null, history: Array<{ event: RecurringOrderEvent, at: string, runOn: string | null, orderId: string | null, reason: RecurringOrderReason | null }> };

export type RecurringOrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RecurringOrdersQuery = { recurringOrders: { nodes: Array<{ id: string, status: RecurringOrderStatus, version: number, interval: RecurringInterval, startsOn: string, endsOn: string | null, count: number | null, placed: number, nextRunOn: string | null, retryOn: string | null, refusal: { code: RecurringOrderReason, message: string } | null, lines: Array<{ name: string, quantity: number }>, agreedTotal: { amount: string, currency: CurrencyCode } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RecurringOrderQueryVariables = Exact<{
  id: string | number;
}>;


export type RecurringOrderQuery = { recurringOrder: { id: string, status: RecurringOrderStatus, version: number, interval: RecurringInterval, startsOn: string, endsOn: string | null, count: number | null, placed: number, nextRunOn: string | null, retryOn: string | null, missedRunOn: string | null, upcoming: Array<string>, email: string, shippingNote: string | null, createdAt: string, updatedAt: string, refusal: { code: RecurringOrderReason, message: string } | null, lines: Array<{ name: string, quantity: number, taxRate: string, product: { id: string } | null, unitPrice: { amount: string, currency: CurrencyCode } }>, agreedTotal: { amount: string, currency: CurrencyCode }, currentTotal: { amount: string, currency: CurrencyCode } | null, card: { brand: string, last4: string } | null, cardSetup: { clientSecret: string, url: string | null, refusal: { code: PaymentFailure, message: string } | null } | null, billTo: { name: string, vatNumber: string | null, address: { street: string, addressLine: string | null, postalCode: string | null, city: string, country: CountryCode } | null } | null, history: Array<{ event: RecurringOrderEvent, at: string, runOn: string | null, orderId: string | null, reason: RecurringOrderReason | null }> } | null };

export type OrdersOfRecurringQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OrdersOfRecurringQuery = { recurringOrder: { id: string, orders: { nodes: Array<{ scheduledFor: string | null, id: string, number: string, status: OrderStatus, version: number, placedAt: string, email: string, refusal: { code: OrderReason, message: string } | null, lines: Array<{ name: string, quantity: number }>, total: { amount: string, currency: CurrencyCode } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CreateRecurringOrderMutationVariables = Exact<{
  input: CreateRecurringOrderInput;
}>;


export type CreateRecurringOrderMutation = { createRecurringOrder: { recurringOrder: { id: string, status: RecurringOrderStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: RecurringOrderErrorCode }> } };

export type ContinueRecurringOrderMutationVariables = Exact<{
  id: string | number;
}>;


export type ContinueRecurringOrderMutation = { continueRecurringOrder: { recurringOrder: { id: string, status: RecurringOrderStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: RecurringOrderErrorCode }> } };

export type ChangeRecurringOrderCardMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
  paymentMethodId?: string | null | undefined;
}>;


export type ChangeRecurringOrderCardMutation = { changeRecurringOrderCard: { recurringOrder: { id: string, status: RecurringOrderStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: RecurringOrderErrorCode }> } };

export type PauseRecurringOrderMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
}>;


export type PauseRecurringOrderMutation = { pauseRecurringOrder: { recurringOrder: { id: string, status: RecurringOrderStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: RecurringOrderErrorCode }> } };

export type ResumeRecurringOrderMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
  acceptedTotal?: MoneyInput | null | undefined;
  makeUp?: boolean | null | undefined;
}>;


export type ResumeRecurringOrderMutation = { resumeRecurringOrder: { recurringOrder: { id: string, status: RecurringOrderStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: RecurringOrderErrorCode }> } };

export type SkipRecurringOrderMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
}>;


export type SkipRecurringOrderMutation = { skipRecurringOrder: { recurringOrder: { id: string, status: RecurringOrderStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: RecurringOrderErrorCode }> } };

export type CancelRecurringOrderMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelRecurringOrderMutation = { cancelRecurringOrder: { recurringOrder: { id: string, status: RecurringOrderStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: RecurringOrderErrorCode }> } };

export type OnMyRecurringOrdersChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OnMyRecurringOrdersChangedSubscription = { onMyRecurringOrdersChanged: { recurringOrderId: string, ownerId: string, status: RecurringOrderStatus, version: number, at: string } | null };

export type MoneyPartsFragment = { authorized: { amount: string, currency: CurrencyCode }, captured: { amount: string, currency: CurrencyCode }, refunded: { amount: string, currency: CurrencyCode }, refundPending: { amount: string, currency: CurrencyCode }, net: { amount: string, currency: CurrencyCode }, refundable: { amount: string, currency: CurrencyCode }, refundableLines: Array<{ productId: string, name: string, quantity: number, total: { amount: string, currency: CurrencyCode } }> };

export type RefundPartsFragment = { id: string, status: RefundStatus, version: number, reason: RefundReason, note: string | null, restock: boolean, restocked: boolean, attempt: number, requestedAt: string, updatedAt: string, refusal: { code: RefundFailure, message: string } | null, amount: { amount: string, currency: CurrencyCode }, lines: Array<{ name: string, quantity: number, total: { amount: string, currency: CurrencyCode } }>, creditNote: { id: string, number: string, issuedAt: string } | null };

export type RefundRowFragment = { id: string, status: RefundStatus, version: number, reason: RefundReason, note: string | null, restock: boolean, restocked: boolean, attempt: number, requestedAt: string, updatedAt: string, order: { id: string, number: string, email: string } | null, booking: { id: string, number: string, email: string } | null, refusal: { code: RefundFailure, message: string } | null, amount: { amount: string, currency: CurrencyCode }, lines: Array<{ name: string, quantity: number, total: { amount: string, currency: CurrencyCode } }>, creditNote: { id: string, number: string, issuedAt: string } | null };

export type RefundDeskQueryVariables = Exact<{
  day?: string | null | undefined;
  failed?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RefundDeskQuery = { refundDesk: { nodes: Array<{ id: string, status: RefundStatus, version: number, reason: RefundReason, note: string | null, restock: boolean, restocked: boolean, attempt: number, requestedAt: string, updatedAt: string, order: { id: string, number: string, email: string } | null, booking: { id: string, number: string, email: string } | null, refusal: { code: RefundFailure, message: string } | null, amount: { amount: string, currency: CurrencyCode }, lines: Array<{ name: string, quantity: number, total: { amount: string, currency: CurrencyCode } }>, creditNote: { id: string, number: string, issuedAt: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RefundOrderMutationVariables = Exact<{
  id: string | number;
  input: RefundOrderInput;
}>;


export type RefundOrderMutation = { refundOrder: { refund: { id: string, status: RefundStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: RefundErrorCode }> } };

export type RetryRefundMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
}>;


export type RetryRefundMutation = { retryRefund: { refund: { id: string, status: RefundStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: RefundErrorCode }> } };

export type CloseRefundMutationVariables = Exact<{
  id: string | number;
  expectedVersion: number;
}>;


export type CloseRefundMutation = { closeRefund: { refund: { id: string, status: RefundStatus, version: number } | null, userErrors: Array<{ field: string | null, message: string, code: RefundErrorCode }> } };

export type OnRefundChangedSubscriptionVariables = Exact<{
  orderId: string | number;
}>;


export type OnRefundChangedSubscription = { onRefundChanged: { refundId: string, orderId: string | null, bookingId: string | null, ownerId: string, status: RefundStatus, version: number, at: string } | null };

export type OnBookingRefundChangedSubscriptionVariables = Exact<{
  bookingId: string | number;
}>;


export type OnBookingRefundChangedSubscription = { onRefundChanged: { refundId: string, orderId: string | null, bookingId: string | null, ownerId: string, status: RefundStatus, version: number, at: string } | null };

export type OnRefundsChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OnRefundsChangedSubscription = { onRefundsChanged: { refundId: string, orderId: string | null, bookingId: string | null, ownerId: string, status: RefundStatus, version: number, at: string } | null };

export type SearchInvoicesQueryVariables = Exact<{
  filter: InvoiceFilterInput;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchInvoicesQuery = { searchInvoices: { nodes: Array<{ id: string, channel: InvoiceChannel, status: InvoiceStatus, version: number, uploadedAt: string, kind: InvoiceKind | null, part: { number: number, of: number } | null, reviews: Array<{ code: ReviewReason, field: string | null, message: string }>, file: { id: string, name: string }, refusal: { code: InvoiceReason, message: string } | null, vendor: { value: string } | null, number: { value: string } | null, issueDate: { value: string } | null, currency: { value: CurrencyCode } | null, total: { value: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SavedFiltersQueryVariables = Exact<{ [key: string]: never; }>;


export type SavedFiltersQuery = { savedFilters: Array<{ id: string, name: string, filter: { text: string | null, vendorId: string | null, category: InvoiceCategory | null, currency: CurrencyCode | null, minimumTotal: string | null, maximumTotal: string | null, from: string | null, to: string | null } }> };

export type SaveFilterMutationVariables = Exact<{
  name: string;
  filter: InvoiceFilterInput;
}>;


export type SaveFilterMutation = { saveFilter: { filter: { id: string, name: string } | null, userErrors: Array<{ field: string | null, message: string, code: ReportErrorCode }> } };

export type DeleteFilterMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteFilterMutation = { deleteFilter: { id: string | null, userErrors: Array<{ field: string | null, message: string, code: ReportErrorCode }> } };

export type ExportInvoicesMutationVariables = Exact<{
  input: ExportInvoicesInput;
}>;


export type ExportInvoicesMutation = { exportInvoices: { export: { url: string, name: string, contentType: string, count: number } | null, userErrors: Array<{ field: string | null, message: string, code: ReportErrorCode }> } };

export type SpendQueryVariables = Exact<{
  by: SpendDimension;
  from: string;
  to: string;
}>;


export type SpendQuery = { spend: Array<{ month: string, key: string, name: string, total: string, currency: CurrencyCode, count: number }> };

export type ProductCardFragment = { id: string, name: string, category: string, taxRate: string, availability: Availability, active: boolean, price: { amount: string, currency: CurrencyCode }, priceWithTax: { amount: string, currency: CurrencyCode }, images: Array<{ id: string, path: string, alt: string }> };

export type ProductsQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ProductsQuery = { products: { nodes: Array<{ id: string, name: string, category: string, taxRate: string, availability: Availability, active: boolean, price: { amount: string, currency: CurrencyCode }, priceWithTax: { amount: string, currency: CurrencyCode }, images: Array<{ id: string, path: string, alt: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProductQueryVariables = Exact<{
  id: string | number;
}>;


export type ProductQuery = { product: { sku: string, description: string, id: string, name: string, category: string, taxRate: string, availability: Availability, active: boolean, price: { amount: string, currency: CurrencyCode }, priceWithTax: { amount: string, currency: CurrencyCode }, images: Array<{ id: string, path: string, alt: string }> } | null };

export type CartProductQueryVariables = Exact<{
  id: string | number;
}>;


export type CartProductQuery = { product: { id: string, name: string, category: string, taxRate: string, availability: Availability, active: boolean, price: { amount: string, currency: CurrencyCode }, priceWithTax: { amount: string, currency: CurrencyCode }, images: Array<{ id: string, path: string, alt: string }> } | null };

export type VendorPartsFragment = { id: string, name: string, version: number, defaultCategory: InvoiceCategory | null, invoiceCount: number, lastInvoiceOn: string | null };

export type VendorsQueryVariables = Exact<{
  startsWith?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type VendorsQuery = { vendors: { nodes: Array<{ id: string, name: string, version: number, defaultCategory: InvoiceCategory | null, invoiceCount: number, lastInvoiceOn: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type VendorSuggestionsQueryVariables = Exact<{ [key: string]: never; }>;


export type VendorSuggestionsQuery = { vendorSuggestions: Array<{ reason: VendorSuggestionReason, first: { id: string, name: string, version: number, defaultCategory: InvoiceCategory | null, invoiceCount: number, lastInvoiceOn: string | null }, second: { id: string, name: string, version: number, defaultCategory: InvoiceCategory | null, invoiceCount: number, lastInvoiceOn: string | null } }> };

export type VendorQueryVariables = Exact<{
  id: string | number;
}>;


export type VendorQuery = { vendor: { ownerId: string, aliases: Array<string>, vatNumbers: Array<string>, ibans: Array<string>, createdAt: string, id: string, name: string, version: number, defaultCategory: InvoiceCategory | null, invoiceCount: number, lastInvoiceOn: string | null, hints: Array<{ field: CorrectableField, label: string, used: number }> } | null };

export type VendorInvoicesQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type VendorInvoicesQuery = { vendor: { id: string, invoices: { nodes: Array<{ id: string, channel: InvoiceChannel, status: InvoiceStatus, version: number, uploadedAt: string, kind: InvoiceKind | null, part: { number: number, of: number } | null, reviews: Array<{ code: ReviewReason, field: string | null, message: string }>, file: { id: string, name: string }, refusal: { code: InvoiceReason, message: string } | null, vendor: { value: string } | null, number: { value: string } | null, issueDate: { value: string } | null, currency: { value: CurrencyCode } | null, total: { value: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type UpdateVendorMutationVariables = Exact<{
  input: UpdateVendorInput;
}>;


export type UpdateVendorMutation = { updateVendor: { vendor: { id: string, name: string, version: number, defaultCategory: InvoiceCategory | null, invoiceCount: number, lastInvoiceOn: string | null } | null, userErrors: Array<{ field: string | null, message: string, code: VendorErrorCode }> } };

export type MergeVendorsMutationVariables = Exact<{
  fromId: string | number;
  intoId: string | number;
  expectedVersion: number;
}>;


export type MergeVendorsMutation = { mergeVendors: { vendor: { id: string, name: string, version: number, defaultCategory: InvoiceCategory | null, invoiceCount: number, lastInvoiceOn: string | null } | null, userErrors: Array<{ field: string | null, message: string, code: VendorErrorCode }> } };

export type DismissVendorSuggestionMutationVariables = Exact<{
  firstId: string | number;
  secondId: string | number;
}>;


export type DismissVendorSuggestionMutation = { dismissVendorSuggestion: { dismissed: boolean | null, userErrors: Array<{ field: string | null, message: string, code: VendorErrorCode }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const BookedEventFragmentDoc = new TypedDocumentString(`
    fragment BookedEvent on Event {
  id
  status
  title
  startsAt
  endsAt
  localStart
  localEnd
  note
  venue {
    name
    street
    postalCode
    city
    country
    timeZone
  }
}
    `, {"fragmentName":"BookedEvent"}) as unknown as TypedDocumentString<BookedEventFragment, unknown>;
export const HoldPartsFragmentDoc = new TypedDocumentString(`
    fragment HoldParts on TicketHold {
  id
  status
  event {
    ...BookedEvent
    ticketCategories {
      id
      name
    }
  }
  categoryId
  quantity
  seats
  price {
    amount
    currency
  }
  taxRate
  total {
    amount
    currency
  }
  secondsLeft
  booking {
    id
    status
    refusal {
      code
      message
    }
  }
}
    fragment BookedEvent on Event {
  id
  status
  title
  startsAt
  endsAt
  localStart
  localEnd
  note
  venue {
    name
    street
    postalCode
    city
    country
    timeZone
  }
}`, {"fragmentName":"HoldParts"}) as unknown as TypedDocumentString<HoldPartsFragment, unknown>;
export const BookingRowFragmentDoc = new TypedDocumentString(`
    fragment BookingRow on Booking {
  id
  number
  status
  version
  placedAt
  email
  quantity
  seats
  categoryName
  event {
    id
    status
    title
    startsAt
    localStart
    venue {
      name
      city
      timeZone
    }
  }
  refusal {
    code
    message
  }
  total {
    amount
    currency
  }
}
    `, {"fragmentName":"BookingRow"}) as unknown as TypedDocumentString<BookingRowFragment, unknown>;
export const BuyerPartsFragmentDoc = new TypedDocumentString(`
    fragment BuyerParts on Buyer {
  name
  vatNumber
  address {
    street
    addressLine
    postalCode
    city
    country
  }
}
    `, {"fragmentName":"BuyerParts"}) as unknown as TypedDocumentString<BuyerPartsFragment, unknown>;
export const MoneyPartsFragmentDoc = new TypedDocumentString(`
    fragment MoneyParts on PurchaseMoney {
  authorized {
    amount
    currency
  }
  captured {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
  refundPending {
    amount
    currency
  }
  net {
    amount
    currency
  }
  refundable {
    amount
    currency
  }
  refundableLines {
    productId
    name
    quantity
    total {
      amount
      currency
    }
  }
}
    `, {"fragmentName":"MoneyParts"}) as unknown as TypedDocumentString<MoneyPartsFragment, unknown>;
export const RefundPartsFragmentDoc = new TypedDocumentString(`
    fragment RefundParts on Refund {
  id
  status
  version
  reason
  note
  restock
  restocked
  attempt
  requestedAt
  updatedAt
  refusal {
    code
    message
  }
  amount {
    amount
    currency
  }
  lines {
    name
    quantity
    total {
      amount
      currency
    }
  }
  creditNote {
    id
    number
    issuedAt
  }
}
    `, {"fragmentName":"RefundParts"}) as unknown as TypedDocumentString<RefundPartsFragment, unknown>;
export const BookingPartsFragmentDoc = new TypedDocumentString(`
    fragment BookingParts on Booking {
  id
  number
  status
  version
  placedAt
  confirmedAt
  updatedAt
  email
  categoryId
  categoryName
  quantity
  seats
  event {
    ...BookedEvent
  }
  refusal {
    code
    message
  }
  tickets {
    id
    name
    seat
    status
    nameChanges {
      previousName
      at
    }
  }
  price {
    amount
    currency
  }
  taxRate
  promoCode
  discount {
    amount
    currency
  }
  subtotal {
    amount
    currency
  }
  tax {
    amount
    currency
  }
  total {
    amount
    currency
  }
  billTo {
    ...BuyerParts
  }
  receipt {
    id
    number
    issuedAt
  }
  money {
    ...MoneyParts
  }
  refunds {
    ...RefundParts
  }
  payment {
    id
    status
    amount {
      amount
      currency
    }
    card {
      brand
      last4
    }
    refusal {
      code
      message
    }
    updatedAt
  }
  paymentAction {
    clientSecret
    url
    expiresAt
  }
  cancellationTerms {
    refund {
      amount
      currency
    }
    fee {
      amount
      currency
    }
    until
  }
  timeline {
    status
    at
    refusal {
      code
      message
    }
  }
}
    fragment BookedEvent on Event {
  id
  status
  title
  startsAt
  endsAt
  localStart
  localEnd
  note
  venue {
    name
    street
    postalCode
    city
    country
    timeZone
  }
}
fragment BuyerParts on Buyer {
  name
  vatNumber
  address {
    street
    addressLine
    postalCode
    city
    country
  }
}
fragment MoneyParts on PurchaseMoney {
  authorized {
    amount
    currency
  }
  captured {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
  refundPending {
    amount
    currency
  }
  net {
    amount
    currency
  }
  refundable {
    amount
    currency
  }
  refundableLines {
    productId
    name
    quantity
    total {
      amount
      currency
    }
  }
}
fragment RefundParts on Refund {
  id
  status
  version
  reason
  note
  restock
  restocked
  attempt
  requestedAt
  updatedAt
  refusal {
    code
    message
  }
  amount {
    amount
    currency
  }
  lines {
    name
    quantity
    total {
      amount
      currency
    }
  }
  creditNote {
    id
    number
    issuedAt
  }
}`, {"fragmentName":"BookingParts"}) as unknown as TypedDocumentString<BookingPartsFragment, unknown>;
export const StockRowFragmentDoc = new TypedDocumentString(`
    fragment StockRow on Product {
  id
  sku
  name
  category
  active
  stock
  lowStockAt
  availability
  price {
    amount
    currency
  }
  images {
    id
    path
    alt
  }
}
    `, {"fragmentName":"StockRow"}) as unknown as TypedDocumentString<StockRowFragment, unknown>;
export const StockedProductFragmentDoc = new TypedDocumentString(`
    fragment StockedProduct on Product {
  ...StockRow
  description
  taxRate
  version
  priceWithTax {
    amount
    currency
  }
}
    fragment StockRow on Product {
  id
  sku
  name
  category
  active
  stock
  lowStockAt
  availability
  price {
    amount
    currency
  }
  images {
    id
    path
    alt
  }
}`, {"fragmentName":"StockedProduct"}) as unknown as TypedDocumentString<StockedProductFragment, unknown>;
export const EventCardFragmentDoc = new TypedDocumentString(`
    fragment EventCard on Event {
  id
  status
  title
  version
  startsAt
  endsAt
  localStart
  localEnd
  category {
    id
    name
  }
  venue {
    name
    city
    country
    timeZone
  }
  images {
    id
    path
    alt
  }
  ticketCategories {
    id
    priceWithTax {
      amount
      currency
    }
  }
}
    `, {"fragmentName":"EventCard"}) as unknown as TypedDocumentString<EventCardFragment, unknown>;
export const PlacePartsFragmentDoc = new TypedDocumentString(`
    fragment PlaceParts on Place {
  page
  left
  top
  width
  height
}
    `, {"fragmentName":"PlaceParts"}) as unknown as TypedDocumentString<PlacePartsFragment, unknown>;
export const TextPartsFragmentDoc = new TypedDocumentString(`
    fragment TextParts on InvoiceText {
  value
  confidence
  corrected
  place {
    ...PlaceParts
  }
}
    fragment PlaceParts on Place {
  page
  left
  top
  width
  height
}`, {"fragmentName":"TextParts"}) as unknown as TypedDocumentString<TextPartsFragment, unknown>;
export const DatePartsFragmentDoc = new TypedDocumentString(`
    fragment DateParts on InvoiceDate {
  value
  confidence
  corrected
  place {
    ...PlaceParts
  }
}
    fragment PlaceParts on Place {
  page
  left
  top
  width
  height
}`, {"fragmentName":"DateParts"}) as unknown as TypedDocumentString<DatePartsFragment, unknown>;
export const AmountPartsFragmentDoc = new TypedDocumentString(`
    fragment AmountParts on InvoiceAmount {
  value
  confidence
  corrected
  place {
    ...PlaceParts
  }
}
    fragment PlaceParts on Place {
  page
  left
  top
  width
  height
}`, {"fragmentName":"AmountParts"}) as unknown as TypedDocumentString<AmountPartsFragment, unknown>;
export const InvoiceRowFragmentDoc = new TypedDocumentString(`
    fragment InvoiceRow on Invoice {
  id
  channel
  status
  version
  uploadedAt
  kind
  part {
    number
    of
  }
  reviews {
    code
    field
    message
  }
  file {
    id
    name
  }
  refusal {
    code
    message
  }
  vendor {
    value
  }
  number {
    value
  }
  issueDate {
    value
  }
  currency {
    value
  }
  total {
    value
  }
}
    `, {"fragmentName":"InvoiceRow"}) as unknown as TypedDocumentString<InvoiceRowFragment, unknown>;
export const OrderRowFragmentDoc = new TypedDocumentString(`
    fragment OrderRow on Order {
  id
  number
  status
  version
  placedAt
  email
  refusal {
    code
    message
  }
  lines {
    name
    quantity
  }
  total {
    amount
    currency
  }
}
    `, {"fragmentName":"OrderRow"}) as unknown as TypedDocumentString<OrderRowFragment, unknown>;
export const OrderPartsFragmentDoc = new TypedDocumentString(`
    fragment OrderParts on Order {
  id
  number
  status
  version
  placedAt
  updatedAt
  email
  shippingNote
  cancellable
  refusal {
    code
    message
  }
  lines {
    product {
      id
    }
    name
    quantity
    unitPrice {
      amount
      currency
    }
    taxRate
    net {
      amount
      currency
    }
    tax {
      amount
      currency
    }
    total {
      amount
      currency
    }
  }
  subtotal {
    amount
    currency
  }
  tax {
    amount
    currency
  }
  total {
    amount
    currency
  }
  payment {
    id
    status
    amount {
      amount
      currency
    }
    card {
      brand
      last4
    }
    refusal {
      code
      message
    }
    updatedAt
  }
  billTo {
    ...BuyerParts
  }
  receipt {
    id
    number
    issuedAt
  }
  money {
    ...MoneyParts
  }
  refunds {
    ...RefundParts
  }
  recurringOrder {
    id
  }
  scheduledFor
  paymentAction {
    clientSecret
    url
    expiresAt
  }
  timeline {
    status
    version
    at
    refusal {
      code
      message
    }
  }
}
    fragment BuyerParts on Buyer {
  name
  vatNumber
  address {
    street
    addressLine
    postalCode
    city
    country
  }
}
fragment MoneyParts on PurchaseMoney {
  authorized {
    amount
    currency
  }
  captured {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
  refundPending {
    amount
    currency
  }
  net {
    amount
    currency
  }
  refundable {
    amount
    currency
  }
  refundableLines {
    productId
    name
    quantity
    total {
      amount
      currency
    }
  }
}
fragment RefundParts on Refund {
  id
  status
  version
  reason
  note
  restock
  restocked
  attempt
  requestedAt
  updatedAt
  refusal {
    code
    message
  }
  amount {
    amount
    currency
  }
  lines {
    name
    quantity
    total {
      amount
      currency
    }
  }
  creditNote {
    id
    number
    issuedAt
  }
}`, {"fragmentName":"OrderParts"}) as unknown as TypedDocumentString<OrderPartsFragment, unknown>;
export const OrganizedRowFragmentDoc = new TypedDocumentString(`
    fragment OrganizedRow on Event {
  id
  status
  title
  version
  startsAt
  endsAt
  localStart
  localEnd
  venue {
    name
    city
    timeZone
  }
  availability {
    categoryId
    sold
    capacity
    version
  }
  ticketCategories {
    id
    capacity
  }
}
    `, {"fragmentName":"OrganizedRow"}) as unknown as TypedDocumentString<OrganizedRowFragment, unknown>;
export const TicketCategoryPartsFragmentDoc = new TypedDocumentString(`
    fragment TicketCategoryParts on TicketCategory {
  id
  name
  price {
    amount
    currency
  }
  taxRate
  priceWithTax {
    amount
    currency
  }
  capacity
  saleFrom
  saleUntil
  limitPerCustomer
  seatRows {
    row
    first
    last
  }
}
    `, {"fragmentName":"TicketCategoryParts"}) as unknown as TypedDocumentString<TicketCategoryPartsFragment, unknown>;
export const EventPartsFragmentDoc = new TypedDocumentString(`
    fragment EventParts on Event {
  id
  status
  title
  version
  description
  doorsAt
  startsAt
  endsAt
  localStart
  localDoors
  localEnd
  note
  postponedFrom
  category {
    id
    name
  }
  venue {
    name
    street
    postalCode
    city
    country
    timeZone
  }
  images {
    id
    path
    alt
  }
  ticketCategories {
    ...TicketCategoryParts
  }
  cancellationPolicy {
    refundUntilHours
    feeRate
  }
}
    fragment TicketCategoryParts on TicketCategory {
  id
  name
  price {
    amount
    currency
  }
  taxRate
  priceWithTax {
    amount
    currency
  }
  capacity
  saleFrom
  saleUntil
  limitPerCustomer
  seatRows {
    row
    first
    last
  }
}`, {"fragmentName":"EventParts"}) as unknown as TypedDocumentString<EventPartsFragment, unknown>;
export const OrganizedPartsFragmentDoc = new TypedDocumentString(`
    fragment OrganizedParts on Event {
  ...EventParts
  mayChange
  publishedAt
  availability {
    categoryId
    available
    held
    sold
    capacity
    version
  }
}
    fragment TicketCategoryParts on TicketCategory {
  id
  name
  price {
    amount
    currency
  }
  taxRate
  priceWithTax {
    amount
    currency
  }
  capacity
  saleFrom
  saleUntil
  limitPerCustomer
  seatRows {
    row
    first
    last
  }
}
fragment EventParts on Event {
  id
  status
  title
  version
  description
  doorsAt
  startsAt
  endsAt
  localStart
  localDoors
  localEnd
  note
  postponedFrom
  category {
    id
    name
  }
  venue {
    name
    street
    postalCode
    city
    country
    timeZone
  }
  images {
    id
    path
    alt
  }
  ticketCategories {
    ...TicketCategoryParts
  }
  cancellationPolicy {
    refundUntilHours
    feeRate
  }
}`, {"fragmentName":"OrganizedParts"}) as unknown as TypedDocumentString<OrganizedPartsFragment, unknown>;
export const CancellationPartsFragmentDoc = new TypedDocumentString(`
    fragment CancellationParts on EventCancellation {
  eventId
  status
  bookingsCancelled
  bookingsLeft
  refundsRequested
  refundsSucceeded
  refundsFailed
  amount {
    amount
    currency
  }
  version
  startedAt
  finishedAt
}
    `, {"fragmentName":"CancellationParts"}) as unknown as TypedDocumentString<CancellationPartsFragment, unknown>;
export const PromoCodePartsFragmentDoc = new TypedDocumentString(`
    fragment PromoCodeParts on PromoCode {
  code
  percent
  amount {
    amount
    currency
  }
  validFrom
  validUntil
  maximumUses
  uses
  active
  version
}
    `, {"fragmentName":"PromoCodeParts"}) as unknown as TypedDocumentString<PromoCodePartsFragment, unknown>;
export const ReceiptPartsFragmentDoc = new TypedDocumentString(`
    fragment ReceiptParts on Receipt {
  id
  number
  kind
  issuedAt
  net {
    amount
    currency
  }
  tax {
    amount
    currency
  }
  total {
    amount
    currency
  }
  taxes {
    rate
    net {
      amount
      currency
    }
    tax {
      amount
      currency
    }
  }
  buyer {
    ...BuyerParts
  }
}
    fragment BuyerParts on Buyer {
  name
  vatNumber
  address {
    street
    addressLine
    postalCode
    city
    country
  }
}`, {"fragmentName":"ReceiptParts"}) as unknown as TypedDocumentString<ReceiptPartsFragment, unknown>;
export const RecurringRowFragmentDoc = new TypedDocumentString(`
    fragment RecurringRow on RecurringOrder {
  id
  status
  version
  interval
  startsOn
  endsOn
  count
  placed
  nextRunOn
  retryOn
  refusal {
    code
    message
  }
  lines {
    name
    quantity
  }
  agreedTotal {
    amount
    currency
  }
}
    `, {"fragmentName":"RecurringRow"}) as unknown as TypedDocumentString<RecurringRowFragment, unknown>;
export const RecurringPartsFragmentDoc = new TypedDocumentString(`
    fragment RecurringParts on RecurringOrder {
  id
  status
  version
  interval
  startsOn
  endsOn
  count
  placed
  nextRunOn
  retryOn
  missedRunOn
  upcoming
  email
  shippingNote
  createdAt
  updatedAt
  refusal {
    code
    message
  }
  lines {
    product {
      id
    }
    name
    quantity
    unitPrice {
      amount
      currency
    }
    taxRate
  }
  agreedTotal {
    amount
    currency
  }
  currentTotal {
    amount
    currency
  }
  card {
    brand
    last4
  }
  cardSetup {
    clientSecret
    url
    refusal {
      code
      message
    }
  }
  billTo {
    ...BuyerParts
  }
  history {
    event
    at
    runOn
    orderId
    reason
  }
}
    fragment BuyerParts on Buyer {
  name
  vatNumber
  address {
    street
    addressLine
    postalCode
    city
    country
  }
}`, {"fragmentName":"RecurringParts"}) as unknown as TypedDocumentString<RecurringPartsFragment, unknown>;
export const RefundRowFragmentDoc = new TypedDocumentString(`
    fragment RefundRow on Refund {
  ...RefundParts
  order {
    id
    number
    email
  }
  booking {
    id
    number
    email
  }
}
    fragment RefundParts on Refund {
  id
  status
  version
  reason
  note
  restock
  restocked
  attempt
  requestedAt
  updatedAt
  refusal {
    code
    message
  }
  amount {
    amount
    currency
  }
  lines {
    name
    quantity
    total {
      amount
      currency
    }
  }
  creditNote {
    id
    number
    issuedAt
  }
}`, {"fragmentName":"RefundRow"}) as unknown as TypedDocumentString<RefundRowFragment, unknown>;
export const ProductCardFragmentDoc = new TypedDocumentString(`
    fragment ProductCard on Product {
  id
  name
  category
  taxRate
  price {
    amount
    currency
  }
  priceWithTax {
    amount
    currency
  }
  availability
  active
  images {
    id
    path
    alt
  }
}
    `, {"fragmentName":"ProductCard"}) as unknown as TypedDocumentString<ProductCardFragment, unknown>;
export const VendorPartsFragmentDoc = new TypedDocumentString(`
    fragment VendorParts on Vendor {
  id
  name
  version
  defaultCategory
  invoiceCount
  lastInvoiceOn
}
    `, {"fragmentName":"VendorParts"}) as unknown as TypedDocumentString<VendorPartsFragment, unknown>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    id
    roles
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const TicketHoldDocument = new TypedDocumentString(`
    query TicketHold($id: ID!) {
  ticketHold(id: $id) {
    ...HoldParts
  }
}
    fragment BookedEvent on Event {
  id
  status
  title
  startsAt
  endsAt
  localStart
  localEnd
  note
  venue {
    name
    street
    postalCode
    city
    country
    timeZone
  }
}
fragment HoldParts on TicketHold {
  id
  status
  event {
    ...BookedEvent
    ticketCategories {
      id
      name
    }
  }
  categoryId
  quantity
  seats
  price {
    amount
    currency
  }
  taxRate
  total {
    amount
    currency
  }
  secondsLeft
  booking {
    id
    status
    refusal {
      code
      message
    }
  }
}`) as unknown as TypedDocumentString<TicketHoldQuery, TicketHoldQueryVariables>;
export const TicketHoldsDocument = new TypedDocumentString(`
    query TicketHolds($first: Int) {
  ticketHolds(first: $first) {
    nodes {
      id
      status
      categoryId
      quantity
      seats
      secondsLeft
      event {
        id
        title
      }
      booking {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TicketHoldsQuery, TicketHoldsQueryVariables>;
export const QuoteBookingDocument = new TypedDocumentString(`
    query QuoteBooking($holdId: ID!, $promoCode: String) {
  quoteBooking(holdId: $holdId, promoCode: $promoCode) {
    quote {
      discount {
        amount
        currency
      }
      subtotal {
        amount
        currency
      }
      tax {
        amount
        currency
      }
      total {
        amount
        currency
      }
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<QuoteBookingQuery, QuoteBookingQueryVariables>;
export const BookingDocument = new TypedDocumentString(`
    query Booking($id: ID!) {
  booking(id: $id) {
    ...BookingParts
  }
}
    fragment BookedEvent on Event {
  id
  status
  title
  startsAt
  endsAt
  localStart
  localEnd
  note
  venue {
    name
    street
    postalCode
    city
    country
    timeZone
  }
}
fragment BookingParts on Booking {
  id
  number
  status
  version
  placedAt
  confirmedAt
  updatedAt
  email
  categoryId
  categoryName
  quantity
  seats
  event {
    ...BookedEvent
  }
  refusal {
    code
    message
  }
  tickets {
    id
    name
    seat
    status
    nameChanges {
      previousName
      at
    }
  }
  price {
    amount
    currency
  }
  taxRate
  promoCode
  discount {
    amount
    currency
  }
  subtotal {
    amount
    currency
  }
  tax {
    amount
    currency
  }
  total {
    amount
    currency
  }
  billTo {
    ...BuyerParts
  }
  receipt {
    id
    number
    issuedAt
  }
  money {
    ...MoneyParts
  }
  refunds {
    ...RefundParts
  }
  payment {
    id
    status
    amount {
      amount
      currency
    }
    card {
      brand
      last4
    }
    refusal {
      code
      message
    }
    updatedAt
  }
  paymentAction {
    clientSecret
    url
    expiresAt
  }
  cancellationTerms {
    refund {
      amount
      currency
    }
    fee {
      amount
      currency
    }
    until
  }
  timeline {
    status
    at
    refusal {
      code
      message
    }
  }
}
fragment BuyerParts on Buyer {
  name
  vatNumber
  address {
    street
    addressLine
    postalCode
    city
    country
  }
}
fragment MoneyParts on PurchaseMoney {
  authorized {
    amount
    currency
  }
  captured {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
  refundPending {
    amount
    currency
  }
  net {
    amount
    currency
  }
  refundable {
    amount
    currency
  }
  refundableLines {
    productId
    name
    quantity
    total {
      amount
      currency
    }
  }
}
fragment RefundParts on Refund {
  id
  status
  version
  reason
  note
  restock
  restocked
  attempt
  requestedAt
  updatedAt
  refusal {
    code
    message
  }
  amount {
    amount
    currency
  }
  lines {
    name
    quantity
    total {
      amount
      currency
    }
  }
  creditNote {
    id
    number
    issuedAt
  }
}`) as unknown as TypedDocumentString<BookingQuery, BookingQueryVariables>;
export const BookingsDocument = new TypedDocumentString(`
    query Bookings($first: Int, $after: String) {
  bookings(first: $first, after: $after) {
    nodes {
      ...BookingRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment BookingRow on Booking {
  id
  number
  status
  version
  placedAt
  email
  quantity
  seats
  categoryName
  event {
    id
    status
    title
    startsAt
    localStart
    venue {
      name
      city
      timeZone
    }
  }
  refusal {
    code
    message
  }
  total {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<BookingsQuery, BookingsQueryVariables>;
export const BookingReceiptDocument = new TypedDocumentString(`
    query BookingReceipt($id: ID!) {
  booking(id: $id) {
    id
    number
    status
    updatedAt
    receipt {
      ...ReceiptParts
      document {
        url
        fileName
        size
      }
    }
  }
}
    fragment BuyerParts on Buyer {
  name
  vatNumber
  address {
    street
    addressLine
    postalCode
    city
    country
  }
}
fragment ReceiptParts on Receipt {
  id
  number
  kind
  issuedAt
  net {
    amount
    currency
  }
  tax {
    amount
    currency
  }
  total {
    amount
    currency
  }
  taxes {
    rate
    net {
      amount
      currency
    }
    tax {
      amount
      currency
    }
  }
  buyer {
    ...BuyerParts
  }
}`) as unknown as TypedDocumentString<BookingReceiptQuery, BookingReceiptQueryVariables>;
export const HoldTicketsDocument = new TypedDocumentString(`
    mutation HoldTickets($input: HoldTicketsInput!) {
  holdTickets(input: $input) {
    hold {
      id
      status
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<HoldTicketsMutation, HoldTicketsMutationVariables>;
export const ReleaseTicketHoldDocument = new TypedDocumentString(`
    mutation ReleaseTicketHold($id: ID!) {
  releaseTicketHold(id: $id) {
    hold {
      id
      status
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ReleaseTicketHoldMutation, ReleaseTicketHoldMutationVariables>;
export const BookTicketsDocument = new TypedDocumentString(`
    mutation BookTickets($input: BookTicketsInput!) {
  bookTickets(input: $input) {
    booking {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<BookTicketsMutation, BookTicketsMutationVariables>;
export const ContinueBookingDocument = new TypedDocumentString(`
    mutation ContinueBooking($id: ID!) {
  continueBooking(id: $id) {
    booking {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ContinueBookingMutation, ContinueBookingMutationVariables>;
export const CancelBookingDocument = new TypedDocumentString(`
    mutation CancelBooking($id: ID!, $expectedRefund: MoneyInput, $expectedFee: MoneyInput) {
  cancelBooking(
    id: $id
    expectedRefund: $expectedRefund
    expectedFee: $expectedFee
  ) {
    booking {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<CancelBookingMutation, CancelBookingMutationVariables>;
export const ChangeTicketNameDocument = new TypedDocumentString(`
    mutation ChangeTicketName($id: ID!, $expectedVersion: Int!, $name: String!) {
  changeTicketName(id: $id, expectedVersion: $expectedVersion, name: $name) {
    booking {
      id
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeTicketNameMutation, ChangeTicketNameMutationVariables>;
export const RetryBookingDocument = new TypedDocumentString(`
    mutation RetryBooking($id: ID!, $expectedVersion: Int!) {
  retryBooking(id: $id, expectedVersion: $expectedVersion) {
    booking {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RetryBookingMutation, RetryBookingMutationVariables>;
export const OnBookingChangedDocument = new TypedDocumentString(`
    subscription OnBookingChanged($bookingId: ID!) {
  onBookingChanged(bookingId: $bookingId) {
    bookingId
    ownerId
    status
    version
    at
  }
}
    `) as unknown as TypedDocumentString<OnBookingChangedSubscription, OnBookingChangedSubscriptionVariables>;
export const OnMyBookingsChangedDocument = new TypedDocumentString(`
    subscription OnMyBookingsChanged {
  onMyBookingsChanged {
    bookingId
    ownerId
    status
    version
    at
  }
}
    `) as unknown as TypedDocumentString<OnMyBookingsChangedSubscription, OnMyBookingsChangedSubscriptionVariables>;
export const StockListDocument = new TypedDocumentString(`
    query StockList($lowStock: Boolean, $first: Int, $after: String) {
  stockList(lowStock: $lowStock, first: $first, after: $after) {
    nodes {
      ...StockRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment StockRow on Product {
  id
  sku
  name
  category
  active
  stock
  lowStockAt
  availability
  price {
    amount
    currency
  }
  images {
    id
    path
    alt
  }
}`) as unknown as TypedDocumentString<StockListQuery, StockListQueryVariables>;
export const StockedProductDocument = new TypedDocumentString(`
    query StockedProduct($id: ID!) {
  product(id: $id) {
    ...StockedProduct
  }
}
    fragment StockRow on Product {
  id
  sku
  name
  category
  active
  stock
  lowStockAt
  availability
  price {
    amount
    currency
  }
  images {
    id
    path
    alt
  }
}
fragment StockedProduct on Product {
  ...StockRow
  description
  taxRate
  version
  priceWithTax {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<StockedProductQuery, StockedProductQueryVariables>;
export const StockMovementsDocument = new TypedDocumentString(`
    query StockMovements($id: ID!, $first: Int, $after: String) {
  product(id: $id) {
    id
    stockMovements(first: $first, after: $after) {
      nodes {
        id
        change
        reason
        note
        actorId
        at
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StockMovementsQuery, StockMovementsQueryVariables>;
export const CreateProductDocument = new TypedDocumentString(`
    mutation CreateProduct($input: CreateProductInput!) {
  createProduct(input: $input) {
    product {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<CreateProductMutation, CreateProductMutationVariables>;
export const UpdateProductDocument = new TypedDocumentString(`
    mutation UpdateProduct($id: ID!, $expectedVersion: Int!, $input: UpdateProductInput!) {
  updateProduct(id: $id, expectedVersion: $expectedVersion, input: $input) {
    product {
      ...StockedProduct
    }
    userErrors {
      field
      message
      code
    }
  }
}
    fragment StockRow on Product {
  id
  sku
  name
  category
  active
  stock
  lowStockAt
  availability
  price {
    amount
    currency
  }
  images {
    id
    path
    alt
  }
}
fragment StockedProduct on Product {
  ...StockRow
  description
  taxRate
  version
  priceWithTax {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<UpdateProductMutation, UpdateProductMutationVariables>;
export const AdjustStockDocument = new TypedDocumentString(`
    mutation AdjustStock($id: ID!, $input: AdjustStockInput!) {
  adjustStock(id: $id, input: $input) {
    product {
      id
      stock
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<AdjustStockMutation, AdjustStockMutationVariables>;
export const RequestProductImageDocument = new TypedDocumentString(`
    mutation RequestProductImage($id: ID!, $input: RequestProductImageInput!) {
  requestProductImage(id: $id, input: $input) {
    upload {
      imageId
      form {
        url
        fields {
          name
          value
        }
        expiresAt
      }
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RequestProductImageMutation, RequestProductImageMutationVariables>;
export const AddProductImageDocument = new TypedDocumentString(`
    mutation AddProductImage($id: ID!, $imageId: ID!, $alt: String!) {
  addProductImage(id: $id, imageId: $imageId, alt: $alt) {
    product {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<AddProductImageMutation, AddProductImageMutationVariables>;
export const RemoveProductImageDocument = new TypedDocumentString(`
    mutation RemoveProductImage($id: ID!, $imageId: ID!) {
  removeProductImage(id: $id, imageId: $imageId) {
    product {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveProductImageMutation, RemoveProductImageMutationVariables>;
export const EventsDocument = new TypedDocumentString(`
    query Events($search: String, $categoryId: ID, $city: String, $from: AWSDate, $until: AWSDate, $minimumPrice: MoneyInput, $maximumPrice: MoneyInput, $first: Int, $after: String) {
  events(
    search: $search
    categoryId: $categoryId
    city: $city
    from: $from
    until: $until
    minimumPrice: $minimumPrice
    maximumPrice: $maximumPrice
    first: $first
    after: $after
  ) {
    nodes {
      ...EventCard
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment EventCard on Event {
  id
  status
  title
  version
  startsAt
  endsAt
  localStart
  localEnd
  category {
    id
    name
  }
  venue {
    name
    city
    country
    timeZone
  }
  images {
    id
    path
    alt
  }
  ticketCategories {
    id
    priceWithTax {
      amount
      currency
    }
  }
}`) as unknown as TypedDocumentString<EventsQuery, EventsQueryVariables>;
export const EventCategoriesDocument = new TypedDocumentString(`
    query EventCategories {
  eventCategories {
    id
    name
    retired
    version
  }
}
    `) as unknown as TypedDocumentString<EventCategoriesQuery, EventCategoriesQueryVariables>;
export const EventDocument = new TypedDocumentString(`
    query Event($id: ID!) {
  event(id: $id) {
    ...EventParts
  }
}
    fragment TicketCategoryParts on TicketCategory {
  id
  name
  price {
    amount
    currency
  }
  taxRate
  priceWithTax {
    amount
    currency
  }
  capacity
  saleFrom
  saleUntil
  limitPerCustomer
  seatRows {
    row
    first
    last
  }
}
fragment EventParts on Event {
  id
  status
  title
  version
  description
  doorsAt
  startsAt
  endsAt
  localStart
  localDoors
  localEnd
  note
  postponedFrom
  category {
    id
    name
  }
  venue {
    name
    street
    postalCode
    city
    country
    timeZone
  }
  images {
    id
    path
    alt
  }
  ticketCategories {
    ...TicketCategoryParts
  }
  cancellationPolicy {
    refundUntilHours
    feeRate
  }
}`) as unknown as TypedDocumentString<EventQuery, EventQueryVariables>;
export const EventAvailabilityDocument = new TypedDocumentString(`
    query EventAvailability($id: ID!) {
  event(id: $id) {
    id
    availability {
      categoryId
      available
      capacity
      version
    }
  }
}
    `) as unknown as TypedDocumentString<EventAvailabilityQuery, EventAvailabilityQueryVariables>;
export const SeatMapDocument = new TypedDocumentString(`
    query SeatMap($eventId: ID!, $categoryId: ID!) {
  seatMap(eventId: $eventId, categoryId: $categoryId) {
    taken
  }
}
    `) as unknown as TypedDocumentString<SeatMapQuery, SeatMapQueryVariables>;
export const OnEventChangedDocument = new TypedDocumentString(`
    subscription OnEventChanged($eventId: ID!) {
  onEventChanged(eventId: $eventId) {
    eventId
    status
    version
    at
  }
}
    `) as unknown as TypedDocumentString<OnEventChangedSubscription, OnEventChangedSubscriptionVariables>;
export const OnAvailabilityChangedDocument = new TypedDocumentString(`
    subscription OnAvailabilityChanged($eventId: ID!) {
  onAvailabilityChanged(eventId: $eventId) {
    eventId
    categoryId
    available
    version
    at
  }
}
    `) as unknown as TypedDocumentString<OnAvailabilityChangedSubscription, OnAvailabilityChangedSubscriptionVariables>;
export const RequestUploadsDocument = new TypedDocumentString(`
    mutation RequestUploads($input: RequestUploadsInput!) {
  requestUploads(input: $input) {
    uploads {
      file {
        id
      }
      invoice {
        id
      }
      form {
        url
        fields {
          name
          value
        }
        expiresAt
      }
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RequestUploadsMutation, RequestUploadsMutationVariables>;
export const InvoiceMailboxDocument = new TypedDocumentString(`
    query InvoiceMailbox {
  invoiceMailbox {
    address
    senders {
      address
      allowedAt
    }
  }
}
    `) as unknown as TypedDocumentString<InvoiceMailboxQuery, InvoiceMailboxQueryVariables>;
export const AllowMailSenderDocument = new TypedDocumentString(`
    mutation AllowMailSender($address: AWSEmail!) {
  allowMailSender(address: $address) {
    sender {
      address
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<AllowMailSenderMutation, AllowMailSenderMutationVariables>;
export const RemoveMailSenderDocument = new TypedDocumentString(`
    mutation RemoveMailSender($address: AWSEmail!) {
  removeMailSender(address: $address) {
    address
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveMailSenderMutation, RemoveMailSenderMutationVariables>;
export const InvoiceDocument = new TypedDocumentString(`
    query Invoice($id: ID!) {
  invoice(id: $id) {
    id
    ownerId
    channel
    status
    version
    attempt
    uploadedAt
    pages
    reader
    kind
    part {
      number
      of
      firstPage
      lastPage
    }
    refusal {
      code
      message
    }
    reviews {
      code
      field
      message
    }
    checks {
      code
      passed
      field
      expected
      found
      otherInvoiceId
    }
    decision {
      approved
      by
      at
      reason
    }
    file {
      id
      name
      mediaType
      size
    }
    vendor {
      ...TextParts
    }
    vendorVatNumber {
      ...TextParts
    }
    number {
      ...TextParts
    }
    issueDate {
      ...DateParts
    }
    dueDate {
      ...DateParts
    }
    currency {
      value
      confidence
      corrected
      place {
        ...PlaceParts
      }
    }
    subtotal {
      ...AmountParts
    }
    tax {
      ...AmountParts
    }
    taxes {
      rate {
        ...AmountParts
      }
      basis {
        ...AmountParts
      }
      amount {
        ...AmountParts
      }
    }
    discount {
      ...AmountParts
    }
    shipping {
      ...AmountParts
    }
    priorBalance {
      ...AmountParts
    }
    amountPaid {
      ...AmountParts
    }
    total {
      ...AmountParts
    }
    amountDue {
      ...AmountParts
    }
    iban {
      ...TextParts
    }
    bic {
      ...TextParts
    }
    purchaseOrder {
      ...TextParts
    }
    paymentTerms {
      ...TextParts
    }
    lines {
      code {
        ...TextParts
      }
      description {
        ...TextParts
      }
      quantity {
        ...AmountParts
      }
      unit {
        ...TextParts
      }
      unitPrice {
        ...AmountParts
      }
      taxRate {
        ...AmountParts
      }
      amount {
        ...AmountParts
      }
    }
    details {
      type
      label
      party
      value
      confidence
      place {
        ...PlaceParts
      }
    }
    alternates {
      field
      value
      confidence
      place {
        ...PlaceParts
      }
    }
    insights {
      summary
      category
      paymentTerms
      anomalies
      model
    }
  }
}
    fragment PlaceParts on Place {
  page
  left
  top
  width
  height
}
fragment TextParts on InvoiceText {
  value
  confidence
  corrected
  place {
    ...PlaceParts
  }
}
fragment DateParts on InvoiceDate {
  value
  confidence
  corrected
  place {
    ...PlaceParts
  }
}
fragment AmountParts on InvoiceAmount {
  value
  confidence
  corrected
  place {
    ...PlaceParts
  }
}`) as unknown as TypedDocumentString<InvoiceQuery, InvoiceQueryVariables>;
export const InvoiceSurroundingsDocument = new TypedDocumentString(`
    query InvoiceSurroundings($id: ID!) {
  invoice(id: $id) {
    id
    mayApprove
    vendorRecord {
      id
      name
      invoiceCount
    }
    duplicates {
      ...InvoiceRow
    }
  }
}
    fragment InvoiceRow on Invoice {
  id
  channel
  status
  version
  uploadedAt
  kind
  part {
    number
    of
  }
  reviews {
    code
    field
    message
  }
  file {
    id
    name
  }
  refusal {
    code
    message
  }
  vendor {
    value
  }
  number {
    value
  }
  issueDate {
    value
  }
  currency {
    value
  }
  total {
    value
  }
}`) as unknown as TypedDocumentString<InvoiceSurroundingsQuery, InvoiceSurroundingsQueryVariables>;
export const InvoiceHistoryDocument = new TypedDocumentString(`
    query InvoiceHistory($id: ID!, $first: Int, $after: String) {
  invoice(id: $id) {
    id
    history(first: $first, after: $after) {
      nodes {
        version
        action
        by
        at
        status
        changes {
          field
          before
          after
        }
        note
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<InvoiceHistoryQuery, InvoiceHistoryQueryVariables>;
export const InvoiceDocumentDocument = new TypedDocumentString(`
    query InvoiceDocument($id: ID!) {
  invoice(id: $id) {
    id
    document {
      url
      mediaType
      expiresAt
    }
  }
}
    `) as unknown as TypedDocumentString<InvoiceDocumentQuery, InvoiceDocumentQueryVariables>;
export const InvoicesDocument = new TypedDocumentString(`
    query Invoices($status: InvoiceStatus, $order: InvoiceOrder, $first: Int, $after: String) {
  invoices(status: $status, order: $order, first: $first, after: $after) {
    nodes {
      ...InvoiceRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment InvoiceRow on Invoice {
  id
  channel
  status
  version
  uploadedAt
  kind
  part {
    number
    of
  }
  reviews {
    code
    field
    message
  }
  file {
    id
    name
  }
  refusal {
    code
    message
  }
  vendor {
    value
  }
  number {
    value
  }
  issueDate {
    value
  }
  currency {
    value
  }
  total {
    value
  }
}`) as unknown as TypedDocumentString<InvoicesQuery, InvoicesQueryVariables>;
export const ReviewQueueDocument = new TypedDocumentString(`
    query ReviewQueue($reason: ReviewReason, $first: Int, $after: String) {
  reviewQueue(reason: $reason, first: $first, after: $after) {
    nodes {
      ...InvoiceRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment InvoiceRow on Invoice {
  id
  channel
  status
  version
  uploadedAt
  kind
  part {
    number
    of
  }
  reviews {
    code
    field
    message
  }
  file {
    id
    name
  }
  refusal {
    code
    message
  }
  vendor {
    value
  }
  number {
    value
  }
  issueDate {
    value
  }
  currency {
    value
  }
  total {
    value
  }
}`) as unknown as TypedDocumentString<ReviewQueueQuery, ReviewQueueQueryVariables>;
export const OnInvoiceChangedDocument = new TypedDocumentString(`
    subscription OnInvoiceChanged($id: ID, $everybody: Boolean) {
  onInvoiceChanged(id: $id, everybody: $everybody) {
    invoiceId
    status
    version
    at
  }
}
    `) as unknown as TypedDocumentString<OnInvoiceChangedSubscription, OnInvoiceChangedSubscriptionVariables>;
export const RereadInvoiceDocument = new TypedDocumentString(`
    mutation RereadInvoice($id: ID!, $expectedVersion: Int!) {
  rereadInvoice(id: $id, expectedVersion: $expectedVersion) {
    invoice {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RereadInvoiceMutation, RereadInvoiceMutationVariables>;
export const DeleteInvoiceDocument = new TypedDocumentString(`
    mutation DeleteInvoice($id: ID!, $expectedVersion: Int!) {
  deleteInvoice(id: $id, expectedVersion: $expectedVersion) {
    invoice {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteInvoiceMutation, DeleteInvoiceMutationVariables>;
export const ApproveInvoiceDocument = new TypedDocumentString(`
    mutation ApproveInvoice($id: ID!, $expectedVersion: Int!) {
  approveInvoice(id: $id, expectedVersion: $expectedVersion) {
    invoice {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ApproveInvoiceMutation, ApproveInvoiceMutationVariables>;
export const RejectInvoiceDocument = new TypedDocumentString(`
    mutation RejectInvoice($id: ID!, $expectedVersion: Int!, $reason: String!) {
  rejectInvoice(id: $id, expectedVersion: $expectedVersion, reason: $reason) {
    invoice {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RejectInvoiceMutation, RejectInvoiceMutationVariables>;
export const ReopenInvoiceDocument = new TypedDocumentString(`
    mutation ReopenInvoice($id: ID!, $expectedVersion: Int!) {
  reopenInvoice(id: $id, expectedVersion: $expectedVersion) {
    invoice {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ReopenInvoiceMutation, ReopenInvoiceMutationVariables>;
export const DescribeInvoiceDocument = new TypedDocumentString(`
    mutation DescribeInvoice($id: ID!, $expectedVersion: Int!) {
  describeInvoice(id: $id, expectedVersion: $expectedVersion) {
    invoice {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DescribeInvoiceMutation, DescribeInvoiceMutationVariables>;
export const CorrectInvoiceDocument = new TypedDocumentString(`
    mutation CorrectInvoice($input: CorrectInvoiceInput!) {
  correctInvoice(input: $input) {
    invoice {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<CorrectInvoiceMutation, CorrectInvoiceMutationVariables>;
export const ApproveInvoicesDocument = new TypedDocumentString(`
    mutation ApproveInvoices($invoices: [InvoiceVersionInput!]!) {
  approveInvoices(invoices: $invoices) {
    results {
      userErrors {
        message
        code
      }
    }
    userErrors {
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ApproveInvoicesMutation, ApproveInvoicesMutationVariables>;
export const ExplainInvoiceDocument = new TypedDocumentString(`
    query ExplainInvoice($id: ID!, $question: String!) {
  explainInvoice(id: $id, question: $question) {
    text
    model
  }
}
    `) as unknown as TypedDocumentString<ExplainInvoiceQuery, ExplainInvoiceQueryVariables>;
export const MailsDocument = new TypedDocumentString(`
    query Mails($day: AWSDate, $recipient: String, $first: Int, $after: String) {
  mails(day: $day, recipient: $recipient, first: $first, after: $after) {
    nodes {
      id
      template
      recipient
      status
      detail
      createdAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<MailsQuery, MailsQueryVariables>;
export const MailSuppressionsDocument = new TypedDocumentString(`
    query MailSuppressions($first: Int, $after: String) {
  mailSuppressions(first: $first, after: $after) {
    nodes {
      address
      reason
      at
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<MailSuppressionsQuery, MailSuppressionsQueryVariables>;
export const SuppressMailAddressDocument = new TypedDocumentString(`
    mutation SuppressMailAddress($address: String!) {
  suppressMailAddress(address: $address) {
    suppression {
      address
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SuppressMailAddressMutation, SuppressMailAddressMutationVariables>;
export const ReleaseMailAddressDocument = new TypedDocumentString(`
    mutation ReleaseMailAddress($address: String!) {
  releaseMailAddress(address: $address) {
    address
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ReleaseMailAddressMutation, ReleaseMailAddressMutationVariables>;
export const OrderDocument = new TypedDocumentString(`
    query Order($id: ID!) {
  order(id: $id) {
    ...OrderParts
  }
}
    fragment OrderParts on Order {
  id
  number
  status
  version
  placedAt
  updatedAt
  email
  shippingNote
  cancellable
  refusal {
    code
    message
  }
  lines {
    product {
      id
    }
    name
    quantity
    unitPrice {
      amount
      currency
    }
    taxRate
    net {
      amount
      currency
    }
    tax {
      amount
      currency
    }
    total {
      amount
      currency
    }
  }
  subtotal {
    amount
    currency
  }
  tax {
    amount
    currency
  }
  total {
    amount
    currency
  }
  payment {
    id
    status
    amount {
      amount
      currency
    }
    card {
      brand
      last4
    }
    refusal {
      code
      message
    }
    updatedAt
  }
  billTo {
    ...BuyerParts
  }
  receipt {
    id
    number
    issuedAt
  }
  money {
    ...MoneyParts
  }
  refunds {
    ...RefundParts
  }
  recurringOrder {
    id
  }
  scheduledFor
  paymentAction {
    clientSecret
    url
    expiresAt
  }
  timeline {
    status
    version
    at
    refusal {
      code
      message
    }
  }
}
fragment BuyerParts on Buyer {
  name
  vatNumber
  address {
    street
    addressLine
    postalCode
    city
    country
  }
}
fragment MoneyParts on PurchaseMoney {
  authorized {
    amount
    currency
  }
  captured {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
  refundPending {
    amount
    currency
  }
  net {
    amount
    currency
  }
  refundable {
    amount
    currency
  }
  refundableLines {
    productId
    name
    quantity
    total {
      amount
      currency
    }
  }
}
fragment RefundParts on Refund {
  id
  status
  version
  reason
  note
  restock
  restocked
  attempt
  requestedAt
  updatedAt
  refusal {
    code
    message
  }
  amount {
    amount
    currency
  }
  lines {
    name
    quantity
    total {
      amount
      currency
    }
  }
  creditNote {
    id
    number
    issuedAt
  }
}`) as unknown as TypedDocumentString<OrderQuery, OrderQueryVariables>;
export const OrdersDocument = new TypedDocumentString(`
    query Orders($first: Int, $after: String) {
  orders(first: $first, after: $after) {
    nodes {
      ...OrderRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment OrderRow on Order {
  id
  number
  status
  version
  placedAt
  email
  refusal {
    code
    message
  }
  lines {
    name
    quantity
  }
  total {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<OrdersQuery, OrdersQueryVariables>;
export const OrderDeskDocument = new TypedDocumentString(`
    query OrderDesk($day: AWSDate, $email: String, $needsAttention: Boolean, $first: Int, $after: String) {
  orderDesk(
    day: $day
    email: $email
    needsAttention: $needsAttention
    first: $first
    after: $after
  ) {
    nodes {
      ...OrderRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment OrderRow on Order {
  id
  number
  status
  version
  placedAt
  email
  refusal {
    code
    message
  }
  lines {
    name
    quantity
  }
  total {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<OrderDeskQuery, OrderDeskQueryVariables>;
export const PlaceOrderDocument = new TypedDocumentString(`
    mutation PlaceOrder($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    order {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<PlaceOrderMutation, PlaceOrderMutationVariables>;
export const CancelOrderDocument = new TypedDocumentString(`
    mutation CancelOrder($id: ID!) {
  cancelOrder(id: $id) {
    order {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<CancelOrderMutation, CancelOrderMutationVariables>;
export const ContinueOrderDocument = new TypedDocumentString(`
    mutation ContinueOrder($id: ID!) {
  continueOrder(id: $id) {
    order {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ContinueOrderMutation, ContinueOrderMutationVariables>;
export const RetryOrderDocument = new TypedDocumentString(`
    mutation RetryOrder($id: ID!, $expectedVersion: Int!) {
  retryOrder(id: $id, expectedVersion: $expectedVersion) {
    order {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RetryOrderMutation, RetryOrderMutationVariables>;
export const OnOrderStatusChangedDocument = new TypedDocumentString(`
    subscription OnOrderStatusChanged($orderId: ID!) {
  onOrderStatusChanged(orderId: $orderId) {
    orderId
    ownerId
    status
    version
    at
  }
}
    `) as unknown as TypedDocumentString<OnOrderStatusChangedSubscription, OnOrderStatusChangedSubscriptionVariables>;
export const OnMyOrdersChangedDocument = new TypedDocumentString(`
    subscription OnMyOrdersChanged {
  onMyOrdersChanged {
    orderId
    ownerId
    status
    version
    at
  }
}
    `) as unknown as TypedDocumentString<OnMyOrdersChangedSubscription, OnMyOrdersChangedSubscriptionVariables>;
export const OnOrdersChangedDocument = new TypedDocumentString(`
    subscription OnOrdersChanged {
  onOrdersChanged {
    orderId
    ownerId
    status
    version
    at
  }
}
    `) as unknown as TypedDocumentString<OnOrdersChangedSubscription, OnOrdersChangedSubscriptionVariables>;
export const OrganizedEventsDocument = new TypedDocumentString(`
    query OrganizedEvents($first: Int, $after: String) {
  organizedEvents(first: $first, after: $after) {
    nodes {
      ...OrganizedRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment OrganizedRow on Event {
  id
  status
  title
  version
  startsAt
  endsAt
  localStart
  localEnd
  venue {
    name
    city
    timeZone
  }
  availability {
    categoryId
    sold
    capacity
    version
  }
  ticketCategories {
    id
    capacity
  }
}`) as unknown as TypedDocumentString<OrganizedEventsQuery, OrganizedEventsQueryVariables>;
export const OrganizedEventDocument = new TypedDocumentString(`
    query OrganizedEvent($id: ID!) {
  organizedEvent(id: $id) {
    ...OrganizedParts
  }
}
    fragment TicketCategoryParts on TicketCategory {
  id
  name
  price {
    amount
    currency
  }
  taxRate
  priceWithTax {
    amount
    currency
  }
  capacity
  saleFrom
  saleUntil
  limitPerCustomer
  seatRows {
    row
    first
    last
  }
}
fragment EventParts on Event {
  id
  status
  title
  version
  description
  doorsAt
  startsAt
  endsAt
  localStart
  localDoors
  localEnd
  note
  postponedFrom
  category {
    id
    name
  }
  venue {
    name
    street
    postalCode
    city
    country
    timeZone
  }
  images {
    id
    path
    alt
  }
  ticketCategories {
    ...TicketCategoryParts
  }
  cancellationPolicy {
    refundUntilHours
    feeRate
  }
}
fragment OrganizedParts on Event {
  ...EventParts
  mayChange
  publishedAt
  availability {
    categoryId
    available
    held
    sold
    capacity
    version
  }
}`) as unknown as TypedDocumentString<OrganizedEventQuery, OrganizedEventQueryVariables>;
export const EventSalesDocument = new TypedDocumentString(`
    query EventSales($eventId: ID!, $from: AWSDate, $until: AWSDate) {
  eventSales(eventId: $eventId, from: $from, until: $until) {
    day
    categoryId
    tickets
    gross {
      amount
      currency
    }
    cancelledTickets
    refunded {
      amount
      currency
    }
  }
}
    `) as unknown as TypedDocumentString<EventSalesQuery, EventSalesQueryVariables>;
export const AttendeesDocument = new TypedDocumentString(`
    query Attendees($eventId: ID!, $first: Int, $after: String) {
  attendees(eventId: $eventId, first: $first, after: $after) {
    nodes {
      ticket {
        id
        name
        seat
      }
      categoryName
      bookingNumber
      bookingId
      email
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AttendeesQuery, AttendeesQueryVariables>;
export const PromoCodesDocument = new TypedDocumentString(`
    query PromoCodes($eventId: ID!) {
  promoCodes(eventId: $eventId) {
    ...PromoCodeParts
  }
}
    fragment PromoCodeParts on PromoCode {
  code
  percent
  amount {
    amount
    currency
  }
  validFrom
  validUntil
  maximumUses
  uses
  active
  version
}`) as unknown as TypedDocumentString<PromoCodesQuery, PromoCodesQueryVariables>;
export const EventCancellationDocument = new TypedDocumentString(`
    query EventCancellation($eventId: ID!) {
  eventCancellation(eventId: $eventId) {
    ...CancellationParts
  }
}
    fragment CancellationParts on EventCancellation {
  eventId
  status
  bookingsCancelled
  bookingsLeft
  refundsRequested
  refundsSucceeded
  refundsFailed
  amount {
    amount
    currency
  }
  version
  startedAt
  finishedAt
}`) as unknown as TypedDocumentString<EventCancellationQuery, EventCancellationQueryVariables>;
export const BookingDeskDocument = new TypedDocumentString(`
    query BookingDesk($day: AWSDate, $email: String, $needsAttention: Boolean, $first: Int, $after: String) {
  bookingDesk(
    day: $day
    email: $email
    needsAttention: $needsAttention
    first: $first
    after: $after
  ) {
    nodes {
      ...BookingRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment BookingRow on Booking {
  id
  number
  status
  version
  placedAt
  email
  quantity
  seats
  categoryName
  event {
    id
    status
    title
    startsAt
    localStart
    venue {
      name
      city
      timeZone
    }
  }
  refusal {
    code
    message
  }
  total {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<BookingDeskQuery, BookingDeskQueryVariables>;
export const CreateEventDocument = new TypedDocumentString(`
    mutation CreateEvent($input: CreateEventInput!) {
  createEvent(input: $input) {
    event {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<CreateEventMutation, CreateEventMutationVariables>;
export const UpdateEventDocument = new TypedDocumentString(`
    mutation UpdateEvent($id: ID!, $expectedVersion: Int!, $input: UpdateEventInput!) {
  updateEvent(id: $id, expectedVersion: $expectedVersion, input: $input) {
    event {
      ...OrganizedParts
    }
    userErrors {
      field
      message
      code
    }
  }
}
    fragment TicketCategoryParts on TicketCategory {
  id
  name
  price {
    amount
    currency
  }
  taxRate
  priceWithTax {
    amount
    currency
  }
  capacity
  saleFrom
  saleUntil
  limitPerCustomer
  seatRows {
    row
    first
    last
  }
}
fragment EventParts on Event {
  id
  status
  title
  version
  description
  doorsAt
  startsAt
  endsAt
  localStart
  localDoors
  localEnd
  note
  postponedFrom
  category {
    id
    name
  }
  venue {
    name
    street
    postalCode
    city
    country
    timeZone
  }
  images {
    id
    path
    alt
  }
  ticketCategories {
    ...TicketCategoryParts
  }
  cancellationPolicy {
    refundUntilHours
    feeRate
  }
}
fragment OrganizedParts on Event {
  ...EventParts
  mayChange
  publishedAt
  availability {
    categoryId
    available
    held
    sold
    capacity
    version
  }
}`) as unknown as TypedDocumentString<UpdateEventMutation, UpdateEventMutationVariables>;
export const ChangeTicketCategoryDocument = new TypedDocumentString(`
    mutation ChangeTicketCategory($eventId: ID!, $categoryId: ID!, $expectedVersion: Int!, $input: ChangeTicketCategoryInput!) {
  changeTicketCategory(
    eventId: $eventId
    categoryId: $categoryId
    expectedVersion: $expectedVersion
    input: $input
  ) {
    event {
      ...OrganizedParts
    }
    userErrors {
      field
      message
      code
    }
  }
}
    fragment TicketCategoryParts on TicketCategory {
  id
  name
  price {
    amount
    currency
  }
  taxRate
  priceWithTax {
    amount
    currency
  }
  capacity
  saleFrom
  saleUntil
  limitPerCustomer
  seatRows {
    row
    first
    last
  }
}
fragment EventParts on Event {
  id
  status
  title
  version
  description
  doorsAt
  startsAt
  endsAt
  localStart
  localDoors
  localEnd
  note
  postponedFrom
  category {
    id
    name
  }
  venue {
    name
    street
    postalCode
    city
    country
    timeZone
  }
  images {
    id
    path
    alt
  }
  ticketCategories {
    ...TicketCategoryParts
  }
  cancellationPolicy {
    refundUntilHours
    feeRate
  }
}
fragment OrganizedParts on Event {
  ...EventParts
  mayChange
  publishedAt
  availability {
    categoryId
    available
    held
    sold
    capacity
    version
  }
}`) as unknown as TypedDocumentString<ChangeTicketCategoryMutation, ChangeTicketCategoryMutationVariables>;
export const PublishEventDocument = new TypedDocumentString(`
    mutation PublishEvent($id: ID!, $expectedVersion: Int!) {
  publishEvent(id: $id, expectedVersion: $expectedVersion) {
    event {
      ...OrganizedParts
    }
    userErrors {
      field
      message
      code
    }
  }
}
    fragment TicketCategoryParts on TicketCategory {
  id
  name
  price {
    amount
    currency
  }
  taxRate
  priceWithTax {
    amount
    currency
  }
  capacity
  saleFrom
  saleUntil
  limitPerCustomer
  seatRows {
    row
    first
    last
  }
}
fragment EventParts on Event {
  id
  status
  title
  version
  description
  doorsAt
  startsAt
  endsAt
  localStart
  localDoors
  localEnd
  note
  postponedFrom
  category {
    id
    name
  }
  venue {
    name
    street
    postalCode
    city
    country
    timeZone
  }
  images {
    id
    path
    alt
  }
  ticketCategories {
    ...TicketCategoryParts
  }
  cancellationPolicy {
    refundUntilHours
    feeRate
  }
}
fragment OrganizedParts on Event {
  ...EventParts
  mayChange
  publishedAt
  availability {
    categoryId
    available
    held
    sold
    capacity
    version
  }
}`) as unknown as TypedDocumentString<PublishEventMutation, PublishEventMutationVariables>;
export const PostponeEventDocument = new TypedDocumentString(`
    mutation PostponeEvent($id: ID!, $expectedVersion: Int!, $input: PostponeEventInput!) {
  postponeEvent(id: $id, expectedVersion: $expectedVersion, input: $input) {
    event {
      ...OrganizedParts
    }
    userErrors {
      field
      message
      code
    }
  }
}
    fragment TicketCategoryParts on TicketCategory {
  id
  name
  price {
    amount
    currency
  }
  taxRate
  priceWithTax {
    amount
    currency
  }
  capacity
  saleFrom
  saleUntil
  limitPerCustomer
  seatRows {
    row
    first
    last
  }
}
fragment EventParts on Event {
  id
  status
  title
  version
  description
  doorsAt
  startsAt
  endsAt
  localStart
  localDoors
  localEnd
  note
  postponedFrom
  category {
    id
    name
  }
  venue {
    name
    street
    postalCode
    city
    country
    timeZone
  }
  images {
    id
    path
    alt
  }
  ticketCategories {
    ...TicketCategoryParts
  }
  cancellationPolicy {
    refundUntilHours
    feeRate
  }
}
fragment OrganizedParts on Event {
  ...EventParts
  mayChange
  publishedAt
  availability {
    categoryId
    available
    held
    sold
    capacity
    version
  }
}`) as unknown as TypedDocumentString<PostponeEventMutation, PostponeEventMutationVariables>;
export const CancelEventDocument = new TypedDocumentString(`
    mutation CancelEvent($id: ID!, $expectedVersion: Int!, $note: String) {
  cancelEvent(id: $id, expectedVersion: $expectedVersion, note: $note) {
    event {
      ...OrganizedParts
    }
    userErrors {
      field
      message
      code
    }
  }
}
    fragment TicketCategoryParts on TicketCategory {
  id
  name
  price {
    amount
    currency
  }
  taxRate
  priceWithTax {
    amount
    currency
  }
  capacity
  saleFrom
  saleUntil
  limitPerCustomer
  seatRows {
    row
    first
    last
  }
}
fragment EventParts on Event {
  id
  status
  title
  version
  description
  doorsAt
  startsAt
  endsAt
  localStart
  localDoors
  localEnd
  note
  postponedFrom
  category {
    id
    name
  }
  venue {
    name
    street
    postalCode
    city
    country
    timeZone
  }
  images {
    id
    path
    alt
  }
  ticketCategories {
    ...TicketCategoryParts
  }
  cancellationPolicy {
    refundUntilHours
    feeRate
  }
}
fragment OrganizedParts on Event {
  ...EventParts
  mayChange
  publishedAt
  availability {
    categoryId
    available
    held
    sold
    capacity
    version
  }
}`) as unknown as TypedDocumentString<CancelEventMutation, CancelEventMutationVariables>;
export const RequestEventImageDocument = new TypedDocumentString(`
    mutation RequestEventImage($id: ID!, $input: RequestEventImageInput!) {
  requestEventImage(id: $id, input: $input) {
    upload {
      imageId
      form {
        url
        fields {
          name
          value
        }
        expiresAt
      }
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RequestEventImageMutation, RequestEventImageMutationVariables>;
export const AddEventImageDocument = new TypedDocumentString(`
    mutation AddEventImage($id: ID!, $imageId: ID!, $alt: String!) {
  addEventImage(id: $id, imageId: $imageId, alt: $alt) {
    event {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<AddEventImageMutation, AddEventImageMutationVariables>;
export const RemoveEventImageDocument = new TypedDocumentString(`
    mutation RemoveEventImage($id: ID!, $imageId: ID!) {
  removeEventImage(id: $id, imageId: $imageId) {
    event {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveEventImageMutation, RemoveEventImageMutationVariables>;
export const CreateEventCategoryDocument = new TypedDocumentString(`
    mutation CreateEventCategory($name: String!) {
  createEventCategory(name: $name) {
    category {
      id
      name
      retired
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<CreateEventCategoryMutation, CreateEventCategoryMutationVariables>;
export const ChangeEventCategoryDocument = new TypedDocumentString(`
    mutation ChangeEventCategory($id: ID!, $expectedVersion: Int!, $name: String, $retired: Boolean) {
  changeEventCategory(
    id: $id
    expectedVersion: $expectedVersion
    name: $name
    retired: $retired
  ) {
    category {
      id
      name
      retired
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeEventCategoryMutation, ChangeEventCategoryMutationVariables>;
export const CreatePromoCodeDocument = new TypedDocumentString(`
    mutation CreatePromoCode($input: CreatePromoCodeInput!) {
  createPromoCode(input: $input) {
    promoCode {
      ...PromoCodeParts
    }
    userErrors {
      field
      message
      code
    }
  }
}
    fragment PromoCodeParts on PromoCode {
  code
  percent
  amount {
    amount
    currency
  }
  validFrom
  validUntil
  maximumUses
  uses
  active
  version
}`) as unknown as TypedDocumentString<CreatePromoCodeMutation, CreatePromoCodeMutationVariables>;
export const ChangePromoCodeDocument = new TypedDocumentString(`
    mutation ChangePromoCode($eventId: ID!, $code: String!, $expectedVersion: Int!, $input: ChangePromoCodeInput!) {
  changePromoCode(
    eventId: $eventId
    code: $code
    expectedVersion: $expectedVersion
    input: $input
  ) {
    promoCode {
      ...PromoCodeParts
    }
    userErrors {
      field
      message
      code
    }
  }
}
    fragment PromoCodeParts on PromoCode {
  code
  percent
  amount {
    amount
    currency
  }
  validFrom
  validUntil
  maximumUses
  uses
  active
  version
}`) as unknown as TypedDocumentString<ChangePromoCodeMutation, ChangePromoCodeMutationVariables>;
export const ExportAttendeesDocument = new TypedDocumentString(`
    mutation ExportAttendees($eventId: ID!) {
  exportAttendees(eventId: $eventId) {
    export {
      url
      tickets
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ExportAttendeesMutation, ExportAttendeesMutationVariables>;
export const OnEventCancellationChangedDocument = new TypedDocumentString(`
    subscription OnEventCancellationChanged($eventId: ID!) {
  onEventCancellationChanged(eventId: $eventId) {
    eventId
    status
    bookingsCancelled
    refundsSucceeded
    refundsFailed
    version
    at
  }
}
    `) as unknown as TypedDocumentString<OnEventCancellationChangedSubscription, OnEventCancellationChangedSubscriptionVariables>;
export const OrderReceiptDocument = new TypedDocumentString(`
    query OrderReceipt($id: ID!) {
  order(id: $id) {
    id
    number
    status
    updatedAt
    receipt {
      ...ReceiptParts
      document {
        url
        fileName
        size
      }
    }
  }
}
    fragment BuyerParts on Buyer {
  name
  vatNumber
  address {
    street
    addressLine
    postalCode
    city
    country
  }
}
fragment ReceiptParts on Receipt {
  id
  number
  kind
  issuedAt
  net {
    amount
    currency
  }
  tax {
    amount
    currency
  }
  total {
    amount
    currency
  }
  taxes {
    rate
    net {
      amount
      currency
    }
    tax {
      amount
      currency
    }
  }
  buyer {
    ...BuyerParts
  }
}`) as unknown as TypedDocumentString<OrderReceiptQuery, OrderReceiptQueryVariables>;
export const ReceiptAddressDocument = new TypedDocumentString(`
    query ReceiptAddress($orderId: ID!) {
  order(id: $orderId) {
    id
    receipt {
      id
      document {
        url
        fileName
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReceiptAddressQuery, ReceiptAddressQueryVariables>;
export const BookingReceiptAddressDocument = new TypedDocumentString(`
    query BookingReceiptAddress($bookingId: ID!) {
  booking(id: $bookingId) {
    id
    receipt {
      id
      document {
        url
        fileName
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BookingReceiptAddressQuery, BookingReceiptAddressQueryVariables>;
export const CreditNotesOfBookingDocument = new TypedDocumentString(`
    query CreditNotesOfBooking($bookingId: ID!) {
  booking(id: $bookingId) {
    id
    refunds {
      id
      creditNote {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreditNotesOfBookingQuery, CreditNotesOfBookingQueryVariables>;
export const CreditNoteAddressDocument = new TypedDocumentString(`
    query CreditNoteAddress($refundId: ID!) {
  refund(id: $refundId) {
    id
    creditNote {
      id
      document {
        url
        fileName
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreditNoteAddressQuery, CreditNoteAddressQueryVariables>;
export const CreditNotesOfOrderDocument = new TypedDocumentString(`
    query CreditNotesOfOrder($orderId: ID!) {
  order(id: $orderId) {
    id
    refunds {
      id
      creditNote {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreditNotesOfOrderQuery, CreditNotesOfOrderQueryVariables>;
export const ReceiptJournalDocument = new TypedDocumentString(`
    query ReceiptJournal($kind: ReceiptKind!, $year: Int!, $first: Int, $after: String) {
  receiptJournal(kind: $kind, year: $year, first: $first, after: $after) {
    nodes {
      id
      number
      kind
      issuedAt
      net {
        amount
        currency
      }
      tax {
        amount
        currency
      }
      total {
        amount
        currency
      }
      buyer {
        name
      }
      order {
        id
        number
      }
      booking {
        id
        number
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReceiptJournalQuery, ReceiptJournalQueryVariables>;
export const LastBuyerDocument = new TypedDocumentString(`
    query LastBuyer {
  orders(first: 1) {
    nodes {
      id
      billTo {
        ...BuyerParts
      }
    }
  }
}
    fragment BuyerParts on Buyer {
  name
  vatNumber
  address {
    street
    addressLine
    postalCode
    city
    country
  }
}`) as unknown as TypedDocumentString<LastBuyerQuery, LastBuyerQueryVariables>;
export const RecurringOrdersDocument = new TypedDocumentString(`
    query RecurringOrders($first: Int, $after: String) {
  recurringOrders(first: $first, after: $after) {
    nodes {
      ...RecurringRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment RecurringRow on RecurringOrder {
  id
  status
  version
  interval
  startsOn
  endsOn
  count
  placed
  nextRunOn
  retryOn
  refusal {
    code
    message
  }
  lines {
    name
    quantity
  }
  agreedTotal {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<RecurringOrdersQuery, RecurringOrdersQueryVariables>;
export const RecurringOrderDocument = new TypedDocumentString(`
    query RecurringOrder($id: ID!) {
  recurringOrder(id: $id) {
    ...RecurringParts
  }
}
    fragment BuyerParts on Buyer {
  name
  vatNumber
  address {
    street
    addressLine
    postalCode
    city
    country
  }
}
fragment RecurringParts on RecurringOrder {
  id
  status
  version
  interval
  startsOn
  endsOn
  count
  placed
  nextRunOn
  retryOn
  missedRunOn
  upcoming
  email
  shippingNote
  createdAt
  updatedAt
  refusal {
    code
    message
  }
  lines {
    product {
      id
    }
    name
    quantity
    unitPrice {
      amount
      currency
    }
    taxRate
  }
  agreedTotal {
    amount
    currency
  }
  currentTotal {
    amount
    currency
  }
  card {
    brand
    last4
  }
  cardSetup {
    clientSecret
    url
    refusal {
      code
      message
    }
  }
  billTo {
    ...BuyerParts
  }
  history {
    event
    at
    runOn
    orderId
    reason
  }
}`) as unknown as TypedDocumentString<RecurringOrderQuery, RecurringOrderQueryVariables>;
export const OrdersOfRecurringDocument = new TypedDocumentString(`
    query OrdersOfRecurring($id: ID!, $first: Int, $after: String) {
  recurringOrder(id: $id) {
    id
    orders(first: $first, after: $after) {
      nodes {
        ...OrderRow
        scheduledFor
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment OrderRow on Order {
  id
  number
  status
  version
  placedAt
  email
  refusal {
    code
    message
  }
  lines {
    name
    quantity
  }
  total {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<OrdersOfRecurringQuery, OrdersOfRecurringQueryVariables>;
export const CreateRecurringOrderDocument = new TypedDocumentString(`
    mutation CreateRecurringOrder($input: CreateRecurringOrderInput!) {
  createRecurringOrder(input: $input) {
    recurringOrder {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<CreateRecurringOrderMutation, CreateRecurringOrderMutationVariables>;
export const ContinueRecurringOrderDocument = new TypedDocumentString(`
    mutation ContinueRecurringOrder($id: ID!) {
  continueRecurringOrder(id: $id) {
    recurringOrder {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ContinueRecurringOrderMutation, ContinueRecurringOrderMutationVariables>;
export const ChangeRecurringOrderCardDocument = new TypedDocumentString(`
    mutation ChangeRecurringOrderCard($id: ID!, $expectedVersion: Int!, $paymentMethodId: String) {
  changeRecurringOrderCard(
    id: $id
    expectedVersion: $expectedVersion
    paymentMethodId: $paymentMethodId
  ) {
    recurringOrder {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeRecurringOrderCardMutation, ChangeRecurringOrderCardMutationVariables>;
export const PauseRecurringOrderDocument = new TypedDocumentString(`
    mutation PauseRecurringOrder($id: ID!, $expectedVersion: Int!) {
  pauseRecurringOrder(id: $id, expectedVersion: $expectedVersion) {
    recurringOrder {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<PauseRecurringOrderMutation, PauseRecurringOrderMutationVariables>;
export const ResumeRecurringOrderDocument = new TypedDocumentString(`
    mutation ResumeRecurringOrder($id: ID!, $expectedVersion: Int!, $acceptedTotal: MoneyInput, $makeUp: Boolean) {
  resumeRecurringOrder(
    id: $id
    expectedVersion: $expectedVersion
    acceptedTotal: $acceptedTotal
    makeUp: $makeUp
  ) {
    recurringOrder {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ResumeRecurringOrderMutation, ResumeRecurringOrderMutationVariables>;
export const SkipRecurringOrderDocument = new TypedDocumentString(`
    mutation SkipRecurringOrder($id: ID!, $expectedVersion: Int!) {
  skipRecurringOrder(id: $id, expectedVersion: $expectedVersion) {
    recurringOrder {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SkipRecurringOrderMutation, SkipRecurringOrderMutationVariables>;
export const CancelRecurringOrderDocument = new TypedDocumentString(`
    mutation CancelRecurringOrder($id: ID!) {
  cancelRecurringOrder(id: $id) {
    recurringOrder {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<CancelRecurringOrderMutation, CancelRecurringOrderMutationVariables>;
export const OnMyRecurringOrdersChangedDocument = new TypedDocumentString(`
    subscription OnMyRecurringOrdersChanged {
  onMyRecurringOrdersChanged {
    recurringOrderId
    ownerId
    status
    version
    at
  }
}
    `) as unknown as TypedDocumentString<OnMyRecurringOrdersChangedSubscription, OnMyRecurringOrdersChangedSubscriptionVariables>;
export const RefundDeskDocument = new TypedDocumentString(`
    query RefundDesk($day: AWSDate, $failed: Boolean, $first: Int, $after: String) {
  refundDesk(day: $day, failed: $failed, first: $first, after: $after) {
    nodes {
      ...RefundRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment RefundParts on Refund {
  id
  status
  version
  reason
  note
  restock
  restocked
  attempt
  requestedAt
  updatedAt
  refusal {
    code
    message
  }
  amount {
    amount
    currency
  }
  lines {
    name
    quantity
    total {
      amount
      currency
    }
  }
  creditNote {
    id
    number
    issuedAt
  }
}
fragment RefundRow on Refund {
  ...RefundParts
  order {
    id
    number
    email
  }
  booking {
    id
    number
    email
  }
}`) as unknown as TypedDocumentString<RefundDeskQuery, RefundDeskQueryVariables>;
export const RefundOrderDocument = new TypedDocumentString(`
    mutation RefundOrder($id: ID!, $input: RefundOrderInput!) {
  refundOrder(id: $id, input: $input) {
    refund {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RefundOrderMutation, RefundOrderMutationVariables>;
export const RetryRefundDocument = new TypedDocumentString(`
    mutation RetryRefund($id: ID!, $expectedVersion: Int!) {
  retryRefund(id: $id, expectedVersion: $expectedVersion) {
    refund {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RetryRefundMutation, RetryRefundMutationVariables>;
export const CloseRefundDocument = new TypedDocumentString(`
    mutation CloseRefund($id: ID!, $expectedVersion: Int!) {
  closeRefund(id: $id, expectedVersion: $expectedVersion) {
    refund {
      id
      status
      version
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<CloseRefundMutation, CloseRefundMutationVariables>;
export const OnRefundChangedDocument = new TypedDocumentString(`
    subscription OnRefundChanged($orderId: ID!) {
  onRefundChanged(orderId: $orderId) {
    refundId
    orderId
    bookingId
    ownerId
    status
    version
    at
  }
}
    `) as unknown as TypedDocumentString<OnRefundChangedSubscription, OnRefundChangedSubscriptionVariables>;
export const OnBookingRefundChangedDocument = new TypedDocumentString(`
    subscription OnBookingRefundChanged($bookingId: ID!) {
  onRefundChanged(bookingId: $bookingId) {
    refundId
    orderId
    bookingId
    ownerId
    status
    version
    at
  }
}
    `) as unknown as TypedDocumentString<OnBookingRefundChangedSubscription, OnBookingRefundChangedSubscriptionVariables>;
export const OnRefundsChangedDocument = new TypedDocumentString(`
    subscription OnRefundsChanged {
  onRefundsChanged {
    refundId
    orderId
    bookingId
    ownerId
    status
    version
    at
  }
}
    `) as unknown as TypedDocumentString<OnRefundsChangedSubscription, OnRefundsChangedSubscriptionVariables>;
export const SearchInvoicesDocument = new TypedDocumentString(`
    query SearchInvoices($filter: InvoiceFilterInput!, $first: Int, $after: String) {
  searchInvoices(filter: $filter, first: $first, after: $after) {
    nodes {
      ...InvoiceRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment InvoiceRow on Invoice {
  id
  channel
  status
  version
  uploadedAt
  kind
  part {
    number
    of
  }
  reviews {
    code
    field
    message
  }
  file {
    id
    name
  }
  refusal {
    code
    message
  }
  vendor {
    value
  }
  number {
    value
  }
  issueDate {
    value
  }
  currency {
    value
  }
  total {
    value
  }
}`) as unknown as TypedDocumentString<SearchInvoicesQuery, SearchInvoicesQueryVariables>;
export const SavedFiltersDocument = new TypedDocumentString(`
    query SavedFilters {
  savedFilters {
    id
    name
    filter {
      text
      vendorId
      category
      currency
      minimumTotal
      maximumTotal
      from
      to
    }
  }
}
    `) as unknown as TypedDocumentString<SavedFiltersQuery, SavedFiltersQueryVariables>;
export const SaveFilterDocument = new TypedDocumentString(`
    mutation SaveFilter($name: String!, $filter: InvoiceFilterInput!) {
  saveFilter(name: $name, filter: $filter) {
    filter {
      id
      name
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SaveFilterMutation, SaveFilterMutationVariables>;
export const DeleteFilterDocument = new TypedDocumentString(`
    mutation DeleteFilter($id: ID!) {
  deleteFilter(id: $id) {
    id
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteFilterMutation, DeleteFilterMutationVariables>;
export const ExportInvoicesDocument = new TypedDocumentString(`
    mutation ExportInvoices($input: ExportInvoicesInput!) {
  exportInvoices(input: $input) {
    export {
      url
      name
      contentType
      count
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ExportInvoicesMutation, ExportInvoicesMutationVariables>;
export const SpendDocument = new TypedDocumentString(`
    query Spend($by: SpendDimension!, $from: String!, $to: String!) {
  spend(by: $by, from: $from, to: $to) {
    month
    key
    name
    total
    currency
    count
  }
}
    `) as unknown as TypedDocumentString<SpendQuery, SpendQueryVariables>;
export const ProductsDocument = new TypedDocumentString(`
    query Products($search: String, $first: Int, $after: String) {
  products(search: $search, first: $first, after: $after) {
    nodes {
      ...ProductCard
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ProductCard on Product {
  id
  name
  category
  taxRate
  price {
    amount
    currency
  }
  priceWithTax {
    amount
    currency
  }
  availability
  active
  images {
    id
    path
    alt
  }
}`) as unknown as TypedDocumentString<ProductsQuery, ProductsQueryVariables>;
export const ProductDocument = new TypedDocumentString(`
    query Product($id: ID!) {
  product(id: $id) {
    ...ProductCard
    sku
    description
  }
}
    fragment ProductCard on Product {
  id
  name
  category
  taxRate
  price {
    amount
    currency
  }
  priceWithTax {
    amount
    currency
  }
  availability
  active
  images {
    id
    path
    alt
  }
}`) as unknown as TypedDocumentString<ProductQuery, ProductQueryVariables>;
export const CartProductDocument = new TypedDocumentString(`
    query CartProduct($id: ID!) {
  product(id: $id) {
    ...ProductCard
  }
}
    fragment ProductCard on Product {
  id
  name
  category
  taxRate
  price {
    amount
    currency
  }
  priceWithTax {
    amount
    currency
  }
  availability
  active
  images {
    id
    path
    alt
  }
}`) as unknown as TypedDocumentString<CartProductQuery, CartProductQueryVariables>;
export const VendorsDocument = new TypedDocumentString(`
    query Vendors($startsWith: String, $first: Int, $after: String) {
  vendors(startsWith: $startsWith, first: $first, after: $after) {
    nodes {
      ...VendorParts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment VendorParts on Vendor {
  id
  name
  version
  defaultCategory
  invoiceCount
  lastInvoiceOn
}`) as unknown as TypedDocumentString<VendorsQuery, VendorsQueryVariables>;
export const VendorSuggestionsDocument = new TypedDocumentString(`
    query VendorSuggestions {
  vendorSuggestions {
    first {
      ...VendorParts
    }
    second {
      ...VendorParts
    }
    reason
  }
}
    fragment VendorParts on Vendor {
  id
  name
  version
  defaultCategory
  invoiceCount
  lastInvoiceOn
}`) as unknown as TypedDocumentString<VendorSuggestionsQuery, VendorSuggestionsQueryVariables>;
export const VendorDocument = new TypedDocumentString(`
    query Vendor($id: ID!) {
  vendor(id: $id) {
    ...VendorParts
    ownerId
    aliases
    vatNumbers
    ibans
    hints {
      field
      label
      used
    }
    createdAt
  }
}
    fragment VendorParts on Vendor {
  id
  name
  version
  defaultCategory
  invoiceCount
  lastInvoiceOn
}`) as unknown as TypedDocumentString<VendorQuery, VendorQueryVariables>;
export const VendorInvoicesDocument = new TypedDocumentString(`
    query VendorInvoices($id: ID!, $first: Int, $after: String) {
  vendor(id: $id) {
    id
    invoices(first: $first, after: $after) {
      nodes {
        ...InvoiceRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment InvoiceRow on Invoice {
  id
  channel
  status
  version
  uploadedAt
  kind
  part {
    number
    of
  }
  reviews {
    code
    field
    message
  }
  file {
    id
    name
  }
  refusal {
    code
    message
  }
  vendor {
    value
  }
  number {
    value
  }
  issueDate {
    value
  }
  currency {
    value
  }
  total {
    value
  }
}`) as unknown as TypedDocumentString<VendorInvoicesQuery, VendorInvoicesQueryVariables>;
export const UpdateVendorDocument = new TypedDocumentString(`
    mutation UpdateVendor($input: UpdateVendorInput!) {
  updateVendor(input: $input) {
    vendor {
      ...VendorParts
    }
    userErrors {
      field
      message
      code
    }
  }
}
    fragment VendorParts on Vendor {
  id
  name
  version
  defaultCategory
  invoiceCount
  lastInvoiceOn
}`) as unknown as TypedDocumentString<UpdateVendorMutation, UpdateVendorMutationVariables>;
export const MergeVendorsDocument = new TypedDocumentString(`
    mutation MergeVendors($fromId: ID!, $intoId: ID!, $expectedVersion: Int!) {
  mergeVendors(
    fromId: $fromId
    intoId: $intoId
    expectedVersion: $expectedVersion
  ) {
    vendor {
      ...VendorParts
    }
    userErrors {
      field
      message
      code
    }
  }
}
    fragment VendorParts on Vendor {
  id
  name
  version
  defaultCategory
  invoiceCount
  lastInvoiceOn
}`) as unknown as TypedDocumentString<MergeVendorsMutation, MergeVendorsMutationVariables>;
export const DismissVendorSuggestionDocument = new TypedDocumentString(`
    mutation DismissVendorSuggestion($firstId: ID!, $secondId: ID!) {
  dismissVendorSuggestion(firstId: $firstId, secondId: $secondId) {
    dismissed
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DismissVendorSuggestionMutation, DismissVendorSuggestionMutationVariables>;