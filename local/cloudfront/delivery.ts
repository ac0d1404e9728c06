import { constants, brotliCompressSync, gzipSync } from 'node:zlib';
import type { Caller, Cloud } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import type { EdgeRequest, EdgeResult, EdgeEvent } from './edge-function.ts';
import { managedHeadersPolicies } from './properties.ts';
import type { Behavior, DistributionConfig, HeadersPolicy, Origin } from './properties.ts';

export interface Distribution {
  readonly id: string;
  readonly arn: string;
  readonly domainName: string;
  readonly config: DistributionConfig;
}

/** What distributions refer to, by id or ARN. */
export interface Parts {
  readonly functions: ReadonlyMap<string, (event: EdgeEvent) => Promise<EdgeResult>>;
  readonly headersPolicies: ReadonlyMap<string, HeadersPolicy>;
}

export interface ViewerRequest {
  readonly method: string;
  /** Path as sent, percent-encoded. */
  readonly path: string;
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface ViewerReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

interface OriginReply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** Answers one request as the distribution does, except that nothing is cached: a deployment shows at once. */
export async function serve(
  cloud: Cloud,
  distribution: Distribution,
  parts: Parts,
  viewer: ViewerRequest,
): Promise<ViewerReply> {
  const behavior = behaviorFor(distribution.config, viewer.path);
  const requestId = cloud.uuid();
  if (!behavior.AllowedMethods.includes(viewer.method)) {
    return finish(
      cloud,
      distribution,
      parts,
      behavior,
      viewer,
      requestId,
      plain(
        403,
        'This distribution is not configured to allow the HTTP request method that was used for this request.',
      ),
    );
  }
  const edge = edgeRequest(viewer);
  const changed = await runFunction(distribution, parts, behavior, 'viewer-request', { requestId, request: edge });
  if (changed?.kind === 'response') {
    const { statusCode, headers, body } = changed.response;
    const bytes =
      typeof body === 'object'
        ? Buffer.from(body.data, body.encoding === 'base64' ? 'base64' : 'utf8')
        : Buffer.from(body ?? '');
    const flat = Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name.toLowerCase(), value]));
    return { status: statusCode, headers: { ...flat, ...common(requestId) }, body: bytes };
  }
  const uri = changed?.request.uri ?? edge.uri;
  let reply = await fetchOrigin(cloud, distribution, behavior, uri, viewer);
  const rule = distribution.config.CustomErrorResponses.find(({ ErrorCode }) => ErrorCode === reply.status);
  if (rule?.ResponsePagePath !== undefined) {
    const page = await fetchOrigin(cloud, distribution, behavior, rule.ResponsePagePath, { ...viewer, headers: {} });
    if (page.status < 400) reply = { ...page, status: rule.ResponseCode ?? reply.status };
  }
  return finish(cloud, distribution, parts, behavior, viewer, requestId, reply);
}

