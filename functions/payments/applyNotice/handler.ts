import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { environment, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { count } from '../../platform/metric.ts';
import { paymentTable, providerOf, refundDeskOf, refundSettings } from '../../platform/payments/connect.ts';
import { cardSetupTable } from '../../platform/payments/connectSetups.ts';
import { eachMessage } from '../../platform/queue.ts';
import { getRow, putRow } from '../../platform/table.ts';
import { notice } from '../notices.ts';
import type { NoticePlaces } from './apply.ts';
import { applyNotice } from './apply.ts';
import { applySetup } from './setup.ts';

const env = environment({
  ...refundSettings,
  STAGE: text,
  PAYMENT_NOTICES_TABLE: text,
  CARD_SETUPS_TABLE: text,
});
const client = DynamoDBDocumentClient.from(new DynamoDBClient());
const found = z.object({ id: z.string() });

const provider = providerOf(env);
const setups = cardSetupTable(env.CARD_SETUPS_TABLE);

const places: NoticePlaces = {
  wasApplied: async (id) => (await getRow(env.PAYMENT_NOTICES_TABLE, { id }, found)) !== null,
  noteApplied: (row) => putRow(env.PAYMENT_NOTICES_TABLE, { ...row }),
  table: paymentTable(env.PAYMENTS_TABLE),
  provider,
  refunds: refundDeskOf(env),
  async paymentOfIntent(intentId) {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: env.PAYMENTS_TABLE,
        IndexName: 'byIntent',
        KeyConditionExpression: '#intentId = :intentId',
        ExpressionAttributeNames: { '#intentId': 'intentId' },
        ExpressionAttributeValues: { ':intentId': intentId },
        Limit: 1,
      }),
    );
    return z.parse(z.array(found), Items)[0]?.id ?? null;
  },
  applySetup: (setup) => applySetup(setup, { setups, provider }),
  now: () => new Date(),
};

export const handler = eachMessage(async (body) => {
  const event = parseJson(notice, body);
  const outcome = await applyNotice(event, places);
  logger.info('notice applied', { noticeId: event.id, type: event.type, outcome });
  if (outcome === 'REFUND_FAILED') count('RefundsFailed', env.STAGE);
  if (outcome === 'OTHER') count('NoticesOfOthers', env.STAGE);
});
