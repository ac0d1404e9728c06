import { PORT_COUNT } from '#local/core/ports.ts';

/** How many ports in a row Marquee takes: the local cloud's, and one for the Stripe stand-in. */
export const MARQUEE_PORTS = PORT_COUNT + 1;

/** The port of the Stripe stand-in: the one after the local cloud's. */
export function stripePort(first: number): number {
  return first + PORT_COUNT;
}
