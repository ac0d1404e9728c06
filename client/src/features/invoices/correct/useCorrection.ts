import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer } from 'react';
import { execute } from '../../../api.ts';
import type { CorrectableField, CorrectedLineInput, PlacePartsFragment } from '../../../graphql/graphql.ts';
import { CorrectInvoiceDocument } from '../../../graphql/graphql.ts';
import type { OpenedInvoice } from '../opened.ts';
import { correctable, correctableFields, readOf, valueTyped } from './fields.ts';
import type { TypedLine } from './lines.ts';
import { lineTyped, lineFields } from './lines.ts';

/** What somebody made of a field. */
export interface Typed {
  readonly value: string;
  /** Where it stands, where that was shown on the document. */
  readonly place: PlacePartsFragment | null;
  /** It was looked at and is right: a doubt about it ends, though nothing changes. */
  readonly confirmed?: boolean;
}

interface State {
  /** The invoice as it was when the first change was made; null while there is none. What is shown stays this until it is saved. */
  readonly base: OpenedInvoice | null;
  readonly fields: Readonly<Partial<Record<CorrectableField, Typed>>>;
  readonly lines: readonly TypedLine[] | null;
  readonly note: string;
  /** Sentences beside fields (`TOTAL`, `lines.2.amount`), and what is about none of them under the empty name. */
  readonly problems: Readonly<Record<string, string>>;
}

type Action =
  | { readonly type: 'typed'; readonly invoice: OpenedInvoice; readonly field: CorrectableField; readonly typed: Typed }
  | { readonly type: 'linesTyped'; readonly invoice: OpenedInvoice; readonly lines: readonly TypedLine[] | null }
  | { readonly type: 'noted'; readonly note: string }
  | { readonly type: 'refused'; readonly problems: State['problems'] }
  | { readonly type: 'loaded'; readonly invoice: OpenedInvoice }
  | { readonly type: 'ended' };

const untouched: State = { base: null, fields: {}, lines: null, note: '', problems: {} };

function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'typed': {
      const base = state.base ?? action.invoice;
      const { [action.field]: _, ...rest } = state.fields;
      const { [action.field]: __, ...problems } = state.problems;
      const read = readOf(base, action.field)?.value ?? '';
      const changed =
        action.typed.value.trim() !== read || action.typed.place !== null || action.typed.confirmed === true;
      const fields = changed ? { ...rest, [action.field]: action.typed } : rest;
      return settled({ ...state, base, fields, problems });
    }
    case 'linesTyped': {
      const problems = Object.fromEntries(Object.entries(state.problems).filter(([name]) => !name.startsWith('lines')));
      return settled({ ...state, base: state.base ?? action.invoice, lines: action.lines, problems });
    }
    case 'noted':
      return { ...state, note: action.note };
    case 'refused':
      return { ...state, problems: action.problems };
    case 'loaded':
      return settled({ ...state, base: action.invoice, problems: {} });
    case 'ended':
      return untouched;
  }
}

/** Without a change there is nothing to keep: what is shown follows the invoice again. */
function settled(state: State): State {
  return Object.keys(state.fields).length === 0 && state.lines === null ? { ...untouched, note: state.note } : state;
}

export interface Correction {
  /** The invoice that is shown: while there are changes, as it was when they began. */
  readonly shown: OpenedInvoice;
  readonly changes: number;
  readonly fields: State['fields'];
  readonly lines: readonly TypedLine[] | null;
  readonly note: string;
  readonly problems: State['problems'];
  /** Somebody or something else changed the invoice since the first change here. */
  readonly stale: boolean;
  readonly saving: boolean;
  readonly type: (field: CorrectableField, typed: Typed) => void;
  readonly typeLines: (lines: readonly TypedLine[] | null) => void;
  readonly setNote: (note: string) => void;
  /** Goes on with the newer invoice and keeps what was typed. */
  readonly load: () => void;
  readonly discard: () => void;
  /** Saves all changes in one call. Answers the version that this made, or null where it did not succeed. */
  readonly save: () => Promise<number | null>;
}

