import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { execute, subscribe } from '../../api.ts';
import type { OrganizedEventQuery } from '../../graphql/graphql.ts';
import {
  OnAvailabilityChangedDocument,
  OnEventCancellationChangedDocument,
  OnEventChangedDocument,
  OrganizedEventDocument,
} from '../../graphql/graphql.ts';
import type { Listen } from '../shell/useLive.ts';
import { LOOK, useLive } from '../shell/useLive.ts';

/**
 * What is asked for organisers has a key that begins so; what of one event is asked for anew with each change goes on with its id. Lists have it
 * behind their own name: in an on-sale the counts change every second, and whole lists would be asked for as often.
 */
export const ORGANIZED = 'organized';

/** Milliseconds in which changes are gathered: an on-sale moves the counts every second. */
const GATHER = 500;

/** One event for its organiser, live: itself, its counts and how far its cancellation is. */
export function useOrganizedEvent(eventId: string) {
  const listen = useCallback<Listen>(
    (take, onEnd) => {
      const stops = [
        subscribe(
          OnEventChangedDocument,
          { eventId },
          ({ onEventChanged: change }) => {
            take(change ? { id: 'event', version: change.version } : null);
          },
          onEnd,
        ),
        subscribe(
          OnAvailabilityChangedDocument,
          { eventId },
          ({ onAvailabilityChanged: change }) => {
            take(change ? { id: `left ${change.categoryId}`, version: change.version } : null);
          },
          onEnd,
        ),
        subscribe(
          OnEventCancellationChangedDocument,
          { eventId },
          ({ onEventCancellationChanged: change }) => {
            take(change ? { id: 'cancellation', version: change.version } : null);
          },
          onEnd,
        ),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [eventId],
  );
  useLive(listen, { domain: ORGANIZED, key: eventId, wait: GATHER });
  return useQuery({
    queryKey: [ORGANIZED, eventId, 'event'],
    queryFn: () => execute(OrganizedEventDocument, { id: eventId }),
    staleTime: 0,
    refetchInterval: LOOK,
    // An answer that was under way when a newer one came is dropped.
    structuralSharing: (before, now) => newest(before as OrganizedEventQuery | undefined, now as OrganizedEventQuery),
  });
}

function newest(before: OrganizedEventQuery | undefined, now: OrganizedEventQuery): OrganizedEventQuery {
  const [known, come] = [before?.organizedEvent, now.organizedEvent];
  return before && known && come && known.id === come.id && known.version > come.version ? before : now;
}
