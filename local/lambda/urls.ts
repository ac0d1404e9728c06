import { createHash } from 'node:crypto';
import type { AwsReply, AwsRequest, Cloud, PolicyDocument } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { object, text } from './configuration.ts';
import type { FunctionConfiguration } from './configuration.ts';
import type { Outcome } from './instance.ts';

/** Where function URLs are mounted on the AWS endpoint; on AWS each has a host of its own. */
export const URL_PREFIX = '/lambda-url/';

/** A function URL as declared. */
export interface FunctionUrl {
  readonly id: string;
  readonly functionName: string;
  readonly authType: 'NONE' | 'AWS_IAM';
}

/** What answers a URL's requests. */
export interface UrlTarget {
  readonly configuration: FunctionConfiguration;
  readonly policy: PolicyDocument | undefined;
  invoke(payload: string): Promise<Outcome>;
}

const ID_LENGTH = 32;
const TEXT_TYPES = /^(?:text\/|application\/(?:[\w.+-]+\+)?(?:json|xml)\b|application\/javascript)/i;
const jsonHeaders = { 'content-type': 'application/json' };

/** Stable for the function, as AWS's ids are. */
export function urlId(functionArn: string): string {
  return createHash('sha256').update(functionArn).digest('hex').slice(0, ID_LENGTH);
}

/** The URL whose path this is; the rest of the path is the function's own. */
export function urlPath(path: string): { readonly id: string; readonly rawPath: string } | undefined {
  if (!path.startsWith(URL_PREFIX)) return undefined;
  const [id = '', ...rest] = path.slice(URL_PREFIX.length).split('/');
  return { id, rawPath: `/${rest.join('/')}` };
}

/**
 * Answers one request, in payload format 2.0. A reply carries one cookie at most.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
 */
export async function answerUrl(
  cloud: Cloud,
  url: FunctionUrl,
  target: UrlTarget,
  request: AwsRequest,
  rawPath: string,
): Promise<AwsReply> {
  if (!isAllowed(cloud, url, target, request)) {
    return { status: 403, headers: jsonHeaders, body: JSON.stringify({ Message: 'Forbidden' }) };
  }
  let outcome: Outcome;
  try {
    outcome = await target.invoke(JSON.stringify(eventOf(cloud, url, request, rawPath)));
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'TooManyRequestsException') throw error;
    return { status: 429, headers: jsonHeaders, body: JSON.stringify({ Reason: error.details['Reason'] }) };
  }
  if (!outcome.ok) return { status: 502, headers: jsonHeaders, body: 'Internal Server Error' };
  return replyOf(JSON.parse(outcome.payload));
}

/** Both actions are asked for: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html */
function isAllowed(cloud: Cloud, url: FunctionUrl, { configuration, policy }: UrlTarget, request: AwsRequest): boolean {
  if (url.authType === 'AWS_IAM' && request.caller.kind === 'anonymous') return false;
  const context = { 'lambda:FunctionUrlAuthType': url.authType, 'lambda:InvokedViaFunctionUrl': 'true' };
  return ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'].every((action) =>
    cloud.iam.isAllowed(request.caller, { action, resource: configuration.arn, context, resourcePolicy: policy }),
  );
}

function eventOf(cloud: Cloud, url: FunctionUrl, request: AwsRequest, rawPath: string): object {
  const { cookie, ...headers } = request.headers;
  const isText = TEXT_TYPES.test(headers['content-type'] ?? 'text/plain');
  const query = [...new Set(request.query.keys())].map((name) => [name, request.query.getAll(name).join(',')]);
  const now = cloud.now();
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: decodeURIComponent(rawPath),
    rawQueryString: request.query.toString(),
    ...(cookie === undefined ? {} : { cookies: cookie.split(/; */) }),
    headers,
    ...(query.length === 0 ? {} : { queryStringParameters: Object.fromEntries(query) }),
    requestContext: {
      accountId: request.caller.kind === 'anonymous' ? 'anonymous' : cloud.accountId,
      apiId: url.id,
      domainName: headers['host'] ?? '',
      domainPrefix: url.id,
      http: {
        method: request.method,
        path: decodeURIComponent(rawPath),
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: request.requestId,
      routeKey: '$default',
      stage: '$default',
      time: clockTime(now),
      timeEpoch: now,
    },
    ...(request.body.length === 0 ? {} : { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !isText,
  };
}

/** `12/Mar/2020:19:03:58 +0000` */
function clockTime(milliseconds: number): string {
  const [, day, month, year, time] = new Date(milliseconds).toUTCString().split(' ');
  return `${day ?? ''}/${month ?? ''}/${year ?? ''}:${time ?? ''} +0000`;
}

function replyOf(answer: unknown): AwsReply {
  const { statusCode, headers, body, cookies, isBase64Encoded } = object(answer);
  if (statusCode === undefined) {
    return { status: 200, headers: jsonHeaders, body: typeof answer === 'string' ? answer : JSON.stringify(answer) };
  }
  const [cookie] = Array.isArray(cookies) ? cookies : [];
  const declared = Object.entries(object(headers)).map(([name, value]) => [name.toLowerCase(), String(value)]);
  const content = text(body) ?? (body === undefined || body === null ? '' : JSON.stringify(body));
  return {
    status: Number(statusCode),
    headers: {
      ...jsonHeaders,
      ...Object.fromEntries(declared),
      ...(cookie === undefined ? {} : { 'set-cookie': String(cookie) }),
    },
    body: isBase64Encoded === true ? Buffer.from(content, 'base64') : content,
  };
}
