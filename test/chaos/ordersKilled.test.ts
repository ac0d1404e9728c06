import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblyOf } from '#dev/assembly.ts';
import type { FaultRule } from '#local/faults/rules.ts';
import type { Followed } from '#test/kit/chaos.ts';
import { COMPLETE, endingOf, mailsCome, mailsOf, receiptFaults, STOCK, sweptTo, UNDONE } from '#test/kit/chaos.ts';
import type { MortalMarquee } from '#test/kit/chaosProcess.ts';
import { startMortal } from '#test/kit/chaosProcess.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { Call } from '#test/kit/faults.ts';
import { distinctCalls, nameOf, ruleFor } from '#test/kit/faults.ts';
import type { NewOrder } from '#test/kit/orders.ts';
import { orderInput, placeOrder } from '#test/kit/orders.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD, signedIn } from '#test/kit/person.ts';
import { freePorts } from '#test/kit/ports.ts';
import { newProduct } from '#test/kit/products.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import { until } from '#test/kit/until.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * Ends the process at every call of an order, before and after its effect, which takes a quarter of an hour. Without it, at so many of them, spread
 * over an order's life by the seed.
 */
const FULL = process.env['CHAOS_FULL'] === '1';
const KILLS = Number(process.env['CHAOS_KILLS'] ?? 10);
const SEED = Number(process.env['CHAOS_SEED'] ?? 1);
const ENDS_WITHIN = 40_000;
/** What an order causes after its end, mails and notices, comes within. */
const DIES_WITHIN = 12_000;
const IN_TIME = FULL ? 3_600_000 : 120_000 + KILLS * 40_000;

interface Death {
  readonly call: Call;
  readonly when: 'before' | 'after';
}

/** What a client knows of an order whose answer may have been lost: what it asked for. */
interface Asked {
  readonly input: NewOrder;
  readonly productId: string;
  readonly death: Death | null;
}

function titleOf(death: Death | null): string {
  return death ? `${death.when} ${nameOf(death.call)}` : 'undisturbed';
}

describe('a local cloud that is killed at one call of an order after the other', () => {
  let assembly: string;
  let directory: string;
  let port: number;
  let marquee: MortalMarquee | undefined;
  let admin: Person;
  let buyer: Person;
  const followed: (Followed & { readonly death: Death | null })[] = [];
  const everyId: string[] = [];

  beforeAll(async () => {
    assembly = await assemblyOf('test', () => undefined);
    directory = mkdtempSync(join(tmpdir(), 'marquee-killed-'));
    port = await freePorts();
  });

  afterAll(async () => {
    await marquee?.kill();
    rmSync(directory, { recursive: true, force: true });
  });

  /** The next life. */
  async function live(): Promise<MortalMarquee> {
    marquee = await startMortal(assembly, directory, port);
    admin = await signedIn(marquee.outputs, admin.email, PASSWORD);
    buyer = await signedIn(marquee.outputs, buyer.email, PASSWORD);
    return marquee;
  }

  async function ask(death: Death | null): Promise<Asked> {
    const { id: productId } = await newProduct(admin, { stock: STOCK });
    const email = `killed-${crypto.randomUUID()}@customer.example`;
    return { input: orderInput([productId], { email }), productId, death };
  }

  /** Places it, again where nobody answered, follows it to its end, and answers what is wrong with that. */
  async function follow(life: MortalMarquee, { input, productId, death }: Asked): Promise<string[]> {
    const { order } = await until('the order to be placed', () => placeOrder(buyer, input).catch(() => null));
    if (!order) return [`refused: ${JSON.stringify(input)}`];
    const mine = { id: order.id, productId, email: input.email };
    everyId.push(order.id);
    const stripe = stripeControls(life.outputs.stripe);
    await sweptTo({ outputs: life.outputs, buyer }, order.id, undefined, ENDS_WITHIN).catch(() => null);
    const ending = await endingOf({ stripe, admin, buyer }, mine);
    const whole = ending.status === 'COMPLETED' ? COMPLETE : { ...ending, ...UNDONE, status: 'FAILED' };
    if (ending.status === 'COMPLETED') followed.push({ ...mine, death });
    const at = titleOf(death);
    return JSON.stringify(ending) === JSON.stringify(whole) ? [] : [`${at}: ${JSON.stringify(ending)}`];
  }

  /**
   * The calls of an undisturbed order, each before or after its effect. The last come first: a sender of mails that died holds its mail for a
   * minute (docs/mail.md), which is over when the mails are counted.
   */
  async function deaths(life: MortalMarquee): Promise<Death[]> {
    const order = await ask(null);
    await life.record();
    expect(await follow(life, order)).toEqual([]);
    const ends: readonly string[] = ['MailRequests', 'MailEvents', 'PaymentNotices', 'PaymentEvents'];
    const recorded = await until('the last events', async () => {
      const { calls } = await life.recorded();
      const deleted = calls
        .filter(({ action }) => action === 'DeleteMessageBatch')
        .flatMap(({ resources }) => resources);
      return ends.every((queue) => deleted.some((name) => name.includes(queue))) ? calls : null;
    });
    const calls = distinctCalls(recorded).filter(({ resource }) => !resource?.startsWith('mutation.placeOrder'));
    const both = calls.flatMap((call): Death[] => [
      { call, when: 'before' },
      { call, when: 'after' },
    ]);
    if (FULL) return both.reverse();
    const stride = both.length / KILLS;
    return Array.from({ length: KILLS }, (_, kill) => both[Math.floor((kill + ((SEED * 0.618) % 1)) * stride)])
      .filter((death) => death !== undefined)
      .reverse();
  }

  it(
    'brings every order that was accepted to its end, charges it once or not at all, and mails its owner',
    async () => {
      marquee = await startMortal(assembly, directory, port);
      admin = await newColleague(marquee.outputs, 'shopkeeper', ['ADMIN']);
      buyer = await newPerson(marquee.outputs, 'buyer');
      let life = marquee;
      expect(await follow(life, await ask(null))).toEqual([]);
      const planned = await deaths(life);
      await life.spare();
      const complaints: string[] = [];
      const began = performance.now();
      for (const death of planned) {
        const order = await ask(death);
        const rule: FaultRule = ruleFor(death.call, { kind: 'crash', when: death.when });
        await life.arm(rule);
        // Whoever asks hears nothing where the process dies.
        const placing = placeOrder(buyer, order.input).catch(() => null);
        if (await life.dies(DIES_WITHIN)) life = await live();
        else {
          complaints.push(`never died ${death.when} ${nameOf(death.call)}`);
          await life.spare();
        }
        await placing;
        complaints.push(...(await follow(life, order)));
      }
      const killedAt = performance.now();
      console.info(`killed ${planned.length} times in ${Math.round((performance.now() - began) / 1000)} s`);
      expect(complaints).toEqual([]);
      expect(await receiptFaults({ admin }, everyId)).toEqual([]);

      const { outputs } = life;
      const counts = () => Promise.all(followed.map(async (order) => (await mailsOf({ outputs }, order)).length));
      const all = await mailsCome(counts, (milliseconds) => life.ahead(milliseconds), killedAt);
      expect(followed.filter((_, index) => all[index] === 0).map(({ death }) => titleOf(death))).toEqual([]);
      console.info(`${all.length} confirmed, ${all.filter((count) => count > 1).length} of them told so twice`);
      // Once where the sender did not die after SES had the mail and before anybody noted it: docs/mail.md.
      expect(Math.max(...all)).toBeLessThanOrEqual(2);
    },
    IN_TIME,
  );
});
