import { createHash } from 'node:crypto';
import { checksum } from '../core/checksums.ts';
import type { ChecksumName } from '../core/checksums.ts';
import { s3Error } from './errors.ts';

/** Names as the SDK spells them: `ChecksumSHA256` in a call, `x-amz-checksum-sha256` on the wire. */
export const checksumAlgorithms = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];

export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  /** Base64; of a composite checksum with `-<number of parts>` behind it. */
  readonly value: string;
  readonly type: 'FULL_OBJECT' | 'COMPOSITE';
}

/** The checksum of the bytes in base64. */
export function checksumOf(algorithm: ChecksumAlgorithm, bytes: Buffer): string {
  return checksum(wireNames[algorithm], bytes);
}

const wireNames = {
  CRC32: 'crc32',
  CRC32C: 'crc32c',
  CRC64NVME: 'crc64nvme',
  SHA1: 'sha1',
  SHA256: 'sha256',
} as const satisfies Record<ChecksumAlgorithm, ChecksumName>;

/** Throws `BadDigest` where the bytes do not have the checksum that the client told. */
export function verifyChecksum(algorithm: ChecksumAlgorithm, expected: string, bytes: Buffer): void {
  if (checksumOf(algorithm, bytes) === expected) return;
  throw s3Error('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
}

/** Throws `BadDigest` or `InvalidDigest` for a `Content-MD5` that is not the body's. */
export function verifyContentMd5(expected: string, bytes: Buffer): void {
  const digest = Buffer.from(expected, 'base64');
  if (digest.length !== 16) throw s3Error('InvalidDigest', 'The Content-MD5 you specified was invalid.');
  if (createHash('md5').update(bytes).digest().equals(digest)) return;
  throw s3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
}
