import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createWorker, OEM, PSM } from 'tesseract.js';
import type { Page, Worker } from 'tesseract.js';
import type { Recogniser } from './document.ts';
import { ReadingFailure } from './failure.ts';
import type { ReadPage, Word } from './page.ts';
import { openPicture, pagesOf } from './picture.ts';
import type { Picture, Turns } from './picture.ts';

const require = createRequire(import.meta.url);
const LANGUAGES = ['eng', 'deu', 'fra'] as const;
/** Letters should be some 25 dots high: pictures with fewer dots a page are enlarged, larger ones reduced. */
const FEWEST_DOTS_ACROSS = 1400;
const MOST_DOTS = 3200;
const LARGEST_ENLARGEMENT = 2.5;
/** Fewer sure words than this, or less sure ones, suggest that the page lies on its side. */
const UPRIGHT_WORDS = 12;
const UPRIGHT_CONFIDENCE = 55;
const PROBE_DOTS = 1100;
/** What tesseract is least sure of is noise, not letters. */
const NOISE = 20;

/** Recognises printed words offline by tesseract, in English, German and French. Starts its engine with the first picture. */
export interface Recognition extends Recogniser {
  stop(): Promise<void>;
}

export function createRecognition(): Recognition {
  let engine: Promise<Worker> | undefined;
  const start = (): Promise<Worker> => (engine ??= startEngine());
  return {
    pages: (picture) => Promise.resolve(pagesOf(picture)),
    async read(bytes, page) {
      const picture = await openPicture(bytes, page);
      const worker = await start();
      return readPicture(worker, picture, page);
    },
    async stop() {
      const started = engine;
      engine = undefined;
      if (started !== undefined) await (await started).terminate();
    },
  };
}

/**
 * One engine for all languages wants their data in one folder; each is a package of its own. (Handing over the data itself fails in 7.0.0: the engine
 * then takes the bytes for a file's name.)
 */
async function startEngine(): Promise<Worker> {
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
    await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO, user_defined_dpi: '200' });
    return worker;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readPicture(worker: Worker, picture: Picture, number: number): Promise<ReadPage> {
  const scale = scaleOf(picture);
  const upright = await recognise(worker, picture, 0, scale, number);
  if (isUpright(upright)) return upright;
  const turns = await bestTurns(worker, picture);
  if (turns === 0) return upright;
  const turned = await recognise(worker, picture, turns, scale, number);
  return sureWords(turned) > sureWords(upright) ? turned : upright;
}

function scaleOf(picture: Picture): number {
  const across = Math.min(picture.width, picture.height);
  const longest = Math.max(picture.width, picture.height);
  return Math.min(MOST_DOTS / longest, Math.max(1, Math.min(LARGEST_ENLARGEMENT, FEWEST_DOTS_ACROSS / across)));
}

const sureWords = (page: ReadPage): number =>
  page.words.filter((word) => word.confidence > 70 && /\p{L}{3,}|\d{3,}/u.test(word.text)).length;

function isUpright(page: ReadPage): boolean {
  const mean = page.words.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, page.words.length);
  return sureWords(page) >= UPRIGHT_WORDS && mean >= UPRIGHT_CONFIDENCE;
}

/** Tries the other three directions on a small copy. */
async function bestTurns(worker: Worker, picture: Picture): Promise<Turns> {
  const scale = Math.min(1.5, PROBE_DOTS / Math.max(picture.width, picture.height));
  let best: { turns: Turns; words: number } = { turns: 0, words: -1 };
  for (const turns of [0, 1, 3, 2] as const) {
    const words = sureWords(await recognise(worker, picture, turns, scale, 1));
    if (words > best.words) best = { turns, words };
  }
  return best.turns;
}

async function recognise(
  worker: Worker,
  picture: Picture,
  turns: Turns,
  scale: number,
  number: number,
): Promise<ReadPage> {
  const png = await picture.png(turns, scale);
  let page: Page;
  try {
    page = (await worker.recognize(png, { rotateAuto: true }, { text: false, blocks: true })).data;
  } catch (cause) {
    throw new ReadingFailure('BadDocumentException', 'Request has invalid document format', { cause });
  }
  const sideways = turns % 2 === 1;
  const width = (sideways ? picture.height : picture.width) * scale;
  const height = (sideways ? picture.width : picture.height) * scale;
  return { number, width, height, words: wordsOf(page), source: 'picture' };
}

function wordsOf(page: Page): Word[] {
  const lines = (page.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
  return lines.flatMap((line) => {
    const height = middle(line.words.map((word) => word.bbox.y1 - word.bbox.y0));
    return line.words
      .filter((word) => word.confidence >= NOISE && /[\p{L}\p{N}$€£%]/u.test(word.text))
      .map((word): Word => {
        // A stroke that touches a word makes its box too tall: the line's own height is surer.
        const centre = (word.bbox.y0 + word.bbox.y1) / 2;
        const own = Math.min(word.bbox.y1 - word.bbox.y0, 1.6 * height);
        const tall = Math.max(own, 0.7 * height);
        return {
          text: word.text,
          confidence: word.confidence,
          left: word.bbox.x0,
          right: word.bbox.x1,
          top: centre - tall / 2,
          bottom: centre + tall / 2,
        };
      });
  });
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
