import type { Cloud } from '../core/cloud.ts';
import type { Activities } from './activities.ts';
import type { Journal } from './journal.ts';
import type { ExecutionRecord } from './records.ts';
import type { Run } from './run.ts';
import type { Timers } from './timers.ts';

/** What a run needs of the service that holds it. */
export interface RunHost {
  readonly cloud: Cloud;
  readonly timers: Timers;
  readonly journal: Journal;
  readonly activities: Activities;
  /** Called in the transaction that writes the end of the execution. */
  closing(record: ExecutionRecord): void;
  /** Called once the end of the execution is in the journal. */
  closed(run: Run): void;
  /** The record of another execution once it has ended. */
  ended(executionArn: string): Promise<ExecutionRecord>;
}
