import type { AwsRequest } from '../core/cloud.ts';
import { headerMembers } from './attributes.ts';
import { checksumAlgorithms } from './checksums.ts';
import type { XmlElement, XmlValue } from './xml.ts';

/** Input member by request header. What a presigned URL carries in its query counts as a header. */
const inputHeaders: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(headerMembers).map(([member, header]) => [header, member])),
  'content-md5': 'ContentMD5',
  'if-match': 'IfMatch',
  'if-none-match': 'IfNoneMatch',
  range: 'Range',
  'x-amz-copy-source': 'CopySource',
  'x-amz-copy-source-if-match': 'CopySourceIfMatch',
  'x-amz-copy-source-if-none-match': 'CopySourceIfNoneMatch',
  'x-amz-copy-source-range': 'CopySourceRange',
  'x-amz-metadata-directive': 'MetadataDirective',
  'x-amz-sdk-checksum-algorithm': 'ChecksumAlgorithm',
  'x-amz-server-side-encryption': 'ServerSideEncryption',
  'x-amz-server-side-encryption-aws-kms-key-id': 'SSEKMSKeyId',
  'x-amz-storage-class': 'StorageClass',
  'x-amz-tagging': 'Tagging',
  'x-amz-tagging-directive': 'TaggingDirective',
  ...Object.fromEntries(
    checksumAlgorithms.map((algorithm) => [`x-amz-checksum-${algorithm.toLowerCase()}`, `Checksum${algorithm}`]),
  ),
};

/** Query parameter by input member, with how to read it. */
const queryMembers: Readonly<Record<string, readonly [parameter: string, type: 'text' | 'number']>> = {
  ContinuationToken: ['continuation-token', 'text'],
  Delimiter: ['delimiter', 'text'],
  KeyMarker: ['key-marker', 'text'],
  MaxKeys: ['max-keys', 'number'],
  PartNumber: ['partNumber', 'number'],
  Prefix: ['prefix', 'text'],
  StartAfter: ['start-after', 'text'],
  UploadId: ['uploadId', 'text'],
  VersionId: ['versionId', 'text'],
  VersionIdMarker: ['version-id-marker', 'text'],
};

/** The SDK's input behind a REST request, without what stands in an XML body. */
export function restInput(request: AwsRequest, Bucket: string, Key: string): Record<string, unknown> {
  const input: Record<string, unknown> = { Bucket, Key, Body: request.body };
  for (const [header, member] of Object.entries(inputHeaders)) {
    const value = headerOrQuery(request, header);
    if (value !== undefined) input[member] = value;
  }
  // The framing of a streamed body is no encoding of the object.
  if (typeof input['ContentEncoding'] === 'string') {
    const encodings = input['ContentEncoding'].split(',').map((one) => one.trim());
    input['ContentEncoding'] = encodings.filter((one) => one !== 'aws-chunked' && one !== '').join(',');
  }
  for (const [member, [parameter, type]] of Object.entries(queryMembers)) {
    const value = request.query.get(parameter);
    if (value !== null) input[member] = type === 'number' ? Number(value) : value;
  }
  for (const [header, member] of Object.entries({
    'if-modified-since': 'IfModifiedSince',
    'if-unmodified-since': 'IfUnmodifiedSince',
  })) {
    const date = Date.parse(request.headers[header] ?? '');
    if (Number.isFinite(date)) input[member] = date;
  }
  const checksumAlgorithm = request.headers['x-amz-checksum-algorithm'];
  if (checksumAlgorithm !== undefined) input['ChecksumAlgorithm'] = checksumAlgorithm;
  const checksumType = request.headers['x-amz-checksum-type'];
  if (checksumType !== undefined) input['ChecksumType'] = checksumType;
  return { ...input, Metadata: metadataOf(request) };
}

function headerOrQuery(request: AwsRequest, header: string): string | undefined {
  const value = request.headers[header];
  if (value !== undefined || !request.presigned || !header.startsWith('x-amz-')) return value;
  for (const [name, one] of request.query) if (name.toLowerCase() === header) return one;
  return undefined;
}

function metadataOf(request: AwsRequest): Record<string, string> {
  const prefix = 'x-amz-meta-';
  const pairs = [...Object.entries(request.headers), ...(request.presigned ? [...request.query] : [])];
  return Object.fromEntries(
    pairs
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), Buffer.from(value, 'latin1').toString('utf8')]),
  );
}

/** Reply header by output member; all others stand in the XML body, where there is one. */
const outputHeaders: Readonly<Record<string, string>> = {
  ...headerMembers,
  AcceptRanges: 'accept-ranges',
  ChecksumType: 'x-amz-checksum-type',
  ContentLength: 'content-length',
  ContentRange: 'content-range',
  CopySourceVersionId: 'x-amz-copy-source-version-id',
  ETag: 'etag',
  SSEKMSKeyId: 'x-amz-server-side-encryption-aws-kms-key-id',
  ServerSideEncryption: 'x-amz-server-side-encryption',
  StorageClass: 'x-amz-storage-class',
  TagCount: 'x-amz-tagging-count',
  VersionId: 'x-amz-version-id',
  ...Object.fromEntries(
    checksumAlgorithms.map((algorithm) => [`Checksum${algorithm}`, `x-amz-checksum-${algorithm.toLowerCase()}`]),
  ),
};

/** The headers of an output that has no XML body. */
export function restHeaders(output: Readonly<Record<string, unknown>>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [member, header] of Object.entries(outputHeaders)) {
    const value = output[member];
    if (value !== undefined) headers[header] = String(value);
  }
  if (output['DeleteMarker'] === true) headers['x-amz-delete-marker'] = 'true';
  if (typeof output['LastModified'] === 'number') {
    headers['last-modified'] = new Date(output['LastModified'] * 1000).toUTCString();
  }
  for (const [name, value] of Object.entries(output['Metadata'] ?? {})) {
    headers[`x-amz-meta-${name}`] = Buffer.from(String(value), 'utf8').toString('latin1');
  }
  return headers;
}

/** Element names where XML differs from the SDK: flattened lists have the singular. */
const elementNames: Readonly<Record<string, string>> = {
  DeleteMarkers: 'DeleteMarker',
  Errors: 'Error',
  Parts: 'Part',
  Uploads: 'Upload',
  Versions: 'Version',
};

/** An output of the SDK's shape as the content of S3's XML: instants in ISO 8601, flattened lists. */
export function xmlContent(output: Readonly<Record<string, unknown>>): XmlElement {
  return Object.fromEntries(
    Object.entries(output).map(([name, value]) => [elementNames[name] ?? name, xmlValue(name, value)]),
  );
}

function xmlValue(name: string, value: unknown): XmlValue {
  if (typeof value === 'number' && (name === 'LastModified' || name === 'Initiated'))
    return new Date(value * 1000).toISOString();
  if (Array.isArray(value)) return value.map((one: unknown) => xmlValue(name, one));
  if (typeof value === 'object' && value !== null) return xmlContent({ ...value });
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return undefined;
}
