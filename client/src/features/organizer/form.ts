import type { OrganizedPartsFragment } from '../../graphql/graphql.ts';
import type { EventDraft, Part } from './draft.ts';

/** What the parts of an event's form share. */
export interface EventFormState {
  readonly draft: EventDraft;
  readonly onChange: (changed: Partial<EventDraft>) => void;
  /** What is wrong with the field that has this path in the input. */
  readonly at: (path: string) => string | null;
  /** Where somebody else changed a part meanwhile: what it is now. */
  readonly now: (part: Part) => string | null;
  /** The event as it is; null where it is not there yet. */
  readonly event: OrganizedPartsFragment | null;
}

/** Bounds that the server keeps, too. */
export const limits = {
  title: 120,
  description: 8_000,
  note: 1_000,
  venueName: 120,
  street: 200,
  postalCode: 20,
  city: 100,
  tickets: 12,
  ticketName: 60,
  capacity: 100_000,
  perCustomer: 50,
  seatRows: 100,
  seatRowName: 6,
  seatNumber: 999,
  refundUntilHours: 8_760,
  images: 8,
  eventCategories: 50,
  eventCategoryName: 60,
  promoCode: { shortest: 3, longest: 30, uses: 1_000_000 },
} as const;

const detailPaths: ReadonlySet<string> = new Set([
  'title',
  'description',
  'categoryId',
  'venue',
  'venue.name',
  'venue.street',
  'venue.postalCode',
  'venue.city',
  'venue.country',
  'venue.timeZone',
  'doorsAt',
  'startsAt',
  'endsAt',
  'cancellationPolicy.refundUntilHours',
  'cancellationPolicy.feeRate',
]);

const ticketParts = 'name|price|taxRate|capacity|limitPerCustomer|saleFrom|saleUntil|seatRows(\\.\\d+)?';

const ticketPath = new RegExp(`^ticketCategories(\\.\\d+\\.(${ticketParts}))?$`);

const onePath = new RegExp(`^(${ticketParts})$`);

/** What of an event is changed together. */
export interface FormPart {
  readonly has: (part: Part) => boolean;
  /** Whether it shows the field that has this path in the input. */
  readonly shows: (path: string) => boolean;
}

const ofTickets: ReadonlySet<Part> = new Set(['tickets', 'currency']);

/** What the event is, where and when. */
export const detailsPart: FormPart = { has: (part) => !ofTickets.has(part), shows: isDetail };

/** All of its kinds of tickets. */
export const ticketsPart: FormPart = { has: (part) => ofTickets.has(part), shows: isTicketField };

/** Whether the part of a form that is not about tickets shows the field with this path. */
export function isDetail(path: string): boolean {
  return detailPaths.has(path);
}

/** Whether the editor of all kinds of tickets shows it. */
export function isTicketField(path: string): boolean {
  return ticketPath.test(path);
}

/** Whether the form of one kind of tickets shows it. */
export function isFieldOfOneKind(path: string): boolean {
  return onePath.test(path);
}
