import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AwsError } from './errors.ts';

/** The checksum algorithms of S3, by the last part of their header `x-amz-checksum-…`. */
export const CHECKSUMS = ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'] as const;
export type ChecksumName = (typeof CHECKSUMS)[number];

/**
 * Base64 of a checksum, as S3's headers carry it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 */
export function checksum(name: ChecksumName, body: Uint8Array): string {
  switch (name) {
    case 'crc32':
      return word(crc32(body)).toString('base64');
    case 'crc32c':
      return word(crc32c(body)).toString('base64');
    case 'crc64nvme':
      return crc64nvme(body).toString('base64');
    case 'sha1':
    case 'sha256':
      return createHash(name).update(body).digest('base64');
  }
}

/** Throws `BadDigest` where a header `x-amz-checksum-…` or `content-md5` does not fit the body. */
export function verifyChecksums(headers: Readonly<Record<string, string>>, body: Buffer): void {
  for (const name of CHECKSUMS) {
    const given = headers[`x-amz-checksum-${name}`];
    if (given !== undefined && given !== checksum(name, body)) throw badDigest(name.toUpperCase());
  }
  const md5 = headers['content-md5'];
  if (md5 !== undefined && md5 !== createHash('md5').update(body).digest('base64')) throw badDigest('Content-MD5');
}

function badDigest(name: string): AwsError {
  return new AwsError('BadDigest', `The ${name} you specified did not match the calculated checksum.`);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

const CRC32C_POLYNOMIAL = 0x82f63b78;
const BYTE_VALUES = 256;

const crc32cTable = Uint32Array.from({ length: BYTE_VALUES }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ CRC32C_POLYNOMIAL : value >>> 1;
  return value;
});

function crc32c(body: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of body) crc = (crc >>> 8) ^ (crc32cTable[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}

/** CRC-64/NVME, reflected; kept as two halves, since BigInt is fifty times slower. */
const CRC64_POLYNOMIAL = { high: 0x9a6c9329, low: 0xac4bc9b5 } as const;

const crc64High = new Uint32Array(BYTE_VALUES);
const crc64Low = new Uint32Array(BYTE_VALUES);
for (let index = 0; index < BYTE_VALUES; index += 1) {
  let high = 0;
  let low = index;
  for (let bit = 0; bit < 8; bit += 1) {
    const odd = low & 1;
    low = (low >>> 1) | (high << 31);
    high >>>= 1;
    if (odd === 1) {
      high ^= CRC64_POLYNOMIAL.high;
      low ^= CRC64_POLYNOMIAL.low;
    }
  }
  crc64High[index] = high;
  crc64Low[index] = low;
}

function crc64nvme(body: Uint8Array): Buffer {
  let high = 0xffffffff;
  let low = 0xffffffff;
  for (const byte of body) {
    const index = (low ^ byte) & 0xff;
    low = (((low >>> 8) | (high << 24)) ^ (crc64Low[index] ?? 0)) >>> 0;
    high = ((high >>> 8) ^ (crc64High[index] ?? 0)) >>> 0;
  }
  return Buffer.concat([word(~high), word(~low)]);
}
