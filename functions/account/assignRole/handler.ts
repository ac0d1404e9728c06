import { AdminAddUserToGroupCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod/mini';
import type { Role } from '#model/generated.ts';
import { logger } from '../../platform/logger.ts';
import { confirmation, endsSignUp } from './confirmation.ts';

const client = new CognitoIdentityProviderClient();
const role: Role = 'CUSTOMER';

/** Cognito takes the event back as its answer. */
export async function handler(event: unknown) {
  const confirmed = z.parse(confirmation, event);
  if (!endsSignUp(confirmed)) return event;
  const { userPoolId, userName } = confirmed;
  await client.send(new AdminAddUserToGroupCommand({ UserPoolId: userPoolId, Username: userName, GroupName: role }));
  logger.info('role assigned', { userName, role });
  return event;
}
