import { appendFile, mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cloud } from '../core/cloud.ts';

/** A file that has grown beyond this begins anew with the next start. */
const LARGEST_FILE = 10 * 1024 * 1024;

/** What a function wrote, in `<directory>/logs/<function>.log`: it outlives the process. */
export interface LogFile {
  /** In order; a disk fault is told to the operator, never to the function. */
  append(lines: readonly string[]): void;
  /** Once everything is written. */
  close(): Promise<void>;
}

/** Writes nothing where the cloud keeps nothing. */
export function openLogFile(cloud: Cloud, functionName: string): LogFile {
  if (cloud.directory === undefined) return { append: () => undefined, close: () => Promise.resolve() };
  const folder = join(cloud.directory, 'logs');
  const file = join(folder, `${functionName}.log`);
  let opened = false;
  let written = Promise.resolve();

  async function write(text: string): Promise<void> {
    try {
      if (!opened) await open();
      await appendFile(file, text);
    } catch (error) {
      cloud.trace.warn(`cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async function open(): Promise<void> {
    opened = true;
    await mkdir(folder, { recursive: true });
    const kept = await stat(file).catch(() => undefined);
    if (kept !== undefined && kept.size > LARGEST_FILE) await rm(file);
  }

  return {
    append(lines) {
      const text = lines.map((line) => `${line}\n`).join('');
      written = written.then(() => write(text));
    },
    close: () => written,
  };
}
