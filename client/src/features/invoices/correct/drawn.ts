import type { FieldForm } from './fields.ts';
import { valueTyped } from './fields.ts';

/**
 * What the text in a drawn box comes to in a field's own form, or null where that cannot be told: then the field keeps its value.
 * Of points and commas in an amount, the last is the decimal one where one or two digits follow it. A person looks at it before it is saved.
 */
export function valueDrawn(form: FieldForm, text: string): string | null {
  if (form === 'kind') return null;
  const raw = form === 'amount' ? amountIn(text) : text;
  if (raw === null) return null;
  const typed = valueTyped(form, raw);
  return 'value' in typed && typed.value !== '' ? typed.value : null;
}

/** An amount with at most a currency beside it: a date or an account number is none. */
function amountIn(text: string): string | null {
  const found = /^[^\d/%()-]{0,6}((?:(?<!\p{L})-)?\d(?:[\d.,'’\s]*\d)?)[^\d/%()-]{0,6}$/u.exec(
    text.trim().replace(/[−–]/g, '-'),
  );
  if (!found?.[1]) return null;
  const digits = found[1].replace(/[\s'’]/g, '');
  const [, whole = digits, decimals] = /^(.*)[.,](\d{1,2})$/.exec(digits) ?? [];
  const plain = whole.replace(/[.,]/g, '');
  return decimals === undefined ? plain : `${plain}.${decimals}`;
}
