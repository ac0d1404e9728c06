import { useId } from 'react';
import type { RecurringInterval } from '../../graphql/graphql.ts';
import { FieldProblem } from '../shell/FieldProblem.tsx';
import type { Money } from '../shop/price.ts';
import { moneyWords } from '../shop/words.ts';
import { firstRuns, today } from './days.ts';
import type { EndKind, RepeatDraft } from './draft.ts';
import { MOST_ORDERS, scheduleOf, startBounds } from './draft.ts';
import { daysWords, endWords, rhythmWords, shorterMonths } from './words.ts';

interface RepeatProps {
  readonly draft: RepeatDraft;
  readonly onChange: (draft: RepeatDraft) => void;
  /** What one order comes to; null while that is not known. */
  readonly total: Money | null;
  /** What the server says of the field with this path. */
  readonly wrong: (field: string) => string | null;
}

/** Days that are shown before it is set up. */
const SHOWN_RUNS = 3;

const often: readonly (readonly [RecurringInterval | null, string])[] = [
  [null, 'Just once'],
  ['WEEKLY', 'Every week'],
  ['MONTHLY', 'Every month'],
];

const ends: readonly (readonly [EndKind, string])[] = [
  ['OPEN', 'Until I end it'],
  ['DAY', 'Until a day'],
  ['COUNT', 'A number of orders'],
];

/** How often the cart is ordered, from when on and how long; and what that means, before anybody agrees to it. */
export function Repeat({ draft, onChange, total, wrong }: RepeatProps) {
  const name = useId();
  const { min, max } = startBounds(today());
  const change = (changes: Partial<RepeatDraft>) => {
    onChange({ ...draft, ...changes });
  };
  return (
    <fieldset className="repeat">
      <legend>How often</legend>
      <div className="choices">
        {often.map(([interval, words]) => (
          <label key={words} className="choice">
            <input
              type="radio"
              name={`${name}-often`}
              checked={draft.interval === interval}
              onChange={() => {
                change({ interval });
              }}
            />
            {words}
          </label>
        ))}
      </div>
      {draft.interval === null ? null : (
        <>
          <label className="block">
            First order on
            <input
              type="date"
              required
              min={min}
              max={max}
              value={draft.startsOn}
              aria-invalid={wrong('startsOn') !== null}
              aria-describedby={`${name}-start`}
              onChange={(event) => {
                change({ startsOn: event.target.value });
              }}
            />
          </label>
          <FieldProblem id={`${name}-start`} message={wrong('startsOn')} />
          <label className="block">
            How long
            <select
              value={draft.end}
              onChange={(event) => {
                const end = ends.find(([kind]) => kind === event.target.value);
                if (end) change({ end: end[0] });
              }}
            >
              {ends.map(([kind, words]) => (
                <option key={kind} value={kind}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          {draft.end === 'DAY' ? (
            <label className="block">
              No order after
              <input
                type="date"
                required
                min={draft.startsOn}
                value={draft.endsOn}
                aria-invalid={wrong('endsOn') !== null}
                aria-describedby={`${name}-end`}
                onChange={(event) => {
                  change({ endsOn: event.target.value });
                }}
              />
            </label>
          ) : null}
          {draft.end === 'COUNT' ? (
            <label className="block">
              Orders in all
              <input
                type="number"
                required
                min={1}
                max={MOST_ORDERS}
                value={draft.count}
                aria-invalid={wrong('count') !== null}
                aria-describedby={`${name}-end`}
                onChange={(event) => {
                  change({ count: event.target.value });
                }}
              />
            </label>
          ) : null}
          <FieldProblem id={`${name}-end`} message={wrong('endsOn') ?? wrong('count')} />
          <Meaning draft={draft} total={total} />
        </>
      )}
    </fieldset>
  );
}

/** What is agreed to by setting it up. */
function Meaning({ draft, total }: Pick<RepeatProps, 'draft' | 'total'>) {
  const schedule = scheduleOf(draft);
  if (!schedule) return null;
  const runs = firstRuns(schedule, SHOWN_RUNS);
  const all = schedule.count !== null && schedule.count <= runs.length;
  const moved = shorterMonths(schedule);
  return (
    <div className="meaning" aria-live="polite">
      <p>
        An order is placed {rhythmWords(schedule)} at 6 in the morning, {endWords(schedule)}: on {daysWords(runs)}
        {all ? '.' : ' and so on.'} {moved}
      </p>
      <p>
        Your card is saved at the payment provider and charged then
        {total ? (
          <>
            , <strong>{moneyWords(total)}</strong> an order at most
          </>
        ) : null}
        . Should it cost more one day, nothing is ordered until you agree; should it cost less, you pay less. You can
        pause, skip or cancel it at any time.
      </p>
    </div>
  );
}
