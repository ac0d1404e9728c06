import { createHash } from 'node:crypto';
import { callApi } from './api.ts';
import type { DemoShape } from './demoPictures.ts';
import { demoPicture } from './demoPictures.ts';
import type { UploadForm } from './upload.ts';
import { post } from './upload.ts';

interface DemoProduct {
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  /** In EUR, before tax. */
  readonly price: string;
  readonly taxRate: string;
  readonly stock: number;
  readonly lowStockAt: number;
  readonly active?: boolean;
  readonly picture: readonly [shape: DemoShape, ink: string, paper: string];
}

const BOOKS = '7';
const USUAL = '19';

/** Merchandise of one tour: rates of tax for books and for everything else, one low on stock, one sold out, one not sold yet. */
const demoProducts: readonly DemoProduct[] = [
  {
    sku: 'NL-TS-BLK',
    name: 'Northern Lights tour T-shirt',
    description: 'Heavy organic cotton, black. Tour dates on the back.',
    category: 'Clothing',
    price: '25.13',
    taxRate: USUAL,
    stock: 240,
    lowStockAt: 20,
    picture: ['shirt', '#1d1d2b', '#bfe3d8'],
  },
  {
    sku: 'NL-HD-MID',
    name: 'Crew hoodie, midnight blue',
    description: 'Brushed inside, a pocket in front, the hood lined.',
    category: 'Clothing',
    price: '50.34',
    taxRate: USUAL,
    stock: 85,
    lowStockAt: 10,
    picture: ['hoodie', '#1c2f5c', '#c9d8f2'],
  },
  {
    sku: 'NL-CAP-01',
    name: 'Embroidered cap',
    description: 'One size, adjustable. The moon is stitched.',
    category: 'Clothing',
    price: '20.92',
    taxRate: USUAL,
    stock: 130,
    lowStockAt: 15,
    picture: ['cap', '#7c2f45', '#f4d7c4'],
  },
  {
    sku: 'NL-MUG-EN',
    name: 'Encore enamel mug',
    description: 'Holds 0.4 litres. For the morning after.',
    category: 'Home',
    price: '12.61',
    taxRate: USUAL,
    stock: 310,
    lowStockAt: 30,
    picture: ['mug', '#2d6a6a', '#f1ead2'],
  },
  {
    sku: 'NL-POS-A2',
    name: 'Tour poster A2, signed',
    description: 'Screen print in three colours, numbered and signed by the band.',
    category: 'Posters and prints',
    price: '37.82',
    taxRate: USUAL,
    stock: 4,
    lowStockAt: 5,
    picture: ['poster', '#4a2c6d', '#ffd166'],
  },
  {
    sku: 'NL-PRG-26',
    name: 'Tour programme 2026',
    description: '64 pages: interviews, stage plans, photographs from rehearsals.',
    category: 'Books',
    price: '14.02',
    taxRate: BOOKS,
    stock: 500,
    lowStockAt: 50,
    picture: ['book', '#a63c2e', '#f6e3d7'],
  },
  {
    sku: 'NL-LP-180',
    name: 'Live in Tromsø, double LP',
    description: '180 g vinyl in a gatefold sleeve. A second pressing is on its way.',
    category: 'Music',
    price: '29.41',
    taxRate: USUAL,
    stock: 0,
    lowStockAt: 10,
    picture: ['record', '#181818', '#9ad0ec'],
  },
  {
    sku: 'NL-BAG-NAT',
    name: 'Canvas tote bag',
    description: 'Long handles, a flat bottom. Carries a double LP.',
    category: 'Bags',
    price: '10.08',
    taxRate: USUAL,
    stock: 275,
    lowStockAt: 25,
    picture: ['bag', '#8c6a3f', '#f3ecd9'],
  },
  {
    sku: 'NL-PIN-3',
    name: 'Enamel pins, set of three',
    description: 'Sun, moon and spotlight.',
    category: 'Accessories',
    price: '8.40',
    taxRate: USUAL,
    stock: 190,
    lowStockAt: 20,
    picture: ['pin', '#c2496b', '#fde2e4'],
  },
  {
    sku: 'NL-EAR-20',
    name: 'Reusable earplugs',
    description: 'Take 20 dB off and leave the music as it is. With a case.',
    category: 'Accessories',
    price: '16.81',
    taxRate: USUAL,
    stock: 420,
    lowStockAt: 40,
    picture: ['plugs', '#e07a2f', '#e7f0d8'],
  },
  {
    sku: 'NL-SNG-01',
    name: 'Songbook for voice and piano',
    description: 'All eleven songs of the tour, arranged by the band. Comes out in spring.',
    category: 'Books',
    price: '23.36',
    taxRate: BOOKS,
    stock: 60,
    lowStockAt: 5,
    active: false,
    picture: ['book', '#2b4a3f', '#dfeadf'],
  },
];

const CREATE = `mutation ($input: CreateProductInput!) {
  createProduct(input: $input) { product { id images { id } } userErrors { code message } }
}`;

const REQUEST = `mutation ($id: ID!, $input: RequestProductImageInput!) {
  requestProductImage(id: $id, input: $input) { upload { imageId form { url fields { name value } } } userErrors { code message } }
}`;

const ADD = `mutation ($id: ID!, $imageId: ID!, $alt: String!) {
  addProductImage(id: $id, imageId: $imageId, alt: $alt) { product { id } userErrors { code message } }
}`;

interface Problems {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

/** Adds the demo's products, each with its picture, as an administrator with this token. Doing it again adds nothing. */
export async function seedProducts(graphqlUrl: string, token: string): Promise<void> {
  for (const product of demoProducts) await seedProduct(graphqlUrl, token, product);
}

async function seedProduct(graphqlUrl: string, token: string, demo: DemoProduct): Promise<void> {
  const { picture, price, active = true, ...stated } = demo;
  const call = <Answer>(query: string, variables: Readonly<Record<string, unknown>>) =>
    callApi<Answer>(graphqlUrl, token, query, variables);
  const input = { ...stated, active, price: { amount: price, currency: 'EUR' }, idempotencyKey: `demo-${demo.sku}` };
  const { createProduct } = await call<{
    createProduct: Problems & { product: { id: string; images: { id: string }[] } | null };
  }>(CREATE, { input });
  const { product } = createProduct;
  if (!product) throw new Error(`${demo.sku} was refused: ${JSON.stringify(createProduct.userErrors)}`);
  if (product.images.length > 0) return;

  const bytes = demoPicture(...picture);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { requestProductImage } = await call<{
    requestProductImage: Problems & { upload: { imageId: string; form: UploadForm } | null };
  }>(REQUEST, { id: product.id, input: { mediaType: 'PNG', size: bytes.length, sha256 } });
  const { upload } = requestProductImage;
  if (!upload) throw new Error(`${demo.sku}: ${JSON.stringify(requestProductImage.userErrors)}`);
  await post(upload.form, bytes);
  const { addProductImage } = await call<{ addProductImage: Problems }>(ADD, {
    id: product.id,
    imageId: upload.imageId,
    alt: `Drawing of ${demo.name}`,
  });
  const [problem] = addProductImage.userErrors;
  if (problem) throw new Error(`${demo.sku}: ${problem.code}: ${problem.message}`);
}
