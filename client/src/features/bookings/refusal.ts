import type { BookingErrorCode } from '../../graphql/graphql.ts';

/** Why tickets are not kept, in words, and which seats others have. */
export interface HoldRefusal {
  readonly code: BookingErrorCode | null;
  readonly message: string;
  readonly taken: readonly string[];
}

interface Refused {
  readonly field: string | null;
  readonly message: string;
  readonly code: BookingErrorCode;
}

/** Why tickets were not kept: of seats that others have, which they are. Fields are `seats.2`, or `seats` where it is said of none. */
export function refusalOf(errors: readonly Refused[], seats: readonly string[]): HoldRefusal {
  const [first] = errors;
  if (!first) return { code: null, message: 'These tickets could not be kept.', taken: [] };
  const taken = errors
    .filter(({ code }) => code === 'SEATS_TAKEN')
    .map(({ field }) => seats[Number(field?.split('.')[1] ?? Number.NaN)])
    .filter((seat) => seat !== undefined);
  if (taken.length === 0) return { code: first.code, message: first.message, taken };
  const message =
    taken.length === 1
      ? `Somebody else has seat ${taken.join('')} now. Choose another.`
      : `Somebody else has the seats ${taken.join(', ')} now. Choose others.`;
  return { code: 'SEATS_TAKEN', message, taken };
}
