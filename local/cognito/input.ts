import { z } from 'zod';
import { AwsError } from '../core/errors.ts';

/** Reads an action's input; what does not fit is an `InvalidParameterException` in Cognito's words. */
export function read<Shape extends z.ZodType>(shape: Shape, input: Record<string, unknown>): z.infer<Shape> {
  const result = shape.safeParse(input);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => {
    const path = issue.path.map((part) => String(part)).join('.');
    const name = path.charAt(0).toLowerCase() + path.slice(1);
    return `Value at '${name}' failed to satisfy constraint: ${constraint(issue)}`;
  });
  const plural = issues.length === 1 ? 'error' : 'errors';
  throw invalidParameter(`${issues.length} validation ${plural} detected: ${issues.join('; ')}`);
}

function constraint(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'Member must not be null';
  return `Member must satisfy: ${issue.message}`;
}

export const invalidParameter = (message: string): AwsError => new AwsError('InvalidParameterException', message);
export const notAuthorized = (message: string): AwsError => new AwsError('NotAuthorizedException', message);

const LONGEST_NAME = 128;
const LONGEST_VALUE = 2048;
const LONGEST_PASSWORD = 256;

export const username = z.string().min(1).max(LONGEST_NAME);
export const password = z.string().min(1).max(LONGEST_PASSWORD);
export const code = z.string().min(1).max(LONGEST_VALUE);
export const poolId = z.string().min(1).max(55);
export const clientId = z.string().min(1).max(LONGEST_NAME);
export const accessToken = z.string().min(1).max(65_536);
export const parameters = z.record(z.string(), z.string()).default({});
export const attributes = z
  .array(z.object({ Name: z.string().min(1).max(64), Value: z.string().max(LONGEST_VALUE).default('') }))
  .default([]);
export const metadata = z.record(z.string(), z.string()).optional();

/** A list of `{Name, Value}` as a record. */
export function attributeRecord(list: readonly { Name: string; Value: string }[]): Record<string, string> {
  return Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]));
}

export function attributeList(record: Readonly<Record<string, string>>): { Name: string; Value: string }[] {
  return Object.entries(record).map(([Name, Value]) => ({ Name, Value }));
}
