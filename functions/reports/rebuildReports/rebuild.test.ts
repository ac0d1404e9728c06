import { describe, expect, it } from 'vitest';
import type { InvoicePages } from './rebuild.ts';
import { RefusedMessagesError } from '../notices.ts';
import { rebuild } from './rebuild.ts';

const all = Array.from({ length: 25 }, (_, index) => `i${String(index).padStart(2, '0')}`);
const PAGE = 12;

const pages: InvoicePages = (after) => {
  const start = after === null ? 0 : all.indexOf(after) + 1;
  const ids = all.slice(start, start + PAGE);
  return Promise.resolve({ ids, last: start + PAGE < all.length ? (ids.at(-1) ?? null) : null });
};

describe('rebuilding', () => {
  it('has every invoice looked at anew', async () => {
    const sent: string[] = [];
    const notices = (bodies: string[]) => {
      expect(bodies.length).toBeLessThanOrEqual(10);
      sent.push(...bodies);
      return Promise.resolve([]);
    };
    expect(await rebuild(null, pages, notices, () => 900_000)).toEqual({ invoices: 25, next: null });
    expect(sent).toEqual(all.map((id) => JSON.stringify({ id, anew: true })));
  });

  it('stops before its time ends, and goes on from there', async () => {
    const sent: string[] = [];
    const notices = (bodies: string[]) => {
      sent.push(...bodies);
      return Promise.resolve([]);
    };
    let next: string | null = null;
    let rounds = 0;
    do {
      ({ next } = await rebuild(next, pages, notices, () => 0));
      rounds += 1;
    } while (next !== null);
    expect(rounds).toBe(3);
    expect(sent).toHaveLength(25);
  });

  it('sends again what the queue did not take, and says so where it never does', async () => {
    let refusals = 0;
    const sent: string[] = [];
    const sometimes = (bodies: string[]) => {
      refusals += 1;
      const refused = refusals % 2 === 1 ? bodies.slice(0, 1) : [];
      sent.push(...bodies.slice(refused.length));
      return Promise.resolve(refused);
    };
    await rebuild(null, pages, sometimes, () => 900_000);
    expect(new Set(sent).size).toBe(25);
    const never = (bodies: string[]) => Promise.resolve(bodies);
    await expect(rebuild(null, pages, never, () => 900_000)).rejects.toThrow(RefusedMessagesError);
  });
});
