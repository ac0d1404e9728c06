import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { execute, subscribe } from '../../api.ts';
import type { EventAvailabilityQuery } from '../../graphql/graphql.ts';
import { EventAvailabilityDocument, OnAvailabilityChangedDocument } from '../../graphql/graphql.ts';
import { useRight } from '../account/right.ts';
import type { Listen } from '../shell/useLive.ts';
import { useLive } from '../shell/useLive.ts';
import { newestLeft, withTold } from './availability.ts';

/** Whatever is left at this moment of an event has a key that begins so, with the event's id. */
export const LEFT = 'left';

/** Milliseconds in which changes of a seat map are gathered, at least and at most: of all who look at one, not everybody asks at once. */
const GATHER = { least: 500, most: 2_000 } as const;

/** Milliseconds between two looks at what is left: what is told can be lost. */
const LOOK = 30_000;

/** What is left of each kind of tickets, live: by its id. Empty until it is known. */
export function useAvailability(eventId: string): ReadonlyMap<string, number> {
  const right = useRight();
  const queries = useQueryClient();
  const listen = useCallback<Listen>(
    (take, onEnd) =>
      subscribe(
        OnAvailabilityChangedDocument,
        { eventId },
        ({ onAvailabilityChanged: told }) => {
          if (!told) return;
          queries.setQueryData<EventAvailabilityQuery>([LEFT, eventId, 'counts'], (before) => withTold(before, told));
          // It tells how many are left, and not which: a seat map that is shown must be asked for.
          const map = queries
            .getQueryCache()
            .find({ queryKey: [LEFT, eventId, 'seats', told.categoryId], type: 'active' });
          if (map) take({ id: told.categoryId, version: told.version });
        },
        onEnd,
        right,
      ),
    [queries, eventId, right],
  );
  const [wait] = useState(() => GATHER.least + Math.random() * (GATHER.most - GATHER.least));
  useLive(listen, { domain: LEFT, key: eventId, wait });
  const answer = useQuery({
    queryKey: [LEFT, eventId, 'counts'],
    queryFn: () => execute(EventAvailabilityDocument, { id: eventId }, right),
    staleTime: 0,
    refetchInterval: LOOK,
    structuralSharing: (before, now) =>
      newestLeft(before as EventAvailabilityQuery | undefined, now as EventAvailabilityQuery),
  });
  return new Map(answer.data?.event?.availability.map(({ categoryId, available }) => [categoryId, available]));
}
