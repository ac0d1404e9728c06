import type {
  BookingMailValues,
  EventMailValues,
  MailTemplate,
  OrderMailValues,
  RecurringMailValues,
  ValuesOfTemplates,
} from '#model/mail.ts';

const order: OrderMailValues = {
  order: '7F3A-91C2',
  orderUrl: 'https://marquee.example/orders/7f3a91c2-0000-4000-8000-000000000000',
  placedOn: '2026-11-21',
  lines: [
    {
      name: 'Tour T-shirt, black, M',
      quantity: '2',
      unitPrice: '25.00 EUR',
      taxRate: '19.00',
      tax: '9.50 EUR',
      net: '50.00 EUR',
    },
  ],
  subtotal: '50.00 EUR',
  tax: '9.50 EUR',
  total: '59.50 EUR',
  shippingNote: 'Leave it with the neighbour.',
};

const booking: BookingMailValues = {
  booking: '7F3A-91C2',
  bookingUrl: 'https://marquee.example/bookings/7f3a91c2-0000-4000-8000-000000000000',
  event: 'Night of Strings',
  startsAt: '2027-03-28 19:30 (Europe/Berlin)',
  venue: 'Concert Hall, Hauptstraße 1, Berlin',
  category: 'Stalls',
  quantity: '2',
  tickets: [
    { number: '1', name: 'Ada Lovelace', seat: 'A-12' },
    { number: '2', name: 'Charles Babbage', seat: 'A-13' },
  ],
  discount: '5.00 EUR',
  subtotal: '75.00 EUR',
  tax: '5.25 EUR',
  total: '80.25 EUR',
};

const change: EventMailValues = {
  booking: booking.booking,
  bookingUrl: booking.bookingUrl,
  event: booking.event,
  change: 'The event takes place at another time.',
  startsAt: '2027-04-04 19:30 (Europe/Berlin)',
  venue: booking.venue,
  note: 'Our soloist is ill.',
  nextStep: 'Your tickets stay good. If you cannot come, cancel the booking: you get all of your money back.',
};

const recurring: RecurringMailValues = {
  items: '2 × Tour T-shirt, black, M',
  runOn: '2026-11-21',
  reason: 'The card was declined. Use another card, or ask your bank.',
  nextStep: 'Give another card, then resume it.',
  agreedTotal: '59.50 EUR',
  newTotal: '65.45 EUR',
  nextRunOn: '2026-12-21',
  recurringOrderUrl: 'https://marquee.example/recurring/5d2e',
};

/** Values of each template, every one of them filled: they say which names a template may use, and each must render with them. */
export const sampleValues: { readonly [Name in MailTemplate]: ValuesOfTemplates[Name] } = {
  'order-confirmed': { ...order, receipt: 'RE-2026-000001', receiptUrl: `${order.orderUrl}/receipt` },
  'order-failed': {
    ...order,
    reason: 'The card was declined. Use another card, or ask your bank.',
    nextStep: 'Place the order again, with another card if need be.',
  },
  'order-cancelled': {
    ...order,
    reason: 'You cancelled this order. Nothing was charged.',
    nextStep: 'If you still want these things, place a new order.',
  },
  'order-refunded': {
    order: order.order,
    orderUrl: order.orderUrl,
    amount: '29.75 EUR',
    lines: [{ name: 'Tour T-shirt, black, M', quantity: '1', gross: '29.75 EUR' }],
    reason: 'It was damaged.',
    card: 'visa 4242',
    creditNote: 'CN-2026-000001',
    creditNoteUrl: `${order.orderUrl}/credit-notes/8c1d`,
  },
  'booking-confirmed': { ...booking, receipt: 'RE-2026-000001', receiptUrl: `${booking.bookingUrl}/receipt` },
  'booking-failed': {
    ...booking,
    reason: 'The card was declined. Use another card, or ask your bank.',
    nextStep: 'Your tickets are kept until their time is over: book them again with another card.',
    refund: '',
  },
  'booking-cancelled': {
    ...booking,
    reason: 'You cancelled this booking.',
    nextStep: 'If you still want to come, book other tickets.',
    refund: '72.22 EUR',
  },
  'booking-refunded': {
    booking: booking.booking,
    bookingUrl: booking.bookingUrl,
    event: booking.event,
    amount: '72.22 EUR',
    reason: 'The booking was cancelled.',
    card: 'visa 4242',
    creditNote: 'CN-2026-000001',
    creditNoteUrl: `${booking.bookingUrl}/credit-notes/8c1d`,
  },
  'event-changed': change,
  'event-cancelled': { ...change, change: 'The event was called off.', startsAt: '' },
  'recurring-paused': recurring,
  'recurring-missed': recurring,
  'stock-low': {
    product: 'Tour T-shirt, black, M',
    sku: 'TS-BLK-M',
    stock: '3',
    soldOut: false,
    productUrl: 'https://marquee.example/stock/3c5d',
  },
  'invoice-answer': {
    subject: 'Invoice 4711',
    stranger: false,
    nothingAttached: false,
    attached: true,
    invoices: [
      {
        name: 'invoice.pdf',
        outcome: 'taken in and read.',
        invoiceUrl: 'https://marquee.example/invoices/9b1e',
      },
    ],
    refused: [{ name: 'archive.zip', reason: 'This file is not a PDF, PNG, JPEG, TIFF or XML.' }],
  },
};
