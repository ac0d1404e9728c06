import { describe, expect, it } from 'vitest';
import { laterBy, timeTyped, wrongTimes } from './times.ts';
import { newDraft, newTicket } from './draft.ts';
import { organizedEvent } from './organizedEvent.testData.ts';

describe('a time that is typed', () => {
  it('is an instant by the clocks of the venue', () => {
    expect(timeTyped('2027-07-01T19:30', 'Europe/Berlin', null)).toEqual({
      instant: '2027-07-01T17:30:00.000Z',
      problem: null,
      note: null,
    });
  });

  it('is refused in words where the clocks are put forward over it', () => {
    const { instant, problem } = timeTyped('2027-03-28T02:30', 'Europe/Berlin', null);
    expect(instant).toBeNull();
    // As the reader's own language writes a time of day.
    expect(problem).toMatch(
      /^There is no such time: the clocks are put forward from 0?2:00( AM)? to 0?3:00( AM)? that day\.$/,
    );
  });

  it('is the first of two where the clocks are put back over it, and says so', () => {
    const { instant, note } = timeTyped('2027-10-31T02:30', 'Europe/Berlin', null);
    expect(instant).toBe('2027-10-31T00:30:00.000Z');
    expect(note).toContain('The first one is taken (GMT+2)');
  });

  it('stays the second of two where the event has that one', () => {
    const event = organizedEvent({ startsAt: '2027-10-31T01:30:00Z' });
    const { instant, note } = timeTyped('2027-10-31T02:30', 'Europe/Berlin', event);
    expect(instant).toBe('2027-10-31T01:30:00.000Z');
    expect(note).toContain('The second one is taken (GMT+1)');
  });

  it('is nothing where none is typed', () => {
    expect(timeTyped('', 'Europe/Berlin', null)).toEqual({ instant: null, problem: null, note: null });
  });

  it('stands beside its own field, of every kind of tickets', () => {
    const tickets = [newTicket(), { ...newTicket(), saleFrom: '2027-03-28T02:15' }];
    const draft = { ...newDraft('Europe/Berlin'), start: '2027-03-28T02:30', end: '2027-03-28T23:00', tickets };
    expect(Object.keys(wrongTimes(draft, null)).sort()).toEqual(['startsAt', 'ticketCategories.1.saleFrom']);
  });

  it('is moved by what passes, not by the face of the clock', () => {
    expect(laterBy('2027-03-27T23:00', 6 * 60 * 60 * 1000, 'Europe/Berlin')).toBe('2027-03-28T06:00');
  });
});
