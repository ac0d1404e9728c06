import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
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

/** What `deleteInvoice` answers. */
export type DeleteInvoicePayload = {
  __typename?: 'DeleteInvoicePayload';
  /** The invoice, DELETED; null where there are `userErrors`. */
  invoice?: Maybe<Invoice>;
  /** Why nothing was done; empty where it was. */
  userErrors: Array<InvoiceUserError>;
};

/** A file that was announced: 1 byte to 20 MB (PDF, TIFF) or 10 MB (PNG, JPEG). */
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

/** A supplier's invoice. Every value is as printed: nothing is repaired, added up or invented; what is not printed is null. */
export type Invoice = {
  __typename?: 'Invoice';
  /** What is to be paid, where that is printed apart from the total (earlier balance, prepayment). */
  amountDue?: Maybe<InvoiceAmount>;
  /** Counts its readings, from 1; 0 before the first. */
  attempt: Scalars['Int']['output'];
  /** What its amounts are in. */
  currency?: Maybe<InvoiceCurrency>;
  /** The document itself; null until it is accepted and after it is deleted. */
  document?: Maybe<InvoiceDocument>;
  /** When it is to be paid. */
  dueDate?: Maybe<InvoiceDate>;
  /** The file it came as. */
  file: File;
  /** Opaque and unique. */
  id: Scalars['ID']['output'];
  /** What a language model added; null where it was off, unavailable or refused. */
  insights?: Maybe<InvoiceInsights>;
  /** When it was issued. */
  issueDate?: Maybe<InvoiceDate>;
  /** Its lines in printed order, at most 500. */
  lines: Array<InvoiceLine>;
  /** The supplier's number of this invoice. */
  number?: Maybe<InvoiceText>;
  /** Pages of the document; null until it is read. */
  pages?: Maybe<Scalars['Int']['output']>;
  /** Why it is REJECTED, FAILED or EXPIRED; null otherwise. */
  refusal?: Maybe<InvoiceRefusal>;
  /** What is doubtful about the reading; empty unless NEEDS_REVIEW. At most one per reason and field. */
  reviews: Array<InvoiceReview>;
  /** Where it is in its life. */
  status: InvoiceStatus;
  /** Total before tax. */
  subtotal?: Maybe<InvoiceAmount>;
  /** Tax altogether. */
  tax?: Maybe<InvoiceAmount>;
  /** Total of this invoice, tax included. */
  total?: Maybe<InvoiceAmount>;
  /** When it changed last. */
  updatedAt: Scalars['AWSDateTime']['output'];
  /** When the upload was announced. */
  uploadedAt: Scalars['AWSDateTime']['output'];
  /** The supplier's name. */
  vendor?: Maybe<InvoiceText>;
  /** Counts its changes, from 1. */
  version: Scalars['Int']['output'];
};

/** An amount or a quantity as printed. */
export type InvoiceAmount = {
  __typename?: 'InvoiceAmount';
  /** How sure the reader is, 0-1. */
  confidence: Scalars['Float']['output'];
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
  /** Where it stands; null where the reader does not say. */
  place?: Maybe<Place>;
  /** The day. */
  value: Scalars['AWSDate']['output'];
};

/** The document, for its owner. */
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
  /** Missing, deleted or another's. */
  | 'NOT_FOUND'
  /** It is in a status that cannot be read again. */
  | 'NOT_REREADABLE'
  /** It changed since the caller saw it: fetch it and decide anew. */
  | 'STALE_VERSION'
  /** Somebody wrote at the same time: the same call again will succeed. */
  | 'TRY_AGAIN';

/** A language model's answer about an invoice. */
export type InvoiceExplanation = {
  __typename?: 'InvoiceExplanation';
  /** The model or inference profile that answered. One whose name holds `stand-in` is no language model. */
  model: Scalars['String']['output'];
  /** At most 2,000 characters. */
  text: Scalars['String']['output'];
};

