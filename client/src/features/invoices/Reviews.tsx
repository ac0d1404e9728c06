import type { InvoiceQuery } from '../../graphql/graphql.ts';
import { fieldWords } from './words.ts';

type Review = NonNullable<InvoiceQuery['invoice']>['reviews'][number];

/** What a person should look at before trusting the reading. */
export function Reviews({ reviews }: { readonly reviews: readonly Review[] }) {
  if (reviews.length === 0) return null;
  return (
    <section aria-labelledby="reviews-title" className="reviews">
      <h2 id="reviews-title">Please check</h2>
      <ul>
        {reviews.map(({ code, field, message }) => (
          <li key={`${code}-${field ?? ''}`}>
            {field ? <strong>{fieldWords(field)}: </strong> : null}
            {message}
          </li>
        ))}
      </ul>
    </section>
  );
}
