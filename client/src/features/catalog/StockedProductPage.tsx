import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { execute } from '../../api.ts';
import type { StockedProductFragment } from '../../graphql/graphql.ts';
import { StockedProductDocument } from '../../graphql/graphql.ts';
import { useMe } from '../account/useMe.ts';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { moneyWords } from '../shop/words.ts';
import { ChangeProduct } from './ChangeProduct.tsx';
import { CorrectStock } from './CorrectStock.tsx';
import { Movements } from './Movements.tsx';
import { Pictures } from './Pictures.tsx';

/** One product for those who look after it: its stock, what it is, and its pictures. */
export function StockedProductPage() {
  const { productId = '' } = useParams();
  const product = useQuery({
    queryKey: ['products', 'stocked', productId],
    queryFn: () => execute(StockedProductDocument, { id: productId }),
    staleTime: 0,
  });
  if (product.isPending) return <p role="status">Loading …</p>;
  if (product.isError && !product.data) {
    return <Problem message={product.error.message} onRetry={() => void product.refetch()} />;
  }
  const found = product.data.product;
  return found ? <Opened key={found.id} product={found} /> : <Missing />;
}

function Missing() {
  useTitle('No such product');
  return (
    <div className="notice">
      <h1>No such product</h1>
      <p>
        <Link to="/stock">Back to products and stock</Link>
      </p>
    </div>
  );
}

function Opened({ product }: { readonly product: StockedProductFragment }) {
  useTitle(product.name);
  const { roles } = useMe();
  const admin = roles.includes('ADMIN');
  const { id, name, sku, category, active, priceWithTax } = product;
  return (
    <>
      <nav aria-label="Back" className="back">
        <Link to="/stock">← Products and stock</Link>
      </nav>
      <div className="title">
        <div>
          <h1>{name}</h1>
          <p className="hint">
            {sku} · {category} · {moneyWords(priceWithTax)} incl. tax
          </p>
        </div>
        <span className="badge">{active ? 'Sold' : 'Not sold'}</span>
        {active ? <Link to={`/shop/${id}`}>In the shop</Link> : null}
      </div>
      <div className="beside">
        <div>
          <CorrectStock product={product} />
          <Movements productId={id} />
        </div>
        <div>
          {admin ? <ChangeProduct product={product} /> : null}
          <Pictures product={product} admin={admin} />
        </div>
      </div>
    </>
  );
}
