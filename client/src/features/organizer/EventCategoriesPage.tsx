import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { execute } from '../../api.ts';
import type { EventCategoriesQuery } from '../../graphql/graphql.ts';
import {
  ChangeEventCategoryDocument,
  CreateEventCategoryDocument,
  EventCategoriesDocument,
} from '../../graphql/graphql.ts';
import { useRight } from '../account/right.ts';
import { tryAgain } from '../bookings/tryAgain.ts';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { limits } from './form.ts';

type Category = EventCategoriesQuery['eventCategories'][number];

const KEY = 'eventCategories';

/** The kinds of events, for administrators. */
export function EventCategoriesPage() {
  useTitle('Kinds of events');
  const right = useRight();
  const list = useQuery({
    queryKey: [KEY, right],
    queryFn: () => execute(EventCategoriesDocument, {}, right),
    staleTime: 0,
  });
  const categories = list.data?.eventCategories ?? [];
  return (
    <>
      <nav aria-label="Back" className="back">
        <Link to="/organizer">← Events</Link>
      </nav>
      <h1>Kinds of events</h1>
      <p className="hint">
        None is removed: events keep theirs. One that is for no new events is offered to organisers no more.
      </p>
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      <ul className="card promo-codes event-kinds" aria-label="Kinds of events">
        {categories.map((category) => (
          <li key={category.id} data-kind={category.name}>
            <Kind key={category.name} category={category} />
          </li>
        ))}
      </ul>
      {categories.length < limits.eventCategories ? <Add /> : null}
    </>
  );
}

function Kind({ category: { id, name, retired, version } }: { readonly category: Category }) {
  const queries = useQueryClient();
  const [typed, setTyped] = useState(name);
  const change = useMutation({
    mutationFn: async (changed: { readonly name?: string; readonly retired?: boolean }) => {
      const { userErrors } = await tryAgain(
        async () =>
          (await execute(ChangeEventCategoryDocument, { id, expectedVersion: version, ...changed }))
            .changeEventCategory,
      );
      const [problem] = userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
  return (
    <form
      className="kind-form"
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        if (!change.isPending) change.mutate({ name: typed.trim() });
      }}
    >
      <input
        required
        maxLength={limits.eventCategoryName}
        aria-label={`Name of ${name}`}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
        }}
      />
      <span className="badge" data-active={!retired}>
        {retired ? 'For no new events' : 'In use'}
      </span>
      <button
        type="submit"
        className="quiet small"
        aria-label={`Rename ${name}`}
        disabled={change.isPending || typed.trim() === name}
      >
        Rename
      </button>
      <button
        type="button"
        className="quiet small"
        aria-label={`${retired ? 'Use again' : 'Retire'} ${name}`}
        disabled={change.isPending}
        onClick={() => {
          change.mutate({ retired: !retired });
        }}
      >
        {retired ? 'Use again' : 'Retire'}
      </button>
      {change.error ? (
        <p role="alert" className="problem">
          {change.error.message}
        </p>
      ) : null}
    </form>
  );
}

function Add() {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const add = useMutation({
    mutationFn: async () => {
      const { userErrors } = await tryAgain(
        async () => (await execute(CreateEventCategoryDocument, { name: name.trim() })).createEventCategory,
      );
      const [problem] = userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSuccess: () => {
      setName('');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
  return (
    <form
      className="question new-kind"
      onSubmit={(event) => {
        event.preventDefault();
        if (!add.isPending) add.mutate();
      }}
    >
      <input
        required
        maxLength={limits.eventCategoryName}
        aria-label="A new kind of events"
        placeholder="Open air"
        value={name}
        onChange={({ target }) => {
          setName(target.value);
        }}
      />
      <button type="submit" disabled={add.isPending}>
        Add
      </button>
      {add.error ? (
        <p role="alert" className="problem">
          {add.error.message}
        </p>
      ) : null}
    </form>
  );
}
