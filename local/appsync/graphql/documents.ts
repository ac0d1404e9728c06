import {
  getOperationAST,
  GraphQLError,
  Kind,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import { Selection, switchesOf, type PlanContext } from './plan.ts';
import type { ApiSchema } from './schema.ts';

/** One entry of `errors` in a response, in AppSync's order of members. */
export interface ResponseError {
  readonly path: readonly (string | number)[] | null;
  readonly data?: unknown;
  readonly errorType?: string | null;
  readonly errorInfo?: unknown;
  readonly locations: readonly { line: number; column: number; sourceName: null }[] | null;
  readonly message: string;
}

/** A document that cannot be executed: the whole answer is these errors. */
export class RequestRefused extends Error {
  readonly errors: readonly ResponseError[];
  constructor(errors: readonly ResponseError[]) {
    super(errors.map((error) => error.message).join('; '));
    this.name = 'RequestRefused';
    this.errors = errors;
  }
}

/** An operation that is ready to run. */
export interface Operation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** Its root fields, for the log. */
  readonly title: string;
  readonly node: OperationDefinitionNode;
  readonly document: DocumentNode;
  readonly rootType: GraphQLObjectType;
  /** Whether the operation asks for `__schema` or `__type`. */
  readonly introspects: boolean;
  /** The root selection for these variables. */
  selection(variables: Readonly<Record<string, unknown>>): Selection;
}

export interface DocumentLimits {
  /** 0: no limit. */
  readonly queryDepthLimit: number;
  readonly introspection: boolean;
}

/** graphql-java's names, which AppSync's messages carry. */
const errorTypes: Readonly<Record<string, string>> = {
  FieldsOnCorrectTypeRule: 'FieldUndefined',
  ScalarLeafsRule: 'SubSelectionRequired',
  KnownArgumentNamesRule: 'UnknownArgument',
  ProvidedRequiredArgumentsRule: 'MissingFieldArgument',
  ValuesOfCorrectTypeRule: 'WrongType',
  VariablesInAllowedPositionRule: 'VariableTypeMismatch',
  VariablesAreInputTypesRule: 'NonInputTypeOnVariable',
  KnownTypeNamesRule: 'UnknownType',
  NoUndefinedVariablesRule: 'UndefinedVariable',
  NoUnusedVariablesRule: 'UnusedVariable',
  NoUnusedFragmentsRule: 'UnusedFragment',
  KnownFragmentNamesRule: 'UndefinedFragment',
  KnownDirectivesRule: 'UnknownDirective',
  OverlappingFieldsCanBeMergedRule: 'FieldsConflict',
  FragmentsOnCompositeTypesRule: 'FragmentTypeConditionInvalid',
  PossibleFragmentSpreadsRule: 'InvalidFragmentType',
  LoneAnonymousOperationRule: 'LoneAnonymousOperationViolation',
  UniqueInputFieldNamesRule: 'DuplicateInputFieldName',
};

/** A flood of aliases costs validation more than execution: what is larger is refused unread. */
const maximumTokens = 10_000;
/**
 * Selections that a document may come to with its fragments written out: a few that spread each other twice come to billions, which
 * would keep everybody waiting. AppSync names no such limit; its own is the time of a request.
 */
const maximumSelections = 10_000;
/** Beyond this, the rule that was broken is not looked up: it would be validated twice. */
const largeDocument = 20_000;
const cachedDocuments = 1_000;

function locationsOf(error: GraphQLError): ResponseError['locations'] {
  return (error.locations ?? []).map(({ line, column }) => ({ line, column, sourceName: null }));
}

function plain(message: string): RequestRefused {
  return new RequestRefused([{ path: null, locations: null, message }]);
}

function violations(schema: ApiSchema, document: DocumentNode, size: number): ResponseError[] {
  const errors = validate(schema.schema, document, specifiedRules, { maxErrors: 20 });
  if (errors.length === 0) return [];
  if (size > largeDocument) {
    return errors.map((error) => ({
      path: null,
      locations: locationsOf(error),
      message: `Validation error: ${error.message}`,
    }));
  }
  const found: ResponseError[] = [];
  for (const rule of specifiedRules as readonly ValidationRule[]) {
    for (const error of validate(schema.schema, document, [rule], { maxErrors: 20 })) {
      const type = errorTypes[rule.name] ?? rule.name.replace(/Rule$/, '');
      found.push({
        path: null,
        locations: locationsOf(error),
        message: `Validation error of type ${type}: ${error.message}`,
      });
    }
  }
  return found;
}

