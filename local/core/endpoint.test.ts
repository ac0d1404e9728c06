import { Readable } from 'node:stream';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { CognitoIdentityProviderClient, ForgotPasswordCommand } from '@aws-sdk/client-cognito-identity-provider';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, describe, expect, it } from 'vitest';
import type { AwsRequest, Caller, Cloud, Service, ServiceName } from './cloud.ts';
import { AwsError } from './errors.ts';
import { awsJson, awsQuery } from './protocols.ts';
import { createTestCloud } from './testing.ts';
import type { TestCloud, TestCloudOptions } from './testing.ts';

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

async function start(
  factories: readonly ((cloud: Cloud) => Service)[],
  options: TestCloudOptions = {},
): Promise<TestCloud> {
  const test = await createTestCloud(factories, { ...options, listen: true });
  stop = () => test.stop();
  return test;
}

interface Heard {
  readonly action: string;
  readonly input: Record<string, unknown>;
  readonly caller: Caller;
}

/** A service that answers what it is told to and remembers what it heard. */
function listening(
  name: ServiceName,
  answer: object | Error,
  handler: (service: Pick<Service, 'call'>) => NonNullable<Service['handle']>,
): { heard: Heard[]; create: () => Service } {
  const heard: Heard[] = [];
  const call = async (action: string, input: Record<string, unknown>, caller: Caller): Promise<object> => {
    heard.push({ action, input, caller });
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { heard, create: () => ({ name, resources: {}, call, handle: handler({ call }) }) };
}

function objectStore(): { heard: AwsRequest[]; create: () => Service } {
  const heard: AwsRequest[] = [];
  return {
    heard,
    create: () => ({
      name: 's3',
      resources: {},
      async handle(request) {
        heard.push(request);
        return { status: 200, headers: { etag: '"1"' }, body: request.method === 'GET' ? 'content' : '' };
      },
    }),
  };
}

const json = (service: Pick<Service, 'call'>) => awsJson(service, '1.0', { blobs: ['BinaryValue'] });
const query = (service: Pick<Service, 'call'>) =>
  awsQuery(service, { xmlns: 'http://sns.amazonaws.com/doc/2010-03-31/', blobs: ['BinaryValue'] });
const message = { QueueUrl: 'http://127.0.0.1/1/queue', MessageBody: 'hello <world> & ü' };

describe('AWS JSON', () => {
  it('carries input, blobs and output between the SDK and a service', async () => {
    const sqs = listening('sqs', { MessageId: 'm-1', MD5OfMessageBody: 'x' }, json);
    const { clientConfig } = await start([sqs.create]);
    const client = new SQSClient({ ...clientConfig, md5: false });
    const output = await client.send(
      new SendMessageCommand({
        ...message,
        MessageAttributes: { photo: { DataType: 'Binary', BinaryValue: Uint8Array.of(1, 2) } },
      }),
    );
    expect(output.MessageId).toBe('m-1');
    expect(sqs.heard[0]).toMatchObject({ action: 'SendMessage', caller: { kind: 'root' } });
    expect(sqs.heard[0]?.input).toEqual({
      ...message,
      MessageAttributes: { photo: { DataType: 'Binary', BinaryValue: Buffer.of(1, 2) } },
    });
  });

  it('lets the SDK see the code and message of an error', async () => {
    const sqs = listening('sqs', new AwsError('QueueDoesNotExist', 'There is no such queue.'), json);
    const { clientConfig } = await start([sqs.create]);
    const sending = new SQSClient(clientConfig).send(new SendMessageCommand(message));
    await expect(sending).rejects.toMatchObject({ name: 'QueueDoesNotExist', message: 'There is no such queue.' });
  });

  it('hides an unexpected error from the client and shows it to the operator', async () => {
    const sqs = listening('sqs', new TypeError('inner secret'), json);
    const { clientConfig, log } = await start([sqs.create]);
    const sending = new SQSClient({ ...clientConfig, maxAttempts: 1 }).send(new SendMessageCommand(message));
    await expect(sending).rejects.toMatchObject({
      name: 'InternalFailure',
      message: expect.not.stringContaining('inner'),
    });
    expect(log.join('\n')).toContain('inner secret');
  });
});

describe('AWS Query', () => {
  it('carries maps, blobs and output between the SDK and a service', async () => {
    const sns = listening('sns', { MessageId: 'm-2' }, query);
    const { clientConfig } = await start([sns.create]);
    const output = await new SNSClient(clientConfig).send(
      new PublishCommand({
        TopicArn: 'arn:aws:sns:eu-central-1:123456789012:topic',
        Message: 'a & b',
        MessageAttributes: {
          kind: { DataType: 'String', StringValue: 'order' },
          raw: { DataType: 'Binary', BinaryValue: Uint8Array.of(7) },
        },
      }),
    );
    expect(output.MessageId).toBe('m-2');
    expect(sns.heard[0]?.input).toEqual({
      TopicArn: 'arn:aws:sns:eu-central-1:123456789012:topic',
      Message: 'a & b',
      MessageAttributes: {
        kind: { DataType: 'String', StringValue: 'order' },
        raw: { DataType: 'Binary', BinaryValue: Buffer.of(7) },
      },
    });
  });

  it('lets the SDK see the code of an error', async () => {
    const sns = listening('sns', new AwsError('NotFoundException', 'No <topic>', { status: 404 }), (service) =>
      awsQuery(service, { xmlns: 'http://sns.amazonaws.com/', errorCodes: { NotFoundException: 'NotFound' } }),
    );
    const { clientConfig } = await start([sns.create]);
    const publishing = new SNSClient(clientConfig).send(new PublishCommand({ Message: 'x', TopicArn: 'y' }));
    await expect(publishing).rejects.toMatchObject({ name: 'NotFoundException', message: 'No <topic>' });
  });
});

describe('signatures', () => {
  it('act as the role whose key signed', async () => {
    const sqs = listening('sqs', {}, json);
    const test = await start([sqs.create], { policies: { worker: { Statement: [] } } });
    await new SQSClient({ ...test.clientConfigOf('worker'), md5: false }).send(new SendMessageCommand(message));
    expect(sqs.heard[0]?.caller).toEqual(test.role('worker'));
  });

  it('refuse a wrong secret, an unknown key and a stolen session', async () => {
    const sqs = listening('sqs', {}, json);
    const test = await start([sqs.create], { policies: { worker: { Statement: [] } } });
    const send = (credentials: object) =>
      new SQSClient({ ...test.clientConfig, credentials: { ...test.clientConfig.credentials, ...credentials } }).send(
        new SendMessageCommand(message),
      );
    await expect(send({ secretAccessKey: 'wrong' })).rejects.toMatchObject({ name: 'InvalidSignatureException' });
    await expect(send({ accessKeyId: 'AKIAUNKNOWN' })).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    const stolen = { ...test.clientConfigOf('worker').credentials, sessionToken: 'other' };
    await expect(send(stolen)).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    expect(sqs.heard).toEqual([]);
  });

  it('refuse a clock that is more than five minutes off', async () => {
    const sns = listening('sns', { MessageId: 'm' }, query);
    let ahead = 6 * 60_000;
    const { clientConfig } = await start([sns.create], { now: () => Date.now() + ahead });
    const publish = () =>
      new SNSClient({ ...clientConfig, maxAttempts: 1 }).send(new PublishCommand({ Message: 'x', TopicArn: 'y' }));
    await expect(publish()).rejects.toMatchObject({ name: 'RequestTimeTooSkewed' });
    ahead = 4 * 60_000;
    await expect(publish()).resolves.toMatchObject({ MessageId: 'm' });
  });

  it('may be missing for Cognito, and for no other JSON service', async () => {
    const cognito = listening('cognito-idp', {}, json);
    const test = await start([cognito.create]);
    const client = new CognitoIdentityProviderClient({ region: 'eu-central-1', endpoint: test.cloud.awsEndpoint });
    await client.send(new ForgotPasswordCommand({ ClientId: 'c', Username: 'u' }));
    expect(cognito.heard[0]).toMatchObject({ action: 'ForgotPassword', caller: { kind: 'anonymous' } });
    const unsigned = await fetch(test.cloud.awsEndpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonSQS.SendMessage' },
      body: '{}',
    });
    expect(unsigned.status).toBe(403);
    expect(await unsigned.text()).toContain('MissingAuthenticationToken');
  });
});

