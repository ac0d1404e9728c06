import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  ListPartsCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Cloud, Service } from '../core/cloud.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud, TestCloudOptions } from '../core/testing.ts';
import { createS3 } from './service.ts';

const clouds: TestCloud[] = [];
const directories: string[] = [];

afterEach(async () => {
  await Promise.all(clouds.splice(0).map((cloud) => cloud.stop()));
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

/** Stands for EventBridge: keeps what S3 puts. */
function recordingEvents(entries: Record<string, unknown>[]) {
  return (_cloud: Cloud): Service => ({
    name: 'events',
    resources: {},
    async call(_action, input) {
      const [entry] = Array.isArray(input['Entries']) ? input['Entries'] : [];
      entries.push({ ...entry, Detail: JSON.parse(String(entry?.Detail)) });
      return {};
    },
  });
}

async function boot(properties: Record<string, unknown> = {}, options: TestCloudOptions = {}) {
  const entries: Record<string, unknown>[] = [];
  const test = await createTestCloud([createS3, recordingEvents(entries)], { listen: true, ...options });
  clouds.push(test);
  await test.provide('AWS::S3::Bucket', { BucketName: 'documents', ...properties });
  await test.start();
  const client = new S3Client({ ...test.clientConfig, forcePathStyle: true });
  return { test, client, entries };
}

const versioned = { VersioningConfiguration: { Status: 'Enabled' } };
const eventful = { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: 'true' } } };
const at = (Key: string) => ({ Bucket: 'documents', Key });

function allow(...statements: { Action: string | string[]; Resource: string | string[] }[]) {
  return { Statement: statements.map((statement) => ({ Effect: 'Allow' as const, ...statement })) };
}

