/** One minute of one metric, with what every statistic needs. */
export interface Minute {
  /** Start of the minute, milliseconds since the epoch. */
  readonly at: number;
  readonly values: number[];
}

export interface Series {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly Dimension[];
  unit: string;
  readonly minutes: Map<number, Minute>;
}

export interface Dimension {
  readonly Name: string;
  readonly Value: string;
}

const MINUTE_MS = 60_000;
/** Three hours of minutes: as long as CloudWatch keeps its finest data. */
const KEPT_MINUTES = 180;
const LARGEST_MINUTE = 10_000;

/** Metrics in memory, by namespace, name and dimensions. */
export class Metrics {
  readonly #series = new Map<string, Series>();

  all(): readonly Series[] {
    return [...this.#series.values()];
  }

  /** Adds values at an instant (milliseconds since the epoch). */
  put(
    identity: { readonly namespace: string; readonly name: string; readonly dimensions: readonly Dimension[] },
    at: number,
    values: readonly number[],
    unit: string,
  ): void {
    const key = keyOf(identity.namespace, identity.name, identity.dimensions);
    const series: Series = this.#series.get(key) ?? { ...identity, unit, minutes: new Map() };
    this.#series.set(key, series);
    series.unit = unit;
    const start = Math.floor(at / MINUTE_MS) * MINUTE_MS;
    const minute = series.minutes.get(start) ?? { at: start, values: [] };
    if (minute.values.length < LARGEST_MINUTE) minute.values.push(...values);
    series.minutes.set(start, minute);
    if (series.minutes.size > KEPT_MINUTES) {
      const oldest = Math.min(...series.minutes.keys());
      series.minutes.delete(oldest);
    }
  }

  /** All values of a metric from `start` up to but not including `end`; `undefined` for a metric that never was. */
  values(
    namespace: string,
    name: string,
    dimensions: readonly Dimension[],
    start: number,
    end: number,
  ): number[] | undefined {
    const series = this.#series.get(keyOf(namespace, name, dimensions));
    if (series === undefined) return undefined;
    return [...series.minutes.values()].filter(({ at }) => at >= start && at < end).flatMap(({ values }) => values);
  }
}

function keyOf(namespace: string, name: string, dimensions: readonly Dimension[]): string {
  const sorted = dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort();
  return [namespace, name, ...sorted].join('|');
}

/** A statistic of values that are there; `undefined` for none, or for a statistic that is not known. */
export function statistic(name: string, values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sum = values.reduce((total, value) => total + value, 0);
  switch (name) {
    case 'Sum':
      return sum;
    case 'Average':
      return sum / values.length;
    case 'Minimum':
      return Math.min(...values);
    case 'Maximum':
      return Math.max(...values);
    case 'SampleCount':
      return values.length;
    default:
      return percentile(name, values);
  }
}

function percentile(name: string, values: readonly number[]): number | undefined {
  const rank = /^p(\d{1,2}(?:\.\d+)?|100)$/.exec(name)?.[1];
  if (rank === undefined) return undefined;
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.max(Math.ceil((Number(rank) / 100) * sorted.length) - 1, 0)];
}
