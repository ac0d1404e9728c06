import { cardSetup, cardSetupKey, customerKey } from '#model/keys.ts';
import type { CardSetupRow, CardSetupStatus } from '#model/recurring.ts';
import { cardSetupMachine } from '#model/recurring.ts';
import { absent } from '#model/writes.ts';
import type { CardSetup, Payments } from '../../ports/payments.ts';
import { PaymentFault, PaymentRefused, PaymentStateError, PaymentUnavailable } from '../../ports/payments.ts';
import type { Change, Outcome, Table } from '../table.ts';

/** What a card is saved for. */
export interface SavingFor {
  readonly recurringOrderId: string;
  readonly ownerId: string;
  /** In lower case. */
  readonly email: string;
  readonly attempt: number;
  /** What its owner chose beforehand; null where the card is given at the provider. */
  readonly paymentMethodId: string | null;
}

/**
 * Saves cards. Every call can be repeated, after a lost answer too, and ends in the same row. What it answers is the row as it is stored: the
 * caller decides by its `status`. All of them throw PaymentUnavailable where the same call may help later, PaymentFault where it cannot, and
 * OvertakenError.
 */
export interface SetupDesk {
  find(recurringOrderId: string, attempt: number): Promise<CardSetupRow | null>;
  /** Begins to save a card. ACTION_REQUIRED: its owner must give or confirm it; FAILED: it was refused, another one may follow; SUCCEEDED: it is saved. */
  begin(saving: SavingFor): Promise<CardSetupRow>;
  /** Asks the provider how it stands. */
  reconcile(row: CardSetupRow): Promise<CardSetupRow>;
  /** Ends a setup that saved nothing yet; one that is over stays as it is. */
  close(row: CardSetupRow): Promise<CardSetupRow>;
  /** Lets a saved card never be charged again. */
  forget(paymentMethodId: string): Promise<void>;
}

/** The CardSetups table, whose rows begin here. */
export interface CardSetupTable extends Table<CardSetupRow> {
  /** Writes the row unless one of its id is there. */
  insert(row: CardSetupRow): Promise<void>;
}

/** The provider's customers of owners. */
export interface CustomerTable {
  /** The owner's customer, and the address that was first given for it. */
  read(ownerId: string): Promise<{ readonly customerId: string | null; readonly email: string | null }>;
  /** Keeps the address unless one is kept. */
  keepEmail(ownerId: string, email: string): Promise<void>;
  /** Keeps the customer unless one is kept. */
  keepCustomer(ownerId: string, customerId: string): Promise<void>;
}

export interface SetupPlaces {
  readonly table: CardSetupTable;
  readonly customers: CustomerTable;
  readonly provider: Payments;
  /** Where the owner's browser goes after a check at the bank. */
  returnUrl(recurringOrderId: string): string;
  now(): Date;
}

/** Whether nothing can become of it any more. */
export function isSettled({ status }: Pick<CardSetupRow, 'status'>): boolean {
  return cardSetupMachine[status].length === 0;
}

