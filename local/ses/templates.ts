import { z } from 'zod';
import { AwsError } from '../core/errors.ts';
import { badRequest, notFound, read } from './input.ts';
import type { TemplateUse } from './input.ts';
import { render } from './render.ts';
import type { Context } from './records.ts';

type Input = Record<string, unknown>;

interface Template {
  readonly name: string;
  readonly subject: string;
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

const Content = z.object({
  Subject: z.string().default(''),
  Text: z.string().optional(),
  Html: z.string().optional(),
});
const TemplateInput = z.object({ TemplateName: z.string().regex(/^[\w-]{1,64}$/), TemplateContent: Content });
const NameInput = z.object({ TemplateName: z.string().min(1) });
const RenderInput = NameInput.extend({ TemplateData: z.string() });
const ListInput = z.object({
  PageSize: z.coerce.number().int().min(1).max(100).default(10),
  NextToken: z.string().default(''),
});

export interface Rendered {
  readonly subject: string;
  readonly text: string | undefined;
  readonly html: string | undefined;
}

export function createEmailTemplate(context: Context, input: Input): object {
  const { TemplateName } = read(TemplateInput, input);
  if (context.store.get('templates', TemplateName) !== undefined) {
    throw new AwsError('AlreadyExistsException', `Template ${TemplateName} already exists.`);
  }
  return putTemplate(context, input);
}

export function updateEmailTemplate(context: Context, input: Input): object {
  templateOf(context, read(TemplateInput, input).TemplateName);
  return putTemplate(context, input);
}

/** Makes the template be as given, whether it exists or not. */
export function putTemplate({ cloud, store }: Context, input: Input): object {
  const { TemplateName, TemplateContent } = read(TemplateInput, input);
  const kept = store.get<Template>('templates', TemplateName);
  const template: Template = {
    name: TemplateName,
    subject: TemplateContent.Subject,
    text: TemplateContent.Text,
    html: TemplateContent.Html,
    createdAt: kept?.createdAt ?? cloud.now(),
  };
  store.put('templates', TemplateName, template);
  return {};
}

export function getEmailTemplate(context: Context, input: Input): object {
  const { name, subject, text, html } = templateOf(context, read(NameInput, input).TemplateName);
  return { TemplateName: name, TemplateContent: { Subject: subject, Text: text, Html: html } };
}

export function deleteEmailTemplate(context: Context, input: Input): object {
  const { name } = templateOf(context, read(NameInput, input).TemplateName);
  context.store.delete('templates', name);
  return {};
}

export function listEmailTemplates({ store }: Context, input: Input): object {
  const { PageSize, NextToken } = read(ListInput, input);
  const rest = store.list<Template>('templates').filter(({ key }) => key > NextToken);
  const shown = rest.slice(0, PageSize).map(({ value }) => value);
  return {
    TemplatesMetadata: shown.map(({ name, createdAt }) => ({ TemplateName: name, CreatedTimestamp: createdAt / 1000 })),
    ...(rest.length > shown.length ? { NextToken: shown.at(-1)?.name } : {}),
  };
}

export function testRenderEmailTemplate(context: Context, input: Input): object {
  const asked = read(RenderInput, input);
  const { subject, text, html } = rendered(templateOf(context, asked.TemplateName), asked.TemplateData);
  return {
    RenderedTemplate: [`Subject: ${subject}`, ...[text, html].filter((part) => part !== undefined)].join('\n\n'),
  };
}

/** A template filled with its data; throws `BadRequestException`, `NotFoundException`, or `RenderingError` where data are missing. */
export function useTemplate(context: Context, use: TemplateUse, data = use.TemplateData): Rendered {
  if (use.TemplateContent !== undefined) {
    const { Subject = '', Text, Html } = use.TemplateContent;
    return rendered({ name: 'inline', subject: Subject, text: Text, html: Html, createdAt: 0 }, data);
  }
  return rendered(templateOf(context, templateName(use)), data);
}

export function templateName(use: TemplateUse): string {
  const name = use.TemplateName ?? use.TemplateArn?.slice(use.TemplateArn.lastIndexOf('/') + 1);
  if (name === undefined) throw badRequest('Template: a name, an ARN or the content is needed.');
  return name;
}

function templateOf({ store }: Context, name: string): Template {
  const template = store.get<Template>('templates', name);
  if (template === undefined) throw notFound(`Template ${name} does not exist.`);
  return template;
}

function rendered(template: Template, json: string): Rendered {
  const data = dataOf(json);
  return {
    subject: render(template.subject, data),
    text: template.text === undefined ? undefined : render(template.text, data),
    html: template.html === undefined ? undefined : render(template.html, data),
  };
}

function dataOf(json: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(json));
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof z.ZodError)
      throw badRequest('TemplateData is not a JSON object.');
    throw cause;
  }
}
