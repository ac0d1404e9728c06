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
  AllowMailSenderPayload: ResolverTypeWrapper<Types.AllowMailSenderPayload>;
  AnnouncedFile: Types.AnnouncedFile;
  ApproveInvoicePayload: ResolverTypeWrapper<Types.ApproveInvoicePayload>;
  ApproveInvoicesPayload: ResolverTypeWrapper<Types.ApproveInvoicesPayload>;
  Boolean: ResolverTypeWrapper<Types.Scalars['Boolean']['output']>;
  CorrectInvoiceInput: Types.CorrectInvoiceInput;
  CorrectInvoicePayload: ResolverTypeWrapper<Types.CorrectInvoicePayload>;
  CorrectableField: Types.CorrectableField;
  CorrectedFieldInput: Types.CorrectedFieldInput;
  CorrectedLineInput: Types.CorrectedLineInput;
  CurrencyCode: Types.CurrencyCode;
  DeleteFilterPayload: ResolverTypeWrapper<Types.DeleteFilterPayload>;
  DeleteInvoicePayload: ResolverTypeWrapper<Types.DeleteInvoicePayload>;
  DescribeInvoicePayload: ResolverTypeWrapper<Types.DescribeInvoicePayload>;
  DismissVendorSuggestionPayload: ResolverTypeWrapper<Types.DismissVendorSuggestionPayload>;
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
  ID: ResolverTypeWrapper<Types.Scalars['ID']['output']>;
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
  MailSender: ResolverTypeWrapper<Types.MailSender>;
  MediaType: Types.MediaType;
  MergeVendorsPayload: ResolverTypeWrapper<Types.MergeVendorsPayload>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<Types.PageInfo>;
  Place: ResolverTypeWrapper<Types.Place>;
  PlaceInput: Types.PlaceInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RejectInvoicePayload: ResolverTypeWrapper<Types.RejectInvoicePayload>;
  RemoveMailSenderPayload: ResolverTypeWrapper<Types.RemoveMailSenderPayload>;
  ReopenInvoicePayload: ResolverTypeWrapper<Types.ReopenInvoicePayload>;
  ReportErrorCode: Types.ReportErrorCode;
  ReportUserError: ResolverTypeWrapper<Types.ReportUserError>;
  RequestUploadsInput: Types.RequestUploadsInput;
  RequestUploadsPayload: ResolverTypeWrapper<Types.RequestUploadsPayload>;
  RereadInvoicePayload: ResolverTypeWrapper<Types.RereadInvoicePayload>;
  ReviewReason: Types.ReviewReason;
  Role: Types.Role;
  SaveFilterPayload: ResolverTypeWrapper<Types.SaveFilterPayload>;
  SavedFilter: ResolverTypeWrapper<Types.SavedFilter>;
  Spend: ResolverTypeWrapper<Types.Spend>;
  SpendDimension: Types.SpendDimension;
  String: ResolverTypeWrapper<Types.Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
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
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AWSDate: Types.Scalars['AWSDate']['output'];
  AWSDateTime: Types.Scalars['AWSDateTime']['output'];
  AWSEmail: Types.Scalars['AWSEmail']['output'];
  AWSURL: Types.Scalars['AWSURL']['output'];
  Account: Types.Account;
  AllowMailSenderPayload: Types.AllowMailSenderPayload;
  AnnouncedFile: Types.AnnouncedFile;
  ApproveInvoicePayload: Types.ApproveInvoicePayload;
  ApproveInvoicesPayload: Types.ApproveInvoicesPayload;
  Boolean: Types.Scalars['Boolean']['output'];
  CorrectInvoiceInput: Types.CorrectInvoiceInput;
  CorrectInvoicePayload: Types.CorrectInvoicePayload;
  CorrectedFieldInput: Types.CorrectedFieldInput;
  CorrectedLineInput: Types.CorrectedLineInput;
  DeleteFilterPayload: Types.DeleteFilterPayload;
  DeleteInvoicePayload: Types.DeleteInvoicePayload;
  DescribeInvoicePayload: Types.DescribeInvoicePayload;
  DismissVendorSuggestionPayload: Types.DismissVendorSuggestionPayload;
  ExportInvoicesInput: Types.ExportInvoicesInput;
  ExportInvoicesPayload: Types.ExportInvoicesPayload;
  File: Types.File;
  FileRefusal: Types.FileRefusal;
  FileUserError: Types.FileUserError;
  Float: Types.Scalars['Float']['output'];
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
  MailSender: Types.MailSender;
  MergeVendorsPayload: Types.MergeVendorsPayload;
  Mutation: Record<PropertyKey, never>;
  PageInfo: Types.PageInfo;
  Place: Types.Place;
  PlaceInput: Types.PlaceInput;
  Query: Record<PropertyKey, never>;
  RejectInvoicePayload: Types.RejectInvoicePayload;
  RemoveMailSenderPayload: Types.RemoveMailSenderPayload;
  ReopenInvoicePayload: Types.ReopenInvoicePayload;
  ReportUserError: Types.ReportUserError;
  RequestUploadsInput: Types.RequestUploadsInput;
  RequestUploadsPayload: Types.RequestUploadsPayload;
  RereadInvoicePayload: Types.RereadInvoicePayload;
  SaveFilterPayload: Types.SaveFilterPayload;
  SavedFilter: Types.SavedFilter;
  Spend: Types.Spend;
  String: Types.Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
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

