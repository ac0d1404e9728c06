import { readFileSync } from 'node:fs';
import type { GraphQLField, GraphQLInputType, GraphQLOutputType } from 'graphql';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
} from 'graphql';
import type { Ask, CallerName } from '#test/kit/callers.ts';
import { callers, everyCaller } from '#test/kit/callers.ts';
import { productInput } from '#test/kit/products.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const sdl = [readFileSync('schema.graphql', 'utf8'), readFileSync('resolvers/directives.graphql', 'utf8')].join('\n');
const schema = buildSchema(sdl);

type Operation = 'query' | 'mutation';
type Field = GraphQLField<unknown, unknown>;

const fields: readonly (readonly [Operation, Field])[] = [
  ...Object.values(schema.getQueryType()?.getFields() ?? {}).map((field) => ['query', field] as const),
  ...Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => ['mutation', field] as const),
];

const matrix = fields.flatMap(([operation, field]) =>
  callers.map((caller) => [operation, field.name, caller, mayReach(field, caller), field] as const),
);

/** What the schema's own directives grant; nothing else grants anything. */
function mayReach(field: Field, caller: CallerName): boolean {
  const directives = field.astNode?.directives ?? [];
  if (caller === 'anonymous') return false;
  if (caller === 'IAM') return directives.some(({ name }) => name.value === 'aws_iam');
  if (caller === 'API key') return directives.some(({ name }) => name.value === 'aws_api_key');
  const pool = directives.find(({ name }) => name.value === 'aws_cognito_user_pools');
  if (!pool) return false;
  const groups = pool.arguments?.find(({ name }) => name.value === 'cognito_groups')?.value;
  if (groups?.kind !== Kind.LIST) return true;
  return groups.values.some((value) => value.kind === Kind.STRING && value.value === caller);
}

/** The plainest value that a type takes. */
function sample(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sample(type.ofType);
  if (isListType(type)) return [sample(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    return Object.fromEntries(Object.values(type.getFields()).map((each) => [each.name, sample(each.type)]));
  }
  const samples: Record<string, unknown> = {
    ID: '00000000-0000-4000-8000-000000000000',
    Int: 1,
    Float: 1,
    Boolean: true,
    AWSDateTime: '2026-01-01T00:00:00.000Z',
    AWSDate: '2026-01-01',
    AWSEmail: 'somebody@example.com',
  };
  return samples[getNamedType(type).name] ?? 'x';
}

/** A selection that reaches one leaf. */
function selection(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const [leaf] = Object.values(named.getFields()).filter(({ type: each }) => !isObjectType(getNamedType(each)));
  const [branch] = Object.values(named.getFields());
  const chosen = leaf ?? branch;
  return chosen ? ` { ${chosen.name}${selection(chosen.type)} }` : '';
}

function documentOf(operation: Operation, field: Field) {
  const needed = field.args.filter((argument) => isNonNullType(argument.type));
  const declared = needed.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const given = needed.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  return {
    query: `${operation}${declared ? ` (${declared})` : ''} { ${field.name}${given ? `(${given})` : ''}${selection(
      field.type,
    )} }`,
    variables: Object.fromEntries(needed.map((argument) => [argument.name, sample(argument.type)])),
  };
}

let asking: Readonly<Record<CallerName, Ask>>;

beforeAll(async () => {
  asking = await everyCaller(outputs);
});

describe('who may reach which field', () => {
  it('is asked for every field of the schema and every caller', () => {
    expect(matrix).toHaveLength(fields.length * callers.length);
    expect(matrix.some(([, , , granted]) => granted)).toBe(true);
    expect(matrix.some(([, , , granted]) => !granted)).toBe(true);
  });

  it.each(matrix)('%s %s by %s: %s', async (operation, name, caller, granted, field) => {
    const { query, variables } = documentOf(operation, field);
    const answer = await asking[caller](query, variables);
    const refusals = answer.errors.filter(
      ({ errorType }) => errorType === 'Unauthorized' || errorType === 'UnauthorizedException',
    );
    if (granted) {
      expect(answer.status).toBe(200);
      expect(refusals).toEqual([]);
      return;
    }
    expect(refusals).toHaveLength(1);
    expect(answer.data?.[name] ?? null).toBeNull();
    if (caller === 'anonymous') expect(answer.status).toBe(401);
  });
});

/** Fields of a product, and what decides on each: its own directives where it has some, else its type's. */
const product = schema.getType('Product');
const productFields = isObjectType(product) ? Object.values(product.getFields()) : [];
const productCallers = callers.filter((caller) => mayReach(fieldOf('product'), caller));
const productMatrix = productFields.flatMap((field) =>
  productCallers.map((caller) => {
    const own = field.astNode?.directives ?? [];
    return [field.name, caller, own.length === 0 || mayReach(field, caller), field] as const;
  }),
);

function fieldOf(name: string): Field {
  const found = fields.find(([, field]) => field.name === name);
  if (!found) throw new Error(`The schema has no field ${name}.`);
  return found[1];
}

describe('who may reach which field of a product', () => {
  let id: string;

  beforeAll(async () => {
    const { data } = await asking.ADMIN(
      'mutation ($input: CreateProductInput!) { createProduct(input: $input) { product { id } } }',
      { input: productInput() },
    );
    id = (data as { createProduct: { product: { id: string } } }).createProduct.product.id;
  });

  it('is asked for partners, too, and some of it is kept from them', () => {
    expect(productCallers).toContain('API key');
    expect(
      productMatrix.filter(([, caller, granted]) => caller === 'API key' && !granted).map(([name]) => name),
    ).toEqual(['stock', 'lowStockAt', 'stockMovements']);
  });

  it.each(productMatrix)('%s by %s: %s', async (name, caller, granted, field) => {
    const query = `query ($id: ID!) { product(id: $id) { id ${name}${selection(field.type)} } }`;
    const { status, data, errors } = await asking[caller](query, { id });
    const seen = (data as { product: Record<string, unknown> }).product;
    expect(status).toBe(200);
    expect(seen['id']).toBe(id);
    if (granted) {
      expect(errors).toEqual([]);
      expect(seen[name]).not.toBeNull();
      return;
    }
    expect(errors.map(({ errorType }) => errorType)).toEqual(['Unauthorized']);
    expect(seen[name]).toBeNull();
  });
});
