/** A task of an activity that waits for a worker. */
export interface ActivityTask {
  readonly token: string;
  readonly input: string;
  /** False once the task has timed out or its execution has ended. */
  waiting(): boolean;
  /** A worker has taken it. */
  taken(workerName: string | undefined): void;
}

/** Tasks by activity, handed to workers in the order they came. */
export interface Activities {
  offer(activityArn: string, task: ActivityTask): void;
  /** The next task, or `undefined` when none came in time or `stop` was called. */
  take(
    activityArn: string,
    workerName: string | undefined,
    waitMilliseconds: number,
  ): Promise<ActivityTask | undefined>;
  stop(): void;
}

interface Worker {
  readonly name: string | undefined;
  readonly accept: (task: ActivityTask | undefined) => void;
}

export function createActivities(): Activities {
  const tasks = new Map<string, ActivityTask[]>();
  const workers = new Map<string, Worker[]>();

  return {
    offer(activityArn, task) {
      const worker = workers.get(activityArn)?.shift();
      if (worker !== undefined) {
        task.taken(worker.name);
        worker.accept(task);
        return;
      }
      tasks.set(activityArn, [...(tasks.get(activityArn) ?? []), task]);
    },
    take(activityArn, workerName, waitMilliseconds) {
      const queue = tasks.get(activityArn) ?? [];
      for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
        if (!task.waiting()) continue;
        task.taken(workerName);
        return Promise.resolve(task);
      }
      return new Promise((resolve) => {
        const waiting = workers.get(activityArn) ?? [];
        workers.set(activityArn, waiting);
        const worker: Worker = {
          name: workerName,
          accept(task) {
            clearTimeout(giveUp);
            resolve(task);
          },
        };
        const giveUp = setTimeout(() => {
          waiting.splice(waiting.indexOf(worker), 1);
          resolve(undefined);
        }, waitMilliseconds);
        waiting.push(worker);
      });
    },
    stop() {
      for (const waiting of workers.values()) for (const worker of waiting.splice(0)) worker.accept(undefined);
    },
  };
}
