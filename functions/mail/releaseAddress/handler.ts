import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { documentClient } from '../../platform/documentClient.ts';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { releaseAtSes } from '../../ports/sesSuppressions.ts';

const env = environment({ MAIL_SUPPRESSIONS_TABLE: text });
const input = z.object({ address: z.string() });

/**
 * Takes an address (in lower case) off both lists; whether it stood on one. SES's comes first: after a crash between the two the address still
 * stands on ours, and can be released again.
 */
export async function handler(event: unknown): Promise<{ released: boolean }> {
  const { address } = z.parse(input, event);
  const atSes = await releaseAtSes(address);
  const { Attributes } = await documentClient.send(
    new DeleteCommand({ TableName: env.MAIL_SUPPRESSIONS_TABLE, Key: { address }, ReturnValues: 'ALL_OLD' }),
  );
  const released = atSes || Attributes !== undefined;
  logger.info('mail address released', { released, atSes });
  return { released };
}
