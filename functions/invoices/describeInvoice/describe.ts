import * as z from 'zod/mini';
import type { InvoiceInsights } from '#model/invoices.ts';
import { invoiceCategories, MAXIMUM_SUMMARY_LENGTH } from '#model/invoices.ts';
import type { ReadFields } from '../../platform/invoiceMaterial.ts';
import { dataNotInstructions, materialOf, presentable } from '../../platform/invoiceMaterial.ts';
import type { LanguageModel, Question } from '../../ports/languageModel.ts';

const answer = z.object({ summary: z.string().check(z.minLength(1)), category: z.enum(invoiceCategories) });

/** What the model adds to a reading, or null where it refused or answered otherwise. Throws where it does not answer. */
export async function describe(fields: ReadFields, model: LanguageModel): Promise<InvoiceInsights | null> {
  const parsed = z.safeParse(answer, await model.ask(questionAbout(fields)));
  if (!parsed.success) return null;
  const summary = presentable(parsed.data.summary, MAXIMUM_SUMMARY_LENGTH);
  return summary ? { summary, category: parsed.data.category, model: model.id } : null;
}

function questionAbout(fields: ReadFields): Question {
  return {
    instruction:
      'You sort the invoices of a business that stages live events. ' +
      dataNotInstructions +
      'Say in one short paragraph of plain English who charges what for which goods or services, using only what stands ' +
      'there, and choose what the expense is for. Give no advice and no amounts that do not stand there.',
    material: materialOf(fields),
    form: {
      name: 'describe_invoice',
      description: 'Describes one invoice and says what the expense is for.',
      schema: {
        type: 'object',
        properties: {
          summary: { type: 'string', description: `One paragraph, at most ${MAXIMUM_SUMMARY_LENGTH} characters.` },
          category: { type: 'string', enum: invoiceCategories, description: 'What the expense is for.' },
        },
        required: ['summary', 'category'],
      },
    },
    maximumTokens: 400,
  };
}
