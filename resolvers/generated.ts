import type * as Types from '#model/generated.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };


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
) => Types.Maybe<TTypes> | Promise<Types.Maybe<TTypes>>;

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
  AWSDate: ResolverTypeWrapper<Types.Scalars['AWSDate']['output']>;
  AWSDateTime: ResolverTypeWrapper<Types.Scalars['AWSDateTime']['output']>;
  AWSEmail: ResolverTypeWrapper<Types.Scalars['AWSEmail']['output']>;
  AWSURL: ResolverTypeWrapper<Types.Scalars['AWSURL']['output']>;
  Account: ResolverTypeWrapper<Types.Account>;
  AddEventImagePayload: ResolverTypeWrapper<Types.AddEventImagePayload>;
  AddProductImagePayload: ResolverTypeWrapper<Types.AddProductImagePayload>;
  AdjustStockInput: Types.AdjustStockInput;
  AdjustStockPayload: ResolverTypeWrapper<Types.AdjustStockPayload>;
  AllowMailSenderPayload: ResolverTypeWrapper<Types.AllowMailSenderPayload>;
  AnnouncedFile: Types.AnnouncedFile;
  ApproveInvoicePayload: ResolverTypeWrapper<Types.ApproveInvoicePayload>;
  ApproveInvoicesPayload: ResolverTypeWrapper<Types.ApproveInvoicesPayload>;
  Attendee: ResolverTypeWrapper<Types.Attendee>;
  AttendeeConnection: ResolverTypeWrapper<Types.AttendeeConnection>;
  AttendeeExport: ResolverTypeWrapper<Types.AttendeeExport>;
  Availability: Types.Availability;
  AvailabilityChange: ResolverTypeWrapper<Types.AvailabilityChange>;
  AvailabilityChangeInput: Types.AvailabilityChangeInput;
  BookTicketsInput: Types.BookTicketsInput;
  BookTicketsPayload: ResolverTypeWrapper<Types.BookTicketsPayload>;
  Booking: ResolverTypeWrapper<Types.Booking>;
  BookingChange: ResolverTypeWrapper<Types.BookingChange>;
  BookingChangeInput: Types.BookingChangeInput;
  BookingConnection: ResolverTypeWrapper<Types.BookingConnection>;
  BookingErrorCode: Types.BookingErrorCode;
  BookingQuote: ResolverTypeWrapper<Types.BookingQuote>;
  BookingReason: Types.BookingReason;
  BookingRefusal: ResolverTypeWrapper<Types.BookingRefusal>;
  BookingStatus: Types.BookingStatus;
  BookingTimelineEntry: ResolverTypeWrapper<Types.BookingTimelineEntry>;
  BookingUserError: ResolverTypeWrapper<Types.BookingUserError>;
  Boolean: ResolverTypeWrapper<Types.Scalars['Boolean']['output']>;
  Buyer: ResolverTypeWrapper<Types.Buyer>;
  BuyerInput: Types.BuyerInput;
  CancelBookingPayload: ResolverTypeWrapper<Types.CancelBookingPayload>;
  CancelEventPayload: ResolverTypeWrapper<Types.CancelEventPayload>;
  CancelOrderPayload: ResolverTypeWrapper<Types.CancelOrderPayload>;
  CancelRecurringOrderPayload: ResolverTypeWrapper<Types.CancelRecurringOrderPayload>;
  CancellationPolicy: ResolverTypeWrapper<Types.CancellationPolicy>;
  CancellationPolicyInput: Types.CancellationPolicyInput;
  CancellationTerms: ResolverTypeWrapper<Types.CancellationTerms>;
  CardSetup: ResolverTypeWrapper<Types.CardSetup>;
  CatalogErrorCode: Types.CatalogErrorCode;
  CatalogUserError: ResolverTypeWrapper<Types.CatalogUserError>;
  ChangeEventCategoryPayload: ResolverTypeWrapper<Types.ChangeEventCategoryPayload>;
  ChangePromoCodeInput: Types.ChangePromoCodeInput;
  ChangePromoCodePayload: ResolverTypeWrapper<Types.ChangePromoCodePayload>;
  ChangeRecurringOrderCardPayload: ResolverTypeWrapper<Types.ChangeRecurringOrderCardPayload>;
  ChangeTicketCategoryInput: Types.ChangeTicketCategoryInput;
  ChangeTicketCategoryPayload: ResolverTypeWrapper<Types.ChangeTicketCategoryPayload>;
  ChangeTicketNamePayload: ResolverTypeWrapper<Types.ChangeTicketNamePayload>;
  CloseRefundPayload: ResolverTypeWrapper<Types.CloseRefundPayload>;
  ContinueBookingPayload: ResolverTypeWrapper<Types.ContinueBookingPayload>;
  ContinueOrderPayload: ResolverTypeWrapper<Types.ContinueOrderPayload>;
  ContinueRecurringOrderPayload: ResolverTypeWrapper<Types.ContinueRecurringOrderPayload>;
  CorrectInvoiceInput: Types.CorrectInvoiceInput;
  CorrectInvoicePayload: ResolverTypeWrapper<Types.CorrectInvoicePayload>;
  CorrectableField: Types.CorrectableField;
  CorrectedFieldInput: Types.CorrectedFieldInput;
  CorrectedLineInput: Types.CorrectedLineInput;
  CountryCode: Types.CountryCode;
  CreateEventCategoryPayload: ResolverTypeWrapper<Types.CreateEventCategoryPayload>;
  CreateEventInput: Types.CreateEventInput;
  CreateEventPayload: ResolverTypeWrapper<Types.CreateEventPayload>;
  CreateProductInput: Types.CreateProductInput;
  CreateProductPayload: ResolverTypeWrapper<Types.CreateProductPayload>;
  CreatePromoCodeInput: Types.CreatePromoCodeInput;
  CreatePromoCodePayload: ResolverTypeWrapper<Types.CreatePromoCodePayload>;
  CreateRecurringOrderInput: Types.CreateRecurringOrderInput;
  CreateRecurringOrderPayload: ResolverTypeWrapper<Types.CreateRecurringOrderPayload>;
  CurrencyCode: Types.CurrencyCode;
  DailySales: ResolverTypeWrapper<Types.DailySales>;
  DeleteFilterPayload: ResolverTypeWrapper<Types.DeleteFilterPayload>;
  DeleteInvoicePayload: ResolverTypeWrapper<Types.DeleteInvoicePayload>;
  DescribeInvoicePayload: ResolverTypeWrapper<Types.DescribeInvoicePayload>;
  DismissVendorSuggestionPayload: ResolverTypeWrapper<Types.DismissVendorSuggestionPayload>;
  Event: ResolverTypeWrapper<Types.Event>;
  EventCancellation: ResolverTypeWrapper<Types.EventCancellation>;
  EventCancellationChange: ResolverTypeWrapper<Types.EventCancellationChange>;
  EventCancellationChangeInput: Types.EventCancellationChangeInput;
  EventCancellationStatus: Types.EventCancellationStatus;
  EventCategory: ResolverTypeWrapper<Types.EventCategory>;
  EventChange: ResolverTypeWrapper<Types.EventChange>;
  EventChangeInput: Types.EventChangeInput;
  EventConnection: ResolverTypeWrapper<Types.EventConnection>;
  EventErrorCode: Types.EventErrorCode;
  EventImage: ResolverTypeWrapper<Types.EventImage>;
  EventImageUpload: ResolverTypeWrapper<Types.EventImageUpload>;
  EventStatus: Types.EventStatus;
  EventUserError: ResolverTypeWrapper<Types.EventUserError>;
  ExportAttendeesPayload: ResolverTypeWrapper<Types.ExportAttendeesPayload>;
  ExportFormat: Types.ExportFormat;
  ExportInvoicesInput: Types.ExportInvoicesInput;
  ExportInvoicesPayload: ResolverTypeWrapper<Types.ExportInvoicesPayload>;
  File: ResolverTypeWrapper<Types.File>;
  FileErrorCode: Types.FileErrorCode;
  FileReason: Types.FileReason;
  FileRefusal: ResolverTypeWrapper<Types.FileRefusal>;
  FileStatus: Types.FileStatus;
  FileUserError: ResolverTypeWrapper<Types.FileUserError>;
  Float: ResolverTypeWrapper<Types.Scalars['Float']['output']>;
  HoldTicketsInput: Types.HoldTicketsInput;
  HoldTicketsPayload: ResolverTypeWrapper<Types.HoldTicketsPayload>;
  ID: ResolverTypeWrapper<Types.Scalars['ID']['output']>;
  ImageType: Types.ImageType;
  Int: ResolverTypeWrapper<Types.Scalars['Int']['output']>;
  IntakeErrorCode: Types.IntakeErrorCode;
  IntakeUserError: ResolverTypeWrapper<Types.IntakeUserError>;
  Invoice: ResolverTypeWrapper<Types.Invoice>;
  InvoiceAction: Types.InvoiceAction;
  InvoiceAlternate: ResolverTypeWrapper<Types.InvoiceAlternate>;
  InvoiceAmount: ResolverTypeWrapper<Types.InvoiceAmount>;
  InvoiceCategory: Types.InvoiceCategory;
  InvoiceChange: ResolverTypeWrapper<Types.InvoiceChange>;
  InvoiceChangeInput: Types.InvoiceChangeInput;
  InvoiceChannel: Types.InvoiceChannel;
  InvoiceCheck: ResolverTypeWrapper<Types.InvoiceCheck>;
  InvoiceCheckCode: Types.InvoiceCheckCode;
  InvoiceConnection: ResolverTypeWrapper<Types.InvoiceConnection>;
  InvoiceCurrency: ResolverTypeWrapper<Types.InvoiceCurrency>;
  InvoiceDate: ResolverTypeWrapper<Types.InvoiceDate>;
  InvoiceDecision: ResolverTypeWrapper<Types.InvoiceDecision>;
  InvoiceDetail: ResolverTypeWrapper<Types.InvoiceDetail>;
  InvoiceDocument: ResolverTypeWrapper<Types.InvoiceDocument>;
  InvoiceErrorCode: Types.InvoiceErrorCode;
  InvoiceExplanation: ResolverTypeWrapper<Types.InvoiceExplanation>;
  InvoiceExport: ResolverTypeWrapper<Types.InvoiceExport>;
  InvoiceFieldChange: ResolverTypeWrapper<Types.InvoiceFieldChange>;
  InvoiceFilter: ResolverTypeWrapper<Types.InvoiceFilter>;
  InvoiceFilterInput: Types.InvoiceFilterInput;
  InvoiceInsights: ResolverTypeWrapper<Types.InvoiceInsights>;
  InvoiceKind: Types.InvoiceKind;
  InvoiceLine: ResolverTypeWrapper<Types.InvoiceLine>;
  InvoiceMailbox: ResolverTypeWrapper<Types.InvoiceMailbox>;
  InvoiceOrder: Types.InvoiceOrder;
  InvoicePart: ResolverTypeWrapper<Types.InvoicePart>;
  InvoiceParty: Types.InvoiceParty;
  InvoiceReader: Types.InvoiceReader;
  InvoiceReason: Types.InvoiceReason;
  InvoiceRefusal: ResolverTypeWrapper<Types.InvoiceRefusal>;
  InvoiceReview: ResolverTypeWrapper<Types.InvoiceReview>;
  InvoiceRevision: ResolverTypeWrapper<Types.InvoiceRevision>;
  InvoiceRevisionConnection: ResolverTypeWrapper<Types.InvoiceRevisionConnection>;
  InvoiceStatus: Types.InvoiceStatus;
  InvoiceTax: ResolverTypeWrapper<Types.InvoiceTax>;
  InvoiceText: ResolverTypeWrapper<Types.InvoiceText>;
  InvoiceUserError: ResolverTypeWrapper<Types.InvoiceUserError>;
  InvoiceVersionInput: Types.InvoiceVersionInput;
  Mail: ResolverTypeWrapper<Types.Mail>;
  MailConnection: ResolverTypeWrapper<Types.MailConnection>;
  MailErrorCode: Types.MailErrorCode;
  MailSender: ResolverTypeWrapper<Types.MailSender>;
  MailStatus: Types.MailStatus;
  MailSuppression: ResolverTypeWrapper<Types.MailSuppression>;
  MailSuppressionConnection: ResolverTypeWrapper<Types.MailSuppressionConnection>;
  MailSuppressionReason: Types.MailSuppressionReason;
  MailUserError: ResolverTypeWrapper<Types.MailUserError>;
  MediaType: Types.MediaType;
  MergeVendorsPayload: ResolverTypeWrapper<Types.MergeVendorsPayload>;
  Money: ResolverTypeWrapper<Types.Money>;
  MoneyInput: Types.MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Order: ResolverTypeWrapper<Types.Order>;
  OrderChange: ResolverTypeWrapper<Types.OrderChange>;
  OrderChangeInput: Types.OrderChangeInput;
  OrderConnection: ResolverTypeWrapper<Types.OrderConnection>;
  OrderErrorCode: Types.OrderErrorCode;
  OrderLine: ResolverTypeWrapper<Types.OrderLine>;
  OrderLineInput: Types.OrderLineInput;
  OrderReason: Types.OrderReason;
  OrderRefusal: ResolverTypeWrapper<Types.OrderRefusal>;
  OrderStatus: Types.OrderStatus;
  OrderTimelineEntry: ResolverTypeWrapper<Types.OrderTimelineEntry>;
  OrderUserError: ResolverTypeWrapper<Types.OrderUserError>;
  PageInfo: ResolverTypeWrapper<Types.PageInfo>;
  PauseRecurringOrderPayload: ResolverTypeWrapper<Types.PauseRecurringOrderPayload>;
  Payment: ResolverTypeWrapper<Types.Payment>;
  PaymentAction: ResolverTypeWrapper<Types.PaymentAction>;
  PaymentCard: ResolverTypeWrapper<Types.PaymentCard>;
  PaymentFailure: Types.PaymentFailure;
  PaymentRefusal: ResolverTypeWrapper<Types.PaymentRefusal>;
  PaymentStatus: Types.PaymentStatus;
  Place: ResolverTypeWrapper<Types.Place>;
  PlaceInput: Types.PlaceInput;
  PlaceOrderInput: Types.PlaceOrderInput;
  PlaceOrderPayload: ResolverTypeWrapper<Types.PlaceOrderPayload>;
  PostalAddress: ResolverTypeWrapper<Types.PostalAddress>;
  PostalAddressInput: Types.PostalAddressInput;
  PostponeEventInput: Types.PostponeEventInput;
  PostponeEventPayload: ResolverTypeWrapper<Types.PostponeEventPayload>;
  Product: ResolverTypeWrapper<Types.Product>;
  ProductConnection: ResolverTypeWrapper<Types.ProductConnection>;
  ProductImage: ResolverTypeWrapper<Types.ProductImage>;
  ProductImageUpload: ResolverTypeWrapper<Types.ProductImageUpload>;
  PromoCode: ResolverTypeWrapper<Types.PromoCode>;
  PublishEventPayload: ResolverTypeWrapper<Types.PublishEventPayload>;
  PurchaseMoney: ResolverTypeWrapper<Types.PurchaseMoney>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuoteBookingPayload: ResolverTypeWrapper<Types.QuoteBookingPayload>;
  Receipt: ResolverTypeWrapper<Types.Receipt>;
  ReceiptConnection: ResolverTypeWrapper<Types.ReceiptConnection>;
  ReceiptDocument: ResolverTypeWrapper<Types.ReceiptDocument>;
  ReceiptKind: Types.ReceiptKind;
  ReceiptTax: ResolverTypeWrapper<Types.ReceiptTax>;
  RecurringInterval: Types.RecurringInterval;
  RecurringOrder: ResolverTypeWrapper<Types.RecurringOrder>;
  RecurringOrderChange: ResolverTypeWrapper<Types.RecurringOrderChange>;
  RecurringOrderChangeInput: Types.RecurringOrderChangeInput;
  RecurringOrderConnection: ResolverTypeWrapper<Types.RecurringOrderConnection>;
  RecurringOrderErrorCode: Types.RecurringOrderErrorCode;
  RecurringOrderEvent: Types.RecurringOrderEvent;
  RecurringOrderHistoryEntry: ResolverTypeWrapper<Types.RecurringOrderHistoryEntry>;
  RecurringOrderLine: ResolverTypeWrapper<Types.RecurringOrderLine>;
  RecurringOrderReason: Types.RecurringOrderReason;
  RecurringOrderRefusal: ResolverTypeWrapper<Types.RecurringOrderRefusal>;
  RecurringOrderStatus: Types.RecurringOrderStatus;
  RecurringOrderUserError: ResolverTypeWrapper<Types.RecurringOrderUserError>;
  Refund: ResolverTypeWrapper<Types.Refund>;
  RefundChange: ResolverTypeWrapper<Types.RefundChange>;
  RefundChangeInput: Types.RefundChangeInput;
  RefundConnection: ResolverTypeWrapper<Types.RefundConnection>;
  RefundErrorCode: Types.RefundErrorCode;
  RefundFailure: Types.RefundFailure;
  RefundHistoryEntry: ResolverTypeWrapper<Types.RefundHistoryEntry>;
  RefundLine: ResolverTypeWrapper<Types.RefundLine>;
  RefundLineInput: Types.RefundLineInput;
  RefundOrderInput: Types.RefundOrderInput;
  RefundOrderPayload: ResolverTypeWrapper<Types.RefundOrderPayload>;
  RefundReason: Types.RefundReason;
  RefundRefusal: ResolverTypeWrapper<Types.RefundRefusal>;
  RefundStatus: Types.RefundStatus;
  RefundUserError: ResolverTypeWrapper<Types.RefundUserError>;
  RefundableLine: ResolverTypeWrapper<Types.RefundableLine>;
  RejectInvoicePayload: ResolverTypeWrapper<Types.RejectInvoicePayload>;
  ReleaseMailAddressPayload: ResolverTypeWrapper<Types.ReleaseMailAddressPayload>;
  ReleaseTicketHoldPayload: ResolverTypeWrapper<Types.ReleaseTicketHoldPayload>;
  RemoveEventImagePayload: ResolverTypeWrapper<Types.RemoveEventImagePayload>;
  RemoveMailSenderPayload: ResolverTypeWrapper<Types.RemoveMailSenderPayload>;
  RemoveProductImagePayload: ResolverTypeWrapper<Types.RemoveProductImagePayload>;
  ReopenInvoicePayload: ResolverTypeWrapper<Types.ReopenInvoicePayload>;
  ReportErrorCode: Types.ReportErrorCode;
  ReportUserError: ResolverTypeWrapper<Types.ReportUserError>;
  RequestEventImageInput: Types.RequestEventImageInput;
  RequestEventImagePayload: ResolverTypeWrapper<Types.RequestEventImagePayload>;
  RequestProductImageInput: Types.RequestProductImageInput;
  RequestProductImagePayload: ResolverTypeWrapper<Types.RequestProductImagePayload>;
  RequestUploadsInput: Types.RequestUploadsInput;
  RequestUploadsPayload: ResolverTypeWrapper<Types.RequestUploadsPayload>;
  RereadInvoicePayload: ResolverTypeWrapper<Types.RereadInvoicePayload>;
  ResumeRecurringOrderPayload: ResolverTypeWrapper<Types.ResumeRecurringOrderPayload>;
  RetryBookingPayload: ResolverTypeWrapper<Types.RetryBookingPayload>;
  RetryOrderPayload: ResolverTypeWrapper<Types.RetryOrderPayload>;
  RetryRefundPayload: ResolverTypeWrapper<Types.RetryRefundPayload>;
  ReviewReason: Types.ReviewReason;
  Role: Types.Role;
  SaveFilterPayload: ResolverTypeWrapper<Types.SaveFilterPayload>;
  SavedFilter: ResolverTypeWrapper<Types.SavedFilter>;
  SeatMap: ResolverTypeWrapper<Types.SeatMap>;
  SeatRow: ResolverTypeWrapper<Types.SeatRow>;
  SeatRowInput: Types.SeatRowInput;
  SkipRecurringOrderPayload: ResolverTypeWrapper<Types.SkipRecurringOrderPayload>;
  Spend: ResolverTypeWrapper<Types.Spend>;
  SpendDimension: Types.SpendDimension;
  StockMovement: ResolverTypeWrapper<Types.StockMovement>;
  StockMovementConnection: ResolverTypeWrapper<Types.StockMovementConnection>;
  StockReason: Types.StockReason;
  String: ResolverTypeWrapper<Types.Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SuppressMailAddressPayload: ResolverTypeWrapper<Types.SuppressMailAddressPayload>;
  Ticket: ResolverTypeWrapper<Types.Ticket>;
  TicketAvailability: ResolverTypeWrapper<Types.TicketAvailability>;
  TicketCategory: ResolverTypeWrapper<Types.TicketCategory>;
  TicketCategoryInput: Types.TicketCategoryInput;
  TicketHold: ResolverTypeWrapper<Types.TicketHold>;
  TicketHoldConnection: ResolverTypeWrapper<Types.TicketHoldConnection>;
  TicketHoldStatus: Types.TicketHoldStatus;
  TicketNameChange: ResolverTypeWrapper<Types.TicketNameChange>;
  TicketNameChanger: Types.TicketNameChanger;
  TicketStatus: Types.TicketStatus;
  UpdateEventInput: Types.UpdateEventInput;
  UpdateEventPayload: ResolverTypeWrapper<Types.UpdateEventPayload>;
  UpdateProductInput: Types.UpdateProductInput;
  UpdateProductPayload: ResolverTypeWrapper<Types.UpdateProductPayload>;
  UpdateVendorInput: Types.UpdateVendorInput;
  UpdateVendorPayload: ResolverTypeWrapper<Types.UpdateVendorPayload>;
  Upload: ResolverTypeWrapper<Types.Upload>;
  UploadForm: ResolverTypeWrapper<Types.UploadForm>;
  UploadFormField: ResolverTypeWrapper<Types.UploadFormField>;
  Vendor: ResolverTypeWrapper<Types.Vendor>;
  VendorConnection: ResolverTypeWrapper<Types.VendorConnection>;
  VendorErrorCode: Types.VendorErrorCode;
  VendorHint: ResolverTypeWrapper<Types.VendorHint>;
  VendorSuggestion: ResolverTypeWrapper<Types.VendorSuggestion>;
  VendorSuggestionReason: Types.VendorSuggestionReason;
  VendorUserError: ResolverTypeWrapper<Types.VendorUserError>;
  Venue: ResolverTypeWrapper<Types.Venue>;
  VenueInput: Types.VenueInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AWSDate: Types.Scalars['AWSDate']['output'];
  AWSDateTime: Types.Scalars['AWSDateTime']['output'];
  AWSEmail: Types.Scalars['AWSEmail']['output'];
  AWSURL: Types.Scalars['AWSURL']['output'];
  Account: Types.Account;
  AddEventImagePayload: Types.AddEventImagePayload;
  AddProductImagePayload: Types.AddProductImagePayload;
  AdjustStockInput: Types.AdjustStockInput;
  AdjustStockPayload: Types.AdjustStockPayload;
  AllowMailSenderPayload: Types.AllowMailSenderPayload;
  AnnouncedFile: Types.AnnouncedFile;
  ApproveInvoicePayload: Types.ApproveInvoicePayload;
  ApproveInvoicesPayload: Types.ApproveInvoicesPayload;
  Attendee: Types.Attendee;
  AttendeeConnection: Types.AttendeeConnection;
  AttendeeExport: Types.AttendeeExport;
  AvailabilityChange: Types.AvailabilityChange;
  AvailabilityChangeInput: Types.AvailabilityChangeInput;
  BookTicketsInput: Types.BookTicketsInput;
  BookTicketsPayload: Types.BookTicketsPayload;
  Booking: Types.Booking;
  BookingChange: Types.BookingChange;
  BookingChangeInput: Types.BookingChangeInput;
  BookingConnection: Types.BookingConnection;
  BookingQuote: Types.BookingQuote;
  BookingRefusal: Types.BookingRefusal;
  BookingTimelineEntry: Types.BookingTimelineEntry;
  BookingUserError: Types.BookingUserError;
  Boolean: Types.Scalars['Boolean']['output'];
  Buyer: Types.Buyer;
  BuyerInput: Types.BuyerInput;
  CancelBookingPayload: Types.CancelBookingPayload;
  CancelEventPayload: Types.CancelEventPayload;
  CancelOrderPayload: Types.CancelOrderPayload;
  CancelRecurringOrderPayload: Types.CancelRecurringOrderPayload;
  CancellationPolicy: Types.CancellationPolicy;
  CancellationPolicyInput: Types.CancellationPolicyInput;
  CancellationTerms: Types.CancellationTerms;
  CardSetup: Types.CardSetup;
  CatalogUserError: Types.CatalogUserError;
  ChangeEventCategoryPayload: Types.ChangeEventCategoryPayload;
  ChangePromoCodeInput: Types.ChangePromoCodeInput;
  ChangePromoCodePayload: Types.ChangePromoCodePayload;
  ChangeRecurringOrderCardPayload: Types.ChangeRecurringOrderCardPayload;
  ChangeTicketCategoryInput: Types.ChangeTicketCategoryInput;
  ChangeTicketCategoryPayload: Types.ChangeTicketCategoryPayload;
  ChangeTicketNamePayload: Types.ChangeTicketNamePayload;
  CloseRefundPayload: Types.CloseRefundPayload;
  ContinueBookingPayload: Types.ContinueBookingPayload;
  ContinueOrderPayload: Types.ContinueOrderPayload;
  ContinueRecurringOrderPayload: Types.ContinueRecurringOrderPayload;
  CorrectInvoiceInput: Types.CorrectInvoiceInput;
  CorrectInvoicePayload: Types.CorrectInvoicePayload;
  CorrectedFieldInput: Types.CorrectedFieldInput;
  CorrectedLineInput: Types.CorrectedLineInput;
  CreateEventCategoryPayload: Types.CreateEventCategoryPayload;
  CreateEventInput: Types.CreateEventInput;
  CreateEventPayload: Types.CreateEventPayload;
  CreateProductInput: Types.CreateProductInput;
  CreateProductPayload: Types.CreateProductPayload;
  CreatePromoCodeInput: Types.CreatePromoCodeInput;
  CreatePromoCodePayload: Types.CreatePromoCodePayload;
  CreateRecurringOrderInput: Types.CreateRecurringOrderInput;
  CreateRecurringOrderPayload: Types.CreateRecurringOrderPayload;
  DailySales: Types.DailySales;
  DeleteFilterPayload: Types.DeleteFilterPayload;
  DeleteInvoicePayload: Types.DeleteInvoicePayload;
  DescribeInvoicePayload: Types.DescribeInvoicePayload;
  DismissVendorSuggestionPayload: Types.DismissVendorSuggestionPayload;
  Event: Types.Event;
  EventCancellation: Types.EventCancellation;
  EventCancellationChange: Types.EventCancellationChange;
  EventCancellationChangeInput: Types.EventCancellationChangeInput;
  EventCategory: Types.EventCategory;
  EventChange: Types.EventChange;
  EventChangeInput: Types.EventChangeInput;
  EventConnection: Types.EventConnection;
  EventImage: Types.EventImage;
  EventImageUpload: Types.EventImageUpload;
  EventUserError: Types.EventUserError;
  ExportAttendeesPayload: Types.ExportAttendeesPayload;
  ExportInvoicesInput: Types.ExportInvoicesInput;
  ExportInvoicesPayload: Types.ExportInvoicesPayload;
  File: Types.File;
  FileRefusal: Types.FileRefusal;
  FileUserError: Types.FileUserError;
  Float: Types.Scalars['Float']['output'];
  HoldTicketsInput: Types.HoldTicketsInput;
  HoldTicketsPayload: Types.HoldTicketsPayload;
  ID: Types.Scalars['ID']['output'];
  Int: Types.Scalars['Int']['output'];
  IntakeUserError: Types.IntakeUserError;
  Invoice: Types.Invoice;
  InvoiceAlternate: Types.InvoiceAlternate;
  InvoiceAmount: Types.InvoiceAmount;
  InvoiceChange: Types.InvoiceChange;
  InvoiceChangeInput: Types.InvoiceChangeInput;
  InvoiceCheck: Types.InvoiceCheck;
  InvoiceConnection: Types.InvoiceConnection;
  InvoiceCurrency: Types.InvoiceCurrency;
  InvoiceDate: Types.InvoiceDate;
  InvoiceDecision: Types.InvoiceDecision;
  InvoiceDetail: Types.InvoiceDetail;
  InvoiceDocument: Types.InvoiceDocument;
  InvoiceExplanation: Types.InvoiceExplanation;
  InvoiceExport: Types.InvoiceExport;
  InvoiceFieldChange: Types.InvoiceFieldChange;
  InvoiceFilter: Types.InvoiceFilter;
  InvoiceFilterInput: Types.InvoiceFilterInput;
  InvoiceInsights: Types.InvoiceInsights;
  InvoiceLine: Types.InvoiceLine;
  InvoiceMailbox: Types.InvoiceMailbox;
  InvoicePart: Types.InvoicePart;
  InvoiceRefusal: Types.InvoiceRefusal;
  InvoiceReview: Types.InvoiceReview;
  InvoiceRevision: Types.InvoiceRevision;
  InvoiceRevisionConnection: Types.InvoiceRevisionConnection;
  InvoiceTax: Types.InvoiceTax;
  InvoiceText: Types.InvoiceText;
  InvoiceUserError: Types.InvoiceUserError;
  InvoiceVersionInput: Types.InvoiceVersionInput;
  Mail: Types.Mail;
  MailConnection: Types.MailConnection;
  MailSender: Types.MailSender;
  MailSuppression: Types.MailSuppression;
  MailSuppressionConnection: Types.MailSuppressionConnection;
  MailUserError: Types.MailUserError;
  MergeVendorsPayload: Types.MergeVendorsPayload;
  Money: Types.Money;
  MoneyInput: Types.MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Order: Types.Order;
  OrderChange: Types.OrderChange;
  OrderChangeInput: Types.OrderChangeInput;
  OrderConnection: Types.OrderConnection;
  OrderLine: Types.OrderLine;
  OrderLineInput: Types.OrderLineInput;
  OrderRefusal: Types.OrderRefusal;
  OrderTimelineEntry: Types.OrderTimelineEntry;
  OrderUserError: Types.OrderUserError;
  PageInfo: Types.PageInfo;
  PauseRecurringOrderPayload: Types.PauseRecurringOrderPayload;
  Payment: Types.Payment;
  PaymentAction: Types.PaymentAction;
  PaymentCard: Types.PaymentCard;
  PaymentRefusal: Types.PaymentRefusal;
  Place: Types.Place;
  PlaceInput: Types.PlaceInput;
  PlaceOrderInput: Types.PlaceOrderInput;
  PlaceOrderPayload: Types.PlaceOrderPayload;
  PostalAddress: Types.PostalAddress;
  PostalAddressInput: Types.PostalAddressInput;
  PostponeEventInput: Types.PostponeEventInput;
  PostponeEventPayload: Types.PostponeEventPayload;
  Product: Types.Product;
  ProductConnection: Types.ProductConnection;
  ProductImage: Types.ProductImage;
  ProductImageUpload: Types.ProductImageUpload;
  PromoCode: Types.PromoCode;
  PublishEventPayload: Types.PublishEventPayload;
  PurchaseMoney: Types.PurchaseMoney;
  Query: Record<PropertyKey, never>;
  QuoteBookingPayload: Types.QuoteBookingPayload;
  Receipt: Types.Receipt;
  ReceiptConnection: Types.ReceiptConnection;
  ReceiptDocument: Types.ReceiptDocument;
  ReceiptTax: Types.ReceiptTax;
  RecurringOrder: Types.RecurringOrder;
  RecurringOrderChange: Types.RecurringOrderChange;
  RecurringOrderChangeInput: Types.RecurringOrderChangeInput;
  RecurringOrderConnection: Types.RecurringOrderConnection;
  RecurringOrderHistoryEntry: Types.RecurringOrderHistoryEntry;
  RecurringOrderLine: Types.RecurringOrderLine;
  RecurringOrderRefusal: Types.RecurringOrderRefusal;
  RecurringOrderUserError: Types.RecurringOrderUserError;
  Refund: Types.Refund;
  RefundChange: Types.RefundChange;
  RefundChangeInput: Types.RefundChangeInput;
  RefundConnection: Types.RefundConnection;
  RefundHistoryEntry: Types.RefundHistoryEntry;
  RefundLine: Types.RefundLine;
  RefundLineInput: Types.RefundLineInput;
  RefundOrderInput: Types.RefundOrderInput;
  RefundOrderPayload: Types.RefundOrderPayload;
  RefundRefusal: Types.RefundRefusal;
  RefundUserError: Types.RefundUserError;
  RefundableLine: Types.RefundableLine;
  RejectInvoicePayload: Types.RejectInvoicePayload;
  ReleaseMailAddressPayload: Types.ReleaseMailAddressPayload;
  ReleaseTicketHoldPayload: Types.ReleaseTicketHoldPayload;
  RemoveEventImagePayload: Types.RemoveEventImagePayload;
  RemoveMailSenderPayload: Types.RemoveMailSenderPayload;
  RemoveProductImagePayload: Types.RemoveProductImagePayload;
  ReopenInvoicePayload: Types.ReopenInvoicePayload;
  ReportUserError: Types.ReportUserError;
  RequestEventImageInput: Types.RequestEventImageInput;
  RequestEventImagePayload: Types.RequestEventImagePayload;
  RequestProductImageInput: Types.RequestProductImageInput;
  RequestProductImagePayload: Types.RequestProductImagePayload;
  RequestUploadsInput: Types.RequestUploadsInput;
  RequestUploadsPayload: Types.RequestUploadsPayload;
  RereadInvoicePayload: Types.RereadInvoicePayload;
  ResumeRecurringOrderPayload: Types.ResumeRecurringOrderPayload;
  RetryBookingPayload: Types.RetryBookingPayload;
  RetryOrderPayload: Types.RetryOrderPayload;
  RetryRefundPayload: Types.RetryRefundPayload;
  SaveFilterPayload: Types.SaveFilterPayload;
  SavedFilter: Types.SavedFilter;
  SeatMap: Types.SeatMap;
  SeatRow: Types.SeatRow;
  SeatRowInput: Types.SeatRowInput;
  SkipRecurringOrderPayload: Types.SkipRecurringOrderPayload;
  Spend: Types.Spend;
  StockMovement: Types.StockMovement;
  StockMovementConnection: Types.StockMovementConnection;
  String: Types.Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  SuppressMailAddressPayload: Types.SuppressMailAddressPayload;
  Ticket: Types.Ticket;
  TicketAvailability: Types.TicketAvailability;
  TicketCategory: Types.TicketCategory;
  TicketCategoryInput: Types.TicketCategoryInput;
  TicketHold: Types.TicketHold;
  TicketHoldConnection: Types.TicketHoldConnection;
  TicketNameChange: Types.TicketNameChange;
  UpdateEventInput: Types.UpdateEventInput;
  UpdateEventPayload: Types.UpdateEventPayload;
  UpdateProductInput: Types.UpdateProductInput;
  UpdateProductPayload: Types.UpdateProductPayload;
  UpdateVendorInput: Types.UpdateVendorInput;
  UpdateVendorPayload: Types.UpdateVendorPayload;
  Upload: Types.Upload;
  UploadForm: Types.UploadForm;
  UploadFormField: Types.UploadFormField;
  Vendor: Types.Vendor;
  VendorConnection: Types.VendorConnection;
  VendorHint: Types.VendorHint;
  VendorSuggestion: Types.VendorSuggestion;
  VendorUserError: Types.VendorUserError;
  Venue: Types.Venue;
  VenueInput: Types.VenueInput;
};

