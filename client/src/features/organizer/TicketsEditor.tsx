import { Row } from './Row.tsx';
import { TicketFields } from './TicketFields.tsx';
import type { TicketDraft } from './draft.ts';
import { newRow, newTicket } from './draft.ts';
import type { EventFormState } from './form.ts';
import { limits } from './form.ts';

/** All kinds of tickets of an event that is not published yet. */
export function TicketsEditor({ form }: { readonly form: EventFormState }) {
  const { draft, onChange, at, now, event } = form;
  const { tickets, currency, timeZone } = draft;
  const change = (key: string, changed: Partial<TicketDraft>) => {
    onChange({ tickets: tickets.map((ticket) => (ticket.key === key ? withRows({ ...ticket, ...changed }) : ticket)) });
  };
  return (
    <div className="ticket-kinds">
      <Row label="Currency of all prices" problem={null} now={now('currency')}>
        {(field) => (
          <input
            {...field}
            required
            maxLength={3}
            pattern="[A-Za-z]{3}"
            value={currency}
            onChange={({ target }) => {
              onChange({ currency: target.value.toUpperCase() });
            }}
          />
        )}
      </Row>
      {tickets.map((ticket, index) => (
        <fieldset key={ticket.key} className="form-part" data-kind={index}>
          <legend>{ticket.name.trim() === '' ? `Kind ${String(index + 1)}` : ticket.name}</legend>
          <TicketFields
            ticket={ticket}
            onChange={(changed) => {
              change(ticket.key, changed);
            }}
            at={(path) => at(`ticketCategories.${String(index)}.${path}`)}
            zone={timeZone}
            currency={currency}
            event={event}
            published={false}
          />
          {tickets.length === 1 ? null : (
            <div className="actions">
              <button
                type="button"
                className="quiet small danger"
                aria-label={`Remove ${ticket.name.trim() === '' ? `kind ${String(index + 1)}` : ticket.name}`}
                onClick={() => {
                  onChange({ tickets: tickets.filter(({ key }) => key !== ticket.key) });
                }}
              >
                Remove
              </button>
            </div>
          )}
        </fieldset>
      ))}
      {at('ticketCategories') === null ? null : (
        <p role="alert" className="problem">
          {at('ticketCategories')}
        </p>
      )}
      {now('tickets') === null ? null : <p className="hint">Now: {now('tickets')}</p>}
      <div className="actions">
        <button
          type="button"
          className="quiet"
          disabled={tickets.length >= limits.tickets}
          onClick={() => {
            onChange({ tickets: [...tickets, newTicket()] });
          }}
        >
          Add a kind of tickets
        </button>
      </div>
    </div>
  );
}

/** Numbered seats need a row to begin with. */
function withRows(ticket: TicketDraft): TicketDraft {
  return ticket.numbered && ticket.rows.length === 0 ? { ...ticket, rows: [newRow(undefined)] } : ticket;
}
