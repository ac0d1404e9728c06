import { useMutation, useQueryClient } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import type { OrganizedEventQuery, OrganizedPartsFragment } from '../../graphql/graphql.ts';
import { UpdateEventDocument } from '../../graphql/graphql.ts';
import { tryAgain } from '../bookings/tryAgain.ts';
import type { EventDraft, Part } from './draft.ts';
import { changeOf, differences, draftOf, wholeOf } from './draft.ts';
import type { EventFormState, FormPart } from './form.ts';
import { problemsOf } from './problems.ts';
import { wrongTimes } from './times.ts';
import { typedOf, typedSince } from './typing.ts';
import { ORGANIZED } from './useOrganizedEvent.ts';
import type { Typing } from './useTyping.ts';
import { partNames, partWords } from './words.ts';

/** A part of an event that is being changed. */
export interface EventForm {
  readonly form: EventFormState;
  readonly touched: boolean;
  readonly busy: boolean;
  readonly saved: boolean;
  /** Whether somebody else changed the event meanwhile, so that nothing was saved. */
  readonly stale: boolean;
  /** What they changed, in words; of what was typed, too, it is told beside the field. */
  readonly theirs: readonly string[];
  /** What is wrong and stands beside no field. */
  readonly general: readonly string[];
  readonly save: () => void;
  readonly discard: () => void;
}

/** Changes an event. What was typed stays where somebody else changed it meanwhile; what they made of it is told beside it. */
export function useEventForm(event: OrganizedPartsFragment, typing: Typing, { has, shows }: FormPart): EventForm {
  const queries = useQueryClient();
  const { base } = typing;
  const typed = typedOf(typing.typed, has);
  const current = draftOf(event);
  const draft: EventDraft = { ...current, ...typed };
  const touched = differences(current, draft);
  const moved = touched.length > 0 && event.version !== base.version;
  const theirs = moved ? differences(draftOf(base), current) : [];
  const own = wrongTimes(draft, event);
  const change = useMutation({
    mutationFn: async ({ expectedVersion }: { expectedVersion: number; sent: Partial<EventDraft> }) => {
      const [from, to] = [wholeOf(current, event), wholeOf(draft, event)];
      const input = from && to ? changeOf(from, to) : null;
      if (!input) return null;
      return tryAgain(
        async () => (await execute(UpdateEventDocument, { id: event.id, expectedVersion, input })).updateEvent,
      );
    },
    onSuccess: (answer, { sent }) => {
      if (answer?.event) {
        queries.setQueryData<OrganizedEventQuery>([ORGANIZED, event.id, 'event'], { organizedEvent: answer.event });
        typing.begin(answer.event);
      }
      if (answer === null || answer.event) typing.leave((now) => typedSince(now, sent));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [ORGANIZED] }),
  });
  const userErrors = change.data?.userErrors ?? [];
  const stale = userErrors.some(({ code }) => code === 'STALE_VERSION');
  const { at, general } = problemsOf(
    userErrors.filter(({ code }) => code !== 'STALE_VERSION'),
    shows,
    own,
  );
  return {
    form: {
      draft,
      event,
      at,
      now: (part: Part) => (theirs.includes(part) && touched.includes(part) ? partWords(part, current) : null),
      onChange: typing.type,
    },
    touched: touched.length > 0,
    busy: change.isPending,
    saved: change.isSuccess && touched.length === 0,
    stale,
    theirs: theirs.map((part) => partNames[part]),
    general: [...(change.error ? [change.error.message] : []), ...general],
    save: () => {
      if (change.isPending || Object.keys(own).some(shows)) return;
      // Whoever was shown what changed, and saves again, means it. Where nothing of the form changed (a picture was added) there is nothing to show.
      const known = moved && (stale || theirs.length === 0);
      change.mutate({ expectedVersion: known ? event.version : base.version, sent: typed });
    },
    discard: () => {
      typing.leave((now) => typedOf(now, (part) => !has(part)));
      change.reset();
    },
  };
}
