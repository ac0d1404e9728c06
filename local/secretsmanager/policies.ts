import { z } from 'zod';
import type { PolicyDocument } from '../core/cloud.ts';

const strings = z.union([z.string(), z.array(z.string())]);
const principal = z.union([z.literal('*'), z.record(z.string(), strings)]);
const condition = z.record(
  z.string(),
  z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.union([z.string(), z.boolean()]))])),
);
const Statement = z.object({
  Sid: z.string().exactOptional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: principal.exactOptional(),
  NotPrincipal: principal.exactOptional(),
  Action: strings.exactOptional(),
  NotAction: strings.exactOptional(),
  Resource: strings.exactOptional(),
  NotResource: strings.exactOptional(),
  Condition: condition.exactOptional(),
});

/** A policy document as a template has it. */
export const Policy = z.object({
  Version: z.string().exactOptional(),
  Statement: z.union([Statement, z.array(Statement)]),
});

/** A policy document as the API takes it: JSON in a string. */
export const PolicyText = z.string().transform((text, refinement): PolicyDocument => {
  const parsed = Policy.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  refinement.addIssue('This resource policy is not valid.');
  return z.NEVER;
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
