import { useQuery } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import { EventCategoriesDocument } from '../../graphql/graphql.ts';
import { useRight } from '../account/right.ts';
import { policyWords } from '../events/words.ts';
import { countriesByName, isCountry } from '../receipts/countries.ts';
import { Row } from './Row.tsx';
import { TimeRow } from './TimeRow.tsx';
import { ZoneRow } from './ZoneRow.tsx';
import type { EventDraft, Part } from './draft.ts';
import type { EventFormState } from './form.ts';
import { limits } from './form.ts';
import { laterBy, timeTyped } from './times.ts';

const countries = countriesByName();

/** How long an event takes, in milliseconds, where nobody has said it yet. */
const USUAL_LENGTH = 3 * 60 * 60 * 1000;

interface EventFieldsProps {
  readonly form: EventFormState;
  /** Whether everybody sees it: some parts stay as they are then. */
  readonly published: boolean;
}

/** What an event is, where and when it takes place, and what is given back of its bookings. */
export function EventFields({ form, published }: EventFieldsProps) {
  return (
    <>
      <What form={form} />
      <Where form={form} published={published} />
      <When form={form} published={published} />
      <Policy form={form} published={published} />
    </>
  );
}

type TextPart = { readonly [Each in Part]: EventDraft[Each] extends string ? Each : never }[Part];

function useText({ draft, onChange }: EventFormState) {
  return (part: TextPart) => ({
    value: draft[part],
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      onChange({ [part]: target.value });
    },
  });
}

function What({ form }: { readonly form: EventFormState }) {
  const right = useRight();
  const text = useText(form);
  const { draft, at, now } = form;
  const categories = useQuery({
    queryKey: ['eventCategories', right],
    queryFn: () => execute(EventCategoriesDocument, {}, right),
  });
  const offered = (categories.data?.eventCategories ?? []).filter(
    ({ id, retired }) => !retired || id === draft.categoryId,
  );
  return (
    <fieldset className="form-part">
      <legend>What it is</legend>
      <Row label="Title" problem={at('title')} now={now('title')}>
        {(field) => <input {...field} required maxLength={limits.title} {...text('title')} />}
      </Row>
      <Row
        label="Kind of event"
        problem={at('categoryId') ?? categories.error?.message ?? null}
        now={now('categoryId')}
      >
        {(field) => (
          <select {...field} required {...text('categoryId')}>
            <option value="">Choose …</option>
            {offered.map(({ id, name, retired }) => (
              <option key={id} value={id}>
                {retired ? `${name} (for no new events)` : name}
              </option>
            ))}
          </select>
        )}
      </Row>
      <Row label="Description" problem={at('description')} now={now('description')}>
        {(field) => <textarea {...field} rows={6} maxLength={limits.description} {...text('description')} />}
      </Row>
    </fieldset>
  );
}

