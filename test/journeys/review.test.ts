import { newColleague } from '#test/kit/colleagues.ts';
import { invoiceOf } from '#test/kit/invoices.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { codes, correct, doubtful, queue, QUEUE, reviewed, seen, uploaded } from '#test/kit/review.ts';
import type { QueuePage } from '#test/kit/review.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const MISSING = '00000000-0000-4000-8000-000000000000';
const AT_ONCE = 8;

let owner: Person;
let staff: Person;
let admin: Person;
let stranger: Person;

beforeAll(async () => {
  owner = await newPerson(outputs, 'owner');
  stranger = await newPerson(outputs, 'stranger');
  staff = await newColleague(outputs, 'staff', ['STAFF', 'CUSTOMER']);
  admin = await newColleague(outputs, 'admin', ['ADMIN', 'CUSTOMER']);
});

describe('a correction', () => {
  it('puts what a person says over what was read, checks again, and tells who did it', async () => {
    const invoice = await uploaded(outputs, owner);
    const total = invoice.total?.value ?? '';
    const wrong = await correct(owner, invoice, { fields: [{ field: 'TOTAL', value: '4711.11' }], note: 'Looks odd' });
    expect(wrong.invoice).toMatchObject({
      status: 'NEEDS_REVIEW',
      version: invoice.version + 1,
      total: { value: '4711.11', confidence: 1, corrected: true, place: null },
    });
    expect(wrong.invoice?.reviews.map(({ code }) => code)).toContain('AMOUNTS_DISAGREE');
    expect(wrong.invoice?.alternates).toContainEqual({ field: 'total', value: total });
    await until('the review desk to show it', async () => (await queue(staff, null)).includes(invoice.id));

    const place = { page: 1, left: 0.5, top: 0.5, width: 0.1, height: 0.02 };
    const right = await correct(
      staff,
      { ...invoice, version: invoice.version + 1 },
      {
        fields: [{ field: 'TOTAL', value: total, place }],
      },
    );
    expect(right.invoice).toMatchObject({ version: invoice.version + 2, total: { value: total, place: { page: 1 } } });
    expect(right.invoice?.reviews.map(({ code }) => code)).not.toContain('AMOUNTS_DISAGREE');
    expect(right.invoice?.status).toBe('READ');
    await until('the review desk to let it go', async () => !(await queue(staff, null)).includes(invoice.id));

    const [second, first] = right.invoice?.history.nodes ?? [];
    expect(first).toMatchObject({
      version: invoice.version + 1,
      action: 'CORRECTED',
      by: owner.id,
      status: 'NEEDS_REVIEW',
      note: 'Looks odd',
      changes: [{ field: 'total', before: total, after: '4711.11' }],
    });
    expect(second).toMatchObject({ action: 'CORRECTED', by: staff.id, status: 'READ', note: null });
  });

  it('of lines replaces all of them, and of a date moves it in the list by date', async () => {
    const invoice = await uploaded(outputs, owner);
    const { invoice: after } = await correct(owner, invoice, {
      fields: [{ field: 'ISSUE_DATE', value: '2025-02-28' }],
      lines: [{ description: 'All in one', amount: invoice.subtotal?.value ?? invoice.total?.value }],
    });
    expect(after?.lines).toMatchObject([{ amount: { corrected: true, confidence: 1 } }]);
    expect(after?.history.nodes[0]?.changes.map(({ field }) => field)).toEqual(['issueDate', 'lines']);
    const list = 'query { invoices(order: ISSUE_DATE, first: 100) { nodes { id issueDate { value } } } }';
    await until('the list by date', async () => {
      const { invoices } = await owner.run<{ invoices: { nodes: { id: string; issueDate: { value: string } }[] } }>(
        list,
      );
      return invoices.nodes.find(({ id }) => id === invoice.id)?.issueDate.value === '2025-02-28';
    });
  });

  it('of nothing changes nothing', async () => {
    const invoice = await doubtful(outputs, owner, '1234.56');
    const answer = await correct(owner, invoice, { fields: [{ field: 'TOTAL', value: '1234.56' }] });
    expect(answer.invoice).toEqual(invoice);
  });

  it('with values that are not of their form changes nothing, and names each', async () => {
    const invoice = await uploaded(outputs, owner);
    const wrong: [string, string | null][] = [
      ['TOTAL', '1,234.56'],
      ['SUBTOTAL', '1e3'],
      ['TAX', '1234567890123456'],
      ['ISSUE_DATE', '2025-02-29'],
      ['DUE_DATE', '28.02.2025'],
      ['CURRENCY', 'XXX'],
      ['IBAN', 'DE89370400440532013001'],
      ['BIC', 'NOBIC'],
      ['VENDOR', ' '],
      ['NUMBER', 'a\u0000b'],
      ['KIND', null],
      ['VENDOR_VAT_NUMBER', 'D'.repeat(21)],
    ];
    const refusal = await correct(owner, invoice, { fields: wrong.map(([field, value]) => ({ field, value })) });
    expect(refusal.userErrors).toEqual(
      wrong.map((_, index) => ({ code: 'INVALID_VALUE', field: `fields.${index}.value` })),
    );
    const line = await correct(owner, invoice, { lines: [{ amount: '1' }, { amount: 'one' }] });
    expect(line.userErrors).toEqual([{ code: 'INVALID_VALUE', field: 'lines.1.amount' }]);
    const twice = await correct(owner, invoice, {
      fields: [
        { field: 'TOTAL', value: '1' },
        { field: 'TOTAL', value: '2' },
      ],
    });
    expect(twice.userErrors).toEqual([{ code: 'FIELD_NAMED_TWICE', field: 'fields.1.field' }]);
    const outside = { page: 2, left: 0, top: 0, width: 0.1, height: 0.1 };
    const elsewhere = await correct(owner, invoice, { fields: [{ field: 'TOTAL', value: '1', place: outside }] });
    expect(elsewhere.userErrors).toEqual([{ code: 'INVALID_VALUE', field: 'fields.0.place' }]);
    expect(codes(await correct(owner, invoice, {}))).toEqual(['INVALID_BATCH']);
    expect(await seen(owner, invoice.id)).toEqual(invoice);
  });

  it('of what changed since is refused', async () => {
    const invoice = await doubtful(outputs, owner, '99.01');
    const stale = { ...invoice, version: invoice.version - 1 };
    expect(codes(await correct(owner, stale, { fields: [{ field: 'TOTAL', value: '98' }] }))).toEqual([
      'STALE_VERSION',
    ]);
    expect(await seen(owner, invoice.id)).toEqual(invoice);
  });

  it('by many at once is done by exactly one, and the history tells of one', async () => {
    const invoice = await uploaded(outputs, owner);
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) =>
        correct(index % 2 === 0 ? owner : staff, invoice, { fields: [{ field: 'TOTAL', value: `7000.0${index}` }] }),
      ),
    );
    const won = answers.filter((answer) => answer.invoice !== null);
    expect(won).toHaveLength(1);
    for (const answer of answers.filter((each) => each.invoice === null)) {
      expect(['STALE_VERSION', 'TRY_AGAIN']).toContain(answer.userErrors[0]?.code);
    }
    const after = await seen(owner, invoice.id);
    expect(after.version).toBe(invoice.version + 1);
    expect(after.total?.value).toBe(won[0]?.invoice?.total?.value);
    expect(after.history.nodes.filter(({ action }) => action === 'CORRECTED')).toHaveLength(1);
  });
});

