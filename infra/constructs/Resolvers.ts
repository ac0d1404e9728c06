import { join } from 'node:path';
import { CfnDataSource, CfnFunctionConfiguration, CfnResolver } from 'aws-cdk-lib/aws-appsync';
import type { GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import type { TableDeclaration, TableName } from '#model/tables.ts';
import { tables as declarations } from '#model/tables.ts';
import type { Entry, LambdaSource, Step } from '#resolvers/wiring.ts';
import { stepsOf, wiring } from '#resolvers/wiring.ts';
import { ApiCache } from './ApiCache.ts';
import type { Fn } from './Fn.ts';
import { versionsFinding } from './Fn.ts';
import type { Table } from './Table.ts';
import { acknowledge } from './acknowledge.ts';

/** Where `node dev/build.ts` puts the bundled resolvers. */
export const RESOLVERS_FOLDER = 'build/resolvers';

const RUNTIME = { name: 'APPSYNC_JS', runtimeVersion: '1.0.0' } as const;
const READ_ACTIONS = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'] as const;
/** AppSync reads a row back when its condition failed, so who writes may get. */
const WRITE_ACTIONS = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:GetItem',
] as const;

export interface ResolversProps {
  readonly api: GraphqlApi;
  /** The folder under resolvers/ whose entries of the wiring are built here. */
  readonly domain: string;
  readonly tables: Readonly<Record<TableName, Table>>;
  readonly functions: Readonly<Partial<Record<LambdaSource, Fn>>>;
}

/** Every field of one domain, as resolvers/wiring.ts says: one data source and one role for each set of tables and access. */
export class Resolvers extends Construct {
  private readonly props: ResolversProps;
  private readonly sources = new Map<string, CfnDataSource>();
  private readonly codes = new Map<string, string>();
  private readonly pipelineSteps = new Map<string, CfnFunctionConfiguration>();
  private last: CfnResolver | CfnFunctionConfiguration | null = null;

  constructor(scope: Construct, id: string, props: ResolversProps) {
    super(scope, id);
    this.props = props;
    for (const [field, entry] of Object.entries<Entry>(wiring)) {
      if (stepsOf(entry)[0].code.split('/')[0] === props.domain) this.resolver(field, entry);
    }
  }

  private resolver(field: string, entry: Entry): void {
    const [typeName = '', fieldName = ''] = field.split('.');
    const id = `${typeName}${fieldName[0]?.toUpperCase() ?? ''}${fieldName.slice(1)}`;
    const caching = ApiCache.of(this.props.api) ? cachingOf(entry) : undefined;
    const base = {
      apiId: this.props.api.apiId,
      typeName,
      fieldName,
      runtime: RUNTIME,
      ...(caching ? { cachingConfig: caching } : {}),
    };
    const steps = stepsOf(entry);
    const [only] = steps;
    if (steps.length === 1) {
      const source = this.source(only);
      this.inTurn(
        new CfnResolver(this, id, {
          ...base,
          kind: 'UNIT',
          dataSourceName: source.attrName,
          codeS3Location: this.code(only.code),
        }),
      );
      return;
    }
    this.inTurn(
      new CfnResolver(this, id, {
        ...base,
        kind: 'PIPELINE',
        // A pipeline's own functions have nothing to do: what happens stands in its steps.
        code: 'export function request() {\n  return {};\n}\nexport function response(ctx) {\n  return ctx.prev.result;\n}\n',
        pipelineConfig: {
          functions: steps.map((step, place) => this.step(step, timesBefore(steps, place)).attrFunctionId),
        },
      }),
    );
  }

  /**
   * AppSync takes one change of an API at a time and refuses the others as ConcurrentModificationException, which CloudFormation does not
   * always outwait. https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/932
   */
  private inTurn(changed: CfnResolver | CfnFunctionConfiguration): void {
    if (this.last) changed.addResourceDependency(this.last);
    this.last = changed;
  }

