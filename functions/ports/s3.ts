import type { ListObjectVersionsCommandOutput } from '@aws-sdk/client-s3';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { ObjectVersion } from '#model/files.ts';
import type { ObjectStore } from './objectStore.ts';

const client = new S3Client();

/** The bucket of this name. */
export function bucket(name: string): ObjectStore {
  return {
    async open(key, versionId) {
      try {
        const { Body, ContentLength, ContentType } = await client.send(
          new GetObjectCommand({ Bucket: name, Key: key, VersionId: versionId }),
        );
        if (!Body) return null;
        return { size: ContentLength ?? 0, contentType: ContentType ?? null, bytes: () => Body.transformToByteArray() };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },

    async store(key, content, contentType, sha256) {
      const { VersionId } = await client.send(
        new PutObjectCommand({
          Bucket: name,
          Key: key,
          Body: content,
          ContentType: contentType,
          ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
        }),
      );
      return { key, versionId: VersionId ?? 'null' };
    },

    async remove(key, versionId) {
      await client.send(new DeleteObjectCommand({ Bucket: name, Key: key, VersionId: versionId }));
    },

    async versions(prefix) {
      const found: ObjectVersion[] = [];
      let marker: { KeyMarker?: string; VersionIdMarker?: string } | null = {};
      while (marker) {
        const page: ListObjectVersionsCommandOutput = await client.send(
          new ListObjectVersionsCommand({ Bucket: name, Prefix: prefix, ...marker }),
        );
        for (const { Key, VersionId } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])]) {
          if (Key && VersionId) found.push({ key: Key, versionId: VersionId });
        }
        marker = nextMarker(page);
      }
      return found;
    },
  };
}

function nextMarker(page: ListObjectVersionsCommandOutput): { KeyMarker?: string; VersionIdMarker?: string } | null {
  if (!page.IsTruncated || !page.NextKeyMarker) return null;
  return {
    KeyMarker: page.NextKeyMarker,
    ...(page.NextVersionIdMarker ? { VersionIdMarker: page.NextVersionIdMarker } : {}),
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html: an object, or this version of it, that is gone. */
function isMissing(error: unknown): boolean {
  if (error instanceof NoSuchKey) return true;
  return (
    error instanceof S3ServiceException && (error.name === 'NoSuchVersion' || error.$metadata.httpStatusCode === 404)
  );
}
