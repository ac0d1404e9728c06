import { describe, expect, test } from 'vitest';
import type { MailTemplate } from '#model/mail.ts';
import { defaultOf, templateChooser } from './chooseTemplate.ts';

const TEMPLATE_SECONDS = 60;
const OWN = 'Subject: Our words for {{order}}\n\nThanks.\n--- html ---\n<p>Thanks.</p>\n';
const BROKEN = 'Subject: {{nothing}}\n\nx\n--- html ---\ny\n';

function chooser(read: () => Promise<string | null>) {
  let clock = 0;
  const reports: [MailTemplate, string][] = [];
  const choose = templateChooser(
    { stored: { read }, seconds: TEMPLATE_SECONDS, report: (name, error) => reports.push([name, String(error)]) },
    () => clock,
  );
  const later = (seconds: number) => {
    clock += seconds * 1000;
  };
  return { choose, reports, later };
}

describe('the words of a mail', () => {
  test('are the default where the bucket holds none', async () => {
    const { choose, reports } = chooser(async () => null);
    expect(await choose('order-confirmed')).toEqual(defaultOf('order-confirmed'));
    expect(reports).toEqual([]);
  });

  test("are the installation's own, and follow a change once their time is over", async () => {
    let stored: string | null = OWN;
    const { choose, later } = chooser(async () => stored);
    expect((await choose('order-confirmed')).subject).toBe('Our words for {{order}}');
    stored = OWN.replace('Our', 'New');
    expect((await choose('order-confirmed')).subject).toBe('Our words for {{order}}');
    later(TEMPLATE_SECONDS);
    expect((await choose('order-confirmed')).subject).toBe('New words for {{order}}');
    stored = null;
    later(TEMPLATE_SECONDS);
    expect(await choose('order-confirmed')).toEqual(defaultOf('order-confirmed'));
  });

  test.each([
    ['cannot be used', async () => BROKEN],
    ['cannot be read', () => Promise.reject(new Error('SlowDown'))],
  ])('are the default where its own %s, and that is told', async (_, read) => {
    const { choose, reports } = chooser(read);
    expect(await choose('order-confirmed')).toEqual(defaultOf('order-confirmed'));
    expect(reports).toEqual([['order-confirmed', expect.any(String)]]);
  });

  test('stay those of before where its own can be read no more', async () => {
    let stored: () => Promise<string | null> = async () => OWN;
    const { choose, later, reports } = chooser(() => stored());
    await choose('order-confirmed');
    stored = () => Promise.reject(new Error('SlowDown'));
    later(TEMPLATE_SECONDS);
    expect((await choose('order-confirmed')).subject).toBe('Our words for {{order}}');
    expect(reports).toHaveLength(1);
  });
});
