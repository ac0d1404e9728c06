import type { Person } from './person.ts';
import { until } from './until.ts';

export interface ProductView {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly price: { readonly amount: string; readonly currency: string };
  readonly taxRate: string;
  readonly priceWithTax: { readonly amount: string; readonly currency: string };
  readonly availability: 'IN_STOCK' | 'LOW_STOCK' | 'SOLD_OUT';
  readonly images: readonly { readonly id: string; readonly path: string; readonly alt: string }[];
  readonly active: boolean;
  readonly stock: number | null;
  readonly lowStockAt: number | null;
  readonly version: number;
}

/** What everybody may ask of a product. */
export const PUBLIC_PRODUCT = `id sku name description category price { amount currency } taxRate
  priceWithTax { amount currency } availability images { id path alt } active version`;

/** What STAFF and ADMIN may ask of a product. */
export const PRODUCT = `${PUBLIC_PRODUCT} stock lowStockAt`;

export interface ProductAnswer {
  readonly product: ProductView | null;
  readonly userErrors: readonly { readonly field: string | null; readonly message: string; readonly code: string }[];
}

/** What `createProduct` takes, with values that do for most tests. */
export interface NewProduct {
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly price: { readonly amount: string; readonly currency: string };
  readonly taxRate: string;
  readonly stock: number;
  readonly lowStockAt: number;
  readonly active: boolean;
  readonly idempotencyKey: string;
}

/** An input of `createProduct`: 10 pieces at 20.00 EUR and 19 percent, where nothing else is said. */
export function productInput(stated: Partial<NewProduct> = {}): NewProduct {
  return {
    sku: `T-${crypto.randomUUID().slice(0, 8)}`,
    name: 'Tour mug',
    description: '',
    category: 'Mugs',
    price: { amount: '20.00', currency: 'EUR' },
    taxRate: '19',
    stock: 10,
    lowStockAt: 0,
    active: true,
    idempotencyKey: crypto.randomUUID(),
    ...stated,
  };
}

/** Has an ADMIN add a product. Throws where it is refused. */
export async function newProduct(admin: Person, stated: Partial<NewProduct> = {}): Promise<ProductView> {
  const { product, userErrors } = await createProduct(admin, productInput(stated));
  if (!product) throw new Error(`The product was refused: ${JSON.stringify(userErrors)}`);
  return product;
}

/** `createProduct` with this input, whatever it answers. */
export async function createProduct(admin: Person, input: Readonly<Record<string, unknown>> | NewProduct) {
  const answer = await admin.run<{ createProduct: ProductAnswer }>(
    `mutation ($input: CreateProductInput!) { createProduct(input: $input) { product { ${PRODUCT} } userErrors { field message code } } }`,
    { input },
  );
  return answer.createProduct;
}

/** `updateProduct`, whatever it answers. */
export async function updateProduct(
  admin: Person,
  product: Pick<ProductView, 'id' | 'version'>,
  input: Readonly<Record<string, unknown>>,
) {
  const answer = await admin.run<{ updateProduct: ProductAnswer }>(
    `mutation ($id: ID!, $expectedVersion: Int!, $input: UpdateProductInput!) {
      updateProduct(id: $id, expectedVersion: $expectedVersion, input: $input) { product { ${PRODUCT} } userErrors { field message code } }
    }`,
    { id: product.id, expectedVersion: product.version, input },
  );
  return answer.updateProduct;
}

/** `adjustStock` once, whatever it answers. */
export async function adjustStock(
  person: Person,
  id: string,
  input: Readonly<Record<string, unknown>>,
): Promise<ProductAnswer> {
  const answer = await person.run<{ adjustStock: ProductAnswer }>(
    `mutation ($id: ID!, $input: AdjustStockInput!) {
      adjustStock(id: $id, input: $input) { product { ${PRODUCT} } userErrors { field message code } }
    }`,
    { id, input: { reason: 'COUNT', idempotencyKey: crypto.randomUUID(), ...input } },
  );
  return answer.adjustStock;
}

/** Changes the stock, as often as it takes while others write at the same time. Throws where it is refused for another reason. */
export async function changeStock(person: Person, id: string, change: number): Promise<ProductView> {
  const idempotencyKey = crypto.randomUUID();
  return until(`the stock of ${id} to change by ${change}`, async () => {
    const { product, userErrors } = await adjustStock(person, id, { change, idempotencyKey });
    if (userErrors.some(({ code }) => code !== 'TRY_AGAIN')) throw new Error(JSON.stringify(userErrors));
    return product;
  });
}

/** A product as somebody of the staff sees it, or null. */
export async function productOf(person: Person, id: string): Promise<ProductView | null> {
  const { product } = await person.run<{ product: ProductView | null }>(
    `query ($id: ID!) { product(id: $id) { ${PRODUCT} } }`,
    { id },
  );
  return product;
}

/** The pieces of a product that can be ordered, as somebody of the staff sees it. Throws where the product is missing. */
export async function stockOf(person: Person, id: string): Promise<number> {
  const product = await productOf(person, id);
  if (product?.stock === null || product?.stock === undefined) throw new Error(`${id} has no stock to be seen.`);
  return product.stock;
}
