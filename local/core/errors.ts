/** An error as an AWS API answers it: a code that clients switch on, a sentence, an HTTP status. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  /** Further members of the error's body, such as `CancellationReasons`. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    message: string,
    options: { status?: number; details?: Readonly<Record<string, unknown>>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'AwsError';
    this.code = code;
    this.status = options.status ?? 400;
    this.details = options.details ?? {};
  }
}

/** What the operator must put right (busy port, missing Java, full disk): printed as one line, without a stack. */
export class OperatorError extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'OperatorError';
  }
}

/** The call was carried out, and its answer never arrived. A caller in the process sees the service's error 500. */
export class LostAnswer extends AwsError {
  constructor(code: string) {
    super(code, 'The answer was lost after the call had been carried out.', { status: 500 });
    this.name = 'LostAnswer';
  }
}
