import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { documentClient } from '../documentClient.ts';
import { text } from '../environment.ts';
import { cardSetupRow } from '../recurringRows.ts';
import { insertRow, tableOf } from '../table.ts';
import { providerOf, providerSettings } from './connect.ts';
import type { CardSetupTable, CustomerTable, SetupDesk } from './setups.ts';
import { setupDesk } from './setups.ts';

/** What a function needs to save cards: `PaymentProvider.savesCards` sets it. */
export const setupSettings = {
  ...providerSettings,
  CARD_SETUPS_TABLE: text,
  PAYMENT_CUSTOMERS_TABLE: text,
  SETUP_RETURN_URL: text,
};

/** The CardSetups table. */
export function cardSetupTable(tableName: string): CardSetupTable {
  return {
    ...tableOf(tableName, cardSetupRow),
    async insert(row) {
      await insertRow('CardSetups', tableName, { ...row });
    },
  };
}

const customerRow = z.object({ customerId: z.exactOptional(z.string()), email: z.exactOptional(z.string()) });

/** The PaymentCustomers table. */
export function customerTable(TableName: string): CustomerTable {
  async function keep(ownerId: string, attribute: 'customerId' | 'email', value: string): Promise<void> {
    await documentClient.send(
      new UpdateCommand({
        TableName,
        Key: { ownerId },
        UpdateExpression: 'SET #kept = if_not_exists(#kept, :value)',
        ExpressionAttributeNames: { '#kept': attribute },
        ExpressionAttributeValues: { ':value': value },
      }),
    );
  }
  return {
    async read(ownerId) {
      const { Item } = await documentClient.send(new GetCommand({ TableName, Key: { ownerId }, ConsistentRead: true }));
      const { customerId, email } = z.parse(customerRow, Item ?? {});
      return { customerId: customerId ?? null, email: email ?? null };
    },
    keepEmail: (ownerId, email) => keep(ownerId, 'email', email),
    keepCustomer: (ownerId, customerId) => keep(ownerId, 'customerId', customerId),
  };
}

/** Where a function saves cards: with `environment({ ...setupSettings, … })`. */
export function setupDeskOf(settings: Readonly<Record<keyof typeof setupSettings, string>>): SetupDesk {
  return setupDesk({
    table: cardSetupTable(settings.CARD_SETUPS_TABLE),
    customers: customerTable(settings.PAYMENT_CUSTOMERS_TABLE),
    provider: providerOf(settings),
    returnUrl: (recurringOrderId) => `${settings.SETUP_RETURN_URL}/${recurringOrderId}`,
    now: () => new Date(),
  });
}
