import { describe, expect, test } from 'vitest';
import { generateEInvoice } from '#test/documents/eInvoices.ts';
import { costOf, platform } from './cost.ts';
import { transitionsOf } from './transitions.ts';
import type { Workflow } from './transitions.ts';
import { truthOfXml } from './xmlTruth.ts';

const workflow: Workflow = {
  StartAt: 'Inspect',
  States: {
    Inspect: { Type: 'Task', Next: 'Route?' },
    'Route?': {
      Type: 'Choice',
      Choices: [{ Condition: "{% $route = 'TEXT' %}", Next: 'ReadText' }],
      Default: 'ReadPage',
    },
    ReadText: { Type: 'Task', Next: 'Sure?' },
    'Sure?': {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input.sure %}', Next: 'Done' }],
      Default: 'ReadPage',
    },
    ReadPage: { Type: 'Task', Next: 'Done' },
    Done: { Type: 'Succeed' },
  },
};

describe('the transitions of a reading', () => {
  test.each([
    ['PICTURE', true, ['(start)', 'Inspect', 'Route?', 'ReadPage', 'Done']],
    ['TEXT', true, ['(start)', 'Inspect', 'Route?', 'ReadText', 'Sure?', 'Done']],
    ['TEXT', false, ['(start)', 'Inspect', 'Route?', 'ReadText', 'Sure?', 'ReadPage', 'Done']],
  ] as const)('are those of the way by %s that is sure: %s', async (route, sure, states) => {
    expect(await transitionsOf(workflow, { route, sure, pages: 1, asksModel: false })).toEqual(states);
  });
});

describe('the cost of an invoice', () => {
  test('is mostly that of a page at Textract, where it is asked', () => {
    const usage = {
      ...platform,
      transitions: 12,
      gigabyteSeconds: 1,
      invocations: 12,
      scannedGigabytes: 0.0001,
      modelTokensIn: 0,
      modelTokensOut: 0,
    };
    const whole = (textractPages: number): number =>
      Object.values(costOf({ ...usage, textractPages })).reduce((sum, one) => sum + one, 0);
    expect(whole(1) - whole(0)).toBeCloseTo(0.01, 6);
    expect(whole(0)).toBeLessThan(0.002);
  });
});

describe('what e-invoice XML says, by its text', () => {
  test.each(['UBL', 'CII', 'ZUGFERD_1', 'FATTURA_PA'] as const)('is found in %s', (format) => {
    const { xml, truth, content } = generateEInvoice({ seed: 6, format, currency: 'EUR' });
    const found = truthOfXml(xml);
    expect(found).toMatchObject({
      number: truth.number,
      issueDate: truth.issueDate,
      currency: truth.currency,
      total: Number(truth.total),
    });
    expect(found.vendor?.split('\n')).toContain(truth.vendor);
    expect(found.lines).toHaveLength(content.lines.length);
  });
});
