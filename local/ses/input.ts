import { z } from 'zod';
import { AwsError } from '../core/errors.ts';

/** Reads an action's input; what does not fit is a `BadRequestException`. */
export function read<Shape extends z.ZodType>(shape: Shape, input: Record<string, unknown>): z.infer<Shape> {
  const result = shape.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw badRequest(`${issue?.path.map(String).join('.') ?? 'The input'}: ${issue?.message ?? 'is not valid'}`);
}

export const badRequest = (message: string): AwsError => new AwsError('BadRequestException', message);
export const notFound = (message: string): AwsError => new AwsError('NotFoundException', message, { status: 404 });

/** Bytes: as such in a call, base64 on the wire. */
export const bytes = z
  .union([z.instanceof(Uint8Array), z.string()])
  .transform((value) => (typeof value === 'string' ? Buffer.from(value, 'base64') : Buffer.from(value)));

const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/** Text of one header line: a line break in it would begin a header of the sender's own. */
export const line = z.string().refine((text) => !CONTROL.test(text), 'Control characters are not allowed');

export const address = line.min(3).max(320);
export const addresses = z.array(address).default([]);
export const Destination = z.object({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses });
export const Header = z.object({ Name: line.regex(/^[\x21-\x39\x3b-\x7e]{1,126}$/), Value: line.max(870) });
export const Tag = z.object({ Name: z.string().regex(/^[\w-]{1,256}$/), Value: z.string().regex(/^[\w.@-]{1,256}$/) });

const Part = z.object({ Data: z.string(), Charset: z.string().optional() });
const Subject = z.object({ Data: line, Charset: z.string().optional() });
const Attachment = z.object({
  RawContent: bytes,
  FileName: line.min(1).max(255),
  ContentType: line.optional(),
  ContentDisposition: z.enum(['ATTACHMENT', 'INLINE']).default('ATTACHMENT'),
  ContentId: line.optional(),
  ContentDescription: line.optional(),
  ContentTransferEncoding: z.string().optional(),
});
export type Attachment = z.infer<typeof Attachment>;

const TemplateContent = z.object({
  Subject: z.string().optional(),
  Text: z.string().optional(),
  Html: z.string().optional(),
});
export const TemplateUse = z.object({
  TemplateName: z.string().optional(),
  TemplateArn: z.string().optional(),
  TemplateContent: TemplateContent.optional(),
  TemplateData: z.string().default('{}'),
  Headers: z.array(Header).default([]),
  Attachments: z.array(Attachment).default([]),
});
export type TemplateUse = z.infer<typeof TemplateUse>;

const Simple = z.object({
  Subject,
  Body: z.object({ Text: Part.optional(), Html: Part.optional() }),
  Headers: z.array(Header).default([]),
  Attachments: z.array(Attachment).default([]),
});

const Sender = z.object({
  FromEmailAddress: address.optional(),
  FromEmailAddressIdentityArn: z.string().optional(),
  ReplyToAddresses: addresses,
  FeedbackForwardingEmailAddress: address.optional(),
  ConfigurationSetName: z.string().optional(),
});
export type Sender = z.infer<typeof Sender>;

export const SendEmailInput = Sender.extend({
  Destination: Destination.default({ ToAddresses: [], CcAddresses: [], BccAddresses: [] }),
  Content: z.object({
    Simple: Simple.optional(),
    Raw: z.object({ Data: bytes }).optional(),
    Template: TemplateUse.optional(),
  }),
  EmailTags: z.array(Tag).default([]),
});

export const SendBulkInput = Sender.extend({
  DefaultContent: z.object({ Template: TemplateUse }),
  DefaultEmailTags: z.array(Tag).default([]),
  BulkEmailEntries: z
    .array(
      z.object({
        Destination,
        ReplacementTags: z.array(Tag).optional(),
        ReplacementEmailContent: z
          .object({ ReplacementTemplate: z.object({ ReplacementTemplateData: z.string().default('{}') }).optional() })
          .optional(),
        ReplacementHeaders: z.array(Header).optional(),
      }),
    )
    .min(1)
    .max(50),
});
