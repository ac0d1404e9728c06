import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { Task } from './run.ts';
import { runTask } from './run.ts';

/** Where each suite leaves what failed in it. */
const failures = '.cache/failures';

/** Where Debian puts Chromium; CHROMIUM names another. */
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** `share`: where its test files look for free ports (test/kit/ports.ts), apart from those of suites that run at once. */
function suite(projects: readonly [string, ...string[]], title: string, share = 0): Task {
  return {
    title,
    command: 'vitest',
    args: ['run', ...projects.flatMap((each) => ['--project', each])],
    environment: { FAILURES: `${failures}/${projects[0]}.txt`, PORTS_SHARE: `${share}` },
  };
}

/** Each asks one cloud one thing after another, and leaves half of the machine idle. */
const together: Task[] = [suite(['journeys'], 'journeys through GraphQL')];

/** One after another. What stands together runs at once, and only the first of it shows what it does. Chaos makes the assembly that those after it take. */
const suites: (readonly Task[])[] = [
  [
    {
      title: 'check',
      command: 'node',
      args: ['--disable-warning=ExperimentalWarning', 'dev/check.ts'],
      environment: { FAILURES: `${failures}/check.txt` },
    },
  ],
  [suite(['unit'], 'unit tests')],
  [suite(['chaos', 'hurried'], 'chaos')],
  together,
];
if (existsSync(chromium)) {
  together.push(suite(['browser'], 'browser', 3));
} else {
  const how = 'Install it with `apt-get install chromium`, or name another by CHROMIUM.';
  if (process.env['REQUIRE_BROWSER'] === '1') {
    console.log(`✗ ${chromium} is missing. ${how}`);
    process.exitCode = 1;
  } else {
    console.log(`The browser tests are left out: ${chromium} is missing. ${how}`);
  }
}
// It waits for time to pass.
together.push(suite(['idle'], 'an upload that time alone ends', 6));

rmSync(failures, { recursive: true, force: true });
const failed: Task[] = [];
for (const atOnce of suites) {
  await Promise.all(
    atOnce.map(async (task, place) => {
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
