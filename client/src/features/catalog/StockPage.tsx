import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { execute } from '../../api.ts';
import type { StockRowFragment } from '../../graphql/graphql.ts';
import { StockListDocument } from '../../graphql/graphql.ts';
import { useMe } from '../account/useMe.ts';
import { countWords } from '../invoices/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { moneyWords } from '../shop/words.ts';

const PAGE = 50;

/** Milliseconds between two looks: orders move the stock by themselves. */
const LOOK = 15_000;

/** All products with their stock; those low on it alone, where that is asked for. */
export function StockPage() {
  useTitle('Products and stock');
  const { roles } = useMe();
  const [parameters, setParameters] = useSearchParams();
  const lowStock = parameters.has('low');
  const list = useInfiniteQuery({
    queryKey: ['products', 'stock', lowStock],
    queryFn: ({ pageParam }) =>
      execute(StockListDocument, { lowStock, first: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ stockList: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    staleTime: 0,
    refetchInterval: LOOK,
  });
  const products = list.data?.pages.flatMap((page) => page.stockList.nodes) ?? [];
  return (
    <>
      <div className="title">
        <h1>Products and stock</h1>
        <label className="choice">
          <input
            type="checkbox"
            checked={lowStock}
            onChange={(event) => {
              setParameters(event.target.checked ? { low: '' } : {});
            }}
          />{' '}
          Low on stock only
        </label>
        {roles.includes('ADMIN') ? (
          <Link to="/stock/new" className="button">
            New product
          </Link>
        ) : null}
      </div>
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? (
        <p role="status" className="card empty">
          Loading …
        </p>
      ) : null}
      {list.isSuccess && products.length === 0 ? (
        <p className="card empty">{lowStock ? 'Nothing is low on stock.' : 'No products yet.'}</p>
      ) : null}
      <ul className="card invoices stock" aria-label="Products" aria-busy={list.isPending}>
        {products.map((product) => (
          <li key={product.id}>
            <StockRow product={product} />
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </>
  );
}

function StockRow({ product }: { readonly product: StockRowFragment }) {
  const { id, name, sku, category, price, stock, availability, active } = product;
  return (
    <Link to={`/stock/${id}`} className="invoice" data-product={id}>
      <span className="what">
        <strong>{name}</strong>
        <small>
          {sku} · {category}
        </small>
      </span>
      <span className="amount">{moneyWords(price)}</span>
      <span className="badge" data-availability={active ? availability : undefined}>
        {active ? countWords(stock ?? 0, 'piece') : `Not sold · ${String(stock ?? 0)}`}
      </span>
    </Link>
  );
}
