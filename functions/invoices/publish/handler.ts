import { eachRecord } from '../../platform/stream.ts';
import { changeOf } from './changeOf.ts';
import { publishChange } from './publishChange.ts';

// No validation library and no logger: this bundle starts on every change that people wait for.
const url = new URL(process.env.GRAPHQL_URL ?? '');

export const handler = eachRecord(
  async (record) => {
    const change = changeOf(record.dynamodb?.OldImage, record.dynamodb?.NewImage);
    if (change) await publishChange(url, change);
  },
  (record, error) => {
    const detail = error instanceof Error ? error.message : 'unknown';
    const sequenceNumber = record.dynamodb?.SequenceNumber;
    // eslint-disable-next-line no-console -- a line of JSON, as the logger would write it
    console.error(JSON.stringify({ level: 'ERROR', message: 'not published', sequenceNumber, detail }));
  },
);
