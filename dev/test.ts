import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { Task } from './run.ts';
import { runTask } from './run.ts';

/** Where each suite leaves what failed in it. */
const failures = '.cache/failures';

/** Where Debian puts Chromium; CHROMIUM names another. */
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

function suite(project: string, title: string, ...afterwards: string[]): Task {
  return {
    title,
    command: 'vitest',
    args: ['run', ...[project, ...afterwards].flatMap((each) => ['--project', each])],
    environment: { FAILURES: `${failures}/${project}.txt` },
  };
}

/** Waits for time to pass, and so runs beside another; not beside the first that needs the assembly, which makes it for all. */
const idle = suite('idle', 'an upload that time alone ends');

/** One after another. What stands together runs at once, and only the first of it shows what it does. */
const suites: (readonly Task[])[] = [
  [{ title: 'check', command: 'node', args: ['--disable-warning=ExperimentalWarning', 'dev/check.ts'] }],
  [suite('unit', 'unit tests')],
  [suite('journeys', 'journeys through GraphQL')],
  [suite('chaos', 'chaos', 'hurried')],
];
if (existsSync(chromium)) {
  suites.push([suite('browser', 'browser'), idle]);
} else {
  suites.push([idle]);
  const how = 'Install it with `apt-get install chromium`, or name another by CHROMIUM.';
  if (process.env['REQUIRE_BROWSER'] === '1') {
    console.log(`✗ ${chromium} is missing. ${how}`);
    process.exitCode = 1;
  } else {
    console.log(`The browser tests are left out: ${chromium} is missing. ${how}`);
  }
}

rmSync(failures, { recursive: true, force: true });
const failed: Task[] = [];
for (const together of suites) {
  await Promise.all(
    together.map(async (task, place) => {
      if (!(await runTask(task, place === 0))) failed.push(task);
    }),
  );
}
for (const task of failed) {
  process.exitCode = 1;
  console.log(`\n✗ ${task.title}`);
  const path = task.environment?.['FAILURES'];
  console.log(path && existsSync(path) ? readFileSync(path, 'utf8') : 'It says above what failed.');
}