describe('S3 requests', () => {
  const target = { Bucket: 'bucket', Key: "a folder/ü +'(1)*.txt" };

  async function startStore(options: TestCloudOptions = {}) {
    const store = objectStore();
    const test = await start([store.create], options);
    return { store, test, client: new S3Client({ ...test.clientConfig, forcePathStyle: true, maxAttempts: 1 }) };
  }

  it('arrive without their chunk framing, whatever the key holds', async () => {
    const { store, client } = await startStore();
    const body = Buffer.alloc(200_000, 'abc');
    await client.send(new PutObjectCommand({ ...target, Body: Readable.from([body]), ContentLength: body.length }));
    expect(store.heard[0]?.headers['content-encoding'] ?? '').toContain('aws-chunked');
    expect(store.heard[0]?.body.equals(body)).toBe(true);
    expect(store.heard[0]?.headers['x-amz-checksum-crc32']).toBeDefined();
  });

  it.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)('are checked by %s', async (algorithm) => {
    const { store, client } = await startStore();
    const send = (extra: object) =>
      client.send(new PutObjectCommand({ ...target, Body: '123456789', ChecksumAlgorithm: algorithm, ...extra }));
    await send({});
    const given = store.heard[0]?.headers[`x-amz-checksum-${algorithm.toLowerCase()}`];
    expect(given).toBeDefined();
    const wrong = `${given?.startsWith('A') === true ? 'B' : 'A'}${given?.slice(1) ?? ''}`;
    await expect(send({ [`Checksum${algorithm}`]: wrong })).rejects.toMatchObject({ name: 'BadDigest' });
  });

  it('by presigned URL hold until they expire', async () => {
    let later = 0;
    const { store, client } = await startStore({ now: () => Date.now() + later });
    const url = await getSignedUrl(client, new GetObjectCommand(target), { expiresIn: 60 });
    expect((await fetch(url)).status).toBe(200);
    expect(store.heard[0]).toMatchObject({ presigned: true, caller: { kind: 'root' } });
    later = 61_000;
    const expired = await fetch(url);
    expect(expired.status).toBe(403);
    expect(await expired.text()).toContain('Request has expired');
  });

  it('by presigned URL hold for that one object', async () => {
    const { client } = await startStore();
    const url = await getSignedUrl(client, new GetObjectCommand(target), { expiresIn: 60 });
    const other = await fetch(url.replace('a%20folder', 'another'));
    expect(other.status).toBe(403);
    expect(await other.text()).toContain('SignatureDoesNotMatch');
  });

  it('by presigned URL take no header that was not signed', async () => {
    const { store, client } = await startStore();
    const url = await getSignedUrl(client, new PutObjectCommand(target), { expiresIn: 60 });
    const tagged = await fetch(url, { method: 'PUT', body: 'x', headers: { 'x-amz-tagging': 'scan=clean' } });
    expect(tagged.status).toBe(403);
    expect(await tagged.text()).toContain('<HeadersNotSigned>x-amz-tagging</HeadersNotSigned>');
    expect(store.heard).toEqual([]);
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(200);
  });

  it('without a signature come as anonymous', async () => {
    const { store, test } = await startStore();
    await fetch(`${test.cloud.awsEndpoint}/bucket/key`, { method: 'OPTIONS' });
    expect(store.heard[0]?.caller).toEqual({ kind: 'anonymous' });
  });
});
