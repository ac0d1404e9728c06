import { parse, type AnyNode, type Identifier, type Program } from 'acorn';
import { contextReads, type CostlyPart } from './context-reads.ts';
import { bound, isFunction, walk } from './syntax.ts';

/** https://docs.aws.amazon.com/general/latest/gr/appsync.html */
const maximumCharacters = 32_768;

const modules = ['@aws-appsync/utils', '@aws-appsync/utils/dynamodb', '@aws-appsync/utils/rds'];

const globals = new Set(
  (
    'NaN Infinity undefined util extensions runtime console Object Array String Number Boolean JSON Math ' +
    'parseInt parseFloat isNaN isFinite'
  ).split(' '),
);

const statics: Readonly<Record<string, ReadonlySet<string>>> = {
  Object: new Set(['assign', 'entries', 'hasOwn', 'keys', 'values']),
  Array: new Set(['isArray']),
  String: new Set<string>(),
  Math: new Set(['random', 'min', 'max', 'round', 'floor', 'ceil']),
};

const takesFunction = new Set(
  'map find filter findIndex findLast findLastIndex forEach reduce reduceRight every some flatMap'.split(' '),
);

const refusedNodes: Readonly<Partial<Record<AnyNode['type'], string>>> = {
  TryStatement: 'try',
  ThrowStatement: 'throw',
  WhileStatement: 'while',
  DoWhileStatement: 'do…while',
  ForStatement: 'for (;;)',
  ContinueStatement: 'continue',
  LabeledStatement: 'a label',
  ClassDeclaration: 'class',
  ClassExpression: 'class',
  ThisExpression: 'this',
  AwaitExpression: 'await',
  YieldExpression: 'yield',
  UpdateExpression: '++ or --',
  ImportExpression: 'import()',
  MetaProperty: 'import.meta',
  DebuggerStatement: 'debugger',
  ExportAllDeclaration: 'export *',
  ExportDefaultDeclaration: 'export default',
};

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Code that APPSYNC_JS would not take, with every reason and where it stands. */
export class CodeRefused extends Error {
  readonly reasons: readonly string[];
  constructor(name: string, reasons: readonly string[]) {
    super(`${name} is not valid APPSYNC_JS: ${reasons.join('; ')}`);
    this.name = 'CodeRefused';
    this.reasons = reasons;
  }
}

/** Whether the identifier stands for a variable, not for a property, key or export name. */
function isReference(node: Identifier, parent: AnyNode | undefined): boolean {
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node || parent.computed;
    case 'Property':
      return parent.value === node || parent.computed;
    case 'ExportSpecifier':
      return parent.local === node;
    case 'ImportSpecifier':
    case 'ImportNamespaceSpecifier':
    case 'ImportDefaultSpecifier':
      return false;
    default:
      return true;
  }
}

interface Survey {
  readonly declared: Set<string>;
  readonly functions: Map<string, AnyNode>;
}

function survey(program: Program): Survey {
  const declared = new Set<string>();
  const functions = new Map<string, AnyNode>();
  walk(program, [], (node) => {
    if (node.type === 'VariableDeclarator') {
      for (const name of bound(node.id)) declared.add(name);
      if (node.id.type === 'Identifier' && node.init && isFunction(node.init)) functions.set(node.id.name, node.init);
    } else if (node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression') {
      if (node.id) declared.add(node.id.name);
      if (node.id && node.type === 'FunctionDeclaration') functions.set(node.id.name, node);
      for (const parameter of node.params) for (const name of bound(parameter)) declared.add(name);
    } else if (node.type === 'ArrowFunctionExpression') {
      for (const parameter of node.params) for (const name of bound(parameter)) declared.add(name);
    } else if (node.type === 'ImportDeclaration') {
      for (const specifier of node.specifiers) declared.add(specifier.local.name);
    }
  });
  return { declared, functions };
}

