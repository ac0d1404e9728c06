import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { finished } from 'node:stream/promises';
import { resourcesOf } from '../faults/resources.ts';
import type { Around, AwsReply, AwsRequest, Caller, ServiceName } from './cloud.ts';
import { isChunked, unchunk } from './chunked.ts';
import { verifyChecksums } from './checksums.ts';
import { AwsError, LostAnswer, OperatorError } from './errors.ts';
import { speakHttp2 } from './http2.ts';
import { asAwsError, unexpectedError } from './protocols.ts';
import { refusal } from './refusals.ts';
import type { LocalCloud } from './runtime.ts';
import { claimOf, verifySignature } from './signature.ts';
import type { Claim, RawRequest } from './signature.ts';
import { describeInput } from './tracing.ts';

const MEBIBYTE = 1024 * 1024;
/** DynamoDB's BatchWriteItem, 16 MiB, is the largest of the others. */
const LARGEST_BODY = 24 * MEBIBYTE;
/** A body is held in memory; S3 itself would take 5 GiB. */
const LARGEST_OBJECT = 512 * MEBIBYTE;
const KEEP_ALIVE_MS = 65_000;

/** Opens the endpoint that answers every AWS API and sets the cloud's `awsEndpoint`. Port 0 takes any free one. */
export async function openEndpoint(cloud: LocalCloud, port: number): Promise<void> {
  const listener = (incoming: Incoming, outgoing: Outgoing): void => {
    answer(cloud, incoming, outgoing).catch((error: unknown) => {
      cloud.trace.warn(`the AWS endpoint could not answer ${incoming.url ?? ''}: ${String(error)}`);
      outgoing.destroy();
    });
  };
  const server = createServer(listener);
  const endHttp2 = speakHttp2(server, listener);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const bound = await listen(server, port);
  cloud.awsEndpoint = `http://127.0.0.1:${bound}`;
  cloud.ports = { ...cloud.ports, aws: bound };
  cloud.onStop(() => {
    endHttp2();
    return close(server);
  });
}

type Incoming = IncomingMessage | Http2ServerRequest;
type Outgoing = ServerResponse | Http2ServerResponse;

/** Listens on 127.0.0.1 and answers the port. Throws `OperatorError` where it is taken. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        cause.code === 'EADDRINUSE'
          ? new OperatorError(`Port ${port} is taken by another program. Choose another with --port.`, { cause })
          : cause,
      );
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Ends a server together with the connections that clients keep alive. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function answer(cloud: LocalCloud, incoming: Incoming, outgoing: Outgoing): Promise<void> {
  const requestId = cloud.uuid();
  const traceId = incoming.headers['x-amzn-trace-id'];
  const work = async (): Promise<void> => {
    const started = performance.now();
    const { reply, title, service, action, lost } = await replyTo(cloud, incoming, requestId);
    // The service's clock is what clients set their own by once it differs from theirs.
    if (cloud.faults.clockOffset !== 0) outgoing.setHeader('date', new Date(cloud.now()).toUTCString());
    if (lost) outgoing.destroy();
    else await send(reply, incoming.method ?? 'GET', outgoing);
    const milliseconds = performance.now() - started;
    const failed = reply.status >= 400;
    const outcome = [reply.status, reply.headers?.['x-amzn-errortype'] ?? ''].join(' ').trimEnd();
    cloud.trace.count(service, action, Number(incoming.headers['content-length'] ?? 0), milliseconds, failed);
    if (typeof traceId === 'string') cloud.trace.step(`${title} → ${outcome}`, milliseconds);
    else cloud.trace.entitle(`${title} → ${outcome}`);
    if (failed && reply.status >= 500) cloud.trace.failed();
  };
  if (typeof traceId === 'string') return cloud.trace.resume(traceId, work);
  return cloud.trace.request(`${incoming.method ?? ''} ${(incoming.url ?? '').split('?')[0] ?? ''}`, work);
}

interface Answered {
  readonly reply: AwsReply;
  readonly title: string;
  readonly service: string;
  readonly action: string;
  /** What was asked has been done, and nobody shall hear of it. */
  readonly lost: boolean;
}

async function replyTo(cloud: LocalCloud, incoming: Incoming, requestId: string): Promise<Answered> {
  const raw = { ...head(incoming), body: Buffer.alloc(0) };
  let service = unsignedService(raw) ?? 'unknown';
  try {
    const claim = claimOf(raw);
    service = claim?.service ?? service;
    const body = await readBody(incoming, service === 's3' ? LARGEST_OBJECT : LARGEST_BODY);
    const target = serviceFor(cloud, claim, { ...raw, body });
    service = target.name;
    const request = verify(cloud, claim, { ...raw, body }, service, requestId);
    const { action, resource } = describe(service, request);
    const journey = { lost: false };
    const reply = await target.handle(
      cloud.faults.active ? { ...request, around: throughFaults(cloud, target.name, request, journey) } : request,
    );
    report(cloud, service, action, reply);
    return { reply, service, action, title: `${service} ${action} ${resource}`.trimEnd(), ...journey };
  } catch (thrown) {
    cloud.noticeDiskFull(thrown);
    if (!(thrown instanceof AwsError)) cloud.trace.warn(`${service}: ${stackOf(thrown)}`);
    const error = asAwsError(thrown);
    const title = `${service} ${raw.method} ${raw.path} ${error.code}`;
    return { reply: refusal(service, error, requestId), service, action: 'refused', title, lost: false };
  }
}

