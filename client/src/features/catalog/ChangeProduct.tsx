import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { execute } from '../../api.ts';
import type { StockedProductFragment } from '../../graphql/graphql.ts';
import { UpdateProductDocument } from '../../graphql/graphql.ts';
import type { Draft } from './draft.ts';
import { changeOf, differences, draftOf } from './draft.ts';
import { problemsOf } from './problems.ts';
import { ProductForm } from './ProductForm.tsx';

/** Changes what a product is. What was typed stays where somebody else changed it meanwhile; what they made of it is shown beside it. */
export function ChangeProduct({ product }: { readonly product: StockedProductFragment }) {
  const queries = useQueryClient();
  // What the typing began with: a product that is fetched anew changes neither it nor what was typed.
  const [base, setBase] = useState(product);
  const [typed, setTyped] = useState<Partial<Draft>>({});
  const current = draftOf(product);
  const draft = { ...current, ...typed };
  const touched = differences(current, draft);
  const moved = touched.length > 0 && product.version !== base.version;
  const theirs = moved ? differences(draftOf(base), current).filter((part) => touched.includes(part)) : [];

  const change = useMutation({
    mutationFn: async (expectedVersion: number) => {
      const input = changeOf(current, draft);
      if (!input) return null;
      return (await execute(UpdateProductDocument, { id: product.id, expectedVersion, input })).updateProduct;
    },
    onSuccess: (answer) => {
      if (answer?.product) queries.setQueryData(['products', 'stocked', product.id], { product: answer.product });
      if (answer === null || answer.product) setTyped({});
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['products'] }),
  });
  const userErrors = change.data?.userErrors ?? [];
  const stale = userErrors.some(({ code }) => code === 'STALE_VERSION');
  const { fields, general } = problemsOf(userErrors.filter(({ code }) => code !== 'STALE_VERSION'));
  return (
    <ProductForm
      draft={draft}
      onChange={(next) => {
        if (touched.length === 0) setBase(product);
        setTyped({ ...typed, ...Object.fromEntries(differences(draft, next).map((part) => [part, next[part]])) });
      }}
      onSave={() => {
        if (change.isPending) return;
        // Whoever was shown what changed, and saves again, means it.
        change.mutate(stale && moved ? product.version : base.version);
      }}
      problems={fields}
      now={Object.fromEntries(
        theirs.map((part) => [
          part,
          typeof current[part] === 'boolean' ? (current[part] ? 'yes' : 'no') : current[part],
        ]),
      )}
    >
      {stale ? (
        <p role="alert" className="problem">
          Somebody else changed this product in the meantime. What you typed is still here
          {theirs.length > 0 ? ', with what they made of it beside it' : ''}. Save again to have it your way.
        </p>
      ) : null}
      {[...(change.error ? [change.error.message] : []), ...general].map((message) => (
        <p key={message} role="alert" className="problem">
          {message}
        </p>
      ))}
      <div className="actions">
        <button type="submit" disabled={change.isPending || touched.length === 0}>
          Save
        </button>
        {touched.length === 0 ? null : (
          <button
            type="button"
            className="quiet"
            disabled={change.isPending}
            onClick={() => {
              setTyped({});
              change.reset();
            }}
          >
            Discard
          </button>
        )}
        <span role="status" className="hint">
          {change.isSuccess && touched.length === 0 ? 'Saved' : ''}
        </span>
      </div>
    </ProductForm>
  );
}