/** What a language model added to an invoice. It cannot change amounts. */
export type InvoiceInsights = {
  __typename?: 'InvoiceInsights';
  /** What the expense is for. */
  category: InvoiceCategory;
  /** The model or inference profile that answered. One whose name holds `stand-in` is no language model. */
  model: Scalars['String']['output'];
  /** One paragraph, at most 600 characters. */
  summary: Scalars['String']['output'];
};

/** One printed line. What is not printed is null. */
export type InvoiceLine = {
  __typename?: 'InvoiceLine';
  /** Price of the line. */
  amount?: Maybe<InvoiceAmount>;
  /** What was delivered. */
  description?: Maybe<InvoiceText>;
  /** How many. */
  quantity?: Maybe<InvoiceAmount>;
  /** Price of one. */
  unitPrice?: Maybe<InvoiceAmount>;
};

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

/** An invoice's life. */
export type InvoiceStatus =
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
  /** Its file or content was refused. It can be deleted. */
  | 'REJECTED'
  /** Its file waits for the malware verdict. */
  | 'SCANNING';

/** A text as printed. */
export type InvoiceText = {
  __typename?: 'InvoiceText';
  /** How sure the reader is, 0-1. */
  confidence: Scalars['Float']['output'];
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

/** What may be uploaded. */
export type MediaType =
  /** `image/jpeg`, at most 10 MB. */
  | 'JPEG'
  /** `application/pdf`, at most 20 MB and 50 pages, without a password. */
  | 'PDF'
  /** `image/png`, at most 10 MB. */
  | 'PNG'
  /** `image/tiff`, at most 20 MB and 50 pages. */
  | 'TIFF';

/** What can be done: one mutation per business action. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Deletes an invoice of the caller and its document, for good, in any status. Deleting a deleted one succeeds. */
  deleteInvoice: DeleteInvoicePayload;
  /** For Marquee's own publisher: tells subscribers that an invoice changed. Nothing is stored. */
  publishInvoiceChange: InvoiceChange;
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
};


/** What can be done: one mutation per business action. */
export type MutationDeleteInvoiceArgs = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};


/** What can be done: one mutation per business action. */
export type MutationPublishInvoiceChangeArgs = {
  change: InvoiceChangeInput;
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

/** Where a page of a list ends. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Opaque; null on the last page. Valid for this list, these arguments and this caller alone. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether `after: endCursor` answers more. */
  hasNextPage: Scalars['Boolean']['output'];
};

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

