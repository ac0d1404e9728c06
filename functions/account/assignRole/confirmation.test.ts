import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { confirmation, endsSignUp } from './confirmation.ts';
import sample from './confirmation.sample.json';

// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html
test('Cognito’s own event is understood', () => {
  expect(z.parse(confirmation, sample)).toMatchObject({
    userPoolId: 'eu-central-1_EXAMPLE',
    userName: '11111111-2222-4333-8444-555555555555',
  });
});

test('the end of a sign-up gives a role, a forgotten password gives none', () => {
  expect(endsSignUp(z.parse(confirmation, sample))).toBe(true);
  const forgotten = { ...sample, triggerSource: 'PostConfirmation_ConfirmForgotPassword' };
  expect(endsSignUp(z.parse(confirmation, forgotten))).toBe(false);
});
