import type { DynamoDBStreamEvent } from 'aws-lambda';
import { countsOf } from '#model/tickets.ts';
import { ticketSaleRow } from '../../platform/concertRows.ts';
import { environment, text } from '../../platform/environment.ts';
import { publishChange } from '../../platform/publishChange.ts';
import { getRow } from '../../platform/table.ts';
import { readStockRows } from '../stockRows.ts';
import type { TicketKind } from './changed.ts';
import { changedKinds } from './changed.ts';

const env = environment({ TICKET_SALES_TABLE: text, TICKET_STOCK_TABLE: text, GRAPHQL_URL: text });
const url = new URL(env.GRAPHQL_URL);

const PUBLISH = `mutation PublishAvailabilityChange($change: AvailabilityChangeInput!) {
  publishAvailabilityChange(change: $change) { eventId categoryId available version at }
}`;

/**
 * Tells once of each kind of tickets how many are left now, however many changes it was given. Where one cannot be told of, all are told of again: whoever
 * hears drops what is not newer.
 */
export async function handler(event: DynamoDBStreamEvent): Promise<void> {
  await Promise.all(changedKinds(event.Records).map(tell));
}

async function tell({ eventId, categoryId }: TicketKind): Promise<void> {
  const sale = await getRow(env.TICKET_SALES_TABLE, { eventId, categoryId }, ticketSaleRow);
  if (!sale) return;
  const { available, version } = countsOf(await readStockRows(env.TICKET_STOCK_TABLE, sale));
  await publishChange(url, PUBLISH, { eventId, categoryId, available, version, at: new Date().toISOString() });
}