/** What can be read. */
export type Query = {
  __typename?: 'Query';
  /**
   * A language model's answer about one invoice of the caller, from its fields alone. It changes nothing and may be wrong.
   * Null where the invoice is missing, another's or not read yet. Refused with `BadRequest`: an empty question or one
   * of more than 500 characters. `Unavailable` where the model does not answer.
   */
  explainInvoice?: Maybe<InvoiceExplanation>;
  /** One file of the caller, or null where it is missing or another's. */
  file?: Maybe<File>;
  /** One invoice of the caller, or null where it is missing, deleted or another's. */
  invoice?: Maybe<Invoice>;
  /**
   * The caller's invoices. With `status`, those in that status, by upload. Otherwise all but deleted ones in `order`;
   * by issue date, only those whose date was read. Refused with `BadRequest`: `first` outside 1-100, `status` together with
   * `order: ISSUE_DATE`, a cursor that is not of this list.
   */
  invoices: InvoiceConnection;
  /** The caller. Never null for somebody who is signed in. */
  me: Account;
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

/** What can be doubtful about a reading. */
export type ReviewReason =
  /** Amounts that should add up do not: subtotal and tax to the total, or lines to the subtotal. */
  | 'AMOUNTS_DISAGREE'
  /** The currency is not printed clearly. */
  | 'CURRENCY_UNKNOWN'
  /** The date can be read in more than one way. */
  | 'DATE_AMBIGUOUS'
  /** No date of issue was found. */
  | 'DATE_MISSING'
  /** The document has more lines than are kept; the last ones are left out. */
  | 'LINES_LEFT_OUT'
  /** A value was hard to read. */
  | 'LOW_CONFIDENCE'
  /** No invoice number was found. */
  | 'NUMBER_MISSING'
  /** More than one currency stands on the document. */
  | 'SEVERAL_CURRENCIES'
  /** More than one total stands on the document. */
  | 'SEVERAL_TOTALS'
  /** No total was found. */
  | 'TOTAL_MISSING'
  /** No supplier's name was found. */
  | 'VENDOR_MISSING';

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

/** What is pushed live. Events may be lost while a client is away and may come twice: drop those whose version is not newer, re-query on reconnect. */
export type Subscription = {
  __typename?: 'Subscription';
  /** Changes of the caller's invoices, or of one of them. A foreign or missing id is accepted and stays silent. */
  onInvoiceChanged?: Maybe<InvoiceChange>;
};


/** What is pushed live. Events may be lost while a client is away and may come twice: drop those whose version is not newer, re-query on reconnect. */
export type SubscriptionOnInvoiceChangedArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
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



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AWSDate: ResolverTypeWrapper<Scalars['AWSDate']['output']>;
  AWSDateTime: ResolverTypeWrapper<Scalars['AWSDateTime']['output']>;
  AWSURL: ResolverTypeWrapper<Scalars['AWSURL']['output']>;
  Account: ResolverTypeWrapper<Account>;
  AnnouncedFile: AnnouncedFile;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CurrencyCode: CurrencyCode;
  DeleteInvoicePayload: ResolverTypeWrapper<DeleteInvoicePayload>;
  File: ResolverTypeWrapper<File>;
  FileErrorCode: FileErrorCode;
  FileReason: FileReason;
  FileRefusal: ResolverTypeWrapper<FileRefusal>;
  FileStatus: FileStatus;
  FileUserError: ResolverTypeWrapper<FileUserError>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Invoice: ResolverTypeWrapper<Invoice>;
  InvoiceAmount: ResolverTypeWrapper<InvoiceAmount>;
  InvoiceCategory: InvoiceCategory;
  InvoiceChange: ResolverTypeWrapper<InvoiceChange>;
  InvoiceChangeInput: InvoiceChangeInput;
  InvoiceConnection: ResolverTypeWrapper<InvoiceConnection>;
  InvoiceCurrency: ResolverTypeWrapper<InvoiceCurrency>;
  InvoiceDate: ResolverTypeWrapper<InvoiceDate>;
  InvoiceDocument: ResolverTypeWrapper<InvoiceDocument>;
  InvoiceErrorCode: InvoiceErrorCode;
  InvoiceExplanation: ResolverTypeWrapper<InvoiceExplanation>;
  InvoiceInsights: ResolverTypeWrapper<InvoiceInsights>;
  InvoiceLine: ResolverTypeWrapper<InvoiceLine>;
  InvoiceOrder: InvoiceOrder;
  InvoiceReason: InvoiceReason;
  InvoiceRefusal: ResolverTypeWrapper<InvoiceRefusal>;
  InvoiceReview: ResolverTypeWrapper<InvoiceReview>;
  InvoiceStatus: InvoiceStatus;
  InvoiceText: ResolverTypeWrapper<InvoiceText>;
  InvoiceUserError: ResolverTypeWrapper<InvoiceUserError>;
  MediaType: MediaType;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Place: ResolverTypeWrapper<Place>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RequestUploadsInput: RequestUploadsInput;
  RequestUploadsPayload: ResolverTypeWrapper<RequestUploadsPayload>;
  RereadInvoicePayload: ResolverTypeWrapper<RereadInvoicePayload>;
  ReviewReason: ReviewReason;
  Role: Role;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Upload: ResolverTypeWrapper<Upload>;
  UploadForm: ResolverTypeWrapper<UploadForm>;
  UploadFormField: ResolverTypeWrapper<UploadFormField>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AWSDate: Scalars['AWSDate']['output'];
  AWSDateTime: Scalars['AWSDateTime']['output'];
  AWSURL: Scalars['AWSURL']['output'];
  Account: Account;
  AnnouncedFile: AnnouncedFile;
  Boolean: Scalars['Boolean']['output'];
  DeleteInvoicePayload: DeleteInvoicePayload;
  File: File;
  FileRefusal: FileRefusal;
  FileUserError: FileUserError;
  Float: Scalars['Float']['output'];
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Invoice: Invoice;
  InvoiceAmount: InvoiceAmount;
  InvoiceChange: InvoiceChange;
  InvoiceChangeInput: InvoiceChangeInput;
  InvoiceConnection: InvoiceConnection;
  InvoiceCurrency: InvoiceCurrency;
  InvoiceDate: InvoiceDate;
  InvoiceDocument: InvoiceDocument;
  InvoiceExplanation: InvoiceExplanation;
  InvoiceInsights: InvoiceInsights;
  InvoiceLine: InvoiceLine;
  InvoiceRefusal: InvoiceRefusal;
  InvoiceReview: InvoiceReview;
  InvoiceText: InvoiceText;
  InvoiceUserError: InvoiceUserError;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Place: Place;
  Query: Record<PropertyKey, never>;
  RequestUploadsInput: RequestUploadsInput;
  RequestUploadsPayload: RequestUploadsPayload;
  RereadInvoicePayload: RereadInvoicePayload;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  Upload: Upload;
  UploadForm: UploadForm;
  UploadFormField: UploadFormField;
};

