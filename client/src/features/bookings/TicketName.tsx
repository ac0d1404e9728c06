import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { execute } from '../../api.ts';
import type { BookingPartsFragment } from '../../graphql/graphql.ts';
import { ChangeTicketNameDocument } from '../../graphql/graphql.ts';
import { instantWords } from '../invoices/words.ts';
import { FieldProblem } from '../shell/FieldProblem.tsx';
import { LONGEST_NAME } from './names.ts';
import { tryAgain } from './tryAgain.ts';

interface TicketNameProps {
  readonly booking: Pick<BookingPartsFragment, 'id' | 'version'>;
  readonly ticket: BookingPartsFragment['tickets'][number];
  /** Of its booking, from 1. */
  readonly number: number;
  /** Whether another name may be written on it. */
  readonly changeable: boolean;
}

/** Who comes with a ticket, who was to come before, and a form that writes another name on it. */
export function TicketName({ booking, ticket, number, changeable }: TicketNameProps) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  // Whoever closes the form finds themselves where they opened it.
  useEffect(() => {
    if (wasOpen.current && !open) opener.current?.focus();
    wasOpen.current = open;
  }, [open]);
  const last = ticket.nameChanges.at(-1);
  if (open && changeable) {
    return (
      <NameForm
        booking={booking}
        ticket={ticket}
        number={number}
        onDone={() => {
          setOpen(false);
        }}
      />
    );
  }
  return (
    <>
      {ticket.name === null ? null : <small>{ticket.name}</small>}
      {last ? (
        <small className="hint">
          {last.previousName === null ? 'Named' : `Instead of ${last.previousName}`} since {instantWords(last.at)}
        </small>
      ) : null}
      {changeable ? (
        <button
          ref={opener}
          type="button"
          className="quiet small"
          aria-label={`${ticket.name === null ? 'Name' : 'Change name on'} ticket ${String(number)}`}
          onClick={() => {
            setOpen(true);
          }}
        >
          {ticket.name === null ? 'Name' : 'Change name'}
        </button>
      ) : null}
    </>
  );
}

interface NameFormProps extends Omit<TicketNameProps, 'changeable'> {
  readonly onDone: () => void;
}

function NameForm({ booking: { id: bookingId, version }, ticket: { id, name }, number, onDone }: NameFormProps) {
  const queries = useQueryClient();
  const [typed, setTyped] = useState(name ?? '');
  const field = useRef<HTMLInputElement>(null);
  const problemId = useId();
  useEffect(() => field.current?.select(), []);
  const change = useMutation({
    mutationFn: async () => {
      const { userErrors } = await tryAgain(
        async () =>
          (await execute(ChangeTicketNameDocument, { id, expectedVersion: version, name: typed.trim() }))
            .changeTicketName,
      );
      const [problem] = userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: ['booking', bookingId] }),
  });
  return (
    <form
      aria-label={`The name on ticket ${String(number)}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!change.isPending) change.mutate();
      }}
    >
      <input
        ref={field}
        onKeyDown={({ key }) => {
          if (key === 'Escape' && !change.isPending) onDone();
        }}
        required
        maxLength={LONGEST_NAME}
        autoComplete="off"
        aria-label={`Name on ticket ${String(number)}`}
        aria-invalid={change.isError}
        aria-describedby={problemId}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
        }}
      />
      <button type="submit" className="small" disabled={change.isPending || typed.trim() === ''}>
        Save name
      </button>
      <button type="button" className="quiet small" disabled={change.isPending} onClick={onDone}>
        Keep as it is
      </button>
      <FieldProblem id={problemId} message={change.error?.message ?? null} />
    </form>
  );
}
