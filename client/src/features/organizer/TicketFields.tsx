import type { OrganizedPartsFragment } from '../../graphql/graphql.ts';
import { priceOfLine } from '../shop/price.ts';
import { moneyWords } from '../shop/words.ts';
import { Row } from './Row.tsx';
import { SeatRows } from './SeatRows.tsx';
import { TimeRow } from './TimeRow.tsx';
import type { TicketDraft } from './draft.ts';
import { limits } from './form.ts';
import type { CurrencyCode } from '../../graphql/graphql.ts';

interface TicketFieldsProps {
  readonly ticket: TicketDraft;
  readonly onChange: (changed: Partial<TicketDraft>) => void;
  /** What is wrong with a field of it (`price`, `seatRows.1`). */
  readonly at: (path: string) => string | null;
  readonly zone: string;
  readonly currency: string;
  readonly event: OrganizedPartsFragment | null;
  /** Whether the event is published: its seats stay as they are then. */
  readonly published: boolean;
}

/** What one kind of tickets is. */
export function TicketFields({ ticket, onChange, at, zone, currency, event, published }: TicketFieldsProps) {
  const text = (part: 'name' | 'price' | 'taxRate' | 'capacity' | 'limit') => ({
    value: ticket[part],
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      onChange({ [part]: target.value });
    },
  });
  return (
    <>
      <Row label="Name" problem={at('name')}>
        {(field) => <input {...field} required maxLength={limits.ticketName} placeholder="Stalls" {...text('name')} />}
      </Row>
      <Row label={`Price before tax, in ${currency}`} problem={at('price')} note={withTax(ticket, currency)}>
        {(field) => <input {...field} required inputMode="decimal" placeholder="20.00" {...text('price')} />}
      </Row>
      <Row label="Tax %" problem={at('taxRate')}>
        {(field) => <input {...field} required inputMode="decimal" placeholder="7.00" {...text('taxRate')} />}
      </Row>
      {published ? null : (
        <div className="form-row">
          <span />
          <label className="choice">
            <input
              type="checkbox"
              checked={ticket.numbered}
              onChange={({ target }) => {
                onChange({ numbered: target.checked });
              }}
            />{' '}
            Seats have numbers
          </label>
        </div>
      )}
      {ticket.numbered ? null : (
        <Row label="Tickets there are" problem={at('capacity')}>
          {(field) => (
            <input {...field} required type="number" min={1} max={limits.capacity} step={1} {...text('capacity')} />
          )}
        </Row>
      )}
      {ticket.numbered && !published ? (
        <SeatRows
          rows={ticket.rows}
          onChange={(rows) => {
            onChange({ rows });
          }}
          at={at}
        />
      ) : null}
      <Row label="At most, each customer" problem={at('limitPerCustomer')}>
        {(field) => (
          <input {...field} required type="number" min={1} max={limits.perCustomer} step={1} {...text('limit')} />
        )}
      </Row>
      <TimeRow
        label="On sale from (optional)"
        local={ticket.saleFrom}
        onChange={(saleFrom) => {
          onChange({ saleFrom });
        }}
        zone={zone}
        event={event}
        problem={at('saleFrom')}
        note={ticket.saleFrom === '' ? 'With the publication of the event.' : null}
      />
      <TimeRow
        label="On sale until (optional)"
        local={ticket.saleUntil}
        onChange={(saleUntil) => {
          onChange({ saleUntil });
        }}
        zone={zone}
        event={event}
        problem={at('saleUntil')}
        note={ticket.saleUntil === '' ? 'Until the event starts.' : null}
      />
    </>
  );
}

/** What a customer pays, as far as price and rate are typed. */
function withTax({ price, taxRate }: TicketDraft, currency: string): string | null {
  const rate = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(taxRate.trim());
  if (!/^\d{1,9}(\.\d{1,3})?$/.test(price.trim()) || !rate) return null;
  const { total } = priceOfLine({
    price: { amount: price.trim(), currency: currency as CurrencyCode },
    taxRate: `${rate[1] ?? '0'}.${(rate[2] ?? '').padEnd(2, '0')}`,
    quantity: 1,
  });
  return `Customers pay ${moneyWords(total)}.`;
}
