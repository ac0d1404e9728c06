import type { WaitingStep } from '../ports/workflow.ts';
import { awaitPaymentAction, PaymentActionTimedOut } from './awaitPaymentAction/awaitPaymentAction.ts';
import { capturePayment } from './capturePayment/capturePayment.ts';
import { ending } from './endOrder/endOrder.ts';
import { handingOver } from './markNeedsAttention/markNeedsAttention.ts';
import { forward } from './moves.ts';
import type { World } from './orderWorld.ts';
import { ORDER_ID } from './orderWorld.ts';
import { processPayment } from './processPayment/processPayment.ts';
import { restockInventory } from './restockInventory/restockInventory.ts';
import { reversePayment } from './reversePayment/reversePayment.ts';
import { stopOrder } from './stopOrder/stopOrder.ts';
import { updateInventory } from './updateInventory/updateInventory.ts';
import { validateOrder } from './validateOrder/validateOrder.ts';

/** What infra/domains/ProcessOrder.ts declares, for tests without Step Functions: the same steps in the same order, with their retries and their catches. */
export interface Execution {
  /** Runs to the end. Answers how Step Functions would call it. */
  run(): Promise<'SUCCEEDED' | 'FAILED'>;
}

export interface ExecutionOptions {
  /** Where steps wait for their token. */
  readonly waits: Waits;
  /** Tries of a step that somebody waits for, and of one that undoes. */
  readonly patient?: number;
  readonly lasting?: number;
  /** Steps that are left out: for negative controls. */
  readonly without?: 'reversePayment' | 'restockInventory';
}

/** Tokens that steps wait by, and what becomes of them. */
export interface Waits extends WaitingStep {
  /** A token of its own, and the end of its waiting: whoever is told by it, or its time. */
  begin(): { readonly token: string; readonly end: Promise<void> };
  /** The time of all that wait is over. */
  timeOut(): void;
  waiting(): boolean;
}

/** What the step says of a time that is over. */
class TimedOut extends Error {
  override readonly name = 'States.Timeout';
}

export function tokenWaits(): Waits {
  const open = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
  let given = 0;
  return {
    begin() {
      given += 1;
      const token = `token-${given}`;
      const { promise, resolve, reject } = Promise.withResolvers<undefined>();
      // A step that fails at once is never waited for.
      promise.catch(() => undefined);
      open.set(token, {
        resolve: () => {
          resolve(undefined);
        },
        reject,
      });
      return { token, end: promise };
    },
    succeed(token) {
      open.get(token)?.resolve();
      open.delete(token);
      return Promise.resolve();
    },
    fail: () => Promise.reject(new Error('Nobody fails a step of an order.')),
    timeOut() {
      for (const { reject } of open.values()) reject(new TimedOut('Its time is over.'));
      open.clear();
    },
    waiting: () => open.size > 0,
  };
}

const verdicts = [
  'OrderStopped',
  'OrderRefused',
  'PaymentActionRequired',
  'PaymentActionTimedOut',
  'PaymentFault',
  'OrderMissing',
  'OutOfTurn',
];

const FORWARD_TRIES = 5;

/** The execution of the run that the order is in. */
export function orderExecution(world: World, options: ExecutionOptions): Execution {
  const { patient = 5, lasting = 40, waits, without } = options;
  const { orders, clock } = world;
  const { run } = world.order();

  async function tried(work: () => Promise<unknown>, attempts: number, verdictAttempts = 0): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await work();
        return;
      } catch (error) {
        const allowed = verdicts.includes(nameOf(error)) ? verdictAttempts : attempts;
        if (attempt >= allowed || nameOf(error) === 'States.Timeout') throw error;
      }
    }
  }

  async function steps(): Promise<'DONE' | 'UNDO' | 'ACTION'> {
    try {
      await tried(() => validateOrder(ORDER_ID, world), patient);
      await tried(() => orders.settle(ORDER_ID, (row) => forward(row, 'VALIDATED', clock)), patient);
      await tried(() => processPayment(ORDER_ID, world), patient);
      await tried(() => updateInventory(ORDER_ID, world), patient);
      await tried(() => capturePayment(ORDER_ID, world), patient);
      await tried(() => orders.settle(ORDER_ID, (row) => forward(row, 'COMPLETED', clock)), patient);
      return 'DONE';
    } catch (error) {
      if (['OrderStopped', 'OrderRefused'].includes(nameOf(error))) return 'UNDO';
      if (nameOf(error) === 'PaymentActionRequired') return 'ACTION';
      throw error;
    }
  }

  async function waitForOwner(): Promise<void> {
    try {
      await tried(async () => {
        const { token, end } = waits.begin();
        await awaitPaymentAction(ORDER_ID, token, { ...world, step: waits, actionSeconds: 900 });
        await end;
      }, patient);
    } catch (error) {
      throw error instanceof TimedOut ? new PaymentActionTimedOut(error.message) : error;
    }
  }

  async function undo(): Promise<'SUCCEEDED' | 'FAILED'> {
    try {
      if (without !== 'reversePayment') await tried(() => reversePayment(ORDER_ID, world), lasting, 2);
      if (without !== 'restockInventory') await tried(() => restockInventory(ORDER_ID, world), lasting, 2);
      await tried(() => orders.settle(ORDER_ID, (row) => ending(row, clock)), lasting, 2);
      return 'SUCCEEDED';
    } catch {
      await tried(() => orders.settle(ORDER_ID, (row) => handingOver(row, run, clock)), lasting, 2);
      return 'FAILED';
    }
  }

  async function advance(isFirst: boolean): Promise<'DONE' | 'UNDO' | { error: string }> {
    // Its outcome is not looked at but for DONE: the steps are asked again.
    if (isFirst && (await steps().catch(() => 'FAILED')) === 'DONE') return 'DONE';
    try {
      for (;;) {
        const outcome = await steps();
        if (outcome !== 'ACTION') return outcome;
        await waitForOwner();
      }
    } catch (error) {
      return { error: nameOf(error) };
    }
  }

  return {
    async run() {
      try {
        for (let tries = 0; tries <= FORWARD_TRIES; tries += 1) {
          const outcome = await advance(tries === 0);
          if (outcome === 'DONE') return 'SUCCEEDED';
          if (outcome === 'UNDO') return await undo();
          const stopped: { next: Awaited<ReturnType<typeof stopOrder>> } = { next: 'NOTHING' };
          await tried(async () => (stopped.next = await stopOrder(ORDER_ID, outcome.error, world)), lasting, 2);
          if (stopped.next === 'UNDO') return await undo();
          if (stopped.next === 'NOTHING') return 'SUCCEEDED';
        }
        return 'FAILED';
      } catch {
        return 'FAILED';
      }
    },
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
