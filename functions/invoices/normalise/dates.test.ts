import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate } from './dates.ts';

const LOCALES = ['en-GB', 'en-US', 'de-DE', 'fr-FR', 'nl-NL', 'pl-PL', 'it-IT', 'es-ES', 'pt-PT'] as const;
const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });
const iso = (date: Date): string => date.toISOString().slice(0, 10);

describe('a date', () => {
  test.each(LOCALES)('with the month in words is read back as %s writes it', (locale) => {
    const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
    fc.assert(
      fc.property(day, (date) => {
        expect(parseDate(long.format(date))).toEqual({ dayFirst: iso(date), monthFirst: iso(date) });
      }),
    );
  });

  test.each(LOCALES)('with a short month is read back as %s writes it', (locale) => {
    const short = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
    fc.assert(
      fc.property(day, (date) => {
        expect(parseDate(short.format(date))?.dayFirst).toBe(iso(date));
      }),
    );
  });

  test('in figures always has the true day among its readings, whatever parts it', () => {
    fc.assert(
      fc.property(
        day.filter((date) => date.getUTCFullYear() >= 2000),
        fc.constantFrom('/', '-', '.'),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (date, mark, dayFirst, short, padded) => {
          const figure = (value: number): string => String(value).padStart(padded ? 2 : 1, '0');
          const [month, days] = [figure(date.getUTCMonth() + 1), figure(date.getUTCDate())];
          const year = String(date.getUTCFullYear()).slice(short ? 2 : 0);
          // Nobody writes the month first with points.
          const order = dayFirst || mark === '.' ? [days, month, year] : [month, days, year];
          const read = parseDate(order.join(mark));
          expect([read?.dayFirst, read?.monthFirst]).toContain(iso(date));
        },
      ),
    );
  });

  test.each([
    ['3rd of March 2026', '2026-03-03'],
    ['20260309', '2026-03-09'],
    ['٠٩/٠٣/٢٠٢٦', '2026-03-09'],
    ['2026-03-09T23:59:00Z', '2026-03-09'],
  ])('is read out of %s', (text, expected) => {
    expect(parseDate(text)?.dayFirst).toBe(expected);
  });

  test.each(['Rechnung 4711', '29 feb 2025', '0000-00-00', '99/99/99', 'marzec', '123-45-6789', '+49 30 123 45 67'])(
    'is not read out of %s',
    (text) => {
      expect(parseDate(text)).toBeUndefined();
    },
  );
});
