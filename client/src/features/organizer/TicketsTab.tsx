import type { OrganizedPartsFragment } from '../../graphql/graphql.ts';
import { ChangeEvent } from './ChangeEvent.tsx';
import { ChangeKind } from './ChangeKind.tsx';
import { Counts } from './Counts.tsx';
import { TicketsEditor } from './TicketsEditor.tsx';
import { isTicketField } from './form.ts';
import { useEventForm } from './useEventForm.ts';

interface TicketsTabProps {
  readonly event: OrganizedPartsFragment;
  readonly edits: boolean;
}

/** The kinds of tickets: all of them while it is a draft; one by one, with what is left of each, from its publication on. */
export function TicketsTab({ event, edits }: TicketsTabProps) {
  const { status, ticketCategories } = event;
  if (status === 'DRAFT' && edits) return <Editor event={event} />;
  const changeable = edits && (status === 'PUBLISHED' || status === 'POSTPONED');
  return (
    <>
      <Counts event={event} />
      {changeable ? (
        <section aria-labelledby="kinds-title" className="kinds">
          <h2 id="kinds-title">Change a kind of tickets</h2>
          {ticketCategories.map((category) => (
            <ChangeKind key={category.id} event={event} category={category} />
          ))}
        </section>
      ) : null}
    </>
  );
}

function Editor({ event }: { readonly event: OrganizedPartsFragment }) {
  const change = useEventForm(event, isTicketField);
  return (
    <ChangeEvent title="Tickets" change={change}>
      <TicketsEditor form={change.form} />
    </ChangeEvent>
  );
}
