import { createHash } from 'node:crypto';
import { AwsError } from './errors.ts';
import { sameText, scopeOf, sign } from './signature.ts';
import type { Verified } from './signature.ts';

export interface Unchunked {
  readonly body: Buffer;
  /** Headers that followed the body, names in lower case. */
  readonly trailers: Readonly<Record<string, string>>;
}

const EMPTY_HASH = createHash('sha256').update('').digest('hex');
const LINE_END = '\r\n';

/** Whether a body comes in the chunks of `aws-chunked`, told by its signed hash. */
export function isChunked(headers: Readonly<Record<string, string>>): boolean {
  return headers['x-amz-content-sha256']?.startsWith('STREAMING-') === true;
}

/**
 * Takes the framing off an `aws-chunked` body, verifying each chunk's signature where the mode has them.
 * Throws `SignatureDoesNotMatch`, or `IncompleteBody` where the framing or the announced length does not fit.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 */
export function unchunk(body: Buffer, headers: Readonly<Record<string, string>>, verified: Verified): Unchunked {
  const signed = headers['x-amz-content-sha256']?.startsWith('STREAMING-AWS4-HMAC-SHA256') === true;
  const parts: Buffer[] = [];
  let previous = verified.claim.signature;
  let at = 0;
  for (;;) {
    const lineEnd = body.indexOf(LINE_END, at);
    if (lineEnd < 0) throw incomplete('a chunk has no header');
    const [sizeText = '', extension = ''] = body.toString('latin1', at, lineEnd).split(';');
    const size = Number.parseInt(sizeText, 16);
    if (!(size >= 0)) throw incomplete('a chunk has no size');
    at = lineEnd + LINE_END.length;
    const chunk = body.subarray(at, at + size);
    if (chunk.length !== size) throw incomplete('a chunk is shorter than it says');
    if (signed) previous = verifyChunk(chunk, extension.replace('chunk-signature=', ''), previous, verified);
    at += size;
    if (size === 0) break;
    parts.push(chunk);
    if (body.toString('latin1', at, at + LINE_END.length) !== LINE_END) throw incomplete('a chunk does not end');
    at += LINE_END.length;
  }
  const whole = Buffer.concat(parts);
  const announced = headers['x-amz-decoded-content-length'];
  if (announced !== undefined && Number(announced) !== whole.length) throw incomplete('the decoded length differs');
  const trailers = parseTrailers(body.toString('latin1', at));
  if (signed && headers['x-amz-trailer'] !== undefined) verifyTrailers(trailers, previous, verified);
  return { body: whole, trailers };
}

function verifyChunk(chunk: Buffer, signature: string, previous: string, verified: Verified): string {
  const text = [
    'AWS4-HMAC-SHA256-PAYLOAD',
    verified.claim.timestamp,
    scopeOf(verified.claim),
    previous,
    EMPTY_HASH,
    createHash('sha256').update(chunk).digest('hex'),
  ].join('\n');
  if (!sameText(sign(verified.signingKey, text), signature)) throw mismatch();
  return signature;
}

function verifyTrailers(trailers: Readonly<Record<string, string>>, previous: string, verified: Verified): void {
  const canonical = Object.entries(trailers)
    .filter(([name]) => name !== 'x-amz-trailer-signature')
    .map(([name, value]) => `${name}:${value}\n`)
    .join('');
  const text = [
    'AWS4-HMAC-SHA256-TRAILER',
    verified.claim.timestamp,
    scopeOf(verified.claim),
    previous,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  if (!sameText(sign(verified.signingKey, text), trailers['x-amz-trailer-signature'] ?? '')) throw mismatch();
}

function parseTrailers(text: string): Record<string, string> {
  const trailers: Record<string, string> = {};
  for (const line of text.split(/\r?\n/)) {
    const at = line.indexOf(':');
    if (at > 0) trailers[line.slice(0, at).trim().toLowerCase()] = line.slice(at + 1).trim();
  }
  return trailers;
}

function incomplete(what: string): AwsError {
  return new AwsError('IncompleteBody', `The aws-chunked body cannot be read: ${what}.`);
}

function mismatch(): AwsError {
  return new AwsError('SignatureDoesNotMatch', 'The signature of a chunk does not match.', { status: 403 });
}