describe('objects', () => {
  it('come back as they were put, with type, metadata and checksum', async () => {
    const { client } = await boot();
    await client.send(
      new PutObjectCommand({
        ...at('a/ü & <b>.txt'),
        Body: 'hello',
        ContentType: 'text/plain',
        Metadata: { owner: 'Ada' },
        ChecksumAlgorithm: 'SHA256',
      }),
    );
    const got = await client.send(new GetObjectCommand({ ...at('a/ü & <b>.txt'), ChecksumMode: 'ENABLED' }));
    expect(await got.Body?.transformToString()).toBe('hello');
    expect(got).toMatchObject({
      ContentType: 'text/plain',
      Metadata: { owner: 'Ada' },
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      ChecksumSHA256: 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=',
    });
  });

  it('answer a range, and 416 behind the end', async () => {
    const { client } = await boot();
    await client.send(new PutObjectCommand({ ...at('a'), Body: '0123456789' }));
    const read = async (Range: string) => {
      const got = await client.send(new GetObjectCommand({ ...at('a'), Range }));
      return [got.$metadata.httpStatusCode, await got.Body?.transformToString(), got.ContentRange];
    };
    expect(await read('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10']);
    expect(await read('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10']);
    expect(await read('bytes=-3')).toEqual([206, '789', 'bytes 7-9/10']);
    expect(await read('bytes=8-99')).toEqual([206, '89', 'bytes 8-9/10']);
    await expect(read('bytes=10-')).rejects.toMatchObject({ name: 'InvalidRange', $metadata: { httpStatusCode: 416 } });
  });

  it('are read and written under conditions', async () => {
    const { client } = await boot();
    const { ETag } = await client.send(new PutObjectCommand({ ...at('a'), Body: 'x', IfNoneMatch: '*' }));
    await expect(client.send(new PutObjectCommand({ ...at('a'), Body: 'y', IfNoneMatch: '*' }))).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await expect(client.send(new GetObjectCommand({ ...at('a'), IfMatch: '"other"' }))).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await expect(client.send(new GetObjectCommand({ ...at('a'), IfNoneMatch: ETag }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
    expect(await (await client.send(new GetObjectCommand(at('a')))).Body?.transformToString()).toBe('x');
  });

  it('are refused, and leave nothing, where the bytes are not what the client announced', async () => {
    const { client, test } = await boot({ ...versioned, ...eventful });
    const wrong = new PutObjectCommand({
      ...at('a'),
      Body: 'x',
      ChecksumSHA256: 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=',
    });
    await expect(client.send(wrong)).rejects.toMatchObject({ name: 'BadDigest' });
    await expect(client.send(new HeadObjectCommand(at('a')))).rejects.toMatchObject({ name: 'NotFound' });
    const rows = test.cloud.store('s3').list('outbox');
    expect(rows).toEqual([]);
  });

  it('keep their versions, and hide behind a delete marker', async () => {
    const { client } = await boot(versioned);
    const first = await client.send(new PutObjectCommand({ ...at('a'), Body: 'one' }));
    await client.send(new PutObjectCommand({ ...at('a'), Body: 'two' }));
    const deleted = await client.send(new DeleteObjectCommand(at('a')));
    expect(deleted.DeleteMarker).toBe(true);
    await expect(client.send(new GetObjectCommand(at('a')))).rejects.toMatchObject({ name: 'NoSuchKey' });
    const old = await client.send(new GetObjectCommand({ ...at('a'), VersionId: first.VersionId }));
    expect(await old.Body?.transformToString()).toBe('one');
    const versions = await client.send(new ListObjectVersionsCommand({ Bucket: 'documents' }));
    expect(versions.Versions?.map(({ Size, IsLatest }) => [Size, IsLatest])).toEqual([
      [3, false],
      [3, false],
    ]);
    expect(versions.DeleteMarkers).toMatchObject([{ Key: 'a', IsLatest: true, VersionId: deleted.VersionId }]);
    await client.send(new DeleteObjectCommand({ ...at('a'), VersionId: deleted.VersionId }));
    expect(await (await client.send(new GetObjectCommand(at('a')))).Body?.transformToString()).toBe('two');
  });

  it('are copied from a given version, with their metadata or other', async () => {
    const { client } = await boot(versioned);
    const { VersionId } = await client.send(
      new PutObjectCommand({ ...at('in/ä b'), Body: 'one', Metadata: { n: '1' }, Tagging: 'k=v' }),
    );
    await client.send(new PutObjectCommand({ ...at('in/ä b'), Body: 'two' }));
    const CopySource = `documents/${encodeURIComponent('in/ä b')}?versionId=${VersionId}`;
    const copied = await client.send(new CopyObjectCommand({ ...at('out'), CopySource }));
    expect(copied).toMatchObject({
      CopySourceVersionId: VersionId,
      CopyObjectResult: { ETag: '"f97c5d29941bfb1b2fdab0874906ab82"' },
    });
    const head = await client.send(new HeadObjectCommand(at('out')));
    expect(head.Metadata).toEqual({ n: '1' });
    expect((await client.send(new GetObjectTaggingCommand(at('out')))).TagSet).toEqual([{ Key: 'k', Value: 'v' }]);
    await client.send(
      new CopyObjectCommand({ ...at('out'), CopySource, MetadataDirective: 'REPLACE', Metadata: { n: '2' } }),
    );
    expect((await client.send(new HeadObjectCommand(at('out')))).Metadata).toEqual({ n: '2' });
  });

  it('are listed in order, by prefix, delimiter and page', async () => {
    const { client } = await boot();
    for (const key of ['b', 'a/1', 'a/2', 'c/x', 'Z'])
      await client.send(new PutObjectCommand({ ...at(key), Body: 'x' }));
    const all = await client.send(new ListObjectsV2Command({ Bucket: 'documents' }));
    expect(all.Contents?.map(({ Key }) => Key)).toEqual(['Z', 'a/1', 'a/2', 'b', 'c/x']);
    const seen: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket: 'documents', Delimiter: '/', MaxKeys: 1, ContinuationToken }),
      );
      seen.push(
        ...(page.Contents ?? []).map(({ Key }) => Key),
        ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
      );
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    expect(seen).toEqual(['Z', 'a/', 'b', 'c/']);
    const empty = await client.send(new ListObjectsV2Command({ Bucket: 'documents', Prefix: 'none/' }));
    expect([empty.KeyCount, empty.IsTruncated]).toEqual([0, false]);
  });

  it('are deleted many at once, each on its own', async () => {
    const { client } = await boot();
    await client.send(new PutObjectCommand({ ...at('a'), Body: 'x' }));
    const deleted = await client.send(
      new DeleteObjectsCommand({ Bucket: 'documents', Delete: { Objects: [{ Key: 'a' }, { Key: 'never <was>' }] } }),
    );
    expect(deleted.Deleted?.map(({ Key }) => Key)).toEqual(['a', 'never <was>']);
    expect((await client.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name)).toEqual(['documents']);
  });

  it('take tags', async () => {
    const { client, entries } = await boot(eventful);
    await client.send(new PutObjectCommand({ ...at('a'), Body: 'x' }));
    await client.send(
      new PutObjectTaggingCommand({ ...at('a'), Tagging: { TagSet: [{ Key: 'scan', Value: 'CLEAN' }] } }),
    );
    expect((await client.send(new GetObjectTaggingCommand(at('a')))).TagSet).toEqual([{ Key: 'scan', Value: 'CLEAN' }]);
    await vi.waitFor(() =>
      expect(entries.map((entry) => entry['DetailType'])).toEqual(['Object Created', 'Object Tags Added']),
    );
  });
});

