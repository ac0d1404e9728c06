import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Caller, Cloud } from './cloud.ts';
import { AwsError } from './errors.ts';

/** An HTTP request as it came, before anybody trusts it. */
export interface RawRequest {
  readonly method: string;
  /** Path as sent, still percent-encoded, without the query. */
  readonly path: string;
  /** Query as sent, without the question mark. */
  readonly rawQuery: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What a signature says about its request, before it is verified. */
export interface Claim {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly timestamp: string;
  readonly sessionToken: string | undefined;
  /** Seconds for which a presigned URL is valid; `undefined` where the signature came by headers. */
  readonly expires: number | undefined;
}

/** A verified signature, with what the chunks of a signed stream continue from. */
export interface Verified {
  readonly caller: Caller;
  readonly presigned: boolean;
  readonly claim: Claim;
  readonly signingKey: Buffer;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
const CLOCK_SKEW_MS = 5 * 60 * 1000;
const LONGEST_PRESIGN_SECONDS = 7 * 24 * 3600;
const FORBIDDEN = 403;

/** The claim of a signed request, by header or presigned query; `undefined` for an unsigned one. */
export function claimOf(request: RawRequest): Claim | undefined {
  const authorization = request.headers['authorization'];
  if (authorization?.startsWith(`${ALGORITHM} `) === true) return headerClaim(authorization, request);
  const query = new URLSearchParams(request.rawQuery);
  return query.get('X-Amz-Algorithm') === ALGORITHM ? queryClaim(query) : undefined;
}

function headerClaim(authorization: string, request: RawRequest): Claim {
  const parts = new Map(
    authorization
      .slice(ALGORITHM.length)
      .split(',')
      .map((part) => {
        const [name = '', ...value] = part.trim().split('=');
        return [name, value.join('=')];
      }),
  );
  return {
    ...scope(parts.get('Credential') ?? ''),
    signedHeaders: (parts.get('SignedHeaders') ?? '').split(';'),
    signature: parts.get('Signature') ?? '',
    timestamp: request.headers['x-amz-date'] ?? '',
    sessionToken: request.headers['x-amz-security-token'],
    expires: undefined,
  };
}

function queryClaim(query: URLSearchParams): Claim {
  return {
    ...scope(query.get('X-Amz-Credential') ?? ''),
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    signature: query.get('X-Amz-Signature') ?? '',
    timestamp: query.get('X-Amz-Date') ?? '',
    sessionToken: query.get('X-Amz-Security-Token') ?? undefined,
    expires: Number(query.get('X-Amz-Expires') ?? Number.NaN),
  };
}

function scope(credential: string): Pick<Claim, 'accessKeyId' | 'date' | 'region' | 'service'> {
  const [accessKeyId, date, region, service, end] = credential.split('/');
  if (!accessKeyId || !date || !region || !service || end !== 'aws4_request') {
    throw new AwsError('IncompleteSignature', 'The credential is not <key>/<date>/<region>/<service>/aws4_request.');
  }
  return { accessKeyId, date, region, service };
}

/**
 * Checks key, session token, time and signature, and answers who called.
 * Throws `InvalidClientTokenId`, `RequestTimeTooSkewed`, `SignatureDoesNotMatch`, or `AccessDenied` for a presigned URL
 * out of its time. The body's hash is checked where one was signed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function verifySignature(cloud: Pick<Cloud, 'iam' | 'now'>, claim: Claim, request: RawRequest): Verified {
  const identity = cloud.iam.identify(claim.accessKeyId);
  if (identity === undefined) {
    throw new AwsError('InvalidClientTokenId', 'The security token included in the request is invalid.', {
      status: FORBIDDEN,
    });
  }
  if (identity.sessionToken !== claim.sessionToken) {
    throw new AwsError(
      'InvalidClientTokenId',
      'The security token included in the request does not belong to the key.',
      {
        status: FORBIDDEN,
      },
    );
  }
  checkTime(claim, cloud.now());
  checkSignedHeaders(claim, request);
  const payloadHash = payloadHashOf(claim, request);
  const signingKey = signingKeyOf(identity.secretAccessKey, claim);
  const expected = sign(signingKey, stringToSign(claim, canonicalRequest(claim, request, payloadHash)));
  if (!sameText(expected, claim.signature)) {
    throw new AwsError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
      { status: FORBIDDEN },
    );
  }
  return { caller: identity.caller, presigned: claim.expires !== undefined, claim, signingKey };
}

function checkTime(claim: Claim, now: number): void {
  const signedAt = parseTimestamp(claim.timestamp);
  if (!claim.timestamp.startsWith(claim.date)) {
    throw new AwsError('SignatureDoesNotMatch', 'The date of the credential is not that of the request.', {
      status: FORBIDDEN,
    });
  }
  if (claim.expires === undefined) {
    if (Math.abs(now - signedAt) <= CLOCK_SKEW_MS) return;
    throw new AwsError(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
      { status: FORBIDDEN, details: { ServerTime: new Date(now).toISOString(), RequestTime: claim.timestamp } },
    );
  }
  if (!(claim.expires >= 1 && claim.expires <= LONGEST_PRESIGN_SECONDS)) {
    throw new AwsError('AuthorizationQueryParametersError', 'X-Amz-Expires must be between 1 and 604800 seconds.');
  }
  if (now > signedAt + claim.expires * 1000) {
    throw new AwsError('AccessDenied', 'Request has expired', { status: FORBIDDEN });
  }
  if (signedAt > now + CLOCK_SKEW_MS) {
    throw new AwsError('AccessDenied', 'Request is not valid yet', { status: FORBIDDEN });
  }
}

/**
 * The host must be signed everywhere; S3 also refuses headers of its own that were not (a presigned upload cannot be
 * given tags or an ACL by whoever holds the URL).
 */
function checkSignedHeaders(claim: Claim, request: RawRequest): void {
  // Over HTTP/2 the SDK signs `:authority`, which is what the host is called there.
  if (!claim.signedHeaders.includes('host') && !claim.signedHeaders.includes(':authority')) {
    throw new AwsError('SignatureDoesNotMatch', "'Host' must be a signed header.", { status: FORBIDDEN });
  }
  if (claim.service !== 's3') return;
  const unsigned = Object.keys(request.headers).filter(
    (name) => name.startsWith('x-amz-') && !claim.signedHeaders.includes(name),
  );
  if (unsigned.length === 0) return;
  throw new AwsError('AccessDenied', 'There were headers present in the request which were not signed', {
    status: FORBIDDEN,
    details: { HeadersNotSigned: unsigned.join(', ') },
  });
}

function parseTimestamp(timestamp: string): number {
  const iso = timestamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const at = Date.parse(iso);
  if (!Number.isNaN(at)) return at;
  throw new AwsError('IncompleteSignature', 'The request has no X-Amz-Date of the form 20260102T030405Z.');
}

const UNSIGNED = 'UNSIGNED-PAYLOAD';

function payloadHashOf(claim: Claim, request: RawRequest): string {
  const given = request.headers['x-amz-content-sha256'];
  if (claim.expires !== undefined && claim.service === 's3') return given ?? UNSIGNED;
  if (given === UNSIGNED || given?.startsWith('STREAMING-') === true) return given;
  const actual = createHash('sha256').update(request.body).digest('hex');
  if (given !== undefined && given !== actual) {
    throw new AwsError(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  return actual;
}

function canonicalRequest(claim: Claim, request: RawRequest, payloadHash: string): string {
  const headers = claim.signedHeaders.map((name) => {
    const value = request.headers[name];
    return `${name}:${(value ?? '').trim().replace(/ +/g, ' ')}\n`;
  });
  return [
    request.method,
    canonicalPath(claim.service, request.path),
    canonicalQuery(request.rawQuery),
    headers.join(''),
    claim.signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

/** S3 signs the path as sent; every other service signs it encoded once more. */
function canonicalPath(service: string, path: string): string {
  const sent = path === '' ? '/' : path;
  if (service === 's3') return encodePath(decodeURIComponent(sent));
  return encodePath(sent);
}

function encodePath(path: string): string {
  return path.split('/').map(encode).join('/');
}

function canonicalQuery(rawQuery: string): string {
  if (rawQuery === '') return '';
  return rawQuery
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=');
      const name = at < 0 ? pair : pair.slice(0, at);
      const value = at < 0 ? '' : pair.slice(at + 1);
      return [encode(decodeURIComponent(name)), encode(decodeURIComponent(value))] as const;
    })
    .filter(([name]) => name !== 'X-Amz-Signature')
    .sort(([leftName, leftValue], [rightName, rightValue]) =>
      leftName === rightName ? compare(leftValue, rightValue) : compare(leftName, rightName),
    )
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** RFC 3986: everything but letters, digits, `-`, `.`, `_` and `~` is escaped. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The scope that a signature and its chunks are bound to. */
export function scopeOf(claim: Claim): string {
  return `${claim.date}/${claim.region}/${claim.service}/aws4_request`;
}

function stringToSign(claim: Claim, canonical: string): string {
  const hash = createHash('sha256').update(canonical).digest('hex');
  return [ALGORITHM, claim.timestamp, scopeOf(claim), hash].join('\n');
}

const signingKeys = new Map<string, Buffer>();
const LARGEST_KEY_CACHE = 1_000;

/** The key of one day, region and service, derived from a secret key. */
export function signingKeyOf(secretAccessKey: string, claim: Pick<Claim, 'date' | 'region' | 'service'>): Buffer {
  const cacheKey = `${secretAccessKey}/${claim.date}/${claim.region}/${claim.service}`;
  const known = signingKeys.get(cacheKey);
  if (known !== undefined) return known;
  let key = hmac(`AWS4${secretAccessKey}`, claim.date);
  for (const part of [claim.region, claim.service, 'aws4_request']) key = hmac(key, part);
  if (signingKeys.size >= LARGEST_KEY_CACHE) signingKeys.clear();
  signingKeys.set(cacheKey, key);
  return key;
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** Hexadecimal HMAC-SHA256 of a string to sign. */
export function sign(signingKey: Buffer, text: string): string {
  return hmac(signingKey, text).toString('hex');
}

/** Compares without telling by its duration where two texts differ. */
export function sameText(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