function Where({ form, published }: EventFieldsProps) {
  const text = useText(form);
  const { draft, onChange, at, now } = form;
  return (
    <fieldset className="form-part">
      <legend>Where</legend>
      {published ? <p className="hint">Those who booked are told by mail of another place.</p> : null}
      <Row label="Venue" problem={at('venue.name') ?? at('venue')} now={now('venueName')}>
        {(field) => <input {...field} required maxLength={limits.venueName} {...text('venueName')} />}
      </Row>
      <Row label="Street and number" problem={at('venue.street')} now={now('street')}>
        {(field) => <input {...field} required maxLength={limits.street} autoComplete="off" {...text('street')} />}
      </Row>
      <Row label="Postal code" problem={at('venue.postalCode')} now={now('postalCode')}>
        {(field) => <input {...field} maxLength={limits.postalCode} autoComplete="off" {...text('postalCode')} />}
      </Row>
      <Row label="City" problem={at('venue.city')} now={now('city')}>
        {(field) => <input {...field} required maxLength={limits.city} autoComplete="off" {...text('city')} />}
      </Row>
      <Row label="Country" problem={at('venue.country')} now={now('country')}>
        {(field) => (
          <select
            {...field}
            value={draft.country}
            onChange={({ target }) => {
              if (isCountry(target.value)) onChange({ country: target.value });
            }}
          >
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Row>
      <ZoneRow
        zone={draft.timeZone}
        onChange={(timeZone) => {
          onChange({ timeZone });
        }}
        disabled={published}
        problem={at('venue.timeZone')}
        note={published ? 'The zone of a published event stays.' : null}
        now={now('timeZone')}
      />
    </fieldset>
  );
}

function When({ form, published }: EventFieldsProps) {
  const { draft, onChange, at, now, event } = form;
  const { doors, start, end, timeZone } = draft;
  return (
    <fieldset className="form-part">
      <legend>When, by the clocks of the venue</legend>
      {published ? <p className="hint">Start and end are moved with “Postpone or move”.</p> : null}
      <TimeRow
        label="Doors (optional)"
        local={doors}
        onChange={(changed) => {
          onChange({ doors: changed });
        }}
        zone={timeZone}
        event={event}
        problem={at('doorsAt')}
        now={now('doors')}
      />
      <TimeRow
        label="Start"
        required
        disabled={published}
        local={start}
        onChange={(changed) => {
          // Who has said no end yet is offered one; who moves the start moves the end with it.
          const length = lengthOf(start, end, timeZone) ?? (end === '' ? USUAL_LENGTH : null);
          const moved = length === null ? '' : laterBy(changed, length, timeZone);
          onChange({ start: changed, ...(moved === '' ? {} : { end: moved }) });
        }}
        zone={timeZone}
        event={event}
        problem={at('startsAt')}
        now={now('start')}
      />
      <TimeRow
        label="End"
        required
        disabled={published}
        local={end}
        onChange={(changed) => {
          onChange({ end: changed });
        }}
        zone={timeZone}
        event={event}
        problem={at('endsAt')}
        now={now('end')}
      />
    </fieldset>
  );
}

/** Milliseconds from one to the other; null where one of them is none. */
function lengthOf(start: string, end: string, zone: string): number | null {
  const [from, until] = [start, end].map((local) => timeTyped(local, zone, null).instant);
  if (!from || !until) return null;
  const length = Date.parse(until) - Date.parse(from);
  return length > 0 ? length : null;
}

function Policy({ form, published }: EventFieldsProps) {
  const text = useText(form);
  const { draft, onChange, at, now } = form;
  const hours = Number(draft.refundUntilHours);
  const isRate = /^\d{1,3}(\.\d{1,2})?$/.test(draft.feeRate.trim());
  return (
    <fieldset className="form-part">
      <legend>When somebody cancels a booking</legend>
      {published ? (
        <p className="hint">A change is for bookings from now on: each keeps the terms it was made under.</p>
      ) : null}
      <div className="choices">
        {[true, false].map((refundable) => (
          <label key={String(refundable)} className="choice">
            <input
              type="radio"
              checked={draft.refundable === refundable}
              onChange={() => {
                onChange({ refundable });
              }}
            />{' '}
            {refundable ? 'Money is given back' : 'Nothing is given back'}
          </label>
        ))}
      </div>
      {draft.refundable ? (
        <>
          <Row
            label="Until how many hours before the start"
            problem={at('cancellationPolicy.refundUntilHours')}
            now={now('refundUntilHours')}
          >
            {(field) => (
              <input
                {...field}
                required
                type="number"
                min={0}
                max={limits.refundUntilHours}
                step={1}
                {...text('refundUntilHours')}
              />
            )}
          </Row>
          <Row label="Fee that is kept, in %" problem={at('cancellationPolicy.feeRate')} now={now('feeRate')}>
            {(field) => <input {...field} required inputMode="decimal" placeholder="10.00" {...text('feeRate')} />}
          </Row>
        </>
      ) : null}
      <p className="hint">
        Customers read:{' '}
        {draft.refundable && (!isRate || !Number.isInteger(hours))
          ? '…'
          : `“${policyWords({ refundUntilHours: draft.refundable ? hours : null, feeRate: draft.feeRate.trim() })}”`}
      </p>
    </fieldset>
  );
}