  /** Whether one pipeline may have a function twice AppSync's documentation does not say: where a step comes again, it is another function of the same code. */
  private step(step: Step, timesBefore: number): CfnFunctionConfiguration {
    const name = `${step.code.replaceAll(/[^A-Za-z0-9]/g, '_')}${timesBefore === 0 ? '' : `_${timesBefore + 1}`}`;
    const known = this.pipelineSteps.get(name);
    if (known) return known;
    const made = new CfnFunctionConfiguration(this, `Step_${name}`, {
      apiId: this.props.api.apiId,
      name,
      dataSourceName: this.source(step).attrName,
      runtime: RUNTIME,
      codeS3Location: this.code(step.code),
    });
    this.inTurn(made);
    this.pipelineSteps.set(name, made);
    return made;
  }

  /** Two fields may have one code. */
  private code(code: string): string {
    const known = this.codes.get(code);
    if (known !== undefined) return known;
    const path = join(RESOLVERS_FOLDER, `${code}.js`);
    const { s3ObjectUrl } = new Asset(this, `Code_${code.replaceAll(/[^A-Za-z0-9]/g, '_')}`, { path });
    this.codes.set(code, s3ObjectUrl);
    return s3ObjectUrl;
  }

  private source(step: Step): CfnDataSource {
    const name = sourceName(this.props.domain, step);
    const known = this.sources.get(name);
    if (known) return known;
    const made = new CfnDataSource(this, name, { apiId: this.props.api.apiId, name, ...this.sourceProps(name, step) });
    this.sources.set(name, made);
    return made;
  }

  private sourceProps(name: string, step: Step) {
    if (step.source === 'none') return { type: 'NONE' };
    const role = new Role(this, `${name}Role`, { assumedBy: new ServicePrincipal('appsync.amazonaws.com') });
    if (step.source === 'dynamodb') {
      const reads = step.reads ?? [];
      const writes = step.writes ?? [];
      for (const table of reads) role.addToPolicy(this.grant(table, READ_ACTIONS, true));
      for (const table of writes) role.addToPolicy(this.grant(table, WRITE_ACTIONS, false));
      const first = [...writes, ...reads][0];
      if (!first) throw new Error(`${step.code} names no table in resolvers/wiring.ts.`);
      const table = this.props.tables[first];
      return {
        type: 'AMAZON_DYNAMODB',
        serviceRoleArn: role.roleArn,
        dynamoDbConfig: { tableName: table.tableName, awsRegion: table.env.region },
      };
    }
    const fn = this.props.functions[step.source];
    if (!fn) throw new Error(`${step.code} wants ${step.source}, which the domain ${this.props.domain} does not have.`);
    fn.grantInvoke(role);
    acknowledge(role, {
      [versionsFinding(fn, this)]: 'The versions and aliases of one function.',
    });
    return { type: 'AWS_LAMBDA', serviceRoleArn: role.roleArn, lambdaConfig: { lambdaFunctionArn: fn.functionArn } };
  }

  private grant(name: TableName, actions: readonly string[], withIndexes: boolean): PolicyStatement {
    const table = this.props.tables[name];
    const declaration: TableDeclaration = declarations[name];
    const indexes = withIndexes ? Object.keys(declaration.indexes ?? {}) : [];
    return new PolicyStatement({
      actions: [...actions],
      resources: [table.tableArn, ...indexes.map((index) => `${table.tableArn}/index/${index}`)],
    });
  }
}

/** How often the step of this place came before it. */
function timesBefore(steps: readonly Step[], place: number): number {
  const code = steps[place]?.code;
  return steps.slice(0, place).filter((step) => step.code === code).length;
}

/** What the resolver of an entry says about AppSync's cache. */
export function cachingOf(entry: Entry): CfnResolver.CachingConfigProperty | undefined {
  if (!('cache' in entry)) return undefined;
  const { ttlSeconds, keys } = entry.cache;
  return { ttl: ttlSeconds, cachingKeys: keys.map((key) => `$context.${key}`) };
}

/** One data source per set of tables and access: `files_reads_Files`, `files_writes_Files_Invoices`. */
function sourceName(domain: string, step: Step): string {
  if (step.source !== 'dynamodb') return `${domain}_${step.source}`;
  const part = (label: string, names: readonly TableName[] = []) =>
    names.length > 0 ? `_${label}_${[...names].sort().join('_')}` : '';
  return `${domain}${part('reads', step.reads)}${part('writes', step.writes)}`;
}
