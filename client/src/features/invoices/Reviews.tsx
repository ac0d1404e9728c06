import type { OpenedInvoice } from './opened.ts';
import { fieldWords } from './words.ts';

interface ReviewsProps {
  readonly reviews: OpenedInvoice['reviews'];
  /** Leads to the field that a doubt is about; absent where there is nothing to lead to. */
  readonly onJump?: ((field: string) => void) | undefined;
}

/** What a person should look at before trusting the reading, gravest first. */
export function Reviews({ reviews, onJump }: ReviewsProps) {
  if (reviews.length === 0) return null;
  return (
    <section aria-labelledby="reviews-title" className="reviews">
      <h2 id="reviews-title">Please check</h2>
      <ul>
        {reviews.map(({ code, field, message }) => (
          <li key={`${code}-${field ?? ''}`} data-reason={code}>
            {field ? <FieldName field={field} onJump={onJump} /> : null}
            {message}
          </li>
        ))}
      </ul>
    </section>
  );
}

function FieldName({ field, onJump }: { readonly field: string; readonly onJump: ReviewsProps['onJump'] }) {
  const words = fieldWords(field);
  if (!onJump) return <strong>{words}: </strong>;
  return (
    <>
      <button
        type="button"
        className="jump"
        onClick={() => {
          onJump(field);
        }}
      >
        {words}
      </button>
      {': '}
    </>
  );
}