export type Aws_Api_KeyDirectiveArgs = { };

export type Aws_Api_KeyDirectiveResolver<Result, Parent, ContextType = any, Args = Aws_Api_KeyDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Aws_Cognito_User_PoolsDirectiveArgs = {
  cognito_groups?: Maybe<Array<Scalars['String']['input']>>;
};

export type Aws_Cognito_User_PoolsDirectiveResolver<Result, Parent, ContextType = any, Args = Aws_Cognito_User_PoolsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Aws_IamDirectiveArgs = { };

export type Aws_IamDirectiveResolver<Result, Parent, ContextType = any, Args = Aws_IamDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Aws_SubscribeDirectiveArgs = {
  mutations: Array<Scalars['String']['input']>;
};

export type Aws_SubscribeDirectiveResolver<Result, Parent, ContextType = any, Args = Aws_SubscribeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface AwsDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AWSDate'], any> {
  name: 'AWSDate';
}

export interface AwsDateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AWSDateTime'], any> {
  name: 'AWSDateTime';
}

export interface AwsurlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AWSURL'], any> {
  name: 'AWSURL';
}

export type AccountResolvers<ContextType = any, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
};

export type DeleteInvoicePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['DeleteInvoicePayload'] = ResolversParentTypes['DeleteInvoicePayload']> = {
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['InvoiceUserError']>, ParentType, ContextType>;
};

