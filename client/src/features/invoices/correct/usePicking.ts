import type { CorrectableField } from '../../../graphql/graphql.ts';
import type { Candidate, Marked, Picking } from '../marking.ts';
import { fieldWords } from '../words.ts';
import { valueDrawn } from './drawn.ts';
import { candidatesFor } from './FieldRow.tsx';
import { correctable, readOf } from './fields.ts';
import type { Correction } from './useCorrection.ts';

/** What the document offers to the field that is being corrected; null while none is. */
export function usePicking(
  correction: Correction,
  active: CorrectableField | null,
  onPin: (marked: Marked | null) => void,
): Picking | null {
  if (active === null) return null;
  const { shown, fields } = correction;
  const { name, form } = correctable[active];
  const inForm = (value: string) => valueDrawn(form, value);
  // Of numbers without decimals, few are amounts: an account's, a customer's.
  const offered = (value: string) => inForm(value) !== null && (form !== 'amount' || /[.,]\d\d\D*$/.test(value));
  const details = shown.details.filter(({ value }) => offered(value));
  const take = ({ value, place }: Candidate) => {
    correction.type(active, { value: inForm(value) ?? value, place });
    if (place) onPin({ field: name, place });
  };
  return {
    label: fieldWords(name),
    candidates: [...candidatesFor(shown, active), ...details],
    onPick: take,
    onDraw: (place, text) => {
      const kept = fields[active]?.value ?? readOf(shown, active)?.value ?? '';
      take({ value: (text === null ? null : inForm(text)) ?? kept, place });
    },
  };
}
