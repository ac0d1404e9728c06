import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { execute } from '../../api.ts';
import type { TicketCategoryPartsFragment } from '../../graphql/graphql.ts';
import { SeatMapDocument } from '../../graphql/graphql.ts';
import { useRight } from '../account/right.ts';
import { Problem } from '../shell/Problem.tsx';
import { SeatMap } from './SeatMap.tsx';
import { seatsThere } from './seats.ts';
import { LEFT } from './useAvailability.ts';
import { seatsInOrder } from './words.ts';

interface ChooseSeatsProps {
  readonly eventId: string;
  readonly category: TicketCategoryPartsFragment;
  /** Seats that can be had at once. */
  readonly most: number;
  /** Seats that were chosen before. */
  readonly wished: readonly string[];
  /** Seats that somebody else was found to have. */
  readonly refused: readonly string[];
  readonly busy: boolean;
  /** What the button says. */
  readonly words: (count: number) => string;
  /** Hears that something else is chosen. */
  readonly onChange: () => void;
  readonly onTake: (seats: readonly string[]) => void;
}

/** Milliseconds between two looks at the map. */
const LOOK = 30_000;

/** Chooses numbered seats of a map that is live: a seat that somebody else took is chosen no more, and that is said. */
export function ChooseSeats(props: ChooseSeatsProps) {
  const { eventId, category, most, wished, refused, busy, words, onChange, onTake } = props;
  const right = useRight();
  // An address may wish for whatever it likes: what is not on the map could not be given up again.
  const [wanted, setWanted] = useState(() => seatsThere(category.seatRows, wished).slice(0, most));
  const [tooMany, setTooMany] = useState(false);
  const map = useQuery({
    queryKey: [LEFT, eventId, 'seats', category.id],
    queryFn: () => execute(SeatMapDocument, { eventId, categoryId: category.id }, right),
    staleTime: 0,
    refetchInterval: LOOK,
  });
  const answered = map.data?.seatMap?.taken;
  const taken = useMemo(() => new Set([...(answered ?? []), ...refused]), [answered, refused]);
  const chosen = useMemo(() => new Set(wanted.filter((seat) => !taken.has(seat))), [wanted, taken]);
  const lost = seatsInOrder(wanted.filter((seat) => taken.has(seat)));
  const toggle = useCallback(
    (seat: string) => {
      onChange();
      const kept = wanted.filter((each) => !taken.has(each));
      const has = kept.includes(seat);
      setTooMany(!has && kept.length >= most);
      if (has) setWanted(kept.filter((each) => each !== seat));
      else if (kept.length < most) setWanted([...kept, seat]);
    },
    [onChange, wanted, taken, most],
  );
  if (map.isError && !map.data) {
    return <Problem message={map.error.message} onRetry={() => void map.refetch()} />;
  }
  if (map.isPending) return <p role="status">Loading …</p>;
  const seats = seatsInOrder([...chosen]);
  return (
    <div className="seats">
      <SeatMap name={category.name} rows={category.seatRows} taken={taken} chosen={chosen} onToggle={toggle} />
      <ul className="legend" aria-label="What the seats look like">
        <li data-seat-looks="free">Free</li>
        <li data-seat-looks="chosen">Chosen by you</li>
        <li data-seat-looks="taken">Taken</li>
      </ul>
      <p role="status" className="chosen-seats">
        {seats.length === 0 ? 'No seat chosen.' : `Chosen: ${seats.join(', ')}.`}
        {lost.length === 0 || refused.length > 0 || busy ? '' : ` Somebody else took ${lost.join(', ')} meanwhile.`}
        {tooMany ? ` You can have at most ${String(most)} at once.` : ''}
      </p>
      <button
        type="button"
        disabled={busy || seats.length === 0}
        onClick={() => {
          onTake(seats);
        }}
      >
        {words(seats.length)}
      </button>
    </div>
  );
}
