import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { execute } from '../../api.ts';
import type { VendorPartsFragment } from '../../graphql/graphql.ts';
import { DismissVendorSuggestionDocument, VendorSuggestionsDocument } from '../../graphql/graphql.ts';
import { countWords, suggestionWords } from '../invoices/words.ts';
import { useMerge } from './useMerge.ts';

/** Pairs of vendors that may be one: a person decides. */
export function Suggestions() {
  const queries = useQueryClient();
  const suggestions = useQuery({
    queryKey: ['vendors', 'suggestions'],
    queryFn: () => execute(VendorSuggestionsDocument, {}),
  });
  const merge = useMerge();
  const dismiss = useMutation({
    mutationFn: async (pair: { firstId: string; secondId: string }) => {
      const { dismissVendorSuggestion } = await execute(DismissVendorSuggestionDocument, pair);
      const [problem] = dismissVendorSuggestion.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['vendors', 'suggestions'] }),
  });
  const pairs = suggestions.data?.vendorSuggestions ?? [];
  const problem = merge.error ?? dismiss.error;
  if (pairs.length === 0 && !problem) return null;
  return (
    <section aria-labelledby="suggestions-title" className="suggestions">
      <h2 id="suggestions-title">May be the same</h2>
      {problem ? (
        <p role="alert" className="problem">
          {problem.message}
        </p>
      ) : null}
      <ul className="card">
        {pairs.map(({ first, second, reason }) => (
          <li key={`${first.id} ${second.id}`}>
            <p>
              <Named vendor={first} /> and <Named vendor={second} />
              <br />
              <span className="hint">{suggestionWords[reason]}</span>
            </p>
            <div className="actions">
              <button
                type="button"
                aria-label={`Merge ${second.name} into ${first.name}`}
                disabled={merge.isPending}
                onClick={() => {
                  merge.mutate({ from: second, intoId: first.id });
                }}
              >
                Merge
              </button>
              <button
                type="button"
                className="quiet"
                aria-label={`${first.name} and ${second.name} are not the same`}
                disabled={dismiss.isPending}
                onClick={() => {
                  dismiss.mutate({ firstId: first.id, secondId: second.id });
                }}
              >
                Not the same
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Named({ vendor: { id, name, invoiceCount } }: { readonly vendor: VendorPartsFragment }) {
  return (
    <>
      <Link to={`/vendors/${id}`}>{name}</Link> <small>({countWords(invoiceCount, 'invoice')})</small>
    </>
  );
}
