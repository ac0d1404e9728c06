import * as z from 'zod/mini';
import { minorUnitDigits } from '#model/currencies.ts';
import type { CardSetupEvent, RecurringOrderEvent } from '#model/events.ts';
import { cardSetupEventTypes, recurringEventTypes } from '#model/events.ts';
import { paymentFailureSentences } from '#model/payments.ts';
import { cardSetupMachine, recurringMachine, recurringReasonSentences } from '#model/recurring.ts';
import { keysOf } from '../platform/rows.ts';

const state = z.object({
  ownerId: z.string(),
  status: z.enum(keysOf(recurringMachine)),
  agreedTotal: z.object({ amount: z.string(), currency: z.enum(keysOf(minorUnitDigits)) }),
  placed: z.number(),
  reason: z.exactOptional(z.enum(keysOf(recurringReasonSentences))),
  wakesOn: z.exactOptional(z.string()),
});

/** An event of this domain, as its topic carries it. */
export const recurringEvent: z.ZodMiniType<RecurringOrderEvent> = z.object({
  type: z.enum(Object.values(recurringEventTypes)),
  version: z.literal(1),
  id: z.string(),
  entityVersion: z.number(),
  at: z.string(),
  before: z.exactOptional(state),
  after: state,
});

const setupState = z.object({
  ownerId: z.string(),
  recurringOrderId: z.string(),
  attempt: z.number(),
  status: z.enum(keysOf(cardSetupMachine)),
  failure: z.exactOptional(z.enum(keysOf(paymentFailureSentences))),
});

/** What the payments domain tells of a card that is saved. */
export const setupEvent: z.ZodMiniType<CardSetupEvent> = z.object({
  type: z.enum(Object.values(cardSetupEventTypes)),
  version: z.literal(1),
  id: z.string(),
  entityVersion: z.number(),
  at: z.string(),
  before: z.exactOptional(setupState),
  after: setupState,
});
