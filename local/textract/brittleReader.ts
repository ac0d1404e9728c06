import type { ReaderAnswer, ReaderRequest } from './reader.ts';

const startMilliseconds = Number(process.env['BRITTLE_START_MS'] ?? 0);
if (startMilliseconds > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, startMilliseconds);

/**
 * For tests: a reader that does to its process what the first byte of a document says, and answers the second one as its pages. It starts after
 * BRITTLE_START_MS.
 */
process.on('message', (request: ReaderRequest) => {
  if (request.kind === 'stop') process.exit(0);
  const { id, bytes } = request;
  const [what = 0, pages = 0] = bytes;
  const say = (message: ReaderAnswer): void => {
    process.send?.(message);
  };
  const done = (): void => say({ id, document: { pages, documents: [] } });
  switch (String.fromCharCode(what)) {
    case 'h':
      hang();
      return;
    case 'd':
      process.kill(process.pid, 'SIGSEGV');
      return;
    case 'm':
      process.kill(process.pid, 'SIGABRT');
      return;
    case 's':
      setTimeout(done, 30);
      return;
    case 'f':
      say({ id, failure: { code: 'BadDocumentException', message: 'bad' } });
      return;
    case 'p':
      for (let page = 1; page < 6; page += 1) setTimeout(() => say({ id, page }), 300 * page);
      setTimeout(done, 1_800);
      return;
    default:
      done();
  }
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true } satisfies ReaderAnswer);

/** Until somebody kills it. */
function hang(): void {
  while (process.pid > 0) Math.random();
}
