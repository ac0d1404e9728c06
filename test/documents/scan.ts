import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import { openPdf } from '#local/textract/reading/pdf.ts';
import type { GeneratedInvoice } from './generate.ts';
import { randomFrom } from './random.ts';

/** How badly a document was scanned or photographed. */
export interface ScanSpec {
  readonly format?: 'png' | 'jpeg';
  /** 150 by default. */
  readonly dotsPerInch?: number;
  /** Quarter turns clockwise that the page lies turned by. */
  readonly turns?: 0 | 1 | 2 | 3;
  /** Degrees by which the page lies askew. */
  readonly skew?: number;
  /** 0 (clean) to 1: speckle and uneven light. */
  readonly noise?: number;
  /** 0 to 1: how much the print has faded towards its paper. */
  readonly fade?: number;
  /** Quality of the JPEG, 1 to 100; 80 by default. */
  readonly quality?: number;
  readonly seed?: number;
}

/** The first page of a document as a scanner or camera would deliver it; the same picture for the same specification. */
export async function scanInvoice(invoice: GeneratedInvoice, spec: ScanSpec = {}): Promise<GeneratedInvoice> {
  const pdf = await openPdf(invoice.bytes);
  try {
    const page = await loadImage(await pdf.render(1, spec.dotsPerInch ?? 150));
    const turns = spec.turns ?? 0;
    const sideways = turns % 2 === 1;
    const canvas = createCanvas(sideways ? page.height : page.width, sideways ? page.width : page.height);
    const context = canvas.getContext('2d');
    context.fillStyle = '#fdfdfb';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.translate(canvas.width / 2, canvas.height / 2);
    context.rotate((turns * Math.PI) / 2 + ((spec.skew ?? 0) * Math.PI) / 180);
    context.drawImage(page, -page.width / 2, -page.height / 2);
    // This canvas puts image data where its transform says, unlike a browser's.
    context.resetTransform();
    if (spec.fade !== undefined) {
      context.fillStyle = `rgba(253, 253, 251, ${spec.fade})`;
      context.fillRect(0, 0, canvas.width, canvas.height);
    }
    if ((spec.noise ?? 0) > 0) speckle(canvas, spec.noise ?? 0, spec.seed ?? 1);
    const jpeg = spec.format === 'jpeg';
    return {
      ...invoice,
      bytes: jpeg ? await canvas.encode('jpeg', spec.quality ?? 80) : await canvas.encode('png'),
      mediaType: jpeg ? 'image/jpeg' : 'image/png',
      fileName: invoice.fileName.replace(/pdf$/u, jpeg ? 'jpg' : 'png'),
    };
  } finally {
    await pdf.close();
  }
}

function speckle(canvas: Canvas, noise: number, seed: number): void {
  const context = canvas.getContext('2d');
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  const random = randomFrom(seed);
  const { data } = image;
  for (let at = 0; at < data.length; at += 4) {
    const shade = (random.next() - 0.5) * 90 * noise - (30 * noise * ((at / 4) % canvas.width)) / canvas.width;
    const dust = random.next() < 0.002 * noise ? -160 : 0;
    for (let channel = 0; channel < 3; channel += 1)
      data[at + channel] = Math.max(0, Math.min(255, (data[at + channel] ?? 0) + shade + dust));
  }
  context.putImageData(image, 0, 0);
}
