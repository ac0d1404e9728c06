import { describe, expect, test } from 'vitest';
import type { TextLayer } from './textLayer.ts';
import { isPlausible, isUsable, natureOf } from './textQuality.ts';

const sentence =
  'Invoice number 4711 of Harbour Audio Limited for services rendered in March, total amount 1,200.00 EUR';

function layer(text: string, rest: Partial<TextLayer> = {}): TextLayer {
  const words = text
    .split(' ')
    .filter(Boolean)
    .map((word) => ({ text: word, left: 0, right: 1, top: 0, bottom: 1, confidence: 99 }));
  return {
    page: { number: 1, width: 600, height: 840, words, source: 'text' },
    pictured: 0,
    recognised: false,
    shapes: 0,
    annotated: false,
    ...rest,
  };
}

const written = layer(sentence);
const scanned = layer('', { pictured: 0.95 });
const blank = layer('Page 2');

describe('a page is', () => {
  test.each<readonly [string, TextLayer, ReturnType<typeof natureOf>]>([
    ['text where words stand on it', written, 'text'],
    ['text where they stand on stationery', layer(sentence.repeat(4), { pictured: 1 }), 'text'],
    ['a picture where its words are unseen', layer(sentence.repeat(4), { pictured: 1, recognised: true }), 'picture'],
    ['a picture where it is a scan', scanned, 'picture'],
    [
      'a picture where a scan has a line of its scanner',
      layer('Scanned by my telephone with some application', { pictured: 0.9 }),
      'picture',
    ],
    ['a picture where its letters are curves', layer('', { shapes: 900 }), 'picture'],
    ['empty where nothing stands on it', blank, 'empty'],
    ['a picture where somebody put a note on it', layer(sentence, { annotated: true }), 'picture'],
    ['garbled where a font has no letters', layer('\ue001\ue002\ue003 '.repeat(30)), 'garbled'],
  ])('%s', (_, page, nature) => {
    expect(natureOf(page)).toBe(nature);
  });
});

describe('a document is read by its text', () => {
  test.each<readonly [string, readonly TextLayer[], boolean]>([
    ['where all pages have some', [written, written], true],
    ['where the others are empty', [written, blank], true],
    ['not where one page is a scan', [written, scanned], false],
    ['not where all pages are empty', [blank, blank], false],
    ['not where it has none', [scanned], false],
  ])('%s', (_, layers, usable) => {
    expect(isUsable(layers)).toBe(usable);
  });
});

describe('words are plausible', () => {
  const plausible = (text: string) => isPlausible(text.split(' ').map((word) => ({ text: word })));
  test.each([
    sentence,
    'Rechnung Nr. 4711 vom 3. März 2026 der Straßenbau GmbH, IBAN DE89370400440532013000, zahlbar bis 17.03.2026',
    'Sprzedawca Przedsiębiorstwo Wielobranżowe Źdźbło, nabywca Teatr, faktura numer FV/12/2026, wartość brutto',
    'ご請求書 株式会社 合計金額 10,000円',
  ])('%j', (text) => {
    expect(plausible(text)).toBe(true);
  });

  test.each([
    [
      'shifted by a font',
      [...sentence]
        .map((letter) => (letter === ' ' ? ' ' : String.fromCharCode(letter.charCodeAt(0) + 4)))
        .join('')
        .replace(/[aeiouyw]/gu, 'x'),
    ],
    ['without a letter for some glyphs', `${sentence} \ufffd\ufffd\ufffd\ufffd`],
    ['taken apart', [...sentence].join(' ').replace(/ {2,}/gu, ' ')],
  ])('not %s', (_, text) => {
    expect(plausible(text)).toBe(false);
  });
});
