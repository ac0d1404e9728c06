import type { Resource } from '../core/cloud.ts';
import { list, record } from './access.ts';

type Json = Readonly<Record<string, unknown>>;

/** A table as a template declares it, whichever of the two resource types it has. */
export interface TableDeclaration {
  readonly name: string;
  readonly keySchema: readonly unknown[];
  readonly attributeDefinitions: readonly unknown[];
  readonly globalIndexes: readonly Json[];
  readonly localIndexes: readonly Json[];
  /** Capacity of the table, where it is not on demand. */
  readonly throughput: Json | undefined;
  readonly streamViewType: string | undefined;
  readonly timeToLiveAttribute: string | undefined;
  readonly pointInTimeRecovery: boolean;
  readonly deletionProtection: boolean;
  readonly tags: readonly unknown[];
}

const LONGEST_NAME = 255;

/** Reads AWS::DynamoDB::Table, and AWS::DynamoDB::GlobalTable by its replica in this region. */
export function declarationOf(resource: Resource, region: string): TableDeclaration {
  const { properties } = resource;
  const replicas = list(properties['Replicas']).map(record);
  const here = replicas.find((replica) => replica['Region'] === region) ?? replicas[0] ?? properties;
  const throughput = properties['BillingMode'] === 'PAY_PER_REQUEST' ? undefined : properties['ProvisionedThroughput'];
  const stream = properties['StreamSpecification'];
  const ttl = record(properties['TimeToLiveSpecification']);
  return {
    name: typeof properties['TableName'] === 'string' ? properties['TableName'] : resource.generatedName(LONGEST_NAME),
    keySchema: list(properties['KeySchema']),
    attributeDefinitions: list(properties['AttributeDefinitions']),
    globalIndexes: list(properties['GlobalSecondaryIndexes']).map(record),
    localIndexes: list(properties['LocalSecondaryIndexes']).map(record),
    throughput: throughput === undefined ? undefined : numbers(record(throughput)),
    streamViewType: stream === undefined ? undefined : String(record(stream)['StreamViewType'] ?? 'NEW_AND_OLD_IMAGES'),
    timeToLiveAttribute: isTrue(ttl['Enabled']) ? String(ttl['AttributeName']) : undefined,
    pointInTimeRecovery: isTrue(record(here['PointInTimeRecoverySpecification'])['PointInTimeRecoveryEnabled']),
    deletionProtection: isTrue(here['DeletionProtectionEnabled']),
    tags: list(here['Tags']),
  };
}

/** `AWS::DynamoDB::…` properties of an index as `CreateTable` takes them. */
export function indexInput(index: Json, throughput: Json | undefined): Json {
  return {
    IndexName: index['IndexName'],
    KeySchema: index['KeySchema'],
    Projection: index['Projection'],
    ...(throughput === undefined
      ? {}
      : { ProvisionedThroughput: numbers(record(index['ProvisionedThroughput'] ?? throughput)) }),
  };
}

/** `pk:HASH sk:RANGE`, whichever way the keys were listed. */
export function keysAsText(keySchema: unknown): string {
  return list(keySchema)
    .map((key) => `${String(record(key)['AttributeName'])}:${String(record(key)['KeyType'])}`)
    .sort()
    .join(' ');
}

/** CloudFormation takes booleans as text too. */
function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function numbers(throughput: Json): Json {
  return {
    ReadCapacityUnits: Number(throughput['ReadCapacityUnits']),
    WriteCapacityUnits: Number(throughput['WriteCapacityUnits']),
  };
}
