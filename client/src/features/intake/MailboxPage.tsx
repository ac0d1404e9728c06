import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { execute } from '../../api.ts';
import { AllowMailSenderDocument, InvoiceMailboxDocument, RemoveMailSenderDocument } from '../../graphql/graphql.ts';
import { instantWords } from '../invoices/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';

/** Where invoices can be mailed to, and who is let in. */
export function MailboxPage() {
  useTitle('Mailbox');
  const mailbox = useQuery({ queryKey: ['mailbox'], queryFn: () => execute(InvoiceMailboxDocument, {}) });
  const found = mailbox.data?.invoiceMailbox;
  return (
    <>
      <h1>Mailbox</h1>
      {mailbox.isError ? <Problem message={mailbox.error.message} onRetry={() => void mailbox.refetch()} /> : null}
      {mailbox.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {found ? (
        <div className="mailbox">
          <Address address={found.address} />
          <Senders senders={found.senders} />
        </div>
      ) : null}
    </>
  );
}

function Address({ address }: { readonly address: string }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch (error) {
      // Not allowed here, or not there at all: the address can still be selected.
      if (!(error instanceof Error)) throw error;
      setCopied(false);
    }
  };
  return (
    <section aria-labelledby="address-title" className="card part">
      <h2 id="address-title">Mail invoices here</h2>
      <p className="mail-address">
        <code>{address}</code>
        <button type="button" className="quiet" onClick={() => void copy()}>
          Copy
        </button>
        <span role="status" className="hint">
          {copied === true ? 'Copied' : ''}
          {copied === false ? 'Select it to copy it' : ''}
        </span>
      </p>
      <ol>
        <li>Mail from a sender below is let in; every other mail is left unread.</li>
        <li>Each PDF, picture or e-invoice that is attached becomes an invoice, as if it had been uploaded.</li>
        <li>The sender gets one answer that says what became of each attachment.</li>
      </ol>
    </section>
  );
}

interface Sender {
  readonly address: string;
  readonly allowedAt: string;
}

function Senders({ senders }: { readonly senders: readonly Sender[] }) {
  const queries = useQueryClient();
  const [address, setAddress] = useState('');
  const refetch = () => queries.invalidateQueries({ queryKey: ['mailbox'] });
  const allow = useMutation({
    mutationFn: async () => {
      const { allowMailSender } = await execute(AllowMailSenderDocument, { address: address.trim() });
      const [problem] = allowMailSender.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSuccess: () => {
      setAddress('');
    },
    onSettled: refetch,
  });
  const remove = useMutation({
    mutationFn: async (sender: string) => {
      const { removeMailSender } = await execute(RemoveMailSenderDocument, { address: sender });
      const [problem] = removeMailSender.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled: refetch,
  });
  const problem = allow.error ?? remove.error;
  return (
    <section aria-labelledby="senders-title" className="card part">
      <h2 id="senders-title">Who is let in</h2>
      {senders.length === 0 ? <p className="hint">Nobody yet: allow the first address.</p> : null}
      <ul className="senders">
        {senders.map((sender) => (
          <li key={sender.address}>
            <span>{sender.address}</span>
            <small className="hint">since {instantWords(sender.allowedAt)}</small>
            <button
              type="button"
              className="quiet small"
              aria-label={`Remove ${sender.address}`}
              disabled={remove.isPending}
              onClick={() => {
                remove.mutate(sender.address);
              }}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      <form
        className="question"
        onSubmit={(event) => {
          event.preventDefault();
          allow.mutate();
        }}
      >
        <input
          type="email"
          required
          aria-label="Address to let in"
          placeholder="billing@supplier.example"
          value={address}
          onChange={(event) => {
            setAddress(event.target.value);
          }}
        />
        <button type="submit" disabled={allow.isPending}>
          Let in
        </button>
      </form>
      {problem ? (
        <p role="alert" className="problem">
          {problem.message}
        </p>
      ) : null}
    </section>
  );
}
