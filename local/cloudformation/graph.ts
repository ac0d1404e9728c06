import type { ResourceDeclaration } from './assembly.ts';
import { SUB_VARIABLE } from './intrinsics.ts';
import { isRecord, single } from './values.ts';

/**
 * For each resource the others of the same template that must be there before it.
 * Throws `TypeError` naming a circle.
 */
export function dependencies(
  resources: Readonly<Record<string, ResourceDeclaration>>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const graph = new Map<string, ReadonlySet<string>>();
  for (const [logicalId, declaration] of Object.entries(resources)) {
    const named = new Set<string>();
    collect(declaration.Properties, named);
    const explicit = declaration.DependsOn ?? [];
    for (const id of typeof explicit === 'string' ? [explicit] : explicit) named.add(id);
    graph.set(logicalId, new Set([...named].filter((id) => id in resources)));
  }
  refuseCircles(graph);
  return graph;
}

function collect(value: unknown, into: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, into);
    return;
  }
  if (!isRecord(value)) return;
  const intrinsic = single(value);
  if (intrinsic !== undefined) {
    if (intrinsic.name === 'Ref') into.add(String(intrinsic.value));
    if (intrinsic.name === 'Fn::GetAtt') {
      const target: unknown = Array.isArray(intrinsic.value)
        ? intrinsic.value[0]
        : String(intrinsic.value).split('.')[0];
      into.add(String(target));
    }
    if (intrinsic.name === 'Fn::Sub') collectSub(intrinsic.value, into);
  }
  for (const member of Object.values(value)) collect(member, into);
}

function collectSub(argument: unknown, into: Set<string>): void {
  const text: unknown = Array.isArray(argument) ? argument[0] : argument;
  for (const [, , name] of String(text).matchAll(SUB_VARIABLE)) {
    if (name !== undefined) into.add(name.split('.')[0] ?? name);
  }
}

function refuseCircles(graph: ReadonlyMap<string, ReadonlySet<string>>): void {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (done.has(id)) return;
    const at = path.indexOf(id);
    if (at >= 0) throw new TypeError(`resources depend on each other: ${[...path.slice(at), id].join(' → ')}`);
    for (const next of graph.get(id) ?? []) visit(next, [...path, id]);
    done.add(id);
  };
  for (const id of graph.keys()) visit(id, []);
}
