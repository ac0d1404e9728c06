import { logger } from './logger.ts';
import type { Table, Versioned } from './table.ts';

/** Rows at once: a sweep that leaves some is followed by another within a minute. */
const AT_ONCE = 25;

/** Rows a sweep: what a function does within its time. */
const PER_SWEEP = 500;

/** Some rows could not be settled. They are still due, so the next sweep tries again. */
export class SweepError extends Error {
  override readonly name = 'SweepError';
}

/** Acts on every row whose time has come. One that fails does not keep the others from their turn. Throws SweepError. */
export async function sweep<Row extends Versioned>(
  table: Table<Row>,
  act: (id: string, now: Date) => Promise<void>,
): Promise<void> {
  const now = new Date();
  const due = await table.due(now.toISOString(), PER_SWEEP);
  let failed = 0;
  for (let start = 0; start < due.length; start += AT_ONCE) {
    const ids = due.slice(start, start + AT_ONCE);
    const results = await Promise.allSettled(ids.map((id) => act(id, now)));
    results.forEach((result, index) => {
      if (result.status === 'fulfilled') return;
      failed += 1;
      logger.error('sweep failed', { id: ids[index], error: String(result.reason) });
    });
  }
  if (failed > 0) throw new SweepError(`${failed} of ${due.length} rows were not settled.`);
}
