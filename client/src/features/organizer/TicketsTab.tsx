import type { OrganizedPartsFragment } from '../../graphql/graphql.ts';
import { ChangeEvent } from './ChangeEvent.tsx';
import { ChangeKind } from './ChangeKind.tsx';
import { Counts } from './Counts.tsx';
import { TicketsEditor } from './TicketsEditor.tsx';
import { ticketsPart } from './form.ts';
import { useEventForm } from './useEventForm.ts';
import type { Typing } from './useTyping.ts';

interface TicketsTabProps {
  readonly event: OrganizedPartsFragment;
  readonly edits: boolean;
  readonly typing: Typing;
}

/** The kinds of tickets: all of them while it is a draft; one by one, with what is left of each, from its publication on. */
export function TicketsTab({ event, edits, typing }: TicketsTabProps) {
  const { status, ticketCategories } = event;
  if (status === 'DRAFT' && edits) return <Editor event={event} typing={typing} />;
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

function Editor({ event, typing }: Pick<TicketsTabProps, 'event' | 'typing'>) {
  const change = useEventForm(event, typing, ticketsPart);
  return (
    <ChangeEvent title="Tickets" change={change}>
      <TicketsEditor form={change.form} />
    </ChangeEvent>
  );
}
