import { allProducts } from '#test/kit/catalogPages.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { Person } from '#test/kit/person.ts';
import {
  adjustStock,
  changeStock,
  createProduct,
  newProduct,
  PRODUCT,
  productInput,
  productOf,
  stockOf,
  updateProduct,
} from '#test/kit/products.ts';
import { takeUnguarded } from '#test/kit/unguardedStock.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');

const codes = ({ userErrors }: { userErrors: readonly { code: string }[] }) => userErrors.map(({ code }) => code);

let admin: Person;
let staff: Person;
let customer: Person;

beforeAll(async () => {
  admin = await newColleague(outputs, 'catalog-admin', ['ADMIN']);
  staff = await newColleague(outputs, 'catalog-staff', ['STAFF']);
  customer = await newColleague(outputs, 'catalog-customer', ['CUSTOMER']);
});

describe('a product', () => {
  it('is added, shown with its price and tax, and found in the list by name', async () => {
    const made = await newProduct(admin, {
      name: 'Äther hoodie',
      price: { amount: '54.9', currency: 'EUR' },
      taxRate: '19',
    });
    expect(made).toMatchObject({
      price: { amount: '54.90', currency: 'EUR' },
      taxRate: '19.00',
      priceWithTax: { amount: '65.33', currency: 'EUR' },
      availability: 'IN_STOCK',
      stock: 10,
      version: 1,
    });
    await until('the list to show it', async () => (await allProducts(customer, { first: 7 })).includes(made.id));
    const ids = await allProducts(customer, { first: 1 });
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps its stock from those who do not work here', async () => {
    const made = await newProduct(admin);
    const asked = customer.run(`query ($id: ID!) { product(id: $id) { ${PRODUCT} } }`, { id: made.id });
    await expect(asked).rejects.toMatchObject({
      data: { product: { id: made.id, stock: null, lowStockAt: null, availability: 'IN_STOCK' } },
      errors: [{ errorType: 'Unauthorized' }, { errorType: 'Unauthorized' }],
    });
    expect(await productOf(staff, made.id)).toMatchObject({ stock: 10 });
  });

  it('is made once by the same call, and another one under the same key is refused', async () => {
    const input = productInput();
    const answers = await Promise.all([0, 1, 2, 3].map(() => createProduct(admin, input)));
    const made = answers.flatMap(({ product }) => (product ? [product.id] : []));
    expect(new Set(made).size).toBe(1);
    for (const answer of answers) if (!answer.product) expect(codes(answer)).toEqual(['TRY_AGAIN']);
    const again = await createProduct(admin, { ...input, price: { amount: '20', currency: 'EUR' } });
    expect(again.product?.id).toBe(made[0]);
    expect(codes(await createProduct(admin, { ...input, name: 'Another' }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  it('answers a repeated call as it is now', async () => {
    const input = productInput();
    const { product } = await createProduct(admin, input);
    if (!product) throw new Error('It was refused.');
    await updateProduct(admin, product, { name: 'Renamed' });
    expect((await createProduct(admin, input)).product).toMatchObject({ id: product.id, name: 'Renamed', version: 2 });
  });

  it('changes on the version that was seen alone, and what is absent stays', async () => {
    const made = await newProduct(admin, { description: 'Thick.', lowStockAt: 3 });
    const first = await updateProduct(admin, made, { description: '', lowStockAt: 0, taxRate: '0' });
    expect(first.product).toMatchObject({
      name: made.name,
      description: '',
      lowStockAt: 0,
      taxRate: '0.00',
      version: 2,
    });
    expect(codes(await updateProduct(admin, made, { name: 'Late' }))).toEqual(['STALE_VERSION']);
    expect(await productOf(staff, made.id)).toMatchObject({ name: made.name, version: 2 });
  });

  it('leaves the shop when it is not sold, and comes back', async () => {
    const made = await newProduct(admin, { name: 'Vanishing cap' });
    const gone = await updateProduct(admin, made, { active: false });
    expect(await productOf(staff, made.id)).toMatchObject({ active: false });
    const { product } = await customer.run<{ product: null }>('query ($id: ID!) { product(id: $id) { id } }', {
      id: made.id,
    });
    expect(product).toBeNull();
    expect(await allProducts(customer, { first: 100 })).not.toContain(made.id);
    if (!gone.product) throw new Error('It was refused.');
    await updateProduct(admin, gone.product, { active: true });
    await until('the list to show it', async () => (await allProducts(customer, { first: 100 })).includes(made.id));
  });
});

describe('the stock of a product', () => {
  it('is corrected with a reason, which staff can read', async () => {
    const made = await newProduct(admin);
    const { product } = await adjustStock(staff, made.id, { change: -3, reason: 'DAMAGE', note: 'Water.' });
    expect(product).toMatchObject({ stock: 7, version: 1 });
    await changeStock(admin, made.id, 5);
    const seen = await staff.run(
      `query ($id: ID!) { product(id: $id) { stockMovements(first: 1) { nodes { change reason note actorId } pageInfo { hasNextPage endCursor } } } }`,
      { id: made.id },
    );
    expect(seen).toMatchObject({
      product: {
        stockMovements: { nodes: [{ change: 5, reason: 'COUNT', actorId: admin.id }], pageInfo: { hasNextPage: true } },
      },
    });
  });

  it('is listed from no cursor that is longer than any', async () => {
    const made = await newProduct(admin);
    const asked =
      'query ($id: ID!, $after: String) { product(id: $id) { stockMovements(after: $after) { nodes { id } } } }';
    const page = staff.run(asked, { id: made.id, after: `MOVEMENTS:${'2'.repeat(2_000)}#a` });
    await expect(page).rejects.toMatchObject({ errors: [{ errorType: 'BadRequest' }] });
  });

  it('never falls below nothing, however many take of it at once', async () => {
    const made = await newProduct(admin, { stock: 10 });
    const takes = Array.from({ length: 20 }, async () => {
      const idempotencyKey = crypto.randomUUID();
      return until('a decision', async () => {
        const answer = await adjustStock(staff, made.id, { change: -1, idempotencyKey });
        return codes(answer).includes('TRY_AGAIN') ? null : answer;
      });
    });
    const answers = await Promise.all(takes);
    expect(answers.filter(({ product }) => product !== null)).toHaveLength(10);
    expect(answers.filter((answer) => codes(answer).includes('NEGATIVE_STOCK'))).toHaveLength(10);
    expect(await stockOf(staff, made.id)).toBe(0);
  });

  it('would fall below nothing without its condition', async () => {
    const made = await newProduct(admin, { stock: 10 });
    await takeUnguarded(outputs, made.id, 20);
    expect(await stockOf(staff, made.id)).toBe(-10);
  });

  it('is corrected once by the same call', async () => {
    const made = await newProduct(admin);
    const input = { change: -2, idempotencyKey: crypto.randomUUID() };
    await Promise.all([0, 1, 2].map(() => adjustStock(staff, made.id, input)));
    expect((await adjustStock(staff, made.id, input)).product?.stock).toBe(8);
    expect(codes(await adjustStock(staff, made.id, { ...input, change: -1 }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  it.each([
    [{ change: 0 }, 'INVALID_QUANTITY'],
    [{ change: 1_000_001 }, 'INVALID_QUANTITY'],
    [{ change: -1_000_001 }, 'INVALID_QUANTITY'],
    [{ change: 999_991 }, 'TOO_MUCH_STOCK'],
    [{ change: -11 }, 'NEGATIVE_STOCK'],
    [{ change: 1, note: 'x'.repeat(501) }, 'INVALID_VALUE'],
    [{ change: 1, note: 'nul\u0000' }, 'INVALID_VALUE'],
    [{ change: 1, idempotencyKey: '' }, 'INVALID_IDEMPOTENCY_KEY'],
  ])('refuses %j with %s', async (input, code) => {
    const made = await newProduct(admin);
    expect(codes(await adjustStock(staff, made.id, input))).toEqual([code]);
    expect(await stockOf(staff, made.id)).toBe(10);
  });

  it('of nothing is not found', async () => {
    expect(codes(await adjustStock(staff, crypto.randomUUID(), { change: 1 }))).toEqual(['NOT_FOUND']);
    expect(codes(await adjustStock(staff, '#', { change: 1 }))).toEqual(['NOT_FOUND']);
  });
});

describe('a change of a product', () => {
  it('loses no stock that moves beside it', async () => {
    const made = await newProduct(admin, { stock: 50 });
    const moves = Promise.all(Array.from({ length: 10 }, () => changeStock(staff, made.id, -1)));
    let version = made.version;
    for (const name of ['One', 'Two', 'Three', 'Four']) {
      const renamed = await until(`the name ${name}`, async () => {
        const answer = await updateProduct(admin, { id: made.id, version }, { name });
        // A plain write beside a transaction on the same row is turned away.
        return codes(answer).includes('TRY_AGAIN') ? null : answer;
      });
      version = renamed.product?.version ?? version;
    }
    await moves;
    expect(await productOf(staff, made.id)).toMatchObject({ name: 'Four', stock: 40, version: 5 });
  });

  it('is made by one of those who saw the same version', async () => {
    const made = await newProduct(admin);
    const answers = await Promise.all(['A', 'B', 'C', 'D'].map((name) => updateProduct(admin, made, { name })));
    expect(answers.filter(({ product }) => product !== null)).toHaveLength(1);
    for (const answer of answers.filter(({ product }) => product === null)) {
      expect(codes(answer)).toEqual([expect.stringMatching(/STALE_VERSION|TRY_AGAIN/)]);
    }
  });

  it('of nothing is not found, and a wrong value is told before a stale version', async () => {
    expect(codes(await updateProduct(admin, { id: crypto.randomUUID(), version: 1 }, {}))).toEqual(['NOT_FOUND']);
    const made = await newProduct(admin);
    expect(codes(await updateProduct(admin, { ...made, version: 7 }, { sku: ' ' }))).toEqual(['INVALID_VALUE']);
  });
});

describe('what is no product', () => {
  it.each([
    ['sku', { sku: 'white space' }],
    ['sku', { sku: '' }],
    ['name', { name: '   ' }],
    ['name', { name: 'x'.repeat(121) }],
    ['name', { name: 'nul\u0000byte' }],
    ['name', { name: 'right\u202eleft' }],
    ['name', { name: 'x'.repeat(900_000) }],
    ['description', { description: 'bell\u0007' }],
    ['description', { description: 'x'.repeat(4001) }],
    ['category', { category: '' }],
    ['price', { price: { amount: '0', currency: 'EUR' } }],
    ['price', { price: { amount: '-1', currency: 'EUR' } }],
    ['price', { price: { amount: '1e3', currency: 'EUR' } }],
    ['price', { price: { amount: '1.999', currency: 'EUR' } }],
    ['price', { price: { amount: '1.50', currency: 'JPY' } }],
    ['price', { price: { amount: '1.500', currency: 'KWD' } }],
    ['price', { price: { amount: '1000000000', currency: 'EUR' } }],
    ['taxRate', { taxRate: '100.01' }],
    ['taxRate', { taxRate: '19%' }],
    ['stock', { stock: -1 }],
    ['stock', { stock: 1_000_001 }],
    ['lowStockAt', { lowStockAt: -1 }],
  ])('is refused for its %s', async (field, stated) => {
    const { product, userErrors } = await createProduct(admin, productInput(stated));
    expect(product).toBeNull();
    expect(userErrors).toMatchObject([{ field: `input.${field}`, code: 'INVALID_VALUE' }]);
  });

  it('is told everything that is wrong at once', async () => {
    expect(codes(await createProduct(admin, productInput({ sku: '', stock: -1, idempotencyKey: '' })))).toEqual([
      'INVALID_VALUE',
      'INVALID_VALUE',
      'INVALID_IDEMPOTENCY_KEY',
    ]);
  });
});
