interface Promo {
  readonly typed: string;
  /** The code that the sum was asked for with; empty where none. */
  readonly used: string;
  /** Whether the sum is not known yet. */
  readonly asking: boolean;
}

/** What a press of the button that books does: nobody pays a sum that they did not see, and a code that was typed changes it. */
export function pressOf({ typed, used, asking }: Promo): 'USE_CODE' | 'WAIT' | 'BOOK' {
  if (typed.trim() !== used) return 'USE_CODE';
  // The second press of a double click would else book without the code.
  return asking ? 'WAIT' : 'BOOK';
}
