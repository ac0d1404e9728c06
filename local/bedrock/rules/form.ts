import { classify } from './categories.ts';
import { amountOf, factNames, normal } from './facts.ts';
import type { Facts } from './facts.ts';
import { findings } from './findings.ts';
import { answer, summary, terms } from './sentences.ts';

type Schema = Readonly<Record<string, unknown>>;

interface Filling {
  readonly facts: Facts;
  readonly now: number;
  readonly root: Schema;
}

const deepest = 12;

/**
 * Fills a tool's JSON Schema from the facts: by the name of each property where rules know it, else by a value of that name
 * in the prompt's JSON, else by the emptiest value that the schema takes.
 */
export function fillForm(schema: unknown, facts: Facts, now: number): unknown {
  const root = schemaOf(schema);
  return fill(root, '', { facts, now, root }, 0);
}

function fill(given: Schema, name: string, filling: Filling, depth: number): unknown {
  if (depth > deepest) return null;
  const schema = resolved(given, filling.root);
  if ('const' in schema) return schema['const'];
  const options = listOf(schema['enum']);
  if (options.length > 0) return choose(options, name, filling.facts);
  const variants = [...listOf(schema['anyOf']), ...listOf(schema['oneOf'])];
  if (variants.length > 0) {
    const filled = variants.map(schemaOf).filter((variant) => variant['type'] !== 'null');
    const [first] = filled;
    return first === undefined ? null : fill(first, name, filling, depth + 1);
  }
  const parts = listOf(schema['allOf']);
  if (parts.length > 0)
    return fill(Object.assign({}, schema, { allOf: undefined }, ...parts.map(schemaOf)), name, filling, depth + 1);
  const types = typeof schema['type'] === 'string' ? [schema['type']] : listOf(schema['type']).map(String);
  const nullable = types.includes('null');
  switch (types.find((type) => type !== 'null') ?? ('properties' in schema ? 'object' : 'string')) {
    case 'object':
      return fillObject(schema, filling, depth);
    case 'array':
      return fillList(schema, name, filling, depth);
    case 'number':
    case 'integer':
      return fillNumber(schema, name, filling.facts, nullable);
    case 'boolean':
      return fillBoolean(name, filling);
    default:
      return fillText(schema, name, filling.facts, nullable);
  }
}

function fillObject(schema: Schema, filling: Filling, depth: number): Record<string, unknown> {
  const properties = Object.entries(schemaOf(schema['properties']));
  return Object.fromEntries(properties.map(([name, inner]) => [name, fill(schemaOf(inner), name, filling, depth + 1)]));
}

function fillList(schema: Schema, name: string, filling: Filling, depth: number): unknown[] {
  const items = schemaOf(schema['items']);
  const least = Number(schema['minItems'] ?? 0);
  const most = Number(schema['maxItems'] ?? Infinity);
  if (/anomal|issue|warning|finding|problem|risk|concern|flag/.test(normal(name))) {
    const texts = findings(filling.facts, filling.now).slice(0, most);
    const type = resolved(items, filling.root)['type'];
    return type === undefined || type === 'string'
      ? texts
      : texts.map((text) => describing(items, text, filling, depth));
  }
  const fromData = filling.facts.leaves.get(normal(name));
  if (Array.isArray(fromData)) return fromData.slice(0, most);
  return Array.from({ length: least }, () => fill(items, name, filling, depth + 1));
}

/** An object of a list of findings: its sentence goes to the member that is meant for one. */
function describing(items: Schema, text: string, filling: Filling, depth: number): unknown {
  const object = fillObject(resolved(items, filling.root), filling, depth);
  const target =
    ['message', 'description', 'text', 'detail', 'reason'].find((name) => name in object) ?? Object.keys(object)[0];
  return target === undefined ? object : { ...object, [target]: text };
}

function fillText(schema: Schema, name: string, facts: Facts, nullable: boolean): string | null {
  const value = textFor(normal(name), facts);
  if (value === undefined && nullable) return null;
  const least = Number(schema['minLength'] ?? 0);
  const text = value ?? (least > 0 ? 'unknown'.padEnd(least, '.') : '');
  const most = Number(schema['maxLength'] ?? Infinity);
  return text.length > most ? text.slice(0, most) : text;
}

function textFor(name: string, facts: Facts): string | undefined {
  if (/^(summary|description|overview|abstract)$/.test(name)) return summary(facts);
  if (/^(text|answer|explanation|response|reply)$/.test(name)) return answer(facts.question, facts);
  if (/^(payment|payments)?(terms|conditions)$/.test(name)) return terms(facts);
  const known = factNames.find((fact) => normal(fact) === name || name === `invoice${normal(fact)}`);
  const fact = known === undefined ? undefined : facts.known[known];
  if (fact !== undefined) return fact.value;
  const leaf = facts.leaves.get(name);
  return typeof leaf === 'string' || typeof leaf === 'number' ? String(leaf) : undefined;
}

function fillNumber(schema: Schema, name: string, facts: Facts, nullable: boolean): number | null {
  const key = normal(name);
  const known = factNames.find((fact) => normal(fact) === key);
  const found = amountOf(known === undefined ? facts.leaves.get(key) : facts.known[known]?.value);
  const guess = /confidence|score|probability/.test(key)
    ? 0.5
    : /count|lines|items/.test(key)
      ? facts.lines.length
      : undefined;
  const value = found ?? guess;
  if (value === undefined && nullable) return null;
  const bounded = Math.min(
    Math.max(value ?? 0, Number(schema['minimum'] ?? -Infinity)),
    Number(schema['maximum'] ?? Infinity),
  );
  return schema['type'] === 'integer' ? Math.round(bounded) : bounded;
}

function fillBoolean(name: string, { facts, now }: Filling): boolean {
  const leaf = facts.leaves.get(normal(name));
  if (typeof leaf === 'boolean') return leaf;
  return /anomal|review|suspicious|issue|problem/.test(normal(name)) && findings(facts, now).length > 0;
}

function choose(options: readonly unknown[], name: string, facts: Facts): unknown {
  const leaf = facts.leaves.get(normal(name));
  if (leaf !== undefined && options.includes(leaf)) return leaf;
  const texts = options.filter((option) => typeof option === 'string');
  return texts.length === 0 ? options[0] : classify(texts, facts);
}

function resolved(schema: Schema, root: Schema): Schema {
  const reference = schema['$ref'];
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return schema;
  let target: unknown = root;
  for (const part of reference.slice(2).split('/'))
    target = schemaOf(target)[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  return schemaOf(target);
}

function schemaOf(value: unknown): Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
