import { util } from '@aws-appsync/utils';

/** What a data source said went wrong. */
export interface SourceError {
  message: string;
  type: string;
}

/**
 * Ends the call with a fault. What the data source said stays inside: it names tables and functions.
 * Throttling is told apart, because waiting helps against it.
 */
export function fail(error: SourceError): never {
  // eslint-disable-next-line no-console -- the only log that a resolver has
  console.error('data source failed', error.type);
  if (isThrottling(error)) return slowDown();
  return util.error('Something went wrong. Try again later.', 'Internal');
}

/** Ends the call because DynamoDB is asked too much at the moment. */
export function slowDown(): never {
  return util.error('Too many requests at the moment. Try again in a moment.', 'Throttled');
}

/** Ends the call because its arguments contradict the schema's rules. */
export function refuse(message: string): never {
  return util.error(message, 'BadRequest');
}

/** Whether a conditional write found another state than it asked for. */
export function isConditionFailure(error: SourceError): boolean {
  return error.type.endsWith('ConditionalCheckFailedException');
}

/** Whether somebody else wrote the same rows at the same time. */
export function isConflict(error: SourceError): boolean {
  return error.type.endsWith('TransactionConflictException') || error.type.endsWith('TransactionInProgressException');
}

/**
 * Whether that for which a transaction was cancelled passes by itself: others were writing the same row, or it was written too often for its partition.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#API_TransactWriteItems_Errors
 */
export function passes(reason: string | null | undefined): boolean {
  return reason === 'TransactionConflict' || isThrottling({ type: reason ?? '', message: '' });
}

/** Whether the data source itself failed, whatever it was asked. */
export function isFault(error: SourceError): boolean {
  return (
    error.type.includes('InternalServerError') ||
    error.type.includes('InternalFailure') ||
    error.type.includes('ServiceUnavailable') ||
    error.type.includes('AccessDenied') ||
    error.type.includes('ResourceNotFound') ||
    error.type.includes('Timeout')
  );
}

/** Whether the request was refused for its pace alone. */
export function isThrottling(error: SourceError): boolean {
  return (
    error.type.includes('Throttling') ||
    error.type.includes('ProvisionedThroughputExceeded') ||
    error.type.includes('RequestLimitExceeded')
  );
}
