import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { execute } from '../../api.ts';
import type { OrderDeskQueryVariables } from '../../graphql/graphql.ts';
import { OrderDeskDocument } from '../../graphql/graphql.ts';
import { dayWords } from '../invoices/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';
import { LOOK } from '../shell/useLive.ts';
import { useTitle } from '../shell/useTitle.ts';
import { OrderRow } from './OrderRow.tsx';
import { useOrderChanges } from './useOrderChanges.ts';

const PAGE = 25;

/** Which orders the desk shows. */
type Choice =
  | { readonly by: 'day'; readonly day: string }
  | { readonly by: 'email'; readonly email: string }
  | { readonly by: 'attention' };

/** Everybody's orders, live: of a day, of an e-mail address, or those that a person must look at. The URL keeps which. */
export function DeskPage() {
  useTitle('Order desk');
  useOrderChanges('everybody', 'desk');
  const [parameters, setParameters] = useSearchParams();
  const choice = choiceOf(parameters);
  const list = useInfiniteQuery({
    queryKey: ['orders', 'desk', choice],
    queryFn: ({ pageParam }) =>
      execute(OrderDeskDocument, { ...asked(choice), first: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ orderDesk: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    refetchInterval: LOOK,
  });
  const orders = list.data?.pages.flatMap((page) => page.orderDesk.nodes) ?? [];
  return (
    <>
      <h1>Order desk</h1>
      <Choose
        key={parameters.toString()}
        choice={choice}
        onChoose={(chosen) => {
          setParameters(parametersOf(chosen));
        }}
      />
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {list.isSuccess && orders.length === 0 ? <p className="card empty">{emptyWords(choice)}</p> : null}
      <ul className="card invoices orders" aria-label="Orders" aria-busy={list.isPending}>
        {orders.map((order) => (
          <li key={order.id}>
            <OrderRow order={order} desk />
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </>
  );
}

interface ChooseProps {
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

function Choose({ choice, onChoose }: ChooseProps) {
  const [email, setEmail] = useState(choice.by === 'email' ? choice.email : '');
  return (
    <div className="desk-bar card part">
      <label>
        Placed on (UTC){' '}
        <input
          type="date"
          value={choice.by === 'day' ? choice.day : ''}
          onChange={(event) => {
            if (event.target.value !== '') onChoose({ by: 'day', day: event.target.value });
          }}
        />
      </label>
      <form
        className="question"
        onSubmit={(event) => {
          event.preventDefault();
          onChoose({ by: 'email', email: email.trim() });
        }}
      >
        <input
          type="search"
          required
          maxLength={254}
          aria-label="E-mail address of the order"
          placeholder="customer@example.com"
          value={email}
          onChange={(event) => {
            setEmail(event.target.value);
          }}
        />
        <button type="submit" className="quiet">
          Find
        </button>
      </form>
      <button
        type="button"
        className="quiet"
        aria-pressed={choice.by === 'attention'}
        onClick={() => {
          onChoose(choice.by === 'attention' ? { by: 'day', day: today() } : { by: 'attention' });
        }}
      >
        Needs attention
      </button>
    </div>
  );
}

function choiceOf(parameters: URLSearchParams): Choice {
  const email = parameters.get('email');
  if (email) return { by: 'email', email };
  if (parameters.has('attention')) return { by: 'attention' };
  const day = parameters.get('day') ?? '';
  return { by: 'day', day: /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : today() };
}

function parametersOf(choice: Choice): Record<string, string> {
  if (choice.by === 'email') return { email: choice.email };
  return choice.by === 'attention' ? { attention: '' } : { day: choice.day };
}

function asked(choice: Choice): OrderDeskQueryVariables {
  if (choice.by === 'email') return { email: choice.email };
  return choice.by === 'attention' ? { needsAttention: true } : { day: choice.day };
}

function emptyWords(choice: Choice): string {
  if (choice.by === 'email') return `No order is for ${choice.email}.`;
  return choice.by === 'attention' ? 'Nothing needs attention.' : `No order was placed on ${dayWords(choice.day)}.`;
}

/** The UTC day, as the server counts. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}
