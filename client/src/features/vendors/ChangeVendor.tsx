import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { execute } from '../../api.ts';
import type { InvoiceCategory, VendorPartsFragment } from '../../graphql/graphql.ts';
import { UpdateVendorDocument } from '../../graphql/graphql.ts';
import { categoryWords } from '../invoices/words.ts';

/** A vendor's name for people, and what its invoices are for. */
export function ChangeVendor({ vendor }: { readonly vendor: VendorPartsFragment }) {
  const queries = useQueryClient();
  const [name, setName] = useState(vendor.name);
  const [category, setCategory] = useState<InvoiceCategory | ''>(vendor.defaultCategory ?? '');
  const change = useMutation({
    mutationFn: async () => {
      const { updateVendor } = await execute(UpdateVendorDocument, {
        input: {
          id: vendor.id,
          expectedVersion: vendor.version,
          name: name.trim(),
          defaultCategory: category === '' ? null : category,
        },
      });
      const [problem] = updateVendor.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['vendors'] }),
  });
  return (
    <form
      className="card part"
      aria-labelledby="change-title"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <h2 id="change-title">Change</h2>
      <label className="block">
        Name
        <input
          required
          maxLength={300}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
      </label>
      <label className="block">
        What its invoices are for
        <select
          value={category}
          onChange={(event) => {
            setCategory(event.target.value as InvoiceCategory | '');
          }}
        >
          <option value="">Not said</option>
          {Object.entries(categoryWords).map(([code, words]) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <div className="actions">
        <button type="submit" disabled={change.isPending}>
          Save
        </button>
        <span role="status" className="hint">
          {change.isSuccess ? 'Saved' : ''}
        </span>
      </div>
      {change.error ? (
        <p role="alert" className="problem">
          {change.error.message}
        </p>
      ) : null}
    </form>
  );
}
