import { z } from 'zod';
import { AwsError } from '../core/errors.ts';
import { saveUser } from './directory.ts';
import type { Account } from './account.ts';
import * as member from './input.ts';
import { countAttempt } from './limits.ts';
import { acceptTotp, newTotp } from './totp.ts';

type Input = Record<string, unknown>;

const AssociateInput = z.object({ AccessToken: member.accessToken });

/** AssociateSoftwareToken: a new secret for the person's authenticator app. */
export async function associateSoftwareToken({ context, tokens }: Account, input: Input): Promise<object> {
  const { pool, user } = tokens.bearer(member.read(AssociateInput, input).AccessToken);
  if (pool.settings.MfaConfiguration === 'OFF') {
    throw new AwsError('SoftwareTokenMFANotFoundException', 'Software token MFA is not enabled for the user pool.');
  }
  const totp = newTotp();
  saveUser(context, pool, { ...user, totp });
  return { SecretCode: totp.secret };
}

const VerifyInput = z.object({ AccessToken: member.accessToken, UserCode: z.string().regex(/^[0-9]+$/) });

export async function verifySoftwareToken({ context, tokens }: Account, input: Input): Promise<object> {
  const asked = member.read(VerifyInput, input);
  const { pool, user } = tokens.bearer(asked.AccessToken);
  countAttempt(context, 'VerifyUserAttribute', pool.id, `${user.username}/totp`);
  const totp = user.totp && acceptTotp(user.totp, asked.UserCode, context.cloud.now());
  if (totp === undefined) throw new AwsError('EnableSoftwareTokenMFAException', 'Code mismatch');
  saveUser(context, pool, { ...user, totp: { ...totp, verified: true } });
  return { Status: 'SUCCESS' };
}

const PreferenceInput = z.object({
  AccessToken: member.accessToken,
  SoftwareTokenMfaSettings: z
    .object({ Enabled: z.boolean().default(false), PreferredMfa: z.boolean().default(false) })
    .optional(),
  SMSMfaSettings: z.object({ Enabled: z.boolean().default(false) }).optional(),
});

export async function setUserMfaPreference({ context, tokens }: Account, input: Input): Promise<object> {
  const asked = member.read(PreferenceInput, input);
  const { pool, user } = tokens.bearer(asked.AccessToken);
  if (asked.SMSMfaSettings?.Enabled === true) throw member.invalidParameter('The local user pools send no SMS.');
  const wanted = asked.SoftwareTokenMfaSettings;
  if (wanted === undefined) return {};
  if (user.totp === undefined || !user.totp.verified) {
    if (!wanted.Enabled) return {};
    throw member.invalidParameter('User has not verified software token mfa');
  }
  saveUser(context, pool, { ...user, totp: { ...user.totp, enabled: wanted.Enabled } });
  return {};
}
