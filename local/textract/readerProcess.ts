import { Worker } from 'node:worker_threads';
import { readDocument } from './reading/document.ts';
import { ReadingFailure } from './reading/failure.ts';
import { createRecognition } from './reading/recognition.ts';
import type { ReaderAnswer, ReaderRequest } from './reader.ts';

/**
 * The process that reads: parsing, drawing and recognising must not hold up the gateway, and what a broken picture does to a decoder (the
 * canvas's is killed by a PNG that breaks off in its header) must not end the cloud.
 */
const recognition = createRecognition();

process.on('message', (request: ReaderRequest) => {
  if (request.kind === 'stop') {
    void recognition.stop().finally(() => process.exit(0));
    return;
  }
  const { id, bytes, mostPages } = request;
  void readDocument(bytes, mostPages, recognition, (page) => answer({ id, page })).then(
    (document) => answer({ id, document }),
    (error: unknown) => answer({ id, ...failureOf(error) }),
  );
});
answer({ ready: true });
// A terminal tells the whole group; when to stop is the cloud's to say, by a message or by its end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit(0));

/** Where the cloud was killed while a document holds this process, no message gets through: a thread of its own looks for the parent. */
const watchdog = new Worker(
  `const parent = process.ppid;
   setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 1000);`,
  { eval: true, execArgv: [] },
);
watchdog.unref();

function answer(message: ReaderAnswer): void {
  if (process.connected) process.send?.(message);
}

function failureOf(error: unknown): {
  failure: { code: 'InternalServerError' | ReadingFailure['code']; message: string };
} {
  if (error instanceof ReadingFailure) return { failure: { code: error.code, message: error.message } };
  return {
    failure: {
      code: 'InternalServerError',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    },
  };
}
