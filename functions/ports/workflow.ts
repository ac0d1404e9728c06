/** One execution as its engine sees it. */
export type ExecutionState = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'MISSING';

/** A workflow whose executions are known by name. */
export interface Workflow {
  /** Starts an execution. One of that name that was started before is left as it is. */
  start(name: string, input: Readonly<Record<string, unknown>>): Promise<void>;
  state(name: string): Promise<ExecutionState>;
}

/** The other end of a step that waits. A step that waits no longer is told nothing. */
export interface WaitingStep {
  succeed(taskToken: string, output: Readonly<Record<string, unknown>>): Promise<void>;
  fail(taskToken: string, error: string, cause: string): Promise<void>;
}