/** Selections of a set with its fragments written out; each fragment is counted once. */
function sizeOf(
  set: SelectionSetNode,
  fragments: PlanContext['fragments'],
  counted = new Map<FragmentDefinitionNode, number>(),
): number {
  let size = 0;
  for (const selection of set.selections) {
    size += 1;
    if (selection.kind !== Kind.FRAGMENT_SPREAD) {
      if (selection.selectionSet) size += sizeOf(selection.selectionSet, fragments, counted);
      continue;
    }
    const fragment = fragments.get(selection.name.value);
    if (fragment === undefined) continue;
    const known = counted.get(fragment) ?? sizeOf(fragment.selectionSet, fragments, counted);
    counted.set(fragment, known);
    size += known;
  }
  return size;
}

function depthOf(set: SelectionSetNode, fragments: PlanContext['fragments']): number {
  let deepest = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value.startsWith('__')) continue;
      const inner = selection.selectionSet ? depthOf(selection.selectionSet, fragments) : 0;
      deepest = Math.max(deepest, 1 + inner);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    if (fragment !== undefined) deepest = Math.max(deepest, depthOf(fragment.selectionSet, fragments));
  }
  return deepest;
}

function asksForSchema(set: SelectionSetNode, fragments: PlanContext['fragments']): boolean {
  return set.selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__schema' || selection.name.value === '__type';
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    return fragment !== undefined && asksForSchema(fragment.selectionSet, fragments);
  });
}

/** Parses, validates and plans each document once. */
export class Documents {
  readonly #schema: ApiSchema;
  readonly #limits: DocumentLimits;
  readonly #operations = new Map<string, Operation>();

  constructor(schema: ApiSchema, limits: DocumentLimits) {
    this.#schema = schema;
    this.#limits = limits;
  }

  /** Throws `RequestRefused`. */
  operation(query: string, operationName: string | undefined): Operation {
    const key = operationName === undefined ? query : `${operationName}\n${query}`;
    const known = this.#operations.get(key);
    if (known !== undefined) return known;
    const prepared = this.#prepare(query, operationName);
    if (this.#operations.size >= cachedDocuments) {
      const [oldest] = this.#operations.keys();
      if (oldest !== undefined) this.#operations.delete(oldest);
    }
    this.#operations.set(key, prepared);
    return prepared;
  }

  #prepare(query: string, operationName: string | undefined): Operation {
    const document = this.#parse(query);
    const broken = violations(this.#schema, document, query.length);
    if (broken.length > 0) throw new RequestRefused(broken);
    const node = getOperationAST(document, operationName);
    if (!node) {
      throw plain(
        operationName === undefined ? 'Must provide operation name' : `Unknown operation named '${operationName}'.`,
      );
    }
    const rootType = this.#schema.schema.getRootType(node.operation);
    if (!rootType) throw plain(`The schema has no ${node.operation} type`);
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const one of document.definitions)
      if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
    if (sizeOf(node.selectionSet, fragments) > maximumSelections) {
      throw plain(`The operation comes to more than ${maximumSelections} selections`);
    }
    const introspects = asksForSchema(node.selectionSet, fragments);
    if (introspects && !this.#limits.introspection) throw plain('Introspection is disabled for this API');
    const limit = this.#limits.queryDepthLimit;
    const depth = limit > 0 ? depthOf(node.selectionSet, fragments) : 0;
    if (limit > 0 && depth > limit) throw plain(`Query depth ${depth} exceeds the limit of ${limit}`);
    return this.#plan(document, node, rootType, fragments, introspects);
  }

  #parse(query: string): DocumentNode {
    try {
      return parse(query, { maxTokens: maximumTokens });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      throw new RequestRefused([
        { path: null, locations: locationsOf(error), message: `Invalid Syntax : ${error.message}` },
      ]);
    }
  }

  #plan(
    document: DocumentNode,
    node: OperationDefinitionNode,
    rootType: GraphQLObjectType,
    fragments: PlanContext['fragments'],
    introspects: boolean,
  ): Operation {
    const names = switchesOf(node, fragments);
    const selections = new Map<string, Selection>();
    return {
      kind: node.operation,
      title: node.selectionSet.selections.map((one) => (one.kind === Kind.FIELD ? one.name.value : '…')).join(' '),
      node,
      document,
      rootType,
      introspects,
      selection: (variables) => {
        const key = names.length === 0 ? '' : names.map((name) => String(variables[name])).join();
        let selection = selections.get(key);
        if (selection === undefined) {
          const switches = Object.fromEntries(names.map((name) => [name, variables[name]]));
          selection = new Selection([node.selectionSet], { api: this.#schema, fragments, switches });
          selections.set(key, selection);
        }
        return selection;
      },
    };
  }
}
