import { useMutation, useQueryClient } from '@tanstack/react-query';
import { execute } from '../../api.ts';
import { MergeVendorsDocument } from '../../graphql/graphql.ts';

interface Merge {
  /** The vendor that ends, with the version that was seen. */
  readonly from: { readonly id: string; readonly version: number };
  readonly intoId: string;
}

/** Makes one of two vendors. */
export function useMerge() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ from, intoId }: Merge) => {
      const { mergeVendors } = await execute(MergeVendorsDocument, {
        fromId: from.id,
        intoId,
        expectedVersion: from.version,
      });
      const [problem] = mergeVendors.userErrors;
      if (problem) throw new Error(problem.message);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['vendors'] }),
  });
}
