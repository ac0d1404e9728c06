import {
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  print,
  TypeNameMetaFieldDef,
  valueFromASTUntyped,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Rule } from '../access/rules.ts';
import type { ApiSchema } from './schema.ts';

/** Arguments of a field: known beforehand where no variable is in them. */
export interface Arguments {
  readonly values: Readonly<Record<string, unknown>>;
  readonly json: string;
}

/** One field of a selection, with all that can be known before a request comes. */
export interface FieldPlan {
  readonly responseKey: string;
  readonly name: string;
  readonly parentType: GraphQLObjectType;
  readonly type: GraphQLOutputType;
  readonly rule: Rule | undefined;
  readonly node: FieldNode;
  readonly locations: readonly { line: number; column: number; sourceName: null }[];
  readonly selection: Selection | undefined;
  arguments(variables: Readonly<Record<string, unknown>>): Arguments;
  /** `ctx.info` without its variables, as JSON text that lacks its closing brace. */
  info(): string;
}

/** A selection set, planned for each concrete type on first use. */
export class Selection {
  readonly #sets: readonly SelectionSetNode[];
  readonly #context: PlanContext;
  readonly #byType = new Map<string, readonly FieldPlan[]>();
  #names: string[] | undefined;
  #keys: Map<string, { readonly name: string; readonly selection: Selection | undefined }> | undefined;

  constructor(sets: readonly SelectionSetNode[], context: PlanContext) {
    this.#sets = sets;
    this.#context = context;
  }

