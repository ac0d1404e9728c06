import { useState } from 'react';
import type { ProductCardFragment } from '../../graphql/graphql.ts';
import { cartLimits, isQuantity, useCart } from './cart.ts';

interface AddToCartProps {
  readonly product: ProductCardFragment;
  /** Whether it asks how many; where it does not, each press is one. */
  readonly asks?: boolean;
}

/** Puts a product into the cart, and says what came of it. */
export function AddToCart({ product: { id, name, availability, active }, asks = false }: AddToCartProps) {
  const cart = useCart();
  const [typed, setTyped] = useState('1');
  const [refused, setRefused] = useState(false);
  const held = cart.lines.find(({ productId }) => productId === id)?.quantity ?? 0;
  const quantity = Number(typed);
  if (!active) return <p className="hint">Not sold any more</p>;
  return (
    <form
      className="add"
      onSubmit={(event) => {
        event.preventDefault();
        if (isQuantity(quantity)) setRefused(!cart.add(id, quantity));
      }}
    >
      {asks ? (
        <label>
          Pieces{' '}
          <input
            type="number"
            required
            min={1}
            max={cartLimits.quantity}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
          />
        </label>
      ) : null}
      <button type="submit" disabled={availability === 'SOLD_OUT'} aria-label={`Add ${name} to the cart`}>
        Add to cart
      </button>
      <span role="status" className={refused ? 'problem' : 'hint'}>
        {refused
          ? `At most ${String(cartLimits.quantity)} of a product and ${String(cartLimits.lines)} products`
          : held > 0
            ? `${String(held)} in the cart`
            : ''}
      </span>
    </form>
  );
}
