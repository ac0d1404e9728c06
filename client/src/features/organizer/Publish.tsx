import { useId, useRef } from 'react';
import { execute } from '../../api.ts';
import type { OrganizedPartsFragment } from '../../graphql/graphql.ts';
import { PublishEventDocument } from '../../graphql/graphql.ts';
import { policyWords, spanWords, ticketPriceWords, zoneWords } from '../events/words.ts';
import { ZonedTime } from '../events/ZonedTime.tsx';
import { countWords } from '../invoices/words.ts';
import { useLifeStep } from './useLifeStep.ts';

interface PublishProps {
  readonly event: OrganizedPartsFragment;
  /** Whether something is typed that would not be published with it. */
  readonly unsaved: boolean;
}

/** The step by which everybody sees an event: what it says, and what of that stays, is read first. */
export function Publish({ event, unsaved }: PublishProps) {
  const dialogue = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { id, version, title, startsAt, localStart, localEnd, venue, ticketCategories, cancellationPolicy } = event;
  const publish = useLifeStep(
    id,
    async (expectedVersion: number) => (await execute(PublishEventDocument, { id, expectedVersion })).publishEvent,
    () => dialogue.current?.close(),
  );
  const userErrors = publish.data?.userErrors ?? [];
  const stale = userErrors.some(({ code }) => code === 'STALE_VERSION');
  const problems = [
    ...(publish.error ? [publish.error.message] : []),
    ...userErrors.filter(({ code }) => code !== 'STALE_VERSION').map(({ message }) => message),
  ];
  return (
    <section aria-labelledby="publish-title" className="card part step">
      <h2 id="publish-title">Publish</h2>
      <p className="hint">Nobody but you and the office sees a draft. Once it is published its tickets can be had.</p>
      <div className="actions">
        <button
          type="button"
          disabled={unsaved}
          onClick={() => {
            publish.reset();
            dialogue.current?.showModal();
          }}
        >
          Publish …
        </button>
        <span role="status" className="hint">
          {unsaved ? 'Save or discard what you typed first.' : ''}
        </span>
      </div>
      <dialog ref={dialogue} className="refund-dialogue" aria-labelledby={titleId}>
        <h2 id={titleId}>Publish “{title}”?</h2>
        <dl className="facts">
          <div>
            <dt>When</dt>
            <dd>
              {spanWords(localStart, localEnd)}, {zoneWords(venue.timeZone, startsAt)}
            </dd>
          </div>
          <div>
            <dt>Where</dt>
            <dd>
              {venue.name}, {venue.city}
            </dd>
          </div>
          <div>
            <dt>Cancelling</dt>
            <dd>{policyWords(cancellationPolicy)}</dd>
          </div>
        </dl>
        <ul className="plain-list">
          {ticketCategories.map(({ id: categoryId, name, priceWithTax, capacity, seatRows, saleFrom }) => (
            <li key={categoryId}>
              <strong>{name}</strong>: {ticketPriceWords(priceWithTax)},{' '}
              {countWords(capacity, seatRows.length > 0 ? 'numbered seat' : 'ticket')}
              {saleFrom === null ? (
                ', on sale at once'
              ) : (
                <>
                  , on sale from <ZonedTime instant={saleFrom} zone={venue.timeZone} />
                </>
              )}
            </li>
          ))}
        </ul>
        <div className="meaning">
          <p>
            <strong>From then on these stay:</strong> the zone, which kinds of tickets there are, their currency and the
            rows of their seats. It cannot become a draft again, and is called off only with everybody’s money given
            back.
          </p>
          <p>
            Start and end are moved with a word to everybody who booked. Prices, numbers of tickets and sale times are
            changed for later buyers alone.
          </p>
        </div>
        {stale ? (
          <p role="alert" className="problem">
            This event was changed in the meantime. Above is what it says now: publish again if that is right.
          </p>
        ) : null}
        {problems.map((message) => (
          <p key={message} role="alert" className="problem">
            {message}
          </p>
        ))}
        <div className="actions">
          <button type="button" className="quiet" onClick={() => dialogue.current?.close()}>
            Not yet
          </button>
          <button
            type="button"
            disabled={publish.isPending}
            onClick={() => {
              publish.mutate(version);
            }}
          >
            Publish
          </button>
        </div>
      </dialog>
    </section>
  );
}
