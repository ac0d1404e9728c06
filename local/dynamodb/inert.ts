import type { AccessRequest, Cloud } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { list, record, tableName } from './access.ts';

type Json = Readonly<Record<string, unknown>>;

interface Noted {
  readonly pointInTimeRecovery: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** What the engine does not know and the local cloud only notes: point-in-time recovery and tags. Nothing is backed up. */
export interface Inert {
  note(table: string, pointInTimeRecovery: boolean, tags: readonly unknown[]): void;
  has(action: string): boolean;
  access(action: string, input: Json): AccessRequest;
  call(action: string, input: Json): object;
}

const ACTIONS = new Set([
  'DescribeContinuousBackups',
  'UpdateContinuousBackups',
  'ListTagsOfResource',
  'TagResource',
  'UntagResource',
]);
const RECOVERY_PERIOD_DAYS = 35;

/** Keeps its notes in the service's store. */
export function createInert(cloud: Cloud, arnPrefix: string): Inert {
  const store = cloud.store('dynamodb');

  function noted(table: string): Noted {
    const found = store.get<Noted>('noted', table);
    if (found !== undefined) return found;
    throw new AwsError('TableNotFoundException', `Table not found: ${table}`);
  }

  function backups(table: string): object {
    const enabled = noted(table).pointInTimeRecovery;
    const now = cloud.now() / 1000;
    return {
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: enabled
          ? {
              PointInTimeRecoveryStatus: 'ENABLED',
              RecoveryPeriodInDays: RECOVERY_PERIOD_DAYS,
              EarliestRestorableDateTime: now,
              LatestRestorableDateTime: now,
            }
          : { PointInTimeRecoveryStatus: 'DISABLED' },
      },
    };
  }

  return {
    note(table, pointInTimeRecovery, tags) {
      store.put('noted', table, { pointInTimeRecovery, tags: tagMap(tags) });
    },
    has: (action) => ACTIONS.has(action),
    access(action, input) {
      return { action: `dynamodb:${action}`, resource: `${arnPrefix}table/${tableOf(input)}` };
    },
    call(action, input) {
      const table = tableOf(input);
      const known = noted(table);
      switch (action) {
        case 'DescribeContinuousBackups':
          return backups(table);
        case 'UpdateContinuousBackups': {
          const wanted = record(input['PointInTimeRecoverySpecification'])['PointInTimeRecoveryEnabled'];
          store.put('noted', table, { ...known, pointInTimeRecovery: wanted === true });
          return backups(table);
        }
        case 'ListTagsOfResource':
          return { Tags: Object.entries(known.tags).map(([Key, Value]) => ({ Key, Value })) };
        case 'TagResource':
          store.put('noted', table, { ...known, tags: { ...known.tags, ...tagMap(list(input['Tags'])) } });
          return {};
        case 'UntagResource': {
          const removed = new Set(list(input['TagKeys']));
          const tags = Object.fromEntries(Object.entries(known.tags).filter(([key]) => !removed.has(key)));
          store.put('noted', table, { ...known, tags });
          return {};
        }
        default:
          throw new AwsError('UnknownOperationException', `The local cloud does not implement dynamodb ${action}.`);
      }
    },
  };
}

function tableOf(input: Json): string {
  return tableName(input['ResourceArn'] ?? input['TableName']);
}

function tagMap(tags: readonly unknown[]): Record<string, string> {
  return Object.fromEntries(tags.map(record).map((tag) => [String(tag['Key']), String(tag['Value'])]));
}
