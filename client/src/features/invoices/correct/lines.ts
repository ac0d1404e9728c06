import type { CorrectedLineInput } from '../../../graphql/graphql.ts';
import type { OpenedLine } from '../opened.ts';
import type { FieldForm } from './fields.ts';
import { valueTyped } from './fields.ts';

export type LineField = keyof CorrectedLineInput;

/** A line as it is typed: empty where nothing is printed. */
export type TypedLine = Readonly<Record<LineField, string>>;

/** How each part of a line is typed, in the order in which lines are printed. */
export const lineForms: Readonly<Record<LineField, FieldForm>> = {
  code: 'text',
  description: 'text',
  quantity: 'amount',
  unit: 'text',
  unitPrice: 'amount',
  taxRate: 'amount',
  amount: 'amount',
};

/** The parts of a line in the order in which lines are printed. */
export const lineFields = Object.keys(lineForms) as readonly LineField[];

export const emptyLine: TypedLine = {
  code: '',
  description: '',
  quantity: '',
  unit: '',
  unitPrice: '',
  taxRate: '',
  amount: '',
};

/** A line that was read, as it is typed. */
export function typedOf(line: OpenedLine): TypedLine {
  return {
    code: line.code?.value ?? '',
    description: line.description?.value ?? '',
    quantity: line.quantity?.value ?? '',
    unit: line.unit?.value ?? '',
    unitPrice: line.unitPrice?.value ?? '',
    taxRate: line.taxRate?.value ?? '',
    amount: line.amount?.value ?? '',
  };
}

/** What the API is sent of a line, and what it would refuse at once. */
export function lineTyped(line: TypedLine): {
  readonly input: CorrectedLineInput;
  readonly problems: Readonly<Partial<Record<LineField, string>>>;
} {
  const input: CorrectedLineInput = {};
  const problems: Partial<Record<LineField, string>> = {};
  for (const name of lineFields) {
    const typed = valueTyped(lineForms[name], line[name]);
    if ('problem' in typed) problems[name] = typed.problem;
    else if (typed.value !== '') input[name] = typed.value;
  }
  return { input, problems };
}
