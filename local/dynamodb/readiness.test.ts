import type { Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { untilReady } from './readiness.ts';
import { PAGE, pretendEngine } from './testing.ts';
import type { Answer } from './testing.ts';

const NEVER = new Promise<string>(() => undefined);
const LIST: Answer = { status: 200, body: '{"TableNames":[]}' };

describe('an engine that boots', () => {
  let server: Server;
  afterEach(() => server.close());

  it('is ready once it answers, and not while its web server answers for it', async () => {
    const engine = await pretendEngine([PAGE, PAGE, LIST]);
    ({ server } = engine);
    await untilReady(engine.port, NEVER);
    expect(engine.asked).toEqual(['ListTables', 'ListTables', 'ListTables']);
  });

  it('is given up, with what it answered last', async () => {
    const engine = await pretendEngine([PAGE]);
    ({ server } = engine);
    const error: unknown = await untilReady(engine.port, NEVER, 200).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: 'OperatorError',
      cause: { cause: { message: expect.stringContaining('503') } },
    });
  });

  it('is given up at once where it ends', async () => {
    const engine = await pretendEngine([PAGE]);
    ({ server } = engine);
    const ended = Promise.resolve('one\nInvalid directory for database creation.');
    await expect(untilReady(engine.port, ended)).rejects.toThrow('Invalid directory for database creation.');
  });
});
