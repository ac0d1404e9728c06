import { expect, test } from 'vitest';
import { purchaseExecution } from '#model/keys.ts';
import type { ExecutionState, Workflow } from '../../ports/workflow.ts';
import { ORDER_ID, orderWorld } from '#functions/orders/orderWorld.ts';
import { tokenWaits } from './purchaseRun.ts';
import { lookAfter } from './lookAfter.ts';

test.each<[ExecutionState, number]>([
  ['MISSING', 1],
  ['FAILED', 2],
])('an execution is told its run: where the last one is %s, %i', async (seen, run) => {
  const world = orderWorld();
  world.clock.pass(1000);
  const started: [string, Readonly<Record<string, unknown>>][] = [];
  const workflow: Workflow = {
    start: (name, input) => Promise.resolve(void started.push([name, input])),
    state: () => Promise.resolve(seen),
  };
  await lookAfter(ORDER_ID, { ...world, workflow, step: tokenWaits() });
  expect(started).toEqual([[purchaseExecution(ORDER_ID, run), { orderId: ORDER_ID, run }]]);
});
