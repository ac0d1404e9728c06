import type { PurchaseLife } from '#model/purchases.ts';
import type { WaitingStep } from '../../ports/workflow.ts';
import { paymentEvent } from '../commerceEvents.ts';
import { parseJson } from '../json.ts';
import { logger } from '../logger.ts';
import { eachMessage } from '../queue.ts';
import type { StepPorts } from './moves.ts';
import type { PayablePurchase } from './ports.ts';
import { tokenToWake } from './wake.ts';

/** Works off news of payments. Late or repeated ones wake nobody: the token has gone from the purchase by then, or from the workflow. */
export function followPayments<Row extends PayablePurchase>(
  { life, purchases }: { readonly life: PurchaseLife } & Pick<StepPorts<Row>, 'purchases'>,
  waiting: WaitingStep,
): ReturnType<typeof eachMessage> {
  return eachMessage(async (body) => {
    const { type, after } = parseJson(paymentEvent, body);
    const id = after[life.idName];
    // The queue hears of payments of this kind alone: infra/domains.
    if (id === undefined) return;
    const row = await purchases.read(id);
    const token = row?.payAttempt === after.attempt ? tokenToWake(row, after) : null;
    if (token !== null) await waiting.succeed(token, {});
    logger.info('payment followed', { [life.idName]: id, type, woken: token !== null });
  });
}
