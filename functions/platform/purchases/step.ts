import * as z from 'zod/mini';
import { purchaseExecution } from '#model/keys.ts';
import type { PurchaseLife, PurchaseRow } from '#model/purchases.ts';
import { PaymentUnavailable } from '../../ports/payments.ts';
import type { WaitingStep, Workflow } from '../../ports/workflow.ts';
import { logger } from '../logger.ts';
import type { AwaitPorts } from './awaitPaymentAction.ts';
import { awaitPaymentAction } from './awaitPaymentAction.ts';
import type { StepPorts } from './moves.ts';
import { ending, handingOver } from './moves.ts';
import type { PayablePurchase, PayPorts } from './ports.ts';
import type { AfterStop } from './stopPurchase.ts';
import { stopPurchase } from './stopPurchase.ts';
import { wakeByProvider } from './wake.ts';

type Handler<Answer> = (event: unknown) => Promise<Answer>;

const taskToken = { taskToken: z.string() };
const run = { run: z.int().check(z.positive()) };
const error = { error: z.string() };

/** A function that is given a purchase by its id, under the name that its kind gives it, and what `more` describes. */
export function step<Answer, More extends z.core.$ZodShape = Record<never, never>>(
  { idName }: PurchaseLife,
  work: (id: string, given: z.output<z.ZodMiniObject<More>>) => Promise<Answer>,
  more?: More,
): Handler<Answer> {
  const named = z.object({ [idName]: z.string() });
  const others = z.object(more ?? ({} as More));
  return (event) => work(z.parse(named, event)[idName] ?? '', z.parse(others, event));
}

/** The step that waits for the owner, by its token. */
export function awaitStep<Row extends PayablePurchase>(ports: AwaitPorts<Row>): Handler<void> {
  return step(ports.life, (id, given) => awaitPaymentAction(id, given.taskToken, ports), taskToken);
}

/** The step that stops what cannot be brought on, and says what is to be done next. */
export function stopStep<Row extends PayablePurchase>(ports: PayPorts<Row>): Handler<{ next: AfterStop }> {
  const { noun, idName } = ports.life;
  return step(
    ports.life,
    async (id, given) => {
      const next = await stopPurchase(id, given.error, ports);
      logger.warn(`${noun} stopped`, { [idName]: id, error: given.error, next });
      return { next };
    },
    error,
  );
}

/** The step that ends what is undone. */
export function endStep<Row extends PurchaseRow>({ life, purchases, clock }: StepPorts<Row>): Handler<void> {
  return step(life, async (id) => {
    await purchases.settle(id, (row) => ending(life, row, clock));
  });
}

/** The step that hands to a person what this run could not undo. */
export function attentionStep<Row extends PurchaseRow>({ life, purchases, clock }: StepPorts<Row>): Handler<void> {
  return step(
    life,
    async (id, given) => {
      const { row, changed } = await purchases.settle(id, (row) => handingOver(life, row, given.run, clock));
      logger.error(`${life.noun} not undone`, { [life.idName]: id, ...given, status: row?.status, changed });
    },
    { ...run, ...error },
  );
}

/** Starts the workflow of a purchase. Never fails who placed it: one that was not started is found by the sweeper. */
export function starter(life: PurchaseLife, workflow: Workflow): Handler<{ started: boolean }> {
  return step(
    life,
    async (id, given) => {
      const input = { [life.idName]: id, run: given.run };
      try {
        await workflow.start(purchaseExecution(id, given.run), input);
        return { started: true };
      } catch (thrown) {
        logger.error(`${life.noun} not started`, {
          ...input,
          error: thrown instanceof Error ? thrown.name : 'unknown',
        });
        return { started: false };
      }
    },
    run,
  );
}

/** Wakes the workflow of a purchase, which looks by itself at what happened. Waking one that waits no more does no harm. */
export function waker(life: PurchaseLife, waiting: WaitingStep): Handler<void> {
  return step(
    life,
    async (id, given) => {
      await waiting.succeed(given.taskToken, {});
      logger.info(`${life.noun} woken`, { [life.idName]: id });
    },
    taskToken,
  );
}

/** Asks the provider about a purchase that waits, for its owner. Answers whether the provider did; what it said is done by then. */
export function continuer<Row extends PayablePurchase>(
  { life, purchases, desk }: Pick<PayPorts<Row>, 'life' | 'purchases' | 'desk'>,
  waiting: WaitingStep,
): Handler<{ answered: boolean }> {
  return step(life, async (id) => {
    const row = await purchases.read(id);
    if (!row) return { answered: true };
    try {
      const woken = await wakeByProvider(row, desk, waiting);
      logger.info(`${life.noun} looked after`, { [life.idName]: id, woken });
      return { answered: true };
    } catch (thrown) {
      if (!(thrown instanceof PaymentUnavailable)) throw thrown;
      logger.warn('provider does not answer', { [life.idName]: id });
      return { answered: false };
    }
  });
}
