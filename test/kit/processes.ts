import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export interface RunningProcess {
  readonly pid: number;
  readonly args: string;
}

/** Everything that runs on this machine and has `text` in its command line; this process apart. */
export function processesWith(text: string): readonly RunningProcess[] {
  const all = existsSync('/proc/self/cmdline') ? fromProc() : fromPs();
  return all.filter(({ pid, args }) => pid !== process.pid && args.includes(text));
}

function fromProc(): RunningProcess[] {
  return readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    if (!Number.isInteger(pid)) return [];
    try {
      return [{ pid, args: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() }];
    } catch {
      // It has ended since the folder was listed.
      return [];
    }
  });
}

function fromPs(): RunningProcess[] {
  return execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim())
    .map((line) => ({ pid: Number.parseInt(line, 10), args: line.slice(line.indexOf(' ') + 1) }));
}
