import type { DynamoDBStreamEvent } from 'aws-lambda';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { NotPublishedError, publishChange } from '../../platform/publishChange.ts';
import { changeOf, PUBLISH } from './changeOf.ts';
import sample from './stream.sample.json';

// https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
const event = sample as DynamoDBStreamEvent;
const { OldImage, NewImage } = event.Records[0]?.dynamodb ?? {};

const change = {
  invoiceId: 'fedcba9876543210fedcba9876543210',
  ownerId: '11111111-2222-4333-8444-555555555555',
  status: 'READING',
  version: 3,
  at: '2026-01-12T10:00:09.000Z',
} as const;

describe('a change of a row', () => {
  test('of DynamoDB’s own stream is told as it is', () => {
    expect(changeOf(OldImage, NewImage)).toEqual(change);
    expect(changeOf(undefined, NewImage)).toEqual(change);
  });

  test('that does not count, or that removes the row, is not told', () => {
    expect(changeOf(NewImage, { ...NewImage, dueAt: { S: 'later' } })).toBeNull();
    expect(changeOf(NewImage, undefined)).toBeNull();
  });

  test('into a status that nobody knows is an error', () => {
    expect(() => changeOf(OldImage, { ...NewImage, status: { S: 'LOST' } })).toThrow('not a row of this table');
  });
});

describe('publishing', () => {
  let stop: (() => Promise<void>) | undefined;

  afterEach(async () => {
    await stop?.();
  });

  async function answering(status: number, answer: string): Promise<{ url: URL; asked: string[] }> {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      request.setEncoding('utf8');
      let body = '';
      request.on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        asked.push(`${request.headers.authorization ?? ''} ${body}`);
        response.writeHead(status).end(answer);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stop = () => new Promise((resolve) => server.close(() => resolve()));
    const { port } = server.address() as AddressInfo;
    return { url: new URL(`http://127.0.0.1:${port}/graphql`), asked };
  }

  test('sends a signed mutation with the change', async () => {
    const { url, asked } = await answering(200, '{"data":{"publishInvoiceChange":{}}}');
    await publishChange(url, PUBLISH, change);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(
      /^AWS4-HMAC-SHA256 Credential=.*\/appsync\/aws4_request, SignedHeaders=.*publishInvoiceChange/,
    );
    expect(asked[0]).toContain(JSON.stringify({ change }));
  });

  test.each([
    ['refuses it', 401, '{"errors":[{"errorType":"UnauthorizedException"}]}'],
    ['answers with errors', 200, '{"data":null,"errors":[{"message":"no"}]}'],
    ['is not there', 503, 'Service Unavailable'],
  ])('fails where AppSync %s', async (_, status, answer) => {
    const { url } = await answering(status, answer);
    await expect(publishChange(url, PUBLISH, change)).rejects.toThrow(NotPublishedError);
  });

  test(
    'fails before the function’s 10 seconds are over where AppSync does not answer',
    { timeout: 8_000 },
    async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      stop = () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        });
      const { port } = server.address() as AddressInfo;
      await expect(publishChange(new URL(`http://127.0.0.1:${port}/graphql`), PUBLISH, change)).rejects.toThrow(
        NotPublishedError,
      );
    },
  );
});
