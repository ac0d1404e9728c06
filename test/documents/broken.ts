import { createCanvas } from '@napi-rs/canvas';
import { generateInvoice } from './generate.ts';
import { HEIGHT, paper, WIDTH } from './paper.ts';
import { scanInvoice } from './scan.ts';

/** A document that cannot or must not be read as an invoice. */
export interface BrokenDocument {
  readonly name: BrokenName;
  readonly fileName: string;
  /** What its sender claims it to be. */
  readonly mediaType: string;
  readonly bytes: Buffer;
}

const makers = {
  empty: () => ({ fileName: 'empty.pdf', mediaType: 'application/pdf', bytes: Buffer.alloc(0) }),
  textNamedPdf: () => ({
    fileName: 'notes.pdf',
    mediaType: 'application/pdf',
    bytes: Buffer.from('Total 12.00, see you at the gate.\n'),
  }),
  programNamedPdf: () => ({
    fileName: 'invoice.pdf',
    mediaType: 'application/pdf',
    bytes: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(510, 0x90)]),
  }),
  truncatedPdf: async () => {
    const { bytes } = await generateInvoice({ seed: 101, layout: 'classic' });
    return { fileName: 'truncated.pdf', mediaType: 'application/pdf', bytes: bytes.subarray(0, 700) };
  },
  encryptedPdf: async () => {
    const { bytes } = await generateInvoice({ seed: 102, layout: 'classic', protection: { userPassword: 'secret' } });
    return { fileName: 'encrypted.pdf', mediaType: 'application/pdf', bytes };
  },
  /** Readable by everybody; only printing and changing are restricted. Not broken at all. */
  ownerPasswordPdf: async () => {
    const { bytes } = await generateInvoice({ seed: 103, layout: 'classic', protection: { ownerPassword: 'secret' } });
    return { fileName: 'restricted.pdf', mediaType: 'application/pdf', bytes };
  },
  thousandsOfPages: () => ({ fileName: 'endless.pdf', mediaType: 'application/pdf', bytes: emptyPages(2000) }),
  blankPage: async () => ({ fileName: 'blank.pdf', mediaType: 'application/pdf', bytes: await paper().done() }),
  noInvoice: () => ({ fileName: 'holiday.jpg', mediaType: 'image/jpeg', bytes: scene() }),
  letterThatIsNoInvoice: async () => {
    const sheet = paper();
    [
      'Dear crew,',
      'thank you for a wonderful season. We meet again in spring,',
      'when the tents go up beside the river.',
      'Yours, the stage manager',
    ].forEach((line, index) => sheet.write(70, 120 + index * 24, line, { size: 13 }));
    return { fileName: 'letter.pdf', mediaType: 'application/pdf', bytes: await sheet.done() };
  },
  malware: () => ({ fileName: 'invoice.pdf', mediaType: 'application/pdf', bytes: Buffer.from(eicar()) }),
  pngThatIsJpeg: async () => {
    const { bytes } = await scanInvoice(await generateInvoice({ seed: 104, layout: 'classic', language: 'en' }), {
      format: 'jpeg',
    });
    return { fileName: 'scan.png', mediaType: 'image/png', bytes };
  },
  tooLarge: async () => {
    const { bytes } = await generateInvoice({ seed: 105, layout: 'classic' });
    return {
      fileName: 'large.pdf',
      mediaType: 'application/pdf',
      bytes: Buffer.concat([bytes, Buffer.alloc(20 * 1024 * 1024, '%')]),
    };
  },
} satisfies Record<string, () => Omit<BrokenDocument, 'name'> | Promise<Omit<BrokenDocument, 'name'>>>;

export type BrokenName = keyof typeof makers;
export const brokenNames: readonly BrokenName[] = Object.keys(makers).filter(
  (name): name is BrokenName => name in makers,
);

/** Makes one of them; the bytes are the same each time. */
export async function brokenDocument(name: BrokenName): Promise<BrokenDocument> {
  return { name, ...(await makers[name]()) };
}

/** The harmless file that scanners agree to call infected, put together here so that it stands nowhere whole. https://www.eicar.org/download-anti-malware-testfile/ */
function eicar(): string {
  return ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR', '-STANDARD-', 'ANTIVIRUS', '-TEST-FILE!', '$H+H*'].join('');
}

/** Empty pages that share one content: 2,000 of them are some 150 KB. */
function emptyPages(count: number): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${count} /Kids [${Array.from({ length: count }, (_, index) => `${index + 3} 0 R`).join(
      ' ',
    )}] >>`,
    ...Array.from({ length: count }, () => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] >>`),
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${
    objects.length + 1
  } /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** Sky, sun, hills and a tent. */
function scene(): Buffer {
  const canvas = createCanvas(900, 600);
  const context = canvas.getContext('2d');
  const sky = context.createLinearGradient(0, 0, 0, 400);
  sky.addColorStop(0, '#3d7fc4');
  sky.addColorStop(1, '#cfe6f7');
  context.fillStyle = sky;
  context.fillRect(0, 0, 900, 600);
  context.fillStyle = '#ffe08a';
  context.beginPath();
  context.arc(700, 130, 60, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = '#4f8f4a';
  context.beginPath();
  context.moveTo(0, 430);
  context.bezierCurveTo(250, 330, 500, 480, 900, 380);
  context.lineTo(900, 600);
  context.lineTo(0, 600);
  context.fill();
  context.fillStyle = '#b5473c';
  context.beginPath();
  context.moveTo(250, 520);
  context.lineTo(380, 330);
  context.lineTo(510, 520);
  context.fill();
  return canvas.encodeSync('jpeg', 85);
}
