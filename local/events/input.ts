import type { Target } from './targets.ts';

export interface EventContext {
  readonly ruleArn: string;
  readonly ruleName: string;
  /** ISO 8601. */
  readonly ingestionTime: string;
}

/**
 * What a target gets of an event: all of it, a part, a constant, or a template filled in.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function targetInput(target: Target, event: Readonly<Record<string, unknown>>, context: EventContext): string {
  if (target.Input !== undefined) return target.Input;
  if (target.InputPath !== undefined) return JSON.stringify(valueAt(event, target.InputPath) ?? null);
  if (target.InputTransformer === undefined) return JSON.stringify(event);
  const { InputPathsMap: paths, InputTemplate: template } = target.InputTransformer;
  const values = new Map<string, unknown>([
    ...Object.entries(paths).map(([name, path]): [string, unknown] => [name, valueAt(event, path)]),
    ['aws.events.rule-arn', context.ruleArn],
    ['aws.events.rule-name', context.ruleName],
    ['aws.events.event.ingestion-time', context.ingestionTime],
    ['aws.events.event', event],
    ['aws.events.event.json', event],
  ]);
  return fill(template, values);
}

/** `$.detail.items[0].name`; `$` is the whole. */
export function valueAt(event: unknown, path: string): unknown {
  const steps = [...path.replace(/^\$/u, '').matchAll(/\.([^.[\]]+)|\[(\d+)\]|\['([^']+)'\]/gu)];
  return steps.reduce<unknown>((value, [, name, index, quoted]) => {
    if (Array.isArray(value) && index !== undefined) return value[Number(index)];
    const key = name ?? quoted;
    if (typeof value !== 'object' || value === null || key === undefined) return undefined;
    return Object.getOwnPropertyDescriptor(value, key)?.value;
  }, event);
}

/** Between quotes a value is part of the text, outside it is JSON of its own. */
function fill(template: string, values: ReadonlyMap<string, unknown>): string {
  let filled = '';
  let quoted = false;
  for (let at = 0; at < template.length; at += 1) {
    const letter = template.charAt(at);
    if (letter === '\\' && quoted) {
      filled += template.slice(at, at + 2);
      at += 1;
      continue;
    }
    const [placeholder, name] = letter === '<' ? (/^<([\w.-]+)>/u.exec(template.slice(at)) ?? []) : [];
    if (placeholder !== undefined && name !== undefined && values.has(name)) {
      filled += quoted ? asText(values.get(name)) : JSON.stringify(values.get(name) ?? null);
      at += placeholder.length - 1;
      continue;
    }
    if (letter === '"') quoted = !quoted;
    filled += letter;
  }
  return filled;
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return JSON.stringify(typeof value === 'string' ? value : JSON.stringify(value)).slice(1, -1);
}
