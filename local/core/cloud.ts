import type { Store } from './store.ts';

/**
 * What every service of the local cloud is given, and the only way in which one reaches another.
 * A service never imports another service: it asks `cloud.call('sqs', 'SendMessage', …, caller)`.
 */
export interface Cloud {
  readonly partition: 'aws';
  readonly region: string;
  /** Twelve digits. */
  readonly accountId: string;
  /** Where state is kept; `undefined` when nothing shall outlive the process. */
  readonly directory: string | undefined;
  readonly ports: Ports;
  /** Base URL of the endpoint that answers every signed AWS API, without a trailing slash. */
  readonly awsEndpoint: string;
  /** Milliseconds since the epoch. Every service reads time here, so that a test can move it. */
  now(): number;
  /** Ids of requests, messages, executions, versions. */
  uuid(): string;
  /** Calls an API action in the process, in the shapes of the AWS SDK (dates as epoch seconds, blobs as Buffer). */
  call<Output = Record<string, unknown>>(
    service: ServiceName,
    action: string,
    input: object,
    caller: Caller,
  ): Promise<Output>;
  readonly iam: Iam;
  /** A key-value store of one service, kept under `directory` (in memory without one). */
  store(service: ServiceName): Store;
  /**
   * The file or folder behind an asset location of the cloud assembly.
   * A `.zip` asset whose source is a folder answers with the folder.
   */
  assetPath(bucketName: string, objectKey: string): string;
  readonly trace: Trace;
  readonly faults: FaultHooks;
  /** Runs when the process shuts down, in reverse order of registration. */
  onStop(stop: () => Promise<void> | void): void;
  /** Reports a fault that ends the whole local cloud with one clear line (disk full, engine died). */
  fail(error: Error): void;
}

/** The signing names of AWS, as they stand in a SigV4 credential scope. */
export type ServiceName =
  | 'appsync'
  | 'bedrock'
  | 'cloudformation'
  | 'cloudfront'
  | 'cognito-idp'
  | 'dynamodb'
  | 'events'
  | 'guardduty'
  | 'iam'
  | 'kms'
  | 'lambda'
  | 'logs'
  | 'monitoring'
  | 's3'
  | 'scheduler'
  | 'secretsmanager'
  | 'ses'
  | 'sns'
  | 'sqs'
  | 'ssm'
  | 'states'
  | 'sts'
  | 'textract';

/** All derive from the one port that is asked for (`--port N`). */
export interface Ports {
  /** N: CloudFront, the web app. */
  readonly web: number;
  /** N + 1: AppSync, HTTP and WebSocket. */
  readonly graphql: number;
  /** N + 2: every signed AWS API. */
  readonly aws: number;
  /** N + 3: DynamoDB Local. */
  readonly dynamodb: number;
  /** N + 4: inbox, status page, GraphiQL. */
  readonly console: number;
}

export type Caller =
  /** A role of the template, by its access key or because a service acts under it. */
  | { readonly kind: 'role'; readonly roleArn: string; readonly sessionName: string }
  /** An AWS service acting by itself (`sns.amazonaws.com`), for the resource in `sourceArn`. */
  | { readonly kind: 'service'; readonly service: string; readonly sourceArn?: string }
  /** The developer's own access key (`local`/`local`): the account's administrator. */
  | { readonly kind: 'root' }
  /** Nobody signed the request. */
  | { readonly kind: 'anonymous' };

/** IAM's decision on one call. Deny by default; an explicit Deny wins. */
export interface Iam {
  /** Throws `AccessDeniedException` naming the missing action and resource. */
  authorize(caller: Caller, request: AccessRequest): void;
  isAllowed(caller: Caller, request: AccessRequest): boolean;
  /** Keys that act as this role: what a function's environment gets. Stable for a role and session name. */
  credentials(roleArn: string, sessionName: string): Credentials;
  /** Checks that the role's trust policy lets the service assume it, and answers the caller to act as. */
  assume(roleArn: string, service: string, sessionName: string, sourceArn?: string): Caller;
  /** Throws `AccessDenied` unless the role exists and its trust policy, with the caller's own policies, lets the caller assume it. */
  authorizeAssume(caller: Caller, roleArn: string): void;
  /** Whose key this is, for whoever verifies a signature; `undefined` for a key that was never given out. */
  identify(accessKeyId: string): Identity | undefined;
}

export interface Identity {
  readonly secretAccessKey: string;
  /** What the request must carry as `X-Amz-Security-Token`; long-lived keys have none. */
  readonly sessionToken: string | undefined;
  readonly caller: Caller;
}

export interface AccessRequest {
  /** As IAM spells it, e.g. `s3:GetObject`. */
  readonly action: string;
  readonly resource: string;
  /** Condition keys with their values, e.g. `{ 's3:prefix': 'a/' }`. Global keys (aws:SourceArn …) are added. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** The resource's own policy document (bucket, queue, topic, function, key …), where it has one. */
  readonly resourcePolicy?: PolicyDocument | readonly PolicyDocument[] | undefined;
}

export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: PolicyStatement | readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly NotPrincipal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | boolean | readonly (string | boolean)[]>>>
  >;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** What each request touched, as the readable log and the cost bench see it. */
export interface Trace {
  /** Runs `work` as one entry of the log; calls made inside stand below it. */
  request<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** Notes one step of the current request (`dynamodb TransactWriteItems Files, Invoices`), with its duration in ms. */
  step(text: string, milliseconds: number): void;
  /** The current trace, to be carried across a process or a queue (X-Amzn-Trace-Id). */
  id(): string | undefined;
  /** Continues the trace of that id. */
  resume<T>(id: string | undefined, work: () => Promise<T>): Promise<T>;
  /** A line for the operator that belongs to no request. */
  note(line: string): void;
  warn(line: string): void;
}

