import { Link } from 'react-router';
import { countWords } from '../invoices/words.ts';
import { useCart } from './cart.ts';

/** The way to the cart, with what is in it. */
export function CartLink() {
  const { pieces } = useCart();
  return (
    <Link to="/cart" className="cart-link">
      Cart: {pieces === 0 ? 'empty' : countWords(pieces, 'piece')}
    </Link>
  );
}
