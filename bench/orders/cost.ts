import { setTimeout as delay } from 'node:timers/promises';
import type { Recording } from '#local/faults/recorder.ts';
import { hearMyOrders, newOrder } from '#test/kit/orders.ts';
import type { OrderNews } from '#test/kit/orders.ts';
import { until } from '#test/kit/until.ts';
import type { Market } from './market.ts';
import { isByClock, isPoll } from './recorded.ts';

/** Longer than changes are gathered for. infra/domains/orders.ts */
const QUIET_MS = 5_000;
const LOOK_MS = 200;
const ENOUGH_MS = 60_000;

/**
 * Places so many orders of so many lines, one after another, each watched by its owner and followed until nothing more is done for it:
 * its mail is delivered, and what SES says of it is noted.
 */
export async function recordOrders(market: Market, lines: number, orders: number): Promise<Recording> {
  const { cloud, customer, productIds } = market;
  const news = await hearMyOrders(customer);
  try {
    await quiet(market);
    cloud.faults.record();
    for (let order = 0; order < orders; order += 1) {
      const { id } = await newOrder(customer, productIds.slice(0, lines));
      await toldComplete(news, id);
      await quiet(market);
    }
    return cloud.faults.stopRecording();
  } finally {
    news.stop();
  }
}

async function toldComplete(news: OrderNews, id: string): Promise<void> {
  await until(`the order ${id} to be told as COMPLETED`, () => news.statusesOf(id).includes('COMPLETED'), ENOUGH_MS);
}

/** Waits until no call was made for a while but those that look for work. */
async function quiet({ cloud }: Market): Promise<void> {
  const wasRecording = cloud.faults.recording;
  if (!wasRecording) cloud.faults.record();
  let seen = -1;
  let since = performance.now();
  const began = since;
  while (performance.now() - since < QUIET_MS) {
    if (performance.now() - began > ENOUGH_MS) throw new Error('The cloud does not come to rest.');
    const { calls } = cloud.faults.recorded();
    const count = calls.filter((call) => !isPoll(call) && !isByClock(call)).length;
    if (count !== seen) since = performance.now();
    seen = count;
    await delay(LOOK_MS);
  }
  if (!wasRecording) cloud.faults.stopRecording();
}
