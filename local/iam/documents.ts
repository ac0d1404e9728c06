import { z } from 'zod';
import type { PolicyDocument } from '../core/cloud.ts';

const texts = z.union([z.string(), z.array(z.string())]);
const scalar = z.union([z.string(), z.boolean(), z.number().transform(String)]);
const principal = z.union([z.literal('*'), z.record(z.string(), texts)]);

const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: principal.optional(),
  NotPrincipal: principal.optional(),
  Action: texts.optional(),
  NotAction: texts.optional(),
  Resource: texts.optional(),
  NotResource: texts.optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.union([scalar, z.array(scalar)]))).optional(),
});

const document = z.strictObject({
  Version: z.string().optional(),
  Id: z.string().optional(),
  Statement: z.union([statement, z.array(statement)]),
});

type Parsed = z.infer<typeof statement>;

/** A policy document as a template holds it (an object, or its JSON text). Throws `TypeError` where it is none. */
export function policyDocument(value: unknown, name: string): PolicyDocument {
  const parsed = document.safeParse(typeof value === 'string' ? JSON.parse(value) : value);
  if (!parsed.success) throw new TypeError(`${name} is no policy document: ${z.prettifyError(parsed.error)}`);
  const { Statement, Version } = parsed.data;
  const statements = (Array.isArray(Statement) ? Statement : [Statement]).map(withoutUndefined);
  return { ...(Version === undefined ? {} : { Version }), Statement: statements };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function withoutUndefined(parsed: Parsed): Defined<Parsed> {
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined)) as Defined<Parsed>;
}
