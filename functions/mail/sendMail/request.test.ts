import { describe, expect, test } from 'vitest';
import { mailTemplates } from '#model/mail.ts';
import { MalformedError } from '../../platform/json.ts';
import { sampleValues } from '../templates/samples.ts';
import { readRequest } from './request.ts';

const good = {
  id: 'order-confirmed-o1',
  template: 'order-confirmed',
  to: 'mira@example.com',
  ownerId: 'u1',
  values: sampleValues['order-confirmed'],
};

describe('a request', () => {
  test.each(mailTemplates)('for %s is taken with the values that its template documents', (template) => {
    const asked = { ...good, template, values: sampleValues[template], inReplyTo: '<1@x.example>' };
    expect(readRequest(JSON.stringify(asked))).toEqual(asked);
  });

  test('for a confirmed order is taken from a workflow that knew of no receipt yet', () => {
    const { receipt: _receipt, receiptUrl: _receiptUrl, ...values } = good.values;
    expect(readRequest(JSON.stringify({ ...good, values }))).toMatchObject({ values: { receipt: '', receiptUrl: '' } });
  });

  test.each([
    ['is no JSON', 'hello'],
    ['asks for a mail that is none', { ...good, template: 'newsletter' }],
    ['lacks a value', { ...good, values: { ...good.values, total: undefined } }],
    ['has a value of another kind', { ...good, values: { ...good.values, total: 59.5 } }],
    ['has an id that SES takes for no tag', { ...good, id: 'order confirmed' }],
    ['has an id that is too long', { ...good, id: 'x'.repeat(201) }],
    ['leads to a script', { ...good, values: { ...good.values, orderUrl: 'javascript:alert(1)' } }],
    ['leads out of its attribute', { ...good, values: { ...good.values, orderUrl: 'https://x" onclick="y' } }],
    ['breaks out of a header', { ...good, inReplyTo: '<1@x>\r\nBcc: all@x.example' }],
    ['answers what is no Message-ID', { ...good, inReplyTo: '1@x' }],
    ['holds a text without end', { ...good, values: { ...good.values, shippingNote: 'x'.repeat(20_001) } }],
    ['holds lines without end', { ...good, values: { ...good.values, lines: Array(201).fill(good.values.lines[0]) } }],
  ])('that %s is refused, and its values are not repeated', (_, body) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    expect(() => readRequest(text)).toThrow(MalformedError);
    expect(() => readRequest(text)).not.toThrow(/alert|onclick|Bcc/u);
  });
});
