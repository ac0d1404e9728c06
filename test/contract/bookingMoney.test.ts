import { beforeAll, expect, it } from 'vitest';
import { Sandbox } from '#local/appsync/runtime/sandbox.ts';
import { moneyOf } from '#model/money.ts';
import { chargedPayment, confirmedBooking, ORGANIZER } from '#test/kit/bookedWorld.ts';
import { runPipeline } from '#test/kit/pipeline.ts';
import { installSteps } from '#test/kit/steps.ts';

const booking = confirmedBooking('0b5d3a52-0000-4000-8000-0000000000b1');
const payment = chargedPayment(booking, { refunded: 700, card: { brand: 'visa', last4: '4242' } });
const source = {
  id: booking.id,
  payAttempt: 1,
  lines: [],
  total: moneyOf(booking.total, booking.currency),
};
const sandbox = new Sandbox(() => Date.UTC(2026, 1, 2));
const fields = { 'Booking.money': [] as number[], 'Booking.payment': [] as number[] };

beforeAll(async () => {
  fields['Booking.money'] = await installSteps(sandbox, 'Booking.money');
  fields['Booking.payment'] = await installSteps(sandbox, 'Booking.payment');
});

async function shown(field: keyof typeof fields, caller: string, ...groups: string[]): Promise<unknown> {
  const call = { field, codes: fields[field], args: {}, source, caller, groups };
  return runPipeline(sandbox, call, () => Promise.resolve({ result: payment }));
}

it.each([
  ['its owner', booking.ownerId, 'CUSTOMER'],
  ['the event’s organiser', ORGANIZER, 'ORGANIZER'],
  ['staff', 'stan', 'STAFF'],
])('what was charged for a booking and given back sees %s', async (_, caller, group) => {
  expect(await shown('Booking.money', caller, group)).toMatchObject({
    captured: { amount: '107.00' },
    refunded: { amount: '7.00' },
    net: { amount: '100.00' },
  });
});

it('by which card it was paid sees its owner, and no organiser', async () => {
  expect(await shown('Booking.payment', booking.ownerId, 'CUSTOMER')).toMatchObject({ card: { last4: '4242' } });
  expect(await shown('Booking.payment', ORGANIZER, 'ORGANIZER')).toBeNull();
});
