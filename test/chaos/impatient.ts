import { startMarquee } from '#dev/cloud.ts';

/**
 * Runs Marquee so that it looks after orders at once, which takes minutes elsewhere, until it is killed:
 *
 *   node test/chaos/impatient.ts ASSEMBLY DIRECTORY PORT [PARAMETERS]
 *
 * PARAMETERS is JSON: more of the stacks' parameters. Says `ready` and nothing else.
 */
const [assembly = '', directory = '', port = '', parameters = '{}'] = process.argv.slice(2);
const more = JSON.parse(parameters) as Readonly<Record<string, string>>;
await startMarquee({
  assembly,
  stage: 'test',
  directory,
  port: Number(port),
  parameters: { OrderStalledSeconds: '1', RefundStalledSeconds: '1', ...more },
  onFailure: (error) => {
    throw error;
  },
});
console.log('ready');
