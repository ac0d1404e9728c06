import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Canvas } from '@napi-rs/canvas';
import { createWorker, OEM, PSM } from 'tesseract.js';
import type { Page, Worker } from 'tesseract.js';
import { overlapAcross, overlapDown } from '#reading/page.ts';
import type { Word } from '#reading/page.ts';

const require = createRequire(import.meta.url);
const LANGUAGES = ['eng', 'deu', 'fra'] as const;
/** What tesseract is least sure of is noise, not letters. */
const NOISE = 20;

/** How a picture is laid out: a page with columns, or one block of lines as a till prints it. */
export type Arrangement = 'page' | 'roll';

/** tesseract with English, German and French, offline. Reads upright pictures. */
export interface Tesseract {
  words(picture: Canvas, arrangement: Arrangement): Promise<Word[]>;
  end(): Promise<void>;
}

/**
 * One engine for all languages wants their data in one folder; each is a package of its own. (Handing over the data itself fails in 7.0.0: the engine
 * then takes the bytes for a file's name.)
 */
export async function startTesseract(): Promise<Tesseract> {
  const folder = mkdtempSync(join(tmpdir(), 'textract-'));
  try {
    for (const language of LANGUAGES) {
      const name = `${language}.traineddata.gz`;
      const source = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`));
      symlinkSync(join(source, '4.0.0_best_int', name), join(folder, name));
    }
    const worker = await createWorker([...LANGUAGES], OEM.LSTM_ONLY, {
      langPath: folder,
      cacheMethod: 'none',
      gzip: true,
    });
    await worker.setParameters({ user_defined_dpi: '200' });
    return tesseractOf(worker);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Mode and picture are two messages to the engine: one caller at a time, or they would read in each other's mode. */
function tesseractOf(worker: Worker): Tesseract {
  let before: Promise<unknown> = Promise.resolve();
  return {
    words(picture, arrangement) {
      const result = before.then(async () => {
        await worker.setParameters({ tessedit_pageseg_mode: arrangement === 'roll' ? PSM.SINGLE_BLOCK : PSM.AUTO });
        const { data } = await worker.recognize(await picture.encode('png'), {}, { text: false, blocks: true });
        return withoutEchoes(wordsOf(data));
      });
      before = result.catch(() => undefined);
      return result;
    },
    async end() {
      await worker.terminate();
    },
  };
}

function wordsOf(page: Page): Word[] {
  const lines = (page.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
  return lines.flatMap((line) => {
    const across = line.bbox.x1 - line.bbox.x0 >= line.bbox.y1 - line.bbox.y0;
    const height = middle(line.words.map((word) => word.bbox.y1 - word.bbox.y0));
    return line.words
      .filter((word) => word.confidence >= NOISE && /[\p{L}\p{N}$€£%]/u.test(word.text))
      .map((word): Word => {
        const { x0, y0, x1, y1 } = word.bbox;
        const box = { text: word.text, confidence: word.confidence, left: x0, right: x1, top: y0, bottom: y1 };
        if (!across) return box;
        // A stroke that touches a word makes its box too tall: the line's own height is surer.
        const centre = (y0 + y1) / 2;
        const tall = Math.max(Math.min(y1 - y0, 1.6 * height), 0.7 * height);
        return { ...box, top: centre - tall / 2, bottom: centre + tall / 2 };
      });
  });
}

/** Where two blocks overlap, the engine reads a word twice: the surer reading stays. */
function withoutEchoes(words: readonly Word[]): Word[] {
  const kept: Word[] = [];
  for (const word of [...words].sort((a, b) => b.confidence - a.confidence)) {
    const area = (word.right - word.left) * (word.bottom - word.top);
    const echo = kept.some((other) => {
      const across = overlapAcross(word, other);
      const down = overlapDown(word, other);
      return (
        across > 0 &&
        down > 0 &&
        across * down > 0.5 * Math.min(area, (other.right - other.left) * (other.bottom - other.top))
      );
    });
    if (!echo) kept.push(word);
  }
  const order = new Map(words.map((word, index) => [word, index]));
  return kept.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
