import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table as DynamoTable,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { IndexDeclaration, TableDeclaration, TableName } from '#model/tables.ts';
import type { StageConfig } from '../config.ts';

/** A table as model/tables.ts declares it: on demand, encrypted, recoverable to any second of 35 days. */
export class Table extends DynamoTable {
  /** The variable that carries its name to functions and resolvers: `Invoices` → `INVOICES_TABLE`. */
  readonly variable: string;

  constructor(scope: Construct, name: TableName, declaration: TableDeclaration, config: StageConfig) {
    super(scope, name, {
      partitionKey: { name: declaration.partitionKey, type: AttributeType.STRING },
      ...(declaration.sortKey ? { sortKey: { name: declaration.sortKey, type: AttributeType.STRING } } : {}),
      ...(declaration.timeToLive ? { timeToLiveAttribute: declaration.timeToLive } : {}),
      ...(declaration.stream ? { stream: StreamViewType.NEW_AND_OLD_IMAGES } : {}),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: config.keepData,
      removalPolicy: config.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.variable = tableVariable(name);
    for (const [indexName, index] of Object.entries(declaration.indexes ?? {})) {
      this.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: index.partitionKey, type: AttributeType.STRING },
        sortKey: { name: index.sortKey, type: AttributeType.STRING },
        ...projectionOf(index),
      });
    }
  }
}

/** All attributes where none are named, keys alone where the list is empty. */
function projectionOf({ projected }: IndexDeclaration) {
  if (!projected) return { projectionType: ProjectionType.ALL };
  if (projected.length === 0) return { projectionType: ProjectionType.KEYS_ONLY };
  return { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...projected] };
}

/** The variable that carries a table's name: `ReadingJobs` → `READING_JOBS_TABLE`. */
export function tableVariable(name: TableName): string {
  return `${name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}_TABLE`;
}
