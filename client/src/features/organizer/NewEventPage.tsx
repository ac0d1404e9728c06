import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { execute } from '../../api.ts';
import type { CreateEventInput } from '../../graphql/graphql.ts';
import { CreateEventDocument } from '../../graphql/graphql.ts';
import { tryAgain } from '../bookings/tryAgain.ts';
import { ownZone } from '../events/zonedTime.ts';
import { useTitle } from '../shell/useTitle.ts';
import { useUnsaved } from '../shell/useUnsaved.ts';
import { EventFields } from './EventFields.tsx';
import { TicketsEditor } from './TicketsEditor.tsx';
import type { EventDraft } from './draft.ts';
import { newDraft, wholeOf } from './draft.ts';
import { isDetail, isTicketField } from './form.ts';
import { problemsOf } from './problems.ts';
import { wrongTimes } from './times.ts';
import { ORGANIZED } from './useOrganizedEvent.ts';
import { zoneAsTaken } from './zones.ts';

/** An event that is not there yet: it becomes a draft, which nobody else sees. */
export function NewEventPage() {
  useTitle('New event');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [empty] = useState(() => newDraft(zoneAsTaken(ownZone())));
  const [draft, setDraft] = useState(empty);
  // The key of what was sent last: the same input again has the same, so that a lost answer makes no second event.
  const sent = useRef<CreateEventInput | null>(null);
  const own = wrongTimes(draft, null);
  const create = useMutation({
    mutationFn: async () => {
      const whole = wholeOf(draft, null);
      if (!whole) return null;
      const same =
        sent.current !== null &&
        JSON.stringify({ ...whole, idempotencyKey: sent.current.idempotencyKey }) === JSON.stringify(sent.current);
      const input = same && sent.current ? sent.current : { ...whole, idempotencyKey: crypto.randomUUID() };
      sent.current = input;
      return tryAgain(async () => (await execute(CreateEventDocument, { input })).createEvent);
    },
    onSuccess: async (answer) => {
      if (!answer?.event) {
        sent.current = null;
        return;
      }
      void queries.invalidateQueries({ queryKey: [ORGANIZED] });
      await navigate(`/organizer/events/${answer.event.id}`, {
        state: { said: 'The draft is made.' },
      });
    },
  });
  const { at, general } = problemsOf(
    create.data?.userErrors ?? [],
    (path) => isDetail(path) || isTicketField(path),
    own,
  );
  const form = {
    draft,
    event: null,
    at,
    now: () => null,
    onChange: (changed: Partial<EventDraft>) => {
      setDraft({ ...draft, ...changed });
    },
  };
  useUnsaved(draft !== empty && !create.data?.event);
  return (
    <>
      <nav aria-label="Back" className="back">
        <Link to="/organizer">← Your events</Link>
      </nav>
      <h1>New event</h1>
      <form
        aria-label="New event"
        className="event-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!create.isPending && Object.keys(own).length === 0) create.mutate();
        }}
      >
        <div className="beside level">
          <div className="card part">
            <EventFields form={form} published={false} />
          </div>
          <section className="card part" aria-labelledby="kinds-title">
            <h2 id="kinds-title">Tickets</h2>
            <TicketsEditor form={form} />
          </section>
        </div>
        {[...(create.error ? [create.error.message] : []), ...general].map((message) => (
          <p key={message} role="alert" className="problem">
            {message}
          </p>
        ))}
        <div className="actions">
          <button type="submit" disabled={create.isPending}>
            Make a draft
          </button>
          <Link to="/organizer">Leave it</Link>
        </div>
      </form>
    </>
  );
}
