import { useQueryClient } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import type { OrganizedPartsFragment } from '../../graphql/graphql.ts';
import { AddEventImageDocument, RemoveEventImageDocument, RequestEventImageDocument } from '../../graphql/graphql.ts';
import { policyWords } from '../events/words.ts';
import { addPicture } from '../files/picture.ts';
import { PicturesPart } from '../files/PicturesPart.tsx';
import { ChangeEvent } from './ChangeEvent.tsx';
import { EventFields } from './EventFields.tsx';
import { detailsPart, limits } from './form.ts';
import { Postpone } from './Postpone.tsx';
import { Publish } from './Publish.tsx';
import { useEventForm } from './useEventForm.ts';
import { ORGANIZED } from './useOrganizedEvent.ts';
import type { Typing } from './useTyping.ts';

interface DetailsTabProps {
  readonly event: OrganizedPartsFragment;
  readonly edits: boolean;
  readonly typing: Typing;
}

/** What an event is, its pictures, and the steps of its life. */
export function DetailsTab({ event, edits, typing }: DetailsTabProps) {
  const queries = useQueryClient();
  const { id, status, images } = event;
  const open = status !== 'CANCELLING' && status !== 'CANCELLED';
  return (
    <div className="beside level">
      {edits && open ? <Change event={event} typing={typing} /> : <Facts event={event} />}
      <div>
        {edits && status === 'DRAFT' ? <Publish event={event} unsaved={typing.unsaved} /> : null}
        {edits && (status === 'PUBLISHED' || status === 'POSTPONED') ? <Postpone event={event} /> : null}
        <PicturesPart
          images={images}
          most={limits.images}
          editable={edits && open}
          onAdd={(file, alt, onProgress) =>
            addPicture(
              {
                request: async (input) => (await execute(RequestEventImageDocument, { id, input })).requestEventImage,
                add: async (imageId) => (await execute(AddEventImageDocument, { id, imageId, alt })).addEventImage,
              },
              file,
              onProgress,
            )
          }
          onRemove={async (imageId) => {
            const { removeEventImage } = await execute(RemoveEventImageDocument, { id, imageId });
            const [problem] = removeEventImage.userErrors;
            if (problem) throw new Error(problem.message);
          }}
          onChanged={() => queries.invalidateQueries({ queryKey: [ORGANIZED] })}
        />
      </div>
    </div>
  );
}

function Change({ event, typing }: Pick<DetailsTabProps, 'event' | 'typing'>) {
  const change = useEventForm(event, typing, detailsPart);
  return (
    <ChangeEvent title="Details" change={change}>
      <EventFields form={change.form} published={event.status !== 'DRAFT'} />
    </ChangeEvent>
  );
}

/** For those who may only look, and of an event that does not take place. */
function Facts({ event }: { readonly event: OrganizedPartsFragment }) {
  const { category, description, venue, cancellationPolicy, note } = event;
  return (
    <section aria-labelledby="facts-title" className="card part">
      <h2 id="facts-title">Details</h2>
      <dl className="facts">
        <div>
          <dt>Kind</dt>
          <dd>{category.name}</dd>
        </div>
        <div>
          <dt>Where</dt>
          <dd>
            {venue.name}, {venue.street}, {venue.city}
          </dd>
        </div>
        <div>
          <dt>Cancelling</dt>
          <dd>{policyWords(cancellationPolicy)}</dd>
        </div>
        {note === null ? null : (
          <div>
            <dt>Said to all</dt>
            <dd>{note}</dd>
          </div>
        )}
      </dl>
      <p className="description">{description}</p>
    </section>
  );
}
