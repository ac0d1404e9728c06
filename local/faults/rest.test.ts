import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createLambda } from '../lambda/service.ts';
import { createS3 } from '../s3/service.ts';
import { createSes } from '../ses/service.ts';
import type { Faults } from './faults.ts';

let test: TestCloud;
let faults: Faults;
let files: S3Client;

beforeAll(async () => {
  test = await createTestCloud([createLambda, createS3, createSes], { listen: true });
  faults = test.cloud.faults;
  await test.provide('AWS::S3::Bucket', { BucketName: 'tickets' });
  await test.start();
  files = new S3Client({ ...test.clientConfig, forcePathStyle: true, maxAttempts: 2 });
});
afterEach(() => faults.clear());
afterAll(() => test.stop());

const put = (Key: string) => files.send(new PutObjectCommand({ Bucket: 'tickets', Key, Body: 'x' }));

it('a throttled invocation is what a function without free concurrency answers', async () => {
  const lambda = new LambdaClient({ ...test.clientConfig, maxAttempts: 1 });
  await faults.add({ service: 'lambda', action: 'Invoke', resource: 'charge', fault: { kind: 'throttle' } });
  await expect(lambda.send(new InvokeCommand({ FunctionName: 'charge' }))).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    $metadata: { httpStatusCode: 429 },
  });
  expect(faults.list()).toMatchObject([{ hits: 1 }]);
});

it('a mail that SES throttles is not sent', async () => {
  const mails = new SESv2Client({ ...test.clientConfig, maxAttempts: 1 });
  await faults.add({ service: 'ses', action: 'SendEmail', resource: 'shop@', fault: { kind: 'throttle' } });
  const mail = new SendEmailCommand({
    FromEmailAddress: 'shop@marquee.example',
    Destination: { ToAddresses: ['ada@marquee.example'] },
    Content: { Simple: { Subject: { Data: 'Paid' }, Body: { Text: { Data: 'Thank you' } } } },
  });
  await expect(mails.send(mail)).rejects.toMatchObject({ name: 'TooManyRequestsException' });
});

it('an object slows down once, and the SDK tries again', async () => {
  await faults.add({ service: 's3', action: 'PutObject', resource: 'tickets/a', fault: { kind: 'throttle' } });
  expect((await put('a')).$metadata.attempts).toBe(2);
});

it('an object whose answer was lost is there', async () => {
  await faults.add({
    service: 's3',
    action: 'PutObject',
    resource: 'tickets/*',
    times: 2,
    fault: { kind: 'lostAnswer' },
  });
  await expect(put('b')).rejects.toMatchObject({ code: 'ECONNRESET' });
  const { Body } = await files.send(new GetObjectCommand({ Bucket: 'tickets', Key: 'b' }));
  expect(await Body?.transformToString()).toBe('x');
});
