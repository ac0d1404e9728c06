import type { WaitingStep } from '../../ports/workflow.ts';
import { awaitPaymentAction, PaymentActionTimedOut } from './awaitPaymentAction.ts';
import { capturePayment } from './capturePayment.ts';
import { advance, ending, handingOver } from './moves.ts';
import type { PayablePurchase } from './ports.ts';
import { processPayment } from './processPayment.ts';
import type { PurchaseWorld } from './purchaseWorld.ts';
import { reversePayment } from './reversePayment.ts';
import { stopPurchase } from './stopPurchase.ts';

/** What infra/constructs/PurchaseWorkflow.ts declares, for tests without Step Functions: the same steps in the same order, with their retries and their catches. */
export interface PurchaseRun {
  /** Runs to the end. Answers how Step Functions would call it. */
  run(): Promise<'SUCCEEDED' | 'FAILED'>;
}

/** The steps that are a kind's own. */
export interface OwnSteps<World> {
  validate(id: string, world: World): Promise<void>;
  /** Takes what was bought. */
  take(id: string, world: World): Promise<void>;
  giveBack(id: string, world: World): Promise<void>;
  /** Makes it complete, where that is more than a move. */
  complete?(id: string, world: World): Promise<void>;
}

export interface RunOptions {
  /** Where steps wait for their token. */
  readonly waits: Waits;
  /** Tries of a step that somebody waits for, and of one that undoes. */
  readonly patient?: number;
  readonly lasting?: number;
  /** Steps that are left out: for negative controls. */
  readonly without?: 'reversePayment' | 'giveBack';
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
    fail: () => Promise.reject(new Error('Nobody fails a step of a purchase.')),
    timeOut() {
      for (const { reject } of open.values()) reject(new TimedOut('Its time is over.'));
      open.clear();
    },
    waiting: () => open.size > 0,
  };
}

const verdicts = [
  'PurchaseStopped',
  'PurchaseRefused',
  'PaymentActionRequired',
  'PaymentActionTimedOut',
  'PaymentFault',
  'PurchaseMissing',
  'OutOfTurn',
];

const FORWARD_TRIES = 5;

/** The execution of the run that the purchase is in. */
export function purchaseRun<Row extends PayablePurchase, World extends PurchaseWorld<Row>>(
  world: World,
  own: OwnSteps<World>,
  options: RunOptions,
): PurchaseRun {
  const { patient = 5, lasting = 40, waits, without } = options;
  const { life, purchases, clock } = world;
  const { id, run } = world.purchase();

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
      await tried(() => own.validate(id, world), patient);
      await tried(() => advance(id, 'VALIDATED', world), patient);
      await tried(() => processPayment(id, world), patient);
      await tried(() => own.take(id, world), patient);
      await tried(() => capturePayment(id, world), patient);
      await tried(() => own.complete?.(id, world) ?? advance(id, life.complete, world), patient);
      return 'DONE';
    } catch (error) {
      if (['PurchaseStopped', 'PurchaseRefused'].includes(nameOf(error))) return 'UNDO';
      if (nameOf(error) === 'PaymentActionRequired') return 'ACTION';
      throw error;
    }
  }

  async function waitForOwner(): Promise<void> {
    try {
      await tried(async () => {
        const { token, end } = waits.begin();
        await awaitPaymentAction(id, token, { ...world, step: waits, actionSeconds: 900 });
        await end;
      }, patient);
    } catch (error) {
      throw error instanceof TimedOut ? new PaymentActionTimedOut(error.message) : error;
    }
  }

  async function undo(): Promise<'SUCCEEDED' | 'FAILED'> {
    try {
      if (without !== 'reversePayment') await tried(() => reversePayment(id, world), lasting, 2);
      if (without !== 'giveBack') await tried(() => own.giveBack(id, world), lasting, 2);
      await tried(() => purchases.settle(id, (row) => ending(life, row, clock)), lasting, 2);
      return 'SUCCEEDED';
    } catch {
      await tried(() => purchases.settle(id, (row) => handingOver(life, row, run, clock)), lasting, 2);
      return 'FAILED';
    }
  }

  async function attempted(isFirst: boolean): Promise<'DONE' | 'UNDO' | { error: string }> {
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
          const outcome = await attempted(tries === 0);
          if (outcome === 'DONE') return 'SUCCEEDED';
          if (outcome === 'UNDO') return await undo();
          const stopped: { next: Awaited<ReturnType<typeof stopPurchase>> } = { next: 'NOTHING' };
          await tried(async () => (stopped.next = await stopPurchase(id, outcome.error, world)), lasting, 2);
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
