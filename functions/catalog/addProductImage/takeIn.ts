import { createHash } from 'node:crypto';
import type { ImageType, ProductRow, StoredImage } from '#model/catalog.ts';
import { catalogLimits, imageTypes } from '#model/catalog.ts';
import type { CatalogErrorCode } from '#model/errors.ts';
import { productImage, quarantinedImage } from '#model/keys.ts';
import type { Change, Table } from '../../platform/table.ts';
import type { ObjectStore } from '../../ports/objectStore.ts';
import { bare } from './bare.ts';
import { lookAt } from './picture.ts';

export interface TakeInPorts {
  readonly products: Table<ProductRow>;
  readonly quarantine: ObjectStore;
  readonly media: ObjectStore;
}

export interface SentImage {
  readonly productId: string;
  readonly imageId: string;
  readonly alt: string;
}

/**
 * Makes a picture that was sent one of the product's, or says why not. Only bytes that were looked at are shown, and of those what it is
 * drawn by; what waited in quarantine is gone afterwards, so that a picture which was taken off again cannot come back. Doing it twice
 * does it once.
 */
export async function takeIn(sent: SentImage, ports: TakeInPorts): Promise<CatalogErrorCode | null> {
  const { productId, imageId } = sent;
  const row = await ports.products.read(productId);
  if (!row) return 'NOT_FOUND';
  if (hasImage(row, imageId)) return null;
  if (row.images.length >= catalogLimits.images) return 'TOO_MANY_IMAGES';

  const waiting = quarantinedImage(productId, imageId);
  const versions = (await ports.quarantine.versions(waiting)).filter(({ key }) => key === waiting);
  const object = versions[0] ? await ports.quarantine.open(waiting, versions[0].versionId) : null;
  if (!object) return 'IMAGE_NOT_FOUND';
  const forgetWaiting = () => removeAll(ports.quarantine, versions);
  if (object.size > catalogLimits.imageBytes) {
    await forgetWaiting();
    return 'IMAGE_REFUSED';
  }
  const picture = lookAt(await object.bytes());
  if (!picture || imageTypes[picture.type].contentType !== object.contentType) {
    await forgetWaiting();
    return 'IMAGE_REFUSED';
  }
  const image = await show(sent, bare(picture), picture.type, ports.media);
  const { row: after } = await ports.products.settle(productId, (now) => addition(now, image));
  if (after && hasImage(after, imageId)) {
    await forgetWaiting();
    return null;
  }
  await removeAll(ports.media, await ports.media.versions(image.key));
  return after ? 'TOO_MANY_IMAGES' : 'NOT_FOUND';
}

async function show(
  { productId, imageId, alt }: SentImage,
  content: Uint8Array,
  type: ImageType,
  media: ObjectStore,
): Promise<StoredImage> {
  const { contentType, extension } = imageTypes[type];
  const key = productImage(productId, imageId, extension);
  await media.store(key, content, contentType, createHash('sha256').update(content).digest('hex'));
  return { id: imageId, key, alt };
}

/** The picture as the product's last one, where it is not there yet and there is room. */
export function addition(row: ProductRow | null, image: StoredImage): Change | null {
  if (!row || hasImage(row, image.id) || row.images.length >= catalogLimits.images) return null;
  return { set: { images: [...row.images, image] } };
}

function hasImage(row: ProductRow, imageId: string): boolean {
  return row.images.some(({ id }) => id === imageId);
}

async function removeAll(store: ObjectStore, versions: Awaited<ReturnType<ObjectStore['versions']>>): Promise<void> {
  await Promise.all(versions.map(({ key, versionId }) => store.remove(key, versionId)));
}
