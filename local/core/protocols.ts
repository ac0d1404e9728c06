import { AwsError } from './errors.ts';
import type { AwsReply, AwsRequest, Service } from './cloud.ts';
import { queryInput, xmlError, xmlReply } from './query-shapes.ts';
import type { QueryShapes } from './query-shapes.ts';

export type Handler = (request: AwsRequest) => Promise<AwsReply>;
type Callable = Pick<Service, 'call'>;

export interface JsonOptions {
  /** Members, at any depth, that the SDK calls blobs: base64 on the wire, `Buffer` in a call. Answers need no list. */
  readonly blobs?: readonly string[];
  /** Codes of the older Query protocol by exception, for services that moved to JSON (SQS): sent as `x-amzn-query-error`. */
  readonly queryErrorCodes?: Readonly<Record<string, string>>;
}

/**
 * AWS JSON 1.0 and 1.1: the action stands in `X-Amz-Target`, the body is one JSON object.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
export function awsJson(service: Callable, version: '1.0' | '1.1', options: JsonOptions = {}): Handler {
  const contentType = `application/x-amz-json-${version}`;
  const blobs = new Set(options.blobs);
  return async (request) => {
    const headers = { 'content-type': contentType, 'x-amzn-requestid': request.requestId };
    try {
      const output = await invoke(service, targetAction(request), jsonInput(request.body, blobs), request);
      return { status: 200, headers, body: jsonOutput(output) };
    } catch (thrown) {
      const error = asAwsError(thrown);
      const legacy = options.queryErrorCodes?.[error.code];
      return noting(thrown, {
        status: error.status,
        headers: {
          ...headers,
          'x-amzn-errortype': error.code,
          ...(legacy === undefined ? {} : { 'x-amzn-query-error': `${legacy};${faultOf(error)}` }),
        },
        body: jsonOutput({ __type: error.code, message: error.message, ...error.details }),
      });
    }
  };
}

export interface QueryOptions extends QueryShapes {
  /** The service's XML namespace, e.g. `http://sns.amazonaws.com/doc/2010-03-31/`. */
  readonly xmlns: string;
  /** Names as the wire has them, where they differ from the SDK's exception names (`{ NotFoundException: 'NotFound' }`). */
  readonly errorCodes?: Readonly<Record<string, string>>;
}

/**
 * AWS Query (SNS, STS, IAM, CloudWatch): a form with `Action`, lists as `X.member.N`, maps as `X.entry.N.key`; answers in XML.
 * Every scalar arrives as text unless the shapes name it.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function awsQuery(service: Callable, options: QueryOptions): Handler {
  const headers = { 'content-type': 'text/xml' };
  return async (request) => {
    try {
      const form = new URLSearchParams(request.body.length > 0 ? request.body.toString('utf8') : request.query);
      const action = form.get('Action');
      if (action === null) throw new AwsError('MissingAction', 'The request must contain the parameter Action.');
      const output = await invoke(service, action, queryInput(form, options), request);
      return { status: 200, headers, body: xmlReply(action, output, request.requestId, options.xmlns, options) };
    } catch (thrown) {
      const error = asAwsError(thrown);
      const code = options.errorCodes?.[error.code] ?? error.code;
      const body = xmlError({ code, message: error.message, fault: faultOf(error) }, request.requestId, options.xmlns);
      return noting(thrown, { status: httpStatus(error), headers, body });
    }
  };
}

/** Where the members of one REST action stand in its HTTP request and reply; all others are in the JSON body. */
export interface Route {
  readonly action: string;
  /** Query parameter → input member. A parameter given more than once becomes a list. */
  readonly query?: Readonly<Record<string, string>>;
  /** Request header (lower case) → input member. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The whole body, as `Buffer`, is this input member. */
  readonly payload?: string;
  /** HTTP status of success, 200 unless told. */
  readonly status?: number;
  /** Output member that is the HTTP status (Lambda's `StatusCode`). */
  readonly statusMember?: string;
  /** Output member → reply header. */
  readonly outputHeaders?: Readonly<Record<string, string>>;
  /** Output member that is the whole body of the reply. */
  readonly outputPayload?: string;
}

/**
 * REST JSON 1 (Lambda, SES v2, Bedrock, Scheduler): keys are `METHOD /path/{Label}/…`; `{Label+}` takes slashes too.
 * https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export function restJson(
  service: Callable,
  routes: Readonly<Record<string, Route>>,
  options: Pick<JsonOptions, 'blobs'> = {},
): Handler {
  const blobs = new Set(options.blobs);
  const compiled = Object.entries(routes).map(([pattern, route]) => ({ ...compilePattern(pattern), route }));
  return async (request) => {
    const requestId = { 'x-amzn-requestid': request.requestId };
    try {
      const match = matchRoute(compiled, request);
      const { route } = match;
      const output = await invoke(service, route.action, restInput(request, route, match.labels, blobs), request);
      const reply = restReply(output, route);
      return { ...reply, headers: { ...reply.headers, ...requestId } };
    } catch (thrown) {
      const error = asAwsError(thrown);
      return noting(thrown, {
        status: httpStatus(error),
        headers: { 'content-type': 'application/json', 'x-amzn-errortype': error.code, ...requestId },
        body: jsonOutput({ message: error.message, ...error.details }),
      });
    }
  };
}

/** What a service answers for an error that it did not mean: nothing of its inside. */
export function asAwsError(thrown: unknown): AwsError {
  if (thrown instanceof AwsError) return thrown;
  return new AwsError('InternalFailure', 'The request processing has failed because of an unknown error.', {
    status: 500,
    cause: thrown,
  });
}

const unexpected = new WeakMap<AwsReply, unknown>();

