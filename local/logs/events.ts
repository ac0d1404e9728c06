export interface LogEvent {
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly message: string;
  readonly stream: string;
}

export interface LogGroup {
  readonly name: string;
  readonly createdAt: number;
  retentionInDays: number | undefined;
  readonly streams: Set<string>;
  /** Oldest first; the oldest leave when there are too many. */
  readonly events: LogEvent[];
}

/** Events kept of one group; logs are for reading now, they are not state. */
export const KEPT_EVENTS = 5_000;

/** Adds events and lets the oldest go. */
export function append(group: LogGroup, stream: string, events: readonly Omit<LogEvent, 'stream'>[]): void {
  group.streams.add(stream);
  for (const event of events) group.events.push({ ...event, stream });
  if (group.events.length > KEPT_EVENTS) group.events.splice(0, group.events.length - KEPT_EVENTS);
}

export interface Selection {
  readonly streams?: readonly string[] | undefined;
  readonly startTime?: number | undefined;
  readonly endTime?: number | undefined;
  /** Plain words and quoted phrases that must all occur; the pattern language beyond that is not read. */
  readonly filterPattern?: string | undefined;
}

/** The events of a group that a selection asks for, oldest first. */
export function select(group: LogGroup, selection: Selection): LogEvent[] {
  const phrases = [...(selection.filterPattern ?? '').matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, word]) => quoted ?? word ?? '',
  );
  return group.events.filter(
    ({ timestamp, message, stream }) =>
      (selection.streams === undefined || selection.streams.includes(stream)) &&
      timestamp >= (selection.startTime ?? 0) &&
      timestamp <= (selection.endTime ?? Number.MAX_SAFE_INTEGER) &&
      phrases.every((phrase) => message.includes(phrase)),
  );
}