describe('multipart uploads', () => {
  it('become one object of their parts', async () => {
    const { client, entries } = await boot({ ...versioned, ...eventful });
    const { UploadId } = await client.send(
      new CreateMultipartUploadCommand({ ...at('big'), ContentType: 'application/pdf', ChecksumAlgorithm: 'SHA256' }),
    );
    const bodies = [Buffer.alloc(5 * 1024 * 1024, 'a'), Buffer.from('end')];
    const Parts = [];
    for (const [index, Body] of bodies.entries()) {
      const { ETag, ChecksumSHA256 } = await client.send(
        new UploadPartCommand({ ...at('big'), UploadId, PartNumber: index + 1, Body, ChecksumAlgorithm: 'SHA256' }),
      );
      Parts.push({ ETag, ChecksumSHA256, PartNumber: index + 1 });
    }
    expect(
      (await client.send(new ListPartsCommand({ ...at('big'), UploadId }))).Parts?.map(({ Size }) => Size),
    ).toEqual([5 * 1024 * 1024, 3]);
    const completed = await client.send(
      new CompleteMultipartUploadCommand({ ...at('big'), UploadId, MultipartUpload: { Parts } }),
    );
    expect(completed.ETag).toMatch(/-2"$/u);
    const got = await client.send(new GetObjectCommand(at('big')));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(Buffer.concat(bodies))).toBe(true);
    expect(got.ContentType).toBe('application/pdf');
    await vi.waitFor(() => expect(entries).toMatchObject([{ Detail: { reason: 'CompleteMultipartUpload' } }]));
  });

  it('refuse a part that was not sent, and leave nothing when aborted', async () => {
    const { client } = await boot();
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(at('big')));
    await client.send(new UploadPartCommand({ ...at('big'), UploadId, PartNumber: 1, Body: 'x' }));
    const complete = new CompleteMultipartUploadCommand({
      ...at('big'),
      UploadId,
      MultipartUpload: { Parts: [{ PartNumber: 2, ETag: '"0"' }] },
    });
    await expect(client.send(complete)).rejects.toMatchObject({ name: 'InvalidPart' });
    await client.send(new AbortMultipartUploadCommand({ ...at('big'), UploadId }));
    await expect(client.send(complete)).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });
});

