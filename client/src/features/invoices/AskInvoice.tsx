import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { execute } from '../../api.ts';
import { ExplainInvoiceDocument } from '../../graphql/graphql.ts';

/** A question about one invoice, answered by a language model. */
export function AskInvoice({ invoiceId }: { readonly invoiceId: string }) {
  const [question, setQuestion] = useState('');
  const answer = useMutation({ mutationFn: () => execute(ExplainInvoiceDocument, { id: invoiceId, question }) });
  return (
    <form
      className="ask"
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate();
      }}
    >
      <label htmlFor="question">Ask about this invoice</label>
      <div>
        <input
          id="question"
          required
          maxLength={500}
          value={question}
          placeholder="When is it due?"
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
        {answer.data ? (
          <>
            <p className="answer">
              {answer.data.explainInvoice?.text ?? 'There is no answer: the invoice is not read yet.'}
            </p>
            <p className="hint">It may be wrong: check it against the document. {answer.data.explainInvoice?.model}</p>
          </>
        ) : null}
      </div>
    </form>
  );
}
