import { bookingLimits } from '#model/bookings.ts';
import { eventLimits } from '#model/concerts.ts';
import { MAXIMUM_HELD } from '#model/holds.ts';
import { promoLimits } from '#model/promoCodes.ts';
import { expect, it } from 'vitest';
import { LONGEST_NAME } from '../bookings/names.ts';
import { MOST } from '../events/wish.ts';
import { limits } from './form.ts';

it('forms keep the bounds that the server keeps', () => {
  const { tickets, ticketName, promoCode, ...others } = limits;
  expect(eventLimits).toMatchObject(others);
  expect(promoLimits).toMatchObject(promoCode);
  expect([tickets, ticketName]).toEqual([eventLimits.ticketCategories, eventLimits.categoryName]);
  expect([MOST, LONGEST_NAME]).toEqual([MAXIMUM_HELD, bookingLimits.name]);
});
