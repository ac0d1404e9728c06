import { useState } from 'react';
import type { OrganizedPartsFragment } from '../../graphql/graphql.ts';
import { useUnsaved } from '../shell/useUnsaved.ts';
import type { EventDraft } from './draft.ts';
import { differences, draftOf } from './draft.ts';

/** What is typed of an event and not saved yet. It outlives the part of the page that it was typed in: who looks at another one finds it again. */
export interface Typing {
  readonly typed: Partial<EventDraft>;
  /** Whether the event would be another by it. */
  readonly unsaved: boolean;
  /** What the typing began with: an event that is fetched anew changes neither it nor what was typed. */
  readonly base: OrganizedPartsFragment;
  /** Types something. */
  readonly type: (changed: Partial<EventDraft>) => void;
  /** Leaves some of what was typed. */
  readonly leave: (left: (typed: Partial<EventDraft>) => Partial<EventDraft>) => void;
  /** Goes on from the event as it is now. */
  readonly begin: (event: OrganizedPartsFragment) => void;
}

/** Keeps what is typed of an event, and has its reader asked before it is lost. */
export function useTyping(event: OrganizedPartsFragment): Typing {
  const [base, begin] = useState(event);
  const [typed, leave] = useState<Partial<EventDraft>>({});
  const current = draftOf(event);
  const unsaved = differences(current, { ...current, ...typed }).length > 0;
  useUnsaved(unsaved);
  return {
    typed,
    unsaved,
    base,
    type: (changed) => {
      if (!unsaved) begin(event);
      leave((now) => ({ ...now, ...changed }));
    },
    leave,
    begin,
  };
}
