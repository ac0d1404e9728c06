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

const suites: Task[] = [
  { title: 'check', command: 'node', args: ['--disable-warning=ExperimentalWarning', 'dev/check.ts'] },
  suite('unit', 'unit tests'),
  suite('journeys', 'journeys through GraphQL'),
  suite('chaos', 'chaos', 'hurried'),
];
if (existsSync(chromium)) {
  suites.push(suite('browser', 'browser'));
} else if (process.env['REQUIRE_BROWSER'] === '1') {
  console.log(`✗ ${chromium} is missing: install it with \`apt-get install chromium\`, or name another by CHROMIUM.`);
  process.exitCode = 1;
} else {
  console.log(`The browser tests are left out: ${chromium} is missing. Install it with \`apt-get install chromium\`.`);
}

rmSync(failures, { recursive: true, force: true });
const failed: Task[] = [];
for (const task of suites) if (!(await runTask(task, true))) failed.push(task);
for (const task of failed) {
  process.exitCode = 1;
  console.log(`\n✗ ${task.title}`);
  const path = task.environment?.['FAILURES'];
  console.log(path && existsSync(path) ? readFileSync(path, 'utf8') : 'It says above what failed.');
}
