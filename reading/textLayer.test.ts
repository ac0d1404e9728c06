import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { withPdf } from '#functions/invoices/pdf.ts';
import type { TextLayer } from './textLayer.ts';
import { textLayerOf } from './textLayer.ts';

type Drawing = (document: PDFKit.PDFDocument) => void;

/** A dot, that pdfkit draws as a picture of any size. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function layerOf(draw: Drawing, options: PDFKit.PDFDocumentOptions = {}): Promise<TextLayer> {
  const document = new PDFDocument({ size: [400, 400], margin: 0, ...options });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  draw(document);
  document.end();
  await ended;
  return withPdf(Buffer.concat(chunks), (pdf, library) => textLayerOf(pdf, 1, library));
}

const wordsOf = async (draw: Drawing, options?: PDFKit.PDFDocumentOptions): Promise<string> =>
  (await layerOf(draw, options)).page.words.map((word) => word.text).join(' ');

const write = (document: PDFKit.PDFDocument, text: string, x: number, y: number): void => {
  document.fontSize(12).text(text, x, y, { lineBreak: false });
};
const withoutInk: Drawing = (document) => {
  document.save();
  document.addContent('3 Tr');
  write(document, 'Total 9,999.00', 40, 80);
  document.restore();
};
const plain: Drawing = (document) => {
  document.fillColor('black');
  write(document, 'Total 12.00', 40, 40);
};

describe('what nobody can see is no part of a text layer:', () => {
  test.each<readonly [string, Drawing]>([
    ['no ink', withoutInk],
    [
      'white on white',
      (document) => {
        document.fillColor('white');
        write(document, 'Total 9,999.00', 40, 80);
      },
    ],
    [
      'nearly the colour of the paper',
      (document) => {
        document.fillColor('#fafafa');
        write(document, 'Total 9,999.00', 40, 80);
      },
    ],
    [
      'the colour of the bar that it stands on',
      (document) => {
        document.rect(30, 70, 300, 40).fill('#224488');
        document.fillColor('#224488');
        write(document, 'Total 9,999.00', 40, 80);
      },
    ],
    [
      'transparent',
      (document) => {
        document.save().fillColor('black').fillOpacity(0.01);
        write(document, 'Total 9,999.00', 40, 80);
        document.restore();
      },
    ],
    ['smaller than anybody can read', (document) => document.fontSize(0.8).text('Total 9,999.00', 40, 80)],
    ['outside the page', (document) => document.text('Total 9,999.00', 500, 80, { lineBreak: false })],
    [
      'under a bar',
      (document) => {
        document.fillColor('black');
        write(document, 'Total 9,999.00', 40, 80);
        document.rect(30, 70, 300, 40).fill('black');
      },
    ],
    [
      'outside of what is cut out',
      (document) => {
        document.save().rect(0, 200, 20, 20).clip().fillColor('black');
        write(document, 'Total 9,999.00', 40, 80);
        document.restore();
      },
    ],
    [
      'without ink on a logo',
      (document) => {
        document.image(DOT, 30, 70, { width: 120, height: 30 });
        withoutInk(document);
      },
    ],
  ])('%s', async (_, draw) => {
    const drawn: Drawing = (document) => {
      plain(document);
      draw(document);
    };
    expect(await wordsOf(drawn)).toBe('Total 12.00');
  });

  test('outside the part of the page that is shown', async () => {
    const drawn: Drawing = (document) => {
      plain(document);
      write(document, 'Total 9,999.00', 40, 380);
      Object.assign(document.page.dictionary.data, { CropBox: [0, 60, 400, 400] });
    };
    expect(await wordsOf(drawn)).toBe('Total 12.00');
  });
});

describe('what can be seen is read:', () => {
  test.each<readonly [string, Drawing]>([
    [
      'white on a dark bar',
      (document) => {
        document.rect(30, 70, 300, 40).fill('#224488');
        document.fillColor('white');
        write(document, 'Total 9,999.00', 40, 80);
      },
    ],
    [
      'white on a picture',
      (document) => {
        document.image(DOT, 30, 70, { width: 300, height: 40 });
        document.fillColor('white');
        write(document, 'Total 9,999.00', 40, 80);
      },
    ],
    [
      'grey',
      (document) => {
        document.fillColor('#b0b0b0');
        write(document, 'Total 9,999.00', 40, 80);
      },
    ],
    [
      'turned by the page',
      (document) => {
        Object.assign(document.page.dictionary.data, { Rotate: 180 });
        document.fillColor('black');
        write(document, 'Total 9,999.00', 40, 80);
      },
    ],
    [
      'what is written twice, once without ink',
      (document) => {
        document.fillColor('black');
        write(document, 'Total 9,999.00', 40, 80);
        withoutInk(document);
      },
    ],
    [
      'what is drawn on a bar that is drawn over an older bar',
      (document) => {
        document.rect(30, 70, 300, 40).fill('black').rect(30, 70, 300, 40).fill('white');
        document.fillColor('black');
        write(document, 'Total 9,999.00', 40, 80);
      },
    ],
  ])('%s', async (_, draw) => {
    expect(await wordsOf(draw)).toContain('9,999.00');
  });
});

test('what is put on a page besides its text is told', async () => {
  expect((await layerOf(plain)).annotated).toBe(false);
  const stamped = await layerOf((document) => {
    plain(document);
    const note = { Subtype: 'FreeText', Contents: 'Total 9,999.00' };
    document.annotate(30, 30, 200, 40, note);
  });
  expect(stamped.annotated).toBe(true);
});

test('a page of endless shapes is not followed to its end', async () => {
  const endless: Drawing = (document) => {
    for (let at = 0; at < 5000; at += 1) document.rect(0, 0, 100, 100).fill('red');
  };
  await expect(layerOf(endless)).rejects.toThrow(RangeError);
});

describe('a scan', () => {
  const scan: Drawing = (document) => {
    document.image(DOT, 5, 5, { width: 390, height: 390 });
    withoutInk(document);
  };

  test('has the words that somebody put on it unseen', async () => {
    const layer = await layerOf(scan);
    expect(layer.recognised).toBe(true);
    expect(layer.pictured).toBeGreaterThan(0.9);
    expect(layer.page.words.map((word) => word.text)).toEqual(['Total', '9,999.00']);
  });

  test('of which more is written than recognised says what is written', async () => {
    const layer = await layerOf((document) => {
      scan(document);
      for (const y of [200, 220, 240]) write(document, 'written', 40, y);
    });
    expect(layer.recognised).toBe(false);
    expect(layer.page.words.map((word) => word.text)).toEqual(['written', 'written', 'written']);
  });

  test.each([
    ['the colour of paper', '#f4f4f4', true],
    ['black', '#000000', false],
  ] as const)('with words in %s on it', async (_, color, unseen) => {
    const layer = await layerOf((document) => {
      document.image(DOT, 5, 5, { width: 390, height: 390 });
      document.fillColor('black');
      for (const y of [200, 220, 240]) write(document, 'written', 40, y);
      document.fillColor(color);
      write(document, 'Total 9,999.00', 40, 80);
    });
    expect(layer.recognised).toBe(unseen);
  });
});
