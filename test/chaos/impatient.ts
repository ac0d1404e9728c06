import { startMarquee } from '#dev/cloud.ts';

/**
 * Runs Marquee so that it looks after orders at once, which takes minutes elsewhere, until it is killed:
 *
 *   node test/chaos/impatient.ts ASSEMBLY DIRECTORY PORT
 *
 * Says `ready` and nothing else.
 */
const [assembly = '', directory = '', port = ''] = process.argv.slice(2);
await startMarquee({
  assembly,
  stage: 'test',
  directory,
  port: Number(port),
  parameters: { OrderStalledSeconds: '1', RefundStalledSeconds: '1' },
  onFailure: (error) => {
    throw error;
  },
});
console.log('ready');
