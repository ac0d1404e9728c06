import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { execute } from '../../api.ts';
import { DeleteFilterDocument, SavedFiltersDocument, SaveFilterDocument } from '../../graphql/graphql.ts';
import type { FilterText } from './filter.ts';
import { inputOf, parametersOf } from './filter.ts';

/** Filters that were given a name: one click finds with them again. */
export function SavedFilters({ filter }: { readonly filter: FilterText }) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const saved = useQuery({ queryKey: ['filters'], queryFn: () => execute(SavedFiltersDocument, {}) });
  const refetch = () => queries.invalidateQueries({ queryKey: ['filters'] });
  const save = useMutation({
    mutationFn: async () => {
      const { saveFilter } = await execute(SaveFilterDocument, { name: name.trim(), filter: inputOf(filter) });
      const [problem] = saveFilter.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSuccess: () => {
      setName('');
      return refetch();
    },
  });
  const remove = useMutation({
    mutationFn: async (id: string) => {
      const { deleteFilter } = await execute(DeleteFilterDocument, { id });
      const [problem] = deleteFilter.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled: refetch,
  });
  const filters = saved.data?.savedFilters ?? [];
  const problem = save.error ?? remove.error ?? saved.error;
  return (
    <section aria-labelledby="saved-title" className="saved">
      <h2 id="saved-title" className="visually-hidden">
        Saved filters
      </h2>
      {filters.length > 0 ? (
        <ul>
          {filters.map(({ id, name: known, filter: looked }) => (
            <li key={id}>
              <Link to={`/find?${parametersOf(looked).toString()}`}>{known}</Link>
              <button
                type="button"
                className="quiet small"
                aria-label={`Delete the filter ${known}`}
                disabled={remove.isPending}
                onClick={() => {
                  remove.mutate(id);
                }}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {Object.keys(filter).length > 0 ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <input
            required
            aria-label="Name of this filter"
            placeholder="Name this filter"
            maxLength={60}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
          <button type="submit" className="quiet" disabled={save.isPending}>
            Save filter
          </button>
        </form>
      ) : null}
      {problem ? (
        <p role="alert" className="problem">
          {problem.message}
        </p>
      ) : null}
    </section>
  );
}
