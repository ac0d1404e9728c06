/** What was typed since something was sent: it is not saved with that, and stays. */
export function typedSince<Draft extends object>(typed: Partial<Draft>, sent: Partial<Draft>): Partial<Draft> {
  return typedOf(typed, (part) => typed[part] !== sent[part]);
}

/** What was typed of some parts. */
export function typedOf<Draft extends object>(
  typed: Partial<Draft>,
  has: (part: keyof Draft) => boolean,
): Partial<Draft> {
  const kept: Partial<Draft> = {};
  for (const part of Object.keys(typed) as (keyof Draft)[]) if (has(part)) kept[part] = typed[part];
  return kept;
}
