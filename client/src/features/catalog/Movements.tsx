import { useInfiniteQuery } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import { StockMovementsDocument } from '../../graphql/graphql.ts';
import { useMe } from '../account/useMe.ts';
import { instantWords } from '../invoices/words.ts';
import { Problem } from '../shell/Problem.tsx';
import { ShowMore } from '../shell/ShowMore.tsx';
import { stockReasonWords } from './words.ts';

const PAGE = 20;

/** Corrections of a product's stock, newest first. */
export function Movements({ productId }: { readonly productId: string }) {
  const me = useMe();
  const list = useInfiniteQuery({
    queryKey: ['products', 'movements', productId],
    queryFn: ({ pageParam }) =>
      execute(StockMovementsDocument, { id: productId, first: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ product }) =>
      product?.stockMovements?.pageInfo.hasNextPage ? product.stockMovements.pageInfo.endCursor : undefined,
    staleTime: 0,
  });
  const movements = list.data?.pages.flatMap((page) => page.product?.stockMovements?.nodes ?? []) ?? [];
  return (
    <section aria-labelledby="movements-title" className="card part">
      <h2 id="movements-title">Corrections</h2>
      {list.isError ? <Problem message={list.error.message} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <p role="status">Loading …</p> : null}
      {list.isSuccess && movements.length === 0 ? <p className="hint">None yet. Orders are not listed here.</p> : null}
      <ul className="movements">
        {movements.map(({ id, change, reason, note, actorId, at }) => (
          <li key={id}>
            <span className="amount">{change > 0 ? `+${String(change)}` : `−${String(-change)}`}</span>
            <span className="what">
              <span>
                {stockReasonWords[reason]}
                {note ? `: ${note}` : ''}
              </span>
              <small>
                {instantWords(at)} · by {actorId === me.id ? 'you' : `user ${actorId.slice(0, 8)}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </section>
  );
}
