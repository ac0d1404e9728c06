/** Where a status may go, as data: every status of the machine is a key. */
export type StatusMachine<Status extends string> = Readonly<Record<Status, readonly Status[]>>;

/** Whether the machine has this edge. Staying where one is is always permitted: it is a successful no-op. */
export function canMove<Status extends string>(machine: StatusMachine<Status>, from: Status, to: Status): boolean {
  return from === to || machine[from].includes(to);
}

/** Every status from which `to` can be reached in one step: what a conditional write names in its condition. */
export function sourcesOf<Status extends string>(machine: StatusMachine<Status>, to: Status): Status[] {
  const sources: Status[] = [];
  for (const from of Object.keys(machine) as Status[]) {
    if (machine[from].includes(to)) sources.push(from);
  }
  return sources;
}
