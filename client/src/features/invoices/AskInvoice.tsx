import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { execute } from '../../api.ts';
import { ExplainInvoiceDocument } from '../../graphql/graphql.ts';

/** A question about one invoice, answered by a language model. */
export function AskInvoice({ invoiceId }: { readonly invoiceId: string }) {
  const [question, setQuestion] = useState('');
  const answer = useMutation({ mutationFn: () => execute(ExplainInvoiceDocument, { id: invoiceId, question }) });
  const explanation = answer.data?.explainInvoice;
  return (
    <form
      className="card ask"
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate();
      }}
    >
      <h2>
        <label htmlFor="question">Ask about this invoice</label>
      </h2>
      <div className="question">
        <input
          id="question"
          required
          maxLength={500}
          value={question}
          placeholder="When is it due?"
          autoComplete="off"
          onChange={(event) => {
            setQuestion(event.target.value);
          }}
        />
        <button type="submit" disabled={answer.isPending}>
          Ask
        </button>
      </div>
      <div aria-live="polite">
        {answer.isPending ? <p className="hint">Thinking …</p> : null}
        {answer.isError ? <p className="problem">{answer.error.message}</p> : null}
        {answer.isSuccess ? (
          <>
            <p className="answer">{explanation?.text ?? 'There is no answer: the invoice is not read yet.'}</p>
            {explanation ? (
              <p className="hint">By {explanation.model}. It may be wrong: check it against the document.</p>
            ) : null}
          </>
        ) : null}
      </div>
    </form>
  );
}
