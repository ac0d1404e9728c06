import { useQueries } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import type { ProductCardFragment } from '../../graphql/graphql.ts';
import { CartProductDocument } from '../../graphql/graphql.ts';
import type { CartLine } from './cart.ts';

/** A line of the cart with its product as it is now. */
export interface ShownLine {
  readonly productId: string;
  readonly quantity: number;
  /** Undefined until it is known; null where it is not sold any more. */
  readonly product: ProductCardFragment | null | undefined;
}

/** The products of a cart as they are now, and what went wrong with asking for them. */
export function useCartProducts(lines: readonly CartLine[]) {
  const answers = useQueries({
    queries: lines.map(({ productId }) => ({
      queryKey: ['products', 'cart', productId],
      queryFn: () => execute(CartProductDocument, { id: productId }),
      staleTime: 0,
    })),
  });
  const shown: readonly ShownLine[] = lines.map((line, index) => ({ ...line, product: sold(answers[index]?.data) }));
  return {
    shown,
    error: answers.find(({ error }) => error)?.error ?? null,
    refetch: () => Promise.all(answers.map((answer) => answer.refetch())),
  };
}

function sold(data: { readonly product: ProductCardFragment | null } | undefined) {
  if (!data) return undefined;
  return data.product?.active ? data.product : null;
}
