import { generateInvoice } from '#test/documents/generate.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import { invoiceOf, upload, whenSettled } from '#test/kit/invoices.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import type { ReviewedInvoice } from '#test/kit/review.ts';
import { approve, approveAll, codes, correct, reject, reopen, reviewed } from '#test/kit/review.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const MISSING = '00000000-0000-4000-8000-000000000000';
const AT_ONCE = 8;

let seed = 7100;
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

/** An invoice in euros that was read, as its uploader sees it. */
async function uploaded(person: Person = owner): Promise<ReviewedInvoice> {
  seed += 1;
  const { bytes, fileName } = await generateInvoice({ seed, layout: 'classic', language: 'de', currency: 'EUR' });
  const { invoiceId } = await upload(outputs, person, { name: fileName, mediaType: 'PDF', bytes });
  await whenSettled(person, invoiceId);
  return seen(person, invoiceId);
}

async function seen(person: Person, id: string): Promise<ReviewedInvoice> {
  const invoice = await reviewed(person, id);
  if (!invoice) throw new Error(`${id} is not to be seen.`);
  return invoice;
}

/** The same with another total, which its sums contradict: in review, over a doubt that is not grave. */
async function doubtful(total: string): Promise<ReviewedInvoice> {
  const invoice = await uploaded();
  const answer = await correct(owner, invoice, { fields: [{ field: 'TOTAL', value: total }] });
  if (answer.invoice?.status !== 'NEEDS_REVIEW') throw new Error(JSON.stringify(answer));
  return answer.invoice;
}

async function queue(person: Person, reason: string | null, first = 100): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: QueuePage = await person.run<QueuePage>(QUEUE, { reason, first, after });
    const { nodes, pageInfo } = page.reviewQueue;
    // No page is promised that turns out to be empty.
    expect(nodes.length > 0 || after === null).toBe(true);
    expect(pageInfo.hasNextPage).toBe(pageInfo.endCursor !== null);
    ids.push(...nodes.map(({ id }) => id));
    after = pageInfo.endCursor;
  } while (after !== null);
  return ids;
}

const QUEUE = `query ($reason: ReviewReason, $first: Int, $after: String) {
  reviewQueue(reason: $reason, first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
}`;

