import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';

const client = new S3Client();

/**
 * The newest text at a key of a bucket, or null where there is none. It is looked up in the list first: to whom may not list all of a bucket, S3 says
 * "forbidden" of what is not there. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export async function readText(bucketName: string, key: string): Promise<string | null> {
  const { Contents = [] } = await client.send(
    new ListObjectsV2Command({ Bucket: bucketName, Prefix: key, MaxKeys: 1 }),
  );
  if (Contents[0]?.Key !== key) return null;
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucketName, Key: key }));
  return Body ? Body.transformToString('utf-8') : null;
}