export type CorrectInvoicePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['CorrectInvoicePayload'] = ResolversParentTypes['CorrectInvoicePayload']> = {
  invoice?: Resolver<Types.Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['InvoiceUserError']>, ParentType, ContextType>;
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

export type MailSenderResolvers<ContextType = any, ParentType extends ResolversParentTypes['MailSender'] = ResolversParentTypes['MailSender']> = {
  address?: Resolver<ResolversTypes['AWSEmail'], ParentType, ContextType>;
  allowedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
};

export type MergeVendorsPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['MergeVendorsPayload'] = ResolversParentTypes['MergeVendorsPayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['VendorUserError']>, ParentType, ContextType>;
  vendor?: Resolver<Types.Maybe<ResolversTypes['Vendor']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  allowMailSender?: Resolver<ResolversTypes['AllowMailSenderPayload'], ParentType, ContextType, RequireFields<Types.MutationAllowMailSenderArgs, 'address'>>;
  approveInvoice?: Resolver<ResolversTypes['ApproveInvoicePayload'], ParentType, ContextType, RequireFields<Types.MutationApproveInvoiceArgs, 'expectedVersion' | 'id'>>;
  approveInvoices?: Resolver<ResolversTypes['ApproveInvoicesPayload'], ParentType, ContextType, RequireFields<Types.MutationApproveInvoicesArgs, 'invoices'>>;
  correctInvoice?: Resolver<ResolversTypes['CorrectInvoicePayload'], ParentType, ContextType, RequireFields<Types.MutationCorrectInvoiceArgs, 'input'>>;
  deleteFilter?: Resolver<ResolversTypes['DeleteFilterPayload'], ParentType, ContextType, RequireFields<Types.MutationDeleteFilterArgs, 'id'>>;
  deleteInvoice?: Resolver<ResolversTypes['DeleteInvoicePayload'], ParentType, ContextType, RequireFields<Types.MutationDeleteInvoiceArgs, 'expectedVersion' | 'id'>>;
  describeInvoice?: Resolver<ResolversTypes['DescribeInvoicePayload'], ParentType, ContextType, RequireFields<Types.MutationDescribeInvoiceArgs, 'expectedVersion' | 'id'>>;
  dismissVendorSuggestion?: Resolver<ResolversTypes['DismissVendorSuggestionPayload'], ParentType, ContextType, RequireFields<Types.MutationDismissVendorSuggestionArgs, 'firstId' | 'secondId'>>;
  exportInvoices?: Resolver<ResolversTypes['ExportInvoicesPayload'], ParentType, ContextType, RequireFields<Types.MutationExportInvoicesArgs, 'input'>>;
  mergeVendors?: Resolver<ResolversTypes['MergeVendorsPayload'], ParentType, ContextType, RequireFields<Types.MutationMergeVendorsArgs, 'expectedVersion' | 'fromId' | 'intoId'>>;
  publishInvoiceChange?: Resolver<ResolversTypes['InvoiceChange'], ParentType, ContextType, RequireFields<Types.MutationPublishInvoiceChangeArgs, 'change'>>;
  rejectInvoice?: Resolver<ResolversTypes['RejectInvoicePayload'], ParentType, ContextType, RequireFields<Types.MutationRejectInvoiceArgs, 'expectedVersion' | 'id' | 'reason'>>;
  removeMailSender?: Resolver<ResolversTypes['RemoveMailSenderPayload'], ParentType, ContextType, RequireFields<Types.MutationRemoveMailSenderArgs, 'address'>>;
  reopenInvoice?: Resolver<ResolversTypes['ReopenInvoicePayload'], ParentType, ContextType, RequireFields<Types.MutationReopenInvoiceArgs, 'expectedVersion' | 'id'>>;
  requestUploads?: Resolver<ResolversTypes['RequestUploadsPayload'], ParentType, ContextType, RequireFields<Types.MutationRequestUploadsArgs, 'input'>>;
  rereadInvoice?: Resolver<ResolversTypes['RereadInvoicePayload'], ParentType, ContextType, RequireFields<Types.MutationRereadInvoiceArgs, 'expectedVersion' | 'id'>>;
  saveFilter?: Resolver<ResolversTypes['SaveFilterPayload'], ParentType, ContextType, RequireFields<Types.MutationSaveFilterArgs, 'filter' | 'name'>>;
  updateVendor?: Resolver<ResolversTypes['UpdateVendorPayload'], ParentType, ContextType, RequireFields<Types.MutationUpdateVendorArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = any, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  explainInvoice?: Resolver<Types.Maybe<ResolversTypes['InvoiceExplanation']>, ParentType, ContextType, RequireFields<Types.QueryExplainInvoiceArgs, 'id' | 'question'>>;
  file?: Resolver<Types.Maybe<ResolversTypes['File']>, ParentType, ContextType, RequireFields<Types.QueryFileArgs, 'id'>>;
  invoice?: Resolver<Types.Maybe<ResolversTypes['Invoice']>, ParentType, ContextType, RequireFields<Types.QueryInvoiceArgs, 'id'>>;
  invoiceMailbox?: Resolver<ResolversTypes['InvoiceMailbox'], ParentType, ContextType>;
  invoices?: Resolver<ResolversTypes['InvoiceConnection'], ParentType, ContextType, RequireFields<Types.QueryInvoicesArgs, 'first' | 'order'>>;
  me?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  reviewQueue?: Resolver<ResolversTypes['InvoiceConnection'], ParentType, ContextType, RequireFields<Types.QueryReviewQueueArgs, 'first'>>;
  savedFilters?: Resolver<Array<ResolversTypes['SavedFilter']>, ParentType, ContextType>;
  searchInvoices?: Resolver<ResolversTypes['InvoiceConnection'], ParentType, ContextType, RequireFields<Types.QuerySearchInvoicesArgs, 'filter' | 'first'>>;
  spend?: Resolver<Array<ResolversTypes['Spend']>, ParentType, ContextType, RequireFields<Types.QuerySpendArgs, 'by' | 'from' | 'to'>>;
  vendor?: Resolver<Types.Maybe<ResolversTypes['Vendor']>, ParentType, ContextType, RequireFields<Types.QueryVendorArgs, 'id'>>;
  vendorSuggestions?: Resolver<Array<ResolversTypes['VendorSuggestion']>, ParentType, ContextType>;
  vendors?: Resolver<ResolversTypes['VendorConnection'], ParentType, ContextType, RequireFields<Types.QueryVendorsArgs, 'first'>>;
};

export type RejectInvoicePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['RejectInvoicePayload'] = ResolversParentTypes['RejectInvoicePayload']> = {
  invoice?: Resolver<Types.Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['InvoiceUserError']>, ParentType, ContextType>;
};

export type RemoveMailSenderPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['RemoveMailSenderPayload'] = ResolversParentTypes['RemoveMailSenderPayload']> = {
  address?: Resolver<Types.Maybe<ResolversTypes['AWSEmail']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['IntakeUserError']>, ParentType, ContextType>;
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

export type RequestUploadsPayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['RequestUploadsPayload'] = ResolversParentTypes['RequestUploadsPayload']> = {
  uploads?: Resolver<Types.Maybe<Array<ResolversTypes['Upload']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['FileUserError']>, ParentType, ContextType>;
};

export type RereadInvoicePayloadResolvers<ContextType = any, ParentType extends ResolversParentTypes['RereadInvoicePayload'] = ResolversParentTypes['RereadInvoicePayload']> = {
  invoice?: Resolver<Types.Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['InvoiceUserError']>, ParentType, ContextType>;
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

export type SpendResolvers<ContextType = any, ParentType extends ResolversParentTypes['Spend'] = ResolversParentTypes['Spend']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  month?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = any, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  onInvoiceChanged?: SubscriptionResolver<Types.Maybe<ResolversTypes['InvoiceChange']>, "onInvoiceChanged", ParentType, ContextType, Partial<Types.SubscriptionOnInvoiceChangedArgs>>;
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

export type Resolvers<ContextType = any> = {
  AWSDate?: GraphQLScalarType;
  AWSDateTime?: GraphQLScalarType;
  AWSEmail?: GraphQLScalarType;
  AWSURL?: GraphQLScalarType;
  Account?: AccountResolvers<ContextType>;
  AllowMailSenderPayload?: AllowMailSenderPayloadResolvers<ContextType>;
  ApproveInvoicePayload?: ApproveInvoicePayloadResolvers<ContextType>;
  ApproveInvoicesPayload?: ApproveInvoicesPayloadResolvers<ContextType>;
  CorrectInvoicePayload?: CorrectInvoicePayloadResolvers<ContextType>;
  DeleteFilterPayload?: DeleteFilterPayloadResolvers<ContextType>;
  DeleteInvoicePayload?: DeleteInvoicePayloadResolvers<ContextType>;
  DescribeInvoicePayload?: DescribeInvoicePayloadResolvers<ContextType>;
  DismissVendorSuggestionPayload?: DismissVendorSuggestionPayloadResolvers<ContextType>;
  ExportInvoicesPayload?: ExportInvoicesPayloadResolvers<ContextType>;
  File?: FileResolvers<ContextType>;
  FileRefusal?: FileRefusalResolvers<ContextType>;
  FileUserError?: FileUserErrorResolvers<ContextType>;
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
  MailSender?: MailSenderResolvers<ContextType>;
  MergeVendorsPayload?: MergeVendorsPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Place?: PlaceResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RejectInvoicePayload?: RejectInvoicePayloadResolvers<ContextType>;
  RemoveMailSenderPayload?: RemoveMailSenderPayloadResolvers<ContextType>;
  ReopenInvoicePayload?: ReopenInvoicePayloadResolvers<ContextType>;
  ReportUserError?: ReportUserErrorResolvers<ContextType>;
  RequestUploadsPayload?: RequestUploadsPayloadResolvers<ContextType>;
  RereadInvoicePayload?: RereadInvoicePayloadResolvers<ContextType>;
  SaveFilterPayload?: SaveFilterPayloadResolvers<ContextType>;
  SavedFilter?: SavedFilterResolvers<ContextType>;
  Spend?: SpendResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  UpdateVendorPayload?: UpdateVendorPayloadResolvers<ContextType>;
  Upload?: UploadResolvers<ContextType>;
  UploadForm?: UploadFormResolvers<ContextType>;
  UploadFormField?: UploadFormFieldResolvers<ContextType>;
  Vendor?: VendorResolvers<ContextType>;
  VendorConnection?: VendorConnectionResolvers<ContextType>;
  VendorHint?: VendorHintResolvers<ContextType>;
  VendorSuggestion?: VendorSuggestionResolvers<ContextType>;
  VendorUserError?: VendorUserErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = any> = {
  aws_api_key?: Aws_Api_KeyDirectiveResolver<any, any, ContextType>;
  aws_cognito_user_pools?: Aws_Cognito_User_PoolsDirectiveResolver<any, any, ContextType>;
  aws_iam?: Aws_IamDirectiveResolver<any, any, ContextType>;
  aws_subscribe?: Aws_SubscribeDirectiveResolver<any, any, ContextType>;
};
