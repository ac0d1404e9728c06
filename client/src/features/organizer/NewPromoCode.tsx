import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { execute } from '../../api.ts';
import type { CreatePromoCodeInput, OrganizedPartsFragment } from '../../graphql/graphql.ts';
import { CreatePromoCodeDocument } from '../../graphql/graphql.ts';
import { tryAgain } from '../bookings/tryAgain.ts';
import { nameToday } from '../events/zoneNames.ts';
import type { LocalTime } from '../events/zonedTime.ts';
import { Row } from './Row.tsx';
import { TimeRow } from './TimeRow.tsx';
import { limits } from './form.ts';
import { problemsOf } from './problems.ts';
import { timeTyped } from './times.ts';
import { ORGANIZED } from './useOrganizedEvent.ts';

interface CodeDraft {
  readonly code: string;
  readonly kind: 'PERCENT' | 'AMOUNT';
  readonly off: string;
  readonly from: LocalTime | '';
  readonly until: LocalTime | '';
  readonly uses: string;
}

const empty: CodeDraft = { code: '', kind: 'PERCENT', off: '', from: '', until: '', uses: '' };

const paths: ReadonlySet<string> = new Set(['code', 'percent', 'amount', 'validFrom', 'validUntil', 'maximumUses']);

/** Makes a promo code. Making the same one twice succeeds, so that a lost answer does no harm. */
export function NewPromoCode({ event }: { readonly event: OrganizedPartsFragment }) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(empty);
  const zone = event.venue.timeZone;
  const currency = event.ticketCategories[0]?.price.currency ?? 'EUR';
  const [validFrom, validUntil] = [draft.from, draft.until].map((local) => timeTyped(local, zone, null));
  const own = {
    ...(validFrom?.problem ? { validFrom: validFrom.problem } : {}),
    ...(validUntil?.problem ? { validUntil: validUntil.problem } : {}),
  };
  const create = useMutation({
    mutationFn: (sent: CodeDraft) => {
      const off = sent.off.trim();
      const input: CreatePromoCodeInput = {
        eventId: event.id,
        code: sent.code.trim(),
        ...(sent.kind === 'PERCENT' ? { percent: off } : { amount: { amount: off, currency } }),
        ...(validFrom?.instant ? { validFrom: validFrom.instant } : {}),
        ...(validUntil?.instant ? { validUntil: validUntil.instant } : {}),
        ...(sent.uses === '' ? {} : { maximumUses: Number(sent.uses) }),
      };
      return tryAgain(async () => (await execute(CreatePromoCodeDocument, { input })).createPromoCode);
    },
    onSuccess: ({ promoCode }, sent) => {
      // What was typed meanwhile is the next one.
      if (promoCode) setDraft((now) => (now === sent ? empty : now));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [ORGANIZED, 'promoCodes', event.id] }),
  });
  const { at, general } = problemsOf(create.data?.userErrors ?? [], (path) => paths.has(path), own);
  const change = (changed: Partial<CodeDraft>) => {
    setDraft({ ...draft, ...changed });
  };
  return (
    <form
      className="card part event-form"
      aria-labelledby="new-code-title"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (!create.isPending && Object.keys(own).length === 0) create.mutate(draft);
      }}
    >
      <h2 id="new-code-title">New promo code</h2>
      <Row label="Code" problem={at('code')}>
        {(field) => (
          <input
            {...field}
            required
            minLength={limits.promoCode.shortest}
            maxLength={limits.promoCode.longest}
            pattern="[0-9A-Za-z_\-]+"
            autoComplete="off"
            placeholder="EARLY-BIRD"
            value={draft.code}
            onChange={({ target }) => {
              change({ code: target.value.toUpperCase() });
            }}
          />
        )}
      </Row>
      <Row label="Takes off" problem={null}>
        {(field) => (
          <select
            {...field}
            value={draft.kind}
            onChange={({ target }) => {
              change({ kind: target.value === 'AMOUNT' ? 'AMOUNT' : 'PERCENT' });
            }}
          >
            <option value="PERCENT">a percentage</option>
            <option value="AMOUNT">an amount, of a whole booking before tax</option>
          </select>
        )}
      </Row>
      <Row
        label={draft.kind === 'PERCENT' ? 'Percent' : `Amount in ${currency}`}
        problem={draft.kind === 'PERCENT' ? at('percent') : at('amount')}
      >
        {(field) => (
          <input
            {...field}
            required
            inputMode="decimal"
            placeholder={draft.kind === 'PERCENT' ? '15.00' : '5.00'}
            value={draft.off}
            onChange={({ target }) => {
              change({ off: target.value });
            }}
          />
        )}
      </Row>
      <Row label="Bookings that may use it (optional)" problem={at('maximumUses')}>
        {(field) => (
          <input
            {...field}
            type="number"
            min={1}
            max={limits.promoCode.uses}
            step={1}
            value={draft.uses}
            onChange={({ target }) => {
              change({ uses: target.value });
            }}
          />
        )}
      </Row>
      <TimeRow
        label="From (optional)"
        local={draft.from}
        onChange={(from) => {
          change({ from });
        }}
        zone={zone}
        event={null}
        problem={at('validFrom')}
        note={`By the clocks of the venue (${nameToday(zone)}).`}
      />
      <TimeRow
        label="Until (optional)"
        local={draft.until}
        onChange={(until) => {
          change({ until });
        }}
        zone={zone}
        event={null}
        problem={at('validUntil')}
      />
      {[...(create.error ? [create.error.message] : []), ...general].map((message) => (
        <p key={message} role="alert" className="problem">
          {message}
        </p>
      ))}
      <div className="actions">
        <button type="submit" disabled={create.isPending}>
          Make promo code
        </button>
        <span role="status" className="hint">
          {create.data?.promoCode && draft === empty ? `${create.data.promoCode.code} is made` : ''}
        </span>
      </div>
    </form>
  );
}
