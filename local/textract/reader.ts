import { Worker } from 'node:worker_threads';
import type { ReadDocument } from './reading/document.ts';
import type { FailureCode } from './reading/failure.ts';
import { ReadingFailure } from './reading/failure.ts';

export type ReaderRequest =
  | { readonly kind: 'read'; readonly id: number; readonly bytes: Uint8Array; readonly mostPages: number }
  | { readonly kind: 'stop' };

export type ReaderAnswer =
  | { readonly id: number; readonly document: ReadDocument }
  | {
      readonly id: number;
      readonly failure: { readonly code: FailureCode | 'InternalServerError'; readonly message: string };
    };

/** Reads documents in a thread of its own, which starts with the first document and ends when idle. */
export interface Reader {
  /** Throws `ReadingFailure`; any other error is the reader's own fault. */
  read(bytes: Uint8Array, mostPages: number): Promise<ReadDocument>;
  stop(): Promise<void>;
}

/** The local cloud shuts down: the document was neither read nor found unreadable. */
export class ReaderStopped extends Error {
  constructor() {
    super('The reader was stopped.');
    this.name = 'ReaderStopped';
  }
}

const IDLE_MILLISECONDS = 60_000;
/** A hostile document must not hold the reader for ever; fifty recognised pages take some four minutes. */
const LONGEST_MILLISECONDS = 15 * 60_000;

interface Waiting {
  resolve(document: ReadDocument): void;
  reject(error: Error): void;
  readonly timer: NodeJS.Timeout;
}

export function createReader(idleMilliseconds = IDLE_MILLISECONDS): Reader {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let next = 1;

  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (one !== undefined) clearTimeout(one.timer);
    if (waiting.size === 0 && worker !== undefined) {
      idle = setTimeout(() => void stop(), idleMilliseconds);
      idle.unref();
    }
    return one;
  };
  const failAll = (error: Error): void => {
    for (const id of [...waiting.keys()]) settle(id)?.reject(error);
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./reader-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
      stderr: true,
    });
    // The engine talks to itself (`Detected 34 diacritics`); everything else is worth the operator's eye.
    started.stderr.on('data', (chunk: Buffer) => {
      if (!/^Detected \d+ diacritics\s*$/u.test(chunk.toString())) process.stderr.write(chunk);
    });
    started.on('message', (answer: ReaderAnswer) => {
      const one = settle(answer.id);
      if ('document' in answer) one?.resolve(answer.document);
      else one?.reject(errorOf(answer.failure));
    });
    started.on('error', (error) => {
      if (worker === started) worker = undefined;
      failAll(new Error('The reader broke down.', { cause: error }));
    });
    started.on('exit', () => {
      if (worker !== started) return;
      worker = undefined;
      failAll(new Error('The reader ended.'));
    });
    // An idle reader keeps no process alive; a waiting caller does by its own means.
    started.unref();
    return started;
  };
  const stop = async (): Promise<void> => {
    clearTimeout(idle);
    const running = worker;
    worker = undefined;
    failAll(new ReaderStopped());
    if (running === undefined) return;
    const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()));
    running.postMessage({ kind: 'stop' } satisfies ReaderRequest);
    const patience = setTimeout(() => void running.terminate(), 2_000);
    await ended;
    clearTimeout(patience);
  };

  return {
    read(bytes, mostPages) {
      clearTimeout(idle);
      worker ??= start();
      const running = worker;
      const id = next;
      next += 1;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          settle(id)?.reject(new ReadingFailure('BadDocumentException', 'Request has invalid document format'));
          if (worker === running) worker = undefined;
          void running.terminate();
        }, LONGEST_MILLISECONDS);
        waiting.set(id, { resolve, reject, timer });
        running.postMessage({ kind: 'read', id, bytes, mostPages } satisfies ReaderRequest);
      });
    },
    stop,
  };
}

function errorOf(failure: { code: FailureCode | 'InternalServerError'; message: string }): Error {
  return failure.code === 'InternalServerError'
    ? new Error(failure.message)
    : new ReadingFailure(failure.code, failure.message);
}
