import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { Sandbox } from '#local/appsync/runtime/sandbox.ts';
import { buyerLimits } from '#model/receipts.ts';

const sandbox = new Sandbox(() => Date.UTC(2026, 0, 12));
let checking = 0;

/** As a resolver reads it: `util.matches` is AppSync's own. */
beforeAll(async () => {
  const contents = `import { checkedBuyer } from './resolvers/shared/buyerInput.ts';
    export function request(ctx) { return { operation: 'Invoke', payload: checkedBuyer(ctx.args.billTo) }; }
    export function response(ctx) { return null; }`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'esnext',
    external: ['@aws-appsync/utils'],
  });
  checking = sandbox.install('billTo.js', outputFiles[0]?.text ?? '');
});

function checked(billTo: unknown): unknown {
  const invocation = sandbox.open({
    args: JSON.stringify({ billTo }),
    source: 'null',
    identity: 'null',
    request: '{"headers":{}}',
    info: '{}',
    authType: 'User Pool Authorization',
    typeName: 'Mutation',
    fieldName: 'any',
  });
  try {
    const outcome = invocation.request(checking, false);
    if (outcome.kind !== 'value') throw new Error(JSON.stringify(outcome));
    return (outcome.value as { payload: unknown }).payload;
  } finally {
    invocation.close();
  }
}

const address = { street: 'Hauptstraße 1', city: 'Łódź', country: 'PL' };

describe('who buys', () => {
  it('is taken without blanks around it and without what is empty, its VAT number in capitals', () => {
    const billTo = {
      name: ' Żółta GmbH ',
      address: { ...address, street: ' Hauptstraße 1', addressLine: ' ', postalCode: null },
      vatNumber: ' pl5260001246 ',
    };
    const buyer = { name: 'Żółta GmbH', address, vatNumber: 'PL5260001246' };
    expect(checked(billTo)).toEqual({ buyer, wrong: [] });
    expect(checked({ name: 'A', address: null, vatNumber: '' })).toEqual({ buyer: { name: 'A' }, wrong: [] });
    expect(checked(null)).toEqual({ buyer: null, wrong: [] });
  });

  it.each(['name', 'street', 'addressLine', 'postalCode', 'city'] as const)(
    'has a %s of so many characters at most',
    (part) => {
      const field = part === 'name' ? 'name' : `address.${part}`;
      const stated = (text: string) =>
        part === 'name' ? { name: text, address } : { name: 'A', address: { ...address, [part]: text } };
      expect(checked(stated('x'.repeat(buyerLimits[part])))).toMatchObject({ wrong: [] });
      for (const text of ['x'.repeat(buyerLimits[part] + 1), 'a\u0000b', 'a\nb', 'a\u202eb']) {
        expect(checked(stated(text))).toMatchObject({ buyer: null, wrong: [field] });
      }
      const mayBeEmpty = part === 'addressLine' || part === 'postalCode';
      expect(checked(stated('  '))).toMatchObject({ wrong: mayBeEmpty ? [] : [field] });
    },
  );

  it.each(['5260001246', 'PL', 'PL 526', 'PL-526', `PL${'1'.repeat(19)}`, 'ПЛ526'])(
    'has no VAT number "%s"',
    (vatNumber) => {
      expect(checked({ name: 'A', vatNumber })).toEqual({ buyer: null, wrong: ['vatNumber'] });
    },
  );

  it('is told of everything that is wrong at once', () => {
    const wrong = ['name', 'address.street', 'address.city', 'vatNumber'];
    expect(checked({ name: '', address: { street: '', city: '', country: 'DE' }, vatNumber: '1' })).toMatchObject({
      buyer: null,
      wrong,
    });
  });
});
