import type { ServiceName } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';

interface Refusal {
  readonly code: string;
  readonly status: number;
}

const DEFAULT_THROTTLE: Refusal = { code: 'ThrottlingException', status: 400 };
const DEFAULT_FAILURE: Refusal = { code: 'InternalFailure', status: 500 };

/** How each service says "too fast". Links stand by those whose words differ from the common ones. */
const THROTTLES: Partial<Record<ServiceName, Refusal>> = {
  // https://docs.aws.amazon.com/appsync/latest/devguide/troubleshooting-and-common-mistakes.html
  appsync: { code: 'ThrottlingException', status: 429 },
  'cognito-idp': { code: 'TooManyRequestsException', status: 400 },
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
  dynamodb: { code: 'ProvisionedThroughputExceededException', status: 400 },
  lambda: { code: 'TooManyRequestsException', status: 429 },
  // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
  s3: { code: 'SlowDown', status: 503 },
  ses: { code: 'TooManyRequestsException', status: 429 },
  // https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html#API_PublishBatch_Errors and the client's model: `Throttled`
  sns: { code: 'Throttled', status: 429 },
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html#API_SendMessage_Errors
  sqs: { code: 'RequestThrottled', status: 403 },
};

/** How each service says that it failed by itself. */
const FAILURES: Partial<Record<ServiceName, Refusal>> = {
  bedrock: { code: 'InternalServerException', status: 500 },
  'cognito-idp': { code: 'InternalErrorException', status: 500 },
  dynamodb: { code: 'InternalServerError', status: 500 },
  events: { code: 'InternalException', status: 500 },
  kms: { code: 'KMSInternalException', status: 500 },
  lambda: { code: 'ServiceException', status: 500 },
  s3: { code: 'InternalError', status: 500 },
  scheduler: { code: 'InternalServerException', status: 500 },
  secretsmanager: { code: 'InternalServiceError', status: 500 },
  ses: { code: 'InternalServiceErrorException', status: 500 },
  sns: { code: 'InternalError', status: 500 },
  ssm: { code: 'InternalServerError', status: 500 },
};

/** What a service answers to a caller that asks too often. */
export function throttled(service: ServiceName): AwsError {
  const { code, status } = THROTTLES[service] ?? DEFAULT_THROTTLE;
  return new AwsError(code, 'Rate exceeded', { status });
}

/** What a service answers when it fails by itself, or the asked code and status instead. */
export function failed(
  service: ServiceName,
  asked: {
    readonly code?: string | undefined;
    readonly status?: number | undefined;
    readonly message?: string | undefined;
  },
): AwsError {
  const usual = failureOf(service);
  const status = asked.status ?? (asked.code === undefined ? usual.status : 500);
  return new AwsError(asked.code ?? usual.code, asked.message ?? 'An ordered fault of the local cloud.', { status });
}

/** Code and status of the error 500 of a service. */
export function failureOf(service: ServiceName): { readonly code: string; readonly status: number } {
  return FAILURES[service] ?? DEFAULT_FAILURE;
}

/**
 * A conflict as DynamoDB reports it: of a transaction by the reasons of its items, of a single write by a name of its own.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling
 */
export function conflict(
  action: string,
  input: Readonly<Record<string, unknown>>,
  chosen: readonly number[],
): AwsError {
  const items = input['TransactItems'];
  if (!action.startsWith('Transact') || !Array.isArray(items)) {
    return new AwsError('TransactionConflictException', 'Transaction is ongoing for the item');
  }
  const reasons = items.map((_, index) =>
    chosen.includes(index)
      ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }
      : { Code: 'None' },
  );
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new AwsError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { details: { CancellationReasons: reasons } },
  );
}
