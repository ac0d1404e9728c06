interface Rule {
  fieldName: string;
  operator: string;
  value: unknown;
}

type Groups = readonly (readonly Rule[])[];

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function both(left: Groups, right: Groups): Groups {
  return left.flatMap((a) => right.map((b) => [...a, ...b]));
}

const everything: Groups = [[]];

/** Several operators on one field are alternatives, several fields must all hold. */
function operatorsOf(fieldName: string, operators: unknown): Groups {
  if (!isRecord(operators)) throw new Error(`The filter on ${fieldName} must be an object of operators`);
  const groups = Object.entries(operators).map(([operator, value]) => [{ fieldName, operator, value }]);
  return groups.length === 0 ? everything : groups;
}

function groupsOf(filter: Record<string, unknown>, ignored: readonly string[]): Groups {
  let groups = everything;
  for (const [name, value] of Object.entries(filter)) {
    if (ignored.includes(name)) continue;
    if ((name === 'and' || name === 'or') && Array.isArray(value)) {
      const members = value.filter(isRecord).map((member) => groupsOf(member, ignored));
      if (members.length === 0) continue;
      groups = both(groups, name === 'or' ? members.flat() : members.reduce(both, everything));
      continue;
    }
    groups = both(groups, operatorsOf(name, value));
  }
  return groups;
}

/** `util.transform.toSubscriptionFilter`: groups are alternatives, the filters of a group must all hold. */
export function toSubscriptionFilter(filter: unknown, ignored?: readonly string[], rules?: unknown): unknown {
  if (!isRecord(filter)) return null;
  let groups = groupsOf(filter, ignored ?? []);
  if (isRecord(rules) && Object.keys(rules).length > 0) {
    const alternatives = Object.entries(rules).flatMap(([name, operators]) => operatorsOf(name, operators));
    groups = both(groups, alternatives);
  }
  return { filterGroup: groups.filter((filters) => filters.length > 0).map((filters) => ({ filters })) };
}
