/** An error as `ctx.error` shows it; `data` goes to the client where the response function lets the error through. */
export interface SourceError {
  readonly message: string;
  readonly type: string;
  readonly data?: unknown;
}

/** What a data source answered: `ctx.result`, and `ctx.error` where it failed. */
export interface SourceReply {
  readonly result: unknown;
  readonly error?: SourceError;
}

/** Carries out what a `request` function returned. Refuses a malformed request by throwing. */
export interface Source {
  readonly name: string;
  readonly type: 'AMAZON_DYNAMODB' | 'AWS_LAMBDA' | 'NONE';
  /** What the log says this touches. */
  readonly label: string;
  invoke(request: unknown): Promise<SourceReply>;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A source without a store: `payload` is the result. */
export function noneSource(name: string): Source {
  return {
    name,
    type: 'NONE',
    label: 'none',
    invoke: (request) => Promise.resolve({ result: isRecord(request) ? (request['payload'] ?? null) : null }),
  };
}
