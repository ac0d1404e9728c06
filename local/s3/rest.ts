import { Readable } from 'node:stream';
import type { AwsReply, AwsRequest } from '../core/cloud.ts';
import type { AwsError } from '../core/errors.ts';
import { asAwsError, noting } from '../core/protocols.ts';
import { authorize } from './access.ts';
import { bucketList, corsDocument, getNotificationConfiguration, putNotificationXml } from './bucket-operations.ts';
import { verifyContentMd5 } from './checksums.ts';
import type { S3 } from './context.ts';
import { corsHeaders, preflight } from './cors.ts';
import { s3Error } from './errors.ts';
import { inputs, readInput } from './inputs.ts';
import { listObjects, listVersions } from './listing.ts';
import {
  abortUpload,
  completeUpload,
  createUpload,
  listParts,
  listUploads,
  uploadPart,
  uploadPartCopy,
} from './multipart.ts';
import { postObject } from './post-object.ts';
import { openObject, readBytes } from './reads.ts';
import { restHeaders, restInput, xmlContent } from './rest-shapes.ts';
import {
  copyObject,
  deleteObject,
  deleteObjects,
  deleteObjectTagging,
  getObjectTagging,
  putObject,
  putObjectTagging,
} from './writes.ts';
import { childElements, parseXml, xmlDocument, xmlError } from './xml.ts';

interface Address {
  readonly bucket: string;
  readonly key: string;
}

/** S3's REST API. Buckets stand in the path, or before the first dot of the host. */
export async function handleRest(s3: S3, request: AwsRequest): Promise<AwsReply> {
  const address = addressOf(s3, request);
  const common = { 'x-amz-request-id': request.requestId, 'x-amz-id-2': request.requestId };
  const bucket = s3.buckets.find(address.bucket);
  const webPort = s3.cloud.ports.web;
  const cors = bucket === undefined ? {} : corsHeaders(bucket, request.method, request.headers, webPort);
  try {
    const reply =
      request.method === 'OPTIONS' && bucket !== undefined
        ? preflight(bucket, request.headers, webPort)
        : await observed(s3, request, address);
    return { ...reply, headers: { ...reply.headers, ...(request.method === 'OPTIONS' ? {} : cors), ...common } };
  } catch (thrown) {
    return noting(thrown, errorReply(asAwsError(thrown), request, { ...cors, ...common }));
  }
}

