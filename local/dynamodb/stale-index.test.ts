import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FaultHooks, StaleIndexRule } from '../core/cloud.ts';
import type { Connection } from './connection.ts';
import { StaleIndexes } from './stale-index.ts';

const unhandled: unknown[] = [];
const note = (error: unknown): void => {
  unhandled.push(error);
};

beforeEach(() => {
  unhandled.length = 0;
  process.on('unhandledRejection', note);
});
afterEach(() => {
  process.off('unhandledRejection', note);
});

const described = {
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  GlobalSecondaryIndexes: [{ IndexName: 'byStatus' }],
};

/** An engine with one table, whose next write to a shadow is refused once that shadow's table is deleted. */
function engine() {
  let refuse: (error: Error) => void = () => undefined;
  const writing = Promise.withResolvers<undefined>();
  const connection: Pick<Connection, 'call'> = {
    call(_protocol, action) {
      switch (action) {
        case 'ListTables':
          return Promise.resolve({ TableNames: ['Orders'] });
        case 'DescribeTable':
          return Promise.resolve({ Table: described });
        case 'GetItem':
          return Promise.resolve({ Item: { pk: { S: 'a' } } });
        case 'PutItem':
          writing.resolve(undefined);
          return new Promise((_resolve, reject) => {
            refuse = reject;
          });
        case 'DeleteTable':
          refuse(new Error('Cannot do operations on a non-existent table'));
          return Promise.resolve({});
        default:
          return Promise.resolve({});
      }
    },
  };
  return { connection: connection as Connection, writing: writing.promise };
}

it('a rule may be taken back while a shadow of it is written to', async () => {
  const { connection, writing } = engine();
  let arm: (rule: StaleIndexRule) => Promise<void> = () => Promise.resolve();
  let takeBack: (ruleId: string) => Promise<void> = () => Promise.resolve();
  const hooks: Pick<FaultHooks, 'onStaleIndex'> = {
    onStaleIndex(prepare, forget) {
      arm = prepare;
      takeBack = forget;
    },
  };
  const indexes = new StaleIndexes(() => Promise.resolve(connection), hooks as FaultHooks);
  await arm({ ruleId: 'late', ms: 0, matches: () => true });
  await indexes.written('PutItem', { TableName: 'Orders', Item: { pk: { S: 'a' } } });
  await writing;
  await takeBack('late');
  await new Promise((resume) => setImmediate(resume));
  expect(unhandled).toEqual([]);
});
