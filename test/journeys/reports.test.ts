import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import { unzipSync } from 'fflate';
import { generateInvoice } from '#test/documents/generate.ts';
import type { InvoiceTruth } from '#test/documents/generate.ts';
import { upload, whenSettled } from '#test/kit/invoices.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');

interface Page {
  readonly nodes: readonly { readonly id: string; readonly issueDate: { readonly value: string } | null }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface Sum {
  readonly month: string;
  readonly key: string;
  readonly name: string;
  readonly total: string;
  readonly currency: string;
  readonly count: number;
}

interface Export {
  readonly url: string;
  readonly expiresAt: string;
  readonly name: string;
  readonly contentType: string;
  readonly count: number;
}

interface Refusal {
  readonly field: string | null;
  readonly code: string;
}

const SEARCH = `query ($filter: InvoiceFilterInput!, $first: Int, $after: String) {
  searchInvoices(filter: $filter, first: $first, after: $after) {
    nodes { id issueDate { value } } pageInfo { hasNextPage endCursor }
  }
}`;

const EXPORT = `mutation ($input: ExportInvoicesInput!) {
  exportInvoices(input: $input) { export { url expiresAt name contentType count } userErrors { field code } }
}`;

const SPEND = `query ($by: SpendDimension!, $from: String!, $to: String!) {
  spend(by: $by, from: $from, to: $to) { month key name total currency count }
}`;

const SAVE = `mutation ($name: String!, $filter: InvoiceFilterInput!) {
  saveFilter(name: $name, filter: $filter) {
    filter { id name filter { text currency minimumTotal category vendorId } updatedAt } userErrors { field code }
  }
}`;

const documents = [
  { seed: 101, layout: 'classic', language: 'en', currency: 'USD' },
  { seed: 102, layout: 'modern', language: 'de', currency: 'EUR' },
  { seed: 103, layout: 'letter', language: 'fr', currency: 'EUR' },
  { seed: 104, layout: 'ledger', language: 'en', currency: 'GBP' },
] as const;

interface Known {
  readonly id: string;
  readonly version: number;
  readonly truth: InvoiceTruth;
}

async function search(person: Person, filter: object, paging: object = {}): Promise<Page> {
  const { searchInvoices } = await person.run<{ searchInvoices: Page }>(SEARCH, { filter, ...paging });
  return searchInvoices;
}

const idsOf = (page: Page): string[] => page.nodes.map(({ id }) => id);

async function refusalOf(call: Promise<unknown>): Promise<string> {
  const refusal = await call.then(
    () => null,
    (error: unknown) => error,
  );
  return JSON.stringify(refusal);
}

describe('invoices that were read', () => {
  let ada: Person;
  let eve: Person;
  let known: Known[];

  beforeAll(async () => {
    ada = await newPerson(outputs, 'ada');
    eve = await newPerson(outputs, 'eve');
    known = [];
    for (const spec of documents) {
      const { bytes, fileName, truth } = await generateInvoice(spec);
      const { invoiceId } = await upload(outputs, ada, { name: fileName, mediaType: 'PDF', bytes });
      const { version } = await whenSettled(ada, invoiceId);
      known.push({ id: invoiceId, version, truth });
    }
    await until('all to be found', async () => (await search(ada, {})).nodes.length === documents.length);
  });

  const nth = (index: number): Known => {
    const invoice = known[index];
    if (!invoice) throw new Error(`There is no invoice ${index}.`);
    return invoice;
  };

  it('are found by the beginning of the vendor’s name, by number, its parts, and a word of a line', async () => {
    const { id, truth } = nth(1);
    const [name = ''] = truth.vendor.split(' ');
    expect(idsOf(await search(ada, { text: name.slice(0, 4).toUpperCase() }))).toContain(id);
    expect(idsOf(await search(ada, { text: truth.number }))).toEqual([id]);
    expect(idsOf(await search(ada, { text: truth.number.replace(/[^0-9A-Za-z]/g, '').toLowerCase() }))).toEqual([id]);
    const part = truth.number.split(/[^0-9A-Za-z]+/).sort((left, right) => right.length - left.length)[0] ?? '';
    expect(idsOf(await search(ada, { text: part }))).toContain(id);
    const word =
      (truth.lines[0]?.description ?? '').split(' ').sort((left, right) => right.length - left.length)[0] ?? '';
    expect(idsOf(await search(ada, { text: word }))).toContain(id);
    expect(idsOf(await search(ada, { text: `${word} ${truth.number}` }))).toEqual([id]);
    expect(idsOf(await search(ada, { text: `${word} unheard-of` }))).toEqual([]);
  });

  it('are found by amount and by day of issue', async () => {
    const { id, truth } = nth(2);
    const exact = { currency: truth.currency, minimumTotal: truth.total, maximumTotal: truth.total };
    expect(idsOf(await search(ada, exact))).toEqual([id]);
    const others = await search(ada, { currency: 'USD', minimumTotal: '0' });
    expect(idsOf(others)).toEqual([nth(0).id]);
    const day = idsOf(await search(ada, { from: truth.issueDate, to: truth.issueDate }));
    expect(day).toContain(id);
    const days = known.filter((invoice) => invoice.truth.issueDate === truth.issueDate).map((invoice) => invoice.id);
    expect([...day].sort()).toEqual(days.sort());
  });

  it('come newest first, page by page, and a cursor serves its own search alone', async () => {
    const newestFirst = [...known]
      .sort((left, right) => (`${left.truth.issueDate}#${left.id}` < `${right.truth.issueDate}#${right.id}` ? 1 : -1))
      .map(({ id }) => id);
    const seen: string[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const page: Page = await search(ada, {}, { first: 1, after });
      seen.push(...idsOf(page));
      pages += 1;
      after = page.pageInfo.endCursor;
      expect(page.pageInfo.hasNextPage).toBe(after !== null);
    } while (after !== null);
    expect(seen).toEqual(newestFirst);
    expect(pages).toBe(documents.length);

    const { pageInfo } = await search(ada, {}, { first: 1 });
    const cursor = { first: 1, after: pageInfo.endCursor };
    expect(await refusalOf(search(ada, { currency: 'EUR' }, cursor))).toContain('BadRequest');
    expect(await refusalOf(search(eve, {}, cursor))).toContain('BadRequest');
    expect(await refusalOf(search(ada, {}, { after: `${pageInfo.endCursor ?? ''}#` }))).toContain('BadRequest');
    expect(await refusalOf(search(ada, {}, { first: 51 }))).toContain('BadRequest');
    expect(await refusalOf(search(ada, { minimumTotal: '1' }))).toContain('filter.currency');
    expect(await refusalOf(search(ada, { text: 'a b c d e f' }))).toContain('filter.text');
  });

  it('are found, counted and handed on for nobody else', async () => {
    expect((await search(eve, {})).nodes).toEqual([]);
    expect((await search(eve, { text: nth(1).truth.number })).nodes).toEqual([]);
    const months = { from: '2024-01', to: '2026-12' };
    expect(await eve.run(SPEND, { by: 'MONTH', ...months })).toEqual({ spend: [] });
    const answer = await eve.run<{ exportInvoices: { export: null; userErrors: Refusal[] } }>(EXPORT, {
      input: { format: 'CSV', ids: [nth(0).id] },
    });
    expect(answer.exportInvoices).toEqual({ export: null, userErrors: [{ field: 'ids.0', code: 'NOTHING_FOUND' }] });
  });

  it('add up to what was spent, by month and by vendor', async () => {
    const months = known.map(({ truth }) => truth.issueDate.slice(0, 7)).sort();
    const [from = ''] = months;
    const to = months.at(-1) ?? '';
    const expected = new Map<string, { minor: number; count: number }>();
    for (const { truth } of known) {
      const key = `${truth.issueDate.slice(0, 7)} ${truth.currency}`;
      const { minor, count } = expected.get(key) ?? { minor: 0, count: 0 };
      expected.set(key, { minor: minor + Math.round(Number(truth.total) * 100), count: count + 1 });
    }
    const sums = async (by: string) => (await ada.run<{ spend: Sum[] }>(SPEND, { by, from, to })).spend;
    const told = (await sums('MONTH')).map(
      ({ month, currency, total, count }) =>
        [`${month} ${currency}`, { minor: Math.round(Number(total) * 100), count }] as const,
    );
    expect(new Map(told)).toEqual(expected);
    const byVendor = await sums('VENDOR');
    expect(byVendor.reduce((count, sum) => count + sum.count, 0)).toBe(documents.length);
    expect(byVendor.every(({ total }) => /^\d+\.\d\d$/.test(total))).toBe(true);
    expect(await refusalOf(ada.run(SPEND, { by: 'MONTH', from: '2020-01', to: '2026-12' }))).toContain('BadRequest');
    expect(await refusalOf(ada.run(SPEND, { by: 'MONTH', from: '2026-1', to: '2026-12' }))).toContain('BadRequest');
  });

  it('are handed on as CSV, JSON and a calendar that other programs read', async () => {
    const csv = await download(ada, { format: 'CSV', filter: {} });
    expect(csv.made).toMatchObject({ contentType: 'text/csv; charset=utf-8', count: documents.length });
    const rows: Record<string, string>[] = parse(csv.content, { columns: true, bom: true });
    expect(rows.map((row) => [row['id'], row['number'], row['total']]).sort()).toEqual(
      known.map(({ id, truth }) => [id, truth.number, truth.total]).sort(),
    );

    const ids = [nth(3).id, nth(0).id];
    const json = await download(ada, { format: 'JSON', ids });
    const invoices: unknown = JSON.parse(json.content.toString('utf8'));
    expect(invoices).toMatchObject([
      {
        id: ids[0],
        vendor: nth(3).truth.vendor,
        lines: nth(3).truth.lines.map(({ description }) => ({ description })),
      },
      { id: ids[1], total: nth(0).truth.total },
    ]);

    const due = known.filter(({ truth }) => truth.dueDate !== null);
    const calendar = await download(ada, { format: 'ICS', filter: {} });
    expect(calendar.made).toMatchObject({ contentType: 'text/calendar; charset=utf-8', count: due.length });
    const lines = calendar.content
      .toString('utf8')
      .replace(/\r\n[ \t]/g, '')
      .split('\r\n');
    expect(lines.filter((line) => line.startsWith('UID:')).sort()).toEqual(
      due.map(({ id }) => `UID:${id}@invoices.marquee`).sort(),
    );
    expect(lines.filter((line) => line.startsWith('DTSTART')).sort()).toEqual(
      due.map(({ truth }) => `DTSTART;VALUE=DATE:${(truth.dueDate ?? '').replaceAll('-', '')}`).sort(),
    );
  });

  it('are handed on as UBL, one alone and several in an archive', async () => {
    const one = await download(ada, { format: 'UBL', ids: [nth(0).id] });
    expect(one.made).toMatchObject({ contentType: 'application/xml', count: 1 });
    const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, processEntities: false });
    expect(parser.parse(one.content)).toMatchObject({ Invoice: { ID: nth(0).truth.number } });
    const all = await download(ada, { format: 'UBL', ids: known.map(({ id }) => id) });
    expect(all.made).toMatchObject({ contentType: 'application/zip', count: documents.length });
    const files = unzipSync(all.content);
    expect(Object.keys(files).sort()).toEqual(known.map(({ id }) => `${id}.xml`).sort());
  });

