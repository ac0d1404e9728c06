import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { PresignedPost } from '@aws-sdk/s3-presigned-post';
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createS3 } from './service.ts';

const clouds: TestCloud[] = [];

afterEach(async () => {
  await Promise.all(clouds.splice(0).map((cloud) => cloud.stop()));
});

const body = 'an invoice';
const sha256 = createHash('sha256').update(body).digest('base64');

async function boot() {
  let now = Date.now();
  const test = await createTestCloud([createS3], {
    listen: true,
    now: () => now,
    policies: {
      uploader: {
        Statement: { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::quarantine/uploads/*' },
      },
      nobody: { Statement: [] },
    },
  });
  clouds.push(test);
  await test.provide('AWS::S3::Bucket', {
    BucketName: 'quarantine',
    VersioningConfiguration: { Status: 'Enabled' },
    NotificationConfiguration: { EventBridgeConfiguration: {} },
    CorsConfiguration: {
      CorsRules: [
        {
          AllowedMethods: ['POST'],
          AllowedOrigins: ['https://localhost:0', 'https://*.example.org'],
          AllowedHeaders: ['content-*'],
          ExposedHeaders: ['ETag'],
          MaxAge: 600,
        },
      ],
    },
  });
  const presign = (role = 'uploader', key = 'uploads/1/a.pdf') =>
    createPresignedPost(new S3Client({ ...test.clientConfigOf(role), forcePathStyle: true }), {
      Bucket: 'quarantine',
      Key: key,
      Conditions: [
        ['content-length-range', 1, 1000],
        ['eq', '$Content-Type', 'application/pdf'],
        ['starts-with', '$x-amz-meta-name', 'a'],
        { 'x-amz-checksum-sha256': sha256 },
        { success_action_status: '201' },
      ],
      Fields: {
        'Content-Type': 'application/pdf',
        'x-amz-checksum-sha256': sha256,
        'x-amz-meta-name': 'a.pdf',
        success_action_status: '201',
      },
      Expires: 300,
    });
  const put = (Key: string) => test.cloud.call('s3', 'HeadObject', { Bucket: 'quarantine', Key }, { kind: 'root' });
  const move = (milliseconds: number) => {
    now += milliseconds;
  };
  return { test, presign, head: put, move };
}

async function upload(
  { url, fields }: PresignedPost,
  changes: Record<string, string | undefined> = {},
  content: string = body,
  headers: Record<string, string> = {},
) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...changes }))
    if (value !== undefined) form.append(name, value);
  form.append('file', new Blob([content], { type: 'application/pdf' }), 'a.pdf');
  const response = await fetch(url, { method: 'POST', body: form, headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, code: /<Code>(\w+)<\/Code>/u.exec(text)?.[1] };
}

describe('a presigned POST', () => {
  it('stores the file as its policy says', async () => {
    const { test, presign } = await boot();
    const { status, headers, text } = await upload(await presign());
    expect([status, /<Key>uploads\/1\/a\.pdf<\/Key>/u.test(text)]).toEqual([201, true]);
    const client = new S3Client({ ...test.clientConfig, forcePathStyle: true });
    const stored = await client.send(
      new HeadObjectCommand({ Bucket: 'quarantine', Key: 'uploads/1/a.pdf', ChecksumMode: 'ENABLED' }),
    );
    expect(stored).toMatchObject({
      ContentType: 'application/pdf',
      ContentLength: body.length,
      ChecksumSHA256: sha256,
      Metadata: { name: 'a.pdf' },
    });
    expect(stored.VersionId).toBe(headers.get('x-amz-version-id'));
    const [row] = test.cloud.store('s3').list<{ job: { entry: { Detail: string } } }>('outbox');
    expect(JSON.parse(row?.value.job.entry.Detail ?? '')).toMatchObject({ reason: 'POST Object' });
  });

  it.each<[string, Record<string, string | undefined>, string, string]>([
    ['a field that the policy fixes otherwise', { key: 'uploads/2/b.pdf' }, body, 'AccessDenied'],
    ['another type', { 'Content-Type': 'text/html' }, body, 'AccessDenied'],
    ['a beginning that does not fit', { 'x-amz-meta-name': 'b.pdf' }, body, 'AccessDenied'],
    ['a field that is missing', { 'x-amz-meta-name': undefined }, body, 'AccessDenied'],
    ['a field without a condition', { 'x-amz-meta-extra': 'x' }, body, 'AccessDenied'],
    ['too much', {}, 'x'.repeat(1001), 'EntityTooLarge'],
    ['too little', {}, '', 'EntityTooSmall'],
    ['other bytes than announced', {}, 'an invoicE', 'BadDigest'],
    [
      'a changed checksum',
      { 'x-amz-checksum-sha256': createHash('sha256').update('b').digest('base64') },
      'b',
      'AccessDenied',
    ],
    [
      'a forged policy',
      { Policy: Buffer.from('{"expiration":"2099-01-01T00:00:00Z","conditions":[]}').toString('base64') },
      body,
      'SignatureDoesNotMatch',
    ],
    ['a forged signature', { 'X-Amz-Signature': '0'.repeat(64) }, body, 'SignatureDoesNotMatch'],
    ['no signature', { 'X-Amz-Signature': undefined }, body, 'InvalidArgument'],
    ['no policy', { Policy: undefined }, body, 'AccessDenied'],
    [
      'an unknown key',
      { 'X-Amz-Credential': 'AKIANONE/20260101/eu-central-1/s3/aws4_request', 'X-Amz-Date': '20260101T000000Z' },
      body,
      'InvalidAccessKeyId',
    ],
    ['a session without its token', { 'X-Amz-Security-Token': undefined }, body, 'InvalidToken'],
  ])('is refused with %s, and leaves nothing', async (_name, changes, content, code) => {
    const { test, presign, head } = await boot();
    expect(await upload(await presign(), changes, content)).toMatchObject({ code });
    await expect(head('uploads/1/a.pdf')).rejects.toMatchObject({ code: 'NoSuchKey' });
    expect(test.cloud.store('s3').list('outbox')).toEqual([]);
  });

  it('is refused once it has expired', async () => {
    const { presign, move } = await boot();
    const post = await presign();
    move(301_000);
    expect(await upload(post)).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      text: expect.stringContaining('Policy expired'),
    });
  });

  it('gives no right that its signer lacks', async () => {
    const { presign } = await boot();
    expect(await upload(await presign('nobody'))).toMatchObject({ status: 403, code: 'AccessDenied' });
    expect(await upload(await presign('uploader', 'elsewhere/a.pdf'))).toMatchObject({
      status: 403,
      code: 'AccessDenied',
    });
  });

  it('takes the name of the file into the key', async () => {
    const { presign, head } = await boot();
    expect(await upload(await presign('uploader', 'uploads/3/${filename}'))).toMatchObject({ status: 201 });
    await head('uploads/3/a.pdf');
  });

  it('is refused where the form is broken', async () => {
    const { presign } = await boot();
    const { url } = await presign();
    const response = await fetch(url, {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'multipart/form-data; boundary=none' },
    });
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('MalformedPOSTRequest')]);
  });
});

describe('CORS', () => {
  it('lets a page of an allowed origin read the answer, refusals too', async () => {
    const { presign } = await boot();
    const origin = { origin: 'https://app.example.org' };
    const good = await upload(await presign(), {}, body, origin);
    expect(good.headers.get('access-control-allow-origin')).toBe(origin.origin);
    expect(good.headers.get('access-control-expose-headers')).toBe('ETag');
    const bad = await upload(await presign(), { key: 'b' }, body, origin);
    expect([bad.status, bad.headers.get('access-control-allow-origin')]).toEqual([403, origin.origin]);
    const foreign = await upload(await presign(), {}, body, { origin: 'https://example.com' });
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('takes the local web app for the distribution, whose origin the template spells with https', async () => {
    const { presign } = await boot();
    for (const origin of ['http://localhost:0', 'http://127.0.0.1:0']) {
      const answer = await upload(await presign(), {}, body, { origin });
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    }
    const other = await upload(await presign(), {}, body, { origin: 'http://localhost:1' });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('answers a preflight by the first rule that fits, or refuses it', async () => {
    const { test } = await boot();
    const preflight = (headers: Record<string, string>) =>
      fetch(`${test.cloud.awsEndpoint}/quarantine`, {
        method: 'OPTIONS',
        headers: { origin: 'https://app.example.org', ...headers },
      });
    const good = await preflight({
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'Content-Type',
    });
    expect([
      good.status,
      good.headers.get('access-control-allow-headers'),
      good.headers.get('access-control-max-age'),
    ]).toEqual([200, 'content-type', '600']);
    expect((await preflight({ 'access-control-request-method': 'PUT' })).status).toBe(403);
    expect(
      (await preflight({ 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-other' }))
        .status,
    ).toBe(403);
  });
});
