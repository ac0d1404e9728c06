import * as z from 'zod/mini';

/**
 * What Cognito says when somebody was confirmed: by the code of the sign-up, or by that of a forgotten password.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html
 */
export const confirmation = z.looseObject({
  triggerSource: z.string(),
  userPoolId: z.string(),
  userName: z.string(),
});

/** Whether this confirmation is the end of a sign-up: a forgotten password gives nobody a role. */
export function endsSignUp(event: z.output<typeof confirmation>): boolean {
  return event.triggerSource === 'PostConfirmation_ConfirmSignUp';
}
