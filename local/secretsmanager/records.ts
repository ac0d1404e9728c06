import type { Cloud, PolicyDocument } from '../core/cloud.ts';
import type { Store } from '../core/store.ts';

export interface Context {
  readonly cloud: Cloud;
  readonly store: Store;
}

export interface Secret {
  readonly arn: string;
  readonly name: string;
  readonly description?: string | undefined;
  /** A key of the account's own; without one the value lies under the service's key, which needs no grant. */
  readonly kmsKeyId?: string | undefined;
  readonly policy?: PolicyDocument | undefined;
  readonly tags: readonly { readonly Key: string; readonly Value: string }[];
  /** Stages by version id; AWSCURRENT is on exactly one once there is a value. */
  readonly versions: Readonly<Record<string, Version>>;
  /** What the template declared last, hashed, so that only a changed declaration makes a new version. */
  readonly declared?: string | undefined;
  /** Epoch milliseconds, as the others. */
  readonly createdAt: number;
  readonly changedAt: number;
  readonly accessedAt?: number | undefined;
  /** Set while the secret waits for its deletion. */
  readonly deletedAt?: number | undefined;
}

export interface Version {
  readonly stages: readonly string[];
  readonly createdAt: number;
  readonly token: string;
  /** Base64; ciphertext where there is a `dataKey`. */
  readonly value: string;
  readonly binary: boolean;
  /** Base64 of the data key, which KMS alone can open. */
  readonly dataKey?: string | undefined;
}

export const CURRENT = 'AWSCURRENT';
export const PREVIOUS = 'AWSPREVIOUS';
