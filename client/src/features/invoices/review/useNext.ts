import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { execute } from '../../../api.ts';
import { InvoiceDocument } from '../../../graphql/graphql.ts';
import type { Desk } from './useReviewQueue.ts';
import { deskPath, fromDesk, useReviewQueue } from './useReviewQueue.ts';

/**
 * Where the work goes on after an invoice that was opened from a desk: at the next that waits there, or at the desk itself
 * where none does. Null for an invoice that was not. The next one is fetched ahead.
 */
export function useNext(invoiceId: string, desk: Desk | null): ((said: string) => void) | null {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const queue = useReviewQueue(desk);
  const ids = queue.data?.pages.flatMap((page) => page.reviewQueue.nodes.map(({ id }) => id)) ?? [];
  const next = ids[ids.indexOf(invoiceId) + 1] ?? ids.find((id) => id !== invoiceId);
  useEffect(() => {
    if (next === undefined) return;
    void queries.prefetchQuery({
      queryKey: ['invoice', next],
      queryFn: () => execute(InvoiceDocument, { id: next }),
    });
  }, [queries, next]);
  if (desk === null) return null;
  return (said) => {
    void navigate(next === undefined ? deskPath(desk) : fromDesk(next, desk), { state: { said } });
  };
}