export type Aws_Api_KeyDirectiveArgs = { };

export type Aws_Api_KeyDirectiveResolver<Result, Parent, ContextType = any, Args = Aws_Api_KeyDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Aws_Cognito_User_PoolsDirectiveArgs = {
  cognito_groups?: Types.Maybe<Array<Types.Scalars['String']['input']>>;
};

export type Aws_Cognito_User_PoolsDirectiveResolver<Result, Parent, ContextType = any, Args = Aws_Cognito_User_PoolsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Aws_IamDirectiveArgs = { };

export type Aws_IamDirectiveResolver<Result, Parent, ContextType = any, Args = Aws_IamDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Aws_SubscribeDirectiveArgs = {
  mutations: Array<Types.Scalars['String']['input']>;
};

export type Aws_SubscribeDirectiveResolver<Result, Parent, ContextType = any, Args = Aws_SubscribeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface AwsDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AWSDate'], any> {
  name: 'AWSDate';
}

export interface AwsDateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AWSDateTime'], any> {
  name: 'AWSDateTime';
}

export interface AwsEmailScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AWSEmail'], any> {
  name: 'AWSEmail';
}

export interface AwsurlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AWSURL'], any> {
  name: 'AWSURL';
}

export type AccountResolvers<ContextType = any, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
};

