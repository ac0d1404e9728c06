import { AwsError } from '../core/errors.ts';
import { readZip } from '../core/zip.ts';

export type ScanResult =
  | { readonly status: 'NO_THREATS_FOUND' }
  | { readonly status: 'THREATS_FOUND'; readonly threat: string }
  | { readonly status: 'UNSUPPORTED'; readonly reason: string };

/** What the stand-in is, told wherever it gives a verdict. */
export const engine = 'local stand-in: knows the EICAR test file only, no malware';

/**
 * The harmless test file that every scanner reports, put together here so that this source is not reported itself.
 * https://www.eicar.org/download-anti-malware-testfile/
 */
export const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join(''),
);

const eicarName = 'EICAR-Test-File (not a virus)';
/** GuardDuty's own limits are higher; these keep a bomb from filling the memory. https://docs.aws.amazon.com/guardduty/latest/ug/malware-protection-s3-quotas-guardduty.html */
const deepest = 3;
const mostEntries = 1_000;
const largestEntry = 64 * 1024 * 1024;

/**
 * Looks for the EICAR test file anywhere in the bytes and, up to three levels deep, in ZIP archives (office files are such).
 * A password-protected archive or PDF cannot be looked into: `UNSUPPORTED`.
 */
export async function scan(bytes: Buffer, depth = 0): Promise<ScanResult> {
  if (bytes.includes(eicar)) return { status: 'THREATS_FOUND', threat: eicarName };
  if (isPdf(bytes)) return (await asksForPassword(bytes)) ? unsupported('the PDF is protected by a password') : clean;
  const entries = readZip(bytes);
  if (entries === undefined) return clean;
  if (entries.some((entry) => entry.encrypted)) return unsupported('the archive is protected by a password');
  if (depth >= deepest || entries.length > mostEntries)
    return unsupported('the archive is nested too deep or has too many files');
  for (const entry of entries) {
    try {
      const result = await scan(entry.read(largestEntry), depth + 1);
      if (result.status !== 'NO_THREATS_FOUND') return result;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return unsupported(error.message);
    }
  }
  return clean;
}

const clean: ScanResult = { status: 'NO_THREATS_FOUND' };

function unsupported(reason: string): ScanResult {
  return { status: 'UNSUPPORTED', reason };
}

/** Some bytes may stand before the header. ISO 32000-1, 7.5.2 and annex H */
function isPdf(bytes: Buffer): boolean {
  return bytes.subarray(0, 1024).includes('%PDF-');
}

/**
 * A PDF with an owner's password alone opens without one, and is scanned. One that cannot be read at all is no riddle for a
 * scanner of bytes either.
 */
async function asksForPassword(bytes: Buffer): Promise<boolean> {
  if (!bytes.includes('/Encrypt')) return false;
  // Only an encrypted PDF is worth the time that this takes to load.
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true });
  try {
    await task.promise;
    return false;
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException';
  } finally {
    await task.destroy();
  }
}
