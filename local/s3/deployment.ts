import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { z } from 'zod';
import type { Caller, Provided, Resource } from '../core/cloud.ts';
import { OperatorError } from '../core/errors.ts';
import { readZip } from '../core/zip.ts';
import type { S3 } from './context.ts';
import { inputs, readInput } from './inputs.ts';
import { deleteObject, putObject } from './writes.ts';

const text = z.string();
const flag = z.union([z.boolean(), z.stringbool()]);
const properties = z.object({
  SourceBucketNames: z.array(text),
  SourceObjectKeys: z.array(text),
  SourceMarkers: z.array(z.record(text, z.unknown())).default([]),
  SourceMarkersConfig: z
    .array(z.object({ jsonEscape: flag.optional(), markerEncodings: z.record(text, text).default({}) }))
    .default([]),
  DestinationBucketName: text,
  DestinationBucketKeyPrefix: text.default(''),
  DestinationBucketArn: text.optional(),
  Prune: flag.default(true),
  Extract: flag.default(true),
  Exclude: z.array(text).default([]),
  Include: z.array(text).default([]),
  UserMetadata: z.record(text, text).default({}),
  SystemMetadata: z.record(text, text).default({}),
});
type Properties = z.output<typeof properties>;

interface SourceFile {
  readonly path: string;
  readonly bytes: Buffer;
}

const largestEntry = 512 * 1024 * 1024;
const developer: Caller = { kind: 'root' };

/**
 * What CDK's `BucketDeployment` does on AWS by a function in Python: puts the files of its sources in the bucket,
 * markers replaced by what the deployment resolved, and prunes what is no longer there. An unchanged file is left alone.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3_deployment-readme.html
 */
export async function deployToBucket(s3: S3, resource: Resource): Promise<Provided> {
  const wanted = properties.parse(resource.properties);
  const bucket = s3.buckets.get(wanted.DestinationBucketName);
  const prefix =
    wanted.DestinationBucketKeyPrefix === '' ? '' : `${wanted.DestinationBucketKeyPrefix.replace(/^\/|\/$/gu, '')}/`;
  const written = new Set<string>();
  for (const [index, sourceBucket] of wanted.SourceBucketNames.entries()) {
    const sourceKey = wanted.SourceObjectKeys[index] ?? '';
    const files = sourceFiles(s3.cloud.assetPath(sourceBucket, sourceKey), wanted.Extract);
    for (const file of files) {
      const key = `${prefix}${file.path}`;
      if (isExcluded(file.path, wanted)) continue;
      written.add(key);
      await putFile(s3, wanted, key, replaceMarkers(file.bytes, wanted, index));
    }
  }
  if (wanted.Prune) await prune(s3, wanted, prefix, written);
  return {
    ref: `${resource.stackName}-${resource.logicalId}`,
    attributes: {
      DestinationBucketArn: wanted.DestinationBucketArn ?? bucket.arn,
      SourceObjectKeys: wanted.SourceObjectKeys,
    },
  };
}

async function prune(s3: S3, wanted: Properties, prefix: string, written: ReadonlySet<string>): Promise<void> {
  const Bucket = wanted.DestinationBucketName;
  for (const key of [...s3.objects.keys(Bucket)]) {
    if (!key.startsWith(prefix) || written.has(key) || isExcluded(key.slice(prefix.length), wanted)) continue;
    if (s3.objects.newest(Bucket, key)?.deleteMarker === false) await deleteObject(s3, { Bucket, Key: key }, developer);
  }
}

async function putFile(s3: S3, wanted: Properties, key: string, bytes: Buffer): Promise<void> {
  const system = wanted.SystemMetadata;
  const input = readInput(inputs.PutObject, {
    Bucket: wanted.DestinationBucketName,
    Key: key,
    Body: bytes,
    CacheControl: system['cache-control'],
    ContentDisposition: system['content-disposition'],
    ContentEncoding: system['content-encoding'],
    ContentLanguage: system['content-language'],
    ContentType: system['content-type'] ?? contentTypeOf(key),
    Metadata: wanted.UserMetadata,
  });
  const present = s3.objects.newest(input.Bucket, key);
  const unchanged =
    present !== undefined &&
    !present.deleteMarker &&
    present.etag === createHash('md5').update(bytes).digest('hex') &&
    present.headers['content-type'] === input.ContentType &&
    present.headers['cache-control'] === input.CacheControl;
  if (!unchanged) await putObject(s3, input, developer);
}

function sourceFiles(path: string, extract: boolean): SourceFile[] {
  if (statSync(path).isDirectory()) {
    if (!extract)
      throw new OperatorError(`BucketDeployment with extract: false needs a file, but ${basename(path)} is a folder.`);
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({ path: relative(path, file).replaceAll('\\', '/'), bytes: readFileSync(file) }));
  }
  const bytes = readFileSync(path);
  const entries = extract ? readZip(bytes) : undefined;
  if (entries === undefined) return [{ path: basename(path), bytes }];
  return entries.map((entry) => ({ path: entry.path, bytes: entry.read(largestEntry) }));
}

function replaceMarkers(bytes: Buffer, wanted: Properties, index: number): Buffer {
  const markers = Object.entries(wanted.SourceMarkers[index] ?? {});
  if (markers.length === 0) return bytes;
  // One character a byte, so that files that are no text come through unchanged.
  let content = bytes.toString('latin1');
  const config = wanted.SourceMarkersConfig[index];
  for (const [marker, value] of markers) {
    const fallback = config?.jsonEscape === true ? 'UNQUOTED_JSON_VALUE' : 'LITERAL';
    const inserted = encodeMarker(value, config?.markerEncodings[marker] ?? fallback);
    content = content.replaceAll(marker, () => Buffer.from(inserted, 'utf8').toString('latin1'));
  }
  return Buffer.from(content, 'latin1');
}

const plainYaml = /^[A-Za-z][\w.-]*$/u;
const reservedYaml = new Set(['y', 'n', 'yes', 'no', 'true', 'false', 'on', 'off', 'null']);

/** As CDK's own handler writes the value of a marker. */
function encodeMarker(value: unknown, encoding: string): string {
  const json = JSON.stringify(value);
  switch (encoding) {
    case 'LITERAL':
      return String(value);
    case 'UNQUOTED_JSON_VALUE':
      return typeof value === 'string' ? json.slice(1, -1) : json;
    case 'JSON_VALUE':
      return json;
    case 'YAML_STRING': {
      const plain = String(value);
      return plainYaml.test(plain) && !reservedYaml.has(plain.toLowerCase()) ? plain : json;
    }
    default:
      throw new OperatorError(`BucketDeployment names an encoding of markers that is not known: ${encoding}.`);
  }
}

/** The filters of `aws s3 sync`: includes win over excludes, as they are given behind them. */
function isExcluded(path: string, wanted: Properties): boolean {
  return (
    wanted.Exclude.some((pattern) => matchesGlob(pattern, path)) &&
    !wanted.Include.some((pattern) => matchesGlob(pattern, path))
  );
}

function matchesGlob(pattern: string, path: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|\\]/gu, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
    .replaceAll('[!', '[^');
  return new RegExp(`^${source}$`, 'su').test(path);
}

const contentTypes: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.gif': 'image/gif',
  '.html': 'text/html',
  '.ico': 'image/vnd.microsoft.icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

function contentTypeOf(key: string): string {
  return contentTypes[extname(key).toLowerCase()] ?? 'binary/octet-stream';
}
