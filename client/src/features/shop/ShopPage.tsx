import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { execute } from '../../api.ts';
import type { ProductCardFragment } from '../../graphql/graphql.ts';
import { ProductsDocument } from '../../graphql/graphql.ts';
import { goesOn } from '../shell/goesOn.ts';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { AddToCart } from './AddToCart.tsx';
import { CartLink } from './CartLink.tsx';
import { Picture } from './Picture.tsx';
import { useDebounced } from './useDebounced.ts';
import { availabilityWords, moneyWords } from './words.ts';

const PAGE = 24;

/** Milliseconds without a key until it is looked for what was typed. */
const PAUSE = 250;

/** What is sold, to look through and to search. The URL keeps what was searched for. */
export function ShopPage() {
  useTitle('Shop');
  const [parameters, setParameters] = useSearchParams();
  const search = wordsOf(parameters.get('search') ?? '');
  const [typed, setTyped] = useState(search);
  const settled = wordsOf(useDebounced(typed, PAUSE));
  const look = useEffectEvent((words: string) => {
    if (words !== search) setParameters(words === '' ? {} : { search: words }, { replace: true });
  });
  useEffect(() => {
    look(settled);
  }, [settled]);
  // A link to the shop says what is looked for as much as typing does.
  const [seen, setSeen] = useState(search);
  if (search !== seen) {
    setSeen(search);
    if (search !== settled) setTyped(search);
  }
  const list = useInfiniteQuery({
    queryKey: ['products', 'shop', search],
    queryFn: ({ pageParam }) =>
      execute(ProductsDocument, {
        ...(search === '' ? {} : { search }),
        first: PAGE,
        ...(pageParam ? { after: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: ({ products: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    placeholderData: (before) => before,
  });
  const products = list.data?.pages.flatMap((page) => page.products.nodes) ?? [];
  const { hasNextPage, fetchNextPage } = list;
  const further = goesOn(products.length, list);
  useEffect(() => {
    if (further) void fetchNextPage();
  }, [further, fetchNextPage]);
  return (
    <>
      <div className="title">
        <h1>Shop</h1>
        <input
          type="search"
          aria-label="Search the shop"
          placeholder="Search the shop …"
          maxLength={100}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        />
        <CartLink />
      </div>
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending || (products.length === 0 && list.isFetching) ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {list.isSuccess && products.length === 0 && !hasNextPage && !list.isFetching ? (
        <p className="card empty">{search === '' ? 'Nothing is sold yet.' : `Nothing found for “${search}”.`}</p>
      ) : null}
      <ul className="products" aria-label="Products" aria-busy={list.isFetching}>
        {products.map((product) => (
          <li key={product.id} className="card">
            <Card product={product} />
          </li>
        ))}
      </ul>
      {products.length > 0 ? <ShowMore list={list} /> : null}
    </>
  );
}

/** What is looked for: nothing where there is no letter and no digit, for that would be refused. */
function wordsOf(text: string): string {
  return /[\p{L}\p{N}]/u.test(text) ? text.trim() : '';
}

function Card({ product }: { readonly product: ProductCardFragment }) {
  const { id, name, category, priceWithTax, availability, images } = product;
  return (
    <>
      <Link to={`/shop/${id}`} className="product">
        <Picture image={images[0] ?? null} />
        <small>{category}</small>
        <strong>{name}</strong>
      </Link>
      <p className="price">
        <strong>{moneyWords(priceWithTax)}</strong> <small>incl. tax</small>
        <span className="availability" data-availability={availability}>
          {availabilityWords[availability]}
        </span>
      </p>
      <AddToCart product={product} />
    </>
  );
}
