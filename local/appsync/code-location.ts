import { readFileSync, statSync } from 'node:fs';
import type { Cloud } from '../core/cloud.ts';
import { OperatorError } from '../core/errors.ts';

type Properties = Readonly<Record<string, unknown>>;

/** Text that a template gives inline or as `s3://bucket/key` of an asset; undefined where it gives neither. */
export function templateText(
  cloud: Cloud,
  properties: Properties,
  inlineName: string,
  locationName: string,
): string | undefined {
  const inline = properties[inlineName];
  if (typeof inline === 'string') return inline;
  const location = properties[locationName];
  if (typeof location !== 'string') return undefined;
  const found = /^s3:\/\/([^/]+)\/(.+)$/.exec(location);
  const [, bucket, key] = found ?? [];
  if (bucket === undefined || key === undefined) {
    throw new OperatorError(`${locationName} ${location} is not of the form s3://bucket/key`);
  }
  const path = cloud.assetPath(bucket, key);
  if (!statSync(path).isFile()) throw new OperatorError(`${locationName} ${location} is not a file`);
  return readFileSync(path, 'utf8');
}
