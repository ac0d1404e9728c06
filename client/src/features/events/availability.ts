import type { EventAvailabilityQuery } from '../../graphql/graphql.ts';

/** What is left of one kind of tickets, as it was asked for or told. */
export interface Left {
  readonly categoryId: string;
  readonly available: number;
  /** It only grows: what is older is dropped. */
  readonly version: number;
}

/** An answer in which nothing is older than what was known before: what is told live may overtake it. */
export function newestLeft(before: EventAvailabilityQuery | undefined, now: EventAvailabilityQuery) {
  if (!before?.event || !now.event || before.event.id !== now.event.id) return now;
  const known = before.event.availability;
  return {
    event: {
      ...now.event,
      availability: now.event.availability.map((left) => {
        const older = known.find(({ categoryId }) => categoryId === left.categoryId);
        return older && older.version > left.version ? { ...left, ...pick(older) } : left;
      }),
    },
  };
}

/** What was known, with what was told; the same where that is not newer. */
export function withTold(before: EventAvailabilityQuery | undefined, told: Left): EventAvailabilityQuery | undefined {
  const known = before?.event?.availability.find(({ categoryId }) => categoryId === told.categoryId);
  if (!before?.event || !known || told.version <= known.version) return before;
  return {
    event: {
      ...before.event,
      availability: before.event.availability.map((left) => (left === known ? { ...left, ...pick(told) } : left)),
    },
  };
}

function pick({ available, version }: Left): Pick<Left, 'available' | 'version'> {
  return { available, version };
}
