import { setTimeout as delay } from 'node:timers/promises';
import type { Caller } from '../../core/cloud.ts';
import { AwsError } from '../../core/errors.ts';
import { sendToDestination } from '../destinations.ts';
import type { Outcome } from '../instance.ts';
import type { Mapping, MappingOptions } from './mapping.ts';
import { failedItems } from './mapping.ts';

interface StreamRecord {
  readonly eventID: string;
  readonly dynamodb: { readonly SequenceNumber: string; readonly ApproximateCreationDateTime?: number };
}

interface Page {
  readonly Records: readonly StreamRecord[];
  readonly NextShardIterator?: string;
}

interface Shard {
  readonly ShardId: string;
  readonly ParentShardId?: string;
}

/** Where a shard is: the last record that was taken, and whether it is read to its end. */
interface Checkpoint {
  readonly sequenceNumber?: string;
  readonly ended?: boolean;
}

const TABLE = 'checkpoints';
/** Mappings that have begun: shards that they meet later are read from their first record. */
const BEGUN = 'begun';
/** `GetRecords` of the local DynamoDB waits so long for a record. */
const WAIT_MS = 5_000;
const SHARDS_AGAIN_MS = 30_000;
const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 10_000;

/**
 * DynamoDB stream → Lambda: each shard in order, one batch at a time, from where the last process left off; parents before children.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
export function startStreamMapping(options: MappingOptions): Mapping {
  const { cloud, store, declaration, configuration } = options;
  const caller: Caller = { kind: 'role', roleArn: configuration.roleArn, sessionName: configuration.name };
  const reading = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  const stopped = (): boolean => stopping.signal.aborted;

  const key = (shardId: string): string => `${declaration.id}/${shardId}`;
  const checkpoint = (shardId: string): Checkpoint => store.get<Checkpoint>(TABLE, key(shardId)) ?? {};
  const note = (shardId: string, reached: Checkpoint): void => {
    store.put(TABLE, key(shardId), { ...checkpoint(shardId), ...reached });
  };

  /**
   * LATEST means the end of the stream as the mapping first finds it. It is written down then, so that a kill before the
   * first batch does not move it past what was written meanwhile.
   */
  async function begin(): Promise<void> {
    if (store.get(BEGUN, declaration.id) !== undefined) return;
    if (declaration.startingPosition === 'LATEST') {
      for (const { ShardId } of await shards()) await skip(ShardId);
    }
    if (!stopped()) store.put(BEGUN, declaration.id, cloud.now());
  }

  async function skip(shardId: string): Promise<void> {
    let iterator: string | undefined = await iteratorAt(shardId);
    while (iterator !== undefined && !stopped()) {
      const { Records, NextShardIterator }: Page = await cloud.call(
        'dynamodb',
        'GetRecords',
        { ShardIterator: iterator },
        caller,
      );
      reached(shardId, Records.at(-1));
      if (Records.length === 0) return;
      iterator = NextShardIterator;
    }
  }

  async function follow(): Promise<void> {
    while (!stopped()) {
      try {
        await begin();
        for (const shard of await shards()) {
          if (reading.has(shard.ShardId) || checkpoint(shard.ShardId).ended) continue;
          if (shard.ParentShardId !== undefined && reading.has(shard.ParentShardId)) continue;
          const work = readShard(shard.ShardId).finally(() => reading.delete(shard.ShardId));
          reading.set(shard.ShardId, work);
        }
        await Promise.race([pause(SHARDS_AGAIN_MS), ...reading.values()]);
      } catch (error) {
        if (stopped()) return;
        cloud.trace.warn(`${configuration.name} cannot follow ${declaration.sourceArn}: ${messageOf(error)}`);
        await pause(FIRST_RETRY_MS * 5);
      }
    }
  }

  async function shards(): Promise<Shard[]> {
    const found: Shard[] = [];
    let last: string | undefined;
    do {
      const { StreamDescription } = await cloud.call<{
        StreamDescription: { Shards: Shard[]; LastEvaluatedShardId?: string };
      }>(
        'dynamodb',
        'DescribeStream',
        { StreamArn: declaration.sourceArn, ...(last === undefined ? {} : { ExclusiveStartShardId: last }) },
        caller,
      );
      found.push(...StreamDescription.Shards);
      last = StreamDescription.LastEvaluatedShardId;
    } while (last !== undefined);
    return found;
  }

  async function readShard(shardId: string): Promise<void> {
    let iterator: string | undefined = await iteratorAt(shardId);
    while (iterator !== undefined && !stopped()) {
      let answer: Page;
      try {
        answer = await batch(iterator);
      } catch (error) {
        if (stopped()) return;
        if (!(error instanceof AwsError) || !/ExpiredIterator|TrimmedDataAccess/.test(error.code)) throw error;
        iterator = await iteratorAt(shardId);
        continue;
      }
      if (answer.Records.length > 0) await take(shardId, answer.Records);
      if (stopped()) return;
      iterator = answer.NextShardIterator;
    }
    if (!stopped()) note(shardId, { ended: true });
  }

  /** One batch: as many records as are there, and those that come within the mapping's window. */
  async function batch(iterator: string): Promise<Page> {
    const read = (at: string, limit: number, wait: number): Promise<Page> =>
      cloud.call('dynamodb', 'GetRecords', { ShardIterator: at, Limit: limit, WaitMilliseconds: wait }, caller);
    const { batchSize, batchWindowSeconds } = declaration;
    let page = await read(iterator, batchSize, WAIT_MS);
    if (page.Records.length === 0) return page;
    const until = performance.now() + batchWindowSeconds * 1000;
    while (page.NextShardIterator !== undefined && page.Records.length < batchSize && !stopped()) {
      const left = until - performance.now();
      if (left <= 0) break;
      const more = await read(page.NextShardIterator, batchSize - page.Records.length, left);
      page = { ...more, Records: [...page.Records, ...more.Records] };
    }
    return page;
  }

  async function iteratorAt(shardId: string): Promise<string> {
    const { sequenceNumber } = checkpoint(shardId);
    const position =
      sequenceNumber === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: sequenceNumber };
    const { ShardIterator } = await cloud.call<{ ShardIterator: string }>(
      'dynamodb',
      'GetShardIterator',
      { StreamArn: declaration.sourceArn, ShardId: shardId, ...position },
      caller,
    );
    return ShardIterator;
  }

  /** Returns once every record was taken, filtered out, or put aside. */
  async function take(shardId: string, records: readonly StreamRecord[]): Promise<void> {
    const { passes } = declaration;
    const wanted = passes ? records.filter((record) => passes(record)) : records;
    if (wanted.length > 0) {
      const table = declaration.sourceArn.split('/')[1] ?? '';
      await cloud.trace.request(`stream ${table}`, () => deliver(shardId, wanted, 0));
    }
    if (!stopped()) reached(shardId, records.at(-1));
  }

  /** A batch that fails is halved where the mapping says so, and tried again; `attempts` counts what has been tried. */
  async function deliver(shardId: string, batch: readonly StreamRecord[], attempts: number): Promise<void> {
    let rest = batch;
    for (let attempt = attempts; rest.length > 0 && !stopped(); attempt += 1) {
      const outcome = await options.invoke(JSON.stringify({ Records: rest.map(eventOf) }));
      // What fails because everything stops is tried again by the next process.
      if (!outcome.ok && stopped()) return;
      const identifiers = rest.map(({ dynamodb }) => dynamodb.SequenceNumber);
      const failed = failedItems(outcome, identifiers, declaration.reportsItemFailures);
      if (failed.length === 0) return;
      const first = Math.min(...failed.map((id) => identifiers.indexOf(id)));
      if (first > 0) {
        reached(shardId, rest[first - 1]);
        rest = rest.slice(first);
      }
      if (isOver(rest, attempt)) {
        await putAside(shardId, rest, outcome, attempt + 1);
        return;
      }
      await pause(Math.min(FIRST_RETRY_MS * 2 ** attempt, LONGEST_RETRY_MS));
      if (first === 0 && declaration.bisects && rest.length > 1) {
        const half = Math.ceil(rest.length / 2);
        await deliver(shardId, rest.slice(0, half), attempt + 1);
        if (stopped()) return;
        reached(shardId, rest[half - 1]);
        await deliver(shardId, rest.slice(half), attempt + 1);
        return;
      }
    }
  }

  function isOver(batch: readonly StreamRecord[], attempt: number): boolean {
    const { maximumRetryAttempts, maximumRecordAgeSeconds } = declaration;
    if (maximumRetryAttempts >= 0 && attempt >= maximumRetryAttempts) return true;
    const created = batch[0]?.dynamodb.ApproximateCreationDateTime;
    return (
      maximumRecordAgeSeconds >= 0 && created !== undefined && cloud.now() / 1000 - created > maximumRecordAgeSeconds
    );
  }

  async function putAside(
    shardId: string,
    batch: readonly StreamRecord[],
    outcome: Outcome,
    invocations: number,
  ): Promise<void> {
    const why = outcome.ok ? 'it reported failures' : outcome.error.errorMessage;
    cloud.trace.warn(
      `${configuration.name} could not take ${batch.length} records of ${declaration.sourceArn}: ${why}`,
    );
    if (declaration.onFailureArn === undefined) return;
    const instant = (record: StreamRecord | undefined): string =>
      new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString();
    await sendToDestination(cloud, configuration, declaration.onFailureArn, {
      requestContext: {
        requestId: cloud.uuid(),
        functionArn: configuration.arn,
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: invocations,
      },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0',
      timestamp: new Date(cloud.now()).toISOString(),
      DDBStreamBatchInfo: {
        shardId,
        startSequenceNumber: batch[0]?.dynamodb.SequenceNumber,
        endSequenceNumber: batch.at(-1)?.dynamodb.SequenceNumber,
        approximateArrivalOfFirstRecord: instant(batch[0]),
        approximateArrivalOfLastRecord: instant(batch.at(-1)),
        batchSize: batch.length,
        streamArn: declaration.sourceArn,
      },
    });
  }

  function eventOf(record: StreamRecord): object {
    return { ...record, eventSourceARN: declaration.sourceArn };
  }

  function reached(shardId: string, record: StreamRecord | undefined): void {
    if (record) note(shardId, { sequenceNumber: record.dynamodb.SequenceNumber });
  }

  /** Ends at once when the mapping stops. */
  async function pause(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
  }

  const following = follow();
  return {
    async stop() {
      stopping.abort();
      await Promise.race([
        Promise.all([following, ...reading.values()]),
        new Promise((resume) => setTimeout(resume, 200).unref()),
      ]);
    },
  };
}

function messageOf(error: unknown): string {
  if (error instanceof AwsError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
