import type { AttributeValue, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { signedHeaders } from './signedFetch.ts';
import { eachRecord } from './stream.ts';

// No validation library and no logger: what publishes starts on every change that people wait for.

/** What a change of a row says to whoever may see it. */
export interface LiveChange<Status extends string> {
  readonly id: string;
  readonly ownerId: string;
  readonly status: Status;
  readonly version: number;
  /** UTC, ISO 8601. */
  readonly at: string;
}

export type Image = Record<string, AttributeValue> | undefined;

/** What a stream record says to subscribers, or null where nothing changed that counts. Throws on a row that is none of this machine. */
export function liveChange<Status extends string>(
  machine: Readonly<Record<Status, unknown>>,
  before: Image,
  after: Image,
): LiveChange<Status> | null {
  if (!after || before?.version?.N === after.version?.N) return null;
  const status = after.status?.S;
  const [id, ownerId, at] = [after.id?.S, after.ownerId?.S, after.updatedAt?.S];
  if (!id || !ownerId || !at || !after.version?.N || !isOf(machine, status)) throw new Error('not a row of this table');
  return { id, ownerId, status, version: Number(after.version.N), at };
}

function isOf<Status extends string>(
  machine: Readonly<Record<Status, unknown>>,
  status: string | undefined,
): status is Status {
  return status !== undefined && Object.hasOwn(machine, status);
}

/** A function behind a table's stream that tells subscribers what happened, by this mutation with `$change`. */
export function publishChanges(
  url: URL,
  mutation: string,
  changeOf: (before: Image, after: Image) => object | null,
): (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse> {
  return eachRecord(
    async (record) => {
      const change = changeOf(record.dynamodb?.OldImage, record.dynamodb?.NewImage);
      if (change) await publishChange(url, mutation, change);
    },
    (record, error) => {
      const detail = error instanceof Error ? error.message : 'unknown';
      const sequenceNumber = record.dynamodb?.SequenceNumber;
      // eslint-disable-next-line no-console -- a line of JSON, as the logger would write it
      console.error(JSON.stringify({ level: 'ERROR', message: 'not published', sequenceNumber, detail }));
    },
  );
}

/** Longer than AppSync takes, shorter than the function may: what was told of the rest of the batch must be answered, too. */
const PATIENCE_MILLISECONDS = 4_000;

/** AppSync refused the change, or did not answer. The message carries what it said, which holds no personal data. */
export class NotPublishedError extends Error {
  override readonly name = 'NotPublishedError';
}

/** Tells every subscriber of the API at `url`, by this mutation with `$change`. Throws NotPublishedError; repeating it is harmless. */
export async function publishChange(url: URL, query: string, change: object): Promise<void> {
  const body = JSON.stringify({ query, variables: { change } });
  const { AWS_REGION = '', AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN } = process.env;
  const headers = signedHeaders(
    url,
    body,
    { region: AWS_REGION, service: 'appsync', at: new Date() },
    { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, sessionToken: AWS_SESSION_TOKEN },
  );
  const { ok, status, answer } = await asked(url, {
    method: 'POST',
    headers,
    body,
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
  });
  if (!ok || hasErrors(answer)) {
    throw new NotPublishedError(`${status} ${answer.slice(0, 500)}`);
  }
}

async function asked(url: URL, request: RequestInit): Promise<{ ok: boolean; status: number; answer: string }> {
  try {
    const response = await fetch(url, request);
    return { ok: response.ok, status: response.status, answer: await response.text() };
  } catch (cause) {
    throw new NotPublishedError('AppSync does not answer.', { cause });
  }
}

function hasErrors(answer: string): boolean {
  const parsed: unknown = JSON.parse(answer);
  return typeof parsed === 'object' && parsed !== null && 'errors' in parsed && !!parsed.errors;
}
