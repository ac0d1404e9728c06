import { describe, expect, it } from 'vitest';
import { eventEvent } from '#model/concertEvents.ts';
import type { EventRow } from '#model/concerts.ts';
import type { MailRequest } from '#model/mail.ts';
import { confirmedBooking, storedEvent } from '#test/kit/bookedWorld.ts';
import type { HolderNews } from './news.ts';
import { newsOf } from './news.ts';
import type { TellingPorts } from './tellHolders.ts';
import { tellHolders } from './tellHolders.ts';

const before = storedEvent();

function news(after: Partial<EventRow>, from: EventRow = before): HolderNews | null {
  const event = eventEvent(from, { ...from, ...after, version: from.version + 1 });
  return event && newsOf(event);
}

const later = { startsAt: '2026-09-01T18:00:00.000Z', localStart: '2026-09-01T20:00' };
const elsewhere = { venue: { ...before.venue, name: 'Arena', street: 'Ring 2' } };
const postponed = storedEvent({ status: 'POSTPONED' });

describe('what is news to those who booked', () => {
  it('is another time, with the new one by the venue’s clocks and the right to all of their money', () => {
    expect(news({ ...later, note: 'A cold.' })?.values).toEqual({
      event: 'Night of the Lutes',
      change: 'It takes place at another time: it was to begin 2026-06-01 20:00 (Europe/Berlin).',
      startsAt: '2026-09-01 20:00 (Europe/Berlin)',
      venue: 'Stadthalle, Markt 1, Köln',
      note: 'A cold.',
      nextStep: expect.stringContaining('all of your money back') as string,
    });
  });

  it('is that it is postponed, without a time', () => {
    expect(news({ status: 'POSTPONED' })?.values).toMatchObject({
      startsAt: '',
      nextStep: expect.stringContaining('all') as string,
    });
    expect(news({ ...later, status: 'PUBLISHED' }, postponed)?.values.startsAt).toContain('2026-09-01');
    expect(news({ status: 'PUBLISHED' }, postponed)?.values.change).toContain('old time after all');
  });

  it('is another venue, which gives no money back', () => {
    expect(news(elsewhere)?.values).toMatchObject({
      nextStep: 'Your tickets stay good.',
      venue: 'Arena, Ring 2, Köln',
    });
    expect(news({ ...later, ...elsewhere })?.values.change).toContain('and elsewhere');
    expect(news(elsewhere, postponed)?.values.change).toContain('elsewhere');
  });

  it('is nothing else: other words, its publication, its end, which is told with each booking', () => {
    expect(news({ title: 'Evening of the lutes' })).toBeNull();
    expect(news({ status: 'PUBLISHED' }, storedEvent({ status: 'DRAFT' }))).toBeNull();
    expect(news({ status: 'CANCELLING' })).toBeNull();
    expect(news({ note: 'x' }, postponed)).toBeNull();
    const first = eventEvent(null, before);
    expect(first && newsOf(first)).toBeNull();
  });
});

describe('telling them', () => {
  const rows = Array.from({ length: 7 }, (_, index) =>
    confirmedBooking(`b${index}`, {
      email: `b${index}@example.com`,
      ...(index === 3 ? { status: 'CANCELLED' as const } : {}),
    }),
  );

  function world() {
    const mails = new Map<string, MailRequest>();
    const waiting: HolderNews[] = [];
    const ports: TellingPorts = {
      bookings(_, after) {
        // The index is behind: it takes the cancelled one for one that has its tickets, and one that has them for one that has none yet.
        const behind = rows.filter(({ id }) => after === null || id > after);
        const page = behind.slice(0, 3).map(({ id }) => (id === 'b1' ? { id } : { id, seatsTaken: true }));
        return Promise.resolve({ bookings: page, last: behind.length > 3 ? (page.at(-1)?.id ?? null) : null });
      },
      booking: (id) => Promise.resolve(rows.find((row) => row.id === id) ?? null),
      ask(mail) {
        mails.set(mail.id, mail);
        return Promise.resolve();
      },
      goOn(rest) {
        waiting.push(rest);
        return Promise.resolve();
      },
      webUrl: 'https://marquee.example',
    };
    return { mails, waiting, ports };
  }

  it('goes page by page to everybody whose booking is confirmed, once for each change, whatever comes twice', async () => {
    const { mails, waiting, ports } = world();
    const told = news(later);
    if (!told) throw new Error('It moved.');
    waiting.push(told, told);
    for (let next = waiting.shift(); next; next = waiting.shift()) await tellHolders(next, ports);
    expect([...mails.keys()].sort()).toEqual(
      ['b0', 'b1', 'b2', 'b4', 'b5', 'b6'].map((id) => `event-changed-${before.id}-4-${id}`),
    );
    expect(mails.get(`event-changed-${before.id}-4-b0`)).toMatchObject({
      to: 'b0@example.com',
      template: 'event-changed',
      values: { bookingUrl: 'https://marquee.example/bookings/b0' },
    });
  });

  it('goes on where it was when it died', async () => {
    const { mails, waiting, ports } = world();
    const told = news(later);
    if (!told) throw new Error('It moved.');
    let left = 4;
    const dying: TellingPorts = {
      ...ports,
      ask: (mail) => (left-- > 0 ? ports.ask(mail) : Promise.reject(new Error('dead'))),
    };
    await tellHolders(told, dying);
    const [rest] = waiting;
    if (!rest) throw new Error('There is a second page.');
    await expect(tellHolders(rest, dying)).rejects.toThrow('dead');
    for (let next: HolderNews | undefined = waiting.shift(); next; next = waiting.shift())
      await tellHolders(next, ports);
    expect(mails.size).toBe(6);
  });
});
