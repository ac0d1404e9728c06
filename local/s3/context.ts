import type { Cloud } from '../core/cloud.ts';
import type { Store } from '../core/store.ts';
import type { Buckets } from './buckets.ts';
import type { Notifications } from './notifications.ts';
import type { Objects } from './objects.ts';

/** What the operations of S3 work on. */
export interface S3 {
  readonly cloud: Cloud;
  readonly store: Store;
  readonly buckets: Buckets;
  readonly objects: Objects;
  readonly notifications: Notifications;
}
