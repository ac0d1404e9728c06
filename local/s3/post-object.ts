import type { AwsReply, AwsRequest } from '../core/cloud.ts';
import type { S3 } from './context.ts';
import { s3Error } from './errors.ts';
import { inputs, readInput } from './inputs.ts';
import { judgePost } from './post-policy.ts';
import type { PostForm } from './post-policy.ts';
import { putObject } from './writes.ts';
import { xmlDocument } from './xml.ts';

/** Members of PutObject that a form may carry, by field name in lower case. */
const fieldMembers: Readonly<Record<string, string>> = {
  'cache-control': 'CacheControl',
  'content-disposition': 'ContentDisposition',
  'content-encoding': 'ContentEncoding',
  'content-type': 'ContentType',
  expires: 'Expires',
  'x-amz-checksum-crc32': 'ChecksumCRC32',
  'x-amz-checksum-crc32c': 'ChecksumCRC32C',
  'x-amz-checksum-crc64nvme': 'ChecksumCRC64NVME',
  'x-amz-checksum-sha1': 'ChecksumSHA1',
  'x-amz-checksum-sha256': 'ChecksumSHA256',
  'x-amz-server-side-encryption': 'ServerSideEncryption',
  'x-amz-server-side-encryption-aws-kms-key-id': 'SSEKMSKeyId',
  'x-amz-storage-class': 'StorageClass',
  'x-amz-website-redirect-location': 'WebsiteRedirectLocation',
};

/**
 * A browser's upload by a form (presigned POST).
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 */
export async function postObject(s3: S3, request: AwsRequest, bucketName: string): Promise<AwsReply> {
  s3.buckets.get(bucketName);
  const form = await readForm(request);
  const caller = judgePost(form, bucketName, s3.cloud.iam, s3.cloud.now());
  const { fields, file } = form;
  const key = fields.get('key')?.replaceAll('${filename}', file.name);
  if (key === undefined) {
    throw s3Error(
      'InvalidArgument',
      "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.",
      { ArgumentName: 'key' },
    );
  }
  const input: Record<string, unknown> = { Bucket: bucketName, Key: key, Body: file.bytes };
  const metadata: Record<string, string> = {};
  for (const [name, value] of fields) {
    const member = fieldMembers[name];
    if (member !== undefined) input[member] = value;
    if (name.startsWith('x-amz-meta-')) metadata[name.slice('x-amz-meta-'.length)] = value;
  }
  const tagging = fields.get('tagging');
  if (tagging !== undefined) input['Tagging'] = tagsOfXml(tagging);
  const output = await putObject(
    s3,
    readInput(inputs.PutObject, { ...input, Metadata: metadata }),
    caller,
    'ObjectCreated:Post',
  );
  return reply(s3, bucketName, key, fields, String(output['ETag']), output['VersionId']);
}

function reply(
  s3: S3,
  bucketName: string,
  key: string,
  fields: ReadonlyMap<string, string>,
  etag: string,
  versionId: unknown,
): AwsReply {
  const location = `${s3.cloud.awsEndpoint}/${bucketName}/${key.split('/').map(encodeURIComponent).join('/')}`;
  const headers = { etag, location, ...(typeof versionId === 'string' ? { 'x-amz-version-id': versionId } : {}) };
  const redirect = fields.get('success_action_redirect') ?? fields.get('redirect');
  if (redirect !== undefined && URL.canParse(redirect)) {
    const url = new URL(redirect);
    url.searchParams.set('bucket', bucketName);
    url.searchParams.set('key', key);
    url.searchParams.set('etag', etag);
    return { status: 303, headers: { ...headers, location: url.href } };
  }
  switch (fields.get('success_action_status')) {
    case '200':
      return { status: 200, headers };
    case '201': {
      const body = xmlDocument('PostResponse', { Location: location, Bucket: bucketName, Key: key, ETag: etag });
      return { status: 201, headers: { ...headers, 'content-type': 'application/xml' }, body };
    }
    default:
      return { status: 204, headers };
  }
}

/** S3 reads the fields up to the file, and ignores what comes behind it. */
async function readForm(request: AwsRequest): Promise<PostForm> {
  const fields = new Map<string, string>();
  let entries: [string, string | File][];
  try {
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    entries = [...(await new Response(new Uint8Array(request.body), { headers }).formData())];
  } catch (error) {
    throw s3Error(
      'MalformedPOSTRequest',
      'The body of your POST request is not well-formed multipart/form-data.',
      {},
      error,
    );
  }
  for (const [name, value] of entries) {
    if (name.toLowerCase() === 'file') {
      const bytes = typeof value === 'string' ? Buffer.from(value) : Buffer.from(await value.arrayBuffer());
      return { fields, file: { name: typeof value === 'string' ? '' : value.name.replace(/^.*[\\/]/u, ''), bytes } };
    }
    if (typeof value === 'string') fields.set(name.toLowerCase(), value);
  }
  throw s3Error('InvalidArgument', 'POST requires exactly one file upload per request.', {
    ArgumentName: 'file',
    ArgumentValue: '0',
  });
}

function tagsOfXml(xml: string): string {
  const pairs = [...xml.matchAll(/<Key>([^<]*)<\/Key>\s*<Value>([^<]*)<\/Value>/gu)];
  return new URLSearchParams(pairs.map(([, name = '', value = '']): [string, string] => [name, value])).toString();
}
