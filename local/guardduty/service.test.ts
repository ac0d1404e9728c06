import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Caller, Cloud, PolicyDocument, Service } from '../core/cloud.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createEvents } from '../events/service.ts';
import { createS3 } from '../s3/service.ts';
import { eicar, scan } from './scanner.ts';
import { createGuardDuty } from './service.ts';

const clouds: TestCloud[] = [];
const root: Caller = { kind: 'root' };

afterEach(async () => {
  await Promise.all(clouds.splice(0).map((cloud) => cloud.stop()));
});

/** An archive of deflated files. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
function zip(files: Record<string, Buffer | string>): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    locals.push(Buffer.from('PK\u0003\u0004'), common, Buffer.from(path), packed);
    entries.push(Buffer.from('PK\u0001\u0002'), Buffer.alloc(2), common, tail, Buffer.from(path));
    offset += 30 + path.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function pdf(options: PDFKit.PDFDocumentOptions): Promise<Buffer> {
  return new Promise((resolve) => {
    const document = new PDFDocument({ pdfVersion: '1.7', ...options });
    const parts: Buffer[] = [];
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.text('An invoice');
    document.end();
  });
}

describe('the scanner', () => {
  it('finds the EICAR test file, in archives within archives too', async () => {
    const outer = zip({ 'readme.txt': 'hello', 'inner.zip': zip({ 'a/eicar.com': eicar }) });
    expect(outer.includes(eicar)).toBe(false);
    expect((await scan(Buffer.concat([Buffer.from('x'), eicar]))).status).toBe('THREATS_FOUND');
    expect((await scan(outer)).status).toBe('THREATS_FOUND');
  });

  it('finds nothing in what is clean', async () => {
    expect((await scan(zip({ 'a.txt': 'hello' }))).status).toBe('NO_THREATS_FOUND');
    expect((await scan(await pdf({}))).status).toBe('NO_THREATS_FOUND');
    expect((await scan(Buffer.alloc(0))).status).toBe('NO_THREATS_FOUND');
  });

  it('does not look behind a password', async () => {
    const archive = zip({ 'a.txt': 'hello' });
    // The flag of encryption in the central directory.
    const flags = archive.indexOf('PK\u0001\u0002') + 8;
    archive.writeUInt16LE(archive.readUInt16LE(flags) | 1, flags);
    expect((await scan(archive)).status).toBe('UNSUPPORTED');
    expect((await scan(await pdf({ userPassword: 'secret' }))).status).toBe('UNSUPPORTED');
  });

  it('reads a PDF whose password only its owner needs', async () => {
    expect((await scan(await pdf({ ownerPassword: 'secret' }))).status).toBe('NO_THREATS_FOUND');
  });

  it('gives up on a bomb', async () => {
    const bomb = zip({ 'zeros.bin': Buffer.alloc(65 * 1024 * 1024) });
    expect((await scan(bomb)).status).toBe('UNSUPPORTED');
  });
});

const bucketArn = 'arn:aws:s3:::quarantine';
const rule = 'arn:aws:events:*:*:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*';
const managed = { StringEquals: { 'events:ManagedBy': 'malware-protection-plan.guardduty.amazonaws.com' } };

function scannerPolicy(...objectActions: string[]): PolicyDocument {
  return {
    Statement: [
      { Effect: 'Allow', Action: ['events:PutRule', 'events:PutTargets'], Resource: rule, Condition: managed },
      { Effect: 'Allow', Action: objectActions, Resource: `${bucketArn}/*` },
      {
        Effect: 'Allow',
        Action: ['s3:PutBucketNotification', 's3:GetBucketNotification', 's3:ListBucket'],
        Resource: bucketArn,
      },
      {
        Effect: 'Allow',
        Action: 's3:PutObject',
        Resource: `${bucketArn}/malware-protection-resource-validation-object`,
      },
    ],
  };
}

const documented = [
  's3:GetObject',
  's3:GetObjectVersion',
  's3:GetObjectTagging',
  's3:GetObjectVersionTagging',
  's3:PutObjectTagging',
  's3:PutObjectVersionTagging',
];

async function boot(policy: PolicyDocument, directory?: string) {
  const verdicts: { detail: Record<string, unknown> }[] = [];
  const lambda = (_cloud: Cloud): Service => ({
    name: 'lambda',
    resources: {},
    async call(_action, input) {
      verdicts.push(JSON.parse(String(input['Payload'])));
      return {};
    },
  });
  const test = await createTestCloud([createS3, createEvents, createGuardDuty, lambda], {
    policies: { scanner: policy },
    ...(directory === undefined ? {} : { directory }),
  });
  clouds.push(test);
  await test.provide('AWS::S3::Bucket', { BucketName: 'quarantine', VersioningConfiguration: { Status: 'Enabled' } });
  await test.provide('AWS::Events::Rule', {
    Name: 'verdicts',
    EventPattern: { source: ['aws.guardduty'], 'detail-type': ['GuardDuty Malware Protection Object Scan Result'] },
    Targets: [{ Id: 'a', Arn: 'arn:aws:lambda:eu-central-1:123456789012:function:verdict' }],
  });
  await test.provide('AWS::GuardDuty::MalwareProtectionPlan', {
    ProtectedResource: { S3Bucket: { BucketName: 'quarantine', ObjectPrefixes: ['in/'] } },
    Role: 'arn:aws:iam::123456789012:role/scanner',
    Actions: { Tagging: { Status: 'ENABLED' } },
  });
  const put = (Key: string, Body: Buffer | string) =>
    test.cloud.call<{ VersionId: string; ETag: string }>('s3', 'PutObject', { Bucket: 'quarantine', Key, Body }, root);
  return { test, verdicts, put };
}

describe('a malware protection plan', () => {
  it('reports each new object below its prefixes, and tags it', async () => {
    const { test, verdicts, put } = await boot(scannerPolicy(...documented));
    await test.start();
    await put('out/a', 'x');
    const { VersionId, ETag } = await put('in/eicar', eicar);
    await put('in/clean', 'hello');
    await vi.waitFor(() => expect(verdicts).toHaveLength(2));
    const found = verdicts.find(({ detail }) => JSON.stringify(detail).includes('in/eicar'));
    expect(found).toMatchObject({
      source: 'aws.guardduty',
      'detail-type': 'GuardDuty Malware Protection Object Scan Result',
      resources: [expect.stringContaining(':malware-protection-plan/')],
      detail: {
        schemaVersion: '1.0',
        scanStatus: 'COMPLETED',
        resourceType: 'S3_OBJECT',
        s3ObjectDetails: {
          bucketName: 'quarantine',
          objectKey: 'in/eicar',
          eTag: ETag.replaceAll('"', ''),
          versionId: VersionId,
          s3Throttled: false,
        },
        scanResultDetails: { scanResultStatus: 'THREATS_FOUND', threats: [{ name: expect.stringContaining('EICAR') }] },
        engine: expect.stringContaining('stand-in'),
      },
    });
    const tags = await test.cloud.call('s3', 'GetObjectTagging', { Bucket: 'quarantine', Key: 'in/eicar' }, root);
    expect(tags).toMatchObject({ TagSet: [{ Key: 'GuardDutyMalwareScanStatus', Value: 'THREATS_FOUND' }] });
  });

  it('says so where its role may not read the object', async () => {
    const { test, verdicts, put } = await boot(scannerPolicy('s3:GetObjectTagging'));
    await test.start();
    await put('in/a', 'x');
    await vi.waitFor(() => expect(verdicts).toHaveLength(1));
    expect(verdicts[0]?.detail).toMatchObject({
      scanStatus: 'SKIPPED',
      scanResultDetails: { scanResultStatus: 'ACCESS_DENIED', threats: null },
    });
  });

  it('watches nothing under a role that may not make its rule, and says why', async () => {
    const { test } = await boot({ Statement: [] });
    await test.start();
    expect(test.log.join('\n')).toMatch(/quarantine is not scanned.*s3:PutObject/u);
  });

  it('gives after a restart the verdict that it owed before', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'guardduty-'));
    const first = await boot(scannerPolicy(...documented), directory);
    await first.test.start();
    // The plan was told of the object, and the process dies before it looks: its outbox is stopped.
    const guardDuty = first.test.cloud.services.get('guardduty');
    await guardDuty?.stop?.();
    const { VersionId, ETag } = await first.put('in/a', 'x');
    await vi.waitFor(() => expect(first.test.cloud.store('guardduty').list('scans')).toHaveLength(1));
    await first.test.stop();

    const second = await boot(scannerPolicy(...documented), directory);
    await second.test.start();
    await vi.waitFor(() => expect(second.verdicts).toHaveLength(1));
    expect(second.verdicts[0]?.detail).toMatchObject({
      s3ObjectDetails: { objectKey: 'in/a', versionId: VersionId, eTag: ETag.replaceAll('"', '') },
    });
    await second.test.stop();
    rmSync(directory, { recursive: true });
  });
});
