import {
  buildASTSchema,
  isObjectType,
  isScalarType,
  Kind,
  parse,
  type DefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { ruleOf, type Defaults, type Rule } from '../access/rules.ts';
import { awsScalars, implementScalar } from './scalars.ts';

const builtin = parse(
  `${Object.keys(awsScalars)
    .map((name) => `scalar ${name}`)
    .join('\n')}
directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
directive @aws_publish(subscriptions: [String]) on FIELD_DEFINITION
directive @aws_auth(cognito_groups: [String!]!) on FIELD_DEFINITION
directive @aws_cognito_user_pools(cognito_groups: [String!]) on FIELD_DEFINITION | OBJECT
directive @aws_iam on FIELD_DEFINITION | OBJECT
directive @aws_api_key on FIELD_DEFINITION | OBJECT
directive @aws_oidc on FIELD_DEFINITION | OBJECT
directive @aws_lambda on FIELD_DEFINITION | OBJECT
directive @canonical on OBJECT | FIELD_DEFINITION
directive @hidden on OBJECT | FIELD_DEFINITION
directive @renamed(to: String!) on OBJECT | FIELD_DEFINITION`,
  { noLocation: true },
);

/** A field with what AppSync's directives say about it. */
export interface FieldFacts {
  readonly rule: Rule;
  /** Mutations that publish to this subscription. */
  readonly mutations: readonly string[];
}

export interface ApiSchema {
  readonly schema: GraphQLSchema;
  facts(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): FieldFacts;
  /** Subscription fields that hear a mutation. */
  subscriptionsOf(mutation: string): readonly string[];
}

function nameOf(definition: DefinitionNode): string {
  const named = 'name' in definition ? definition.name?.value : undefined;
  return `${definition.kind} ${named ?? ''}`;
}

function subscribedMutations(field: GraphQLField<unknown, unknown>): string[] {
  const directive = field.astNode?.directives?.find((one) => one.name.value === 'aws_subscribe');
  const argument = directive?.arguments?.find((one) => one.name.value === 'mutations');
  if (argument?.value.kind !== Kind.LIST) return [];
  return argument.value.values.flatMap((value) => (value.kind === Kind.STRING ? [value.value] : []));
}

/** Builds the schema of an API from its SDL, with AppSync's scalars and directives. Throws GraphQLError. */
export function buildApiSchema(sdl: string, defaults: Defaults): ApiSchema {
  const own = parse(sdl);
  const declared = new Set(own.definitions.map(nameOf));
  const definitions = [...builtin.definitions.filter((one) => !declared.has(nameOf(one))), ...own.definitions];
  const schema = buildASTSchema({ kind: Kind.DOCUMENT, definitions });
  for (const [name, scalar] of Object.entries(awsScalars)) {
    const type = schema.getType(name);
    if (isScalarType(type)) implementScalar(type, scalar);
  }
  const facts = new Map<GraphQLField<unknown, unknown>, FieldFacts>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const rule = ruleOf(field.astNode?.directives, type.astNode?.directives, defaults);
      facts.set(field, { rule, mutations: subscribedMutations(field) });
    }
  }
  const hearers = new Map<string, string[]>();
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    for (const mutation of facts.get(field)?.mutations ?? []) {
      hearers.set(mutation, [...(hearers.get(mutation) ?? []), field.name]);
    }
  }
  return {
    schema,
    facts(type, field) {
      const found = facts.get(field);
      if (found === undefined) throw new Error(`${type.name}.${field.name} is not a field of the schema`);
      return found;
    },
    subscriptionsOf: (mutation) => hearers.get(mutation) ?? [],
  };
}
