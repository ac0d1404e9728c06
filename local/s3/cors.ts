import type { AwsReply } from '../core/cloud.ts';
import type { Bucket, CorsRule } from './buckets.ts';
import { s3Error } from './errors.ts';

type Headers = Readonly<Record<string, string>>;

/**
 * Headers that let a page of another origin read the reply; none where no rule of the bucket allows it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
 */
export function corsHeaders(bucket: Bucket, method: string, request: Headers, webPort: number): Record<string, string> {
  const origin = request['origin'];
  if (origin === undefined) return {};
  const rule = bucket.cors.find((one) => allows(one, origin, method, [], webPort));
  return rule === undefined ? {} : { ...allowed(rule, origin, webPort), ...exposed(rule) };
}

/** Answers OPTIONS. Throws `AccessForbidden` where no rule allows what the browser asks for. */
export function preflight(bucket: Bucket, request: Headers, webPort: number): AwsReply {
  const origin = request['origin'];
  const method = request['access-control-request-method'];
  if (origin === undefined) throw s3Error('InvalidRequest', 'Insufficient information. Origin request header needed.');
  if (method === undefined) throw s3Error('InvalidRequest', 'Invalid Access-Control-Request-Method: null');
  const asked = (request['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const rule = bucket.cors.find((one) => allows(one, origin, method, asked, webPort));
  if (rule === undefined) {
    const reason =
      bucket.cors.length === 0 ? 'CORS is not enabled for this bucket.' : 'This CORS request is not allowed.';
    throw s3Error('AccessForbidden', `CORSResponse: ${reason}`, { Method: method, ResourceType: 'BUCKET' });
  }
  return {
    status: 200,
    headers: {
      ...allowed(rule, origin, webPort),
      'access-control-allow-methods': rule.AllowedMethods.join(', '),
      ...(asked.length === 0 ? {} : { 'access-control-allow-headers': asked.join(', ') }),
      ...(rule.MaxAge === undefined ? {} : { 'access-control-max-age': String(rule.MaxAge) }),
      ...exposed(rule),
    },
  };
}

function allows(rule: CorsRule, origin: string, method: string, headers: readonly string[], webPort: number): boolean {
  return (
    rule.AllowedOrigins.some((pattern) => matchesOrigin(pattern, origin, webPort)) &&
    rule.AllowedMethods.includes(method) &&
    headers.every((name) => rule.AllowedHeaders.some((pattern) => wildcard(pattern.toLowerCase(), name)))
  );
}

/**
 * A template builds the web app's origin as `https://${Distribution.DomainName}`, where it does not ask for the scheme; here that is
 * `https://localhost:<port>`, while the app is served over plain HTTP, under either name of this machine.
 */
function matchesOrigin(pattern: string, origin: string, webPort: number): boolean {
  if (wildcard(pattern, origin)) return true;
  const local = [`http://localhost:${webPort}`, `http://127.0.0.1:${webPort}`];
  return [`https://localhost:${webPort}`, `http://localhost:${webPort}`].includes(pattern) && local.includes(origin);
}

function wildcard(pattern: string, value: string): boolean {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return pattern === value;
  return value.length >= before.length + after.length && value.startsWith(before) && value.endsWith(after);
}

function allowed(rule: CorsRule, origin: string, webPort: number): Record<string, string> {
  const everybody = rule.AllowedOrigins.find((pattern) => matchesOrigin(pattern, origin, webPort)) === '*';
  return {
    'access-control-allow-origin': everybody ? '*' : origin,
    ...(everybody ? {} : { 'access-control-allow-credentials': 'true' }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

function exposed(rule: CorsRule): Record<string, string> {
  return rule.ExposedHeaders.length === 0 ? {} : { 'access-control-expose-headers': rule.ExposedHeaders.join(', ') };
}
