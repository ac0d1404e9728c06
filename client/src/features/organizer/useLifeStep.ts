import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OrganizedEventQuery, OrganizedPartsFragment } from '../../graphql/graphql.ts';
import { tryAgain } from '../bookings/tryAgain.ts';
import { ORGANIZED } from './useOrganizedEvent.ts';

interface Answer {
  readonly event: OrganizedPartsFragment | null;
  readonly userErrors: readonly { readonly field: string | null; readonly message: string; readonly code: string }[];
}

/**
 * A step in an event's life, or a change of it: what is answered is shown at once, and what else is known of the event is asked for anew. `call` is made
 * again where many wrote at one moment.
 */
export function useLifeStep<Input>(
  eventId: string,
  call: (input: Input) => Promise<Answer>,
  onDone: (event: OrganizedPartsFragment, input: Input) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => tryAgain(() => call(input)),
    onSuccess: ({ event }, input) => {
      if (!event) return;
      queries.setQueryData<OrganizedEventQuery>([ORGANIZED, eventId, 'event'], { organizedEvent: event });
      onDone(event, input);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [ORGANIZED] }),
  });
}