  it('are found and counted no more once they are deleted', async () => {
    const { bytes, fileName, truth } = await generateInvoice({
      seed: 105,
      layout: 'classic',
      language: 'en',
      currency: 'JPY',
    });
    const { invoiceId } = await upload(outputs, ada, { name: fileName, mediaType: 'PDF', bytes });
    const { version } = await whenSettled(ada, invoiceId);
    await until('it to be found', async () => (await search(ada, { text: truth.number })).nodes.length === 1);
    const month = truth.issueDate.slice(0, 7);
    const yen = async () => {
      const { spend } = await ada.run<{ spend: Sum[] }>(SPEND, { by: 'MONTH', from: month, to: month });
      return spend.filter(({ currency }) => currency === 'JPY');
    };
    expect((await yen()).map(({ count }) => count)).toEqual([1]);
    const remove = `mutation ($id: ID!, $expectedVersion: Int!) {
      deleteInvoice(id: $id, expectedVersion: $expectedVersion) { userErrors { code } }
    }`;
    await ada.run(remove, { id: invoiceId, expectedVersion: version });
    expect((await search(ada, { text: truth.number })).nodes).toEqual([]);
    await until('it to be counted no more', async () => (await yen()).length === 0);
  });
});

describe('saved filters', () => {
  interface Saved {
    readonly saveFilter: { filter: { id: string; name: string } | null; userErrors: Refusal[] };
  }
  const LIST = '{ savedFilters { id name filter { text currency minimumTotal } } }';
  const list = async (person: Person) =>
    (await person.run<{ savedFilters: { id: string; name: string; filter: { text: string | null } }[] }>(LIST))
      .savedFilters;

  it('are kept by name for who saved them, and the same name replaces', async () => {
    const ada = await newPerson(outputs, 'ada');
    const eve = await newPerson(outputs, 'eve');
    const first = await ada.run<Saved>(SAVE, { name: 'Venues', filter: { text: 'hall' } });
    await ada.run<Saved>(SAVE, { name: 'Big', filter: { currency: 'EUR', minimumTotal: '1000' } });
    const again = await ada.run<Saved>(SAVE, { name: ' Venues ', filter: { text: 'stage' } });
    expect(again.saveFilter.filter?.id).toBe(first.saveFilter.filter?.id);
    expect((await list(ada)).map(({ name, filter }) => [name, filter.text])).toEqual([
      ['Big', null],
      ['Venues', 'stage'],
    ]);
    expect(await list(eve)).toEqual([]);
    const remove = 'mutation ($id: ID!) { deleteFilter(id: $id) { id userErrors { code } } }';
    const id = first.saveFilter.filter?.id ?? '';
    expect(await eve.run(remove, { id })).toEqual({ deleteFilter: { id, userErrors: [] } });
    expect(await list(ada)).toHaveLength(2);
    expect(await ada.run(remove, { id })).toEqual({ deleteFilter: { id, userErrors: [] } });
    expect((await list(ada)).map(({ name }) => name)).toEqual(['Big']);
  });

  it('are refused for what breaks their rules', async () => {
    const ada = await newPerson(outputs, 'ada');
    const errors = async (name: string, filter: object) =>
      (await ada.run<Saved>(SAVE, { name, filter })).saveFilter.userErrors;
    expect(await errors('', {})).toMatchObject([{ field: 'name', code: 'INVALID_NAME' }]);
    expect(await errors('a'.repeat(61), {})).toMatchObject([{ code: 'INVALID_NAME' }]);
    expect(await errors('x', { from: '2026-02-02', to: '2026-02-01' })).toMatchObject([
      { field: 'filter.to', code: 'INVALID_FILTER' },
    ]);
    expect(await errors('x', { maximumTotal: '1' })).toMatchObject([
      { field: 'filter.currency', code: 'INVALID_FILTER' },
    ]);
  });

  it('are never more than fifty, however many are saved at once', async () => {
    const ada = await newPerson(outputs, 'ada');
    const save = async (name: string): Promise<string> => {
      const { saveFilter } = await ada.run<Saved>(SAVE, { name, filter: {} });
      return saveFilter.userErrors[0]?.code ?? 'SAVED';
    };
    let tries = 0;
    const codes: string[] = [];
    await until('fifty to be saved', async () => {
      const answers = await Promise.all(Array.from({ length: 4 }, (_, index) => save(`filter ${tries + index}`)));
      tries += answers.length;
      codes.push(...answers);
      return codes.filter((code) => code === 'SAVED').length >= 50;
    });
    const late = await Promise.all([save('one too many'), save('two too many')]);
    expect(late.every((code) => code === 'TOO_MANY')).toBe(true);
    const names = (await list(ada)).map(({ name }) => name);
    expect(names).toHaveLength(50);
    expect(names).toEqual([...names].sort());
    expect(codes.filter((code) => code === 'SAVED')).toHaveLength(50);
  });
});

async function download(person: Person, input: object): Promise<{ made: Export; content: Buffer }> {
  const answer = await person.run<{ exportInvoices: { export: Export | null; userErrors: Refusal[] } }>(EXPORT, {
    input,
  });
  const { export: made, userErrors } = answer.exportInvoices;
  if (!made) throw new Error(JSON.stringify(userErrors));
  const response = await fetch(made.url);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(made.contentType);
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${made.name}"`);
  expect(Date.parse(made.expiresAt)).toBeGreaterThan(Date.now());
  return { made, content: Buffer.from(await response.arrayBuffer()) };
}
