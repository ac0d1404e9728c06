import { useMutation, useQueryClient } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import type { BookingPartsFragment } from '../../graphql/graphql.ts';
import { CancelBookingDocument, RetryBookingDocument } from '../../graphql/graphql.ts';
import { ZonedTime } from '../events/ZonedTime.tsx';
import { Confirm } from '../shell/Confirm.tsx';
import { isZero } from '../shop/price.ts';
import { moneyWords } from '../shop/words.ts';
import { HOLDS } from './useHolds.ts';
import { tryAgain } from './tryAgain.ts';

interface BookingActionsProps {
  readonly booking: BookingPartsFragment;
  /** Whether it was opened from a desk: the booking is likely another's. */
  readonly desk: boolean;
  readonly staff: boolean;
}

/** What can be done with a booking at this moment. Cancelling says first what is given back and what is kept, and does it for those sums alone. */
export function BookingActions({ booking, desk, staff }: BookingActionsProps) {
  const queries = useQueryClient();
  const { id, version, status, cancellationTerms: terms } = booking;
  const refetch = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['booking', id] }),
      queries.invalidateQueries({ queryKey: ['bookings'] }),
      queries.invalidateQueries({ queryKey: [HOLDS] }),
    ]);
  const cancel = useMutation({
    mutationFn: async () => {
      const { userErrors } = await tryAgain(
        async () =>
          (
            await execute(CancelBookingDocument, {
              id,
              ...(terms ? { expectedRefund: terms.refund, expectedFee: terms.fee } : {}),
            })
          ).cancelBooking,
      );
      const [problem] = userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled: refetch,
  });
  const retry = useMutation({
    mutationFn: async () => {
      const { retryBooking } = await execute(RetryBookingDocument, { id, expectedVersion: version });
      const [problem] = retryBooking.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled: refetch,
  });
  const problem = cancel.error ?? retry.error;
  return (
    <div className="actions">
      {staff && status === 'NEEDS_ATTENTION' ? (
        <button
          type="button"
          disabled={retry.isPending}
          onClick={() => {
            retry.mutate();
          }}
        >
          Try again
        </button>
      ) : null}
      {terms ? (
        <Confirm
          label="Cancel booking"
          title="Cancel this booking?"
          keep="Keep it"
          busy={cancel.isPending}
          danger
          onConfirm={() => {
            cancel.mutate();
          }}
        >
          {desk ? <p>Its owner is told.</p> : null}
          {status === 'CONFIRMED' ? <Terms booking={booking} terms={terms} /> : <p>Nothing is charged.</p>}
        </Confirm>
      ) : null}
      {problem ? (
        <span role="alert" className="problem">
          {problem.message}
        </span>
      ) : null}
    </div>
  );
}

interface TermsProps {
  readonly booking: BookingPartsFragment;
  readonly terms: NonNullable<BookingPartsFragment['cancellationTerms']>;
}

/** What is given back, what is kept, and until when that is so. */
function Terms({ booking: { event, total }, terms: { refund, fee, until } }: TermsProps) {
  return (
    <>
      <p>The tickets are good no more, and others can have them at once.</p>
      {isZero(total) ? null : (
        <dl className="sums" data-terms="">
          <div>
            <dt>Given back</dt>
            <dd>{moneyWords(refund)}</dd>
          </div>
          <div>
            <dt>Kept as a fee</dt>
            <dd>{moneyWords(fee)}</dd>
          </div>
        </dl>
      )}
      {until === null || isZero(total) ? null : (
        <p className="hint">
          So it is until <ZonedTime instant={until} zone={event.venue.timeZone} />.
        </p>
      )}
    </>
  );
}