export function setupDesk({ table, customers, provider, returnUrl, now }: SetupPlaces): SetupDesk {
  return {
    find: (recurringOrderId, attempt) => table.read(cardSetup(recurringOrderId, attempt)),

    async begin(saving) {
      const row = await opened(saving);
      if (isSettled(row)) return row;
      const known = row.setupIntentId === undefined ? await announced(row) : row;
      const { chosenMethodId, setupIntentId } = known;
      if (known.status !== 'CREATED' || chosenMethodId === undefined || setupIntentId === undefined) return known;
      return confirmed(known, setupIntentId, chosenMethodId);
    },

    async reconcile(row) {
      return row.setupIntentId === undefined || isSettled(row) ? row : asked(row, row.setupIntentId);
    },

    async close(row) {
      const { setupIntentId } = row;
      if (isSettled(row)) return row;
      if (setupIntentId === undefined) return closed(row);
      try {
        return await settled(row, await provider.cancelSetup(setupIntentId, { idempotencyKey: keyOf(row, 'cancel') }));
      } catch (error) {
        if (error instanceof PaymentStateError) return asked(row, setupIntentId);
        throw error;
      }
    },

    forget: (paymentMethodId) => provider.forgetMethod(paymentMethodId),
  };

  /** The row stands before the provider is asked, so that whatever is begun there can be found. */
  async function opened(saving: SavingFor): Promise<CardSetupRow> {
    const id = cardSetup(saving.recurringOrderId, saving.attempt);
    const stored = await table.read(id);
    if (stored) return stored;
    const at = now().toISOString();
    await table.insert({
      id,
      ownerId: saving.ownerId,
      recurringOrderId: saving.recurringOrderId,
      attempt: saving.attempt,
      status: 'CREATED',
      version: 1,
      customerId: await customerOf(saving.ownerId, saving.email),
      ...(saving.paymentMethodId === null ? {} : { chosenMethodId: saving.paymentMethodId }),
      createdAt: at,
      updatedAt: at,
    });
    const written = await table.read(id);
    if (written) return written;
    throw new PaymentUnavailable(`${id} was written and is not there.`);
  }

  /** The address goes with the key: the same key with another one would be refused, so that the first one stays. */
  async function customerOf(ownerId: string, email: string): Promise<string> {
    const known = await customers.read(ownerId);
    if (known.customerId !== null) return known.customerId;
    if (known.email === null) await customers.keepEmail(ownerId, email);
    const { email: kept } = await customers.read(ownerId);
    const { id } = await provider.createCustomer({
      ownerId,
      email: kept ?? email,
      idempotencyKey: customerKey(ownerId),
    });
    await customers.keepCustomer(ownerId, id);
    return (await customers.read(ownerId)).customerId ?? id;
  }

  async function announced(row: CardSetupRow): Promise<CardSetupRow> {
    const setup = await provider.createSetup({
      setupId: row.id,
      customerId: row.customerId,
      metadata: { recurringOrderId: row.recurringOrderId },
      idempotencyKey: keyOf(row, 'create'),
    });
    return settled(row, setup);
  }

  async function confirmed(row: CardSetupRow, setupIntentId: string, methodId: string): Promise<CardSetupRow> {
    try {
      const setup = await provider.confirmSetup(setupIntentId, {
        paymentMethodId: methodId,
        returnUrl: returnUrl(row.recurringOrderId),
        idempotencyKey: keyOf(row, 'confirm'),
      });
      return await settled(row, setup);
    } catch (error) {
      if (error instanceof PaymentRefused) return refused(row, setupIntentId, error);
      if (error instanceof PaymentStateError) return asked(row, setupIntentId);
      throw error;
    }
  }

  /** What cannot be used at all leaves no trace at the provider. */
  async function refused(row: CardSetupRow, setupIntentId: string, { code }: PaymentRefused): Promise<CardSetupRow> {
    const known = await asked(row, setupIntentId);
    if (known.status !== 'CREATED') return known;
    return stored(
      await table.settle(row.id, (current) =>
        current?.status === 'CREATED' ? { set: { status: 'FAILED', failure: code } } : null,
      ),
      row.id,
    );
  }

  async function closed(row: CardSetupRow): Promise<CardSetupRow> {
    const outcome = await table.settle(row.id, (current) =>
      current && current.setupIntentId === undefined && !isSettled(current)
        ? { set: { status: 'CANCELLED' }, while: [absent('setupIntentId')] }
        : null,
    );
    return stored(outcome, row.id);
  }

  async function asked(row: CardSetupRow, setupIntentId: string): Promise<CardSetupRow> {
    const setup = await provider.retrieveSetup(setupIntentId);
    if (!setup) throw new PaymentFault('setup_missing', `The provider knows no ${setupIntentId} of ${row.id}.`);
    return settled(row, setup);
  }

  async function settled(row: CardSetupRow, setup: CardSetup): Promise<CardSetupRow> {
    return stored(await table.settle(row.id, (current) => current && settleSetup(current, setup)), row.id);
  }

  function keyOf(row: CardSetupRow, step: Parameters<typeof cardSetupKey>[1]): string {
    return cardSetupKey(row.id, step);
  }
}

