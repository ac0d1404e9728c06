import type { FileReason, MediaType } from '#model/files.ts';
import { maximumBytes } from '#model/files.ts';
import type { ScanStatus } from './scanResult.ts';

/** What was announced of a file. */
export interface Announced {
  readonly size: number;
  readonly sha256: string;
}

/** What arrived. */
export interface Content extends Announced {
  /** By its first bytes; null where it is none of the supported types. */
  readonly mediaType: MediaType | null;
}

/** Why a scan alone refuses a file, or null where its content may be opened. */
export function refusalByScan(status: ScanStatus): FileReason | null {
  switch (status) {
    case 'NO_THREATS_FOUND':
      return null;
    case 'THREATS_FOUND':
      return 'INFECTED';
    case 'UNSUPPORTED':
    case 'ACCESS_DENIED':
    case 'FAILED':
      return 'SCAN_INCONCLUSIVE';
  }
}

/**
 * Why a clean content is refused, or null where it is what was announced. The form's policy asks for the same, and S3
 * has checked it; it is not relied upon.
 */
export function refusalByContent(content: Content, announced: Announced): FileReason | null {
  if (content.size === 0) return 'EMPTY';
  if (content.size > largest) return 'TOO_LARGE';
  if (content.size !== announced.size || content.sha256 !== announced.sha256) return 'CHECKSUM_MISMATCH';
  if (!content.mediaType) return 'UNSUPPORTED_TYPE';
  return content.size > maximumBytes[content.mediaType] ? 'TOO_LARGE' : null;
}

const largest = Math.max(...Object.values(maximumBytes));

/** Whether so many bytes are worth fetching: no type may have more. */
export function isWithinLargest(size: number): boolean {
  return size <= largest;
}
