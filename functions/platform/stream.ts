import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

/**
 * A function behind a stream. Records of one row are handled in order, rows side by side. From the first record that
 * failed on, Lambda hands everything over again: what was done already is done twice.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export function eachRecord(
  act: (record: DynamoDBRecord) => Promise<void>,
  report: (record: DynamoDBRecord, error: unknown) => void,
): (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse> {
  return async (event) => {
    const failed = new Set<DynamoDBRecord>();
    await Promise.all(
      [...Map.groupBy(event.Records, rowOf).values()].map(async (records) => {
        for (const record of records) {
          try {
            await act(record);
          } catch (error) {
            report(record, error);
            failed.add(record);
            return;
          }
        }
      }),
    );
    const first = event.Records.find((record) => failed.has(record))?.dynamodb?.SequenceNumber;
    return { batchItemFailures: first === undefined ? [] : [{ itemIdentifier: first }] };
  };
}

function rowOf(record: DynamoDBRecord): string {
  return JSON.stringify(record.dynamodb?.Keys ?? null);
}
