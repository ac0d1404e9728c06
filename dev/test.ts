import { existsSync } from 'node:fs';
import type { Task } from './run.ts';
import { runTasks } from './run.ts';

/** Where Debian puts Chromium; CHROMIUM names another. */
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

function suite(project: string, title: string): Task {
  return { title, command: 'vitest', args: ['run', '--project', project] };
}

const suites: Task[] = [
  { title: 'check', command: 'node', args: ['--disable-warning=ExperimentalWarning', 'dev/check.ts'] },
  suite('unit', 'unit tests'),
  suite('journeys', 'journeys through GraphQL'),
  suite('chaos', 'chaos'),
];
if (existsSync(chromium)) {
  suites.push(suite('browser', 'browser'));
} else if (process.env['REQUIRE_BROWSER'] === '1') {
  console.log(`✗ ${chromium} is missing: install it with \`apt-get install chromium\`, or name another by CHROMIUM.`);
  process.exitCode = 1;
} else {
  console.log(`The browser tests are left out: ${chromium} is missing. Install it with \`apt-get install chromium\`.`);
}
if (!(await runTasks(suites, true))) process.exitCode = 1;
