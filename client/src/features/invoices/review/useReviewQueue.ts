import { useInfiniteQuery } from '@tanstack/react-query';
import { execute } from '../../../api.ts';
import type { ReviewReason } from '../../../graphql/graphql.ts';
import { ReviewQueueDocument } from '../../../graphql/graphql.ts';
import { reviewReasonWords } from '../words.ts';

const PAGE = 25;

/** What somebody at the desk works on: everything that waits, or what waits for one reason. */
export type Desk = ReviewReason | 'all';

/** The desk that a part of a URL names, or null where it names none. */
export function deskOf(text: string | null): Desk | null {
  if (text === 'all') return text;
  return text !== null && isReason(text) ? text : null;
}

function isReason(text: string): text is ReviewReason {
  return Object.hasOwn(reviewReasonWords, text);
}

/** Where an invoice is opened from a desk: its page then leads on to the next that waits there. */
export function fromDesk(invoiceId: string, desk: Desk): string {
  return `/invoices/${invoiceId}?desk=${desk}`;
}

/** Where a desk is. */
export function deskPath(desk: Desk): string {
  return desk === 'all' ? '/review' : `/review?reason=${desk}`;
}

/** What waits at a desk, oldest first, page by page. Null asks nothing. */
export function useReviewQueue(desk: Desk | null) {
  return useInfiniteQuery({
    queryKey: ['invoices', 'review', desk],
    enabled: desk !== null,
    queryFn: ({ pageParam }) =>
      execute(ReviewQueueDocument, {
        ...(desk === null || desk === 'all' ? {} : { reason: desk }),
        first: PAGE,
        ...(pageParam ? { after: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: ({ reviewQueue: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
}