/** Has the armed faults strike a request's action between its protocol and its service. */
function throughFaults(
  cloud: LocalCloud,
  service: ServiceName,
  { caller, body }: AwsRequest,
  journey: { lost: boolean },
): Around {
  return async function around<T>(
    action: string,
    input: Readonly<Record<string, unknown>>,
    perform: () => Promise<T>,
    refusalIn?: (answer: unknown) => string | undefined,
  ): Promise<T> {
    let answered: { readonly answer: T } | undefined;
    const call = { service, action, resources: resourcesOf(input), caller, input, bytes: body.length };
    try {
      return await cloud.faults.around(refusalIn === undefined ? call : { ...call, refusalIn }, async () => {
        const answer = await perform();
        answered = { answer };
        return answer;
      });
    } catch (error) {
      if (!(error instanceof LostAnswer) || answered === undefined) throw error;
      journey.lost = true;
      return answered.answer;
    }
  };
}

function head(incoming: Incoming): Omit<RawRequest, 'body'> {
  const url = incoming.url ?? '/';
  const at = url.indexOf('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return {
    method: incoming.method ?? 'GET',
    path: at < 0 ? url : url.slice(0, at),
    rawQuery: at < 0 ? '' : url.slice(at + 1),
    headers,
  };
}

async function readBody(incoming: Incoming, limit: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of incoming) {
    const bytes: Buffer = Buffer.isBuffer(part) ? part : Buffer.from(String(part));
    length += bytes.length;
    if (length > limit) {
      throw new AwsError('EntityTooLarge', `Your proposed upload exceeds the maximum allowed size of ${limit} bytes.`, {
        status: 413,
      });
    }
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

interface Answering {
  readonly name: ServiceName;
  handle(request: AwsRequest): Promise<AwsReply>;
}

function serviceFor(cloud: LocalCloud, claim: Claim | undefined, request: RawRequest): Answering {
  const name = claim?.service ?? unsignedService(request);
  if (name === undefined) {
    throw new AwsError('MissingAuthenticationToken', 'The request is not signed.', { status: 403 });
  }
  for (const service of cloud.services.values()) {
    if (service.name === name && service.handle !== undefined)
      return { name: service.name, handle: service.handle.bind(service) };
  }
  throw new AwsError('UnknownOperationException', `The local cloud has no service with the signing name ${name}.`, {
    status: 404,
  });
}

/** Only Cognito's public actions, S3 (which decides by bucket policy) and AssumeRoleWith… may come unsigned. */
function unsignedService(request: RawRequest): ServiceName | undefined {
  // Function URLs decide by the function's own policy who may come unsigned.
  if (request.path.startsWith('/lambda-url/')) return 'lambda';
  const target = request.headers['x-amz-target'];
  if (target?.startsWith('AWSCognitoIdentityProviderService.') === true) return 'cognito-idp';
  if (target !== undefined) return undefined;
  if (request.method === 'OPTIONS' && request.path === '/') return 'cognito-idp';
  if (/^\/[\w-]+_[0-9A-Za-z]+\/\.well-known\/[a-z.-]+$/.test(request.path)) return 'cognito-idp';
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true) {
    return request.path === '/' ? 'sts' : undefined;
  }
  return 's3';
}

function verify(
  cloud: LocalCloud,
  claim: Claim | undefined,
  raw: RawRequest,
  service: string,
  requestId: string,
): AwsRequest {
  const base = { requestId, method: raw.method, path: raw.path, query: new URLSearchParams(raw.rawQuery) };
  const anonymous: Caller = { kind: 'anonymous' };
  if (claim === undefined) {
    return { ...base, headers: raw.headers, body: raw.body, caller: anonymous, presigned: false };
  }
  const verified = verifySignature(cloud, claim, raw);
  const { body, trailers } = isChunked(raw.headers)
    ? unchunk(raw.body, raw.headers, verified)
    : { body: raw.body, trailers: {} };
  const headers = { ...raw.headers, ...trailers };
  if (service === 's3' && raw.method === 'PUT') verifyChecksums(headers, body);
  return { ...base, headers, body, caller: verified.caller, presigned: verified.presigned };
}

function report(cloud: LocalCloud, service: string, action: string, reply: AwsReply): void {
  const error = unexpectedError(reply);
  if (error === undefined) return;
  cloud.noticeDiskFull(error);
  cloud.trace.warn(`${service} ${action}: ${stackOf(error)}`);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Action and resource of a request, for the log; S3 and REST services are told by method and path. */
function describe(service: string, request: AwsRequest): { action: string; resource: string } {
  const target = request.headers['x-amz-target'];
  if (target !== undefined) {
    return { action: target.slice(target.lastIndexOf('.') + 1), resource: jsonResource(request.body) };
  }
  if (service !== 's3' && request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true) {
    const form = new URLSearchParams(request.body.toString('utf8'));
    return { action: form.get('Action') ?? '?', resource: describeInput(Object.fromEntries(form)) };
  }
  return { action: request.method, resource: decodeURIComponent(request.path) };
}

function jsonResource(body: Buffer): string {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    return typeof parsed === 'object' && parsed !== null ? describeInput(parsed) : '';
  } catch {
    // The service itself says that the body is not JSON.
    return '';
  }
}

async function send(reply: AwsReply, method: string, outgoing: Outgoing): Promise<void> {
  outgoing.statusCode = reply.status;
  for (const [name, value] of Object.entries(reply.headers ?? {})) outgoing.setHeader(name, value);
  const { body } = reply;
  if (method === 'HEAD' || body === undefined) {
    outgoing.end();
    return;
  }
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    outgoing.end(body);
    return;
  }
  body.pipe(outgoing);
  body.on('error', () => outgoing.destroy());
  await finished(outgoing).catch((error: NodeJS.ErrnoException) => {
    // A client that hangs up in the middle of a download is no fault of ours.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
