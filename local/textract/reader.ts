import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ReadDocument } from './reading/document.ts';
import type { FailureCode } from './reading/failure.ts';
import { ReadingFailure } from './reading/failure.ts';

export type ReaderRequest =
  | { readonly kind: 'read'; readonly id: number; readonly bytes: Uint8Array; readonly mostPages: number }
  | { readonly kind: 'stop' };

export type ReaderAnswer =
  /** The process has started. */
  | { readonly ready: true }
  /** One more page of it is done. */
  | { readonly id: number; readonly page: number }
  | { readonly id: number; readonly document: ReadDocument }
  | {
      readonly id: number;
      readonly failure: { readonly code: FailureCode | 'InternalServerError'; readonly message: string };
    };

/**
 * Reads documents in a process of its own, which starts with the first document and ends when idle. Where the process dies or does not
 * move, what it was reading is read once more, one document at a time: only the one that brings it down alone has failed.
 */
export interface Reader {
  /** Throws `ReadingFailure`; any other error is the reader's own fault. */
  read(bytes: Uint8Array, mostPages: number): Promise<ReadDocument>;
  stop(): Promise<void>;
}

/** The local cloud shuts down: the document was neither read nor found unreadable. */
export class ReaderStopped extends Error {
  constructor() {
    super('The reader was stopped.');
    this.name = 'ReaderStopped';
  }
}

export interface ReaderOptions {
  /** Milliseconds without a document until the process ends. */
  readonly idle?: number;
  /** Milliseconds that one page may take, once the process has started. A page at its largest takes some twenty seconds on a busy machine. */
  readonly page?: number;
  /** The process's program. */
  readonly program?: URL;
}

const IDLE_MILLISECONDS = 60_000;
const PAGE_MILLISECONDS = 120_000;
/** How long a process may take to start on a busy machine. */
const START_MILLISECONDS = 60_000;
/** How long a reader that is told to stop may take to. */
const PATIENCE_MILLISECONDS = 2_000;
/** A text layer need not wait for a pile of pictures; pictures wait for each other. */
const SIDE_BY_SIDE = 2;
/** JavaScript's own part of the memory. Pixels stand outside of it, bounded by the largest picture that is taken. */
const FLAGS = ['--disable-warning=ExperimentalWarning', '--max-old-space-size=1024'];

interface Task {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly mostPages: number;
  resolve(document: ReadDocument): void;
  reject(error: Error): void;
  /** Whether the process broke down while it was read beside another one. */
  suspect: boolean;
  timer?: NodeJS.Timeout;
}

export function createReader(options: ReaderOptions = {}): Reader {
  const idleMilliseconds = options.idle ?? IDLE_MILLISECONDS;
  const pageMilliseconds = options.page ?? PAGE_MILLISECONDS;
  const program = options.program ?? new URL('./readerProcess.ts', import.meta.url);
  const waiting: Task[] = [];
  const running = new Map<number, Task>();
  let child: ChildProcess | undefined;
  let isReady = false;
  let idle: NodeJS.Timeout | undefined;
  let next = 1;

  const pump = (): void => {
    for (;;) {
      const task = waiting[0];
      if (task === undefined) break;
      const alone = task.suspect || [...running.values()].some((one) => one.suspect);
      if (running.size >= (alone ? 1 : SIDE_BY_SIDE)) return;
      waiting.shift();
      running.set(task.id, task);
      child ??= start();
      const { id, bytes, mostPages } = task;
      tell(child, { kind: 'read', id, bytes, mostPages });
      watch(task);
    }
    if (running.size > 0 || child === undefined) return;
    idle = setTimeout(() => void stop(), idleMilliseconds);
    idle.unref();
  };
  const watch = (task: Task): void => {
    clearTimeout(task.timer);
    const milliseconds = isReady ? pageMilliseconds : START_MILLISECONDS;
    task.timer = setTimeout(() => {
      breakDown(new Error(`No page was read for ${milliseconds / 1000} seconds.`));
    }, milliseconds);
  };
  const settle = (id: number): Task | undefined => {
    const task = running.get(id);
    running.delete(id);
    clearTimeout(task?.timer);
    return task;
  };
  /** Nobody can tell which of two documents it was: each gets a process to itself, and the guilty one brings that down, too. */
  const breakDown = (cause: Error): void => {
    const broken = child;
    child = undefined;
    broken?.kill('SIGKILL');
    const tasks = [...running.keys()].flatMap((id) => settle(id) ?? []);
    const alone = tasks.length === 1;
    for (const task of tasks.reverse()) {
      if (alone)
        task.reject(new ReadingFailure('BadDocumentException', 'Request has invalid document format', { cause }));
      else {
        task.suspect = true;
        waiting.unshift(task);
      }
    }
    pump();
  };
  const start = (): ChildProcess => {
    isReady = false;
    const started = fork(fileURLToPath(program), [], {
      execArgv: FLAGS,
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    // tesseract talks to itself (`Detected 34 diacritics`); everything else is worth the operator's eye.
    started.stderr?.on('data', (chunk: Buffer) => {
      if (!/^(?:Detected \d+ diacritics\s*)+$/u.test(chunk.toString())) process.stderr.write(chunk);
    });
    started.on('message', (message) => {
      if (child === started) hear(message as ReaderAnswer);
    });
    started.on('error', (error) => {
      if (child === started) breakDown(error);
    });
    started.on('exit', (code, signal) => {
      if (child === started) breakDown(new Error(`The reader ended with ${code ?? signal ?? 'nothing'}.`));
    });
    // An idle reader keeps no process alive; a waiting caller does by its own means.
    started.unref();
    started.channel?.unref();
    return started;
  };
  const hear = (answer: ReaderAnswer): void => {
    if ('ready' in answer) {
      isReady = true;
      for (const task of running.values()) watch(task);
      return;
    }
    if ('page' in answer) {
      const task = running.get(answer.id);
      if (task !== undefined) watch(task);
      return;
    }
    const task = settle(answer.id);
    if ('document' in answer) task?.resolve(answer.document);
    else task?.reject(errorOf(answer.failure));
    pump();
  };
  const stop = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = child;
    child = undefined;
    const stopped = new ReaderStopped();
    for (const task of waiting.splice(0)) task.reject(stopped);
    for (const id of [...running.keys()]) settle(id)?.reject(stopped);
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
    ending.ref();
    tell(ending, { kind: 'stop' });
    const patience = setTimeout(() => ending.kill('SIGKILL'), PATIENCE_MILLISECONDS);
    await ended;
    clearTimeout(patience);
  };

  return {
    read(bytes, mostPages) {
      clearTimeout(idle);
      const id = next;
      next += 1;
      return new Promise((resolve, reject) => {
        waiting.push({ id, bytes, mostPages, resolve, reject, suspect: false });
        pump();
      });
    },
    stop,
  };
}

/** What cannot be told any more is told by the process's end. */
function tell(child: ChildProcess, request: ReaderRequest): void {
  if (child.connected) child.send(request, () => undefined);
}

function errorOf(failure: { code: FailureCode | 'InternalServerError'; message: string }): Error {
  return failure.code === 'InternalServerError'
    ? new Error(failure.message)
    : new ReadingFailure(failure.code, failure.message);
}
