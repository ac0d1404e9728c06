import mustache from 'mustache';
import type { MailValues } from '#model/mail.ts';
import { beginningOf } from '../../platform/beginning.ts';

/** A template, taken apart. */
export interface Template {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A mail's words. */
export interface Content {
  /** One line. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A template that cannot be used; its message says why, and repeats no value. */
export class BrokenTemplateError extends Error {
  override readonly name = 'BrokenTemplateError';
}

const HEAD = /^Subject: (.+)\r?\n\r?\n/u;
const DIVIDER = /^--- html ---\r?$/mu;

/** Characters of a template at most. */
const LONGEST = 100_000;
const SUBJECT_LENGTH = 200;

/** What would fetch something when the mail is opened, or does nothing but harm in a mail. */
const NOT_IN_MAIL =
  /<\s*(?:script|link|iframe|frame|object|embed|form|img|image|video|audio|svg|base|meta)\b|\b(?:src|srcset|background|poster)\s*=|\bon[a-z]+\s*=|javascript:|url\s*\(|@import/iu;

/** Controls, and what turns the direction of what follows: a name must not rewrite the line that it stands in. */
const UNSEEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const LINE_BREAKS = /[\r\n\t\u2028\u2029]+/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Reads a template: `Subject: …`, an empty line, the plain text, the line `--- html ---`, the HTML body. It may name the values of `sample`,
 * in `{{name}}`, `{{#name}}…{{/name}}` and `{{^name}}…{{/name}}` alone. Throws BrokenTemplateError.
 */
export function readTemplate(source: string, sample: MailValues): Template {
  if (source.length > LONGEST) throw new BrokenTemplateError(`It is longer than ${LONGEST} characters.`);
  const head = HEAD.exec(source);
  const subject = head?.[1];
  if (!head || subject === undefined)
    throw new BrokenTemplateError('It does not begin with a subject and an empty line.');
  const [text, html, ...more] = source.slice(head[0].length).split(DIVIDER);
  if (text === undefined || html === undefined || more.length > 0) {
    throw new BrokenTemplateError('It needs the line "--- html ---" once.');
  }
  const template = { subject, text: text.trim(), html: html.trim() };
  for (const [part, content] of Object.entries(template)) {
    if (content === '') throw new BrokenTemplateError(`Its ${part} is empty.`);
    checkNames(tokensOf(content, part), [sample]);
  }
  const forbidden = NOT_IN_MAIL.exec(template.html)?.[0];
  if (forbidden) throw new BrokenTemplateError(`Its HTML holds "${forbidden}", which mails do not hold.`);
  return template;
}

/** Fills a template. Values are escaped in the HTML; the subject is one line, whatever they hold. */
export function fill(template: Template, values: MailValues): Content {
  const seen = visible(values);
  const line = mustache.render(template.subject, seen, {}, { escape: asIs }).replace(LINE_BREAKS, ' ').trim();
  const subject = beginningOf(line, SUBJECT_LENGTH);
  return {
    subject,
    text: `${mustache.render(template.text, seen, {}, { escape: asIs }).trim()}\n`,
    html: page(subject, mustache.render(template.html, seen, {}, { escape: escapeHtml })),
  };
}

/** Nothing that this page shows is fetched from anywhere. */
function page(title: string, body: string): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    '</head>',
    '<body style="margin:0;padding:24px;background:#ffffff;color:#1a1a1a;font:16px/1.5 system-ui,sans-serif">',
    '<main style="max-width:640px">',
    body.trim(),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Mustache's own token: kind, name, start, end; a section has its own tokens beside. */
type Token = readonly unknown[];

function tokensOf(content: string, part: string): readonly Token[] {
  try {
    return mustache.parse(content);
  } catch (cause) {
    throw new BrokenTemplateError(`Its ${part} cannot be read: ${String(cause)}`, { cause });
  }
}

function checkNames(tokens: readonly Token[], scopes: readonly MailValues[]): void {
  for (const [kind, name, , , inner] of tokens) {
    if (kind === 'text') continue;
    if (typeof name !== 'string' || !['name', '#', '^'].includes(String(kind))) {
      throw new BrokenTemplateError(
        `It holds a tag of the kind "${String(kind)}", which is none of those that it may hold.`,
      );
    }
    if (name === '.') throw new BrokenTemplateError('It holds {{.}}: every value has a name.');
    const value = scopes.find((scope) => Object.hasOwn(scope, name))?.[name];
    if (value === undefined) throw new BrokenTemplateError(`It names "${name}", and there is no such value.`);
    const isList = typeof value === 'object';
    if (kind === 'name' && typeof value !== 'string') throw new BrokenTemplateError(`"${name}" is no text.`);
    if (!Array.isArray(inner)) continue;
    const row = isList ? value[0] : undefined;
    checkNames(inner, kind === '#' && row ? [row, ...scopes] : scopes);
  }
}

/** The values without what cannot be seen, and without what any object inherits. */
function visible(values: MailValues): MailValues {
  const shown = Object.entries(values).map(([name, value]) => {
    if (typeof value === 'string') return [name, value.replace(UNSEEN, '')];
    return [name, typeof value === 'boolean' ? value : value.map(visible)];
  });
  return Object.assign(Object.create(null), Object.fromEntries(shown));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => ESCAPES[character] ?? character);
}

function asIs(text: string): string {
  return text;
}
