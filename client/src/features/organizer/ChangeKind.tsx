import { useState } from 'react';
import { execute } from '../../api.ts';
import type {
  ChangeTicketCategoryInput,
  OrganizedPartsFragment,
  TicketCategoryPartsFragment,
} from '../../graphql/graphql.ts';
import { ChangeTicketCategoryDocument } from '../../graphql/graphql.ts';
import { nameToday } from '../events/zoneNames.ts';
import { TicketFields } from './TicketFields.tsx';
import type { TicketDraft } from './draft.ts';
import { ticketInput, ticketOf } from './draft.ts';
import { isFieldOfOneKind } from './form.ts';
import { kindChange } from './kindChange.ts';
import { problemsOf } from './problems.ts';
import { timeTyped } from './times.ts';
import { typedSince } from './typing.ts';
import { useLifeStep } from './useLifeStep.ts';
import { factWords, ticketWords } from './words.ts';

interface ChangeKindProps {
  readonly event: OrganizedPartsFragment;
  readonly category: TicketCategoryPartsFragment;
}

interface Sent {
  readonly expectedVersion: number;
  readonly input: ChangeTicketCategoryInput;
  /** What was typed to come to that. */
  readonly typed: Partial<TicketDraft>;
}

/** Changes one kind of tickets of an event that is published. What was typed stays where somebody else changed it meanwhile. */
export function ChangeKind({ event, category }: ChangeKindProps) {
  const current = ticketOf(category, event);
  const { currency } = category.price;
  const zone = event.venue.timeZone;
  // What the typing began with: its version is sent, so that nobody's change is lost unseen.
  const [base, setBase] = useState({ version: event.version, words: ticketWords(current, currency) });
  const [typed, setTyped] = useState<Partial<TicketDraft>>({});
  const ticket = { ...current, ...typed };
  const [from, to] = [current, ticket].map((each) => ticketInput(each, { timeZone: zone, currency }, event));
  const input = from && to ? kindChange(from, to) : null;
  const change = useLifeStep(
    event.id,
    async ({ expectedVersion, input: changed }: Sent) =>
      (
        await execute(ChangeTicketCategoryDocument, {
          eventId: event.id,
          categoryId: category.id,
          expectedVersion,
          input: changed,
        })
      ).changeTicketCategory,
    ({ version }, sent) => {
      setTyped((meanwhile) => typedSince(meanwhile, sent.typed));
      setBase({ version, words: ticketWords({ ...current, ...sent.typed }, currency) });
    },
  );
  const userErrors = change.data?.userErrors ?? [];
  const stale = userErrors.some(({ code }) => code === 'STALE_VERSION');
  const now = ticketWords(current, currency);
  const own = Object.fromEntries(
    (['saleFrom', 'saleUntil'] as const).flatMap((part) => {
      const { problem } = timeTyped(ticket[part], zone, event);
      return problem === null ? [] : [[part, problem]];
    }),
  );
  const { at, general } = problemsOf(
    userErrors.filter(({ code }) => code !== 'STALE_VERSION'),
    isFieldOfOneKind,
    own,
  );
  return (
    <details className="card kind-change">
      <summary>
        <strong>{category.name}</strong> <span className="hint">{factWords(current, currency)}</span>
      </summary>
      <form
        className="part event-form"
        aria-label={`Change ${category.name}`}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          if (change.isPending || !input) return;
          // Whoever was shown what changed, and saves again, means it.
          change.mutate({ expectedVersion: stale ? event.version : base.version, input, typed });
        }}
      >
        <p className="hint">
          Whoever holds or has booked tickets keeps the price and the terms they had. Times are by the clocks of the
          venue ({nameToday(zone)}).
        </p>
        <TicketFields
          ticket={ticket}
          onChange={(changed) => {
            if (Object.keys(typed).length === 0) setBase({ version: event.version, words: now });
            setTyped((meanwhile) => ({ ...meanwhile, ...changed }));
          }}
          at={at}
          zone={zone}
          currency={currency}
          event={event}
          published
        />
        {stale ? (
          <p role="alert" className="problem">
            Somebody else changed this event in the meantime. What you typed is still here.
            {now === base.words ? '' : ` Now: ${now}.`} Save again to have it your way.
          </p>
        ) : null}
        {[...(change.error ? [change.error.message] : []), ...general].map((message) => (
          <p key={message} role="alert" className="problem">
            {message}
          </p>
        ))}
        <div className="actions">
          <button type="submit" disabled={change.isPending || input === null}>
            Save
          </button>
          {input === null && to ? null : (
            <button
              type="button"
              className="quiet"
              disabled={change.isPending}
              onClick={() => {
                setTyped({});
                change.reset();
              }}
            >
              Discard
            </button>
          )}
          <span role="status" className="hint">
            {change.data?.event && input === null ? 'Saved' : ''}
          </span>
        </div>
      </form>
    </details>
  );
}
