import { useQuery } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import { QuoteBookingDocument } from '../../graphql/graphql.ts';

/** What held tickets cost with a promo code (empty: without), and why the code is not taken, in words. */
export function useQuote(holdId: string, promoCode: string) {
  const plain = useQuery(quoteOf(holdId, ''));
  const coded = useQuery({ ...quoteOf(holdId, promoCode), enabled: promoCode !== '' });
  const withCode = promoCode === '' ? null : (coded.data?.quote ?? null);
  return {
    quote: withCode ?? plain.data?.quote ?? null,
    /** Whether the sum is with the code. */
    taken: withCode !== null,
    /** Whether it is not known yet. What is known and fetched anew stays as it is until then. */
    asking: coded.isLoading || plain.isPending,
    refused: promoCode === '' ? null : (coded.data?.userErrors[0]?.message ?? coded.error?.message ?? null),
    /** Asks for the code once more, where no answer came. */
    askAgain: () => {
      if (coded.isError) void coded.refetch();
    },
    problem: plain.error?.message ?? plain.data?.userErrors[0]?.message ?? null,
    /** Asks what it costs once more; null where the server has said why it does not tell. */
    askPrice: plain.isError ? () => void plain.refetch() : null,
  };
}

function quoteOf(holdId: string, promoCode: string) {
  return {
    queryKey: ['hold', holdId, 'quote', promoCode],
    queryFn: async () =>
      (await execute(QuoteBookingDocument, { holdId, ...(promoCode === '' ? {} : { promoCode }) })).quoteBooking,
    staleTime: 0,
  };
}
