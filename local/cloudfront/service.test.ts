import { afterEach, describe, expect, it } from 'vitest';
import type { Caller } from '../core/cloud.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createS3 } from '../s3/service.ts';
import { createCloudFront } from './service.ts';

const clouds: TestCloud[] = [];
const root: Caller = { kind: 'root' };

afterEach(async () => {
  await Promise.all(clouds.splice(0).map((cloud) => cloud.stop()));
});

const page = `<!doctype html><title>Marquee</title>${'<p>hello</p>'.repeat(200)}`;

async function boot(config: Record<string, unknown> = {}, options: { code?: string; grant?: boolean } = {}) {
  const test = await createTestCloud([createS3, createCloudFront]);
  clouds.push(test);
  await test.provide('AWS::S3::Bucket', { BucketName: 'web' });
  const policy = await test.provide(
    'AWS::CloudFront::ResponseHeadersPolicy',
    {
      ResponseHeadersPolicyConfig: {
        Name: 'headers',
        SecurityHeadersConfig: {
          ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'self'", Override: true },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: true },
          StrictTransportSecurity: {
            AccessControlMaxAgeSec: '63072000',
            IncludeSubdomains: true,
            Preload: true,
            Override: true,
          },
        },
        CustomHeadersConfig: { Items: [{ Header: 'Permissions-Policy', Value: 'geolocation=()', Override: true }] },
      },
    },
    'Headers',
  );
  const edge = await test.provide(
    'AWS::CloudFront::Function',
    { Name: 'edge', FunctionCode: options.code ?? 'function handler(event) { return event.request; }' },
    'Edge',
  );
  const distribution = await test.provide(
    'AWS::CloudFront::Distribution',
    {
      DistributionConfig: {
        Enabled: true,
        DefaultRootObject: 'index.html',
        Origins: [
          {
            Id: 'web',
            DomainName: 'web.s3.eu-central-1.amazonaws.com',
            OriginAccessControlId: 'oac',
            S3OriginConfig: { OriginAccessIdentity: '' },
          },
        ],
        DefaultCacheBehavior: {
          TargetOriginId: 'web',
          ViewerProtocolPolicy: 'redirect-to-https',
          Compress: true,
          ResponseHeadersPolicyId: policy.ref,
          FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: edge.ref }],
        },
        ...config,
      },
    },
    'Distribution',
  );
  if (options.grant !== false) {
    await test.provide('AWS::S3::BucketPolicy', {
      Bucket: 'web',
      PolicyDocument: {
        Statement: {
          Effect: 'Allow',
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::web/*',
          Condition: {
            StringEquals: { 'AWS:SourceArn': `arn:aws:cloudfront::123456789012:distribution/${distribution.ref}` },
          },
        },
      },
    });
  }
  const put = (Key: string, Body: string, ContentType = 'text/html', CacheControl = 'no-cache') =>
    test.cloud.call('s3', 'PutObject', { Bucket: 'web', Key, Body, ContentType, CacheControl }, root);
  await put('index.html', page);
  await put('assets/app one.js', 'let a = 1;'.repeat(200), 'text/javascript', 'public, max-age=31536000, immutable');
  await test.start();
  const web = String(test.cloud.services.get('cloudfront')?.status?.()['web']);
  return { test, web, put };
}

describe('a distribution', () => {
  it('serves its bucket with the headers of the object and of its policy', async () => {
    const { web } = await boot();
    const root = await fetch(`${web}/`);
    expect([root.status, await root.text()]).toEqual([200, page]);
    expect(Object.fromEntries(root.headers)).toMatchObject({
      'content-type': 'text/html',
      'cache-control': 'no-cache',
      'content-security-policy': "default-src 'self'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
      'permissions-policy': 'geolocation=()',
    });
    const asset = await fetch(`${web}/assets/app%20one.js?v=1`);
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  it('compresses text, answers 304, HEAD and ranges', async () => {
    const { web } = await boot();
    const packed = await fetch(`${web}/index.html`, { headers: { 'accept-encoding': 'br, gzip' } });
    expect([packed.headers.get('content-encoding'), await packed.text()]).toEqual(['br', page]);
    const etag = packed.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\//u);
    const again = await fetch(`${web}/index.html`, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text(), again.headers.get('x-frame-options')]).toEqual([304, '', 'DENY']);
    const head = await fetch(`${web}/index.html`, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } });
    expect([head.headers.get('content-length'), await head.text()]).toEqual([String(page.length), '']);
    const range = await fetch(`${web}/index.html`, { headers: { range: 'bytes=0-8', 'accept-encoding': 'identity' } });
    expect([range.status, await range.text()]).toEqual([206, '<!doctype']);
    expect((await fetch(`${web}/index.html`, { method: 'POST', body: 'x' })).status).toBe(403);
  });

  it('answers what is not there with its error page, for the app to route', async () => {
    const CustomErrorResponses = [{ ErrorCode: 403, ResponseCode: 200, ResponsePagePath: '/index.html' }];
    const { web } = await boot({ CustomErrorResponses });
    const deep = await fetch(`${web}/invoices/123`);
    expect([deep.status, await deep.text(), deep.headers.get('x-frame-options')]).toEqual([200, page, 'DENY']);
    const bare = await boot();
    expect((await fetch(`${bare.web}/invoices/123`)).status).toBe(403);
  });

  it('gets nothing from a bucket whose policy does not name it', async () => {
    const { web } = await boot({}, { grant: false });
    expect((await fetch(`${web}/index.html`)).status).toBe(403);
  });

  it('runs its function before the origin is asked, without Node around it', async () => {
    const code = `
      async function handler(event) {
        const request = event.request;
        if (request.uri === '/old') return { statusCode: 301, headers: { location: { value: '/new?' + typeof process } } };
        if (!request.uri.includes('.')) request.uri = '/index.html';
        return request;
      }`;
    const { web } = await boot({}, { code });
    const old = await fetch(`${web}/old`, { redirect: 'manual' });
    expect([old.status, old.headers.get('location')]).toEqual([301, '/new?undefined']);
    expect((await fetch(`${web}/anything`)).status).toBe(200);
  });

  it('refuses an origin that is no bucket', async () => {
    await expect(boot({ Origins: [{ Id: 'web', DomainName: 'example.org' }] })).rejects.toThrow(/not example.org/u);
  });
});