/** A cycle among named functions, as `a → b → a`; undefined where there is none. */
function recursion(functions: ReadonlyMap<string, AnyNode>): string | undefined {
  const calls = new Map<string, Set<string>>();
  for (const [name, body] of functions) {
    const called = new Set<string>();
    walk(body, [], (node) => {
      if (node.type === 'CallExpression' && node.callee.type === 'Identifier') called.add(node.callee.name);
    });
    calls.set(name, called);
  }
  const done = new Set<string>();
  const follow = (name: string, path: readonly string[]): string | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name].join(' → ');
    if (done.has(name)) return undefined;
    for (const next of calls.get(name) ?? []) {
      const cycle = functions.has(next) ? follow(next, [...path, name]) : undefined;
      if (cycle !== undefined) return cycle;
    }
    done.add(name);
    return undefined;
  };
  for (const name of functions.keys()) {
    const cycle = follow(name, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

function refusal(node: AnyNode, parents: readonly AnyNode[], { declared, functions }: Survey): string | undefined {
  const refused = refusedNodes[node.type];
  if (refused !== undefined) return `${refused} is not supported`;
  const parent = parents[0];
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '~' ? 'the operator ~ is not supported' : undefined;
    case 'BinaryExpression':
      return node.operator === 'in' || node.operator === 'instanceof'
        ? `the operator ${node.operator} is not supported`
        : undefined;
    case 'Literal':
      if (node.regex) return 'a regular expression literal is not supported (use util.matches)';
      return node.bigint ? 'a BigInt is not supported' : undefined;
    case 'NewExpression':
      return `new ${node.callee.type === 'Identifier' ? node.callee.name : '…'} is not supported`;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      if (node.async) return 'async is not supported';
      if (node.generator) return 'a generator is not supported';
      return node.type === 'ArrowFunctionExpression' && isFunction(node.body)
        ? 'returning a function is not supported'
        : undefined;
    case 'ForOfStatement':
      return node.await ? 'for await is not supported' : undefined;
    case 'ReturnStatement':
      return isFunction(node.argument) ? 'returning a function is not supported' : undefined;
    case 'Identifier':
      if (!isReference(node, parent) || declared.has(node.name) || globals.has(node.name)) return undefined;
      return `${node.name} does not exist in APPSYNC_JS`;
    case 'MemberExpression': {
      if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier' || node.computed) return undefined;
      const allowed = declared.has(node.object.name) ? undefined : statics[node.object.name];
      if (allowed === undefined || allowed.has(node.property.name)) return undefined;
      return `${node.object.name}.${node.property.name} is not supported`;
    }
    case 'CallExpression': {
      const passes = node.arguments.some(
        (argument) => isFunction(argument) || (argument.type === 'Identifier' && functions.has(argument.name)),
      );
      if (!passes) return undefined;
      const { callee } = node;
      const method =
        callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
      return takesFunction.has(method)
        ? undefined
        : 'a function can be passed to methods of arrays only (and not to sort)';
    }
    case 'AssignmentExpression':
      return reassignsContext(node.left, parents) ? 'ctx and its members cannot be reassigned' : undefined;
    default:
      return undefined;
  }
}

function reassignsContext(target: AnyNode, parents: readonly AnyNode[]): boolean {
  const root = target.type === 'MemberExpression' ? target.object : target;
  if (root.type !== 'Identifier') return false;
  return parents.some((parent) => {
    if (parent.type !== 'FunctionDeclaration') return false;
    if (parent.id?.name !== 'request' && parent.id?.name !== 'response') return false;
    const [context] = parent.params;
    return context?.type === 'Identifier' && context.name === root.name;
  });
}

function importEdit(node: AnyNode, reasons: string[]): Edit | undefined {
  if (node.type !== 'ImportDeclaration') return undefined;
  const from = String(node.source.value);
  if (!modules.includes(from)) reasons.push(`the module ${from} does not exist in APPSYNC_JS`);
  const source = `__import(${JSON.stringify(from)})`;
  const named: string[] = [];
  let text = '';
  for (const specifier of node.specifiers) {
    if (specifier.type === 'ImportNamespaceSpecifier') text += `const ${specifier.local.name} = ${source};`;
    else if (specifier.type === 'ImportDefaultSpecifier') reasons.push(`${from} has no default export`);
    else {
      const { imported } = specifier;
      named.push(
        `${imported.type === 'Identifier' ? imported.name : JSON.stringify(imported.value)}: ${specifier.local.name}`,
      );
    }
  }
  if (named.length > 0) text += `const { ${named.join(', ')} } = ${source};`;
  return { start: node.start, end: node.end, text };
}

function exportEdit(node: AnyNode, exported: Map<string, string>): Edit | undefined {
  if (node.type !== 'ExportNamedDeclaration') return undefined;
  for (const specifier of node.specifiers) {
    if (specifier.local.type === 'Identifier' && specifier.exported.type === 'Identifier') {
      exported.set(specifier.exported.name, specifier.local.name);
    }
  }
  const { declaration } = node;
  if (!declaration) return { start: node.start, end: node.end, text: '' };
  if (declaration.type === 'FunctionDeclaration') exported.set(declaration.id.name, declaration.id.name);
  if (declaration.type === 'VariableDeclaration') {
    for (const one of declaration.declarations) for (const name of bound(one.id)) exported.set(name, name);
  }
  return { start: node.start, end: declaration.start, text: '' };
}

function loopEdits(node: AnyNode): Edit[] {
  if (node.type !== 'ForOfStatement' && node.type !== 'ForInStatement') return [];
  const { body } = node;
  if (body.type === 'BlockStatement') return [{ start: body.start + 1, end: body.start + 1, text: '__count();' }];
  return [
    { start: body.start, end: body.start, text: '{__count();' },
    { start: body.end, end: body.end, text: '}' },
  ];
}

function applied(source: string, edits: readonly Edit[]): string {
  let text = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + source.slice(at);
}

/** A module turned into an expression, with the costly parts of `ctx` that it may read. */
export interface CompiledCode {
  readonly expression: string;
  readonly reads: ReadonlySet<CostlyPart>;
}

/**
 * Checks a function's code against what APPSYNC_JS supports and turns the module into an expression: a function of
 * `__import` and `__count` that answers `{ request, response }`. Lines stay where they were.
 * Throws `CodeRefused`, naming what is not supported.
 */
export function compileCode(name: string, source: string): CompiledCode {
  if (source.length > maximumCharacters) {
    throw new CodeRefused(name, [`it has ${source.length} characters, ${maximumCharacters} are allowed`]);
  }
  const reasons: string[] = [];
  const program = parsed(name, source);
  const surveyed = survey(program);
  const edits: Edit[] = [];
  const exported = new Map<string, string>();
  walk(program, [], (node, parents) => {
    const reason = refusal(node, parents, surveyed);
    if (reason !== undefined) reasons.push(`line ${node.loc?.start.line ?? 0}: ${reason}`);
    const edit = importEdit(node, reasons) ?? exportEdit(node, exported);
    if (edit !== undefined) edits.push(edit);
    edits.push(...loopEdits(node));
  });
  const cycle = recursion(surveyed.functions);
  if (cycle !== undefined) reasons.push(`recursion is not supported: ${cycle}`);
  for (const phase of ['request', 'response']) if (!exported.has(phase)) reasons.push(`it does not export ${phase}`);
  if (reasons.length > 0) throw new CodeRefused(name, reasons);
  const handlers = ['request', 'response'].flatMap((phase) => {
    const local = exported.get(phase);
    return local === undefined ? [] : [`${phase}: ${local}`];
  });
  const body = applied(source, edits);
  const expression = `(function (__import, __count) { "use strict"; ${body}\nreturn { ${handlers.join(', ')} }; })`;
  return { expression, reads: contextReads(program) };
}

function parsed(name: string, source: string): Program {
  try {
    return parse(source, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  } catch (cause) {
    throw new CodeRefused(name, [cause instanceof Error ? cause.message : String(cause)]);
  }
}
