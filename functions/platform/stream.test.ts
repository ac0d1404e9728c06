import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { eachRecord } from './stream.ts';

function record(id: string, sequence: string): DynamoDBRecord {
  return { dynamodb: { Keys: { id: { S: id } }, SequenceNumber: sequence } };
}

const sequenceOf = (each: DynamoDBRecord) => each.dynamodb?.SequenceNumber ?? '';

describe('a stream', () => {
  test('tells of each row in order', async () => {
    const done: string[] = [];
    const handler = eachRecord(
      async (each) => {
        if (sequenceOf(each) === '1') await new Promise((resolve) => setImmediate(resolve));
        done.push(sequenceOf(each));
      },
      () => undefined,
    );
    const answer = await handler({ Records: [record('a', '1'), record('b', '2'), record('a', '3')] });
    expect(answer.batchItemFailures).toEqual([]);
    expect(done.indexOf('1')).toBeLessThan(done.indexOf('3'));
  });

  test('comes again from the first record that failed, and goes on with the other rows until then', async () => {
    const done: string[] = [];
    const failed: string[] = [];
    const handler = eachRecord(
      (each) => {
        if (sequenceOf(each) === '2' || sequenceOf(each) === '4') return Promise.reject(new Error('no'));
        done.push(sequenceOf(each));
        return Promise.resolve();
      },
      (each) => failed.push(sequenceOf(each)),
    );
    const records = [record('a', '1'), record('b', '2'), record('b', '3'), record('a', '4'), record('c', '5')];
    expect(await handler({ Records: records })).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect(done.sort()).toEqual(['1', '5']);
    expect(failed.sort()).toEqual(['2', '4']);
  });
});