interface QueuePage {
  reviewQueue: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

describe('a correction', () => {
  it('puts what a person says over what was read, checks again, and tells who did it', async () => {
    const invoice = await uploaded();
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
    const invoice = await uploaded();
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
    const invoice = await doubtful('1234.56');
    const answer = await correct(owner, invoice, { fields: [{ field: 'TOTAL', value: '1234.56' }] });
    expect(answer.invoice).toEqual(invoice);
  });

  it('with values that are not of their form changes nothing, and names each', async () => {
    const invoice = await uploaded();
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
    const invoice = await doubtful('99.01');
    const stale = { ...invoice, version: invoice.version - 1 };
    expect(codes(await correct(owner, stale, { fields: [{ field: 'TOTAL', value: '98' }] }))).toEqual([
      'STALE_VERSION',
    ]);
    expect(await seen(owner, invoice.id)).toEqual(invoice);
  });

  it('by many at once is done by exactly one, and the history tells of one', async () => {
    const invoice = await uploaded();
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

describe('an approval', () => {
  it('by STAFF is up to their limit, over it an ADMIN’s', async () => {
    const over = await doubtful('5000.01');
    expect((await seen(staff, over.id)).mayApprove).toBe(false);
    expect(codes(await approve(staff, over))).toEqual(['OVER_APPROVAL_LIMIT']);
    expect((await seen(admin, over.id)).mayApprove).toBe(true);
    const { invoice } = await approve(admin, over);
    expect(invoice).toMatchObject({
      status: 'APPROVED',
      version: over.version + 1,
      decision: { approved: true, by: admin.id, reason: null },
      total: { value: '5000.01' },
      reviews: [],
      mayApprove: false,
    });
    expect(invoice?.history.nodes[0]).toMatchObject({ action: 'APPROVED', by: admin.id, status: 'APPROVED' });

    const within = await doubtful('5000.00');
    expect((await seen(staff, within.id)).mayApprove).toBe(true);
    expect((await approve(staff, within)).invoice?.status).toBe('APPROVED');
  });

  it('of one’s own is refused to STAFF', async () => {
    const own = await uploaded(staff);
    expect(own.mayApprove).toBe(false);
    expect(codes(await approve(staff, own))).toEqual(['OWN_INVOICE']);
    expect((await approve(admin, own)).invoice?.status).toBe('APPROVED');
  });

  it('needs to know who is to be paid how much of what', async () => {
    const invoice = await uploaded();
    const { invoice: without } = await correct(owner, invoice, { fields: [{ field: 'VENDOR', value: null }] });
    expect(codes(await approve(admin, without ?? invoice))).toEqual(['INCOMPLETE']);
  });

  it('is not the owner’s, nor anybody’s without a role at the desk', async () => {
    const invoice = await uploaded();
    await expect(approve(owner, invoice)).rejects.toMatchObject({ errors: [{ errorType: 'Unauthorized' }] });
    await expect(queue(owner, null)).rejects.toMatchObject({ errors: [{ errorType: 'Unauthorized' }] });
    expect(invoice.mayApprove).toBe(false);
    expect((await seen(owner, invoice.id)).status).toBe(invoice.status);
  });

  it('by many at once is done by exactly one', async () => {
    const invoice = await doubtful('10.00');
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => approve(staff, invoice)));
    expect(answers.filter((answer) => answer.invoice !== null)).toHaveLength(1);
    const after = await seen(staff, invoice.id);
    expect(after.version).toBe(invoice.version + 1);
    expect(after.history.nodes.filter(({ action }) => action === 'APPROVED')).toHaveLength(1);
  });

  it('and a refusal at once: one of them stands', async () => {
    const invoice = await doubtful('10.00');
    const answers = await Promise.all([approve(staff, invoice), reject(admin, invoice, 'Not ours.')]);
    expect(answers.filter((answer) => answer.invoice !== null)).toHaveLength(1);
    const after = await seen(staff, invoice.id);
    expect(after.version).toBe(invoice.version + 1);
    expect(after.status).toBe(answers[0].invoice ? 'APPROVED' : 'REJECTED');
  });

  it('of several is done for each by itself, in order', async () => {
    const fine = await doubtful('20.00');
    const over = await doubtful('9000.00');
    const own = await uploaded(staff);
    const stale = await doubtful('30.00');
    const batch = [fine, over, { id: MISSING, version: 1 }, own, { ...stale, version: stale.version - 1 }];
    const { results, userErrors } = await approveAll(staff, batch);
    expect(userErrors).toEqual([]);
    expect(results?.map((result) => result.invoice?.id ?? result.userErrors)).toEqual([
      fine.id,
      [{ code: 'OVER_APPROVAL_LIMIT', field: 'invoices.1' }],
      [{ code: 'NOT_FOUND', field: 'invoices.2.id' }],
      [{ code: 'OWN_INVOICE', field: 'invoices.3' }],
      [{ code: 'STALE_VERSION', field: 'invoices.4.expectedVersion' }],
    ]);
    expect((await seen(staff, fine.id)).history.nodes[0]).toMatchObject({ action: 'APPROVED', by: staff.id });
    for (const each of [over, own, stale]) expect((await seen(staff, each.id)).version).toBe(each.version);
  });

  it('of one invoice twice, of none or of too many is refused as a whole', async () => {
    const invoice = await doubtful('20.00');
    const many = Array.from({ length: 26 }, () => ({ id: crypto.randomUUID(), version: 1 }));
    for (const batch of [[invoice, invoice], [], many]) {
      expect(await approveAll(staff, batch)).toEqual({
        results: null,
        userErrors: [{ code: 'INVALID_BATCH', field: 'invoices' }],
      });
    }
    expect((await seen(staff, invoice.id)).version).toBe(invoice.version);
  });
});

describe('a refusal', () => {
  it('says why, and can be taken back by who decided it or an ADMIN', async () => {
    const invoice = await doubtful('15.00');
    const other = await newColleague(outputs, 'other', ['STAFF', 'CUSTOMER']);
    expect((await reject(staff, invoice, '  ')).userErrors).toEqual([{ code: 'INVALID_VALUE', field: 'reason' }]);
    const { invoice: refused } = await reject(staff, invoice, ' We never ordered this. ');
    expect(refused).toMatchObject({
      status: 'REJECTED',
      refusal: { code: 'DECLINED', message: 'We never ordered this.' },
      decision: { approved: false, by: staff.id, reason: 'We never ordered this.' },
    });
    if (!refused) return;
    expect(codes(await approve(admin, refused))).toEqual(['WRONG_STATUS']);
    expect(codes(await correct(owner, refused, { fields: [{ field: 'TOTAL', value: '1' }] }))).toEqual([
      'WRONG_STATUS',
    ]);
    expect(codes(await reopen(other, refused))).toEqual(['NOT_THE_DECIDER']);
    const { invoice: reopened } = await reopen(staff, refused);
    expect(reopened).toMatchObject({ status: 'NEEDS_REVIEW', refusal: null, decision: null });
    expect(reopened?.reviews.map(({ code }) => code)).toEqual(['AMOUNTS_DISAGREE', 'REOPENED']);
    expect(reopened?.history.nodes.map(({ action, by }) => [action, by])).toEqual([
      ['REOPENED', staff.id],
      ['DECLINED', staff.id],
      ['CORRECTED', owner.id],
      ['READ', null],
    ]);
    expect(reopened?.history.nodes[1]?.note).toBe('We never ordered this.');
    const reason = 'AMOUNTS_DISAGREE';
    await until('the desk to show it again', async () => (await queue(staff, reason)).includes(invoice.id));
    expect(codes(await reopen(admin, reopened ?? refused))).toEqual(['WRONG_STATUS']);
  });

  it('of an approval is a reopening first', async () => {
    const invoice = await doubtful('15.00');
    const { invoice: approved } = await approve(staff, invoice);
    expect(codes(await reject(staff, approved ?? invoice, 'No.'))).toEqual(['WRONG_STATUS']);
    expect((await reopen(admin, approved ?? invoice)).invoice?.status).toBe('NEEDS_REVIEW');
  });
});

describe('the review desk', () => {
  it('shows what waits longest first, page by page, by its gravest doubt', async () => {
    const waiting = [await doubtful('41.00'), await doubtful('42.00'), await doubtful('43.00')].map(({ id }) => id);
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
    await doubtful('44.00');
    await doubtful('45.00');
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
    const invoice = await uploaded();
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
    const invoice = await doubtful('46.00');
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
    const invoice = await uploaded();
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
    const invoice = await uploaded();
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