export type AddEventImagePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['AddEventImagePayload'] = ResolversParentTypes['AddEventImagePayload']> = {
  event?: Resolver<Types.Maybe<ResolversTypes['Event']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['EventUserError']>, ParentType, ContextType>;
};

export type AddProductImagePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['AddProductImagePayload'] = ResolversParentTypes['AddProductImagePayload']> = {
  product?: Resolver<Types.Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['CatalogUserError']>, ParentType, ContextType>;
};

export type AdjustStockPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['AdjustStockPayload'] = ResolversParentTypes['AdjustStockPayload']> = {
  product?: Resolver<Types.Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['CatalogUserError']>, ParentType, ContextType>;
};

export type AllowMailSenderPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['AllowMailSenderPayload'] = ResolversParentTypes['AllowMailSenderPayload']> = {
  sender?: Resolver<Types.Maybe<ResolversTypes['MailSender']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IntakeUserError']>, ParentType, ContextType>;
};

export type ApproveInvoicePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['ApproveInvoicePayload'] = ResolversParentTypes['ApproveInvoicePayload']> = {
  invoice?: Resolver<Types.Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['InvoiceUserError']>, ParentType, ContextType>;
};

export type ApproveInvoicesPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['ApproveInvoicesPayload'] = ResolversParentTypes['ApproveInvoicesPayload']> = {
  results?: Resolver<Types.Maybe<Array<ResolversTypes['ApproveInvoicePayload']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['InvoiceUserError']>, ParentType, ContextType>;
};

export type AttendeeResolvers<ContextType = any, ParentType extends ResolversParentTypes['Attendee'] = ResolversParentTypes['Attendee']> = {
  bookingId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  bookingNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  categoryName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ticket?: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
};

export type AttendeeConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['AttendeeConnection'] = ResolversParentTypes['AttendeeConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Attendee']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AttendeeExportResolvers<ContextType = any, ParentType extends ResolversParentTypes['AttendeeExport'] = ResolversParentTypes['AttendeeExport']> = {
  tickets?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['AWSURL'], ParentType, ContextType>;
};

