import { useState } from 'react';
import { execute } from '../../api.ts';
import type { OrganizedPartsFragment, PostponeEventInput } from '../../graphql/graphql.ts';
import { PostponeEventDocument } from '../../graphql/graphql.ts';
import { localWords, zonedWords, zoneWords } from '../events/words.ts';
import type { LocalTime } from '../events/zonedTime.ts';
import { countWords } from '../invoices/words.ts';
import { Row } from './Row.tsx';
import { TimeRow } from './TimeRow.tsx';
import { limits } from './form.ts';
import { problemsOf } from './problems.ts';
import { timeTyped } from './times.ts';
import { useLifeStep } from './useLifeStep.ts';

interface PostponeFormProps {
  readonly event: OrganizedPartsFragment;
  readonly onCancel: () => void;
  /** It was done: what became of it, in words. */
  readonly onDone: (words: string) => void;
}

const paths: ReadonlySet<string> = new Set(['startsAt', 'endsAt', 'doorsAt', 'note']);

/** When an event takes place instead, and what those who booked are told. */
export function PostponeForm({ event, onCancel, onDone }: PostponeFormProps) {
  const { id, version, status, venue, title } = event;
  const zone = venue.timeZone;
  const [known, setKnown] = useState(true);
  const [start, setStart] = useState<LocalTime | ''>('');
  const [end, setEnd] = useState<LocalTime | ''>('');
  const [doors, setDoors] = useState<LocalTime | ''>('');
  const [note, setNote] = useState('');
  const postpone = useLifeStep(
    id,
    async (input: PostponeEventInput) =>
      (await execute(PostponeEventDocument, { id, expectedVersion: version, input })).postponeEvent,
    () => {
      onDone(known ? 'It has a new date.' : 'It is postponed.');
    },
  );
  const [startsAt, endsAt, doorsAt] = [start, end, doors].map((local) => timeTyped(local, zone, null));
  const own = {
    ...(known && startsAt?.problem ? { startsAt: startsAt.problem } : {}),
    ...(known && endsAt?.problem ? { endsAt: endsAt.problem } : {}),
    ...(known && doorsAt?.problem ? { doorsAt: doorsAt.problem } : {}),
  };
  const userErrors = postpone.data?.userErrors ?? [];
  const stale = userErrors.some(({ code }) => code === 'STALE_VERSION');
  const { at, general } = problemsOf(
    userErrors.filter(({ code }) => code !== 'STALE_VERSION'),
    (path) => paths.has(path),
    own,
  );
  const sold = event.availability.reduce((sum, each) => sum + (each.sold ?? 0), 0);
  const now = status === 'POSTPONED' ? 'a date that is not known yet' : localWords(event.localStart);
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (postpone.isPending || Object.keys(own).length > 0) return;
        postpone.mutate({
          ...(known && startsAt?.instant ? { startsAt: startsAt.instant } : {}),
          ...(known && endsAt?.instant ? { endsAt: endsAt.instant } : {}),
          ...(known && doorsAt?.instant ? { doorsAt: doorsAt.instant } : {}),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        });
      }}
    >
      <p className="hint">
        Now: {now}, {zoneWords(zone, event.startsAt)}
      </p>
      <fieldset className="choices">
        <legend>When instead</legend>
        <label className="choice">
          <input
            type="radio"
            name="known"
            checked={known}
            onChange={() => {
              setKnown(true);
            }}
          />{' '}
          At a new date
        </label>
        {status === 'POSTPONED' ? null : (
          <label className="choice">
            <input
              type="radio"
              name="known"
              checked={!known}
              onChange={() => {
                setKnown(false);
              }}
            />{' '}
            Not known yet
          </label>
        )}
      </fieldset>
      {known ? (
        <>
          <TimeRow
            label="New start"
            required
            local={start}
            onChange={setStart}
            zone={zone}
            event={null}
            problem={at('startsAt')}
          />
          <TimeRow
            label="New end (optional)"
            local={end}
            onChange={setEnd}
            zone={zone}
            event={null}
            problem={at('endsAt')}
            note={end === '' ? 'It lasts as long as it was to.' : null}
          />
          <TimeRow
            label="Doors (optional)"
            local={doors}
            onChange={setDoors}
            zone={zone}
            event={null}
            problem={at('doorsAt')}
            note={doors === '' ? 'As long before the start as they were to.' : null}
          />
        </>
      ) : null}
      <Row label="What everybody reads about it (optional)" problem={at('note')}>
        {(field) => (
          <textarea
            {...field}
            rows={3}
            maxLength={limits.note}
            value={note}
            onChange={({ target }) => {
              setNote(target.value);
            }}
          />
        )}
      </Row>
      <div className="meaning">
        <p>
          <strong>Those who booked are told by mail</strong> ({countWords(sold, 'ticket')} so far): “{title}”{' '}
          {known
            ? startsAt?.instant
              ? `takes place on ${zonedWords(startsAt.instant, zone)}, ${zoneWords(zone, startsAt.instant)}.`
              : 'has a new date.'
            : 'is postponed; the new date is not known yet.'}{' '}
          Their tickets stay good, and they may cancel for all of their money until the new start.
        </p>
        {note.trim() === '' ? null : <p>“{note.trim()}”</p>}
        {known ? null : <p>Nothing is sold until it has a new date.</p>}
      </div>
      {stale ? (
        <p role="alert" className="problem">
          This event was changed in the meantime. Above is when it is now: send it again if that is right.
        </p>
      ) : null}
      {[...(postpone.error ? [postpone.error.message] : []), ...general].map((message) => (
        <p key={message} role="alert" className="problem">
          {message}
        </p>
      ))}
      <div className="actions">
        <button type="button" className="quiet" onClick={onCancel}>
          Leave it
        </button>
        <button type="submit" disabled={postpone.isPending}>
          {known ? 'Move it' : 'Postpone it'}
        </button>
      </div>
    </form>
  );
}
