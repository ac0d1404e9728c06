import type { Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { Connection } from './connection.ts';
import { PAGE, pretendEngine } from './testing.ts';

describe('a connection to the engine', () => {
  let server: Server;
  let connection: Connection;

  afterEach(() => {
    connection.close();
    server.close();
  });

  async function connected(...answers: Parameters<typeof pretendEngine>[0]): Promise<void> {
    const engine = await pretendEngine(answers);
    ({ server } = engine);
    connection = new Connection(engine.port);
  }

  it.each([200, 404, 500, 503])(
    'makes of a page with status %i the error that every client tries again',
    async (status) => {
      await connected({ ...PAGE, status });
      const failed = {
        code: 'InternalServerError',
        status: 500,
        cause: {
          message: `DynamoDB Local answers GetItem with ${status} and no JSON: Error 503 Service Unavailable HTTP ERROR 503`,
        },
      };
      await expect(connection.send('DynamoDB_20120810', 'GetItem', '{}')).rejects.toMatchObject(failed);
      await expect(connection.call('DynamoDB_20120810', 'GetItem', {})).rejects.toMatchObject(failed);
    },
  );

  it('says of an empty answer that it is none', async () => {
    await connected({ status: 200, body: '' });
    await expect(connection.send('DynamoDB_20120810', 'GetItem', '{}')).rejects.toMatchObject({ status: 500 });
  });

  it('passes on what the engine refuses', async () => {
    const body = '{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","Message":"No such table"}';
    await connected({ status: 400, body });
    const reply = await connection.send('DynamoDB_20120810', 'GetItem', '{}');
    expect(reply).toEqual({ status: 400, body: Buffer.from(body) });
    await expect(connection.call('DynamoDB_20120810', 'GetItem', {})).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
      status: 400,
      message: 'No such table',
    });
  });
});
