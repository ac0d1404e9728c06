import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { renderReceipt } from '#functions/receipts/render/renderReceipt.ts';
import { openPdf } from '#local/textract/reading/pdf.ts';
import type { ReceiptContent } from '#model/receipts.ts';
import type { LineSpec } from './receipts.ts';
import { creditNoteOf, receiptOf } from './receipts.ts';

/** Draws the pictures of receipts in the docs: the same each time, for the same code and fonts. */
const folder = join(dirname(fileURLToPath(import.meta.url)), '../../docs/pictures');

const DOTS_PER_INCH = 96;
const AROUND = 22;
const GROUND = '#ebe7f2';
const EDGE = '#c9c1da';

const FULL = 1900;
const REDUCED = 700;

const evening: readonly LineSpec[] = [
  { name: 'Jazz w Łodzi: balkon, rząd 4, miejsca 11–14', quantity: 4, unitPrice: 8_900, taxRate: REDUCED },
  { name: 'Ελλάδα στη σκηνή – πλατεία, σειρά 12', quantity: 2, unitPrice: 4_550, taxRate: REDUCED },
  { name: '東京フィルハーモニー交響楽団 第一〇〇回定期演奏会、S席', quantity: 2, unitPrice: 12_400, taxRate: REDUCED },
  { name: 'Лебединое озеро, партер, ряд 7', quantity: 2, unitPrice: 7_350, taxRate: REDUCED },
  { name: 'Đêm nhạc Trịnh Công Sơn, hàng ghế A', quantity: 1, unitPrice: 3_900, taxRate: REDUCED },
  { name: '서울 재즈 페스티벌 이틀권', quantity: 2, unitPrice: 9_800, taxRate: REDUCED },
  { name: '刘伟国钢琴独奏会: 贵宾席', quantity: 1, unitPrice: 15_600, taxRate: REDUCED },
  {
    name: 'An evening of chamber music in the great hall, with a talk before and a reception in the foyer after it',
    quantity: 2,
    unitPrice: 6_250,
    taxRate: REDUCED,
  },
  { name: 'Þjóðhátíð í Eyjum: day pass', quantity: 1, unitPrice: 11_900, taxRate: REDUCED },
  { name: 'Çınar Quartet – côté cour, rangée C', quantity: 2, unitPrice: 5_400, taxRate: REDUCED },
  { name: 'Programme, printed', quantity: 3, unitPrice: 850, taxRate: REDUCED },
  { name: 'Poster, signed', quantity: 1, unitPrice: 4_200, taxRate: FULL },
  { name: 'Cloakroom', quantity: 6, unitPrice: 168, taxRate: FULL },
  { name: 'Parking, level 2', quantity: 1, unitPrice: 1_008, taxRate: FULL },
  { name: 'Interval drinks for four', quantity: 1, unitPrice: 3_865, taxRate: FULL },
  { name: 'T-shirt “Opening Night”, size M', quantity: 2, unitPrice: 2_100, taxRate: FULL },
  { name: 'Backstage tour, Saturday 11:00', quantity: 2, unitPrice: 1_800, taxRate: FULL },
  { name: 'Donation to the Young Stage', quantity: 1, unitPrice: 2_500, taxRate: 0 },
  { name: 'Gift card', quantity: 1, unitPrice: 5_000, taxRate: 0 },
  { name: 'Seat upgrade, stalls to box', quantity: 2, unitPrice: 2_900, taxRate: REDUCED },
  { name: 'Meet and greet, Sunday 17:30', quantity: 2, unitPrice: 3_300, taxRate: FULL },
  { name: 'Audio guide', quantity: 2, unitPrice: 420, taxRate: FULL },
];

const documents: Readonly<Record<string, ReceiptContent>> = {
  receipt: receiptOf(evening),
  'credit-note': creditNoteOf([evening[0], evening[3], evening[16]].flatMap((line) => line ?? [])),
};

for (const [name, content] of Object.entries(documents)) {
  const file = join(folder, `${name}.png`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, await pictureOf(await renderReceipt(content)));
  console.log(file);
}

/** The pages of a PDF side by side. */
async function pictureOf(bytes: Uint8Array): Promise<Uint8Array> {
  const pdf = await openPdf(Buffer.from(bytes));
  try {
    const pages = [];
    for (let number = 1; number <= pdf.pages; number += 1) {
      pages.push(await loadImage(await pdf.render(number, DOTS_PER_INCH)));
    }
    const width = pages.reduce((sum, page) => sum + page.width + AROUND, AROUND);
    const canvas = createCanvas(width, Math.max(...pages.map(({ height }) => height)) + 2 * AROUND);
    const context = canvas.getContext('2d');
    context.fillStyle = GROUND;
    context.fillRect(0, 0, canvas.width, canvas.height);
    let x = AROUND;
    for (const page of pages) {
      context.drawImage(page, x, AROUND);
      context.strokeStyle = EDGE;
      context.strokeRect(x - 0.5, AROUND - 0.5, page.width + 1, page.height + 1);
      x += page.width + AROUND;
    }
    return await canvas.encode('png');
  } finally {
    await pdf.close();
  }
}
