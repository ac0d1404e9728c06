import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { UploadForms } from './uploadForms.ts';

const client = new S3Client();

/** Forms for this bucket: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html */
export function formsFor(bucketName: string): UploadForms {
  return {
    async sign(rules, seconds) {
      const expiresAt = new Date(Date.now() + seconds * 1000).toISOString();
      const { url, fields } = await createPresignedPost(client, {
        Bucket: bucketName,
        Key: rules.key,
        Conditions: [['content-length-range', rules.size, rules.size]],
        Fields: {
          'Content-Type': rules.contentType,
          'x-amz-checksum-algorithm': 'SHA256',
          'x-amz-checksum-sha256': Buffer.from(rules.sha256, 'hex').toString('base64'),
        },
        Expires: seconds,
      });
      return { url, fields: Object.entries(fields).map(([name, value]) => ({ name, value })), expiresAt };
    },
  };
}
