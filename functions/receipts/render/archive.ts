import type { ReceiptContent } from '#model/receipts.ts';
import { FACTUR_X_FILE, facturX, profileOf } from './facturX.ts';
import type { Item } from './flow.ts';
import type { Fonts } from './fonts.ts';
import { leftOut } from './fonts.ts';
import { metadataOf } from './metadata.ts';
import { PAGE } from './sheet.ts';
import { titles } from './words.ts';

type Paper = PDFKit.PDFDocument;

/** Draws pages into a PDF/A-3b with the Factur-X XML inside. Nothing in it tells when or where it was drawn. */
export async function archive(
  content: ReceiptContent,
  fonts: Fonts,
  pages: readonly (readonly Item[])[],
): Promise<Uint8Array> {
  // Half a megabyte of code that only drawing needs.
  const { default: PDFDocument } = await import('pdfkit');
  const issuedAt = new Date(content.issuedAt);
  const title = `${titles[content.kind]} ${content.number}`;
  const paper = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    lang: 'en',
    displayTitle: true,
    autoFirstPage: false,
    // pdfkit's own first font is none that could be embedded.
    font: '',
    // pdfkit makes the document's id of this.
    info: { Title: title, CreationDate: issuedAt, Creator: 'Marquee', Producer: 'Marquee (PDFKit)' },
  });
  const bytes = collect(paper);
  for (const [name, font] of fonts.loaded) paper.registerFont(name, font);
  for (const items of pages) {
    paper.addPage();
    for (const item of items) draw(paper, fonts, item);
  }
  paper.file(Buffer.from(facturX(content)), {
    name: FACTUR_X_FILE,
    type: 'text/xml',
    description: `${title} as Factur-X`,
    relationship: profileOf(content).relationship,
    creationDate: issuedAt,
    modifiedDate: issuedAt,
  });
  paper.appendXML(metadataOf(content));
  paper.end();
  return await bytes;
}

const setting: PDFKit.Mixins.TextOptions = { lineBreak: false, baseline: 'alphabetic' };
// pdfkit hands this on to fontkit, which takes what to leave out as well as what to add; pdfkit's types know the latter alone.
Object.assign(setting, { features: leftOut });

function draw(paper: Paper, fonts: Fonts, item: Item): void {
  switch (item.kind) {
    case 'box':
      paper.rect(item.x, item.y, item.width, item.height).fill(item.colour);
      return;
    case 'text': {
      let x = item.x;
      for (const run of item.runs) {
        paper.font(run.font, item.size).fillColor(item.colour).text(run.text, x, item.y, setting);
        x += fonts.widthOf([run], item.size);
      }
    }
  }
}

function collect(paper: Paper): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    paper.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    paper.on('end', () => resolve(Buffer.concat(chunks)));
    paper.on('error', reject);
  });
}
