import { EarlyReturn, evaluation, refuse, Stop } from './evaluation.ts';
import { conditionExpression } from './expressions.ts';
import { autoId, autoKsuid, autoUlid, randomDouble } from './identifiers.ts';
import { toSubscriptionFilter } from './subscription-filter.ts';
import { base64Decode, base64Encode, escapeJavaScript, matches, urlDecode, urlEncode } from './text.ts';
import { timeUtil } from './time.ts';
import { dynamodbUtil } from './typed-values.ts';

const { fromEntries } = Object;
const responseHeaderBytes = 4096;
const forms = ['nfc', 'nfd', 'nfkc', 'nfkd'];

function fault(message: unknown, type?: unknown, data?: unknown, info?: unknown) {
  return {
    message: String(message),
    type: type === undefined || type === null ? null : String(type),
    data: data ?? null,
    info: info ?? null,
  };
}

function expressionText(filter: unknown): string {
  const expression = conditionExpression(filter);
  return JSON.stringify(expression ?? { expression: '', expressionNames: {}, expressionValues: {} });
}

function addResponseHeader(name: string, value: unknown): void {
  if (/^(x-amzn-|x-amz-)/i.test(name)) refuse(`The response header ${name} is restricted`);
  const headers = (evaluation().effects.headers ??= {});
  headers[name] = typeof value === 'string' ? value : JSON.stringify(value);
  const bytes = Object.entries(headers).reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  if (bytes > responseHeaderBytes) refuse('Custom response headers exceed 4 KB');
}

const restrictedHeaders =
  /^(transfer-encoding|connection|host|expect|keep-alive|upgrade|proxy-authenticate|proxy-authorization|te|content-length)$/i;

function copyHeaders(headers: Record<string, unknown>): Record<string, unknown> {
  return fromEntries(Object.entries(headers).filter(([name]) => !restrictedHeaders.test(name)));
}

/** What does not exist here says so, instead of answering something plausible. */
function notHere(name: string) {
  return (): never => refuse(`${name} is not implemented by the local AppSync`, 'UnsupportedOperation');
}

export const util = {
  escapeJavaScript,
  urlEncode,
  urlDecode,
  base64Encode,
  base64Decode,
  autoId,
  autoUlid,
  autoKsuid,
  unauthorized(): never {
    const { fieldName, typeName } = evaluation();
    return refuse(`Not Authorized to access ${fieldName} on type ${typeName}`, 'Unauthorized');
  },
  error(message: unknown, type?: unknown, data?: unknown, info?: unknown): never {
    throw new Stop(fault(message, type, data, info));
  },
  appendError(message: unknown, type?: unknown, data?: unknown, info?: unknown): void {
    evaluation().errors.push(fault(message, type, data, info));
  },
  matches,
  authType: () => evaluation().authType,
  time: timeUtil,
  dynamodb: dynamodbUtil,
  rds: { toJsonString: notHere('util.rds.toJsonString'), toJsonObject: notHere('util.rds.toJsonObject') },
  http: {
    copyHeaders,
    addResponseHeader,
    addResponseHeaders(headers: Record<string, unknown>): void {
      for (const [name, value] of Object.entries(headers)) addResponseHeader(name, value);
    },
  },
  xml: { toMap: notHere('util.xml.toMap'), toJsonString: notHere('util.xml.toJsonString') },
  transform: {
    toDynamoDBFilterExpression: expressionText,
    toDynamoDBConditionExpression: expressionText,
    toElasticsearchQueryDSL: notHere('util.transform.toElasticsearchQueryDSL'),
    toSubscriptionFilter,
  },
  math: {
    roundNum: (value: number) => Math.round(value),
    minVal: (left: number, right: number) => Math.min(left, right),
    maxVal: (left: number, right: number) => Math.max(left, right),
    randomDouble,
    randomWithinRange: (start: number, end: number) => start + Math.floor(randomDouble() * (end - start)),
  },
  str: {
    normalize(value: string, form: string): string {
      if (!forms.includes(form)) refuse(`${form} is not a normalization form`);
      return value.normalize(form.toUpperCase());
    },
  },
};

/** An extension in the wrong place is refused, as https://docs.aws.amazon.com/appsync/latest/devguide/extensions-js.html says. */
function only(name: string, typeName: string, responseOnly: boolean): void {
  const now = evaluation();
  const place = responseOnly ? `the response handler of a ${typeName}` : `a ${typeName}`;
  if (now.typeName !== typeName || (responseOnly && now.phase !== 'response')) {
    refuse(`extensions.${name} can be used in ${place} only`, 'UnsupportedOperation');
  }
}

const invalidationsPerRequest = 5;

export const extensions = {
  evictFromApiCache(type: string, field: string, keys: Record<string, unknown>): void {
    only('evictFromApiCache', 'Mutation', false);
    (evaluation().effects.evictions ??= []).push({ type, field, keys: { ...keys } });
  },
  setSubscriptionFilter(filter: unknown): void {
    only('setSubscriptionFilter', 'Subscription', true);
    evaluation().effects.subscriptionFilter = filter;
  },
  setSubscriptionInvalidationFilter(filter: unknown): void {
    only('setSubscriptionInvalidationFilter', 'Subscription', true);
    evaluation().effects.invalidationFilter = filter;
  },
  invalidateSubscriptions(invalidation: unknown): void {
    only('invalidateSubscriptions', 'Mutation', true);
    const asked = (evaluation().effects.invalidations ??= []);
    asked.push(invalidation);
    if (asked.length > invalidationsPerRequest) {
      refuse(`At most ${invalidationsPerRequest} invalidateSubscriptions calls are allowed`, 'BadRequest');
    }
  },
};

export const runtime = {
  earlyReturn(value?: unknown, options?: { skipTo?: 'END' | 'NEXT' }): never {
    throw new EarlyReturn(value, options?.skipTo ?? 'NEXT');
  },
};
