import { useQuery } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import { MeDocument } from '../../graphql/graphql.ts';

export interface Me {
  readonly id: string | null;
  readonly roles: readonly string[];
  /** Works at the review desk, and sees everybody's invoices. Null until that is known. */
  readonly reviews: boolean | null;
  /** Sees the organisers' desk: their own events there, or, for who reviews, everybody's. Null until that is known. */
  readonly organizes: boolean | null;
}

/** Who is signed in and what they may do. Somebody of whom that cannot be learnt is shown as one without roles. */
export function useMe(): Me {
  const { data, isError } = useQuery({ queryKey: ['me'], queryFn: () => execute(MeDocument, {}), staleTime: Infinity });
  if (!data) return { id: null, roles: [], reviews: isError ? false : null, organizes: isError ? false : null };
  const { id, roles } = data.me;
  const reviews = roles.includes('STAFF') || roles.includes('ADMIN');
  return { id, roles, reviews, organizes: reviews || roles.includes('ORGANIZER') };
}
