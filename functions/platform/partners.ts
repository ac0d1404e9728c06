import type { Requirement } from './neighbours.ts';
import type { Change } from './table.ts';
import type { Condition, PlannedWrite } from '#model/writes.ts';

/** Planned writes of other tables as what changes along with a row: all or nothing. They are planned for the instant that the row is written at. */
export function partners(
  planned: (at: string) => readonly PlannedWrite[],
): Required<Pick<Change, 'beside' | 'alongside'>> {
  return {
    beside: ({ updatedAt }) =>
      planned(updatedAt)
        .filter(({ what }) => what === 'PUT')
        .map(({ table, key, set }) => ({ table, row: { ...key, ...set } })),
    alongside: ({ updatedAt }) =>
      planned(updatedAt)
        .filter(({ what }) => what !== 'PUT')
        .map(({ what, table, key, set, add, remove, conditions }) => ({
          table,
          key,
          while: conditions.map(requirementOf),
          ...(what === 'DELETE' ? { gone: true as const } : { set, add, remove }),
        })),
  };
}

function requirementOf({ attribute, test, value }: Condition): Requirement {
  if (test === 'IS') return { attribute, is: value };
  return test === 'AT_LEAST' ? { attribute, atLeast: Number(value) } : { attribute, atMost: Number(value) };
}
