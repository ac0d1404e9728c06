import { describe, expect, it } from 'vitest';
import { checksumOf, verifyChecksum, verifyContentMd5 } from './checksums.ts';

const check = Buffer.from('123456789');

describe('checksums', () => {
  it.each([
    ['CRC32', 'cbf43926'],
    ['CRC32C', 'e3069283'],
    ['CRC64NVME', 'ae8b14860a799888'],
    ['SHA1', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
    ['SHA256', '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225'],
  ] as const)('has the published check value of %s', (algorithm, hex) => {
    expect(Buffer.from(checksumOf(algorithm, check), 'base64').toString('hex')).toBe(hex);
  });

  it('refuses bytes that were changed on the way', () => {
    const told = checksumOf('SHA256', check);
    verifyChecksum('SHA256', told, check);
    expect(() => verifyChecksum('SHA256', told, Buffer.from('123456780'))).toThrow(
      expect.objectContaining({ code: 'BadDigest' }),
    );
  });

  it('tells a wrong MD5 from one that is none', () => {
    verifyContentMd5('JfnnlDI7RTiF9RgfG2JNCw==', check);
    expect(() => verifyContentMd5('1B2M2Y8AsgTpgAmY7PhCfg==', check)).toThrow(
      expect.objectContaining({ code: 'BadDigest' }),
    );
    expect(() => verifyContentMd5('abc', check)).toThrow(expect.objectContaining({ code: 'InvalidDigest' }));
  });
});
