import { expect, test } from 'vitest';
import { costMicroUsd } from './modelPrices.ts';

const haiku = 'anthropic.claude-haiku-4-5-20251001-v1:0';

test.each([
  [`global.${haiku}`, 1_000, 200, 2_000],
  [`us.${haiku}`, 1_000, 200, 2_200],
  [haiku, 1_000, 200, 2_200],
  [`arn:aws:bedrock:us-east-1:123456789012:inference-profile/eu.${haiku}`, 1_000_000, 0, 1_100_000],
  [`arn:aws:bedrock:us-east-1::foundation-model/${haiku}`, 0, 1_000_000, 5_500_000],
  [`global.${haiku}`, 0, 0, 0],
  [`us.${haiku}`, 1, 0, 2],
])('a call of %s with %i and %i tokens costs what Bedrock asks', (model, input, output, cost) => {
  expect(costMicroUsd(model, input, output)).toBe(cost);
});

test.each(['marquee.rule-based-stand-in-v1', 'us.somebody.else', '', 'constructor', 'global.'])(
  'of %j nobody knows what it costs',
  (model) => {
    expect(costMicroUsd(model, 1, 1)).toBeNull();
  },
);
