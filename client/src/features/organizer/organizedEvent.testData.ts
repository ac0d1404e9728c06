import type { OrganizedPartsFragment } from '../../graphql/graphql.ts';

/** An event as its organiser is told of it, in Berlin, with one kind of tickets. */
export function organizedEvent(changed: Partial<OrganizedPartsFragment> = {}): OrganizedPartsFragment {
  return {
    id: 'e1',
    status: 'DRAFT',
    title: 'Encore',
    version: 3,
    description: 'Once more.',
    doorsAt: null,
    startsAt: '2027-06-12T17:30:00.000Z',
    endsAt: '2027-06-12T20:30:00.000Z',
    localStart: '2027-06-12T19:30',
    localDoors: null,
    localEnd: '2027-06-12T22:30',
    note: null,
    postponedFrom: null,
    publishedAt: null,
    category: { id: 'c1', name: 'Concert' },
    venue: {
      name: 'Hall',
      street: 'Main street 1',
      postalCode: null,
      city: 'Berlin',
      country: 'DE',
      timeZone: 'Europe/Berlin',
    },
    images: [],
    ticketCategories: [
      {
        id: 't1',
        name: 'Stalls',
        price: { amount: '20.00', currency: 'EUR' },
        taxRate: '7.00',
        priceWithTax: { amount: '21.40', currency: 'EUR' },
        capacity: 100,
        saleFrom: null,
        saleUntil: '2027-06-12T17:30:00.000Z',
        limitPerCustomer: 10,
        seatRows: [],
      },
    ],
    cancellationPolicy: { refundUntilHours: 48, feeRate: '10.00' },
    availability: [],
    mayChange: true,
    ...changed,
  };
}
