import { execFileSync } from 'node:child_process';
import type { Task } from './run.ts';
import { runTask, runTasks } from './run.ts';

/** Everything that can be known without running the house: each check is shown, and the process fails where one does. */
const checks: readonly Task[] = [
  { title: 'build', command: 'node', args: ['dev/build.ts'] },
  { title: 'types', command: 'tsc', args: [] },
  { title: 'types of the client', command: 'tsc', args: ['-p', 'client'] },
  { title: 'lint', command: 'eslint', args: ['.', '--max-warnings', '0'] },
  { title: 'format', command: 'prettier', args: ['--check', '.', '--log-level', 'warn'] },
  { title: 'contract tests', command: 'vitest', args: ['run', '--project', 'contract'] },
  {
    title: 'synthesis of every stage, cdk-nag (AwsSolutions)',
    command: 'node',
    args: ['infra/app.ts'],
    environment: { MARQUEE_NAG: 'on', CDK_OUTDIR: '.cache/check' },
  },
];

/** Generated code is committed; it must be what the generator makes now. */
async function freshness(): Promise<boolean> {
  const paths = ['model/generated.ts', 'resolvers/generated.ts', 'client/src/graphql'];
  const before = contents(paths);
  const generated = await runTask({ title: 'codegen', command: 'graphql-codegen', args: ['--config', 'codegen.yml'] });
  const fresh = generated && contents(paths) === before;
  console.log(fresh ? '✓ generated code is fresh' : '✗ generated code was stale: commit what `npm run codegen` made');
  return fresh;
}

function contents(paths: readonly string[]): string {
  return execFileSync('git', ['hash-object', ...paths.flatMap(filesBelow)], { encoding: 'utf8' });
}

function filesBelow(path: string): string[] {
  return execFileSync('git', ['ls-files', path], { encoding: 'utf8' }).split('\n').filter(Boolean);
}

const fresh = await freshness();
const passed = await runTasks(checks);
process.exitCode = fresh && passed ? 0 : 1;
