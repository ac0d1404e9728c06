import type { HoldRow } from '#model/holds.ts';
import type { PlannedWrite } from '#model/writes.ts';
import { endingHold } from '#model/ticketReturns.ts';
import type { Pause } from '../platform/pause.ts';
import type { Carried } from '../platform/plannedWrites.ts';
import { OvertakenError } from '../platform/table.ts';

/** Where holds are read and written. */
export interface HoldPorts {
  /** The hold as it is at this moment, or null. */
  read(holdId: string): Promise<HoldRow | null>;
  /** Carries out the writes as one transaction. */
  carryOut(writes: readonly PlannedWrite[]): Promise<Carried>;
  pause: Pause;
  now(): Date;
}

/** Looks at a hold that somebody else writes at the same time, so often: what was held together in one row ends together, too. */
const ROUNDS = 8;

/**
 * Ends a hold while it is ACTIVE and `wanted` says so of it at that moment, and gives back what it keeps, in one transaction: of all who end it, or book it,
 * one does. Answers the hold as it is then; null where it is gone. Throws OvertakenError after several rounds,
 * ContradictionError where the rows that count its tickets do not say so, and the SDK's errors.
 */
export async function endHold(
  holdId: string,
  as: 'RELEASED' | 'EXPIRED',
  wanted: (row: HoldRow, at: string) => boolean,
  { read, carryOut, pause, now }: HoldPorts,
): Promise<{ readonly hold: HoldRow | null; readonly ended: boolean }> {
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round > 0) await pause(round - 1);
    const hold = await read(holdId);
    const moment = now();
    const at = moment.toISOString();
    if (!hold || hold.status !== 'ACTIVE' || !wanted(hold, at)) return { hold, ended: false };
    const { ended, writes } = endingHold(hold, as, moment.getTime(), at);
    if ((await carryOut(writes)) === 'DONE') return { hold: ended, ended: true };
  }
  throw new OvertakenError(`${holdId} was written by others ${ROUNDS} times in a row.`);
}