export type FileResolvers<ContextType = any, ParentType extends ResolversParentTypes['File'] = ResolversParentTypes['File']> = {
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mediaType?: Resolver<ResolversTypes['MediaType'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['FileRefusal']>, ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['FileStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FileRefusalResolvers<ContextType = any, ParentType extends ResolversParentTypes['FileRefusal'] = ResolversParentTypes['FileRefusal']> = {
  code?: Resolver<ResolversTypes['FileReason'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FileUserErrorResolvers<ContextType = any, ParentType extends ResolversParentTypes['FileUserError'] = ResolversParentTypes['FileUserError']> = {
  code?: Resolver<ResolversTypes['FileErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvoiceResolvers<ContextType = any, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice']> = {
  amountDue?: Resolver<Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['InvoiceCurrency']>, ParentType, ContextType>;
  document?: Resolver<Maybe<ResolversTypes['InvoiceDocument']>, ParentType, ContextType>;
  dueDate?: Resolver<Maybe<ResolversTypes['InvoiceDate']>, ParentType, ContextType>;
  file?: Resolver<ResolversTypes['File'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  insights?: Resolver<Maybe<ResolversTypes['InvoiceInsights']>, ParentType, ContextType>;
  issueDate?: Resolver<Maybe<ResolversTypes['InvoiceDate']>, ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['InvoiceLine']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['InvoiceText']>, ParentType, ContextType>;
  pages?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['InvoiceRefusal']>, ParentType, ContextType>;
  reviews?: Resolver<Array<ResolversTypes['InvoiceReview']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvoiceStatus'], ParentType, ContextType>;
  subtotal?: Resolver<Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  uploadedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['InvoiceText']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InvoiceAmountResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceAmount'] = ResolversParentTypes['InvoiceAmount']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvoiceChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceChange'] = ResolversParentTypes['InvoiceChange']> = {
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  invoiceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ownerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvoiceStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InvoiceConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceConnection'] = ResolversParentTypes['InvoiceConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Invoice']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InvoiceCurrencyResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceCurrency'] = ResolversParentTypes['InvoiceCurrency']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type InvoiceDateResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceDate'] = ResolversParentTypes['InvoiceDate']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['AWSDate'], ParentType, ContextType>;
};

export type InvoiceDocumentResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceDocument'] = ResolversParentTypes['InvoiceDocument']> = {
  expiresAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  mediaType?: Resolver<ResolversTypes['MediaType'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['AWSURL'], ParentType, ContextType>;
};

export type InvoiceExplanationResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceExplanation'] = ResolversParentTypes['InvoiceExplanation']> = {
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvoiceInsightsResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceInsights'] = ResolversParentTypes['InvoiceInsights']> = {
  category?: Resolver<ResolversTypes['InvoiceCategory'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvoiceLineResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceLine'] = ResolversParentTypes['InvoiceLine']> = {
  amount?: Resolver<Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['InvoiceText']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
};

export type InvoiceRefusalResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceRefusal'] = ResolversParentTypes['InvoiceRefusal']> = {
  code?: Resolver<ResolversTypes['InvoiceReason'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvoiceReviewResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceReview'] = ResolversParentTypes['InvoiceReview']> = {
  code?: Resolver<ResolversTypes['ReviewReason'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvoiceTextResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceText'] = ResolversParentTypes['InvoiceText']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvoiceUserErrorResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceUserError'] = ResolversParentTypes['InvoiceUserError']> = {
  code?: Resolver<ResolversTypes['InvoiceErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  deleteInvoice?: Resolver<ResolversTypes['DeleteInvoicePayload'], ParentType, ContextType, RequireFields<MutationDeleteInvoiceArgs, 'expectedVersion' | 'id'>>;
  publishInvoiceChange?: Resolver<ResolversTypes['InvoiceChange'], ParentType, ContextType, RequireFields<MutationPublishInvoiceChangeArgs, 'change'>>;
  requestUploads?: Resolver<ResolversTypes['RequestUploadsPayload'], ParentType, ContextType, RequireFields<MutationRequestUploadsArgs, 'input'>>;
  rereadInvoice?: Resolver<ResolversTypes['RereadInvoicePayload'], ParentType, ContextType, RequireFields<MutationRereadInvoiceArgs, 'expectedVersion' | 'id'>>;
};

export type PageInfoResolvers<ContextType = any, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PlaceResolvers<ContextType = any, ParentType extends ResolversParentTypes['Place'] = ResolversParentTypes['Place']> = {
  height?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  left?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  page?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  top?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  width?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  explainInvoice?: Resolver<Maybe<ResolversTypes['InvoiceExplanation']>, ParentType, ContextType, RequireFields<QueryExplainInvoiceArgs, 'id' | 'question'>>;
  file?: Resolver<Maybe<ResolversTypes['File']>, ParentType, ContextType, RequireFields<QueryFileArgs, 'id'>>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType, RequireFields<QueryInvoiceArgs, 'id'>>;
  invoices?: Resolver<ResolversTypes['InvoiceConnection'], ParentType, ContextType, RequireFields<QueryInvoicesArgs, 'first' | 'order'>>;
  me?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
};

export type RequestUploadsPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['RequestUploadsPayload'] = ResolversParentTypes['RequestUploadsPayload']> = {
  uploads?: Resolver<Maybe<Array<ResolversTypes['Upload']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['FileUserError']>, ParentType, ContextType>;
};

export type RereadInvoicePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['RereadInvoicePayload'] = ResolversParentTypes['RereadInvoicePayload']> = {
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['InvoiceUserError']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = any, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  onInvoiceChanged?: SubscriptionResolver<Maybe<ResolversTypes['InvoiceChange']>, "onInvoiceChanged", ParentType, ContextType, Partial<SubscriptionOnInvoiceChangedArgs>>;
};

export type UploadResolvers<ContextType = any, ParentType extends ResolversParentTypes['Upload'] = ResolversParentTypes['Upload']> = {
  file?: Resolver<ResolversTypes['File'], ParentType, ContextType>;
  form?: Resolver<ResolversTypes['UploadForm'], ParentType, ContextType>;
  invoice?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
};

export type UploadFormResolvers<ContextType = any, ParentType extends ResolversParentTypes['UploadForm'] = ResolversParentTypes['UploadForm']> = {
  expiresAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['UploadFormField']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['AWSURL'], ParentType, ContextType>;
};

export type UploadFormFieldResolvers<ContextType = any, ParentType extends ResolversParentTypes['UploadFormField'] = ResolversParentTypes['UploadFormField']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  AWSDate?: GraphQLScalarType;
  AWSDateTime?: GraphQLScalarType;
  AWSURL?: GraphQLScalarType;
  Account?: AccountResolvers<ContextType>;
  DeleteInvoicePayload?: DeleteInvoicePayloadResolvers<ContextType>;
  File?: FileResolvers<ContextType>;
  FileRefusal?: FileRefusalResolvers<ContextType>;
  FileUserError?: FileUserErrorResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  InvoiceAmount?: InvoiceAmountResolvers<ContextType>;
  InvoiceChange?: InvoiceChangeResolvers<ContextType>;
  InvoiceConnection?: InvoiceConnectionResolvers<ContextType>;
  InvoiceCurrency?: InvoiceCurrencyResolvers<ContextType>;
  InvoiceDate?: InvoiceDateResolvers<ContextType>;
  InvoiceDocument?: InvoiceDocumentResolvers<ContextType>;
  InvoiceExplanation?: InvoiceExplanationResolvers<ContextType>;
  InvoiceInsights?: InvoiceInsightsResolvers<ContextType>;
  InvoiceLine?: InvoiceLineResolvers<ContextType>;
  InvoiceRefusal?: InvoiceRefusalResolvers<ContextType>;
  InvoiceReview?: InvoiceReviewResolvers<ContextType>;
  InvoiceText?: InvoiceTextResolvers<ContextType>;
  InvoiceUserError?: InvoiceUserErrorResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Place?: PlaceResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RequestUploadsPayload?: RequestUploadsPayloadResolvers<ContextType>;
  RereadInvoicePayload?: RereadInvoicePayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Upload?: UploadResolvers<ContextType>;
  UploadForm?: UploadFormResolvers<ContextType>;
  UploadFormField?: UploadFormFieldResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = any> = {
  aws_api_key?: Aws_Api_KeyDirectiveResolver<any, any, ContextType>;
  aws_cognito_user_pools?: Aws_Cognito_User_PoolsDirectiveResolver<any, any, ContextType>;
  aws_iam?: Aws_IamDirectiveResolver<any, any, ContextType>;
  aws_subscribe?: Aws_SubscribeDirectiveResolver<any, any, ContextType>;
};