/**
 * Where services meet the faults that a test has ordered (`local/faults`). While nothing is armed and nothing recorded, `active`
 * is false, and nobody asks further.
 */
export interface FaultHooks {
  /** A rule is armed, or calls are recorded. */
  readonly active: boolean;
  readonly recording: boolean;
  /** Carries out a call as the armed rules have it, and writes it down. Rejects with `LostAnswer` where its answer is lost. */
  around<T>(call: ObservedCall, perform: () => Promise<T>): Promise<T>;
  /** Asked for each delivery or read that a fault of this kind can change; counts as a match of its rules. */
  strike(kind: PlaceKind, place: Place): Struck | undefined;
  /** Has `prepare` run before a rule of stale index reads is armed, and `forget` once its rule is gone. */
  onStaleIndex(prepare: (rule: StaleIndexRule) => Promise<void>, forget: (ruleId: string) => Promise<void>): void;
  /** Notes what AWS would bill; only while `recording`. */
  bill(line: BillLine): void;
  /** Milliseconds by which EventBridge Scheduler's clock is ahead of that of the other services. */
  readonly schedulerOffset: number;
  /** Has `catchUp` run once that changed; it resolves once whatever is due by then has run. */
  onSchedulerMoved(catchUp: () => Promise<void>): void;
}

/** Whom or what a call speaks to, as rules name it. */
export interface Place {
  readonly service: ServiceName;
  readonly action: string;
  /** Names of tables, queues, functions …; none where the action has no resource. */
  readonly resources: readonly string[];
  /** By name where it is no caller of AWS APIs. */
  readonly caller?: Caller | string;
}

/** One call on its way, whichever it takes. */
export interface ObservedCall extends Place {
  readonly input: Readonly<Record<string, unknown>>;
  /** Of the request. */
  readonly bytes: number;
  /** The error code in an answer that is a refusal without being thrown. */
  refusalIn?(answer: unknown): string | undefined;
}

/** Faults of deliveries and reads, which the services themselves bring about. */
export type PlaceKind = 'duplicate' | 'reorder' | 'replay' | 'staleIndex';

export interface Struck {
  readonly ruleId: string;
  /** How often more something is delivered. */
  readonly copies: number;
  /** How long something is held back. */
  readonly ms: number;
}

export interface StaleIndexRule {
  readonly ruleId: string;
  /** How far behind its table an index is; without it, it stays as it is now. */
  readonly ms: number | undefined;
  readonly matches: (table: string) => boolean;
}

export interface BillLine {
  readonly service: ServiceName;
  /** In the words of `local/faults/bill.ts`: `writeUnits`, `gigabyteSeconds` … */
  readonly item: string;
  readonly resource: string;
  readonly quantity: number;
}

/** One AWS service of the local cloud. Made by `create…(cloud)` in `local/<service>/service.ts`. */
export interface Service {
  readonly name: ServiceName;
  /** How each CloudFormation resource type that this service owns comes to be. */
  readonly resources: Readonly<Record<string, ResourceProvider>>;
  /**
   * One API action in SDK shape. Authorises the caller by `cloud.iam` first.
   * Throws `AwsError`; an action that is not implemented throws `UnknownOperationException`, never answers empty.
   */
  call?(action: string, input: Record<string, unknown>, caller: Caller): Promise<object>;
  /** The same over HTTP in the service's wire protocol; see `protocols.ts` for JSON and Query. */
  handle?(request: AwsRequest): Promise<AwsReply>;
  /** Runs once every resource is there: begins polling, resumes what a kill interrupted. */
  start?(): Promise<void>;
  stop?(): Promise<void>;
  /** Human-readable lines for the status page, by heading. */
  status?(): Readonly<Record<string, string | number>>;
}

/** A resource of the template with every intrinsic function resolved. */
export interface Resource {
  readonly stackName: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** A name as CloudFormation would make one, but stable from start to start: `<stack>-<logicalId>-<hash>`, cut to `maximumLength`. */
  generatedName(maximumLength?: number): string;
}

export interface ResourceProvider {
  /**
   * Makes the resource be as declared, whether it is new or kept from an earlier start.
   * Must be idempotent. Dependencies have been provided before.
   */
  provide(resource: Resource): Promise<Provided>;
}

export interface Provided {
  /** What `Ref` answers. */
  readonly ref: string;
  /** What `Fn::GetAtt` answers, by attribute name (`Arn`, `StreamArn`, `Endpoint.Address`). */
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** A request whose signature, if it has one, has been verified. */
export interface AwsRequest {
  readonly requestId: string;
  readonly method: string;
  /** Path as sent, still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded: an `aws-chunked` body arrives here without its chunk framing. */
  readonly body: Buffer;
  readonly caller: Caller;
  /** True where the signature came by query parameters (a presigned URL). */
  readonly presigned: boolean;
  /** Set while faults are armed or calls recorded: the protocols carry the action out through it. */
  readonly around?: Around;
}

/** Carries out one action of a request. */
export type Around = <T>(
  action: string,
  input: Readonly<Record<string, unknown>>,
  perform: () => Promise<T>,
  refusalIn?: (answer: unknown) => string | undefined,
) => Promise<T>;

export interface AwsReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string | NodeJS.ReadableStream;
}
