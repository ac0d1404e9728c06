import { execFileSync } from 'node:child_process';
import type { Task } from './run.ts';
import { runTask, runTasks } from './run.ts';

/** What is built, and what looks at it: one after the other. The last has nothing to do with it: the other lane takes longer. */
const built: readonly Task[] = [
  { title: 'build', command: 'node', args: ['dev/build.ts'] },
  { title: 'contract tests', command: 'vitest', args: ['run', '--project', 'contract'] },
  {
    title: 'synthesis of every stage, cdk-nag (AwsSolutions)',
    command: 'node',
    args: ['infra/app.ts'],
    environment: { MARQUEE_NAG: 'on', CDK_OUTDIR: '.cache/check' },
  },
  { title: 'format', command: 'prettier', args: ['--check', '.', '--log-level', 'warn'] },
];

/** What only looks at the sources, beside it. */
const read: readonly Task[] = [
  { title: 'types', command: 'tsc', args: [] },
  { title: 'types of the client', command: 'tsc', args: ['-p', 'client'] },
  { title: 'lint', command: 'eslint', args: ['.', '--max-warnings', '0'] },
];

/** In MB. Compilers make much and keep little: the fewer times what is young is looked through, the less of their time that takes. */
const YOUNG = '--max-semi-space-size=64';
process.env['NODE_OPTIONS'] = [process.env['NODE_OPTIONS'] ?? '', YOUNG].join(' ').trim();

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
// Each takes one core for itself.
const passed = await Promise.all([runTasks(read), runTasks(built)]);
process.exitCode = fresh && passed.every(Boolean) ? 0 : 1;
