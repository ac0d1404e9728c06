/** A quantity as printed, parted into its figure and what it is counted in. */
export interface Counted {
  readonly figure: string;
  readonly unit: string | undefined;
}

const LONGEST_UNIT = 20;
/** `3 pcs`, `2,5 Std.`, `1.00 kg`, `3x`, `10 m²`, `8 Unit(s)`. */
const BEHIND = /^\s*([-+]?\d[\d.,'’\u00a0 ]*)\s?((?:\p{L}[\p{L}²³]*[\d.]?)(?:\(\p{L}+\))?(?:[ /-]\p{L}+\.?){0,2})\s*$/u;
const BEFORE = /^\s*(\p{L}[\p{L}.]*)\s+([-+]?\d[\d.,]*)\s*$/u;
/** Signs of multiplication, not units. */
const TIMES = /^[x×*]$/iu;

/** Parts a printed quantity (`3 pcs`). What is no figure with a short word is left whole. */
export function countedOf(text: string): Counted {
  const behind = BEHIND.exec(text);
  if (behind?.[1] !== undefined && behind[2] !== undefined) return counted(behind[1], behind[2]);
  const before = BEFORE.exec(text);
  if (before?.[1] !== undefined && before[2] !== undefined) return counted(before[2], before[1]);
  return { figure: text, unit: undefined };
}

function counted(figure: string, word: string): Counted {
  const unit = word.trim();
  return { figure, unit: TIMES.test(unit) || unit.length > LONGEST_UNIT ? undefined : unit };
}
