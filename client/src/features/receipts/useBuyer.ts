import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { execute } from '../../api.ts';
import { LastBuyerDocument } from '../../graphql/graphql.ts';
import type { BuyerDraft } from './buyer.ts';
import { buyerDraftOf, emptyBuyer } from './buyer.ts';

/** Who the next order is billed to: whoever the last one was, until something else is typed. */
export function useBuyer(): readonly [BuyerDraft, (draft: BuyerDraft) => void] {
  const [typed, setTyped] = useState<BuyerDraft | null>(null);
  const [empty] = useState(() => emptyBuyer(navigator.languages));
  const last = useQuery({ queryKey: ['orders', 'lastBuyer'], queryFn: () => execute(LastBuyerDocument, {}) });
  const remembered = last.data?.orders.nodes[0]?.billTo;
  return [typed ?? (remembered ? buyerDraftOf(remembered, empty) : empty), setTyped];
}
