import { useMutation, useQueryClient } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import { DescribeInvoiceDocument } from '../../graphql/graphql.ts';
import type { OpenedInvoice } from './opened.ts';
import { categoryWords } from './words.ts';

/** What a language model said of an invoice, and by which: nothing is decided by it. It can be asked where it was not. */
export function Insights({ invoice }: { readonly invoice: OpenedInvoice }) {
  const queries = useQueryClient();
  const describe = useMutation({
    mutationFn: async () => {
      const variables = { id: invoice.id, expectedVersion: invoice.version };
      const { describeInvoice } = await execute(DescribeInvoiceDocument, variables);
      const [problem] = describeInvoice.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['invoice', invoice.id] }),
  });
  const { insights } = invoice;
  return (
    <section aria-labelledby="insights-title" className="card insights">
      <div className="title">
        <h2 id="insights-title">In short</h2>
        <button
          type="button"
          className="quiet"
          disabled={describe.isPending}
          onClick={() => {
            describe.mutate();
          }}
        >
          {insights ? 'Describe again' : 'Describe'}
        </button>
      </div>
      <div aria-live="polite">
        {insights ? (
          <>
            <p>{insights.summary}</p>
            {insights.paymentTerms ? <p>{insights.paymentTerms}</p> : null}
            {insights.anomalies.length > 0 ? (
              <ul>
                {insights.anomalies.map((anomaly) => (
                  <li key={anomaly}>{anomaly}</li>
                ))}
              </ul>
            ) : null}
            <p className="hint">
              <span className="badge">{categoryWords[insights.category]}</span> by {byWords(insights.model)}. It may be
              wrong, and nothing is decided by it.
            </p>
          </>
        ) : (
          <p className="hint">No language model described it.</p>
        )}
        {describe.isPending ? <p className="hint">Thinking …</p> : null}
        {describe.error ? <p className="problem">{describe.error.message}</p> : null}
      </div>
    </section>
  );
}

/** The stand-in of the local cloud is no language model, and is not passed off as one. */
function byWords(model: string): string {
  return model.includes('stand-in')
    ? `${model}, rules that stand in for a language model`
    : `the language model ${model}`;
}
