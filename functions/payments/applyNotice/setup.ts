import type { CardSetupRow } from '#model/recurring.ts';
import { settleSetup } from '../../platform/payments/setups.ts';
import type { Table } from '../../platform/table.ts';
import type { CardSetup, Payments } from '../../ports/payments.ts';

export interface SetupNoticePlaces {
  readonly setups: Table<CardSetupRow>;
  readonly provider: Pick<Payments, 'retrieveSetup'>;
}

/**
 * Settles what a notice tells of the saving of a card. The card is not told, and what asks for something may have moved on: the provider is asked how
 * it stands, whatever was told. FOREIGN: none of ours.
 */
export async function applySetup(
  told: CardSetup,
  { setups, provider }: SetupNoticePlaces,
): Promise<'FOREIGN' | 'SETTLED' | 'UNCHANGED'> {
  const id = told.metadata['setupId'];
  const row = id === undefined ? null : await setups.read(id);
  if (!row) return 'FOREIGN';
  const setup = await provider.retrieveSetup(told.id);
  if (!setup) return 'FOREIGN';
  const { changed } = await setups.settle(row.id, (current) => current && settleSetup(current, setup));
  return changed ? 'SETTLED' : 'UNCHANGED';
}
