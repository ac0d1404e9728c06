import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Caller } from '../core/cloud.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud, TestCloudOptions } from '../core/testing.ts';
import { createKms } from '../kms/service.ts';
import { createS3 } from './service.ts';

const clouds: TestCloud[] = [];
const directories: string[] = [];
const root: Caller = { kind: 'root' };
const day = 24 * 3600 * 1000;

afterEach(async () => {
  await Promise.all(clouds.splice(0).map((cloud) => cloud.stop()));
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

async function boot(options: TestCloudOptions = {}) {
  const test = await createTestCloud([createKms, createS3], options);
  clouds.push(test);
  const call = (action: string, input: object, caller: Caller = root) =>
    test.cloud.call<Record<string, unknown>>('s3', action, { Bucket: 'web', ...input }, caller);
  const read = async (Key: string) => {
    const { Body, ...output } = await call('GetObject', { Key });
    return { ...output, text: String(Body) };
  };
  const keys = async () => {
    const { Contents = [] } = await call('ListObjectsV2', {});
    return Array.isArray(Contents) ? Contents.map(({ Key }: { Key: string }) => Key) : [];
  };
  return { test, call, read, keys };
}

describe('a bucket deployment', () => {
  function sources() {
    const folder = mkdtempSync(join(tmpdir(), 'assets-'));
    directories.push(folder);
    mkdirSync(join(folder, 'app', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'app', 'index.html'), '<h1>é</h1>');
    writeFileSync(join(folder, 'app', 'assets', 'a.js'), 'let a;');
    writeFileSync(join(folder, 'app', 'a.js.map'), '{}');
    mkdirSync(join(folder, 'config'));
    writeFileSync(join(folder, 'config', 'config.json'), '{"url":"<<marker:0>>","é":"<<marker:1>>"}');
    return { assetPath: (_bucket: string, key: string) => join(folder, key) };
  }
  const deployment = {
    SourceBucketNames: ['assets', 'assets'],
    SourceObjectKeys: ['app', 'config'],
    SourceMarkers: [{}, { '<<marker:0>>': 'http://x?a="1"', '<<marker:1>>': 'ü' }],
    SourceMarkersConfig: [{}, { jsonEscape: 'true' }],
    DestinationBucketName: 'web',
    SystemMetadata: { 'cache-control': 'no-cache' },
    Exclude: ['*.map'],
  };

  it('puts the files with their types, and the markers of the template filled in', async () => {
    const { test, read, keys } = await boot(sources());
    await test.provide('AWS::S3::Bucket', { BucketName: 'web' });
    const provided = await test.provide('Custom::CDKBucketDeployment', deployment);
    expect(provided.attributes).toMatchObject({ DestinationBucketArn: 'arn:aws:s3:::web' });
    expect(await keys()).toEqual(['assets/a.js', 'config.json', 'index.html']);
    expect(await read('index.html')).toMatchObject({
      text: '<h1>é</h1>',
      ContentType: 'text/html',
      CacheControl: 'no-cache',
    });
    expect(await read('config.json')).toMatchObject({
      text: '{"url":"http://x?a=\\"1\\"","é":"ü"}',
      ContentType: 'application/json',
    });
  });

  it('removes what is no longer there unless it keeps everything, and leaves unchanged files alone', async () => {
    const { test, call, keys } = await boot(sources());
    await test.provide('AWS::S3::Bucket', { BucketName: 'web', VersioningConfiguration: { Status: 'Enabled' } });
    await call('PutObject', { Key: 'old.html', Body: 'x' });
    await test.provide('Custom::CDKBucketDeployment', { ...deployment, Prune: 'false' });
    expect(await keys()).toContain('old.html');
    await test.provide('Custom::CDKBucketDeployment', deployment);
    expect(await keys()).not.toContain('old.html');
    const { Versions } = await call('ListObjectVersions', { Prefix: 'index.html' });
    expect(Versions).toHaveLength(1);
  });
});

describe('a lifecycle', () => {
  it('lets objects, old versions and unfinished uploads go in their time', async () => {
    let now = Date.parse('2026-01-01T12:00:00Z');
    const { test, call, keys } = await boot({ now: () => now });
    await test.provide('AWS::S3::Bucket', {
      BucketName: 'web',
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          { Status: 'Enabled', Prefix: 'tmp/', ExpirationInDays: '1' },
          { Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 2 } },
          { Status: 'Disabled', ExpirationInDays: 1 },
        ],
      },
    });
    await call('PutObject', { Key: 'tmp/a', Body: 'x' });
    await call('PutObject', { Key: 'kept', Body: 'one' });
    await call('PutObject', { Key: 'kept', Body: 'two' });
    now += day;
    await test.start();
    expect(await keys()).toEqual(['kept', 'tmp/a']);
    now = Date.parse('2026-01-03T00:00:00Z');
    await test.start();
    expect(await keys()).toEqual(['kept']);
    expect((await call('ListObjectVersions', { Prefix: 'kept' }))['Versions']).toHaveLength(2);
    now += 3 * day;
    await test.start();
    expect((await call('ListObjectVersions', {}))['Versions']).toHaveLength(1);
  });
});

describe('a bucket under a key', () => {
  it('asks for the key on behalf of whoever reads or writes', async () => {
    const objects = {
      Effect: 'Allow' as const,
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: 'arn:aws:s3:::web/*',
    };
    const { test, call } = await boot({
      policies: {
        both: {
          Statement: [objects, { Effect: 'Allow', Action: ['kms:GenerateDataKey', 'kms:Decrypt'], Resource: '*' }],
        },
        bucketOnly: { Statement: [objects] },
      },
    });
    const key = await test.provide('AWS::KMS::Key', {}, 'Key');
    const encryption = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key.attributes?.['Arn'] };
    await test.provide('AWS::S3::Bucket', {
      BucketName: 'web',
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: encryption }] },
    });
    await call('PutObject', { Key: 'a', Body: 'x' }, test.role('both'));
    expect(await call('GetObject', { Key: 'a' }, test.role('both'))).toMatchObject({ ServerSideEncryption: 'aws:kms' });
    await expect(call('GetObject', { Key: 'a' }, test.role('bucketOnly'))).rejects.toThrow(/kms:Decrypt/u);
    await expect(call('PutObject', { Key: 'b', Body: 'x' }, test.role('bucketOnly'))).rejects.toThrow(
      /kms:GenerateDataKey/u,
    );
  });
});
