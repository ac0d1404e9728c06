import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { execute } from '../../api.ts';
import type { ProductQuery } from '../../graphql/graphql.ts';
import { ProductDocument } from '../../graphql/graphql.ts';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { AddToCart } from './AddToCart.tsx';
import { CartLink } from './CartLink.tsx';
import { Picture } from './Picture.tsx';
import { availabilityWords, moneyWords, rateWords } from './words.ts';

/** One product of the shop. */
export function ProductPage() {
  const { productId = '' } = useParams();
  const product = useQuery({
    queryKey: ['products', 'one', productId],
    queryFn: () => execute(ProductDocument, { id: productId }),
  });
  if (product.isPending) return <p role="status">Loading …</p>;
  if (product.isError) return <Problem message={product.error.message} onRetry={() => void product.refetch()} />;
  const found = product.data.product;
  return found ? <Opened product={found} /> : <Missing />;
}

function Missing() {
  useTitle('No such product');
  return (
    <div className="notice">
      <h1>No such product</h1>
      <p>It does not exist, or is not sold any more.</p>
      <p>
        <Link to="/shop">Back to the shop</Link>
      </p>
    </div>
  );
}

function Opened({ product }: { readonly product: NonNullable<ProductQuery['product']> }) {
  const { name, sku, category, description, price, priceWithTax, taxRate, availability, images } = product;
  useTitle(name);
  return (
    <>
      <nav aria-label="Back" className="back">
        <Link to="/shop">← Shop</Link>
      </nav>
      <div className="title">
        <div>
          <h1>{name}</h1>
          <p className="hint">
            {category} · {sku}
          </p>
        </div>
        <CartLink />
      </div>
      <div className="beside">
        <div className="pictures">
          {images.length === 0 ? <Picture image={null} /> : null}
          {images.map((image) => (
            <Picture key={image.id} image={image} eager />
          ))}
        </div>
        <section aria-labelledby="buy-title" className="card part">
          <h2 id="buy-title">Price</h2>
          <p className="price">
            <strong>{moneyWords(priceWithTax)}</strong> <small>incl. {rateWords(taxRate)} tax</small>
            <span className="availability" data-availability={availability}>
              {availabilityWords[availability]}
            </span>
          </p>
          <p className="hint">{moneyWords(price)} before tax</p>
          <AddToCart product={product} asks />
          {description === '' ? null : <p className="description">{description}</p>}
        </section>
      </div>
    </>
  );
}
