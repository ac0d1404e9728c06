import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { execute, subscribe } from '../../api.ts';
import type { EventQuery } from '../../graphql/graphql.ts';
import { EventDocument, OnEventChangedDocument } from '../../graphql/graphql.ts';
import { useRight } from '../account/right.ts';
import type { Listen } from '../shell/useLive.ts';
import { useLive } from '../shell/useLive.ts';

/** Milliseconds in which changes are gathered. */
const GATHER = 150;

/** Milliseconds between two looks: what is told can be lost, and what is asked for then may be the answer of a minute ago. */
const LOOK = 60_000;

/** One event that everybody may see, live. */
export function useEvent(eventId: string) {
  const right = useRight();
  const listen = useCallback<Listen>(
    (take, onEnd) =>
      subscribe(
        OnEventChangedDocument,
        { eventId },
        ({ onEventChanged: change }) => {
          take(change ? { id: change.eventId, version: change.version } : null);
        },
        onEnd,
        right,
      ),
    [eventId, right],
  );
  useLive(listen, { domain: 'event', key: eventId, wait: GATHER });
  return useQuery({
    queryKey: ['event', eventId],
    queryFn: () => execute(EventDocument, { id: eventId }, right),
    refetchInterval: LOOK,
    // What the server answers may be a minute old, and is never older than what is shown.
    structuralSharing: (before, now) => newest(before as EventQuery | undefined, now as EventQuery),
  });
}

function newest(before: EventQuery | undefined, now: EventQuery): EventQuery {
  return before?.event && now.event && before.event.id === now.event.id && before.event.version > now.event.version
    ? before
    : now;
}
