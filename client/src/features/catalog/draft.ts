import type {
  CreateProductInput,
  CurrencyCode,
  StockedProductFragment,
  UpdateProductInput,
} from '../../graphql/graphql.ts';

/** What is typed of a product, as it is typed. */
export interface Draft {
  readonly name: string;
  readonly sku: string;
  readonly category: string;
  readonly description: string;
  readonly amount: string;
  readonly currency: string;
  readonly taxRate: string;
  readonly lowStockAt: string;
  readonly active: boolean;
}

/** How each part is said to a person. */
export const draftWords: Readonly<Record<keyof Draft, string>> = {
  name: 'Name',
  sku: 'Number (SKU)',
  category: 'Category',
  description: 'Description',
  amount: 'Price before tax',
  currency: 'Currency',
  taxRate: 'Tax %',
  lowStockAt: 'Low at or below',
  active: 'Is sold',
};

/** The field of a product's input that each part is sent in. */
const inputOf: Readonly<Record<keyof Draft, string>> = {
  name: 'name',
  sku: 'sku',
  category: 'category',
  description: 'description',
  amount: 'price',
  currency: 'price',
  taxRate: 'taxRate',
  lowStockAt: 'lowStockAt',
  active: 'active',
};

export const emptyDraft: Draft = {
  name: '',
  sku: '',
  category: '',
  description: '',
  amount: '',
  currency: 'EUR',
  taxRate: '19.00',
  lowStockAt: '0',
  active: true,
};

/** What a product is, as it would be typed. */
export function draftOf(product: StockedProductFragment): Draft {
  const { name, sku, category, description, price, taxRate, lowStockAt, active } = product;
  const { amount, currency } = price;
  return { name, sku, category, description, amount, currency, taxRate, lowStockAt: String(lowStockAt ?? 0), active };
}

/** Parts in which two drafts differ. */
export function differences(one: Draft, other: Draft): readonly (keyof Draft)[] {
  return (Object.keys(draftWords) as (keyof Draft)[]).filter((part) => one[part] !== other[part]);
}

/** The input that a draft makes whole. The server checks every part. */
export function wholeOf(draft: Draft): Required<Omit<CreateProductInput, 'stock' | 'idempotencyKey'>> {
  return {
    name: draft.name.trim(),
    sku: draft.sku.trim(),
    category: draft.category.trim(),
    description: draft.description.trim(),
    // The server's own enum says which there are.
    price: { amount: draft.amount.trim(), currency: draft.currency.trim().toUpperCase() as CurrencyCode },
    taxRate: draft.taxRate.trim(),
    lowStockAt: Number(draft.lowStockAt),
    active: draft.active,
  };
}

/** The input that takes a product from one draft to another; null where nothing changes. */
export function changeOf(from: Draft, to: Draft): UpdateProductInput | null {
  const names = new Set(differences(from, to).map((part) => inputOf[part]));
  if (names.size === 0) return null;
  return Object.fromEntries(Object.entries(wholeOf(to)).filter(([name]) => names.has(name)));
}

/** The part that a user error's `field` is about: `input.price.amount` and `price` are its amount. Null where it is about none. */
export function partOf(field: string | null): keyof Draft | null {
  const path = (field ?? '').split('.').filter((name) => name !== 'input');
  const name = path[0] === 'price' ? (path[1] ?? 'amount') : path[0];
  return name !== undefined && Object.hasOwn(draftWords, name) ? (name as keyof Draft) : null;
}
