/** What the cloud tells a worker thread: one invocation. */
export interface InvocationMessage {
  readonly requestId: string;
  /** JSON. */
  readonly payload: string;
  /** As `_X_AMZN_TRACE_ID` has it. */
  readonly traceId: string | undefined;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly functionArn: string;
}

/** What the cloud tells a worker thread beside invocations. */
export type WorkerOrder = 'end';

/** Asks a worker thread to end, between two tasks of its event loop. */
export const END = 'end' satisfies WorkerOrder;

/** What a worker thread tells the cloud. */
export type WorkerMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'line'; readonly text: string }
  | { readonly type: 'done'; readonly requestId: string; readonly payload: string }
  | { readonly type: 'failed'; readonly requestId: string; readonly error: InvocationError }
  /** The thread is of no further use. */
  | { readonly type: 'died'; readonly error: InvocationError };

/** A function's error as Lambda hands it to the caller. https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html */
export interface InvocationError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** What a worker thread is started with. */
export interface WorkerSetup {
  readonly file: string;
  readonly exported: string;
  /** The folder of the code, where a bundle's own modules are. */
  readonly taskRoot: string;
  /** Where the modules are found that the runtime brings along. */
  readonly runtimeUrl: string;
  /** Folders of its layers (`/opt` on AWS). */
  readonly layers: readonly string[];
  /** `nodejs24.x` */
  readonly runtime: string;
  readonly functionName: string;
  readonly memoryMegabytes: number;
  readonly logGroup: string;
  readonly logStream: string;
  readonly logsJson: boolean;
}
