import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { OrderLineInput } from '../../graphql/graphql.ts';
import { useMe } from '../account/useMe.ts';
import { Checkout } from '../orders/checkout/Checkout.tsx';
import { Unanswered } from '../orders/checkout/Unanswered.tsx';
import { usePlaceOrder } from '../orders/checkout/usePlaceOrder.ts';
import { useSetUp } from '../recurring/useSetUp.ts';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { CartLines } from './CartLines.tsx';
import { useCart } from './cart.ts';
import { useCartProducts } from './useCartProducts.ts';

/** What is in the cart, what it comes to, and the way to order it. */
export function CartPage() {
  useTitle('Cart');
  const { id, reviews } = useMe();
  const queries = useQueryClient();
  if (id === null && reviews === null) return <p role="status">Loading …</p>;
  if (id === null) {
    return (
      <Problem
        message="It could not be learnt who you are, and so nothing can be ordered. What is in your cart stays there."
        onRetry={() => void queries.resetQueries({ queryKey: ['me'] })}
      />
    );
  }
  return <Cart key={id} ownerId={id} />;
}

function Cart({ ownerId }: { readonly ownerId: string }) {
  const cart = useCart();
  const { shown, error, refetch } = useCartProducts(cart.lines);
  // The cart goes when the order is placed; until its page shows, this one must not say that it is empty.
  const [leaving, setLeaving] = useState(false);
  const leave = (lines: readonly OrderLineInput[]) => {
    setLeaving(true);
    // What was put in since it was sent stays.
    for (const { productId } of lines) cart.remove(String(productId));
  };
  const placing = usePlaceOrder({
    ownerId,
    onPlaced: ({ lines }) => {
      leave(lines);
    },
    onRefused: () => void refetch(),
  });
  const settingUp = useSetUp({
    ownerId,
    onSetUp: ({ lines }) => {
      leave(lines);
    },
    onRefused: () => void refetch(),
  });
  if (leaving) return <p role="status">Loading …</p>;
  const problems = [placing.refused, settingUp.refused].flatMap((refused) =>
    (refused?.userErrors ?? []).flatMap((userError) => {
      const productId = productOf(userError, refused?.input.lines ?? []);
      return productId === null ? [] : [{ productId, message: userError.message }];
    }),
  );
  return (
    <>
      <nav aria-label="Back" className="back">
        <Link to="/shop">← Shop</Link>
      </nav>
      <h1>Cart</h1>
      {placing.unanswered ? (
        <Unanswered call={placing} where={{ to: '/orders', words: 'Look at your orders first' }} />
      ) : null}
      {settingUp.unanswered ? (
        <Unanswered call={settingUp} where={{ to: '/recurring', words: 'Look at your recurring orders first' }} />
      ) : null}
      {error ? <Problem message={error.message} onRetry={() => void refetch()} /> : null}
      {cart.lines.length === 0 ? (
        <p className="card empty">
          <strong>Nothing in the cart yet.</strong> <Link to="/shop">Look around in the shop</Link>: what you add stays
          here until you order it.
        </p>
      ) : (
        <div className="beside">
          <CartLines lines={shown} problems={problems} onSet={cart.set} onRemove={cart.remove} />
          <Checkout lines={shown} placing={placing} settingUp={settingUp} />
        </div>
      )}
    </>
  );
}

/** The product whose line an error is about: `lines.2.quantity` is of the third. */
function productOf({ field }: { readonly field: string | null }, lines: readonly OrderLineInput[]): string | null {
  const [section, index] = (field ?? '').split('.');
  return section === 'lines' && index !== undefined ? String(lines[Number(index)]?.productId ?? '') : null;
}
