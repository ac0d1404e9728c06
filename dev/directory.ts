import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskFull, isDiskFull } from '#local/core/disk.ts';
import { OperatorError } from '#local/core/errors.ts';
import { lockDirectory } from '#local/core/lock.ts';

/** What Marquee keeps in its directory. Nothing else there is ours to delete. */
const KEPT = { state: 'state', outputs: 'outputs.json', seeded: 'seeded' } as const;

/**
 * Makes the directory ready for a start: no `outputs.json` of an earlier one, and no state where all shall be forgotten.
 * Throws OperatorError where it cannot be written, or a running one uses it.
 */
export function prepareDirectory(directory: string, fresh: boolean): void {
  try {
    mkdirSync(directory, { recursive: true });
    const probe = join(directory, `writable.${process.pid}`);
    // Nothing less than a page shows a full disk on every file system.
    writeFileSync(probe, Buffer.alloc(PAGE_BYTES));
    rmSync(probe);
    // Whoever runs here keeps all that is theirs.
    lockDirectory(join(directory, KEPT.state))();
    rmSync(join(directory, KEPT.outputs), { force: true });
    if (!fresh) return;
    rmSync(join(directory, KEPT.state), { recursive: true, force: true });
    rmSync(join(directory, KEPT.seeded), { force: true });
  } catch (error) {
    throw refusal(directory, error);
  }
}

const PAGE_BYTES = 4096;

function refusal(directory: string, error: unknown): unknown {
  if (isDiskFull(error)) return diskFull(directory, error);
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  return new OperatorError(
    `${directory} cannot be written (${String(error.code)}). Choose another directory with --dir.`,
    {
      cause: error,
    },
  );
}

/**
 * What of the demo data was made last: state that was kept since before there were events has products and orders, and since before there was a shop
 * users and invoices alone, and an empty mark.
 */
const LATEST = 'events';

/** What of the demo data is still to be made there, and all that came after it: each is made once, though somebody removed it since. */
export function toBeSeeded(directory: string): 'everything' | 'products' | 'events' | 'nothing' {
  const mark = join(directory, KEPT.seeded);
  if (!existsSync(mark)) return 'everything';
  switch (readFileSync(mark, 'utf8')) {
    case LATEST:
      return 'nothing';
    case 'products':
      return 'events';
    default:
      return 'products';
  }
}

/** Notes that all of the demo data has been made. */
export function markSeeded(directory: string): void {
  writeFileSync(join(directory, KEPT.seeded), LATEST);
}
