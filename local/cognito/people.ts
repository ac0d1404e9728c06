import {
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { PoolUnderTest } from './testing.ts';

export const EMAIL = 'mira@example.com';
export const PASSWORD = 'Correct-Horse-7';

export interface Tokens {
  readonly access: string;
  readonly refresh: string;
}

/** What a person does at the pool of the test at hand, through an app client that lets passwords be sent. */
export function peopleOf(pool: () => PoolUnderTest) {
  const signUp = (Username = EMAIL, Password = PASSWORD, more: object = {}) =>
    pool().anyone.send(new SignUpCommand({ ClientId: pool().clientId, Username, Password, ...more }));
  const confirm = (ConfirmationCode: string, Username = EMAIL) =>
    pool().anyone.send(new ConfirmSignUpCommand({ ClientId: pool().clientId, Username, ConfirmationCode }));
  const enter = (PASSWORD_: string = PASSWORD, USERNAME = EMAIL) =>
    pool().anyone.send(
      new InitiateAuthCommand({
        ClientId: pool().clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME, PASSWORD: PASSWORD_ },
      }),
    );
  const forgot = (Username = EMAIL) =>
    pool().anyone.send(new ForgotPasswordCommand({ ClientId: pool().clientId, Username }));
  const reset = (ConfirmationCode: string, Password = 'Another-Horse-8', Username = EMAIL) =>
    pool().anyone.send(
      new ConfirmForgotPasswordCommand({ ClientId: pool().clientId, Username, ConfirmationCode, Password }),
    );
  const resend = (Username = EMAIL) =>
    pool().anyone.send(new ResendConfirmationCodeCommand({ ClientId: pool().clientId, Username }));

  const register = async (): Promise<void> => {
    await signUp();
    await confirm(pool().lastCode(EMAIL));
  };

  const registered = async (): Promise<Tokens> => {
    await register();
    const { AuthenticationResult } = await enter();
    return { access: AuthenticationResult?.AccessToken ?? '', refresh: AuthenticationResult?.RefreshToken ?? '' };
  };

  const renew = (RefreshToken: string) =>
    pool().anyone.send(new GetTokensFromRefreshTokenCommand({ ClientId: pool().clientId, RefreshToken }));

  return { signUp, confirm, enter, forgot, reset, resend, renew, register, registered };
}

/** What a caller sees of a refusal. */
export async function refusal(work: Promise<unknown>): Promise<{ name: string; message: string }> {
  const error: unknown = await work.then(
    () => new Error('It was not refused.'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) throw new TypeError('Something else than an error was thrown.');
  return { name: error.name, message: error.message };
}

/** Six digits that are not the code. */
export const otherThan = (code: string): string => (code === '000000' ? '000001' : '000000');
