import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { assemblyOf } from '#dev/assembly.ts';
import type { Outputs } from '#dev/cloud.ts';
import { startMarquee } from '#dev/cloud.ts';
import { freePorts } from '#test/kit/ports.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    outputs: Outputs;
  }
}

/** One local cloud for all journeys, of the fullest stage, in memory. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'marquee-journeys-'));
  const assembly = await assemblyOf('test', () => undefined);
  const { cloud, outputs } = await startMarquee({
    assembly,
    stage: 'test',
    port: await freePorts(),
    directory,
    inMemory: true,
    parameters: { MailTemplateSeconds: '1' },
    onFailure: (error) => {
      console.error(error);
      process.exit(1);
    },
  });
  project.provide('outputs', outputs);
  return async () => {
    await cloud.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
