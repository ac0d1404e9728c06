/** What was typed since something was sent: it is not saved with that, and stays. */
export function typedSince<Draft extends object>(typed: Partial<Draft>, sent: Partial<Draft>): Partial<Draft> {
  const kept: Partial<Draft> = {};
  for (const part of Object.keys(typed) as (keyof Draft)[]) if (typed[part] !== sent[part]) kept[part] = typed[part];
  return kept;
}