describe('presigned URLs', () => {
  it('read and write until they expire', async () => {
    let now = Date.now();
    const { client } = await boot({}, { now: () => now });
    const put = await getSignedUrl(client, new PutObjectCommand({ ...at('a'), ContentType: 'text/plain' }), {
      expiresIn: 60,
      unhoistableHeaders: new Set(['x-amz-checksum-crc32']),
    });
    const url = new URL(put);
    expect(url.searchParams.get('X-Amz-Expires')).toBe('60');
    const get = await getSignedUrl(
      client,
      new GetObjectCommand({ ...at('a'), ResponseContentDisposition: 'attachment; filename="a.txt"' }),
      { expiresIn: 60 },
    );
    await client.send(new PutObjectCommand({ ...at('a'), Body: 'hello' }));
    const read = await fetch(get);
    expect([read.status, await read.text(), read.headers.get('content-disposition')]).toEqual([
      200,
      'hello',
      'attachment; filename="a.txt"',
    ]);
    expect((await fetch(get.replace('documents/a', 'documents/b'))).status).toBe(403);
    now += 61_000;
    const late = await fetch(get);
    expect([late.status, /<Code>AccessDenied<\/Code>/u.test(await late.text())]).toEqual([403, true]);
  });
});

describe('access', () => {
  const policies = {
    reader: allow({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::documents/in/*' }),
    lister: allow(
      { Action: 's3:GetObject', Resource: 'arn:aws:s3:::documents/*' },
      { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::documents' },
    ),
  };

  it('is denied unless a policy grants it', async () => {
    const { client, test } = await boot(versioned, { policies });
    const { VersionId } = await client.send(new PutObjectCommand({ ...at('in/a'), Body: 'x' }));
    await client.send(new PutObjectCommand({ ...at('out/a'), Body: 'x' }));
    const reader = new S3Client({ ...test.clientConfigOf('reader'), forcePathStyle: true });
    await reader.send(new HeadObjectCommand(at('in/a')));
    const refused = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } };
    await expect(reader.send(new GetObjectCommand(at('out/a')))).rejects.toMatchObject(refused);
    await expect(reader.send(new GetObjectCommand({ ...at('in/a'), VersionId }))).rejects.toMatchObject(refused);
    await expect(reader.send(new PutObjectCommand({ ...at('in/a'), Body: 'y' }))).rejects.toMatchObject(refused);
    await expect(reader.send(new ListObjectsV2Command({ Bucket: 'documents' }))).rejects.toMatchObject(refused);
  });

  it('hides a missing key from who may not list', async () => {
    const { test } = await boot({}, { policies });
    const read = (role: string) =>
      new S3Client({ ...test.clientConfigOf(role), forcePathStyle: true }).send(new GetObjectCommand(at('in/none')));
    await expect(read('reader')).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(read('lister')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('follows the bucket policy, its conditions on tags too', async () => {
    const { client, test } = await boot({}, { policies });
    await test.provide('AWS::S3::BucketPolicy', {
      Bucket: 'documents',
      PolicyDocument: {
        Statement: {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::documents/*',
          Condition: { StringNotEquals: { 's3:ExistingObjectTag/scan': 'CLEAN' } },
        },
      },
    });
    await client.send(new PutObjectCommand({ ...at('in/a'), Body: 'x' }));
    const reader = new S3Client({ ...test.clientConfigOf('reader'), forcePathStyle: true });
    await expect(reader.send(new GetObjectCommand(at('in/a')))).rejects.toMatchObject({ name: 'AccessDenied' });
    await client.send(new PutObjectCommand({ ...at('in/a'), Body: 'x', Tagging: 'scan=CLEAN' }));
    await reader.send(new GetObjectCommand(at('in/a')));
  });

  it('is closed to unsigned requests unless the bucket opens itself', async () => {
    const { client, test } = await boot();
    await client.send(new PutObjectCommand({ ...at('a'), Body: 'x' }));
    const url = `${test.cloud.awsEndpoint}/documents/a`;
    expect((await fetch(url)).status).toBe(403);
    const open = { BucketName: 'documents', PublicAccessBlockConfiguration: { BlockPublicPolicy: false } };
    await test.provide('AWS::S3::Bucket', open);
    expect((await fetch(url)).status).toBe(403);
    await test.provide('AWS::S3::BucketPolicy', {
      Bucket: 'documents',
      PolicyDocument: {
        Statement: { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::documents/*' },
      },
    });
    expect((await fetch(url)).status).toBe(200);
  });
});

describe('events', () => {
  it('tell EventBridge of what was made and removed', async () => {
    const { client, entries } = await boot({ ...versioned, ...eventful });
    const { VersionId, ETag } = await client.send(new PutObjectCommand({ ...at('in/a.pdf'), Body: 'hello' }));
    await client.send(new DeleteObjectCommand(at('in/a.pdf')));
    await vi.waitFor(() => expect(entries).toHaveLength(2));
    expect(entries[0]).toMatchObject({
      Source: 'aws.s3',
      DetailType: 'Object Created',
      Resources: ['arn:aws:s3:::documents'],
      Detail: {
        version: '0',
        bucket: { name: 'documents' },
        object: { key: 'in/a.pdf', size: 5, etag: ETag?.replaceAll('"', ''), 'version-id': VersionId },
        requester: '123456789012',
        reason: 'PutObject',
      },
    });
    expect(entries[1]).toMatchObject({
      DetailType: 'Object Deleted',
      Detail: { 'deletion-type': 'Delete Marker Created' },
    });
  });

  it('outlive the process that promised them, as objects do', async () => {
    const directory = mkdtempSync(join(tmpdir(), 's3-'));
    directories.push(directory);
    const first = await createTestCloud([createS3], { directory });
    await first.provide('AWS::S3::Bucket', { BucketName: 'documents', ...eventful });
    // Not started: like a process that dies before it delivers.
    await first.cloud.call('s3', 'PutObject', { ...at('a'), Body: Buffer.from('kept') }, { kind: 'root' });
    await first.stop();

    const { test, entries } = await boot(eventful, { directory });
    await vi.waitFor(() => expect(entries).toMatchObject([{ DetailType: 'Object Created' }]));
    const got = await test.cloud.call<{ Body: Buffer }>('s3', 'GetObject', at('a'), { kind: 'root' });
    expect(got.Body.toString()).toBe('kept');
  });

  it('reach the queue that a custom resource names, by prefix and suffix', async () => {
    const sent: unknown[] = [];
    const sqs = (_cloud: Cloud): Service => ({
      name: 'sqs',
      resources: {},
      async call(_action, input, caller) {
        sent.push({ caller, body: JSON.parse(String(input['MessageBody'])) });
        return {};
      },
    });
    const test = await createTestCloud([createS3, sqs]);
    clouds.push(test);
    await test.provide('AWS::S3::Bucket', { BucketName: 'documents' });
    await test.provide('Custom::S3BucketNotifications', {
      BucketName: 'documents',
      NotificationConfiguration: {
        QueueConfigurations: [
          {
            Events: ['s3:ObjectCreated:*'],
            Filter: {
              Key: {
                FilterRules: [
                  { Name: 'prefix', Value: 'in/' },
                  { Name: 'suffix', Value: '.pdf' },
                ],
              },
            },
            QueueArn: 'arn:aws:sqs:eu-central-1:123456789012:arrivals',
          },
        ],
      },
    });
    await test.start();
    for (const key of ['in/a b.pdf', 'in/a.png', 'out/a.pdf']) {
      await test.cloud.call('s3', 'PutObject', { ...at(key), Body: 'x' }, { kind: 'root' });
    }
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(sent).toMatchObject([
      {
        caller: { kind: 'service', service: 's3.amazonaws.com', sourceArn: 'arn:aws:s3:::documents' },
        body: { Records: [{ eventName: 'ObjectCreated:Put', s3: { object: { key: 'in/a+b.pdf', size: 1 } } }] },
      },
    ]);
  });
});

describe('the folder of objects', () => {
  it('holds no file that no object names', async () => {
    const directory = mkdtempSync(join(tmpdir(), 's3-'));
    directories.push(directory);
    const { client } = await boot({}, { directory });
    await client.send(new PutObjectCommand({ ...at('a'), Body: 'one' }));
    await client.send(new PutObjectCommand({ ...at('a'), Body: 'two' }));
    await client.send(new PutObjectCommand({ ...at('b'), Body: 'x' }));
    await client.send(new DeleteObjectCommand(at('b')));
    await vi.waitFor(() => expect(readdirSync(join(directory, 's3', 'objects'))).toHaveLength(1));
  });
});
