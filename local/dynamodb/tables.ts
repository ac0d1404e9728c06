import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Cloud, Provided, ResourceProvider } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { list, record } from './access.ts';
import type { Arns } from './arns.ts';
import type { Connection } from './connection.ts';
import { declarationOf, indexInput, keysAsText } from './declaration.ts';
import type { TableDeclaration } from './declaration.ts';
import type { Inert } from './inert.ts';

type Json = Readonly<Record<string, unknown>>;

const POLL_MS = 20;
const ACTIVE_LIMIT_MS = 30_000;
/** Pauses before a table is tried again whose engine failed. */
const TRY_AGAIN_AFTER_MS = [50, 200, 800];
const INTERNAL_ERROR = 500;

interface TableOptions {
  readonly cloud: Cloud;
  readonly arns: Arns;
  readonly inert: Inert;
  connection(): Promise<Connection>;
  /** Called with each table as it stands. */
  provided(name: string, partitionKey: string | undefined): void;
}

/** Makes tables be as declared: created, or changed where they are kept from an earlier start. */
export function tableProvider(options: TableOptions): ResourceProvider {
  const { cloud, arns } = options;

  async function call(action: string, input: object): Promise<Json> {
    return (await options.connection()).call('DynamoDB_20120810', action, input);
  }

  async function describe(name: string): Promise<Json | undefined> {
    try {
      return record((await call('DescribeTable', { TableName: name }))['Table']);
    } catch (error) {
      if (error instanceof AwsError && error.code === 'ResourceNotFoundException') return undefined;
      throw error;
    }
  }

  /** Waits until the table and all its indexes take requests. */
  async function active(name: string): Promise<Json> {
    const limit = Date.now() + ACTIVE_LIMIT_MS;
    for (;;) {
      const table = record(await describe(name));
      const indexes = list(table['GlobalSecondaryIndexes']).map(record);
      if (table['TableStatus'] === 'ACTIVE' && indexes.every((index) => index['IndexStatus'] === 'ACTIVE'))
        return table;
      if (Date.now() > limit) throw new Error(`Table ${name} did not become active within ${ACTIVE_LIMIT_MS} ms.`);
      await delay(POLL_MS);
    }
  }

  async function create(declared: TableDeclaration): Promise<void> {
    const { throughput } = declared;
    await call('CreateTable', {
      TableName: declared.name,
      KeySchema: declared.keySchema,
      AttributeDefinitions: declared.attributeDefinitions,
      ...(throughput === undefined
        ? { BillingMode: 'PAY_PER_REQUEST' }
        : { BillingMode: 'PROVISIONED', ProvisionedThroughput: throughput }),
      ...(declared.globalIndexes.length === 0
        ? {}
        : { GlobalSecondaryIndexes: declared.globalIndexes.map((index) => indexInput(index, throughput)) }),
      ...(declared.localIndexes.length === 0
        ? {}
        : { LocalSecondaryIndexes: declared.localIndexes.map((index) => indexInput(index, undefined)) }),
      ...(declared.streamViewType === undefined
        ? {}
        : { StreamSpecification: { StreamEnabled: true, StreamViewType: declared.streamViewType } }),
      DeletionProtectionEnabled: declared.deletionProtection,
    });
  }

  async function update(declared: TableDeclaration, kept: Json): Promise<void> {
    const { name } = declared;
    const keptKeys = keysAsText(kept['KeySchema']);
    const declaredKeys = keysAsText(declared.keySchema);
    if (keptKeys !== declaredKeys) {
      cloud.trace.warn(
        `table ${name} keeps its old key (${keptKeys}) although the template now says ${declaredKeys}; --fresh makes it anew and loses its items`,
      );
      return;
    }
    if (Boolean(kept['DeletionProtectionEnabled']) !== declared.deletionProtection) {
      await call('UpdateTable', { TableName: name, DeletionProtectionEnabled: declared.deletionProtection });
    }
    await updateStream(declared, record(kept['StreamSpecification']));
    await updateIndexes(declared, kept);
  }

  async function updateStream({ name, streamViewType }: TableDeclaration, kept: Json): Promise<void> {
    if (kept['StreamViewType'] === streamViewType) return;
    if (kept['StreamEnabled'] === true) {
      await call('UpdateTable', { TableName: name, StreamSpecification: { StreamEnabled: false } });
      await active(name);
    }
    if (streamViewType === undefined) return;
    const specification = { StreamEnabled: true, StreamViewType: streamViewType };
    await call('UpdateTable', { TableName: name, StreamSpecification: specification });
    await active(name);
  }

  /** One index a request, as AWS has it. */
  async function updateIndexes(declared: TableDeclaration, kept: Json): Promise<void> {
    const keptIndexes = new Map(
      list(kept['GlobalSecondaryIndexes'])
        .map(record)
        .map((index) => [String(index['IndexName']), shape(index)]),
    );
    const wanted = new Map(declared.globalIndexes.map((index) => [String(index['IndexName']), index]));
    for (const [name, keptShape] of keptIndexes) {
      const index = wanted.get(name);
      if (index !== undefined && shape(index) === keptShape) continue;
      await changeIndex(declared, { Delete: { IndexName: name } });
    }
    for (const [name, index] of wanted) {
      if (keptIndexes.get(name) === shape(index)) continue;
      await changeIndex(declared, { Create: indexInput(index, declared.throughput) });
      cloud.trace.note(`table ${declared.name}: index ${name} was added and filled`);
    }
  }

  async function changeIndex(declared: TableDeclaration, change: Json): Promise<void> {
    await call('UpdateTable', {
      TableName: declared.name,
      AttributeDefinitions: declared.attributeDefinitions,
      GlobalSecondaryIndexUpdates: [change],
    });
    await active(declared.name);
  }

  async function updateTimeToLive({ name, timeToLiveAttribute }: TableDeclaration): Promise<void> {
    const kept = record((await call('DescribeTimeToLive', { TableName: name }))['TimeToLiveDescription']);
    const keptAttribute = kept['TimeToLiveStatus'] === 'ENABLED' ? kept['AttributeName'] : undefined;
    if (keptAttribute === timeToLiveAttribute) return;
    const change = (Enabled: boolean, AttributeName: unknown) =>
      call('UpdateTimeToLive', { TableName: name, TimeToLiveSpecification: { Enabled, AttributeName } });
    if (keptAttribute !== undefined) await change(false, keptAttribute);
    if (timeToLiveAttribute !== undefined) await change(true, timeToLiveAttribute);
  }

  /** Every step looks at what there is first: so all of them can be tried again, whichever of them failed. */
  async function provided(declared: TableDeclaration): Promise<Json> {
    for (const pause of TRY_AGAIN_AFTER_MS) {
      try {
        return await asDeclared(declared);
      } catch (error) {
        if (!(error instanceof AwsError) || error.status < INTERNAL_ERROR) throw error;
        cloud.trace.warn(`table ${declared.name} is tried again: ${String(error.cause ?? error)}`);
        await delay(pause);
      }
    }
    return asDeclared(declared);
  }

  async function asDeclared(declared: TableDeclaration): Promise<Json> {
    const kept = await describe(declared.name);
    if (kept === undefined) await create(declared);
    else await update(declared, kept);
    const table = arns.toAccount(await active(declared.name));
    await updateTimeToLive(declared);
    return table;
  }

  return {
    async provide(resource): Promise<Provided> {
      const declared = declarationOf(resource, cloud.region);
      const table = await provided(declared);
      const arn = `${arns.prefix}table/${declared.name}`;
      options.inert.note(declared.name, declared.pointInTimeRecovery, declared.tags);
      options.provided(declared.name, partitionKeyOf(table));
      return {
        ref: declared.name,
        attributes: {
          Arn: arn,
          TableId: tableId(arn),
          ...(table['LatestStreamArn'] === undefined ? {} : { StreamArn: table['LatestStreamArn'] }),
        },
      };
    },
  };
}

/** The partition key of a table's description. */
export function partitionKeyOf(table: Json): string | undefined {
  const key = list(table['KeySchema'])
    .map(record)
    .find((one) => one['KeyType'] === 'HASH');
  return key === undefined ? undefined : String(key['AttributeName']);
}

function shape(index: Json): string {
  const projection = record(index['Projection']);
  const attributes = list(projection['NonKeyAttributes']).map(String).sort().join(',');
  return `${keysAsText(index['KeySchema'])} ${String(projection['ProjectionType'])} ${attributes}`;
}

function tableId(arn: string): string {
  const hash = createHash('sha256').update(arn).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-');
}