export type AvailabilityChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['AvailabilityChange'] = ResolversParentTypes['AvailabilityChange']> = {
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  categoryId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BookTicketsPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['BookTicketsPayload'] = ResolversParentTypes['BookTicketsPayload']> = {
  booking?: Resolver<Types.Maybe<ResolversTypes['Booking']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['BookingUserError']>, ParentType, ContextType>;
};

export type BookingResolvers<ContextType = any, ParentType extends ResolversParentTypes['Booking'] = ResolversParentTypes['Booking']> = {
  billTo?: Resolver<Types.Maybe<ResolversTypes['Buyer']>, ParentType, ContextType>;
  cancellationTerms?: Resolver<Types.Maybe<ResolversTypes['CancellationTerms']>, ParentType, ContextType>;
  categoryId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  categoryName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  confirmedAt?: Resolver<Types.Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['Event'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  money?: Resolver<ResolversTypes['PurchaseMoney'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payment?: Resolver<Types.Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
  paymentAction?: Resolver<Types.Maybe<ResolversTypes['PaymentAction']>, ParentType, ContextType>;
  placedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  promoCode?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  receipt?: Resolver<Types.Maybe<ResolversTypes['Receipt']>, ParentType, ContextType>;
  refunds?: Resolver<Array<ResolversTypes['Refund']>, ParentType, ContextType>;
  refusal?: Resolver<Types.Maybe<ResolversTypes['BookingRefusal']>, ParentType, ContextType>;
  seats?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BookingStatus'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxRate?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tickets?: Resolver<Array<ResolversTypes['Ticket']>, ParentType, ContextType>;
  timeline?: Resolver<Array<ResolversTypes['BookingTimelineEntry']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BookingChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['BookingChange'] = ResolversParentTypes['BookingChange']> = {
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  bookingId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ownerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BookingStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BookingConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['BookingConnection'] = ResolversParentTypes['BookingConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Booking']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BookingQuoteResolvers<ContextType = any, ParentType extends ResolversParentTypes['BookingQuote'] = ResolversParentTypes['BookingQuote']> = {
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type BookingRefusalResolvers<ContextType = any, ParentType extends ResolversParentTypes['BookingRefusal'] = ResolversParentTypes['BookingRefusal']> = {
  code?: Resolver<ResolversTypes['BookingReason'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BookingTimelineEntryResolvers<ContextType = any, ParentType extends ResolversParentTypes['BookingTimelineEntry'] = ResolversParentTypes['BookingTimelineEntry']> = {
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  refusal?: Resolver<Types.Maybe<ResolversTypes['BookingRefusal']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BookingStatus'], ParentType, ContextType>;
};

export type BookingUserErrorResolvers<ContextType = any, ParentType extends ResolversParentTypes['BookingUserError'] = ResolversParentTypes['BookingUserError']> = {
  code?: Resolver<ResolversTypes['BookingErrorCode'], ParentType, ContextType>;
  field?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BuyerResolvers<ContextType = any, ParentType extends ResolversParentTypes['Buyer'] = ResolversParentTypes['Buyer']> = {
  address?: Resolver<Types.Maybe<ResolversTypes['PostalAddress']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  vatNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CancelBookingPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['CancelBookingPayload'] = ResolversParentTypes['CancelBookingPayload']> = {
  booking?: Resolver<Types.Maybe<ResolversTypes['Booking']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['BookingUserError']>, ParentType, ContextType>;
};

export type CancelEventPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['CancelEventPayload'] = ResolversParentTypes['CancelEventPayload']> = {
  event?: Resolver<Types.Maybe<ResolversTypes['Event']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['EventUserError']>, ParentType, ContextType>;
};

export type CancelOrderPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['CancelOrderPayload'] = ResolversParentTypes['CancelOrderPayload']> = {
  order?: Resolver<Types.Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['OrderUserError']>, ParentType, ContextType>;
};

export type CancelRecurringOrderPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['CancelRecurringOrderPayload'] = ResolversParentTypes['CancelRecurringOrderPayload']> = {
  recurringOrder?: Resolver<Types.Maybe<ResolversTypes['RecurringOrder']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['RecurringOrderUserError']>, ParentType, ContextType>;
};

export type CancellationPolicyResolvers<ContextType = any, ParentType extends ResolversParentTypes['CancellationPolicy'] = ResolversParentTypes['CancellationPolicy']> = {
  feeRate?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refundUntilHours?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CancellationTermsResolvers<ContextType = any, ParentType extends ResolversParentTypes['CancellationTerms'] = ResolversParentTypes['CancellationTerms']> = {
  fee?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refund?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  until?: Resolver<Types.Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
};

export type CardSetupResolvers<ContextType = any, ParentType extends ResolversParentTypes['CardSetup'] = ResolversParentTypes['CardSetup']> = {
  clientSecret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refusal?: Resolver<Types.Maybe<ResolversTypes['PaymentRefusal']>, ParentType, ContextType>;
  url?: Resolver<Types.Maybe<ResolversTypes['AWSURL']>, ParentType, ContextType>;
};

export type CatalogUserErrorResolvers<ContextType = any, ParentType extends ResolversParentTypes['CatalogUserError'] = ResolversParentTypes['CatalogUserError']> = {
  code?: Resolver<ResolversTypes['CatalogErrorCode'], ParentType, ContextType>;
  field?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChangeEventCategoryPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['ChangeEventCategoryPayload'] = ResolversParentTypes['ChangeEventCategoryPayload']> = {
  category?: Resolver<Types.Maybe<ResolversTypes['EventCategory']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['EventUserError']>, ParentType, ContextType>;
};

export type ChangePromoCodePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['ChangePromoCodePayload'] = ResolversParentTypes['ChangePromoCodePayload']> = {
  promoCode?: Resolver<Types.Maybe<ResolversTypes['PromoCode']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['BookingUserError']>, ParentType, ContextType>;
};

export type ChangeRecurringOrderCardPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['ChangeRecurringOrderCardPayload'] = ResolversParentTypes['ChangeRecurringOrderCardPayload']> = {
  recurringOrder?: Resolver<Types.Maybe<ResolversTypes['RecurringOrder']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['RecurringOrderUserError']>, ParentType, ContextType>;
};

export type ChangeTicketCategoryPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['ChangeTicketCategoryPayload'] = ResolversParentTypes['ChangeTicketCategoryPayload']> = {
  event?: Resolver<Types.Maybe<ResolversTypes['Event']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['EventUserError']>, ParentType, ContextType>;
};

export type ChangeTicketNamePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['ChangeTicketNamePayload'] = ResolversParentTypes['ChangeTicketNamePayload']> = {
  booking?: Resolver<Types.Maybe<ResolversTypes['Booking']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['BookingUserError']>, ParentType, ContextType>;
};

export type CloseRefundPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['CloseRefundPayload'] = ResolversParentTypes['CloseRefundPayload']> = {
  refund?: Resolver<Types.Maybe<ResolversTypes['Refund']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['RefundUserError']>, ParentType, ContextType>;
};

export type ContinueBookingPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['ContinueBookingPayload'] = ResolversParentTypes['ContinueBookingPayload']> = {
  booking?: Resolver<Types.Maybe<ResolversTypes['Booking']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['BookingUserError']>, ParentType, ContextType>;
};

export type ContinueOrderPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['ContinueOrderPayload'] = ResolversParentTypes['ContinueOrderPayload']> = {
  order?: Resolver<Types.Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['OrderUserError']>, ParentType, ContextType>;
};

export type ContinueRecurringOrderPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['ContinueRecurringOrderPayload'] = ResolversParentTypes['ContinueRecurringOrderPayload']> = {
  recurringOrder?: Resolver<Types.Maybe<ResolversTypes['RecurringOrder']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['RecurringOrderUserError']>, ParentType, ContextType>;
};

export type CorrectInvoicePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['CorrectInvoicePayload'] = ResolversParentTypes['CorrectInvoicePayload']> = {
  invoice?: Resolver<Types.Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['InvoiceUserError']>, ParentType, ContextType>;
};

export type CreateEventCategoryPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['CreateEventCategoryPayload'] = ResolversParentTypes['CreateEventCategoryPayload']> = {
  category?: Resolver<Types.Maybe<ResolversTypes['EventCategory']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['EventUserError']>, ParentType, ContextType>;
};

export type CreateEventPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['CreateEventPayload'] = ResolversParentTypes['CreateEventPayload']> = {
  event?: Resolver<Types.Maybe<ResolversTypes['Event']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['EventUserError']>, ParentType, ContextType>;
};

export type CreateProductPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['CreateProductPayload'] = ResolversParentTypes['CreateProductPayload']> = {
  product?: Resolver<Types.Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['CatalogUserError']>, ParentType, ContextType>;
};

export type CreatePromoCodePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['CreatePromoCodePayload'] = ResolversParentTypes['CreatePromoCodePayload']> = {
  promoCode?: Resolver<Types.Maybe<ResolversTypes['PromoCode']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['BookingUserError']>, ParentType, ContextType>;
};

export type CreateRecurringOrderPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['CreateRecurringOrderPayload'] = ResolversParentTypes['CreateRecurringOrderPayload']> = {
  recurringOrder?: Resolver<Types.Maybe<ResolversTypes['RecurringOrder']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['RecurringOrderUserError']>, ParentType, ContextType>;
};

export type DailySalesResolvers<ContextType = any, ParentType extends ResolversParentTypes['DailySales'] = ResolversParentTypes['DailySales']> = {
  cancelledTickets?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  categoryId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['AWSDate'], ParentType, ContextType>;
  gross?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tickets?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DeleteFilterPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['DeleteFilterPayload'] = ResolversParentTypes['DeleteFilterPayload']> = {
  id?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ReportUserError']>, ParentType, ContextType>;
};

export type DeleteInvoicePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['DeleteInvoicePayload'] = ResolversParentTypes['DeleteInvoicePayload']> = {
  invoice?: Resolver<Types.Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['InvoiceUserError']>, ParentType, ContextType>;
};

export type DescribeInvoicePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['DescribeInvoicePayload'] = ResolversParentTypes['DescribeInvoicePayload']> = {
  invoice?: Resolver<Types.Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['InvoiceUserError']>, ParentType, ContextType>;
};

export type DismissVendorSuggestionPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['DismissVendorSuggestionPayload'] = ResolversParentTypes['DismissVendorSuggestionPayload']> = {
  dismissed?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['VendorUserError']>, ParentType, ContextType>;
};

export type EventResolvers<ContextType = any, ParentType extends ResolversParentTypes['Event'] = ResolversParentTypes['Event']> = {
  availability?: Resolver<Array<ResolversTypes['TicketAvailability']>, ParentType, ContextType>;
  cancellationPolicy?: Resolver<ResolversTypes['CancellationPolicy'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['EventCategory'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  doorsAt?: Resolver<Types.Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Array<ResolversTypes['EventImage']>, ParentType, ContextType>;
  localDoors?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  localEnd?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  localStart?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mayChange?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  note?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postponedFrom?: Resolver<Types.Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  publishedAt?: Resolver<Types.Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['EventStatus'], ParentType, ContextType>;
  ticketCategories?: Resolver<Array<ResolversTypes['TicketCategory']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  venue?: Resolver<ResolversTypes['Venue'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EventCancellationResolvers<ContextType = any, ParentType extends ResolversParentTypes['EventCancellation'] = ResolversParentTypes['EventCancellation']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  bookingsCancelled?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  bookingsLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  finishedAt?: Resolver<Types.Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  refundsFailed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refundsRequested?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refundsSucceeded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['EventCancellationStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EventCancellationChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['EventCancellationChange'] = ResolversParentTypes['EventCancellationChange']> = {
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  bookingsCancelled?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  organizerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  refundsFailed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refundsSucceeded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['EventCancellationStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EventCategoryResolvers<ContextType = any, ParentType extends ResolversParentTypes['EventCategory'] = ResolversParentTypes['EventCategory']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EventChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['EventChange'] = ResolversParentTypes['EventChange']> = {
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['EventStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EventConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['EventConnection'] = ResolversParentTypes['EventConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Event']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EventImageResolvers<ContextType = any, ParentType extends ResolversParentTypes['EventImage'] = ResolversParentTypes['EventImage']> = {
  alt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EventImageUploadResolvers<ContextType = any, ParentType extends ResolversParentTypes['EventImageUpload'] = ResolversParentTypes['EventImageUpload']> = {
  form?: Resolver<ResolversTypes['UploadForm'], ParentType, ContextType>;
  imageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type EventUserErrorResolvers<ContextType = any, ParentType extends ResolversParentTypes['EventUserError'] = ResolversParentTypes['EventUserError']> = {
  code?: Resolver<ResolversTypes['EventErrorCode'], ParentType, ContextType>;
  field?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ExportAttendeesPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['ExportAttendeesPayload'] = ResolversParentTypes['ExportAttendeesPayload']> = {
  export?: Resolver<Types.Maybe<ResolversTypes['AttendeeExport']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['BookingUserError']>, ParentType, ContextType>;
};

export type ExportInvoicesPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['ExportInvoicesPayload'] = ResolversParentTypes['ExportInvoicesPayload']> = {
  export?: Resolver<Types.Maybe<ResolversTypes['InvoiceExport']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ReportUserError']>, ParentType, ContextType>;
};

export type FileResolvers<ContextType = any, ParentType extends ResolversParentTypes['File'] = ResolversParentTypes['File']> = {
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mediaType?: Resolver<ResolversTypes['MediaType'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refusal?: Resolver<Types.Maybe<ResolversTypes['FileRefusal']>, ParentType, ContextType>;
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
  field?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HoldTicketsPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['HoldTicketsPayload'] = ResolversParentTypes['HoldTicketsPayload']> = {
  hold?: Resolver<Types.Maybe<ResolversTypes['TicketHold']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['BookingUserError']>, ParentType, ContextType>;
};

export type IntakeUserErrorResolvers<ContextType = any, ParentType extends ResolversParentTypes['IntakeUserError'] = ResolversParentTypes['IntakeUserError']> = {
  code?: Resolver<ResolversTypes['IntakeErrorCode'], ParentType, ContextType>;
  field?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvoiceResolvers<ContextType = any, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice']> = {
  alternates?: Resolver<Array<ResolversTypes['InvoiceAlternate']>, ParentType, ContextType>;
  amountDue?: Resolver<Types.Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  amountPaid?: Resolver<Types.Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  bic?: Resolver<Types.Maybe<ResolversTypes['InvoiceText']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['InvoiceChannel'], ParentType, ContextType>;
  checks?: Resolver<Array<ResolversTypes['InvoiceCheck']>, ParentType, ContextType>;
  currency?: Resolver<Types.Maybe<ResolversTypes['InvoiceCurrency']>, ParentType, ContextType>;
  decision?: Resolver<Types.Maybe<ResolversTypes['InvoiceDecision']>, ParentType, ContextType>;
  details?: Resolver<Array<ResolversTypes['InvoiceDetail']>, ParentType, ContextType>;
  discount?: Resolver<Types.Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  document?: Resolver<Types.Maybe<ResolversTypes['InvoiceDocument']>, ParentType, ContextType>;
  dueDate?: Resolver<Types.Maybe<ResolversTypes['InvoiceDate']>, ParentType, ContextType>;
  duplicates?: Resolver<Array<ResolversTypes['Invoice']>, ParentType, ContextType>;
  file?: Resolver<ResolversTypes['File'], ParentType, ContextType>;
  history?: Resolver<ResolversTypes['InvoiceRevisionConnection'], ParentType, ContextType, RequireFields<Types.InvoiceHistoryArgs, 'first'>>;
  iban?: Resolver<Types.Maybe<ResolversTypes['InvoiceText']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  insights?: Resolver<Types.Maybe<ResolversTypes['InvoiceInsights']>, ParentType, ContextType>;
  issueDate?: Resolver<Types.Maybe<ResolversTypes['InvoiceDate']>, ParentType, ContextType>;
  kind?: Resolver<Types.Maybe<ResolversTypes['InvoiceKind']>, ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['InvoiceLine']>, ParentType, ContextType>;
  mayApprove?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  number?: Resolver<Types.Maybe<ResolversTypes['InvoiceText']>, ParentType, ContextType>;
  ownerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  pages?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  part?: Resolver<Types.Maybe<ResolversTypes['InvoicePart']>, ParentType, ContextType>;
  paymentTerms?: Resolver<Types.Maybe<ResolversTypes['InvoiceText']>, ParentType, ContextType>;
  priorBalance?: Resolver<Types.Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  purchaseOrder?: Resolver<Types.Maybe<ResolversTypes['InvoiceText']>, ParentType, ContextType>;
  reader?: Resolver<Types.Maybe<ResolversTypes['InvoiceReader']>, ParentType, ContextType>;
  refusal?: Resolver<Types.Maybe<ResolversTypes['InvoiceRefusal']>, ParentType, ContextType>;
  reviews?: Resolver<Array<ResolversTypes['InvoiceReview']>, ParentType, ContextType>;
  shipping?: Resolver<Types.Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvoiceStatus'], ParentType, ContextType>;
  subtotal?: Resolver<Types.Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  tax?: Resolver<Types.Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  taxes?: Resolver<Array<ResolversTypes['InvoiceTax']>, ParentType, ContextType>;
  total?: Resolver<Types.Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  uploadedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  vendor?: Resolver<Types.Maybe<ResolversTypes['InvoiceText']>, ParentType, ContextType>;
  vendorRecord?: Resolver<Types.Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
  vendorVatNumber?: Resolver<Types.Maybe<ResolversTypes['InvoiceText']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InvoiceAlternateResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceAlternate'] = ResolversParentTypes['InvoiceAlternate']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  place?: Resolver<Types.Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvoiceAmountResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceAmount'] = ResolversParentTypes['InvoiceAmount']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  corrected?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  place?: Resolver<Types.Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvoiceChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceChange'] = ResolversParentTypes['InvoiceChange']> = {
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  invoiceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ownerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvoiceStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InvoiceCheckResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceCheck'] = ResolversParentTypes['InvoiceCheck']> = {
  code?: Resolver<ResolversTypes['InvoiceCheckCode'], ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  found?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  otherInvoiceId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  passed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type InvoiceConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceConnection'] = ResolversParentTypes['InvoiceConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Invoice']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InvoiceCurrencyResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceCurrency'] = ResolversParentTypes['InvoiceCurrency']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  corrected?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  place?: Resolver<Types.Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type InvoiceDateResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceDate'] = ResolversParentTypes['InvoiceDate']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  corrected?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  place?: Resolver<Types.Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['AWSDate'], ParentType, ContextType>;
};

export type InvoiceDecisionResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceDecision'] = ResolversParentTypes['InvoiceDecision']> = {
  approved?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InvoiceDetailResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceDetail'] = ResolversParentTypes['InvoiceDetail']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  label?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  party?: Resolver<Types.Maybe<ResolversTypes['InvoiceParty']>, ParentType, ContextType>;
  place?: Resolver<Types.Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export type InvoiceExportResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceExport'] = ResolversParentTypes['InvoiceExport']> = {
  contentType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['AWSURL'], ParentType, ContextType>;
};

export type InvoiceFieldChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceFieldChange'] = ResolversParentTypes['InvoiceFieldChange']> = {
  after?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  before?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvoiceFilterResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceFilter'] = ResolversParentTypes['InvoiceFilter']> = {
  category?: Resolver<Types.Maybe<ResolversTypes['InvoiceCategory']>, ParentType, ContextType>;
  currency?: Resolver<Types.Maybe<ResolversTypes['CurrencyCode']>, ParentType, ContextType>;
  from?: Resolver<Types.Maybe<ResolversTypes['AWSDate']>, ParentType, ContextType>;
  maximumTotal?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  minimumTotal?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<Types.Maybe<ResolversTypes['AWSDate']>, ParentType, ContextType>;
  vendorId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type InvoiceInsightsResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceInsights'] = ResolversParentTypes['InvoiceInsights']> = {
  anomalies?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  category?: Resolver<ResolversTypes['InvoiceCategory'], ParentType, ContextType>;
  costMicroUsd?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  inputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  paymentTerms?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvoiceLineResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceLine'] = ResolversParentTypes['InvoiceLine']> = {
  amount?: Resolver<Types.Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  code?: Resolver<Types.Maybe<ResolversTypes['InvoiceText']>, ParentType, ContextType>;
  description?: Resolver<Types.Maybe<ResolversTypes['InvoiceText']>, ParentType, ContextType>;
  quantity?: Resolver<Types.Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  taxRate?: Resolver<Types.Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  unit?: Resolver<Types.Maybe<ResolversTypes['InvoiceText']>, ParentType, ContextType>;
  unitPrice?: Resolver<Types.Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
};

export type InvoiceMailboxResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceMailbox'] = ResolversParentTypes['InvoiceMailbox']> = {
  address?: Resolver<ResolversTypes['AWSEmail'], ParentType, ContextType>;
  senders?: Resolver<Array<ResolversTypes['MailSender']>, ParentType, ContextType>;
};

export type InvoicePartResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoicePart'] = ResolversParentTypes['InvoicePart']> = {
  firstPage?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastPage?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  of?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InvoiceRefusalResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceRefusal'] = ResolversParentTypes['InvoiceRefusal']> = {
  code?: Resolver<ResolversTypes['InvoiceReason'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvoiceReviewResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceReview'] = ResolversParentTypes['InvoiceReview']> = {
  code?: Resolver<ResolversTypes['ReviewReason'], ParentType, ContextType>;
  field?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvoiceRevisionResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceRevision'] = ResolversParentTypes['InvoiceRevision']> = {
  action?: Resolver<ResolversTypes['InvoiceAction'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  by?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['InvoiceFieldChange']>, ParentType, ContextType>;
  note?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvoiceStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InvoiceRevisionConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceRevisionConnection'] = ResolversParentTypes['InvoiceRevisionConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['InvoiceRevision']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InvoiceTaxResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceTax'] = ResolversParentTypes['InvoiceTax']> = {
  amount?: Resolver<Types.Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  basis?: Resolver<Types.Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
  rate?: Resolver<Types.Maybe<ResolversTypes['InvoiceAmount']>, ParentType, ContextType>;
};

export type InvoiceTextResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceText'] = ResolversParentTypes['InvoiceText']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  corrected?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  place?: Resolver<Types.Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvoiceUserErrorResolvers<ContextType = any, ParentType extends ResolversParentTypes['InvoiceUserError'] = ResolversParentTypes['InvoiceUserError']> = {
  code?: Resolver<ResolversTypes['InvoiceErrorCode'], ParentType, ContextType>;
  field?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MailResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mail'] = ResolversParentTypes['Mail']> = {
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  detail?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recipient?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MailStatus'], ParentType, ContextType>;
  template?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
};

export type MailConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['MailConnection'] = ResolversParentTypes['MailConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Mail']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MailSenderResolvers<ContextType = any, ParentType extends ResolversParentTypes['MailSender'] = ResolversParentTypes['MailSender']> = {
  address?: Resolver<ResolversTypes['AWSEmail'], ParentType, ContextType>;
  allowedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
};

export type MailSuppressionResolvers<ContextType = any, ParentType extends ResolversParentTypes['MailSuppression'] = ResolversParentTypes['MailSuppression']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['MailSuppressionReason'], ParentType, ContextType>;
};

export type MailSuppressionConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['MailSuppressionConnection'] = ResolversParentTypes['MailSuppressionConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['MailSuppression']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MailUserErrorResolvers<ContextType = any, ParentType extends ResolversParentTypes['MailUserError'] = ResolversParentTypes['MailUserError']> = {
  code?: Resolver<ResolversTypes['MailErrorCode'], ParentType, ContextType>;
  field?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MergeVendorsPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['MergeVendorsPayload'] = ResolversParentTypes['MergeVendorsPayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['VendorUserError']>, ParentType, ContextType>;
  vendor?: Resolver<Types.Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = any, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addEventImage?: Resolver<ResolversTypes['AddEventImagePayload'], ParentType, ContextType, RequireFields<Types.MutationAddEventImageArgs, 'alt' | 'id' | 'imageId'>>;
  addProductImage?: Resolver<ResolversTypes['AddProductImagePayload'], ParentType, ContextType, RequireFields<Types.MutationAddProductImageArgs, 'alt' | 'id' | 'imageId'>>;
  adjustStock?: Resolver<ResolversTypes['AdjustStockPayload'], ParentType, ContextType, RequireFields<Types.MutationAdjustStockArgs, 'id' | 'input'>>;
  allowMailSender?: Resolver<ResolversTypes['AllowMailSenderPayload'], ParentType, ContextType, RequireFields<Types.MutationAllowMailSenderArgs, 'address'>>;
  approveInvoice?: Resolver<ResolversTypes['ApproveInvoicePayload'], ParentType, ContextType, RequireFields<Types.MutationApproveInvoiceArgs, 'expectedVersion' | 'id'>>;
  approveInvoices?: Resolver<ResolversTypes['ApproveInvoicesPayload'], ParentType, ContextType, RequireFields<Types.MutationApproveInvoicesArgs, 'invoices'>>;
  bookTickets?: Resolver<ResolversTypes['BookTicketsPayload'], ParentType, ContextType, RequireFields<Types.MutationBookTicketsArgs, 'input'>>;
  cancelBooking?: Resolver<ResolversTypes['CancelBookingPayload'], ParentType, ContextType, RequireFields<Types.MutationCancelBookingArgs, 'id'>>;
  cancelEvent?: Resolver<ResolversTypes['CancelEventPayload'], ParentType, ContextType, RequireFields<Types.MutationCancelEventArgs, 'expectedVersion' | 'id'>>;
  cancelOrder?: Resolver<ResolversTypes['CancelOrderPayload'], ParentType, ContextType, RequireFields<Types.MutationCancelOrderArgs, 'id'>>;
  cancelRecurringOrder?: Resolver<ResolversTypes['CancelRecurringOrderPayload'], ParentType, ContextType, RequireFields<Types.MutationCancelRecurringOrderArgs, 'id'>>;
  changeEventCategory?: Resolver<ResolversTypes['ChangeEventCategoryPayload'], ParentType, ContextType, RequireFields<Types.MutationChangeEventCategoryArgs, 'expectedVersion' | 'id'>>;
  changePromoCode?: Resolver<ResolversTypes['ChangePromoCodePayload'], ParentType, ContextType, RequireFields<Types.MutationChangePromoCodeArgs, 'code' | 'eventId' | 'expectedVersion' | 'input'>>;
  changeRecurringOrderCard?: Resolver<ResolversTypes['ChangeRecurringOrderCardPayload'], ParentType, ContextType, RequireFields<Types.MutationChangeRecurringOrderCardArgs, 'expectedVersion' | 'id'>>;
  changeTicketCategory?: Resolver<ResolversTypes['ChangeTicketCategoryPayload'], ParentType, ContextType, RequireFields<Types.MutationChangeTicketCategoryArgs, 'categoryId' | 'eventId' | 'expectedVersion' | 'input'>>;
  changeTicketName?: Resolver<ResolversTypes['ChangeTicketNamePayload'], ParentType, ContextType, RequireFields<Types.MutationChangeTicketNameArgs, 'expectedVersion' | 'id' | 'name'>>;
  closeRefund?: Resolver<ResolversTypes['CloseRefundPayload'], ParentType, ContextType, RequireFields<Types.MutationCloseRefundArgs, 'expectedVersion' | 'id'>>;
  continueBooking?: Resolver<ResolversTypes['ContinueBookingPayload'], ParentType, ContextType, RequireFields<Types.MutationContinueBookingArgs, 'id'>>;
  continueOrder?: Resolver<ResolversTypes['ContinueOrderPayload'], ParentType, ContextType, RequireFields<Types.MutationContinueOrderArgs, 'id'>>;
  continueRecurringOrder?: Resolver<ResolversTypes['ContinueRecurringOrderPayload'], ParentType, ContextType, RequireFields<Types.MutationContinueRecurringOrderArgs, 'id'>>;
  correctInvoice?: Resolver<ResolversTypes['CorrectInvoicePayload'], ParentType, ContextType, RequireFields<Types.MutationCorrectInvoiceArgs, 'input'>>;
  createEvent?: Resolver<ResolversTypes['CreateEventPayload'], ParentType, ContextType, RequireFields<Types.MutationCreateEventArgs, 'input'>>;
  createEventCategory?: Resolver<ResolversTypes['CreateEventCategoryPayload'], ParentType, ContextType, RequireFields<Types.MutationCreateEventCategoryArgs, 'name'>>;
  createProduct?: Resolver<ResolversTypes['CreateProductPayload'], ParentType, ContextType, RequireFields<Types.MutationCreateProductArgs, 'input'>>;
  createPromoCode?: Resolver<ResolversTypes['CreatePromoCodePayload'], ParentType, ContextType, RequireFields<Types.MutationCreatePromoCodeArgs, 'input'>>;
  createRecurringOrder?: Resolver<ResolversTypes['CreateRecurringOrderPayload'], ParentType, ContextType, RequireFields<Types.MutationCreateRecurringOrderArgs, 'input'>>;
  deleteFilter?: Resolver<ResolversTypes['DeleteFilterPayload'], ParentType, ContextType, RequireFields<Types.MutationDeleteFilterArgs, 'id'>>;
  deleteInvoice?: Resolver<ResolversTypes['DeleteInvoicePayload'], ParentType, ContextType, RequireFields<Types.MutationDeleteInvoiceArgs, 'expectedVersion' | 'id'>>;
  describeInvoice?: Resolver<ResolversTypes['DescribeInvoicePayload'], ParentType, ContextType, RequireFields<Types.MutationDescribeInvoiceArgs, 'expectedVersion' | 'id'>>;
  dismissVendorSuggestion?: Resolver<ResolversTypes['DismissVendorSuggestionPayload'], ParentType, ContextType, RequireFields<Types.MutationDismissVendorSuggestionArgs, 'firstId' | 'secondId'>>;
  exportAttendees?: Resolver<ResolversTypes['ExportAttendeesPayload'], ParentType, ContextType, RequireFields<Types.MutationExportAttendeesArgs, 'eventId'>>;
  exportInvoices?: Resolver<ResolversTypes['ExportInvoicesPayload'], ParentType, ContextType, RequireFields<Types.MutationExportInvoicesArgs, 'input'>>;
  holdTickets?: Resolver<ResolversTypes['HoldTicketsPayload'], ParentType, ContextType, RequireFields<Types.MutationHoldTicketsArgs, 'input'>>;
  mergeVendors?: Resolver<ResolversTypes['MergeVendorsPayload'], ParentType, ContextType, RequireFields<Types.MutationMergeVendorsArgs, 'expectedVersion' | 'fromId' | 'intoId'>>;
  pauseRecurringOrder?: Resolver<ResolversTypes['PauseRecurringOrderPayload'], ParentType, ContextType, RequireFields<Types.MutationPauseRecurringOrderArgs, 'expectedVersion' | 'id'>>;
  placeOrder?: Resolver<ResolversTypes['PlaceOrderPayload'], ParentType, ContextType, RequireFields<Types.MutationPlaceOrderArgs, 'input'>>;
  postponeEvent?: Resolver<ResolversTypes['PostponeEventPayload'], ParentType, ContextType, RequireFields<Types.MutationPostponeEventArgs, 'expectedVersion' | 'id' | 'input'>>;
  publishAvailabilityChange?: Resolver<ResolversTypes['AvailabilityChange'], ParentType, ContextType, RequireFields<Types.MutationPublishAvailabilityChangeArgs, 'change'>>;
  publishBookingChange?: Resolver<ResolversTypes['BookingChange'], ParentType, ContextType, RequireFields<Types.MutationPublishBookingChangeArgs, 'change'>>;
  publishEvent?: Resolver<ResolversTypes['PublishEventPayload'], ParentType, ContextType, RequireFields<Types.MutationPublishEventArgs, 'expectedVersion' | 'id'>>;
  publishEventCancellationChange?: Resolver<ResolversTypes['EventCancellationChange'], ParentType, ContextType, RequireFields<Types.MutationPublishEventCancellationChangeArgs, 'change'>>;
  publishEventChange?: Resolver<ResolversTypes['EventChange'], ParentType, ContextType, RequireFields<Types.MutationPublishEventChangeArgs, 'change'>>;
  publishInvoiceChange?: Resolver<ResolversTypes['InvoiceChange'], ParentType, ContextType, RequireFields<Types.MutationPublishInvoiceChangeArgs, 'change'>>;
  publishOrderChange?: Resolver<ResolversTypes['OrderChange'], ParentType, ContextType, RequireFields<Types.MutationPublishOrderChangeArgs, 'change'>>;
  publishRecurringOrderChange?: Resolver<ResolversTypes['RecurringOrderChange'], ParentType, ContextType, RequireFields<Types.MutationPublishRecurringOrderChangeArgs, 'change'>>;
  publishRefundChange?: Resolver<ResolversTypes['RefundChange'], ParentType, ContextType, RequireFields<Types.MutationPublishRefundChangeArgs, 'change'>>;
  refundOrder?: Resolver<ResolversTypes['RefundOrderPayload'], ParentType, ContextType, RequireFields<Types.MutationRefundOrderArgs, 'id' | 'input'>>;
  rejectInvoice?: Resolver<ResolversTypes['RejectInvoicePayload'], ParentType, ContextType, RequireFields<Types.MutationRejectInvoiceArgs, 'expectedVersion' | 'id' | 'reason'>>;
  releaseMailAddress?: Resolver<ResolversTypes['ReleaseMailAddressPayload'], ParentType, ContextType, RequireFields<Types.MutationReleaseMailAddressArgs, 'address'>>;
  releaseTicketHold?: Resolver<ResolversTypes['ReleaseTicketHoldPayload'], ParentType, ContextType, RequireFields<Types.MutationReleaseTicketHoldArgs, 'id'>>;
  removeEventImage?: Resolver<ResolversTypes['RemoveEventImagePayload'], ParentType, ContextType, RequireFields<Types.MutationRemoveEventImageArgs, 'id' | 'imageId'>>;
  removeMailSender?: Resolver<ResolversTypes['RemoveMailSenderPayload'], ParentType, ContextType, RequireFields<Types.MutationRemoveMailSenderArgs, 'address'>>;
  removeProductImage?: Resolver<ResolversTypes['RemoveProductImagePayload'], ParentType, ContextType, RequireFields<Types.MutationRemoveProductImageArgs, 'id' | 'imageId'>>;
  reopenInvoice?: Resolver<ResolversTypes['ReopenInvoicePayload'], ParentType, ContextType, RequireFields<Types.MutationReopenInvoiceArgs, 'expectedVersion' | 'id'>>;
  requestEventImage?: Resolver<ResolversTypes['RequestEventImagePayload'], ParentType, ContextType, RequireFields<Types.MutationRequestEventImageArgs, 'id' | 'input'>>;
  requestProductImage?: Resolver<ResolversTypes['RequestProductImagePayload'], ParentType, ContextType, RequireFields<Types.MutationRequestProductImageArgs, 'id' | 'input'>>;
  requestUploads?: Resolver<ResolversTypes['RequestUploadsPayload'], ParentType, ContextType, RequireFields<Types.MutationRequestUploadsArgs, 'input'>>;
  rereadInvoice?: Resolver<ResolversTypes['RereadInvoicePayload'], ParentType, ContextType, RequireFields<Types.MutationRereadInvoiceArgs, 'expectedVersion' | 'id'>>;
  resumeRecurringOrder?: Resolver<ResolversTypes['ResumeRecurringOrderPayload'], ParentType, ContextType, RequireFields<Types.MutationResumeRecurringOrderArgs, 'expectedVersion' | 'id' | 'makeUp'>>;
  retryBooking?: Resolver<ResolversTypes['RetryBookingPayload'], ParentType, ContextType, RequireFields<Types.MutationRetryBookingArgs, 'expectedVersion' | 'id'>>;
  retryOrder?: Resolver<ResolversTypes['RetryOrderPayload'], ParentType, ContextType, RequireFields<Types.MutationRetryOrderArgs, 'expectedVersion' | 'id'>>;
  retryRefund?: Resolver<ResolversTypes['RetryRefundPayload'], ParentType, ContextType, RequireFields<Types.MutationRetryRefundArgs, 'expectedVersion' | 'id'>>;
  saveFilter?: Resolver<ResolversTypes['SaveFilterPayload'], ParentType, ContextType, RequireFields<Types.MutationSaveFilterArgs, 'filter' | 'name'>>;
  skipRecurringOrder?: Resolver<ResolversTypes['SkipRecurringOrderPayload'], ParentType, ContextType, RequireFields<Types.MutationSkipRecurringOrderArgs, 'expectedVersion' | 'id'>>;
  suppressMailAddress?: Resolver<ResolversTypes['SuppressMailAddressPayload'], ParentType, ContextType, RequireFields<Types.MutationSuppressMailAddressArgs, 'address'>>;
  updateEvent?: Resolver<ResolversTypes['UpdateEventPayload'], ParentType, ContextType, RequireFields<Types.MutationUpdateEventArgs, 'expectedVersion' | 'id' | 'input'>>;
  updateProduct?: Resolver<ResolversTypes['UpdateProductPayload'], ParentType, ContextType, RequireFields<Types.MutationUpdateProductArgs, 'expectedVersion' | 'id' | 'input'>>;
  updateVendor?: Resolver<ResolversTypes['UpdateVendorPayload'], ParentType, ContextType, RequireFields<Types.MutationUpdateVendorArgs, 'input'>>;
};

export type OrderResolvers<ContextType = any, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  billTo?: Resolver<Types.Maybe<ResolversTypes['Buyer']>, ParentType, ContextType>;
  cancellable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['OrderLine']>, ParentType, ContextType>;
  money?: Resolver<ResolversTypes['PurchaseMoney'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payment?: Resolver<Types.Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
  paymentAction?: Resolver<Types.Maybe<ResolversTypes['PaymentAction']>, ParentType, ContextType>;
  placedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  receipt?: Resolver<Types.Maybe<ResolversTypes['Receipt']>, ParentType, ContextType>;
  recurringOrder?: Resolver<Types.Maybe<ResolversTypes['RecurringOrder']>, ParentType, ContextType>;
  refunds?: Resolver<Array<ResolversTypes['Refund']>, ParentType, ContextType>;
  refusal?: Resolver<Types.Maybe<ResolversTypes['OrderRefusal']>, ParentType, ContextType>;
  scheduledFor?: Resolver<Types.Maybe<ResolversTypes['AWSDate']>, ParentType, ContextType>;
  shippingNote?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  timeline?: Resolver<Array<ResolversTypes['OrderTimelineEntry']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrderChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['OrderChange'] = ResolversParentTypes['OrderChange']> = {
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ownerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrderLineResolvers<ContextType = any, ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  product?: Resolver<Types.Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxRate?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderRefusalResolvers<ContextType = any, ParentType extends ResolversParentTypes['OrderRefusal'] = ResolversParentTypes['OrderRefusal']> = {
  code?: Resolver<ResolversTypes['OrderReason'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OrderTimelineEntryResolvers<ContextType = any, ParentType extends ResolversParentTypes['OrderTimelineEntry'] = ResolversParentTypes['OrderTimelineEntry']> = {
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  refusal?: Resolver<Types.Maybe<ResolversTypes['OrderRefusal']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrderUserErrorResolvers<ContextType = any, ParentType extends ResolversParentTypes['OrderUserError'] = ResolversParentTypes['OrderUserError']> = {
  code?: Resolver<ResolversTypes['OrderErrorCode'], ParentType, ContextType>;
  field?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = any, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PauseRecurringOrderPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['PauseRecurringOrderPayload'] = ResolversParentTypes['PauseRecurringOrderPayload']> = {
  recurringOrder?: Resolver<Types.Maybe<ResolversTypes['RecurringOrder']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['RecurringOrderUserError']>, ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = any, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  captured?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  card?: Resolver<Types.Maybe<ResolversTypes['PaymentCard']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refusal?: Resolver<Types.Maybe<ResolversTypes['PaymentRefusal']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
};

export type PaymentActionResolvers<ContextType = any, ParentType extends ResolversParentTypes['PaymentAction'] = ResolversParentTypes['PaymentAction']> = {
  clientSecret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  url?: Resolver<Types.Maybe<ResolversTypes['AWSURL']>, ParentType, ContextType>;
};

export type PaymentCardResolvers<ContextType = any, ParentType extends ResolversParentTypes['PaymentCard'] = ResolversParentTypes['PaymentCard']> = {
  brand?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  last4?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PaymentRefusalResolvers<ContextType = any, ParentType extends ResolversParentTypes['PaymentRefusal'] = ResolversParentTypes['PaymentRefusal']> = {
  code?: Resolver<ResolversTypes['PaymentFailure'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlaceResolvers<ContextType = any, ParentType extends ResolversParentTypes['Place'] = ResolversParentTypes['Place']> = {
  height?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  left?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  page?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  top?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  width?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PlaceOrderPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['PlaceOrderPayload'] = ResolversParentTypes['PlaceOrderPayload']> = {
  order?: Resolver<Types.Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['OrderUserError']>, ParentType, ContextType>;
};

export type PostalAddressResolvers<ContextType = any, ParentType extends ResolversParentTypes['PostalAddress'] = ResolversParentTypes['PostalAddress']> = {
  addressLine?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  postalCode?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PostponeEventPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['PostponeEventPayload'] = ResolversParentTypes['PostponeEventPayload']> = {
  event?: Resolver<Types.Maybe<ResolversTypes['Event']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['EventUserError']>, ParentType, ContextType>;
};

export type ProductResolvers<ContextType = any, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  availability?: Resolver<ResolversTypes['Availability'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Array<ResolversTypes['ProductImage']>, ParentType, ContextType>;
  lowStockAt?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  priceWithTax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stock?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  stockMovements?: Resolver<Types.Maybe<ResolversTypes['StockMovementConnection']>, ParentType, ContextType, RequireFields<Types.ProductStockMovementsArgs, 'first'>>;
  taxRate?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProductImageResolvers<ContextType = any, ParentType extends ResolversParentTypes['ProductImage'] = ResolversParentTypes['ProductImage']> = {
  alt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProductImageUploadResolvers<ContextType = any, ParentType extends ResolversParentTypes['ProductImageUpload'] = ResolversParentTypes['ProductImageUpload']> = {
  form?: Resolver<ResolversTypes['UploadForm'], ParentType, ContextType>;
  imageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PromoCodeResolvers<ContextType = any, ParentType extends ResolversParentTypes['PromoCode'] = ResolversParentTypes['PromoCode']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  amount?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  maximumUses?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  percent?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  validFrom?: Resolver<Types.Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  validUntil?: Resolver<Types.Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PublishEventPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['PublishEventPayload'] = ResolversParentTypes['PublishEventPayload']> = {
  event?: Resolver<Types.Maybe<ResolversTypes['Event']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['EventUserError']>, ParentType, ContextType>;
};

export type PurchaseMoneyResolvers<ContextType = any, ParentType extends ResolversParentTypes['PurchaseMoney'] = ResolversParentTypes['PurchaseMoney']> = {
  authorized?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  captured?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refundPending?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refundable?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refundableLines?: Resolver<Array<ResolversTypes['RefundableLine']>, ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  attendees?: Resolver<ResolversTypes['AttendeeConnection'], ParentType, ContextType, RequireFields<Types.QueryAttendeesArgs, 'eventId' | 'first'>>;
  booking?: Resolver<Types.Maybe<ResolversTypes['Booking']>, ParentType, ContextType, RequireFields<Types.QueryBookingArgs, 'id'>>;
  bookingDesk?: Resolver<ResolversTypes['BookingConnection'], ParentType, ContextType, RequireFields<Types.QueryBookingDeskArgs, 'first'>>;
  bookings?: Resolver<ResolversTypes['BookingConnection'], ParentType, ContextType, RequireFields<Types.QueryBookingsArgs, 'first'>>;
  event?: Resolver<Types.Maybe<ResolversTypes['Event']>, ParentType, ContextType, RequireFields<Types.QueryEventArgs, 'id'>>;
  eventCancellation?: Resolver<Types.Maybe<ResolversTypes['EventCancellation']>, ParentType, ContextType, RequireFields<Types.QueryEventCancellationArgs, 'eventId'>>;
  eventCategories?: Resolver<Array<ResolversTypes['EventCategory']>, ParentType, ContextType>;
  eventSales?: Resolver<Array<ResolversTypes['DailySales']>, ParentType, ContextType, RequireFields<Types.QueryEventSalesArgs, 'eventId'>>;
  events?: Resolver<ResolversTypes['EventConnection'], ParentType, ContextType, RequireFields<Types.QueryEventsArgs, 'first'>>;
  explainInvoice?: Resolver<Types.Maybe<ResolversTypes['InvoiceExplanation']>, ParentType, ContextType, RequireFields<Types.QueryExplainInvoiceArgs, 'id' | 'question'>>;
  file?: Resolver<Types.Maybe<ResolversTypes['File']>, ParentType, ContextType, RequireFields<Types.QueryFileArgs, 'id'>>;
  invoice?: Resolver<Types.Maybe<ResolversTypes['Invoice']>, ParentType, ContextType, RequireFields<Types.QueryInvoiceArgs, 'id'>>;
  invoiceMailbox?: Resolver<ResolversTypes['InvoiceMailbox'], ParentType, ContextType>;
  invoices?: Resolver<ResolversTypes['InvoiceConnection'], ParentType, ContextType, RequireFields<Types.QueryInvoicesArgs, 'first' | 'order'>>;
  mailSuppressions?: Resolver<ResolversTypes['MailSuppressionConnection'], ParentType, ContextType, RequireFields<Types.QueryMailSuppressionsArgs, 'first'>>;
  mails?: Resolver<ResolversTypes['MailConnection'], ParentType, ContextType, RequireFields<Types.QueryMailsArgs, 'first'>>;
  me?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  order?: Resolver<Types.Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<Types.QueryOrderArgs, 'id'>>;
  orderDesk?: Resolver<ResolversTypes['OrderConnection'], ParentType, ContextType, RequireFields<Types.QueryOrderDeskArgs, 'first'>>;
  orders?: Resolver<ResolversTypes['OrderConnection'], ParentType, ContextType, RequireFields<Types.QueryOrdersArgs, 'first'>>;
  organizedEvent?: Resolver<Types.Maybe<ResolversTypes['Event']>, ParentType, ContextType, RequireFields<Types.QueryOrganizedEventArgs, 'id'>>;
  organizedEvents?: Resolver<ResolversTypes['EventConnection'], ParentType, ContextType, RequireFields<Types.QueryOrganizedEventsArgs, 'first'>>;
  product?: Resolver<Types.Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<Types.QueryProductArgs, 'id'>>;
  products?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, RequireFields<Types.QueryProductsArgs, 'first'>>;
  promoCodes?: Resolver<Array<ResolversTypes['PromoCode']>, ParentType, ContextType, RequireFields<Types.QueryPromoCodesArgs, 'eventId'>>;
  quoteBooking?: Resolver<ResolversTypes['QuoteBookingPayload'], ParentType, ContextType, RequireFields<Types.QueryQuoteBookingArgs, 'holdId'>>;
  receiptJournal?: Resolver<ResolversTypes['ReceiptConnection'], ParentType, ContextType, RequireFields<Types.QueryReceiptJournalArgs, 'first' | 'kind' | 'year'>>;
  recurringOrder?: Resolver<Types.Maybe<ResolversTypes['RecurringOrder']>, ParentType, ContextType, RequireFields<Types.QueryRecurringOrderArgs, 'id'>>;
  recurringOrders?: Resolver<ResolversTypes['RecurringOrderConnection'], ParentType, ContextType, RequireFields<Types.QueryRecurringOrdersArgs, 'first'>>;
  refund?: Resolver<Types.Maybe<ResolversTypes['Refund']>, ParentType, ContextType, RequireFields<Types.QueryRefundArgs, 'id'>>;
  refundDesk?: Resolver<ResolversTypes['RefundConnection'], ParentType, ContextType, RequireFields<Types.QueryRefundDeskArgs, 'first'>>;
  reviewQueue?: Resolver<ResolversTypes['InvoiceConnection'], ParentType, ContextType, RequireFields<Types.QueryReviewQueueArgs, 'first'>>;
  savedFilters?: Resolver<Array<ResolversTypes['SavedFilter']>, ParentType, ContextType>;
  searchInvoices?: Resolver<ResolversTypes['InvoiceConnection'], ParentType, ContextType, RequireFields<Types.QuerySearchInvoicesArgs, 'filter' | 'first'>>;
  seatMap?: Resolver<Types.Maybe<ResolversTypes['SeatMap']>, ParentType, ContextType, RequireFields<Types.QuerySeatMapArgs, 'categoryId' | 'eventId'>>;
  spend?: Resolver<Array<ResolversTypes['Spend']>, ParentType, ContextType, RequireFields<Types.QuerySpendArgs, 'by' | 'from' | 'to'>>;
  stockList?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, RequireFields<Types.QueryStockListArgs, 'first' | 'lowStock'>>;
  ticketHold?: Resolver<Types.Maybe<ResolversTypes['TicketHold']>, ParentType, ContextType, RequireFields<Types.QueryTicketHoldArgs, 'id'>>;
  ticketHolds?: Resolver<ResolversTypes['TicketHoldConnection'], ParentType, ContextType, RequireFields<Types.QueryTicketHoldsArgs, 'first'>>;
  vendor?: Resolver<Types.Maybe<ResolversTypes['Vendor']>, ParentType, ContextType, RequireFields<Types.QueryVendorArgs, 'id'>>;
  vendorSuggestions?: Resolver<Array<ResolversTypes['VendorSuggestion']>, ParentType, ContextType>;
  vendors?: Resolver<ResolversTypes['VendorConnection'], ParentType, ContextType, RequireFields<Types.QueryVendorsArgs, 'first'>>;
};

export type QuoteBookingPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['QuoteBookingPayload'] = ResolversParentTypes['QuoteBookingPayload']> = {
  quote?: Resolver<Types.Maybe<ResolversTypes['BookingQuote']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['BookingUserError']>, ParentType, ContextType>;
};

export type ReceiptResolvers<ContextType = any, ParentType extends ResolversParentTypes['Receipt'] = ResolversParentTypes['Receipt']> = {
  booking?: Resolver<Types.Maybe<ResolversTypes['Booking']>, ParentType, ContextType>;
  buyer?: Resolver<ResolversTypes['Buyer'], ParentType, ContextType>;
  document?: Resolver<Types.Maybe<ResolversTypes['ReceiptDocument']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issuedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ReceiptKind'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<Types.Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxes?: Resolver<Array<ResolversTypes['ReceiptTax']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ReceiptConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['ReceiptConnection'] = ResolversParentTypes['ReceiptConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Receipt']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReceiptDocumentResolvers<ContextType = any, ParentType extends ResolversParentTypes['ReceiptDocument'] = ResolversParentTypes['ReceiptDocument']> = {
  expiresAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['AWSURL'], ParentType, ContextType>;
};

export type ReceiptTaxResolvers<ContextType = any, ParentType extends ResolversParentTypes['ReceiptTax'] = ResolversParentTypes['ReceiptTax']> = {
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type RecurringOrderResolvers<ContextType = any, ParentType extends ResolversParentTypes['RecurringOrder'] = ResolversParentTypes['RecurringOrder']> = {
  agreedTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  billTo?: Resolver<Types.Maybe<ResolversTypes['Buyer']>, ParentType, ContextType>;
  card?: Resolver<Types.Maybe<ResolversTypes['PaymentCard']>, ParentType, ContextType>;
  cardSetup?: Resolver<Types.Maybe<ResolversTypes['CardSetup']>, ParentType, ContextType>;
  count?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  currentTotal?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endsOn?: Resolver<Types.Maybe<ResolversTypes['AWSDate']>, ParentType, ContextType>;
  history?: Resolver<Array<ResolversTypes['RecurringOrderHistoryEntry']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interval?: Resolver<ResolversTypes['RecurringInterval'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['RecurringOrderLine']>, ParentType, ContextType>;
  missedRunOn?: Resolver<Types.Maybe<ResolversTypes['AWSDate']>, ParentType, ContextType>;
  nextRunOn?: Resolver<Types.Maybe<ResolversTypes['AWSDate']>, ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['OrderConnection'], ParentType, ContextType, RequireFields<Types.RecurringOrderOrdersArgs, 'first'>>;
  placed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refusal?: Resolver<Types.Maybe<ResolversTypes['RecurringOrderRefusal']>, ParentType, ContextType>;
  retryOn?: Resolver<Types.Maybe<ResolversTypes['AWSDate']>, ParentType, ContextType>;
  shippingNote?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startsOn?: Resolver<ResolversTypes['AWSDate'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RecurringOrderStatus'], ParentType, ContextType>;
  upcoming?: Resolver<Array<ResolversTypes['AWSDate']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RecurringOrderChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['RecurringOrderChange'] = ResolversParentTypes['RecurringOrderChange']> = {
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  ownerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recurringOrderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RecurringOrderStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RecurringOrderConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['RecurringOrderConnection'] = ResolversParentTypes['RecurringOrderConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['RecurringOrder']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RecurringOrderHistoryEntryResolvers<ContextType = any, ParentType extends ResolversParentTypes['RecurringOrderHistoryEntry'] = ResolversParentTypes['RecurringOrderHistoryEntry']> = {
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['RecurringOrderEvent'], ParentType, ContextType>;
  orderId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reason?: Resolver<Types.Maybe<ResolversTypes['RecurringOrderReason']>, ParentType, ContextType>;
  runOn?: Resolver<Types.Maybe<ResolversTypes['AWSDate']>, ParentType, ContextType>;
};

export type RecurringOrderLineResolvers<ContextType = any, ParentType extends ResolversParentTypes['RecurringOrderLine'] = ResolversParentTypes['RecurringOrderLine']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  product?: Resolver<Types.Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  taxRate?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type RecurringOrderRefusalResolvers<ContextType = any, ParentType extends ResolversParentTypes['RecurringOrderRefusal'] = ResolversParentTypes['RecurringOrderRefusal']> = {
  code?: Resolver<ResolversTypes['RecurringOrderReason'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RecurringOrderUserErrorResolvers<ContextType = any, ParentType extends ResolversParentTypes['RecurringOrderUserError'] = ResolversParentTypes['RecurringOrderUserError']> = {
  code?: Resolver<ResolversTypes['RecurringOrderErrorCode'], ParentType, ContextType>;
  field?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RefundResolvers<ContextType = any, ParentType extends ResolversParentTypes['Refund'] = ResolversParentTypes['Refund']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  booking?: Resolver<Types.Maybe<ResolversTypes['Booking']>, ParentType, ContextType>;
  creditNote?: Resolver<Types.Maybe<ResolversTypes['Receipt']>, ParentType, ContextType>;
  history?: Resolver<Array<ResolversTypes['RefundHistoryEntry']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['RefundLine']>, ParentType, ContextType>;
  note?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  order?: Resolver<Types.Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['RefundReason'], ParentType, ContextType>;
  refusal?: Resolver<Types.Maybe<ResolversTypes['RefundRefusal']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  restock?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  restocked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RefundStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RefundChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['RefundChange'] = ResolversParentTypes['RefundChange']> = {
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  bookingId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  orderId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  ownerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  refundId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RefundStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RefundConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['RefundConnection'] = ResolversParentTypes['RefundConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Refund']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RefundHistoryEntryResolvers<ContextType = any, ParentType extends ResolversParentTypes['RefundHistoryEntry'] = ResolversParentTypes['RefundHistoryEntry']> = {
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refusal?: Resolver<Types.Maybe<ResolversTypes['RefundRefusal']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RefundStatus'], ParentType, ContextType>;
};

export type RefundLineResolvers<ContextType = any, ParentType extends ResolversParentTypes['RefundLine'] = ResolversParentTypes['RefundLine']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type RefundOrderPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['RefundOrderPayload'] = ResolversParentTypes['RefundOrderPayload']> = {
  refund?: Resolver<Types.Maybe<ResolversTypes['Refund']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['RefundUserError']>, ParentType, ContextType>;
};

export type RefundRefusalResolvers<ContextType = any, ParentType extends ResolversParentTypes['RefundRefusal'] = ResolversParentTypes['RefundRefusal']> = {
  code?: Resolver<ResolversTypes['RefundFailure'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RefundUserErrorResolvers<ContextType = any, ParentType extends ResolversParentTypes['RefundUserError'] = ResolversParentTypes['RefundUserError']> = {
  code?: Resolver<ResolversTypes['RefundErrorCode'], ParentType, ContextType>;
  field?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RefundableLineResolvers<ContextType = any, ParentType extends ResolversParentTypes['RefundableLine'] = ResolversParentTypes['RefundableLine']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type RejectInvoicePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['RejectInvoicePayload'] = ResolversParentTypes['RejectInvoicePayload']> = {
  invoice?: Resolver<Types.Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['InvoiceUserError']>, ParentType, ContextType>;
};

export type ReleaseMailAddressPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['ReleaseMailAddressPayload'] = ResolversParentTypes['ReleaseMailAddressPayload']> = {
  address?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['MailUserError']>, ParentType, ContextType>;
};

export type ReleaseTicketHoldPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['ReleaseTicketHoldPayload'] = ResolversParentTypes['ReleaseTicketHoldPayload']> = {
  hold?: Resolver<Types.Maybe<ResolversTypes['TicketHold']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['BookingUserError']>, ParentType, ContextType>;
};

export type RemoveEventImagePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['RemoveEventImagePayload'] = ResolversParentTypes['RemoveEventImagePayload']> = {
  event?: Resolver<Types.Maybe<ResolversTypes['Event']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['EventUserError']>, ParentType, ContextType>;
};

export type RemoveMailSenderPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['RemoveMailSenderPayload'] = ResolversParentTypes['RemoveMailSenderPayload']> = {
  address?: Resolver<Types.Maybe<ResolversTypes['AWSEmail']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IntakeUserError']>, ParentType, ContextType>;
};

export type RemoveProductImagePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['RemoveProductImagePayload'] = ResolversParentTypes['RemoveProductImagePayload']> = {
  product?: Resolver<Types.Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['CatalogUserError']>, ParentType, ContextType>;
};

export type ReopenInvoicePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['ReopenInvoicePayload'] = ResolversParentTypes['ReopenInvoicePayload']> = {
  invoice?: Resolver<Types.Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['InvoiceUserError']>, ParentType, ContextType>;
};

export type ReportUserErrorResolvers<ContextType = any, ParentType extends ResolversParentTypes['ReportUserError'] = ResolversParentTypes['ReportUserError']> = {
  code?: Resolver<ResolversTypes['ReportErrorCode'], ParentType, ContextType>;
  field?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RequestEventImagePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['RequestEventImagePayload'] = ResolversParentTypes['RequestEventImagePayload']> = {
  upload?: Resolver<Types.Maybe<ResolversTypes['EventImageUpload']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['EventUserError']>, ParentType, ContextType>;
};

export type RequestProductImagePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['RequestProductImagePayload'] = ResolversParentTypes['RequestProductImagePayload']> = {
  upload?: Resolver<Types.Maybe<ResolversTypes['ProductImageUpload']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['CatalogUserError']>, ParentType, ContextType>;
};

export type RequestUploadsPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['RequestUploadsPayload'] = ResolversParentTypes['RequestUploadsPayload']> = {
  uploads?: Resolver<Types.Maybe<Array<ResolversTypes['Upload']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['FileUserError']>, ParentType, ContextType>;
};

export type RereadInvoicePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['RereadInvoicePayload'] = ResolversParentTypes['RereadInvoicePayload']> = {
  invoice?: Resolver<Types.Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['InvoiceUserError']>, ParentType, ContextType>;
};

export type ResumeRecurringOrderPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['ResumeRecurringOrderPayload'] = ResolversParentTypes['ResumeRecurringOrderPayload']> = {
  recurringOrder?: Resolver<Types.Maybe<ResolversTypes['RecurringOrder']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['RecurringOrderUserError']>, ParentType, ContextType>;
};

export type RetryBookingPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['RetryBookingPayload'] = ResolversParentTypes['RetryBookingPayload']> = {
  booking?: Resolver<Types.Maybe<ResolversTypes['Booking']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['BookingUserError']>, ParentType, ContextType>;
};

export type RetryOrderPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['RetryOrderPayload'] = ResolversParentTypes['RetryOrderPayload']> = {
  order?: Resolver<Types.Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['OrderUserError']>, ParentType, ContextType>;
};

export type RetryRefundPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['RetryRefundPayload'] = ResolversParentTypes['RetryRefundPayload']> = {
  refund?: Resolver<Types.Maybe<ResolversTypes['Refund']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['RefundUserError']>, ParentType, ContextType>;
};

export type SaveFilterPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['SaveFilterPayload'] = ResolversParentTypes['SaveFilterPayload']> = {
  filter?: Resolver<Types.Maybe<ResolversTypes['SavedFilter']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ReportUserError']>, ParentType, ContextType>;
};

export type SavedFilterResolvers<ContextType = any, ParentType extends ResolversParentTypes['SavedFilter'] = ResolversParentTypes['SavedFilter']> = {
  filter?: Resolver<ResolversTypes['InvoiceFilter'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
};

export type SeatMapResolvers<ContextType = any, ParentType extends ResolversParentTypes['SeatMap'] = ResolversParentTypes['SeatMap']> = {
  taken?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SeatRowResolvers<ContextType = any, ParentType extends ResolversParentTypes['SeatRow'] = ResolversParentTypes['SeatRow']> = {
  first?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  last?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  row?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SkipRecurringOrderPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['SkipRecurringOrderPayload'] = ResolversParentTypes['SkipRecurringOrderPayload']> = {
  recurringOrder?: Resolver<Types.Maybe<ResolversTypes['RecurringOrder']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['RecurringOrderUserError']>, ParentType, ContextType>;
};

export type SpendResolvers<ContextType = any, ParentType extends ResolversParentTypes['Spend'] = ResolversParentTypes['Spend']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  month?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StockMovementResolvers<ContextType = any, ParentType extends ResolversParentTypes['StockMovement'] = ResolversParentTypes['StockMovement']> = {
  actorId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['StockReason'], ParentType, ContextType>;
};

export type StockMovementConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['StockMovementConnection'] = ResolversParentTypes['StockMovementConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['StockMovement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = any, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  onAvailabilityChanged?: SubscriptionResolver<Types.Maybe<ResolversTypes['AvailabilityChange']>, "onAvailabilityChanged", ParentType, ContextType, RequireFields<Types.SubscriptionOnAvailabilityChangedArgs, 'eventId'>>;
  onBookingChanged?: SubscriptionResolver<Types.Maybe<ResolversTypes['BookingChange']>, "onBookingChanged", ParentType, ContextType, RequireFields<Types.SubscriptionOnBookingChangedArgs, 'bookingId'>>;
  onEventCancellationChanged?: SubscriptionResolver<Types.Maybe<ResolversTypes['EventCancellationChange']>, "onEventCancellationChanged", ParentType, ContextType, RequireFields<Types.SubscriptionOnEventCancellationChangedArgs, 'eventId'>>;
  onEventChanged?: SubscriptionResolver<Types.Maybe<ResolversTypes['EventChange']>, "onEventChanged", ParentType, ContextType, RequireFields<Types.SubscriptionOnEventChangedArgs, 'eventId'>>;
  onInvoiceChanged?: SubscriptionResolver<Types.Maybe<ResolversTypes['InvoiceChange']>, "onInvoiceChanged", ParentType, ContextType, Partial<Types.SubscriptionOnInvoiceChangedArgs>>;
  onMyBookingsChanged?: SubscriptionResolver<Types.Maybe<ResolversTypes['BookingChange']>, "onMyBookingsChanged", ParentType, ContextType>;
  onMyOrdersChanged?: SubscriptionResolver<Types.Maybe<ResolversTypes['OrderChange']>, "onMyOrdersChanged", ParentType, ContextType>;
  onMyRecurringOrdersChanged?: SubscriptionResolver<Types.Maybe<ResolversTypes['RecurringOrderChange']>, "onMyRecurringOrdersChanged", ParentType, ContextType>;
  onOrderStatusChanged?: SubscriptionResolver<Types.Maybe<ResolversTypes['OrderChange']>, "onOrderStatusChanged", ParentType, ContextType, RequireFields<Types.SubscriptionOnOrderStatusChangedArgs, 'orderId'>>;
  onOrdersChanged?: SubscriptionResolver<Types.Maybe<ResolversTypes['OrderChange']>, "onOrdersChanged", ParentType, ContextType>;
  onRefundChanged?: SubscriptionResolver<Types.Maybe<ResolversTypes['RefundChange']>, "onRefundChanged", ParentType, ContextType, Partial<Types.SubscriptionOnRefundChangedArgs>>;
  onRefundsChanged?: SubscriptionResolver<Types.Maybe<ResolversTypes['RefundChange']>, "onRefundsChanged", ParentType, ContextType>;
};

export type SuppressMailAddressPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['SuppressMailAddressPayload'] = ResolversParentTypes['SuppressMailAddressPayload']> = {
  suppression?: Resolver<Types.Maybe<ResolversTypes['MailSuppression']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['MailUserError']>, ParentType, ContextType>;
};

export type TicketResolvers<ContextType = any, ParentType extends ResolversParentTypes['Ticket'] = ResolversParentTypes['Ticket']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameChanges?: Resolver<Array<ResolversTypes['TicketNameChange']>, ParentType, ContextType>;
  seat?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TicketStatus'], ParentType, ContextType>;
};

export type TicketAvailabilityResolvers<ContextType = any, ParentType extends ResolversParentTypes['TicketAvailability'] = ResolversParentTypes['TicketAvailability']> = {
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  capacity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  categoryId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  held?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sold?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TicketCategoryResolvers<ContextType = any, ParentType extends ResolversParentTypes['TicketCategory'] = ResolversParentTypes['TicketCategory']> = {
  capacity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  limitPerCustomer?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  priceWithTax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  saleFrom?: Resolver<Types.Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  saleUntil?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  seatRows?: Resolver<Array<ResolversTypes['SeatRow']>, ParentType, ContextType>;
  taxRate?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TicketHoldResolvers<ContextType = any, ParentType extends ResolversParentTypes['TicketHold'] = ResolversParentTypes['TicketHold']> = {
  booking?: Resolver<Types.Maybe<ResolversTypes['Booking']>, ParentType, ContextType>;
  categoryId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['Event'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  seats?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  secondsLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TicketHoldStatus'], ParentType, ContextType>;
  taxRate?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type TicketHoldConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['TicketHoldConnection'] = ResolversParentTypes['TicketHoldConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['TicketHold']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TicketNameChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['TicketNameChange'] = ResolversParentTypes['TicketNameChange']> = {
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['TicketNameChanger'], ParentType, ContextType>;
  previousName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UpdateEventPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['UpdateEventPayload'] = ResolversParentTypes['UpdateEventPayload']> = {
  event?: Resolver<Types.Maybe<ResolversTypes['Event']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['EventUserError']>, ParentType, ContextType>;
};

export type UpdateProductPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['UpdateProductPayload'] = ResolversParentTypes['UpdateProductPayload']> = {
  product?: Resolver<Types.Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['CatalogUserError']>, ParentType, ContextType>;
};

export type UpdateVendorPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['UpdateVendorPayload'] = ResolversParentTypes['UpdateVendorPayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['VendorUserError']>, ParentType, ContextType>;
  vendor?: Resolver<Types.Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
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

export type VendorResolvers<ContextType = any, ParentType extends ResolversParentTypes['Vendor'] = ResolversParentTypes['Vendor']> = {
  aliases?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  defaultCategory?: Resolver<Types.Maybe<ResolversTypes['InvoiceCategory']>, ParentType, ContextType>;
  hints?: Resolver<Array<ResolversTypes['VendorHint']>, ParentType, ContextType>;
  ibans?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoiceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  invoices?: Resolver<ResolversTypes['InvoiceConnection'], ParentType, ContextType, RequireFields<Types.VendorInvoicesArgs, 'first'>>;
  lastInvoiceOn?: Resolver<Types.Maybe<ResolversTypes['AWSDate']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ownerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  vatNumbers?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type VendorConnectionResolvers<ContextType = any, ParentType extends ResolversParentTypes['VendorConnection'] = ResolversParentTypes['VendorConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['Vendor']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type VendorHintResolvers<ContextType = any, ParentType extends ResolversParentTypes['VendorHint'] = ResolversParentTypes['VendorHint']> = {
  field?: Resolver<ResolversTypes['CorrectableField'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  used?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type VendorSuggestionResolvers<ContextType = any, ParentType extends ResolversParentTypes['VendorSuggestion'] = ResolversParentTypes['VendorSuggestion']> = {
  first?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['VendorSuggestionReason'], ParentType, ContextType>;
  second?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
};

export type VendorUserErrorResolvers<ContextType = any, ParentType extends ResolversParentTypes['VendorUserError'] = ResolversParentTypes['VendorUserError']> = {
  code?: Resolver<ResolversTypes['VendorErrorCode'], ParentType, ContextType>;
  field?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type VenueResolvers<ContextType = any, ParentType extends ResolversParentTypes['Venue'] = ResolversParentTypes['Venue']> = {
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postalCode?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  AWSDate?: GraphQLScalarType;
  AWSDateTime?: GraphQLScalarType;
  AWSEmail?: GraphQLScalarType;
  AWSURL?: GraphQLScalarType;
  Account?: AccountResolvers<ContextType>;
  AddEventImagePayload?: AddEventImagePayloadResolvers<ContextType>;
  AddProductImagePayload?: AddProductImagePayloadResolvers<ContextType>;
  AdjustStockPayload?: AdjustStockPayloadResolvers<ContextType>;
  AllowMailSenderPayload?: AllowMailSenderPayloadResolvers<ContextType>;
  ApproveInvoicePayload?: ApproveInvoicePayloadResolvers<ContextType>;
  ApproveInvoicesPayload?: ApproveInvoicesPayloadResolvers<ContextType>;
  Attendee?: AttendeeResolvers<ContextType>;
  AttendeeConnection?: AttendeeConnectionResolvers<ContextType>;
  AttendeeExport?: AttendeeExportResolvers<ContextType>;
  AvailabilityChange?: AvailabilityChangeResolvers<ContextType>;
  BookTicketsPayload?: BookTicketsPayloadResolvers<ContextType>;
  Booking?: BookingResolvers<ContextType>;
  BookingChange?: BookingChangeResolvers<ContextType>;
  BookingConnection?: BookingConnectionResolvers<ContextType>;
  BookingQuote?: BookingQuoteResolvers<ContextType>;
  BookingRefusal?: BookingRefusalResolvers<ContextType>;
  BookingTimelineEntry?: BookingTimelineEntryResolvers<ContextType>;
  BookingUserError?: BookingUserErrorResolvers<ContextType>;
  Buyer?: BuyerResolvers<ContextType>;
  CancelBookingPayload?: CancelBookingPayloadResolvers<ContextType>;
  CancelEventPayload?: CancelEventPayloadResolvers<ContextType>;
  CancelOrderPayload?: CancelOrderPayloadResolvers<ContextType>;
  CancelRecurringOrderPayload?: CancelRecurringOrderPayloadResolvers<ContextType>;
  CancellationPolicy?: CancellationPolicyResolvers<ContextType>;
  CancellationTerms?: CancellationTermsResolvers<ContextType>;
  CardSetup?: CardSetupResolvers<ContextType>;
  CatalogUserError?: CatalogUserErrorResolvers<ContextType>;
  ChangeEventCategoryPayload?: ChangeEventCategoryPayloadResolvers<ContextType>;
  ChangePromoCodePayload?: ChangePromoCodePayloadResolvers<ContextType>;
  ChangeRecurringOrderCardPayload?: ChangeRecurringOrderCardPayloadResolvers<ContextType>;
  ChangeTicketCategoryPayload?: ChangeTicketCategoryPayloadResolvers<ContextType>;
  ChangeTicketNamePayload?: ChangeTicketNamePayloadResolvers<ContextType>;
  CloseRefundPayload?: CloseRefundPayloadResolvers<ContextType>;
  ContinueBookingPayload?: ContinueBookingPayloadResolvers<ContextType>;
  ContinueOrderPayload?: ContinueOrderPayloadResolvers<ContextType>;
  ContinueRecurringOrderPayload?: ContinueRecurringOrderPayloadResolvers<ContextType>;
  CorrectInvoicePayload?: CorrectInvoicePayloadResolvers<ContextType>;
  CreateEventCategoryPayload?: CreateEventCategoryPayloadResolvers<ContextType>;
  CreateEventPayload?: CreateEventPayloadResolvers<ContextType>;
  CreateProductPayload?: CreateProductPayloadResolvers<ContextType>;
  CreatePromoCodePayload?: CreatePromoCodePayloadResolvers<ContextType>;
  CreateRecurringOrderPayload?: CreateRecurringOrderPayloadResolvers<ContextType>;
  DailySales?: DailySalesResolvers<ContextType>;
  DeleteFilterPayload?: DeleteFilterPayloadResolvers<ContextType>;
  DeleteInvoicePayload?: DeleteInvoicePayloadResolvers<ContextType>;
  DescribeInvoicePayload?: DescribeInvoicePayloadResolvers<ContextType>;
  DismissVendorSuggestionPayload?: DismissVendorSuggestionPayloadResolvers<ContextType>;
  Event?: EventResolvers<ContextType>;
  EventCancellation?: EventCancellationResolvers<ContextType>;
  EventCancellationChange?: EventCancellationChangeResolvers<ContextType>;
  EventCategory?: EventCategoryResolvers<ContextType>;
  EventChange?: EventChangeResolvers<ContextType>;
  EventConnection?: EventConnectionResolvers<ContextType>;
  EventImage?: EventImageResolvers<ContextType>;
  EventImageUpload?: EventImageUploadResolvers<ContextType>;
  EventUserError?: EventUserErrorResolvers<ContextType>;
  ExportAttendeesPayload?: ExportAttendeesPayloadResolvers<ContextType>;
  ExportInvoicesPayload?: ExportInvoicesPayloadResolvers<ContextType>;
  File?: FileResolvers<ContextType>;
  FileRefusal?: FileRefusalResolvers<ContextType>;
  FileUserError?: FileUserErrorResolvers<ContextType>;
  HoldTicketsPayload?: HoldTicketsPayloadResolvers<ContextType>;
  IntakeUserError?: IntakeUserErrorResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  InvoiceAlternate?: InvoiceAlternateResolvers<ContextType>;
  InvoiceAmount?: InvoiceAmountResolvers<ContextType>;
  InvoiceChange?: InvoiceChangeResolvers<ContextType>;
  InvoiceCheck?: InvoiceCheckResolvers<ContextType>;
  InvoiceConnection?: InvoiceConnectionResolvers<ContextType>;
  InvoiceCurrency?: InvoiceCurrencyResolvers<ContextType>;
  InvoiceDate?: InvoiceDateResolvers<ContextType>;
  InvoiceDecision?: InvoiceDecisionResolvers<ContextType>;
  InvoiceDetail?: InvoiceDetailResolvers<ContextType>;
  InvoiceDocument?: InvoiceDocumentResolvers<ContextType>;
  InvoiceExplanation?: InvoiceExplanationResolvers<ContextType>;
  InvoiceExport?: InvoiceExportResolvers<ContextType>;
  InvoiceFieldChange?: InvoiceFieldChangeResolvers<ContextType>;
  InvoiceFilter?: InvoiceFilterResolvers<ContextType>;
  InvoiceInsights?: InvoiceInsightsResolvers<ContextType>;
  InvoiceLine?: InvoiceLineResolvers<ContextType>;
  InvoiceMailbox?: InvoiceMailboxResolvers<ContextType>;
  InvoicePart?: InvoicePartResolvers<ContextType>;
  InvoiceRefusal?: InvoiceRefusalResolvers<ContextType>;
  InvoiceReview?: InvoiceReviewResolvers<ContextType>;
  InvoiceRevision?: InvoiceRevisionResolvers<ContextType>;
  InvoiceRevisionConnection?: InvoiceRevisionConnectionResolvers<ContextType>;
  InvoiceTax?: InvoiceTaxResolvers<ContextType>;
  InvoiceText?: InvoiceTextResolvers<ContextType>;
  InvoiceUserError?: InvoiceUserErrorResolvers<ContextType>;
  Mail?: MailResolvers<ContextType>;
  MailConnection?: MailConnectionResolvers<ContextType>;
  MailSender?: MailSenderResolvers<ContextType>;
  MailSuppression?: MailSuppressionResolvers<ContextType>;
  MailSuppressionConnection?: MailSuppressionConnectionResolvers<ContextType>;
  MailUserError?: MailUserErrorResolvers<ContextType>;
  MergeVendorsPayload?: MergeVendorsPayloadResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderChange?: OrderChangeResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderLine?: OrderLineResolvers<ContextType>;
  OrderRefusal?: OrderRefusalResolvers<ContextType>;
  OrderTimelineEntry?: OrderTimelineEntryResolvers<ContextType>;
  OrderUserError?: OrderUserErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PauseRecurringOrderPayload?: PauseRecurringOrderPayloadResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PaymentAction?: PaymentActionResolvers<ContextType>;
  PaymentCard?: PaymentCardResolvers<ContextType>;
  PaymentRefusal?: PaymentRefusalResolvers<ContextType>;
  Place?: PlaceResolvers<ContextType>;
  PlaceOrderPayload?: PlaceOrderPayloadResolvers<ContextType>;
  PostalAddress?: PostalAddressResolvers<ContextType>;
  PostponeEventPayload?: PostponeEventPayloadResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductImage?: ProductImageResolvers<ContextType>;
  ProductImageUpload?: ProductImageUploadResolvers<ContextType>;
  PromoCode?: PromoCodeResolvers<ContextType>;
  PublishEventPayload?: PublishEventPayloadResolvers<ContextType>;
  PurchaseMoney?: PurchaseMoneyResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QuoteBookingPayload?: QuoteBookingPayloadResolvers<ContextType>;
  Receipt?: ReceiptResolvers<ContextType>;
  ReceiptConnection?: ReceiptConnectionResolvers<ContextType>;
  ReceiptDocument?: ReceiptDocumentResolvers<ContextType>;
  ReceiptTax?: ReceiptTaxResolvers<ContextType>;
  RecurringOrder?: RecurringOrderResolvers<ContextType>;
  RecurringOrderChange?: RecurringOrderChangeResolvers<ContextType>;
  RecurringOrderConnection?: RecurringOrderConnectionResolvers<ContextType>;
  RecurringOrderHistoryEntry?: RecurringOrderHistoryEntryResolvers<ContextType>;
  RecurringOrderLine?: RecurringOrderLineResolvers<ContextType>;
  RecurringOrderRefusal?: RecurringOrderRefusalResolvers<ContextType>;
  RecurringOrderUserError?: RecurringOrderUserErrorResolvers<ContextType>;
  Refund?: RefundResolvers<ContextType>;
  RefundChange?: RefundChangeResolvers<ContextType>;
  RefundConnection?: RefundConnectionResolvers<ContextType>;
  RefundHistoryEntry?: RefundHistoryEntryResolvers<ContextType>;
  RefundLine?: RefundLineResolvers<ContextType>;
  RefundOrderPayload?: RefundOrderPayloadResolvers<ContextType>;
  RefundRefusal?: RefundRefusalResolvers<ContextType>;
  RefundUserError?: RefundUserErrorResolvers<ContextType>;
  RefundableLine?: RefundableLineResolvers<ContextType>;
  RejectInvoicePayload?: RejectInvoicePayloadResolvers<ContextType>;
  ReleaseMailAddressPayload?: ReleaseMailAddressPayloadResolvers<ContextType>;
  ReleaseTicketHoldPayload?: ReleaseTicketHoldPayloadResolvers<ContextType>;
  RemoveEventImagePayload?: RemoveEventImagePayloadResolvers<ContextType>;
  RemoveMailSenderPayload?: RemoveMailSenderPayloadResolvers<ContextType>;
  RemoveProductImagePayload?: RemoveProductImagePayloadResolvers<ContextType>;
  ReopenInvoicePayload?: ReopenInvoicePayloadResolvers<ContextType>;
  ReportUserError?: ReportUserErrorResolvers<ContextType>;
  RequestEventImagePayload?: RequestEventImagePayloadResolvers<ContextType>;
  RequestProductImagePayload?: RequestProductImagePayloadResolvers<ContextType>;
  RequestUploadsPayload?: RequestUploadsPayloadResolvers<ContextType>;
  RereadInvoicePayload?: RereadInvoicePayloadResolvers<ContextType>;
  ResumeRecurringOrderPayload?: ResumeRecurringOrderPayloadResolvers<ContextType>;
  RetryBookingPayload?: RetryBookingPayloadResolvers<ContextType>;
  RetryOrderPayload?: RetryOrderPayloadResolvers<ContextType>;
  RetryRefundPayload?: RetryRefundPayloadResolvers<ContextType>;
  SaveFilterPayload?: SaveFilterPayloadResolvers<ContextType>;
  SavedFilter?: SavedFilterResolvers<ContextType>;
  SeatMap?: SeatMapResolvers<ContextType>;
  SeatRow?: SeatRowResolvers<ContextType>;
  SkipRecurringOrderPayload?: SkipRecurringOrderPayloadResolvers<ContextType>;
  Spend?: SpendResolvers<ContextType>;
  StockMovement?: StockMovementResolvers<ContextType>;
  StockMovementConnection?: StockMovementConnectionResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SuppressMailAddressPayload?: SuppressMailAddressPayloadResolvers<ContextType>;
  Ticket?: TicketResolvers<ContextType>;
  TicketAvailability?: TicketAvailabilityResolvers<ContextType>;
  TicketCategory?: TicketCategoryResolvers<ContextType>;
  TicketHold?: TicketHoldResolvers<ContextType>;
  TicketHoldConnection?: TicketHoldConnectionResolvers<ContextType>;
  TicketNameChange?: TicketNameChangeResolvers<ContextType>;
  UpdateEventPayload?: UpdateEventPayloadResolvers<ContextType>;
  UpdateProductPayload?: UpdateProductPayloadResolvers<ContextType>;
  UpdateVendorPayload?: UpdateVendorPayloadResolvers<ContextType>;
  Upload?: UploadResolvers<ContextType>;
  UploadForm?: UploadFormResolvers<ContextType>;
  UploadFormField?: UploadFormFieldResolvers<ContextType>;
  Vendor?: VendorResolvers<ContextType>;
  VendorConnection?: VendorConnectionResolvers<ContextType>;
  VendorHint?: VendorHintResolvers<ContextType>;
  VendorSuggestion?: VendorSuggestionResolvers<ContextType>;
  VendorUserError?: VendorUserErrorResolvers<ContextType>;
  Venue?: VenueResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = any> = {
  aws_api_key?: Aws_Api_KeyDirectiveResolver<any, any, ContextType>;
  aws_cognito_user_pools?: Aws_Cognito_User_PoolsDirectiveResolver<any, any, ContextType>;
  aws_iam?: Aws_IamDirectiveResolver<any, any, ContextType>;
  aws_subscribe?: Aws_SubscribeDirectiveResolver<any, any, ContextType>;
};
