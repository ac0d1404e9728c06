import type { Canvas } from '@napi-rs/canvas';
import { createCanvas } from '@napi-rs/canvas';
import { post } from '#dev/upload.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { Person } from '#test/kit/person.ts';
import type { AnnouncedImage } from '#test/kit/productImages.ts';
import { addImage, imageOf, removeImage, requestImage } from '#test/kit/productImages.ts';
import { newProduct, productOf } from '#test/kit/products.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');

let admin: Person;

beforeAll(async () => {
  admin = await newColleague(outputs, 'pictures-admin', ['ADMIN']);
});

function drawn(): Canvas {
  const canvas = createCanvas(60, 40);
  const context = canvas.getContext('2d');
  context.fillStyle = '#7a3cff';
  context.fillRect(10, 10, 30, 20);
  return canvas;
}

const pictures = {
  PNG: () => drawn().toBuffer('image/png'),
  JPEG: () => drawn().toBuffer('image/jpeg'),
  WEBP: () => drawn().toBuffer('image/webp'),
} as const;

/** Sends bytes as they were announced; answers the picture's id. */
async function sent(productId: string, bytes: Uint8Array, announced: AnnouncedImage): Promise<string> {
  const { upload, userErrors } = await requestImage(admin, productId, announced);
  if (!upload) throw new Error(JSON.stringify(userErrors));
  const response = await post(upload.form, bytes);
  if (!response.ok) throw new Error(`The upload was refused: ${response.status} ${await response.text()}`);
  return upload.imageId;
}

const codes = ({ userErrors }: { userErrors: readonly { code: string }[] }) => userErrors.map(({ code }) => code);

describe('a picture of a product', () => {
  it.each(['PNG', 'JPEG', 'WEBP'] as const)(
    'is sent as %s, taken in once, and shown as nothing but a picture',
    async (type) => {
      const { id } = await newProduct(admin);
      const bytes = pictures[type]();
      const imageId = await sent(id, bytes, imageOf(bytes, type));
      const [first, again] = [await addImage(admin, id, imageId), await addImage(admin, id, imageId)];
      expect(first.product?.images).toMatchObject([{ id: imageId, alt: 'A mug' }]);
      expect(again.product?.images).toEqual(first.product?.images);

      const path = first.product?.images[0]?.path ?? '';
      const shown = await fetch(`${outputs.web}${path}`);
      expect(shown.status).toBe(200);
      expect(Object.fromEntries(shown.headers)).toMatchObject({
        'content-type': `image/${type.toLowerCase()}`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'public, max-age=31536000, immutable',
      });
      expect(Buffer.from(await shown.arrayBuffer()).equals(bytes)).toBe(true);
    },
  );

  it('is gone for good once it is taken off', async () => {
    const { id } = await newProduct(admin);
    const bytes = pictures.PNG();
    const imageId = await sent(id, bytes, imageOf(bytes, 'PNG'));
    const path = (await addImage(admin, id, imageId)).product?.images[0]?.path ?? '';
    expect((await removeImage(admin, id, imageId)).product?.images).toEqual([]);
    expect((await removeImage(admin, id, imageId)).product?.images).toEqual([]);
    await until('it to be gone', async () => (await fetch(`${outputs.web}${path}`)).status === 404);
    expect(codes(await addImage(admin, id, imageId))).toEqual(['IMAGE_NOT_FOUND']);
  });

  it('stands beside seven others at most, however many come at once', async () => {
    const { id } = await newProduct(admin);
    const bytes = pictures.PNG();
    const ids = await Promise.all(Array.from({ length: 10 }, () => sent(id, bytes, imageOf(bytes, 'PNG'))));
    const answers = await Promise.all(
      ids.map((imageId) =>
        until('a decision', async () => {
          const answer = await addImage(admin, id, imageId);
          return codes(answer).includes('TRY_AGAIN') ? null : answer;
        }),
      ),
    );
    expect(answers.flatMap(codes)).toEqual(['TOO_MANY_IMAGES', 'TOO_MANY_IMAGES']);
    expect((await productOf(admin, id))?.images).toHaveLength(8);
    expect(codes(await requestImage(admin, id, imageOf(bytes, 'PNG')))).toEqual(['TOO_MANY_IMAGES']);
  });
});

describe('what is no picture', () => {
  const png = pictures.PNG();
  const page = Buffer.from('<html><script>alert(1)</script></html>');
  const hostile: Record<string, { bytes: Uint8Array; type: AnnouncedImage['mediaType'] }> = {
    'a drawing with a program (SVG)': {
      bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      type: 'PNG',
    },
    'a page': { bytes: page, type: 'JPEG' },
    'a picture with a page behind its end': { bytes: Buffer.concat([png, page]), type: 'PNG' },
    'a picture that is cut off': { bytes: png.subarray(0, -8), type: 'PNG' },
    'a picture of another kind than announced': { bytes: pictures.JPEG(), type: 'PNG' },
    'the first bytes of a picture alone': { bytes: png.subarray(0, 8), type: 'PNG' },
  };

  it.each(Object.entries(hostile))('%s is not taken in', async (_, { bytes, type }) => {
    const { id } = await newProduct(admin);
    const imageId = await sent(id, bytes, imageOf(bytes, type));
    const answer = await addImage(admin, id, imageId);
    expect(answer.product).toBeNull();
    expect(codes(answer)).toEqual(['IMAGE_REFUSED']);
    expect(codes(await addImage(admin, id, imageId))).toEqual(['IMAGE_NOT_FOUND']);
  });

  it('or another one than announced is not let in', async () => {
    const { id } = await newProduct(admin);
    const { upload } = await requestImage(admin, id, imageOf(png, 'PNG'));
    if (!upload) throw new Error('It was refused.');
    const other = Buffer.from(png);
    other[40] = (other[40] ?? 0) ^ 1;
    expect((await post(upload.form, other)).status).toBe(400);
    expect((await post(upload.form, Buffer.concat([png, page]))).status).toBe(400);
    const asPage = upload.form.fields.map((field) =>
      field.name === 'Content-Type' ? { name: field.name, value: 'text/html' } : field,
    );
    expect((await post(upload.form, png, asPage)).status).toBe(403);
    expect(codes(await addImage(admin, id, upload.imageId))).toEqual(['IMAGE_NOT_FOUND']);
  });

  it.each([
    ['size', { size: 0 }],
    ['size', { size: 5 * 1024 * 1024 + 1 }],
    ['sha256', { sha256: 'x'.repeat(64) }],
  ])('is refused for its %s before it is sent', async (field, changed) => {
    const { id } = await newProduct(admin);
    const answer = await requestImage(admin, id, { ...imageOf(png, 'PNG'), ...changed });
    expect(answer).toMatchObject({ upload: null, userErrors: [{ field: `input.${field}`, code: 'INVALID_VALUE' }] });
  });

  it('belongs to the product that it was announced for alone', async () => {
    const [one, other] = [await newProduct(admin), await newProduct(admin)];
    const imageId = await sent(one.id, png, imageOf(png, 'PNG'));
    expect(codes(await addImage(admin, other.id, imageId))).toEqual(['IMAGE_NOT_FOUND']);
    expect(codes(await addImage(admin, crypto.randomUUID(), imageId))).toEqual(['NOT_FOUND']);
    expect(codes(await addImage(admin, one.id, '../x'))).toEqual(['IMAGE_NOT_FOUND']);
    expect(codes(await addImage(admin, one.id, imageId, ''))).toEqual(['INVALID_VALUE']);
  });
});
