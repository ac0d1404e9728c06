import * as z from 'zod/mini';
import type { BookingRow } from '#model/bookings.ts';
import type { EventEvent, EventState } from '#model/concertEvents.ts';
import { eventMail } from '#model/keys.ts';
import type { MailRequest } from '#model/mail.ts';
import { purchasePath } from '#model/purchaseKinds.ts';
import { purchaseNumber } from '#model/purchases.ts';
import { placeOf, startOf } from '../../platform/bookingMails.ts';

/** What everybody who booked is told of one change of an event, and up to whom they were told. */
export const holderNews = z.object({
  eventId: z.string(),
  /** The event's version: one change, one mail. */
  version: z.number(),
  values: z.object({
    event: z.string(),
    change: z.string(),
    startsAt: z.string(),
    venue: z.string(),
    note: z.string(),
    nextStep: z.string(),
  }),
  /** Bookings up to this id were told. */
  cursor: z.nullable(z.string()),
});

export type HolderNews = z.output<typeof holderNews>;

const MONEY_BACK =
  'Your tickets stay good. Should you not be able to come, cancel your booking: you get all of your money back until the event begins.';

/**
 * What a change of an event is to those who booked: another time, another venue, or that its time is not known any more. Null where it is none of that; that
 * an event is called off they read where their bookings are cancelled.
 */
export function newsOf({ id, entityVersion, before, after }: EventEvent): HolderNews | null {
  if (!before || !isHeld(before) || !isHeld(after)) return null;
  const change = changeOf(before, after);
  if (!change) return null;
  const isOpen = after.status === 'POSTPONED';
  return {
    eventId: id,
    version: entityVersion,
    values: {
      event: after.title,
      change: change.said,
      startsAt: isOpen ? '' : startOf(after),
      venue: placeOf(after),
      note: after.note ?? '',
      nextStep: change.moved ? MONEY_BACK : 'Your tickets stay good.',
    },
    cursor: null,
  };
}

function isHeld({ status }: EventState): boolean {
  return status === 'PUBLISHED' || status === 'POSTPONED';
}

function changeOf(before: EventState, after: EventState): { said: string; moved: boolean } | null {
  if (after.status === 'POSTPONED') {
    return before.status === 'POSTPONED' && isSamePlace(before, after)
      ? null
      : before.status === 'POSTPONED'
        ? { said: 'It takes place elsewhere. When is not known yet.', moved: true }
        : { said: 'It is postponed. When it takes place instead is not known yet.', moved: true };
  }
  const isElsewhere = !isSamePlace(before, after);
  const isMoved = before.startsAt !== after.startsAt;
  if (isMoved && isElsewhere) return { said: 'It takes place at another time, and elsewhere.', moved: true };
  if (isMoved) return { said: `It takes place at another time: it was to begin ${startOf(before)}.`, moved: true };
  if (before.status === 'POSTPONED') return { said: 'It takes place at its old time after all.', moved: false };
  return isElsewhere ? { said: `It takes place elsewhere, and not here: ${placeOf(before)}.`, moved: false } : null;
}

function isSamePlace(before: EventState, after: EventState): boolean {
  return placeOf(before) === placeOf(after) && before.venue.country === after.venue.country;
}

/** The mail of the news to the owner of a booking. `webUrl` is the web app's origin. */
export function newsMail(
  { eventId, version, values }: HolderNews,
  { id, email, ownerId }: Pick<BookingRow, 'id' | 'email' | 'ownerId'>,
  webUrl: string,
): MailRequest<'event-changed'> {
  return {
    id: eventMail('event-changed', eventId, version, id),
    template: 'event-changed',
    to: email,
    ownerId,
    values: { ...values, booking: purchaseNumber(id), bookingUrl: `${webUrl}${purchasePath({ kind: 'BOOKING', id })}` },
  };
}
