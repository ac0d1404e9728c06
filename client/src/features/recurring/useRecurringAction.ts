import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';

interface UserError {
  readonly message: string;
  readonly code: string;
}

export interface RecurringAction<Input> {
  readonly busy: boolean;
  readonly problem: string | null;
  /** While one is under way nothing happens. */
  readonly run: (input: Input) => void;
}

/** Does something with a recurring order, and has it shown as it is then, whatever the answer. */
export function useRecurringAction<Input>(
  act: (input: Input) => Promise<readonly UserError[]>,
  onDone?: () => void,
): RecurringAction<Input> {
  const queries = useQueryClient();
  // State comes too late for the second press of a double click.
  const underWay = useRef(false);
  const action = useMutation({
    mutationFn: async (input: Input) => {
      const [problem] = await act(input);
      if (problem) throw new Error(problem.message);
    },
    ...(onDone ? { onSuccess: onDone } : {}),
    onSettled: () => {
      underWay.current = false;
      return queries.invalidateQueries({ queryKey: ['recurringOrders'] });
    },
  });
  return {
    busy: action.isPending,
    problem: action.error?.message ?? null,
    run(input) {
      if (underWay.current) return;
      underWay.current = true;
      action.mutate(input);
    },
  };
}