/** What is being corrected of an invoice and not saved yet. */
export function useCorrection(invoice: OpenedInvoice): Correction {
  const queries = useQueryClient();
  const [state, dispatch] = useReducer(reduce, queries.getQueryData<State>(['correction', invoice.id]) ?? untouched);
  // Whoever looks at another page finds here what they typed; signing out forgets it with everything else.
  useEffect(() => {
    queries.setQueryDefaults(['correction'], { gcTime: Infinity });
    queries.setQueryData(['correction', invoice.id], state);
  }, [queries, invoice.id, state]);
  const shown = state.base ?? invoice;
  const changes = Object.keys(state.fields).length + (state.lines === null ? 0 : 1);

  const saving = useMutation({
    mutationFn: async (): Promise<number | null> => {
      const { input, order, problems } = inputOf(state, shown);
      if (Object.keys(problems).length > 0) {
        dispatch({ type: 'refused', problems });
        return null;
      }
      const { correctInvoice } = await execute(CorrectInvoiceDocument, { input });
      if (correctInvoice.userErrors.length > 0) {
        const refused = correctInvoice.userErrors.map(({ field, message }): [string, string] => [
          beside(field, order),
          message,
        ]);
        dispatch({ type: 'refused', problems: Object.fromEntries(refused) });
        await queries.invalidateQueries({ queryKey: ['invoice', invoice.id] });
        return null;
      }
      await queries.invalidateQueries({ queryKey: ['invoice', invoice.id] });
      dispatch({ type: 'ended' });
      void queries.invalidateQueries({ queryKey: ['invoices'] });
      return correctInvoice.invoice?.version ?? null;
    },
    onError: (error) => {
      dispatch({ type: 'refused', problems: { '': error.message } });
    },
  });

  return {
    shown,
    changes,
    fields: state.fields,
    lines: state.lines,
    note: state.note,
    problems: state.problems,
    stale: invoice.version > shown.version && !saving.isPending,
    saving: saving.isPending,
    type: (field, typed) => {
      dispatch({ type: 'typed', invoice, field, typed });
    },
    typeLines: (lines) => {
      dispatch({ type: 'linesTyped', invoice, lines });
    },
    setNote: (note) => {
      dispatch({ type: 'noted', note });
    },
    load: () => {
      dispatch({ type: 'loaded', invoice });
    },
    discard: () => {
      dispatch({ type: 'ended' });
    },
    save: async () => {
      if (changes === 0 || saving.isPending) return null;
      // What failed stands beside its field already.
      return saving.mutateAsync().catch(() => null);
    },
  };
}

/** What the API is sent, in which order the fields are in it, and what it would refuse at once. */
function inputOf(state: State, shown: OpenedInvoice) {
  const problems: Record<string, string> = {};
  const order = correctableFields.filter((field) => state.fields[field]);
  const fields = order.map((field) => {
    const { value, place } = state.fields[field] ?? { value: '', place: null };
    const typed = valueTyped(correctable[field].form, value);
    if ('problem' in typed) problems[field] = typed.problem;
    const sent = 'value' in typed && typed.value !== '' ? typed.value : null;
    return { field, value: sent, ...(place && sent !== null ? { place: plain(place) } : {}) };
  });
  const lines = state.lines?.map((line, index): CorrectedLineInput => {
    const { input, problems: refused } = lineTyped(line);
    for (const name of lineFields) {
      const problem = refused[name];
      if (problem) problems[`lines.${String(index)}.${name}`] = problem;
    }
    return input;
  });
  const note = state.note.trim();
  return {
    order,
    problems,
    input: {
      id: shown.id,
      expectedVersion: shown.version,
      ...(fields.length > 0 ? { fields } : {}),
      ...(lines ? { lines } : {}),
      ...(note === '' ? {} : { note }),
    },
  };
}

/** An input takes a place's own parts and nothing else. */
function plain({ page, left, top, width, height }: PlacePartsFragment): PlacePartsFragment {
  return { page, left, top, width, height };
}

/** Where a problem is shown: beside the field that its path names (`fields.2.value`), or below them all. */
function beside(path: string | null, order: readonly CorrectableField[]): string {
  const [head, index] = (path ?? '').replace(/^input\./, '').split('.');
  if (head === 'fields' && index !== undefined) return order[Number(index)] ?? '';
  if (head === 'lines') return (path ?? '').replace(/^input\./, '');
  return correctableFields.find((field) => field === head || correctable[field].name === head) ?? '';
}
