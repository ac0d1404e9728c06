/** A template that its data do not fill; SES then sends nothing and publishes a "Rendering Failure" event. */
export class RenderingError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RenderingError';
  }
}

interface Scope {
  readonly value: unknown;
  readonly key?: string | number;
  readonly parent?: Scope;
}

interface Block {
  readonly kind: 'block';
  readonly helper: string;
  readonly argument: string;
  readonly then: readonly Node[];
  readonly otherwise: readonly Node[];
}
type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly path: string }
  | Block;

const TAG = /\{\{\{?\s*([#/]?)\s*([\w.@$/-]+)(?:\s+([\w.@$/-]+))?\s*\}\}\}?/g;

/**
 * Fills the Handlebars subset that SES documents: values, `if`, `unless`, `each`, `with`, `else`. Like SES it does not
 * escape HTML: who puts a person's words into a template escapes them before.
 * https://docs.aws.amazon.com/ses/latest/dg/send-personalized-email-advanced.html
 */
export function render(template: string, data: Readonly<Record<string, unknown>>): string {
  return renderNodes(parse(template), { value: data });
}

function parse(template: string): Node[] {
  interface Open {
    readonly helper: string;
    readonly argument: string;
    readonly then: Node[];
    readonly otherwise: Node[];
    inElse: boolean;
  }
  const root: Open = { helper: '', argument: '', then: [], otherwise: [], inElse: false };
  const open: Open[] = [root];
  const current = (): Open => open.at(-1) ?? root;
  const push = (node: Node): void => {
    const block = current();
    (block.inElse ? block.otherwise : block.then).push(node);
  };
  let at = 0;
  for (const found of template.matchAll(TAG)) {
    const [whole, sigil, name = '', argument] = found;
    push({ kind: 'text', text: template.slice(at, found.index) });
    at = found.index + whole.length;
    if (sigil === '#') {
      open.push({ helper: name, argument: argument ?? '', then: [], otherwise: [], inElse: false });
    } else if (sigil === '/') {
      const closed = open.length > 1 ? open.pop() : undefined;
      if (closed?.helper !== name) throw new RenderingError(`{{/${name}}} closes no block of that name.`);
      const { helper, then, otherwise } = closed;
      push({ kind: 'block', helper, argument: closed.argument, then, otherwise });
    } else if (name === 'else' && open.length > 1) {
      current().inElse = true;
    } else {
      push({ kind: 'value', path: name });
    }
  }
  if (open.length > 1) throw new RenderingError(`{{#${current().helper}}} is not closed.`);
  push({ kind: 'text', text: template.slice(at) });
  return root.then;
}

function renderNodes(nodes: readonly Node[], scope: Scope): string {
  return nodes.map((node) => renderNode(node, scope)).join('');
}

function renderNode(node: Node, scope: Scope): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'value': {
      const value = lookUp(node.path, scope);
      if (value === undefined || value === null) {
        throw new RenderingError(`Attribute '${node.path}' is not present in the rendering data.`);
      }
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    }
    case 'block':
      return renderBlock(node, scope);
  }
}

function renderBlock(block: Block, scope: Scope): string {
  const value = lookUp(block.argument, scope);
  switch (block.helper) {
    case 'if':
      return renderNodes(isTruthy(value) ? block.then : block.otherwise, scope);
    case 'unless':
      return renderNodes(isTruthy(value) ? block.otherwise : block.then, scope);
    case 'with':
      return isTruthy(value) ? renderNodes(block.then, { value, parent: scope }) : renderNodes(block.otherwise, scope);
    case 'each': {
      const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
      if (entries.length === 0) return renderNodes(block.otherwise, scope);
      const isList = Array.isArray(value);
      return entries
        .map(([key, item]) => renderNodes(block.then, { value: item, key: isList ? Number(key) : key, parent: scope }))
        .join('');
    }
    default:
      throw new RenderingError(`There is no helper ${block.helper}.`);
  }
}

function isTruthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function lookUp(path: string, scope: Scope): unknown {
  if (path.startsWith('../') && scope.parent !== undefined) return lookUp(path.slice('../'.length), scope.parent);
  if (path === '@index' || path === '@key') return scope.key;
  if (path === 'this' || path === '.') return scope.value;
  const steps = (path.startsWith('this.') ? path.slice('this.'.length) : path).split('.');
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? Object.entries(value).find(([name]) => name === step)?.[1]
        : undefined,
    scope.value,
  );
}
