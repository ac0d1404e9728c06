import { beforeAll, expect, it } from 'vitest';
import { Sandbox } from '#local/appsync/runtime/sandbox.ts';
import { installSteps } from '#test/kit/steps.ts';

interface BatchGet {
  readonly tables: { readonly products: { readonly keys: readonly { readonly id: { readonly S: string } }[] } };
}

const sandbox = new Sandbox(() => Date.UTC(2026, 2, 1));
let codes: number[] = [];

beforeAll(async () => {
  sandbox.setEnvironment({ PRODUCTS_TABLE: 'products' });
  codes = await installSteps(sandbox, 'Query.products');
});

/** The ids that the last step fetches where the index of the search holds these rows. */
function fetched(items: readonly { readonly productId: string; readonly nameKey: string }[]): string[] {
  const invocation = sandbox.open({
    args: JSON.stringify({ search: 'mug', first: 20 }),
    source: 'null',
    identity: 'null',
    request: '{"headers":{}}',
    info: '{}',
    authType: 'API Key Authorization',
    typeName: 'Query',
    fieldName: 'products',
  });
  try {
    const asks = codes.map((code) => {
      const asked = invocation.request(code, false);
      if (asked.kind === 'fault') throw new Error(asked.fault.message);
      const answered = asked.kind === 'early' ? asked : invocation.response(code, { items }, undefined, false);
      if (answered.kind !== 'fault') invocation.setPrevious(answered.value);
      return asked.value;
    });
    return (asks.at(-1) as BatchGet).tables.products.keys.map(({ id }) => id.S);
  } finally {
    invocation.close();
  }
}

it('fetches a product once that the index still holds under its old name, too: DynamoDB refuses a key that comes twice', () => {
  const renamed = [
    { productId: 'p1', nameKey: 'blue mug#p1' },
    { productId: 'p1', nameKey: 'green mug#p1' },
    { productId: 'p2', nameKey: 'mug#p2' },
  ];
  expect(fetched(renamed)).toEqual(['p1', 'p2']);
});
