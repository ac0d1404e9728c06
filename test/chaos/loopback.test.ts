import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '#test/kit/ports.ts';
import { expect, it } from 'vitest';
import type { OfflineReport } from './offline.ts';

/**
 * Only the loopback interface works. All else is routed to an interface that leads nowhere and counts: a dummy where the kernel has it, else one end of
 * a pair whose other end is down. Without addresses by itself it would send nothing of its own.
 */
const ISOLATE = `
ip link set lo up &&
{ ip link add out0 type dummy 2>/dev/null || ip link add out0 type veth peer name out1; } &&
ip link set out0 addrgenmode none && ip addr add 192.0.2.1/24 dev out0 && ip link set out0 up &&
ip route add default via 192.0.2.2 dev out0`;

const canIsolate = spawnSync('unshare', ['-rn', 'sh', '-c', ISOLATE]).status === 0;
if (!canIsolate) console.warn('Left out: this machine allows no network namespace (unshare, ip) to be made.');

it.runIf(canIsolate)('a whole journey sends nothing beyond the loopback interface', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'marquee-offline-'));
  try {
    const node = [process.execPath, '--disable-warning=ExperimentalWarning', 'test/chaos/offline.ts'];
    const args = [...node, directory, String(await freePorts())];
    const child = spawn('unshare', ['-rn', 'sh', '-c', `${ISOLATE} && exec "$@"`, 'sh', ...args]);
    let printed = '';
    child.stdout.on('data', (data: Buffer) => (printed += data.toString()));
    child.stderr.on('data', (data: Buffer) => (printed += data.toString()));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code, printed).toBe(0);
    const report = JSON.parse(printed.trim().split('\n').at(-1) ?? '') as OfflineReport;
    for (const status of report.statuses) expect(['READ', 'NEEDS_REVIEW']).toContain(status);
    expect(report.statuses).toHaveLength(2);
    expect(report.after).toBe(report.before);
    // The negative control: had anything spoken to the world, it would have been seen.
    expect(report.control).toBeGreaterThan(report.after);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
