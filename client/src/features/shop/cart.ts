import { useSyncExternalStore } from 'react';
import { useAccountId } from '../account/useAccountId.ts';

/** What somebody means to order. Names and prices are asked for whenever it is shown. */
export interface CartLine {
  readonly productId: string;
  readonly quantity: number;
}

/** The server's own bounds of an order. */
export const cartLimits = { lines: 20, quantity: 100 } as const;

/** Each person's own: another one who signs in with this browser begins with an empty one. */
const keyOf = (ownerId: string) => `marquee.cart.${ownerId}`;

const empty: readonly CartLine[] = [];

/** Whether this is a number of pieces that can be ordered. */
export function isQuantity(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= cartLimits.quantity;
}

/** The cart that a stored text holds; what is none, or beyond the bounds, is left out. */
export function cartOf(text: string | null): readonly CartLine[] {
  if (text === null) return empty;
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return empty;
    throw error;
  }
  if (!Array.isArray(stored)) return empty;
  const lines = new Map<string, CartLine>();
  for (const each of stored as unknown[]) {
    if (isLine(each) && lines.size < cartLimits.lines) {
      lines.set(each.productId, { productId: each.productId, quantity: each.quantity });
    }
  }
  return [...lines.values()];
}

/** The cart with so many more pieces of a product; null where that is more than an order may hold. */
export function withMore(cart: readonly CartLine[], productId: string, more: number): readonly CartLine[] | null {
  const held = cart.find((line) => line.productId === productId);
  const quantity = (held?.quantity ?? 0) + more;
  if (!isQuantity(quantity) || (!held && cart.length >= cartLimits.lines)) return null;
  if (!held) return [...cart, { productId, quantity }];
  return cart.map((line) => (line === held ? { productId, quantity } : line));
}

interface Cart {
  readonly lines: readonly CartLine[];
  /** Pieces of all products. */
  readonly pieces: number;
  /** Answers false, and changes nothing, where that is more than an order may hold. */
  readonly add: (productId: string, pieces: number) => boolean;
  readonly set: (productId: string, quantity: number) => void;
  readonly remove: (productId: string) => void;
}

/** The cart that who is signed in has in this browser: it outlives a reload, until they sign out, and all windows show the same. */
export function useCart(): Cart {
  const ownerId = useAccountId();
  const read = () => readCart(ownerId);
  const write = (changed: readonly CartLine[]) => {
    writeCart(ownerId, changed);
  };
  const lines = useSyncExternalStore(listen, read);
  return {
    lines,
    pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    add(productId, pieces) {
      const changed = withMore(read(), productId, pieces);
      if (changed) write(changed);
      return changed !== null;
    },
    set(productId, quantity) {
      write(read().map((line) => (line.productId === productId ? { productId, quantity } : line)));
    },
    remove(productId) {
      write(read().filter((line) => line.productId !== productId));
    },
  };
}

function isLine(value: unknown): value is CartLine {
  return (
    typeof value === 'object' &&
    value !== null &&
    'productId' in value &&
    typeof value.productId === 'string' &&
    'quantity' in value &&
    typeof value.quantity === 'number' &&
    isQuantity(value.quantity)
  );
}

const listeners = new Set<() => void>();

/** What was read last: the same text must answer the same object, or React would render for ever. */
let last: { readonly text: string | null; readonly lines: readonly CartLine[] } = { text: null, lines: empty };

/** What is in this person's cart. */
export function readCart(ownerId: string): readonly CartLine[] {
  const text = localStorage.getItem(keyOf(ownerId));
  if (text !== last.text) last = { text, lines: cartOf(text) };
  return last.lines;
}

/** Changes this person's cart, in all windows. An empty one leaves nothing behind. */
export function writeCart(ownerId: string, lines: readonly CartLine[]): void {
  if (lines.length === 0) localStorage.removeItem(keyOf(ownerId));
  else localStorage.setItem(keyOf(ownerId), JSON.stringify(lines));
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  const elsewhere = (event: StorageEvent) => {
    // Null: all of it was cleared.
    if (event.key === null || event.key.startsWith(keyOf(''))) listener();
  };
  window.addEventListener('storage', elsewhere);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', elsewhere);
  };
}
