import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { execute } from '../../api.ts';
import type { VendorPartsFragment } from '../../graphql/graphql.ts';
import { VendorsDocument } from '../../graphql/graphql.ts';
import { useMerge } from './useMerge.ts';

/** Merges a vendor into another that is found by the beginning of its name. Asks first: nothing takes it back. */
export function MergeVendor({ vendor }: { readonly vendor: VendorPartsFragment }) {
  const navigate = useNavigate();
  const question = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [into, setInto] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const startsWith = typed.trim();
  const choices = useQuery({
    queryKey: ['vendors', 'merge', startsWith],
    enabled: startsWith !== '',
    queryFn: () => execute(VendorsDocument, { startsWith, first: 10 }),
  });
  const found = (choices.data?.vendors.nodes ?? []).filter(({ id }) => id !== vendor.id);
  const merge = useMerge();
  return (
    <section aria-labelledby="merge-title" className="card part">
      <h2 id="merge-title">Merge into another</h2>
      <label className="block">
        Whose name starts with
        <input
          type="search"
          maxLength={100}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        />
      </label>
      <ul className="choices" aria-label="Vendors to merge into">
        {found.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              className="quiet"
              onClick={() => {
                setInto({ id, name });
                question.current?.showModal();
              }}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="hint">
        {choices.isSuccess && startsWith !== '' && found.length === 0 ? 'No other vendor starts like this.' : ''}
      </p>
      {merge.error ? (
        <p role="alert" className="problem">
          {merge.error.message}
        </p>
      ) : null}
      <dialog
        ref={question}
        aria-labelledby="merge-question"
        onClose={() => {
          if (question.current?.returnValue !== 'merge' || !into) return;
          merge.mutate(
            { from: vendor, intoId: into.id },
            { onSuccess: () => void navigate(`/vendors/${into.id}`, { state: { said: `Merged into ${into.name}` } }) },
          );
        }}
      >
        <form method="dialog">
          <h2 id="merge-question">
            Merge {vendor.name} into {into?.name}?
          </h2>
          <p>Its names, its invoices and what corrections taught go there for good.</p>
          <div className="actions">
            <button type="submit" value="keep" className="quiet">
              Keep both
            </button>
            <button type="submit" value="merge" className="danger">
              Merge for good
            </button>
          </div>
        </form>
      </dialog>
    </section>
  );
}
