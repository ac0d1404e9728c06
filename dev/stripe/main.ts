import { parseArgs } from 'node:util';
import { startStripeStandIn } from './server.ts';

/** Runs the Stripe stand-in by itself: `node dev/stripe/main.ts --port 4005 --dir .marquee/state --webhook http://…`. */
const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, dir: { type: 'string' }, webhook: { type: 'string' } },
});
const standIn = await startStripeStandIn({
  port: Number(values.port),
  ...(values.dir === undefined ? {} : { directory: values.dir }),
});
if (values.webhook !== undefined) standIn.direct({ url: values.webhook, secrets: [standIn.keys.webhookSecret] });
console.log(JSON.stringify({ standIn: 'Stripe stand-in', url: standIn.url, ...standIn.keys }));
