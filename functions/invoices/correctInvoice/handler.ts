import * as z from 'zod/mini';
import { fieldsOf } from '#model/invoices.ts';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import { fileRow, invoiceRow } from '../../platform/rows.ts';
import { getRow, OvertakenError, tableOf } from '../../platform/table.ts';
import { vendorStore } from '../../platform/vendors/store.ts';
import type { InvoiceOrigin } from '../../platform/vendors/twins.ts';
import { twinsIn } from '../../platform/vendors/twins.ts';
import { recheck } from '../checks/recheck.ts';
import { compare } from '../compareInvoice/compare.ts';
import { isThere, originOf } from '../compareInvoice/origin.ts';
import { wholeRow } from '../wholeRow.ts';
import { applyCorrection } from './applyCorrection.ts';
import type { CorrectionRequest, Outcome } from './correct.ts';
import { correct, objection } from './correct.ts';
import { correctionInput } from './input.ts';
import type { Correction, Problem } from './readCorrection.ts';
import { readCorrection } from './readCorrection.ts';
import { withdraw } from './withdraw.ts';

const env = environment({
  INVOICES_TABLE: text,
  INVOICE_REVISIONS_TABLE: text,
  FILES_TABLE: text,
  VENDORS_TABLE: text,
  VENDOR_NAMES_TABLE: text,
  VENDOR_INVOICES_TABLE: text,
  INVOICE_TWINS_TABLE: text,
});
const invoices = tableOf(env.INVOICES_TABLE, invoiceRow, { InvoiceRevisions: env.INVOICE_REVISIONS_TABLE });
const ports = {
  vendors: vendorStore(env.VENDORS_TABLE, env.VENDOR_NAMES_TABLE),
  twins: twinsIn(env.INVOICE_TWINS_TABLE, env.VENDOR_INVOICES_TABLE),
  isThere: async (invoiceId: string) => isThere(await invoices.read(invoiceId)),
};
const asked = z.object({
  caller: z.object({ id: z.string(), seesEverybody: z.boolean() }),
  input: correctionInput,
});

interface Answer {
  readonly invoice: StoredInvoice | null;
  readonly errors: readonly Problem[];
}

export async function handler(event: unknown): Promise<Answer> {
  const { caller, input } = z.parse(asked, event);
  const request = { caller, expectedVersion: input.expectedVersion };
  const row = await invoices.read(input.id);
  const refusal = objection(row, request);
  if (!row || refusal) return refused(refusal ?? { code: 'NOT_FOUND', field: 'id' });
  const { correction, problems } = readCorrection(input, row.part?.lastPage ?? row.pages ?? 0, fieldsOf(wholeRow(row)));
  if (!correction) return refused(...problems);
  const file = await getRow(env.FILES_TABLE, { id: row.fileId }, fileRow);
  const origin = originOf(row, file?.sha256 ?? null);
  const before = (await ports.twins.entry(row.id))?.claims ?? [];
  const outcome = await outcomeOf(row, origin, correction);
  if (!outcome) return { invoice: row, errors: [] };
  const answer = await save(row, request, outcome);
  if (!answer.invoice) {
    const now = await invoices.read(row.id);
    await withdraw(origin, before, now && wholeRow(now), ports.twins);
  }
  return answer;
}

/** What the correction comes to, checked and compared with what came before; null where it changes nothing. */
async function outcomeOf(row: StoredInvoice, origin: InvoiceOrigin, correction: Correction): Promise<Outcome | null> {
  const before = wholeRow(row);
  const kept = { checks: before.checks ?? [], reviews: before.reviews ?? [] };
  const { fields, changes } = applyCorrection(fieldsOf(before), kept.reviews, correction);
  if (changes.length === 0) return null;
  const checked = recheck(fields, kept, new Date().toISOString().slice(0, 10));
  const compared = await compare(origin, { fields, ...checked }, ports);
  return { ...compared, changes, note: correction.note };
}

async function save(row: StoredInvoice, request: CorrectionRequest, outcome: Outcome): Promise<Answer> {
  try {
    const saved = await invoices.settle(row.id, (current) => correct(current, request, outcome));
    const { changes } = outcome;
    logger.info('corrected', {
      invoiceId: row.id,
      by: request.caller.id,
      fields: changes.map(({ field }) => field),
      changed: saved.changed,
      status: saved.row?.status,
    });
    if (saved.changed) return { invoice: saved.row, errors: [] };
    return refused(objection(saved.row, request) ?? { code: 'TRY_AGAIN', field: null });
  } catch (error) {
    if (error instanceof OvertakenError) return refused({ code: 'TRY_AGAIN', field: null });
    throw error;
  }
}

function refused(...errors: Problem[]): Answer {
  return { invoice: null, errors };
}
