import { OperatorError } from './errors.ts';
import type { Store } from './store.ts';

/** https://www.sqlite.org/rescode.html#full */
const SQLITE_FULL = 13;
const FULL_CODES = ['ENOSPC', 'EDQUOT'];

/** Whether an error, or one that caused it, says that nothing more can be written. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && FULL_CODES.includes(String(error.code))) return true;
  if ('errcode' in error && error.errcode === SQLITE_FULL) return true;
  return isDiskFull(error.cause);
}

/** What the operator reads when nothing more can be written. */
export function diskFull(directory: string | undefined, cause: unknown): OperatorError {
  const place = directory ?? 'the temporary directory';
  return new OperatorError(`The disk is full: ${place} cannot be written. Free some space and start again.`, { cause });
}

/** Lets all stores that it is put around write `allowed` times together; then every write finds the disk full. */
export function withDiskFaults(allowed: number): (store: Store) => Store {
  let left = allowed;
  const spend = (): void => {
    left -= 1;
    if (left < 0) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  };
  return (store) => ({
    ...store,
    put(table, key, value) {
      spend();
      store.put(table, key, value);
    },
    delete(table, key) {
      spend();
      store.delete(table, key);
    },
  });
}
