import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { DocumentLinks } from './documentLinks.ts';

const client = new S3Client();

/** Links to objects of this bucket. */
export function linksInto(bucketName: string): DocumentLinks {
  return {
    async sign(object, presentation, seconds) {
      const command = new GetObjectCommand({
        Bucket: bucketName,
        Key: object.key,
        VersionId: object.versionId,
        ResponseContentType: presentation.contentType,
        ResponseContentDisposition: presentation.contentDisposition,
      });
      return await getSignedUrl(client, command, { expiresIn: seconds });
    },
  };
}