/** The error behind a reply of `InternalFailure`, for the operator's log; `undefined` for every other reply. */
export function unexpectedError(reply: AwsReply): unknown {
  return unexpected.get(reply);
}

/** Remembers an error that is not an `AwsError` beside the reply that hides it. */
export function noting(thrown: unknown, reply: AwsReply): AwsReply {
  if (!(thrown instanceof AwsError)) unexpected.set(reply, thrown);
  return reply;
}

/** JSON as AWS writes it: dates as epoch seconds, bytes as base64. */
export function jsonOutput(output: object): string {
  return JSON.stringify(wireValue(output));
}

/** The action of a JSON request: what follows the last dot of `X-Amz-Target`. */
export function targetAction(request: Pick<AwsRequest, 'headers'>): string {
  const target = request.headers['x-amz-target'];
  if (target === undefined) throw new AwsError('UnknownOperationException', 'The request has no X-Amz-Target header.');
  return target.slice(target.lastIndexOf('.') + 1);
}

/** `Sender` for the client's mistakes, `Receiver` for the service's. */
export function faultOf(error: AwsError): 'Sender' | 'Receiver' {
  return error.status >= 500 ? 'Receiver' : 'Sender';
}

async function invoke(
  service: Callable,
  action: string,
  input: Record<string, unknown>,
  request: AwsRequest,
): Promise<object> {
  const call = service.call?.bind(service);
  if (call === undefined) throw new AwsError('UnknownOperationException', `Unknown operation ${action}.`);
  if (request.around === undefined) return call(action, input, request.caller);
  return request.around(action, input, () => call(action, input, request.caller));
}

/** Refused access is 400 in AWS JSON, 403 in the others. */
function httpStatus(error: AwsError): number {
  return error.code === 'AccessDeniedException' ? 403 : error.status;
}

function jsonInput(body: Buffer, blobs: ReadonlySet<string>): Record<string, unknown> {
  if (body.length === 0) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new AwsError('SerializationException', 'The request body is not valid JSON.', { cause });
  }
  if (!isRecord(parsed)) throw new AwsError('SerializationException', 'The request body is not a JSON object.');
  return blobs.size === 0 ? parsed : withBlobs(parsed, blobs);
}

function withBlobs(value: Record<string, unknown>, blobs: ReadonlySet<string>): Record<string, unknown> {
  const decode = (name: string, member: unknown): unknown => {
    if (Array.isArray(member)) return member.map((item: unknown) => decode(name, item));
    if (typeof member === 'string' && blobs.has(name)) return Buffer.from(member, 'base64');
    return isRecord(member) ? withBlobs(member, blobs) : member;
  };
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, decode(name, member)]));
}

function wireValue(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (value instanceof Uint8Array) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  }
  if (Array.isArray(value)) return value.map(wireValue);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, wireValue(member)]));
}

interface Pattern {
  readonly method: string;
  readonly expression: RegExp;
  readonly labels: readonly string[];
}

function compilePattern(pattern: string): Pattern {
  const [method = '', path = ''] = pattern.split(' ');
  const labels: string[] = [];
  const source = path
    .split(/(\{[^}]+\})/)
    .map((part) => {
      if (!part.startsWith('{')) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      const greedy = part.endsWith('+}');
      labels.push(part.slice(1, greedy ? -2 : -1));
      return greedy ? '(.+)' : '([^/]+)';
    })
    .join('');
  return { method, expression: new RegExp(`^${source.replace(/\/$/, '')}/?$`), labels };
}

function matchRoute(
  routes: readonly (Pattern & { route: Route })[],
  request: AwsRequest,
): { route: Route; labels: Record<string, string> } {
  for (const candidate of routes) {
    if (candidate.method !== request.method) continue;
    const found = candidate.expression.exec(request.path);
    if (found === null) continue;
    const labels = Object.fromEntries(
      candidate.labels.map((label, index) => [label, decodeURIComponent(found[index + 1] ?? '')]),
    );
    return { route: candidate.route, labels };
  }
  throw new AwsError('UnknownOperationException', `There is no operation at ${request.method} ${request.path}.`, {
    status: 404,
  });
}

function restInput(
  request: AwsRequest,
  route: Route,
  labels: Record<string, string>,
  blobs: ReadonlySet<string>,
): Record<string, unknown> {
  const input: Record<string, unknown> =
    route.payload === undefined ? { ...jsonInput(request.body, blobs) } : { [route.payload]: request.body };
  for (const [parameter, member] of Object.entries(route.query ?? {})) {
    const values = request.query.getAll(parameter);
    if (values.length > 0) input[member] = values.length === 1 ? values[0] : values;
  }
  for (const [header, member] of Object.entries(route.headers ?? {})) {
    const value = request.headers[header];
    if (value !== undefined) input[member] = value;
  }
  return Object.assign(input, labels);
}

function restReply(output: object, route: Route): AwsReply & { headers: Record<string, string> } {
  const members = new Map<string, unknown>(Object.entries(output));
  const take = (name: string): unknown => {
    const value = members.get(name);
    members.delete(name);
    return value;
  };
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  const given = route.statusMember === undefined ? undefined : take(route.statusMember);
  const status = typeof given === 'number' ? given : (route.status ?? 200);
  for (const [member, header] of Object.entries(route.outputHeaders ?? {})) {
    const value = take(member);
    if (value !== undefined) headers[header] = String(value);
  }
  if (status === 204) return { status, headers };
  if (route.outputPayload === undefined) return { status, headers, body: jsonOutput(Object.fromEntries(members)) };
  const payload = take(route.outputPayload);
  return { status, headers, body: payload instanceof Uint8Array ? Buffer.from(payload) : textOf(payload) };
}

function textOf(payload: unknown): string {
  if (payload === undefined) return '';
  return typeof payload === 'string' ? payload : JSON.stringify(wireValue(payload));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
