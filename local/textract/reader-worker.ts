import { parentPort } from 'node:worker_threads';
import { readDocument } from './reading/document.ts';
import { ReadingFailure } from './reading/failure.ts';
import { createRecognition } from './reading/recognition.ts';
import type { ReaderAnswer, ReaderRequest } from './reader.ts';

/** The thread that reads: parsing, drawing and recognising must not hold up the gateway. */
const port = parentPort;
if (port === null) throw new Error('reader-worker.ts runs as a worker thread.');
const recognition = createRecognition();

port.on('message', (request: ReaderRequest) => {
  if (request.kind === 'stop') {
    void recognition.stop().then(() => port.close());
    return;
  }
  void readDocument(request.bytes, request.mostPages, recognition).then(
    (document) => answer({ id: request.id, document }),
    (error: unknown) => answer({ id: request.id, ...failureOf(error) }),
  );
});

function answer(message: ReaderAnswer): void {
  port?.postMessage(message);
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
