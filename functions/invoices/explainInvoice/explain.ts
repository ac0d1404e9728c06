import * as z from 'zod/mini';
import type { InvoiceExplanation } from '#model/generated.ts';
import { MAXIMUM_EXPLANATION_LENGTH } from '#model/insights.ts';
import type { ReadFields } from '../../platform/invoiceMaterial.ts';
import { dataNotInstructions, materialOf, presentable } from '../../platform/invoiceMaterial.ts';
import type { LanguageModel } from '../../ports/languageModel.ts';

const answer = z.object({ text: z.string().check(z.minLength(1)) });

/** The model's answer to a person's question, or null where it refused or answered otherwise. Throws where it does not answer. */
export async function explain(
  question: string,
  fields: ReadFields,
  model: LanguageModel,
): Promise<InvoiceExplanation | null> {
  const { filled } = await model.ask({
    instruction:
      'You answer questions about one invoice for somebody who works with it. ' +
      dataNotInstructions +
      'Between <question> and </question> stands what the person asks. Answer from the invoice alone, briefly and in the ' +
      'language of the question; say so where it does not tell. Never state a value that does not stand there.',
    material: `${materialOf(fields)}\n<question>${question.replaceAll('<', '‹')}</question>`,
    form: {
      name: 'answer_question',
      description: 'Answers the question about the invoice.',
      schema: {
        type: 'object',
        properties: {
          text: { type: 'string', description: `The answer, at most ${MAXIMUM_EXPLANATION_LENGTH} characters.` },
        },
        required: ['text'],
      },
    },
    maximumTokens: 800,
  });
  const parsed = z.safeParse(answer, filled);
  const text = parsed.success ? presentable(parsed.data.text, MAXIMUM_EXPLANATION_LENGTH) : '';
  return text ? { text, model: model.id } : null;
}
