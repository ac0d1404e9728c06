import { useState } from 'react';
import { Link } from 'react-router';
import { cartLimits, isQuantity } from './cart.ts';
import { Picture } from './Picture.tsx';
import { priceOfLine } from './price.ts';
import type { ShownLine } from './useCartProducts.ts';
import { availabilityWords, moneyWords, rateWords } from './words.ts';

interface CartLinesProps {
  readonly lines: readonly ShownLine[];
  /** What the server says of a line. */
  readonly problems: readonly { readonly productId: string; readonly message: string }[];
  readonly onSet: (productId: string, quantity: number) => void;
  readonly onRemove: (productId: string) => void;
}

/** The lines of the cart: how many of what, and what each comes to. */
export function CartLines({ lines, problems, onSet, onRemove }: CartLinesProps) {
  return (
    <section aria-labelledby="cart-lines-title">
      <h2 id="cart-lines-title" className="visually-hidden">
        In the cart
      </h2>
      <ul className="card cart-lines">
        {lines.map((line) => (
          <li key={line.productId}>
            <CartRow
              line={line}
              problem={problems.find(({ productId }) => productId === line.productId)?.message ?? null}
              onSet={(quantity) => {
                onSet(line.productId, quantity);
              }}
              onRemove={() => {
                onRemove(line.productId);
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CartRowProps {
  readonly line: ShownLine;
  readonly problem: string | null;
  readonly onSet: (quantity: number) => void;
  readonly onRemove: () => void;
}

function CartRow({ line: { productId, quantity, product }, problem, onSet, onRemove }: CartRowProps) {
  // What is typed may be no number yet; the cart holds the last one that was.
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && !isQuantity(Number(typed));
  const name = product?.name ?? (product === null ? 'This product' : 'Loading …');
  return (
    <>
      <Picture image={product?.images[0] ?? null} />
      <div className="what">
        {product ? (
          <Link to={`/shop/${productId}`}>
            <strong>{name}</strong>
          </Link>
        ) : (
          <strong>{name}</strong>
        )}
        {product ? (
          <small>
            {moneyWords(product.price)} each, before {rateWords(product.taxRate)} tax
            {product.availability === 'IN_STOCK' ? '' : ` · ${availabilityWords[product.availability]}`}
          </small>
        ) : null}
        {product === null ? (
          <small className="problem">is not sold any more. Take it out to order the rest.</small>
        ) : null}
        {problem ? (
          <small className="problem" role="alert">
            {problem}
          </small>
        ) : null}
        {wrong ? (
          <small className="problem" role="alert">
            Order 1–{cartLimits.quantity} pieces of a product.
          </small>
        ) : null}
      </div>
      <div className="pieces">
        <input
          type="number"
          aria-label={`Pieces of ${name}`}
          aria-invalid={wrong || problem !== null}
          min={1}
          max={cartLimits.quantity}
          value={typed ?? String(quantity)}
          onChange={(event) => {
            const { value } = event.target;
            setTyped(value);
            if (isQuantity(Number(value))) onSet(Number(value));
          }}
          onBlur={() => {
            setTyped(null);
          }}
        />
        <button type="button" className="quiet small" aria-label={`Remove ${name}`} onClick={onRemove}>
          Remove
        </button>
      </div>
      <span className="amount">{product ? moneyWords(priceOfLine({ ...product, quantity }).net) : ''}</span>
    </>
  );
}
