import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import type { ProductRow } from '#model/catalog.ts';
import { catalogLimits } from '#model/catalog.ts';
import { fakeTable } from '../fakeTable.ts';
import { fakeObjectStore } from '../../ports/fakeObjectStore.ts';
import { takeIn as takeInFor } from './takeIn.ts';

const png = createCanvas(4, 4).toBuffer('image/png');
const sentFor = (id: string) => ({
  id,
  imageId: 'i1',
  alt: 'A mug',
  waiting: `images/${id}/i1`,
  shownAt: (extension: string) => `media/products/${id}/i1.${extension}`,
});
const sent = sentFor('p1');
const takeIn = (picture: typeof sent, ports: ReturnType<typeof world>) => takeInFor(picture, catalogLimits, ports);
const key = 'media/products/p1/i1.png';

const image = (id: string) => ({ id, key: `media/products/p1/${id}.png`, alt: '' });

function world(images: ProductRow['images'] = []) {
  const row: ProductRow = {
    id: 'p1',
    sku: 'MUG',
    name: 'Mug',
    description: '',
    category: 'Mugs',
    price: 2000,
    currency: 'EUR',
    taxRate: 1900,
    active: true,
    stock: 1,
    stockVersion: 1,
    stockChangedAt: '',
    lowStockAt: 0,
    images,
    version: 1,
    createdAt: '',
    updatedAt: '',
    catalog: 'CATALOG',
    nameKey: 'mug#p1',
  };
  return { rows: fakeTable(row), quarantine: fakeObjectStore(), media: fakeObjectStore() };
}

describe('a picture that was sent', () => {
  test('is shown, and waits no more', async () => {
    const ports = world();
    ports.quarantine.put('images/p1/i1', 'v', png, 'image/png');
    expect(await takeIn(sent, ports)).toBeNull();
    expect(ports.rows.rows.get('p1')).toMatchObject({ version: 2, images: [{ id: 'i1', key, alt: 'A mug' }] });
    expect(ports.media.list()).toEqual([`${key}@v1`]);
    expect(ports.quarantine.list()).toEqual([]);
    expect(await takeIn(sent, ports)).toBeNull();
    expect(ports.rows.rows.get('p1')?.version).toBe(2);
  });

  test('is shown without what a phone wrote into it', async () => {
    const ports = world();
    const note = Buffer.from([0xff, 0xfe, 0, 7, ...Buffer.from('Paris')]);
    const jpeg = createCanvas(4, 4).toBuffer('image/jpeg');
    const told = Buffer.concat([jpeg.subarray(0, 2), note, jpeg.subarray(2)]);
    ports.quarantine.put('images/p1/i1', 'v', told, 'image/jpeg');
    expect(await takeIn(sent, ports)).toBeNull();
    const shown = await ports.media.open('media/products/p1/i1.jpg', 'v1');
    expect(Buffer.from((await shown?.bytes()) ?? []).equals(jpeg)).toBe(true);
  });

  test('is refused where it is no picture, or is not as it was called, and waits no more', async () => {
    for (const [content, contentType] of [
      [Buffer.from('<svg/>'), 'image/png'],
      [png, 'image/jpeg'],
      [png, undefined],
    ] as const) {
      const ports = world();
      ports.quarantine.put('images/p1/i1', 'v', content, contentType);
      expect(await takeIn(sent, ports)).toBe('IMAGE_REFUSED');
      expect([...ports.media.list(), ...ports.quarantine.list()]).toEqual([]);
    }
  });

  test('is not found where nothing came, or it came for another product', async () => {
    const ports = world();
    ports.quarantine.put('images/p2/i1', 'v', png, 'image/png');
    expect(await takeIn(sent, ports)).toBe('IMAGE_NOT_FOUND');
    expect(await takeIn(sentFor('p3'), ports)).toBe('NOT_FOUND');
  });

  test('leaves nothing behind where the last place was taken meanwhile', async () => {
    const others = Array.from({ length: catalogLimits.images - 1 }, (_, index) => image(`x${index}`));
    const ports = world(others);
    ports.quarantine.put('images/p1/i1', 'v', png, 'image/png');
    ports.rows.interfere(() => {
      const row = ports.rows.rows.get('p1');
      if (row) ports.rows.rows.set('p1', { ...row, version: 2, images: [...others, image('last')] });
    });
    expect(await takeIn(sent, ports)).toBe('TOO_MANY_IMAGES');
    expect(ports.media.list()).toEqual([]);
    expect(ports.rows.rows.get('p1')?.images).toHaveLength(catalogLimits.images);
  });
});
