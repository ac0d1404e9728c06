import type { Condition, PlannedWrite } from '#model/writes.ts';

/** A row in memory, for tests. */
export type FakeRow = Readonly<Record<string, unknown>>;

/** Whether DynamoDB would carry out the write on this row; null where none is there. */
export function allows(row: FakeRow | null, { what, conditions }: Pick<PlannedWrite, 'what' | 'conditions'>): boolean {
  return what === 'PUT' ? row === null : conditions.every((condition) => meets(row ?? {}, condition));
}

/** Whether a row is as a condition says. */
export function meets(row: FakeRow, condition: Condition): boolean {
  const value = row[condition.attribute];
  switch (condition.test) {
    case 'IS':
      return value === condition.value;
    case 'AT_LEAST':
      return typeof value === 'number' && value >= condition.value;
    case 'AT_MOST':
      return value === undefined || (typeof value === 'number' && value <= condition.value);
    case 'EXISTS':
      return value !== undefined;
    case 'ABSENT':
      return value === undefined;
  }
}

/** The row as the write leaves it; null where it takes it away. */
export function afterWrite(row: FakeRow | null, { what, key, set, add, remove }: PlannedWrite): FakeRow | null {
  if (what === 'DELETE') return null;
  const kept = Object.entries(row ?? {}).filter(([name]) => !remove.includes(name));
  const sums = Object.entries(add).map(([name, more]) => [name, Number(row?.[name] ?? 0) + more]);
  return { ...Object.fromEntries(kept), ...key, ...set, ...Object.fromEntries(sums) };
}
