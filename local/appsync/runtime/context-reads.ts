import type { AnyNode, Program } from 'acorn';
import { walk } from './syntax.ts';

/** Parts of `ctx` that are written out only for code that may look at them. */
export type CostlyPart = 'request' | 'info';

const parts: readonly CostlyPart[] = ['request', 'info'];
const contextNames = new Set(['ctx', 'context']);

function hasRest(pattern: AnyNode): boolean {
  return pattern.type === 'ObjectPattern' && pattern.properties.some((property) => property.type === 'RestElement');
}

/** A context that is handed on, spread or indexed may be read anywhere. */
function escapes(parent: AnyNode | undefined, node: AnyNode): boolean {
  if (parent?.type === 'MemberExpression') return parent.object !== node || parent.computed;
  if (parent?.type === 'VariableDeclarator') return parent.id.type !== 'ObjectPattern' || hasRest(parent.id);
  return parent?.type !== 'FunctionDeclaration' && parent?.type !== 'ArrowFunctionExpression';
}

function mayRead(program: Program, part: CostlyPart): boolean {
  let found = false;
  walk(program, [], (node, [parent]) => {
    if (node.type === 'MemberExpression' && !node.computed) {
      found ||= node.property.type === 'Identifier' && node.property.name === part;
    } else if (node.type === 'Property') {
      found ||= node.key.type === 'Identifier' && node.key.name === part;
    } else if (node.type === 'Identifier' && contextNames.has(node.name)) {
      const property = parent?.type === 'MemberExpression' && parent.property === node && !parent.computed;
      found ||= !property && escapes(parent, node);
    }
  });
  return found;
}

/** Whether every handler names its context `ctx` or `context`, so that its uses can be told. */
function namesContext(program: Program): boolean {
  let clear = true;
  walk(program, [], (node) => {
    const declared =
      node.type === 'VariableDeclarator' ? node.id : node.type === 'FunctionDeclaration' ? node.id : null;
    if (declared?.type !== 'Identifier' || !['request', 'response'].includes(declared.name)) return;
    const made = node.type === 'VariableDeclarator' ? node.init : node;
    const isHandler =
      made?.type === 'FunctionDeclaration' ||
      made?.type === 'FunctionExpression' ||
      made?.type === 'ArrowFunctionExpression';
    if (!isHandler) return;
    const [context] = made.params;
    clear &&= context === undefined || (context.type === 'Identifier' && contextNames.has(context.name));
  });
  return clear;
}

/** What code may read of the costly parts of its context; when in doubt, it may. */
export function contextReads(program: Program): ReadonlySet<CostlyPart> {
  const known = namesContext(program);
  return new Set(parts.filter((part) => !known || mayRead(program, part)));
}
