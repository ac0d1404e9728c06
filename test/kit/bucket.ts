import { ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import type { Outputs } from '#dev/cloud.ts';

/** How many versions and delete markers lie under a key, as the account's administrator sees the bucket. */
export async function versionsOf(
  outputs: Outputs,
  bucket: 'quarantine' | 'documents',
  prefix: string,
): Promise<{ versions: number; markers: number }> {
  const client = new S3Client({
    endpoint: outputs.aws,
    region: outputs.region,
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  try {
    const name = outputs.stack[bucket === 'quarantine' ? 'QuarantineBucketName' : 'DocumentsBucketName'];
    const found = await client.send(new ListObjectVersionsCommand({ Bucket: name, Prefix: prefix }));
    return { versions: found.Versions?.length ?? 0, markers: found.DeleteMarkers?.length ?? 0 };
  } finally {
    client.destroy();
  }
}
