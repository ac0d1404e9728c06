/** US dollars for a million tokens, which is millionths of a dollar for one. */
interface ModelPrice {
  readonly input: number;
  readonly output: number;
}

/** The day on which these prices were looked up. */
export const MODEL_PRICES_AS_OF = '2026-11-21';

/**
 * On-demand prices at Bedrock's global endpoint, by the foundation model's id.
 * https://platform.claude.com/docs/en/about-claude/pricing, https://aws.amazon.com/bedrock/pricing/
 */
const prices: Readonly<Record<string, ModelPrice>> = {
  'anthropic.claude-haiku-4-5-20251001-v1:0': { input: 1, output: 5 },
  'anthropic.claude-sonnet-4-5-20250929-v1:0': { input: 3, output: 15 },
};

/** What these models cost more where their requests stay in a region or a group of regions, in percent. Same pages. */
const REGIONAL_PERCENT = 10;

/** Prefixes of inference profiles. https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html */
const regions: readonly string[] = ['us', 'eu', 'apac', 'jp', 'au', 'us-gov'];

/**
 * What a call cost in millionths of a US dollar, rounded up; null for a model whose price is not known here, like the local cloud's stand-in.
 * `model` is a foundation model's or an inference profile's id, or its ARN.
 */
export function costMicroUsd(model: string, inputTokens: number, outputTokens: number): number | null {
  const id = model.split('/').at(-1) ?? model;
  const [prefix = ''] = id.split('.');
  const isGlobal = prefix === 'global';
  const base = isGlobal || regions.includes(prefix) ? id.slice(prefix.length + 1) : id;
  const price = Object.hasOwn(prices, base) ? prices[base] : undefined;
  if (!price) return null;
  const cost = inputTokens * price.input + outputTokens * price.output;
  // Whole numbers as long as possible: a tenth of a millionth has no exact form.
  return isGlobal ? Math.ceil(cost) : Math.ceil((cost * (100 + REGIONAL_PERCENT)) / 100);
}
