import { Link } from 'react-router';
import type { OrderPartsFragment } from '../../graphql/graphql.ts';
import { useCart } from '../shop/cart.ts';

/** Leads to the cart, with what was ordered in it again, as far as it is still sold. What is in the cart already stays as it is. */
export function OrderAgain({ lines }: Pick<OrderPartsFragment, 'lines'>) {
  const cart = useCart();
  return (
    <Link
      to="/cart"
      onClick={() => {
        for (const { product, quantity } of lines) {
          const held = cart.lines.some(({ productId }) => productId === product?.id);
          if (product && !held) cart.add(product.id, quantity);
        }
      }}
    >
      Order again
    </Link>
  );
}
