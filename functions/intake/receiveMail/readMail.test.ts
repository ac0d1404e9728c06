import { describe, expect, test } from 'vitest';
import { readMail, UnreadableMailError } from './readMail.ts';
import { mailSource } from './testing.ts';

const HEAD = ['From: Ada <Ada@Supplier.example>', 'To: box@in.example', 'Subject: Invoice', 'Message-ID: <1@x>'];
const pdf = {
  head: 'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="a.pdf"',
  body: '%PDF-1.7',
};

describe('a mail', () => {
  test('says who it is from, what it is about, and what hangs on it', async () => {
    const mail = await readMail(mailSource(HEAD, [{ head: 'Content-Type: text/plain', body: 'Hello' }, pdf]));
    expect(mail).toMatchObject({
      from: 'ada@supplier.example',
      subject: 'Invoice',
      messageId: '<1@x>',
      automatic: false,
    });
    expect(mail.parts.map(({ name, embedded, content }) => [name, embedded, Buffer.from(content).toString()])).toEqual([
      ['a.pdf', false, '%PDF-1.7'],
    ]);
  });

  test('with an identifier that fits no header is answered without it', async () => {
    const head = (id: string) => ['From: a@b.example', `Message-ID: ${id}`];
    expect((await readMail(mailSource(head('<ok@b.example>'), []))).messageId).toBe('<ok@b.example>');
    expect((await readMail(mailSource(head(`<${'x'.repeat(950)}@b.example>`), []))).messageId).toBeNull();
    expect((await readMail(mailSource(head('no brackets'), []))).messageId).toBeNull();
  });

  test('that says twice who it is from says nothing', async () => {
    expect((await readMail(mailSource([...HEAD, 'From: eve@evil.example'], []))).from).toBeNull();
    expect((await readMail(mailSource(['Subject: x'], []))).from).toBeNull();
  });

  test.each([
    'ada@supplier.example, eve@evil.example',
    'Us: ada@supplier.example, eve@evil.example;',
    '<ada@supplier.example> <eve@evil.example>',
    '<ada@supplier.example> eve@evil.example',
  ])('from %s is from nobody: another reader may take the other address', async (from) => {
    expect((await readMail(mailSource(['Subject: x', `From: ${from}`], []))).from).toBeNull();
  });

  test.each(['"Ada, Lovelace <x>" <Ada@supplier.example>', 'Ada <ada@supplier.example>', 'ada@supplier.example'])(
    'from %s is from one',
    async (from) => {
      expect((await readMail(mailSource(['Subject: x', `From: ${from}`], []))).from).toBe('ada@supplier.example');
    },
  );

  test.each([
    'Auto-Submitted: auto-generated',
    'Auto-Submitted: auto-replied',
    'Precedence: bulk',
    'List-Id: <all.example>',
    'Return-Path: <>',
  ])('with %s was written by a machine', async (header) => {
    expect((await readMail(mailSource([header, ...HEAD], []))).automatic).toBe(true);
  });

  test('that says it was not submitted by a machine was not', async () => {
    expect((await readMail(mailSource(['Auto-Submitted: no', ...HEAD], []))).automatic).toBe(false);
    expect((await readMail(mailSource(['From: no-reply@x.example'], []))).automatic).toBe(true);
  });

  test('shows a logo in its text: that is no attachment of its own', async () => {
    const logo = {
      head: 'Content-Type: image/png\r\nContent-Disposition: inline; filename="logo.png"\r\nContent-ID: <logo>',
      body: 'x',
    };
    const { parts } = await readMail(mailSource(HEAD, [logo, pdf]));
    expect(parts.map(({ name, embedded }) => [name, embedded])).toEqual([
      ['logo.png', true],
      ['a.pdf', false],
    ]);
  });

  test('cannot break out of the subject of its answer', async () => {
    const { subject } = await readMail(
      mailSource(['From: a@b.example', 'Subject: =?utf-8?q?Hi=0D=0ABcc:_all=40x.example?='], []),
    );
    expect(subject).toBe('Hi Bcc: all@x.example');
  });

  test('nested beyond reason ends with an error', async () => {
    const depth = 60;
    const open = Array.from(
      { length: depth },
      (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
    ).join('');
    await expect(readMail(Buffer.from(`From: a@b.example\r\n${open}\r\nx`))).rejects.toThrow(UnreadableMailError);
  });
});