function addressOf(s3: S3, request: AwsRequest): Address {
  const path = decodeURIComponent(request.path.replace(/^\//u, ''));
  const hosted = hostedBucket(s3, request.headers['host'] ?? '');
  if (hosted !== undefined) return { bucket: hosted, key: path };
  const slash = path.indexOf('/');
  return slash < 0 ? { bucket: path, key: '' } : { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}

function hostedBucket(s3: S3, host: string): string | undefined {
  // A bucket's name may have dots: the longest one that stands before a dot is meant.
  const named = s3.buckets.all().filter(({ name }) => host.startsWith(`${name}.`));
  return named.sort((left, right) => right.name.length - left.name.length)[0]?.name;
}

function errorReply(error: AwsError, request: AwsRequest, headers: Readonly<Record<string, string>>): AwsReply {
  const { DeleteMarker, ...details } = error.details;
  const marker: Record<string, string> = DeleteMarker === true ? { 'x-amz-delete-marker': 'true' } : {};
  if (error.status === 304) return { status: 304, headers: { ...headers, etag: String(details['ETag']) } };
  const known = error.code === 'InternalFailure' ? 'InternalError' : error.code;
  const body = xmlError({
    Code: known,
    Message: error.message,
    ...xmlContent(details),
    Resource: request.path,
    RequestId: request.requestId,
    HostId: request.requestId,
  });
  const range =
    error.code === 'InvalidRange' ? { 'content-range': `bytes */${String(details['ActualObjectSize'])}` } : {};
  const head = request.method === 'HEAD';
  return {
    status: error.status,
    headers: { ...headers, ...marker, ...range, ...(head ? {} : { 'content-type': 'application/xml' }) },
    ...(head ? {} : { body }),
  };
}

function observed(s3: S3, request: AwsRequest, address: Address): Promise<AwsReply> {
  const perform = () => dispatch(s3, request, address);
  if (request.around === undefined) return perform();
  const { bucket: Bucket, key: Key } = address;
  return request.around(actionOf(request, address), Key === '' ? { Bucket } : { Bucket, Key }, perform);
}

/** The API action of a request, as far as faults and records tell actions apart. */
function actionOf({ method, query, headers }: AwsRequest, { bucket, key }: Address): string {
  if (bucket === '') return 'ListBuckets';
  if (key === '') return method === 'GET' ? (query.has('versions') ? 'ListObjectVersions' : 'ListObjectsV2') : 'Bucket';
  if (query.has('tagging')) return `${verb(method)}ObjectTagging`;
  if (query.has('uploads')) return 'CreateMultipartUpload';
  if (query.has('uploadId')) return method === 'PUT' ? 'UploadPart' : `${verb(method)}MultipartUpload`;
  return method === 'PUT' && headers['x-amz-copy-source'] !== undefined ? 'CopyObject' : `${verb(method)}Object`;
}

function verb(method: string): string {
  return method.charAt(0) + method.slice(1).toLowerCase();
}

function dispatch(s3: S3, request: AwsRequest, address: Address): Promise<AwsReply> {
  if (address.bucket === '') {
    if (request.method === 'GET') return xml('ListAllMyBucketsResult', bucketList(s3, request.caller));
    throw notAllowed(request);
  }
  return address.key === '' ? onBucket(s3, request, address.bucket) : onObject(s3, request, address);
}

async function onBucket(s3: S3, request: AwsRequest, name: string): Promise<AwsReply> {
  const { query, caller, method } = request;
  const input = restInput(request, name, '');
  if (method === 'POST') {
    if (query.has('delete')) return xml('DeleteResult', deleteObjects(s3, deleteInput(request, name), caller));
    if (request.headers['content-type']?.startsWith('multipart/form-data') === true)
      return postObject(s3, request, name);
    throw notAllowed(request);
  }
  const bucket = s3.buckets.get(name);
  const may = (action: string) => authorize(s3.cloud, caller, action, bucket);
  if (method === 'HEAD') {
    may('s3:ListBucket');
    return { status: 200, headers: { 'x-amz-bucket-region': s3.cloud.region } };
  }
  if (method === 'PUT' && query.has('notification')) {
    may('s3:PutBucketNotification');
    putNotificationXml(bucket, request.body);
    return { status: 200 };
  }
  if (method !== 'GET') throw notAllowed(request);
  if (query.has('location')) {
    may('s3:GetBucketLocation');
    // us-east-1 answers an empty element.
    const content = s3.cloud.region === 'us-east-1' ? '' : s3.cloud.region;
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${content}</LocationConstraint>`;
    return { status: 200, headers: { 'content-type': 'application/xml' }, body };
  }
  if (query.has('versions'))
    return xml('ListVersionsResult', listVersions(s3, readInput(inputs.ListObjectVersions, input), caller), query);
  if (query.has('uploads'))
    return xml('ListMultipartUploadsResult', listUploads(s3, readInput(inputs.ListMultipartUploads, input), caller));
  if (query.has('versioning')) {
    may('s3:GetBucketVersioning');
    return xml('VersioningConfiguration', bucket.versioning === undefined ? {} : { Status: bucket.versioning });
  }
  if (query.has('cors')) {
    may('s3:GetBucketCORS');
    return xml('CORSConfiguration', corsDocument(bucket));
  }
  if (query.has('policy')) {
    may('s3:GetBucketPolicy');
    if (bucket.policy === undefined) throw s3Error('NoSuchBucketPolicy', 'The bucket policy does not exist');
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(bucket.policy) };
  }
  if (query.has('notification'))
    return xml('NotificationConfiguration', getNotificationConfiguration(s3, name, caller));
  if (query.get('list-type') === '2')
    return xml('ListBucketResult', listObjects(s3, readInput(inputs.ListObjectsV2, input), caller), query);
  throw notImplemented(request);
}

async function onObject(s3: S3, request: AwsRequest, { bucket, key }: Address): Promise<AwsReply> {
  const { query, caller, method } = request;
  const input = restInput(request, bucket, key);
  switch (method) {
    case 'HEAD':
    case 'GET':
      if (query.has('tagging'))
        return xml('Tagging', taggingDocument(await getObjectTagging(s3, readInput(inputs.Version, input), caller)));
      if (query.has('uploadId')) return xml('ListPartsResult', listParts(s3, readInput(inputs.Upload, input), caller));
      if (query.has('attributes') || query.has('acl')) throw notImplemented(request);
      return getObject(s3, request, input);
    case 'PUT':
      if (query.has('tagging'))
        return headers(
          putObjectTagging(s3, { ...readInput(inputs.Version, input), Tagging: taggingInput(request) }, caller),
        );
      if (query.has('uploadId')) {
        if (request.headers['x-amz-copy-source'] === undefined)
          return headers(uploadPart(s3, readInput(inputs.UploadPart, input), caller));
        const { CopyPartResult } = await uploadPartCopy(s3, readInput(inputs.UploadPartCopy, input), caller);
        return xml('CopyPartResult', { ...asRecord(CopyPartResult) });
      }
      if (query.has('acl')) throw notImplemented(request);
      if (request.headers['x-amz-copy-source'] !== undefined) {
        const { CopyObjectResult, ...rest } = await copyObject(s3, readInput(inputs.CopyObject, input), caller);
        const reply = await xml('CopyObjectResult', asRecord(CopyObjectResult));
        return { ...reply, headers: { ...reply.headers, ...restHeaders(rest) } };
      }
      return headers(putObject(s3, readInput(inputs.PutObject, input), caller));
    case 'POST':
      if (query.has('uploads'))
        return xml(
          'InitiateMultipartUploadResult',
          createUpload(s3, readInput(inputs.CreateMultipartUpload, input), caller),
          undefined,
          true,
        );
      if (query.has('uploadId')) {
        const output = completeUpload(
          s3,
          readInput(inputs.CompleteMultipartUpload, { ...input, MultipartUpload: partsInput(request) }),
          caller,
        );
        return xml('CompleteMultipartUploadResult', output, undefined, true);
      }
      throw notAllowed(request);
    case 'DELETE':
      if (query.has('tagging')) return headers(deleteObjectTagging(s3, readInput(inputs.Version, input), caller), 204);
      if (query.has('uploadId')) return headers(abortUpload(s3, readInput(inputs.Upload, input), caller), 204);
      return headers(deleteObject(s3, readInput(inputs.DeleteObject, input), caller), 204);
    default:
      throw notAllowed(request);
  }
}

/** Query parameters that replace headers of the answer, for signed requests only. */
const overrides: Readonly<Record<string, string>> = {
  'response-cache-control': 'cache-control',
  'response-content-disposition': 'content-disposition',
  'response-content-encoding': 'content-encoding',
  'response-content-language': 'content-language',
  'response-content-type': 'content-type',
  'response-expires': 'expires',
};

async function getObject(s3: S3, request: AwsRequest, input: Record<string, unknown>): Promise<AwsReply> {
  const read = await openObject(s3, readInput(inputs.GetObject, input), request.caller);
  const wantsChecksum = request.headers['x-amz-checksum-mode'] ?? request.query.get('x-amz-checksum-mode');
  const replyHeaders = Object.fromEntries(
    Object.entries(restHeaders(read.output)).filter(
      ([name]) => wantsChecksum !== null || !name.startsWith('x-amz-checksum-'),
    ),
  );
  for (const [parameter, header] of Object.entries(overrides)) {
    const value = request.query.get(parameter);
    if (value === null) continue;
    if (request.caller.kind === 'anonymous') {
      throw s3Error('InvalidRequest', 'Request specific response headers cannot be used for anonymous GET requests.');
    }
    replyHeaders[header] = value;
  }
  const status = read.range === undefined ? 200 : 206;
  if (request.method === 'HEAD') return { status, headers: replyHeaders };
  const { file, size } = read.version;
  const streams = read.range === undefined && file !== undefined && size > longestBuffer;
  return {
    status,
    headers: replyHeaders,
    body: streams ? Readable.from(s3.objects.stream(file)) : await readBytes(s3, read),
  };
}

/** Larger objects are streamed from the disk. */
const longestBuffer = 8 * 1024 * 1024;

async function headers(output: Promise<object>, status = 200): Promise<AwsReply> {
  return { status, headers: restHeaders({ ...(await output) }) };
}

async function xml(
  root: string,
  output: object | Promise<object>,
  query?: URLSearchParams,
  withHeaders = false,
): Promise<AwsReply> {
  const content = { ...(await output) };
  const encoded = query?.get('encoding-type') === 'url' ? { ...urlEncoded(content), EncodingType: 'url' } : content;
  const extra = withHeaders ? onlyAmz(restHeaders(content)) : {};
  return {
    status: 200,
    headers: { ...extra, 'content-type': 'application/xml' },
    body: xmlDocument(root, xmlContent(encoded)),
  };
}

function onlyAmz(all: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('x-amz-')));
}

/** Keys may hold what XML cannot; clients ask for them percent-encoded. */
function urlEncoded(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const encodedMembers = ['Key', 'Prefix', 'Delimiter', 'StartAfter', 'KeyMarker', 'NextKeyMarker'];
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (Array.isArray(member))
        return [
          name,
          member.map((one: unknown) => (typeof one === 'object' && one !== null ? urlEncoded({ ...one }) : one)),
        ];
      if (typeof member === 'string' && encodedMembers.includes(name))
        return [name, encodeURIComponent(member).replaceAll('%2F', '/')];
      return [name, member];
    }),
  );
}

function deleteInput(request: AwsRequest, Bucket: string) {
  const md5 = request.headers['content-md5'];
  if (md5 !== undefined) verifyContentMd5(md5, request.body);
  const content = parseXml(request.body, 'Delete');
  return readInput(inputs.DeleteObjects, {
    Bucket,
    Delete: {
      Objects: childElements(content, 'Object').map(({ Key, VersionId }) => ({ Key, VersionId })),
      Quiet: content['Quiet'] === 'true',
    },
  });
}

function partsInput(request: AwsRequest): Record<string, unknown> {
  const content = parseXml(request.body, 'CompleteMultipartUpload');
  return { Parts: childElements(content, 'Part').map((part) => ({ ...part, PartNumber: Number(part['PartNumber']) })) };
}

function taggingInput(request: AwsRequest): { TagSet: { Key: string; Value: string }[] } {
  const [set = {}] = childElements(parseXml(request.body, 'Tagging'), 'TagSet');
  return {
    TagSet: childElements(set, 'Tag').map(({ Key, Value }) => ({ Key: String(Key), Value: String(Value ?? '') })),
  };
}

function taggingDocument(output: Record<string, unknown>): Record<string, unknown> {
  return { TagSet: { Tag: output['TagSet'] } };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function notAllowed(request: AwsRequest): AwsError {
  return s3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
    Method: request.method,
  });
}

function notImplemented(request: AwsRequest): AwsError {
  return s3Error(
    'NotImplemented',
    `The local cloud's S3 does not implement ${request.method} with ${[...request.query.keys()].join(', ')}.`,
  );
}
