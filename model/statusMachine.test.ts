import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookingMachine } from './bookings.ts';
import { eventCancellationMachine } from './cancellations.ts';
import { eventMachine } from './concerts.ts';
import { fileMachine } from './files.ts';
import { holdMachine } from './holds.ts';
import { invoiceMachine, rereadableInvoiceStatuses, settledInvoiceStatuses } from './invoices.ts';
import { mailMachine } from './mail.ts';
import { orderMachine } from './orders.ts';
import { paymentMachine } from './payments.ts';
import { cardSetupMachine, recurringMachine } from './recurring.ts';
import type { StatusMachine } from './statusMachine.ts';
import { canMove, sourcesOf } from './statusMachine.ts';

function statusesOf<Status extends string>(machine: StatusMachine<Status>): Status[] {
  return Object.keys(machine) as Status[];
}

function reachable<Status extends string>(machine: StatusMachine<Status>, from: Status): Set<Status> {
  const found = new Set<Status>([from]);
  for (const status of found) for (const next of machine[status]) found.add(next);
  return found;
}

const machines = [
  { name: 'files', machine: fileMachine as StatusMachine<string>, terminal: ['REMOVED'], first: 'AWAITING_UPLOAD' },
  {
    name: 'invoices',
    machine: invoiceMachine as StatusMachine<string>,
    terminal: ['DELETED'],
    first: 'AWAITING_UPLOAD',
  },
  {
    name: 'orders',
    machine: orderMachine as StatusMachine<string>,
    terminal: ['COMPLETED', 'FAILED', 'CANCELLED'],
    first: 'PENDING',
  },
  {
    name: 'payments',
    machine: paymentMachine as StatusMachine<string>,
    terminal: ['VOIDED'],
    // Left again by a refund that fails after it had succeeded.
    rests: ['REFUNDED'],
    first: 'CREATED',
  },
  {
    name: 'recurring orders',
    machine: recurringMachine as StatusMachine<string>,
    terminal: ['ENDED', 'CANCELLED'],
    first: 'SETUP_REQUIRED',
  },
  {
    name: 'card setups',
    machine: cardSetupMachine as StatusMachine<string>,
    terminal: ['SUCCEEDED', 'CANCELLED'],
    first: 'CREATED',
  },
  {
    name: 'mails',
    machine: mailMachine as StatusMachine<string>,
    terminal: ['COMPLAINED', 'SUPPRESSED', 'FAILED'],
    first: 'QUEUED',
  },
  { name: 'events', machine: eventMachine as StatusMachine<string>, terminal: ['CANCELLED'], first: 'DRAFT' },
  {
    name: 'holds of tickets',
    machine: holdMachine as StatusMachine<string>,
    terminal: ['BOOKED', 'RELEASED', 'EXPIRED'],
    first: 'ACTIVE',
  },
  {
    name: 'bookings',
    machine: bookingMachine as StatusMachine<string>,
    terminal: ['FAILED', 'CANCELLED'],
    // Left again by its cancellation.
    rests: ['CONFIRMED'],
    first: 'PENDING',
  },
  {
    name: 'cancellations of events',
    machine: eventCancellationMachine as StatusMachine<string>,
    terminal: [],
    // Left again by a refund that fails after it had succeeded.
    rests: ['DONE'],
    first: 'RUNNING',
  },
];

describe.each(machines)('the machine of $name', ({ machine, terminal, rests = [], first }) => {
  const statuses = statusesOf(machine);

  test('every pair of statuses is an edge, the same status, or forbidden', () => {
    for (const from of statuses) {
      for (const to of statuses) {
        expect(canMove(machine, from, to)).toBe(from === to || machine[from]?.includes(to));
      }
    }
  });

  test('every edge leads to a status of the machine and to another than its own', () => {
    for (const from of statuses) {
      expect(statuses).toEqual(expect.arrayContaining([...(machine[from] ?? [])]));
      expect(machine[from]).not.toContain(from);
    }
  });

  test('every status can be reached from the first, and every one leads to an end', () => {
    expect([...reachable(machine, first)].sort()).toEqual([...statuses].sort());
    for (const status of statuses) {
      expect([...reachable(machine, status)].filter((end) => [...terminal, ...rests].includes(end))).not.toEqual([]);
    }
  });

  test('only final statuses are left by no edge', () => {
    expect(statuses.filter((status) => machine[status]?.length === 0)).toEqual(terminal);
  });

  test('no walk leaves a final status or returns to the first', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...statuses), { maxLength: 30 }), (asked) => {
        let status = first;
        let ended = false;
        for (const to of asked) {
          if (!canMove(machine, status, to)) continue;
          if (to !== status) expect(to).not.toBe(first);
          if (ended) expect(to).toBe(status);
          status = to;
          ended ||= terminal.includes(status);
        }
      }),
    );
  });

  test('sources and edges say the same', () => {
    for (const to of statuses) {
      for (const from of statuses) expect(sourcesOf(machine, to).includes(from)).toBe(machine[from]?.includes(to));
    }
  });
});

test('exactly the settled invoices need nobody’s work', () => {
  const working = statusesOf(invoiceMachine).filter((status) => !settledInvoiceStatuses.includes(status));
  expect(working).toEqual(['AWAITING_UPLOAD', 'SCANNING', 'READING']);
});

test('an invoice can be read again exactly from where the machine leads back to READING', () => {
  const settled = sourcesOf(invoiceMachine, 'READING').filter((status) => settledInvoiceStatuses.includes(status));
  expect([...settled].sort()).toEqual([...rereadableInvoiceStatuses].sort());
});
