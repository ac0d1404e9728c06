import { z } from 'zod';
import { AwsError } from '../core/errors.ts';

const text = z.string();
/** CloudFormation gives ISO 8601, the API epoch seconds; kept as epoch seconds. */
const instant = z.union([z.number(), text.transform((iso) => Date.parse(iso) / 1000)]).refine(Number.isFinite);
/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
const name = text.regex(/^[0-9a-zA-Z-_.]{1,64}$/u, 'must be 1 to 64 characters of ^[0-9a-zA-Z-_.]+$');
const group = name.default('default');

function count(least: number, most: number) {
  return z.coerce.number().int().min(least).max(most);
}

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html */
export const defaultRetry = { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 } as const;

export const scheduleInput = z.object({
  Name: name,
  GroupName: group,
  ScheduleExpression: text.min(1).max(256),
  ScheduleExpressionTimezone: text.min(1).max(50).default('UTC'),
  StartDate: instant.optional(),
  EndDate: instant.optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Description: text.max(512).optional(),
  KmsKeyArn: text.optional(),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  ClientToken: text.max(64).optional(),
  FlexibleTimeWindow: z.object({
    Mode: z.enum(['OFF', 'FLEXIBLE']),
    MaximumWindowInMinutes: count(1, 1_440).optional(),
  }),
  Target: z.object({
    Arn: text.min(1).max(1_600),
    RoleArn: text.regex(/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/u, 'must be the ARN of a role'),
    Input: text.min(1).optional(),
    DeadLetterConfig: z.object({ Arn: text.optional() }).optional(),
    RetryPolicy: z
      .object({
        MaximumRetryAttempts: count(0, defaultRetry.MaximumRetryAttempts).default(defaultRetry.MaximumRetryAttempts),
        MaximumEventAgeInSeconds: count(60, defaultRetry.MaximumEventAgeInSeconds).default(
          defaultRetry.MaximumEventAgeInSeconds,
        ),
      })
      .optional(),
    SqsParameters: z.object({ MessageGroupId: text.optional() }).optional(),
    EventBridgeParameters: z.object({ Source: text, DetailType: text }).optional(),
  }),
});
export type ScheduleInput = z.output<typeof scheduleInput>;

/** A schedule by its name. */
export const namedSchedule = z.object({ Name: name, GroupName: group });

/** A group by its name. */
export const namedGroup = z.object({ Name: name });

const page = { NextToken: text.optional(), MaxResults: count(1, 100).default(100), NamePrefix: text.default('') };

export const listSchedules = z.object({
  ...page,
  GroupName: name.optional(),
  State: z.enum(['ENABLED', 'DISABLED']).optional(),
});

export const listGroups = z.object(page);

/** What the shape makes of the input. Throws `ValidationException`. */
export function readInput<Shape extends z.ZodType>(shape: Shape, input: unknown): z.output<Shape> {
  const parsed = shape.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => {
    const member = path.map((step) => String(step).replace(/^[A-Z]/u, (letter) => letter.toLowerCase())).join('.');
    return `Value at '${member}' failed to satisfy constraint: ${message}`;
  });
  const errors = `${issues.length} validation error${issues.length === 1 ? '' : 's'} detected`;
  throw new AwsError('ValidationException', `${errors}: ${issues.join('; ')}`, { cause: parsed.error });
}

/** The rows of one page, in the order of their names, and what asks for the next one. Throws `ValidationException` for a strange token. */
export function pageOf<Row extends { readonly Name: string }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  { MaxResults, NextToken }: { readonly MaxResults: number; readonly NextToken?: string | undefined },
): { rows: readonly Row[]; NextToken?: string } {
  const after = NextToken === undefined ? '' : Buffer.from(NextToken, 'base64url').toString('utf8');
  if (NextToken !== undefined && Buffer.from(after).toString('base64url') !== NextToken) {
    throw new AwsError('ValidationException', 'The NextToken is not valid.');
  }
  const sorted = [...rows].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
  const rest = sorted.filter((row) => keyOf(row) > after);
  const shown = rest.slice(0, MaxResults);
  const last = shown.at(-1);
  const more = last !== undefined && rest.length > shown.length;
  return { rows: shown, ...(more ? { NextToken: Buffer.from(keyOf(last)).toString('base64url') } : {}) };
}
