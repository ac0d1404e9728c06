import { loadCustomer } from './customers.ts';
import { invalid, missing } from './failures.ts';
import type { FieldValue, Fields } from './form.ts';
import { listField, textField } from './form.ts';
import { loadCharge, loadIntent } from './intents.ts';
import { loadMethod } from './methods.ts';
import type { IntentRecord, Records } from './records.ts';
import { methodShape } from './records.ts';

/** What every list takes: https://docs.stripe.com/api/pagination */
export const PAGE = ['limit', 'starting_after', 'ending_before', 'created', 'expand'];

const DEFAULT_LIMIT = 10;
const LARGEST_LIMIT = 100;

/** What `expand[]` asks for in the place of ids, `data.charge` of each in a list: https://docs.stripe.com/api/expanding_objects */
export function expanded(records: Records, answer: object, fields: Fields): object {
  return listField(fields, 'expand').reduce((shown, path) => withExpanded(records, shown, path.split('.')), answer);
}

function withExpanded(records: Records, answer: object, [name = '', ...rest]: readonly string[]): object {
  const shown: Record<string, unknown> = { ...answer };
  const value = shown[name];
  if (!Object.hasOwn(shown, name)) throw invalid(`This property cannot be expanded (${name}).`, { param: 'expand' });
  if (rest.length > 0) {
    const inside = (each: unknown): unknown => (isObject(each) ? withExpanded(records, each, rest) : each);
    shown[name] = Array.isArray(value)
      ? value.map(inside)
      : inside(typeof value === 'string' ? referred(records, name, value) : value);
  } else if (typeof value === 'string') shown[name] = referred(records, name, value);
  return shown;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function referred(records: Records, name: string, id: string): object {
  switch (name) {
    case 'latest_charge':
    case 'charge':
      return loadCharge(records, id);
    case 'payment_method':
      return methodShape(loadMethod({ records }, id));
    case 'payment_intent':
      return loadIntent(records, id);
    case 'customer':
      return loadCustomer(records, id);
    default:
      throw invalid(`This property cannot be expanded (${name}).`, { param: 'expand' });
  }
}

interface Row {
  readonly id: string;
  readonly created: number;
}

/** Some of the rows, newest first, as the fields ask for them. */
export function page(rows: readonly Row[], url: string, fields: Fields): object {
  const limit = limitOf(textField(fields, 'limit'));
  const asked = rows.filter(({ created }) => isWithin(created, fields['created']));
  const before = textField(fields, 'ending_before');
  const to = before === undefined ? asked.length : indexOf(rows, before, 'ending_before', asked);
  const after = textField(fields, 'starting_after');
  const from = after === undefined ? 0 : indexOf(rows, after, 'starting_after', asked) + 1;
  const start = before === undefined ? from : Math.max(from, to - limit);
  const end = Math.min(start + limit, to);
  const hasMore = before === undefined ? end < to : start > from;
  return { object: 'list', url, has_more: hasMore, data: asked.slice(start, end) };
}

function limitOf(text: string | undefined): number {
  const limit = Number(text ?? DEFAULT_LIMIT);
  if (Number.isInteger(limit) && limit >= 1 && limit <= LARGEST_LIMIT) return limit;
  throw invalid(`Invalid limit: must be a whole number from 1 to ${LARGEST_LIMIT}`, { param: 'limit' });
}

/** Where a cursor stands among what was asked for. Throws 404 where there is no such row. */
function indexOf(rows: readonly Row[], id: string, param: string, asked: readonly Row[]): number {
  const index = asked.findIndex((row) => row.id === id);
  if (index >= 0) return index;
  throw missing(rows.some((row) => row.id === id) ? 'object in this list' : 'object', id, param);
}

/** `created=…`, or `created[gte]=…` and its like. */
function isWithin(created: number, asked: FieldValue | undefined): boolean {
  if (asked === undefined) return true;
  if (typeof asked === 'string') return created === Number(asked);
  const bound = (name: string, holds: (limit: number) => boolean): boolean => {
    const text = textField(asked, name);
    return text === undefined || holds(Number(text));
  };
  return (
    bound('gt', (limit) => created > limit) &&
    bound('gte', (limit) => created >= limit) &&
    bound('lt', (limit) => created < limit) &&
    bound('lte', (limit) => created <= limit)
  );
}

/** Metadata alone, as in `metadata['orderId']:'ord_1'`: https://docs.stripe.com/search#query-fields-for-payment-intents */
export function search(records: Records, fields: Fields): object {
  const query = textField(fields, 'query') ?? '';
  const asked = /^metadata\[['"]([^'"]+)['"]\]:['"]([^'"]*)['"]$/.exec(query.trim());
  if (asked === null) throw invalid('This stand-in searches by one value of metadata only.', { param: 'query' });
  const [, name = '', value = ''] = asked;
  const found: readonly IntentRecord[] = records.intents.newest().filter(({ metadata }) => metadata[name] === value);
  return { object: 'search_result', url: '/v1/payment_intents/search', has_more: false, next_page: null, data: found };
}
