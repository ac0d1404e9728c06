import * as z from 'zod/mini';
import type { ReportErrorCode } from '#model/errors.ts';
import { reportErrorSentences } from '#model/errors.ts';
import type { ReportUserError } from '#model/generated.ts';
import type { Filter, SearchPlan } from '#model/reports.ts';
import { filterFault, filterOf, MAXIMUM_EXPORTED_IDS, searchPlan } from '#model/reports.ts';
import { tokensIn } from '#model/words.ts';

const part = z.nullish(z.string());

/** What `exportInvoices` is given. GraphQL has seen to the enums. */
export const exportRequest = z.object({
  callerId: z.string(),
  /** Whether the caller may see everybody's invoices. */
  everybody: z.boolean(),
  input: z.object({
    format: z.enum(['CSV', 'JSON', 'UBL', 'ICS']),
    filter: z.nullish(
      z.object({
        text: part,
        vendorId: part,
        category: z.nullish(z.custom<Filter['category']>(isText)),
        currency: z.nullish(z.custom<Filter['currency']>(isText)),
        minimumTotal: part,
        maximumTotal: part,
        from: part,
        to: part,
      }),
    ),
    ids: z.nullish(z.array(z.string())),
  }),
});

export type ExportRequest = z.output<typeof exportRequest>;

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

/** Which invoices are meant: those of a plan, or those of these ids. */
export type Choice =
  | { readonly plan: SearchPlan; readonly ids: null }
  | { readonly plan: null; readonly ids: readonly string[] };

/** What is wrong with a call. */
export function reportError(code: ReportErrorCode, field: string | null, message?: string): ReportUserError {
  return { code, field, message: message ?? reportErrorSentences[code] };
}

const LONGEST_ID = 64;

/** Which invoices a call means, or what is wrong with it. */
export function choose({ filter, ids }: ExportRequest['input']): Choice | ReportUserError {
  if (!filter === !ids) return reportError('INVALID_CHOICE', null);
  if (ids) return chooseIds(ids);
  const meant = filterOf(filter ?? {});
  const words = tokensIn((meant.text ?? '').normalize('NFKD'));
  const fault = filterFault(meant, words);
  if (fault) return reportError('INVALID_FILTER', `filter.${fault.part}`, fault.message);
  return { plan: searchPlan(meant, words), ids: null };
}

function chooseIds(ids: readonly string[]): Choice | ReportUserError {
  if (ids.length === 0) return reportError('INVALID_CHOICE', 'ids');
  if (ids.length > MAXIMUM_EXPORTED_IDS) {
    return reportError('TOO_MANY', 'ids', `At most ${MAXIMUM_EXPORTED_IDS} invoices can be named.`);
  }
  if (new Set(ids).size < ids.length) return reportError('INVALID_CHOICE', 'ids', 'Name each invoice once.');
  const odd = ids.findIndex((id) => id === '' || id.length > LONGEST_ID);
  return odd < 0 ? { plan: null, ids } : reportError('NOTHING_FOUND', `ids.${odd}`);
}
