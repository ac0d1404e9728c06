import { describe, expect, it } from 'vitest';
import { namesMayChange } from './ticketNames.ts';

const END = Date.parse('2027-03-28T23:00:00.000Z');
const booked = (status: 'CONFIRMED' | 'CANCELLED' | 'PAID', event: 'PUBLISHED' | 'POSTPONED' | 'CANCELLING') => ({
  status,
  event: { status: event, endsAt: new Date(END).toISOString() },
});

describe('the names on tickets', () => {
  it('may change until the event is over', () => {
    expect(namesMayChange(booked('CONFIRMED', 'PUBLISHED'), END - 1)).toBe(true);
    expect(namesMayChange(booked('CONFIRMED', 'PUBLISHED'), END)).toBe(false);
  });

  it('may change while the event waits for its new date, and not once it is called off', () => {
    expect(namesMayChange(booked('CONFIRMED', 'POSTPONED'), END + 1)).toBe(true);
    expect(namesMayChange(booked('CONFIRMED', 'CANCELLING'), END - 1)).toBe(false);
  });

  it('may not change while the tickets are not good', () => {
    expect(namesMayChange(booked('PAID', 'PUBLISHED'), END - 1)).toBe(false);
    expect(namesMayChange(booked('CANCELLED', 'PUBLISHED'), END - 1)).toBe(false);
  });
});
