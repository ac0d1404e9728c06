import { build } from 'esbuild';
import type { Sandbox } from '#local/appsync/runtime/sandbox.ts';
import { stepsOf, wiring } from '#resolvers/wiring.ts';

/** Bundles the steps of a field as they are shipped, and installs them; answers their numbers in the sandbox, in order. */
export function installSteps(sandbox: Sandbox, field: keyof typeof wiring): Promise<number[]> {
  return Promise.all(
    stepsOf(wiring[field]).map(async ({ code }) => {
      const { outputFiles } = await build({
        entryPoints: [`resolvers/${code}.ts`],
        bundle: true,
        write: false,
        format: 'esm',
        target: 'esnext',
        external: ['@aws-appsync/utils', '@aws-appsync/utils/*'],
      });
      return sandbox.install(`${code}.js`, outputFiles[0]?.text ?? '');
    }),
  );
}