/**
 * What the provider's setup changes in its row, or null where it changes nothing: because it is old news, or is about another setup. Answers and
 * notices meet here, in one conditional write.
 */
export function settleSetup(row: CardSetupRow, setup: CardSetup): Change | null {
  const isAbout =
    row.setupIntentId === undefined ? setup.metadata['setupId'] === row.id : row.setupIntentId === setup.id;
  if (!isAbout || isSettled(row)) return null;
  const to = statusOf(row, setup);
  const next: readonly CardSetupStatus[] = cardSetupMachine[row.status];
  if (to !== row.status && !next.includes(to)) return null;
  const facts: Partial<CardSetupRow> = { setupIntentId: setup.id, ...factsOf(to, setup), status: to };
  const stored: Partial<Record<string, unknown>> = { ...row };
  const set = Object.fromEntries(
    Object.entries(facts).filter(([name, value]) => JSON.stringify(stored[name]) !== JSON.stringify(value)),
  );
  const remove = passing.filter((name) => row[name] !== undefined && facts[name] === undefined && isOutdated(name, to));
  if (Object.keys(set).length === 0 && remove.length === 0) return null;
  return { set, remove, ...(row.setupIntentId === undefined ? { while: [absent('setupIntentId')] } : {}) };
}

function statusOf(row: CardSetupRow, setup: CardSetup): CardSetupStatus {
  switch (setup.status) {
    case 'REQUIRES_PAYMENT_METHOD':
    case 'REQUIRES_CONFIRMATION':
      if (setup.failure) return 'FAILED';
      return row.chosenMethodId === undefined ? 'ACTION_REQUIRED' : row.status;
    case 'REQUIRES_ACTION':
      return 'ACTION_REQUIRED';
    case 'PROCESSING':
      return row.status;
    case 'SUCCEEDED':
      // Without the card it is not known what was saved, as in notices: whoever hears it asks.
      return setup.paymentMethodId === null ? row.status : 'SUCCEEDED';
    case 'CANCELED':
      return 'CANCELLED';
  }
}

function factsOf(to: CardSetupStatus, setup: CardSetup): Partial<CardSetupRow> {
  const secret = setup.clientSecret ? { clientSecret: setup.clientSecret } : {};
  switch (to) {
    case 'CREATED':
      return secret;
    case 'ACTION_REQUIRED':
      return { ...secret, ...(setup.actionUrl ? { actionUrl: setup.actionUrl } : {}) };
    case 'FAILED':
      return { ...secret, ...(setup.failure ? { failure: setup.failure } : {}) };
    case 'SUCCEEDED':
      return {
        ...(setup.paymentMethodId === null ? {} : { paymentMethodId: setup.paymentMethodId }),
        ...(setup.card ? { card: { brand: setup.card.brand, last4: setup.card.last4 } } : {}),
      };
    case 'CANCELLED':
      return {};
  }
}

const passing = ['clientSecret', 'actionUrl', 'failure'] as const;

/** What a status has no use for. Its owner's secret goes as soon as nothing can be done with it. */
function isOutdated(name: (typeof passing)[number], status: CardSetupStatus): boolean {
  switch (status) {
    case 'CREATED':
      return false;
    case 'ACTION_REQUIRED':
      return name === 'failure';
    case 'FAILED':
      return name === 'actionUrl';
    case 'SUCCEEDED':
    case 'CANCELLED':
      return true;
  }
}

function stored({ row }: Outcome<CardSetupRow>, id: string): CardSetupRow {
  if (row) return row;
  throw new PaymentFault('setup_lost', `There is no card setup ${id} any more.`);
}
