import type { Cloud, Resource } from '../../core/cloud.ts';
import { OperatorError } from '../../core/errors.ts';
import type { Matches } from '../../core/patterns.ts';
import { compilePatternText } from '../../core/patterns.ts';
import type { Store } from '../../core/store.ts';
import type { FunctionConfiguration } from '../configuration.ts';
import { object, text } from '../configuration.ts';
import type { Outcome } from '../instance.ts';
import { functionNameOf } from '../names.ts';
import { startQueueMapping } from './queue.ts';
import { startStreamMapping } from './stream.ts';

/** `AWS::Lambda::EventSourceMapping` as declared. */
export interface MappingDeclaration {
  readonly id: string;
  readonly functionName: string;
  readonly sourceArn: string;
  readonly batchSize: number;
  readonly batchWindowSeconds: number;
  readonly enabled: boolean;
  readonly reportsItemFailures: boolean;
  /** Undefined where every record passes. */
  readonly passes: Matches | undefined;
  readonly maximumConcurrency: number;
  readonly startingPosition: 'TRIM_HORIZON' | 'LATEST';
  readonly bisects: boolean;
  /** -1: for ever. */
  readonly maximumRetryAttempts: number;
  /** -1: whatever its age. */
  readonly maximumRecordAgeSeconds: number;
  readonly onFailureArn: string | undefined;
}

export interface MappingOptions {
  readonly cloud: Cloud;
  readonly store: Store;
  readonly declaration: MappingDeclaration;
  readonly configuration: FunctionConfiguration;
  /** Runs the function on one batch, a JSON text. */
  invoke(payload: string): Promise<Outcome>;
}

/** What carries records from a source to a function. */
export interface Mapping {
  stop(): Promise<void>;
}

const DEFAULT_QUEUE_BATCH = 10;
const DEFAULT_STREAM_BATCH = 100;
const DEFAULT_CONCURRENCY = 10;

/** Reads the properties. Throws OperatorError for a source that the local cloud does not have. */
export function mappingDeclaration(resource: Resource): MappingDeclaration {
  const { properties } = resource;
  const sourceArn = String(properties['EventSourceArn']);
  const isQueue = sourceArn.split(':')[2] === 'sqs';
  if (!isQueue && !sourceArn.includes('/stream/')) {
    throw new OperatorError(
      `${resource.logicalId} maps ${sourceArn}: the local cloud carries SQS queues and DynamoDB streams to functions.`,
    );
  }
  const responseTypes = properties['FunctionResponseTypes'];
  return {
    id: resource.generatedName(64),
    functionName: functionNameOf(String(properties['FunctionName'])),
    sourceArn,
    batchSize: Number(properties['BatchSize'] ?? (isQueue ? DEFAULT_QUEUE_BATCH : DEFAULT_STREAM_BATCH)),
    batchWindowSeconds: Number(properties['MaximumBatchingWindowInSeconds'] ?? 0),
    enabled: properties['Enabled'] !== false && properties['Enabled'] !== 'false',
    reportsItemFailures: Array.isArray(responseTypes) && responseTypes.includes('ReportBatchItemFailures'),
    passes: filterOf(object(properties['FilterCriteria'])['Filters']),
    maximumConcurrency: Number(object(properties['ScalingConfig'])['MaximumConcurrency'] ?? DEFAULT_CONCURRENCY),
    startingPosition: properties['StartingPosition'] === 'LATEST' ? 'LATEST' : 'TRIM_HORIZON',
    bisects: properties['BisectBatchOnFunctionError'] === true,
    maximumRetryAttempts: Number(properties['MaximumRetryAttempts'] ?? -1),
    maximumRecordAgeSeconds: Number(properties['MaximumRecordAgeInSeconds'] ?? -1),
    onFailureArn: text(object(object(properties['DestinationConfig'])['OnFailure'])['Destination']),
  };
}

/** Begins to carry records, if the mapping is enabled. */
export function startMapping(options: MappingOptions): Mapping {
  const { declaration } = options;
  if (!declaration.enabled) return { stop: () => Promise.resolve() };
  return declaration.sourceArn.split(':')[2] === 'sqs' ? startQueueMapping(options) : startStreamMapping(options);
}

/** A record passes when one of the filters matches. */
function filterOf(filters: unknown): Matches | undefined {
  if (!Array.isArray(filters) || filters.length === 0) return undefined;
  const patterns = filters.map((filter) => compilePatternText(String(object(filter)['Pattern'])));
  return (record) => patterns.some((matches) => matches(record));
}

/** Which records a function says have failed; all of them where its answer is no valid one. */
export function failedItems(outcome: Outcome, identifiers: readonly string[], reports: boolean): readonly string[] {
  if (!outcome.ok) return identifiers;
  if (!reports) return [];
  const answer: unknown = JSON.parse(outcome.payload);
  if (answer === null) return [];
  const failures = object(answer)['batchItemFailures'];
  if (failures === undefined || failures === null) return [];
  if (!Array.isArray(failures)) return identifiers;
  const failed = failures.map((failure) => text(object(failure)['itemIdentifier']) ?? '');
  // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html: an unknown or empty id fails the whole batch.
  return failed.every((id) => identifiers.includes(id)) ? failed : identifiers;
}