  fields(type: GraphQLObjectType): readonly FieldPlan[] {
    const known = this.#byType.get(type.name);
    if (known !== undefined) return known;
    const grouped = new Map<string, FieldNode[]>();
    for (const set of this.#sets) collect(set, this.#context, type, grouped);
    const planned = [...grouped].flatMap(([key, nodes]) => planField(key, nodes, type, this.#context));
    this.#byType.set(type.name, planned);
    return planned;
  }

  /** `ctx.info.selectionSetList`: aliases where given, nested fields as `a/b`. */
  list(): readonly string[] {
    this.#names ??= [...new Set(this.#sets.flatMap((set) => listed(set, this.#context, '')))];
    return this.#names;
  }

  /** What stands behind each key of an answer, whatever its type. */
  keys(): ReadonlyMap<string, { readonly name: string; readonly selection: Selection | undefined }> {
    if (this.#keys === undefined) {
      const sets = new Map<string, { name: string; sets: SelectionSetNode[] }>();
      for (const set of this.#sets) gather(set, this.#context, sets);
      this.#keys = new Map(
        [...sets].map(([key, found]) => [
          key,
          {
            name: found.name,
            selection: found.sets.length > 0 ? new Selection(found.sets, this.#context) : undefined,
          },
        ]),
      );
    }
    return this.#keys;
  }

  /** `ctx.info.selectionSetGraphQL`. */
  text(): string {
    return this.#sets.map((set) => print(set)).join('\n');
  }
}

export interface PlanContext {
  readonly api: ApiSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Values of the variables that @skip and @include look at. */
  readonly switches: Readonly<Record<string, unknown>>;
}

function included(directives: readonly DirectiveNode[] | undefined, context: PlanContext): boolean {
  return (directives ?? []).every((directive) => {
    const name = directive.name.value;
    if (name !== 'skip' && name !== 'include') return true;
    const condition = directive.arguments?.find((one) => one.name.value === 'if');
    const value = condition === undefined ? undefined : valueFromASTUntyped(condition.value, context.switches);
    return name === 'skip' ? value !== true : value === true;
  });
}

function applies(condition: string | undefined, type: GraphQLObjectType, context: PlanContext): boolean {
  if (condition === undefined || condition === type.name) return true;
  const named = context.api.schema.getType(condition);
  return isAbstractType(named) && context.api.schema.isSubType(named, type);
}

function collect(
  set: SelectionSetNode,
  context: PlanContext,
  type: GraphQLObjectType,
  grouped: Map<string, FieldNode[]>,
): void {
  for (const selection of set.selections) {
    if (!included(selection.directives, context)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      grouped.set(key, [...(grouped.get(key) ?? []), selection]);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? context.fragments.get(selection.name.value) : selection;
    if (fragment === undefined || !applies(fragment.typeCondition?.name.value, type, context)) continue;
    collect(fragment.selectionSet, context, type, grouped);
  }
}

function gather(
  set: SelectionSetNode,
  context: PlanContext,
  into: Map<string, { name: string; sets: SelectionSetNode[] }>,
): void {
  for (const selection of set.selections) {
    if (!included(selection.directives, context)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const found = into.get(key) ?? { name: selection.name.value, sets: [] };
      if (selection.selectionSet) found.sets.push(selection.selectionSet);
      into.set(key, found);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? context.fragments.get(selection.name.value) : selection;
    if (fragment !== undefined) gather(fragment.selectionSet, context, into);
  }
}

function listed(set: SelectionSetNode, context: PlanContext, prefix: string): string[] {
  return set.selections.flatMap((selection) => {
    if (!included(selection.directives, context)) return [];
    if (selection.kind !== Kind.FIELD) {
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? context.fragments.get(selection.name.value) : selection;
      return fragment === undefined ? [] : listed(fragment.selectionSet, context, prefix);
    }
    const name = prefix + (selection.alias?.value ?? selection.name.value);
    return [name, ...(selection.selectionSet ? listed(selection.selectionSet, context, `${name}/`) : [])];
  });
}

function usesVariables(node: FieldNode): boolean {
  return (node.arguments ?? []).some((argument) => JSON.stringify(argument.value).includes('"Variable"'));
}

function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): FieldPlan['arguments'] {
  const make = (variables: Readonly<Record<string, unknown>>): Arguments => {
    const values = getArgumentValues(field, node, variables);
    return { values, json: JSON.stringify(values) };
  };
  if (usesVariables(node)) return make;
  let fixed: Arguments | undefined;
  return () => (fixed ??= make({}));
}

function planField(
  responseKey: string,
  nodes: readonly FieldNode[],
  parentType: GraphQLObjectType,
  context: PlanContext,
): FieldPlan[] {
  const node = nodes[0];
  if (node === undefined) return [];
  const name = node.name.value;
  const field = name === TypeNameMetaFieldDef.name ? TypeNameMetaFieldDef : parentType.getFields()[name];
  // __schema and __type are answered apart, see operations.ts.
  if (field === undefined) return [];
  const sets = nodes.flatMap((one) => one.selectionSet ?? []);
  const selection = isCompositeType(getNamedType(field.type)) ? new Selection(sets, context) : undefined;
  let info: string | undefined;
  return [
    {
      responseKey,
      name,
      parentType,
      type: field.type,
      rule: field === TypeNameMetaFieldDef ? undefined : context.api.facts(parentType, field).rule,
      node,
      locations: nodes.flatMap((one) =>
        one.loc === undefined
          ? []
          : [{ line: one.loc.startToken.line, column: one.loc.startToken.column, sourceName: null }],
      ),
      selection,
      arguments: argumentsOf(field, node),
      info() {
        info ??= JSON.stringify({
          fieldName: name,
          parentTypeName: parentType.name,
          selectionSetList: selection?.list() ?? [],
          selectionSetGraphQL: selection?.text() ?? '',
        }).slice(0, -1);
        return info;
      },
    },
  ];
}

/** Names of the variables that switch fields on and off. */
export function switchesOf(operation: OperationDefinitionNode, fragments: PlanContext['fragments']): string[] {
  const names = new Set<string>();
  const visit = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      for (const directive of selection.directives ?? []) {
        for (const argument of directive.arguments ?? []) {
          if (argument.value.kind === Kind.VARIABLE) names.add(argument.value.name.value);
        }
      }
      if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet) visit(selection.selectionSet);
    }
  };
  visit(operation.selectionSet);
  for (const fragment of fragments.values()) visit(fragment.selectionSet);
  return [...names].sort();
}
