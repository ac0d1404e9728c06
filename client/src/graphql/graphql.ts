/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** What can be wrong with a call of the invoices domain. */
export type InvoiceErrorCode =
  /** A field was named twice. */
  | 'FIELD_NAMED_TWICE'
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

/** What a list of invoices is ordered by, newest first. */
export type InvoiceOrder =
  /** By the printed date of issue. */
  | 'ISSUE_DATE'
  /** By when the upload was announced. */
  | 'UPLOADED';

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
  /** The embedded e-invoice says something else than the print. */
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

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, roles: Array<Role> } };

export type RequestUploadsMutationVariables = Exact<{
  input: RequestUploadsInput;
}>;


export type RequestUploadsMutation = { requestUploads: { uploads: Array<{ file: { id: string }, invoice: { id: string }, form: { url: string, expiresAt: string, fields: Array<{ name: string, value: string }> } }> | null, userErrors: Array<{ field: string | null, message: string, code: FileErrorCode }> } };

export type PlacePartsFragment = { page: number, left: number, top: number, width: number, height: number };

export type TextPartsFragment = { value: string, confidence: number, place: { page: number, left: number, top: number, width: number, height: number } | null };

export type DatePartsFragment = { value: string, confidence: number, place: { page: number, left: number, top: number, width: number, height: number } | null };

export type AmountPartsFragment = { value: string, confidence: number, place: { page: number, left: number, top: number, width: number, height: number } | null };

export type InvoiceQueryVariables = Exact<{
  id: string | number;
}>;


export type InvoiceQuery = { invoice: { id: string, status: InvoiceStatus, version: number, attempt: number, uploadedAt: string, pages: number | null, refusal: { code: InvoiceReason, message: string } | null, reviews: Array<{ code: ReviewReason, field: string | null, message: string }>, file: { id: string, name: string, mediaType: MediaType, size: number }, vendor: { value: string, confidence: number, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, number: { value: string, confidence: number, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, issueDate: { value: string, confidence: number, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, dueDate: { value: string, confidence: number, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, currency: { value: CurrencyCode, confidence: number, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, subtotal: { value: string, confidence: number, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, tax: { value: string, confidence: number, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, total: { value: string, confidence: number, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, amountDue: { value: string, confidence: number, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, lines: Array<{ description: { value: string, confidence: number, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, quantity: { value: string, confidence: number, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, unitPrice: { value: string, confidence: number, place: { page: number, left: number, top: number, width: number, height: number } | null } | null, amount: { value: string, confidence: number, place: { page: number, left: number, top: number, width: number, height: number } | null } | null }>, insights: { summary: string, category: InvoiceCategory, model: string } | null } | null };

export type InvoiceDocumentQueryVariables = Exact<{
  id: string | number;
}>;


export type InvoiceDocumentQuery = { invoice: { id: string, document: { url: string, mediaType: MediaType, expiresAt: string } | null } | null };

export type InvoiceRowFragment = { id: string, status: InvoiceStatus, version: number, uploadedAt: string, file: { id: string, name: string }, refusal: { code: InvoiceReason, message: string } | null, vendor: { value: string } | null, number: { value: string } | null, issueDate: { value: string } | null, currency: { value: CurrencyCode } | null, total: { value: string } | null };

export type InvoicesQueryVariables = Exact<{
  status?: InvoiceStatus | null | undefined;
  order?: InvoiceOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type InvoicesQuery = { invoices: { nodes: Array<{ id: string, status: InvoiceStatus, version: number, uploadedAt: string, file: { id: string, name: string }, refusal: { code: InvoiceReason, message: string } | null, vendor: { value: string } | null, number: { value: string } | null, issueDate: { value: string } | null, currency: { value: CurrencyCode } | null, total: { value: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OnInvoiceChangedSubscriptionVariables = Exact<{
  id?: string | number | null | undefined;
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

export type ExplainInvoiceQueryVariables = Exact<{
  id: string | number;
  question: string;
}>;


export type ExplainInvoiceQuery = { explainInvoice: { text: string, model: string } | null };

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
  status
  version
  uploadedAt
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
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    id
    roles
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
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
export const InvoiceDocument = new TypedDocumentString(`
    query Invoice($id: ID!) {
  invoice(id: $id) {
    id
    status
    version
    attempt
    uploadedAt
    pages
    refusal {
      code
      message
    }
    reviews {
      code
      field
      message
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
    total {
      ...AmountParts
    }
    amountDue {
      ...AmountParts
    }
    lines {
      description {
        ...TextParts
      }
      quantity {
        ...AmountParts
      }
      unitPrice {
        ...AmountParts
      }
      amount {
        ...AmountParts
      }
    }
    insights {
      summary
      category
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
  place {
    ...PlaceParts
  }
}
fragment DateParts on InvoiceDate {
  value
  confidence
  place {
    ...PlaceParts
  }
}
fragment AmountParts on InvoiceAmount {
  value
  confidence
  place {
    ...PlaceParts
  }
}`) as unknown as TypedDocumentString<InvoiceQuery, InvoiceQueryVariables>;
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
  status
  version
  uploadedAt
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
export const OnInvoiceChangedDocument = new TypedDocumentString(`
    subscription OnInvoiceChanged($id: ID) {
  onInvoiceChanged(id: $id) {
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
export const ExplainInvoiceDocument = new TypedDocumentString(`
    query ExplainInvoice($id: ID!, $question: String!) {
  explainInvoice(id: $id, question: $question) {
    text
    model
  }
}
    `) as unknown as TypedDocumentString<ExplainInvoiceQuery, ExplainInvoiceQueryVariables>;