import type { DynamoDBStreamEvent } from 'aws-lambda';
import { publishChange } from '../../platform/publishChange.ts';
import { latestChanges, PUBLISH } from './changeOf.ts';

const url = new URL(process.env.GRAPHQL_URL ?? '');

/** Where one cannot be told of, all are told of again: whoever hears drops what is not newer. */
export async function handler(event: DynamoDBStreamEvent): Promise<void> {
  for (const change of latestChanges(event.Records)) await publishChange(url, PUBLISH, change);
}