function behaviorFor(config: DistributionConfig, path: string): Behavior {
  const special = config.CacheBehaviors.find(({ PathPattern }) => {
    const source = PathPattern.replace(/^\/?/u, '/')
      .replace(/[.+^${}()|[\]\\]/gu, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    return new RegExp(`^${source}$`, 'su').test(path);
  });
  return special ?? config.DefaultCacheBehavior;
}

function edgeRequest(viewer: ViewerRequest): EdgeRequest {
  const wrap = (pairs: Iterable<[string, string]>) =>
    Object.fromEntries([...pairs].map(([name, value]) => [name, { value }]));
  return {
    method: viewer.method,
    uri: viewer.path,
    querystring: wrap(new URLSearchParams(viewer.query)),
    headers: wrap(Object.entries(viewer.headers)),
  };
}

async function runFunction(
  distribution: Distribution,
  parts: Parts,
  behavior: Behavior,
  eventType: EdgeEvent['eventType'],
  event: Pick<EdgeEvent, 'requestId' | 'request' | 'response'>,
): Promise<EdgeResult | undefined> {
  const association = behavior.FunctionAssociations.find(({ EventType }) => EventType === eventType);
  const run = association === undefined ? undefined : parts.functions.get(association.FunctionARN);
  return run?.({
    ...event,
    eventType,
    distributionId: distribution.id,
    distributionDomainName: distribution.domainName,
  });
}

/** The headers of an object by the SDK's member. */
const objectHeaders = {
  CacheControl: 'cache-control',
  ContentDisposition: 'content-disposition',
  ContentEncoding: 'content-encoding',
  ContentLanguage: 'content-language',
  ContentRange: 'content-range',
  ContentType: 'content-type',
  ETag: 'etag',
} as const;

async function fetchOrigin(
  cloud: Cloud,
  distribution: Distribution,
  behavior: Behavior,
  uri: string,
  viewer: ViewerRequest,
): Promise<OriginReply> {
  const origin = distribution.config.Origins.find(({ Id }) => Id === behavior.TargetOriginId);
  if (origin === undefined) return plain(502, `The origin ${behavior.TargetOriginId} is not declared.`);
  const { DefaultRootObject: root } = distribution.config;
  let key: string;
  try {
    key = decodeURIComponent(`${origin.OriginPath}${uri === '/' && root !== '' ? `/${root}` : uri}`).slice(1);
  } catch {
    // The address is not one: percent signs that encode nothing.
    return plain(400, 'Bad request.');
  }
  try {
    const range = viewer.headers['range'];
    const object = await cloud.call<Record<string, unknown> & { Body: Buffer; LastModified: number }>(
      's3',
      'GetObject',
      { Bucket: bucketOf(origin), Key: key, ...(range === undefined ? {} : { Range: range }) },
      callerFor(distribution, origin),
    );
    const headers: Record<string, string> = {
      'accept-ranges': 'bytes',
      'last-modified': new Date(object.LastModified * 1000).toUTCString(),
    };
    for (const [member, header] of Object.entries(objectHeaders)) {
      const value = object[member];
      if (value !== undefined) headers[header] = String(value);
    }
    return { status: object['ContentRange'] === undefined ? 200 : 206, headers, body: object.Body };
  } catch (error) {
    if (!(error instanceof AwsError) || error.status >= 500) throw error;
    const status = error.status === 400 ? 403 : error.status;
    return {
      status,
      headers: { 'content-type': 'application/xml' },
      body: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${error.code}</Code></Error>`),
    };
  }
}

/** With an access control the request is CloudFront's own, for this distribution; without one nobody signs it. */
function callerFor(distribution: Distribution, origin: Origin): Caller {
  if (origin.OriginAccessControlId === '') return { kind: 'anonymous' };
  return { kind: 'service', service: 'cloudfront.amazonaws.com', sourceArn: distribution.arn };
}

/** The bucket of an S3 origin; `undefined` for an origin of another kind. */
export function bucketOf(origin: Origin): string | undefined {
  return /^(.+)\.s3(?:[.-][\w-]+)*\.amazonaws\.com$/u.exec(origin.DomainName)?.[1];
}

async function finish(
  cloud: Cloud,
  distribution: Distribution,
  parts: Parts,
  behavior: Behavior,
  viewer: ViewerRequest,
  requestId: string,
  reply: OriginReply,
): Promise<ViewerReply> {
  const policyId = behavior.ResponseHeadersPolicyId;
  const policy =
    policyId === undefined ? undefined : (parts.headersPolicies.get(policyId) ?? managedHeadersPolicies[policyId]);
  if (policyId !== undefined && policy === undefined)
    cloud.trace.warn(`cloudfront: the response headers policy ${policyId} is not known`);
  let headers = withPolicy(reply.headers, policy);
  const changed = await runFunction(distribution, parts, behavior, 'viewer-response', {
    requestId,
    request: edgeRequest(viewer),
    response: {
      statusCode: reply.status,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { value }])),
    },
  });
  if (changed?.kind === 'response') {
    headers = Object.fromEntries(
      Object.entries(changed.response.headers).map(([name, { value }]) => [name.toLowerCase(), value]),
    );
  }
  const all = { ...headers, ...common(requestId) };
  if (reply.status === 200 && isNotModified(viewer, all)) {
    const { 'content-type': _type, ...kept } = all;
    return { status: 304, headers: kept, body: Buffer.alloc(0) };
  }
  return compressed(behavior, viewer, { ...reply, headers: all });
}

function withPolicy(
  headers: Readonly<Record<string, string>>,
  policy: HeadersPolicy | undefined,
): Record<string, string> {
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => policy?.removed.includes(name) !== true));
  for (const { name, value, override } of policy?.headers ?? []) {
    if (override || kept[name] === undefined) kept[name] = value;
  }
  return kept;
}

function common(requestId: string): Record<string, string> {
  return {
    server: 'AmazonS3',
    via: '1.1 local.cloudfront.net (CloudFront)',
    'x-amz-cf-id': requestId,
    'x-cache': 'Miss from cloudfront',
  };
}

function isNotModified(viewer: ViewerRequest, headers: Readonly<Record<string, string>>): boolean {
  const tags = viewer.headers['if-none-match'];
  if (tags !== undefined) {
    const strong = (tag: string) => tag.trim().replace(/^W\//u, '');
    return tags.split(',').some((tag) => strong(tag) === '*' || strong(tag) === headers['etag']);
  }
  const since = Date.parse(viewer.headers['if-modified-since'] ?? '');
  return Number.isFinite(since) && Date.parse(headers['last-modified'] ?? '') <= since;
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html */
const compressible =
  /^(?:text\/(?:html|css|plain|csv|xml|javascript|richtext|x-component)|application\/(?:javascript|x-javascript|json|xml|wasm|manifest\+json|vnd\.ms-fontobject|x-font-ttf|ld\+json|xhtml\+xml|rss\+xml)|image\/svg\+xml|font\/(?:ttf|otf|eot))/u;
const smallest = 1_000;
const largest = 10_000_000;
const cacheLimit = 200;
const packed = new Map<string, Buffer>();

function compressed(behavior: Behavior, viewer: ViewerRequest, reply: OriginReply): ViewerReply {
  const { headers, body } = reply;
  const fits = body.length >= smallest && body.length <= largest && compressible.test(headers['content-type'] ?? '');
  const plainly = reply.status === 200 && headers['content-encoding'] === undefined;
  if (!behavior.Compress || !fits || !plainly) return reply;
  const accepted = viewer.headers['accept-encoding'] ?? '';
  const encoding = /\bbr\b/u.test(accepted) ? 'br' : /\bgzip\b/u.test(accepted) ? 'gzip' : undefined;
  const vary = { vary: 'Accept-Encoding' };
  if (encoding === undefined) return { ...reply, headers: { ...headers, ...vary } };
  const key = `${encoding} ${headers['etag'] ?? ''} ${body.length}`;
  const bytes = packed.get(key) ?? pack(body, encoding);
  if (packed.size >= cacheLimit) packed.clear();
  if (headers['etag'] !== undefined) packed.set(key, bytes);
  const weak = headers['etag'] === undefined ? {} : { etag: `W/${headers['etag']}` };
  return { status: reply.status, headers: { ...headers, ...vary, ...weak, 'content-encoding': encoding }, body: bytes };
}

function pack(body: Buffer, encoding: 'br' | 'gzip'): Buffer {
  if (encoding === 'gzip') return gzipSync(body);
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}

function plain(status: number, message: string): OriginReply {
  return { status, headers: { 'content-type': 'text/plain' }, body: Buffer.from(message) };
}
