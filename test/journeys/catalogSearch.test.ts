import { loseIndex, rebuildCatalog } from '#test/kit/catalogIndex.ts';
import { allProducts, allStock, askByKey, productsPage } from '#test/kit/catalogPages.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import { mailsTo } from '#test/kit/inbox.ts';
import type { Person } from '#test/kit/person.ts';
import type { ProductView } from '#test/kit/products.ts';
import { changeStock, newProduct, PUBLIC_PRODUCT, updateProduct } from '#test/kit/products.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');

let admin: Person;
let customer: Person;

beforeAll(async () => {
  admin = await newColleague(outputs, 'search-admin', ['ADMIN']);
  customer = await newColleague(outputs, 'search-customer', ['CUSTOMER']);
});

/** A word that no other test's product has. */
function ownWord(): string {
  return `zyx${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
}

function found(search: string, id: string): Promise<true> {
  return until(`"${search}" to find ${id}`, async () =>
    (await allProducts(customer, { search })).includes(id) ? true : null,
  );
}

describe('a search', () => {
  it('finds a product by the beginnings of words of its name, category and number, whatever their case and accents', async () => {
    const word = ownWord();
    const { id } = await newProduct(admin, {
      name: `Frühling ${word}`,
      category: 'Poster prints',
      sku: `A-17/${word}`,
    });
    await found(word, id);
    for (const search of [word.toUpperCase(), word.slice(0, 8), `fruh ${word}`, `${word} post pri`, `A-17/${word}`]) {
      expect(await allProducts(customer, { search })).toEqual([id]);
    }
    expect(await allProducts(customer, { search: `${word} mug` })).toEqual([]);
    expect(await allProducts(customer, { search: word.slice(1) })).toEqual([]);
  });

  it('follows a change of name, and of what is sold', async () => {
    const [before, after] = [ownWord(), ownWord()];
    const made = await newProduct(admin, { name: before });
    await found(before, made.id);
    const { product } = await updateProduct(admin, made, { name: after });
    await found(after, made.id);
    expect(await allProducts(customer, { search: before })).toEqual([]);
    if (!product) throw new Error('It was refused.');
    await updateProduct(admin, product, { active: false });
    expect(await allProducts(customer, { search: after })).toEqual([]);
  });

  it('finds all that it found before once its index is lost and rebuilt', async () => {
    const word = ownWord();
    const { id } = await newProduct(admin, { name: word });
    await found(word, id);
    await loseIndex(outputs);
    expect(await allProducts(customer, { search: word })).toEqual([]);
    expect(await rebuildCatalog(outputs)).toBeGreaterThan(0);
    await found(word, id);
  });

  it('goes through its pages by name, each product once', async () => {
    const word = ownWord();
    const made = [];
    for (const name of ['e', 'c', 'a', 'd', 'b']) {
      made.push(await newProduct(admin, { name: `${name} ${word}`, sku: 'PAGES' }));
    }
    await until('all to be found', async () =>
      (await allProducts(customer, { search: word })).length === 5 ? true : null,
    );
    const byName = [...made].sort((one, other) => one.name.localeCompare(other.name)).map(({ id }) => id);
    for (const first of [1, 2, 3, 5, 100]) expect(await allProducts(customer, { search: word, first })).toEqual(byName);
    const { nodes, pageInfo } = await productsPage(customer, { search: `${word} c`, first: 1 });
    expect(nodes.map(({ name }) => name)).toEqual([`c ${word}`]);
    expect(pageInfo.hasNextPage).toBe(false);
  });

  it.each([
    ['without a letter', { search: '...' }],
    ['of more than 100 characters', { search: 'x'.repeat(101) }],
    ['with a cursor of another search', { search: 'mug', after: 'PRODUCTS cup:kcup#1' }],
    ['with a cursor of the list', { search: 'mug', after: 'PRODUCTS:kcup#1' }],
    ['with a cursor that is none', { search: 'mug', after: 'PRODUCTS mug:tnonsense' }],
    ['with no page size', { search: 'mug', first: 0 }],
    ['with too large a page', { first: 101 }],
    ['in a list, with a cursor of a search', { after: 'PRODUCTS mug:kmug#1' }],
    ['in a list, with a cursor that is none', { after: 'PRODUCTS:kwithout-id' }],
  ])('%s is refused', async (_, variables) => {
    await expect(productsPage(customer, variables)).rejects.toMatchObject({ errors: [{ errorType: 'BadRequest' }] });
  });
});

describe('a product that runs low', () => {
  it('stands in the list of what is low until new pieces come, and is told by mail once', async () => {
    const name = `Low ${ownWord()}`;
    const { id } = await newProduct(admin, { name, stock: 6, lowStockAt: 5 });
    expect(await allStock(admin, { lowStock: true })).not.toContain(id);
    expect(await allStock(admin, {})).toContain(id);
    await changeStock(admin, id, -1);
    await until('it to stand among the low', async () => (await allStock(admin, { lowStock: true })).includes(id));
    await changeStock(admin, id, -1);
    await changeStock(admin, id, -4);
    const alerts = await until('two mails', async () => {
      const mails = await mailsTo(outputs, 'admin@marquee.example');
      const own = mails.filter(({ subject }) => subject.includes(name));
      return own.length >= 2 ? own : null;
    });
    expect(alerts.map(({ subject }) => subject).sort()).toEqual([`Low stock: ${name}`, `Sold out: ${name}`]);
    expect(await allStock(admin, { lowStock: true })).toContain(id);
    await changeStock(admin, id, 100);
    await until('it to leave', async () => !(await allStock(admin, { lowStock: true })).includes(id));
  });
});

describe('a partner shop', () => {
  const product = `query ($id: ID!) { product(id: $id) { ${PUBLIC_PRODUCT} } }`;

  it('browses, searches and looks at what is sold, by key', async () => {
    const word = ownWord();
    const { id, name } = await newProduct(admin, { name: `Partner ${word}` });
    await found(word, id);
    const list = await askByKey(
      outputs,
      'query ($search: String) { products(search: $search) { nodes { id name } } }',
      {
        search: word,
      },
    );
    expect(list).toMatchObject({ status: 200, data: { products: { nodes: [{ id, name }] } }, errors: [] });
    expect(await askByKey(outputs, product, { id })).toMatchObject({ data: { product: { id, name } }, errors: [] });
  });

  it('sees nothing that is not sold', async () => {
    const { id } = await newProduct(admin, { active: false });
    expect(await askByKey(outputs, product, { id })).toMatchObject({ data: { product: null }, errors: [] });
  });

  it('is told nothing of the stock', async () => {
    const { id } = await newProduct(admin);
    const asked = 'query ($id: ID!) { product(id: $id) { id stock lowStockAt stockMovements { nodes { id } } } }';
    const answer = await askByKey(outputs, asked, { id });
    expect(answer.data).toEqual({ product: { id, stock: null, lowStockAt: null, stockMovements: null } });
    expect(answer.errors.map(({ errorType }) => errorType)).toEqual(['Unauthorized', 'Unauthorized', 'Unauthorized']);
  });

  it('has no way in with a key that is none', async () => {
    expect((await askByKey(outputs, product, { id: 'x' }, 'da2-aaaaaaaaaaaaaaaaaaaaaaaaaa')).status).toBe(401);
  });

  it('has two keys that work while it changes over', async () => {
    const before = outputs.stack['ApiKeyBefore'] ?? '';
    expect(before).not.toBe(outputs.apiKey);
    expect((await askByKey(outputs, product, { id: 'x' }, before)).status).toBe(200);
  });
});

it('gives the same page to a partner and to a customer', async () => {
  const query = `{ products(first: 5) { nodes { ${PUBLIC_PRODUCT} } } }`;
  const { data } = await askByKey(outputs, query, {});
  expect(data).toEqual(await customer.run<{ products: { nodes: ProductView[] } }>(query));
});
