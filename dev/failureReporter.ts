import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** Lines of one error that are repeated: the message, the difference and the place. */
const LINES = 25;

/**
 * Adds what failed, and nothing else, to the file that FAILURES names: `npm test` repeats it at its very end, since
 * whoever sees only the end of a long log must find the cause there.
 */
export class FailureReporter implements Reporter {
  private root = process.cwd();

  onInit(vitest: Vitest): void {
    this.root = vitest.config.root;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const path = process.env['FAILURES'];
    if (!path) return;
    const failures = [
      ...modules.flatMap((module) => this.failuresOf(module)),
      ...unhandled.map((error) => `an error that no test awaited\n${shown(error)}`),
    ];
    mkdirSync(dirname(path), { recursive: true });
    if (failures.length > 0) appendFileSync(path, `${failures.join('\n')}\n`);
  }

  private failuresOf(module: TestModule): string[] {
    const file = relative(this.root, module.moduleId);
    const suites = [...module.children.allSuites()].flatMap((suite) =>
      suite.errors().map((error) => `${file} > ${suite.fullName}\n${shown(error)}`),
    );
    const tests = [...module.children.allTests('failed')].flatMap((test) =>
      (test.result().errors ?? []).map((error) => `${file} > ${test.fullName}\n${shown(error)}`),
    );
    return [...module.errors().map((error) => `${file}\n${shown(error)}`), ...suites, ...tests];
  }
}

function shown(error: SerializedError): string {
  const text = [error.message, error.diff, error.stack].filter(Boolean).join('\n');
  return stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => !line.includes('/node_modules/'))
    .slice(0, LINES)
    .map((line) => `    ${line}`)
    .join('\n');
}
