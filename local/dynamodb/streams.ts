import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { AccessRequest } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { list, on, record } from './access.ts';
import type { Arns } from './arns.ts';
import type { Connection } from './connection.ts';

/** A write shows in the stream some milliseconds after it was answered. */
const VISIBILITY_STEPS_MS = [4, 6, 10, 20, 40, 80];
const LONGEST_WAIT_MS = 20_000;

/** The DynamoDB Streams API over the engine's. */
export interface Streams {
  /** Wakes those who wait for records of these tables. */
  written(tables: readonly string[]): void;
  /** Whether the action is one of the Streams API. */
  has(action: string): boolean;
  access(action: string, input: Readonly<Record<string, unknown>>): AccessRequest;
  /**
   * `GetRecords` takes one member more than AWS: `WaitMilliseconds` (20,000 at most), for which it waits where there is
   * no record yet, so that a reader hears of a change at once without asking all the time.
   */
  call(action: string, input: Readonly<Record<string, unknown>>): Promise<object>;
}

const ACTIONS = new Set(['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams']);

/** `connection` answers once the engine is up. */
export function createStreams(connection: () => Promise<Connection>, arns: Arns, region: string): Streams {
  const changes = new EventEmitter();
  changes.setMaxListeners(0);

  async function getRecords(input: Readonly<Record<string, unknown>>): Promise<object> {
    const { WaitMilliseconds: wait, ...asked } = input;
    const iterator = iteratorOf(asked);
    const request = { ...asked, ShardIterator: arns.toEngine(iterator) };
    const until = performance.now() + (typeof wait === 'number' ? Math.min(wait, LONGEST_WAIT_MS) : 0);
    const change = performance.now() < until ? waitFor(tableOf(iterator), until - performance.now()) : undefined;
    try {
      let answer = await read(request);
      const isEmpty = () => list(answer['Records']).length === 0 && answer['NextShardIterator'] !== undefined;
      if (change === undefined || !isEmpty() || !(await change.happened)) return answer;
      for (const step of VISIBILITY_STEPS_MS) {
        answer = await read(request);
        if (!isEmpty()) return answer;
        await delay(step);
      }
      return await read(request);
    } finally {
      change?.cancel();
    }
  }

  /** Listens from now on, so that a write between the first look and the waiting is not missed. */
  function waitFor(table: string, milliseconds: number): { happened: Promise<boolean>; cancel(): void } {
    const aborted = new AbortController();
    const timer = setTimeout(() => aborted.abort(), milliseconds);
    timer.unref();
    const happened = once(changes, table, { signal: aborted.signal }).then(
      () => true,
      () => false,
    );
    return {
      happened,
      cancel() {
        clearTimeout(timer);
        aborted.abort();
      },
    };
  }

  async function read(request: object): Promise<Record<string, unknown>> {
    const answer = await (await connection()).call('DynamoDBStreams_20120810', 'GetRecords', request);
    const next = answer['NextShardIterator'];
    return {
      ...answer,
      Records: list(answer['Records']).map((one) => ({ ...record(one), awsRegion: region })),
      ...(typeof next === 'string' ? { NextShardIterator: arns.toAccount(next) } : {}),
    };
  }

  return {
    written(tables) {
      for (const table of tables) changes.emit(table);
    },
    has: (action) => ACTIONS.has(action),
    access(action, input) {
      if (action === 'ListStreams') return { action: 'dynamodb:ListStreams', resource: '*' };
      const arn = action === 'GetRecords' ? iteratorOf(input).split('|')[0] : input['StreamArn'];
      return on(action, String(arn).slice(arns.prefix.length), { arnPrefix: arns.prefix });
    },
    async call(action, input) {
      if (action === 'GetRecords') return getRecords(input);
      const arn = input['StreamArn'];
      const request = typeof arn === 'string' ? { ...input, StreamArn: arns.toEngine(arn) } : input;
      return arns.toAccount(await (await connection()).call('DynamoDBStreams_20120810', action, request));
    },
  };
}

function iteratorOf(input: Readonly<Record<string, unknown>>): string {
  const iterator = input['ShardIterator'];
  if (typeof iterator === 'string') return iterator;
  throw new AwsError(
    'ValidationException',
    'The parameter ShardIterator is required but was not present in the request',
  );
}

/** Iterators begin with their stream's ARN, `…:table/<name>/stream/<label>`. */
function tableOf(iterator: string): string {
  return iterator.split('/')[1] ?? '';
}