describe('the review desk', () => {
  it('shows what waits longest first, page by page, by its gravest doubt', async () => {
    const waiting = [
      await doubtful(outputs, owner, '41.00'),
      await doubtful(outputs, owner, '42.00'),
      await doubtful(outputs, owner, '43.00'),
    ].map(({ id }) => id);
    await until('all of them to wait', async () => {
      const ids = await queue(staff, 'AMOUNTS_DISAGREE');
      return waiting.every((id) => ids.includes(id));
    });
    const whole = await queue(staff, 'AMOUNTS_DISAGREE');
    expect(whole.filter((id) => waiting.includes(id))).toEqual(waiting);
    expect(await queue(admin, 'AMOUNTS_DISAGREE', 2)).toEqual(whole);
    expect(await queue(staff, 'INSTRUCTIONS_FOUND')).toEqual([]);
    expect(await queue(staff, null)).toEqual(expect.arrayContaining(waiting));
  });

  it('refuses a cursor of another list, and a page of no size', async () => {
    await doubtful(outputs, owner, '44.00');
    await doubtful(outputs, owner, '45.00');
    const page = await until('two to wait', async () => {
      const found = await staff.run<QueuePage>(QUEUE, { reason: 'AMOUNTS_DISAGREE', first: 1 });
      return found.reviewQueue.pageInfo.endCursor ? found.reviewQueue : null;
    });
    const after = page.pageInfo.endCursor;
    for (const variables of [{ after }, { reason: 'TOTAL_MISSING', after }, { first: 0 }, { first: 101 }]) {
      await expect(staff.run(QUEUE, variables)).rejects.toMatchObject({ errors: [{ errorType: 'BadRequest' }] });
    }
    await expect(staff.run(QUEUE, { reason: 'AMOUNTS_DISAGREE', after })).resolves.toBeDefined();
  });

  it('lets STAFF see another’s invoice, its document and its file, and not read it again or delete it', async () => {
    const invoice = await uploaded(outputs, owner);
    const shown = await invoiceOf(staff, invoice.id);
    expect(shown?.file.status).toBe('ACCEPTED');
    expect((await fetch(shown?.document?.url ?? '')).status).toBe(200);
    const explain = 'query ($id: ID!) { explainInvoice(id: $id, question: "What is the total?") { text } }';
    const { explainInvoice } = await staff.run<{ explainInvoice: { text: string } | null }>(explain, {
      id: invoice.id,
    });
    expect(explainInvoice?.text).toContain(invoice.total?.value);
    for (const field of ['rereadInvoice', 'deleteInvoice']) {
      const mutation = `mutation ($id: ID!, $v: Int!) { ${field}(id: $id, expectedVersion: $v) { userErrors { code } } }`;
      const answer = await admin.run<Record<string, { userErrors: { code: string }[] }>>(mutation, {
        id: invoice.id,
        v: invoice.version,
      });
      expect(answer[field]?.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
    }
  });

  it('is nothing for a stranger: another’s invoice is to them as a missing one', async () => {
    const invoice = await doubtful(outputs, owner, '46.00');
    expect(await reviewed(stranger, invoice.id)).toBeNull();
    const field = [{ field: 'TOTAL', value: '1' }];
    const foreign = await correct(stranger, invoice, { fields: field });
    expect(foreign).toEqual(await correct(stranger, { id: MISSING, version: 1 }, { fields: field }));
    expect(codes(foreign)).toEqual(['NOT_FOUND']);
    expect(await seen(owner, invoice.id)).toEqual(invoice);
  });

  it('hears of everybody’s changes, and nobody else does', async () => {
    const everybody = 'subscription { onInvoiceChanged(everybody: true) { invoiceId ownerId } }';
    const heard: { onInvoiceChanged: { invoiceId: string; ownerId: string } }[] = [];
    const listening = staff.hear<(typeof heard)[number]>(everybody, {}, (event) => heard.push(event));
    const refused = owner.hear(everybody, {}, () => undefined);
    await until('the refusal', () => refused.errors.length > 0);
    expect(JSON.stringify(refused.errors)).toContain('Unauthorized');
    const invoice = await uploaded(outputs, owner);
    let { version } = invoice;
    await until('STAFF to hear of it', async () => {
      version =
        (await correct(owner, { id: invoice.id, version }, { fields: [{ field: 'NUMBER', value: `N${version}` }] }))
          .invoice?.version ?? version;
      return heard.some(({ onInvoiceChanged }) => onInvoiceChanged.invoiceId === invoice.id);
    });
    expect(heard.every(({ onInvoiceChanged }) => onInvoiceChanged.ownerId.length > 0)).toBe(true);
    expect(listening.errors).toEqual([]);
    listening.stop();
    refused.stop();
  });

  it('pages a history newest first', async () => {
    const invoice = await uploaded(outputs, owner);
    let { version } = invoice;
    for (const total of ['1.00', '2.00', '3.00']) {
      version =
        (await correct(owner, { id: invoice.id, version }, { fields: [{ field: 'TOTAL', value: total }] })).invoice
          ?.version ?? version;
    }
    const page = `query ($id: ID!, $after: String) { invoice(id: $id) {
      history(first: 2, after: $after) { nodes { version } pageInfo { hasNextPage endCursor } }
    } }`;
    const versions: number[] = [];
    let after: string | null = null;
    do {
      const answer: HistoryPage = await staff.run<HistoryPage>(page, { id: invoice.id, after });
      const { nodes, pageInfo } = answer.invoice.history;
      versions.push(...nodes.map((node) => node.version));
      expect(pageInfo.hasNextPage).toBe(pageInfo.endCursor !== null);
      after = pageInfo.endCursor;
    } while (after !== null);
    expect(versions).toEqual([version, version - 1, version - 2, version - 3]);
  });
});

interface HistoryPage {
  invoice: { history: { nodes: { version: number }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };
}
