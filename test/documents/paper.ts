import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';

const FONTS = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts');
/** Fonts with Polish letters, that come with pdf.js under the SIL Open Font License. */
const REGULAR = readFileSync(join(FONTS, 'LiberationSans-Regular.ttf'));
const BOLD = readFileSync(join(FONTS, 'LiberationSans-Bold.ttf'));

export const WIDTH = 595.28;
export const HEIGHT = 841.89;

export interface Style {
  readonly size?: number;
  readonly bold?: boolean;
  readonly colour?: string;
  /** The text ends at x instead of starting there. */
  readonly right?: boolean;
}

/** A4 pages in points, from the top left corner. */
export interface Paper {
  write(x: number, y: number, text: string, style?: Style): void;
  widthOf(text: string, style?: Style): number;
  line(x1: number, y1: number, x2: number, y2: number): void;
  fill(x: number, y: number, width: number, height: number, colour: string): void;
  nextPage(): void;
  done(): Promise<Buffer>;
}

export interface Protection {
  readonly userPassword?: string;
  readonly ownerPassword?: string;
}

/** A file inside the document. */
export interface Attached {
  readonly name: string;
  readonly content: Buffer;
}

/** Opens a document with one page. The bytes are the same for the same drawing. */
export function paper(
  protection: Protection = {},
  size: readonly [number, number] = [WIDTH, HEIGHT],
  attached: readonly Attached[] = [],
): Paper {
  const document = new PDFDocument({
    size: [...size],
    margin: 0,
    info: { CreationDate: new Date(0), Producer: 'Marquee test documents' },
    ...protection,
    ...(protection.userPassword === undefined && protection.ownerPassword === undefined ? {} : { pdfVersion: '1.7' }),
  });
  for (const { name, content } of attached) {
    document.file(content, { name, type: 'text/xml', creationDate: new Date(0), modifiedDate: new Date(0) });
  }
  document.registerFont('regular', REGULAR);
  document.registerFont('bold', BOLD);
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const choose = (style: Style): void => {
    document
      .font(style.bold === true ? 'bold' : 'regular')
      .fontSize(style.size ?? 10)
      .fillColor(style.colour ?? '#111111');
  };
  return {
    write(x, y, text, style = {}) {
      choose(style);
      const left = style.right === true ? x - document.widthOfString(text) : x;
      document.text(text, left, y, { lineBreak: false });
    },
    widthOf(text, style = {}) {
      choose(style);
      return document.widthOfString(text);
    },
    line(x1, y1, x2, y2) {
      document.lineWidth(0.7).strokeColor('#555555').moveTo(x1, y1).lineTo(x2, y2).stroke();
    },
    fill(x, y, width, height, colour) {
      document.rect(x, y, width, height).fill(colour);
    },
    nextPage() {
      document.addPage({ size: [...size], margin: 0 });
    },
    done() {
      return new Promise((resolve, reject) => {
        document.on('end', () => resolve(Buffer.concat(chunks)));
        document.on('error', reject);
        document.end();
      });
    },
  };
}
