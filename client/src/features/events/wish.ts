import { useSearchParams } from 'react-router';

/** Tickets that a guest chose before signing in: the address carries them past the form. */
export interface Wish {
  readonly categoryId: string;
  /** Null where seats are named. */
  readonly quantity: number | null;
  readonly seats: readonly string[];
}

/** What the address wishes for; null where nothing. */
export function wishOf(parameters: URLSearchParams): Wish | null {
  const categoryId = parameters.get('tickets');
  if (categoryId === null || categoryId === '') return null;
  const quantity = Number(parameters.get('quantity') ?? '');
  return {
    categoryId,
    quantity: Number.isInteger(quantity) && quantity >= 1 && quantity <= MOST ? quantity : null,
    seats: (parameters.get('seats') ?? '').split(',').filter((seat) => seat !== ''),
  };
}

/** An address that carries a wish, and asks for the way in. */
export function wishParameters({ categoryId, quantity, seats }: Wish): string {
  return new URLSearchParams({
    [SIGN_IN]: '',
    tickets: categoryId,
    ...(quantity === null ? {} : { quantity: String(quantity) }),
    ...(seats.length === 0 ? {} : { seats: seats.join(',') }),
  }).toString();
}

/** What the address of this page wishes for. */
export function useWish(): Wish | null {
  const [parameters] = useSearchParams();
  return wishOf(parameters);
}

/** Stands in an address of which a guest asks for the way in. */
export const SIGN_IN = 'signIn';

/** Tickets of one hold, at most: the server's own bound. */
export const MOST = 10;
