import { createHash } from 'node:crypto';
import type { ImageType, StoredImage } from '#model/catalog.ts';
import { imageTypes } from '#model/catalog.ts';
import type { ObjectStore } from '../../ports/objectStore.ts';
import type { Change, Table, Versioned } from '../table.ts';
import { bare } from './bare.ts';
import { lookAt } from './picture.ts';

/** What has pictures. */
export interface Pictured extends Versioned {
  images: StoredImage[];
}

export interface TakeInPorts<Row extends Pictured> {
  readonly rows: Table<Row>;
  readonly quarantine: ObjectStore;
  readonly media: ObjectStore;
}

/** A picture that was sent for a row. */
export interface SentPicture {
  /** The row's. */
  readonly id: string;
  readonly imageId: string;
  readonly alt: string;
  /** Where it waits. */
  readonly waiting: string;
  /** Where it is shown, by the ending that its type has. */
  readonly shownAt: (extension: string) => string;
}

/** How many pictures a row may have, and how large one may be. */
export interface PictureBounds {
  readonly images: number;
  readonly imageBytes: number;
}

/** Why a picture is not taken in. */
export type PictureRefusal = 'NOT_FOUND' | 'TOO_MANY_IMAGES' | 'IMAGE_NOT_FOUND' | 'IMAGE_REFUSED';

/**
 * Makes a picture that was sent one of the row's, or says why not. Only bytes that were looked at are shown, and of those what it is
 * drawn by; what waited in quarantine is gone afterwards, so that a picture which was taken off again cannot come back. Doing it twice
 * does it once.
 */
export async function takeIn<Row extends Pictured>(
  sent: SentPicture,
  bounds: PictureBounds,
  ports: TakeInPorts<Row>,
): Promise<PictureRefusal | null> {
  const { id, imageId, waiting } = sent;
  const row = await ports.rows.read(id);
  if (!row) return 'NOT_FOUND';
  if (hasImage(row, imageId)) return null;
  if (row.images.length >= bounds.images) return 'TOO_MANY_IMAGES';

  const versions = (await ports.quarantine.versions(waiting)).filter(({ key }) => key === waiting);
  const object = versions[0] ? await ports.quarantine.open(waiting, versions[0].versionId) : null;
  if (!object) return 'IMAGE_NOT_FOUND';
  const forgetWaiting = () => removeAll(ports.quarantine, versions);
  if (object.size > bounds.imageBytes) {
    await forgetWaiting();
    return 'IMAGE_REFUSED';
  }
  const picture = lookAt(await object.bytes());
  if (!picture || imageTypes[picture.type].contentType !== object.contentType) {
    await forgetWaiting();
    return 'IMAGE_REFUSED';
  }
  const image = await show(sent, bare(picture), picture.type, ports.media);
  const { row: after } = await ports.rows.settle(id, (now) => addition(now, image, bounds));
  if (after && hasImage(after, imageId)) {
    await forgetWaiting();
    return null;
  }
  await removeAll(ports.media, await ports.media.versions(image.key));
  return after ? 'TOO_MANY_IMAGES' : 'NOT_FOUND';
}

async function show(
  { imageId, alt, shownAt }: SentPicture,
  content: Uint8Array,
  type: ImageType,
  media: ObjectStore,
): Promise<StoredImage> {
  const { contentType, extension } = imageTypes[type];
  const key = shownAt(extension);
  await media.store(key, content, contentType, createHash('sha256').update(content).digest('hex'));
  return { id: imageId, key, alt };
}

/** The picture as the row's last one, where it is not there yet and there is room. */
function addition(row: Pictured | null, image: StoredImage, bounds: PictureBounds): Change | null {
  if (!row || hasImage(row, image.id) || row.images.length >= bounds.images) return null;
  return { set: { images: [...row.images, image] } };
}

function hasImage(row: Pictured, imageId: string): boolean {
  return row.images.some(({ id }) => id === imageId);
}

async function removeAll(store: ObjectStore, versions: Awaited<ReturnType<ObjectStore['versions']>>): Promise<void> {
  await Promise.all(versions.map(({ key, versionId }) => store.remove(key, versionId)));
}
