import { emptyInvoiceFields } from '#model/invoices.ts';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { brokenDocument, brokenNames } from '#test/documents/broken.ts';
import { generateInvoice, knownLayouts, unseenLayouts } from '#test/documents/generate.ts';
import { scanInvoice } from '#test/documents/scan.ts';
import { sameName, score } from './invoices/score.ts';
import { met } from './run.ts';

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const nothing = emptyInvoiceFields;
const read = <Value>(value: Value): { value: Value; confidence: number; place: null } => ({
  value,
  confidence: 1,
  place: null,
});

describe('generated documents', () => {
  test.each([...knownLayouts, ...unseenLayouts])(
    'in the layout %s are the same for the same seed, and others for another',
    async (layout) => {
      const first = await generateInvoice({ seed: 1, layout });
      expect(digest((await generateInvoice({ seed: 1, layout })).bytes)).toBe(digest(first.bytes));
      expect(digest((await generateInvoice({ seed: 2, layout })).bytes)).not.toBe(digest(first.bytes));
    },
  );

  test('add up: lines to the subtotal, with tax to the total', async () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const { truth } = await generateInvoice({ seed, creditNote: seed % 3 === 0, priorBalance: seed % 4 === 0 });
      const lines = truth.lines.reduce((sum, line) => sum + Number(line.amount), 0);
      expect(lines).toBeCloseTo(Number(truth.subtotal), 2);
      expect(Number(truth.subtotal) + Number(truth.tax)).toBeCloseTo(Number(truth.total), 2);
    }
  });

  test('as scans are pictures of the same document', async () => {
    const invoice = await generateInvoice({ seed: 1, layout: 'receipt' });
    const scan = await scanInvoice(invoice, { format: 'jpeg', turns: 1, noise: 0.5, dotsPerInch: 60 });
    expect(scan.bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(scan.truth).toEqual(invoice.truth);
    expect(digest((await scanInvoice(invoice, { format: 'jpeg', turns: 1, noise: 0.5, dotsPerInch: 60 })).bytes)).toBe(
      digest(scan.bytes),
    );
  });

  test('that are broken are what they are named', async () => {
    const sizes = Object.fromEntries(
      await Promise.all(brokenNames.map(async (name) => [name, (await brokenDocument(name)).bytes.length])),
    );
    expect(sizes['empty']).toBe(0);
    expect(sizes['tooLarge']).toBeGreaterThan(20 * 1024 * 1024);
    expect(sizes['malware']).toBe(68);
    expect((await brokenDocument('pngThatIsJpeg')).bytes[0]).toBe(0xff);
  });
});

describe('scoring', () => {
  test('a wrong value is silent only where nobody is shown it', () => {
    const fields = { ...nothing, total: read('12.00') };
    const truth = { total: 13 };
    expect(score(fields, 'READ', truth).verdicts.total).toBe('silent');
    expect(score(fields, 'NEEDS_REVIEW', truth).verdicts.total).toBe('reviewed');
    expect(score({ ...nothing, total: read('13') }, 'READ', truth).verdicts.total).toBe('right');
  });

  test('does not score what nobody knows', () => {
    expect(score(nothing, 'READ', {}).verdicts).toEqual({});
  });

  test('takes a name with or without its legal form for the same, and no other one', () => {
    expect(sameName('Au bon moulin SARL', 'Au bon moulin')).toBe(true);
    expect(sameName('IKANO HANDEL SON BHD', 'IKANO HANDEL SDN BHD')).toBe(true);
    expect(sameName('Saeco', 'e-Luscious Nederland B.V.')).toBe(false);
    expect(sameName('Acme GmbH', 'Seller Inc.')).toBe(false);
  });

  test('a bench has met its goals when no figure misses one', () => {
    const goals = { right: { atLeast: 0.9 }, silent: { atMost: 0.01 }, unread: { atLeast: 1 } } as const;
    expect(met({ figures: { right: 0.95, silent: 0 }, goals })).toBe(true);
    expect(met({ figures: { right: 0.85, silent: 0 }, goals })).toBe(false);
    expect(met({ figures: { right: 0.95, silent: 0.02 }, goals })).toBe(false);
  });
});
