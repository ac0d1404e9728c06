import { countryCodes } from '#model/countries.ts';
import type { Seller } from '#model/receipts.ts';
import type { ApiCacheType } from './constructs/ApiCache.ts';

/** What differs from stage to stage. Everything else is the same everywhere. */
export interface StageConfig {
  readonly stage: Stage;
  /** Days that logs are kept. */
  readonly logDays: 7 | 30 | 180;
  /** Whether data outlives its stack and tables refuse deletion. */
  readonly keepData: boolean;
  /** Whether the API tells its schema to whoever asks. */
  readonly introspection: boolean;
  /** Levels of nesting a query may have. GraphiQL's own introspection needs 15. */
  readonly queryDepth: number;
  /** Whether each resolver, data source and operation is measured by itself, at the price of custom metrics. */
  readonly fieldMetrics: boolean;
  /**
   * Whether somebody looks at it all the time: then it has dashboards, and alarms that ring before anything fails, each at its price. What does
   * fail rings an alarm in every stage.
   */
  readonly watched: boolean;
  /** How large a cache the API has, which costs by the hour (docs/operations.md); none where absent: then every read goes to the tables. */
  readonly apiCache?: ApiCacheType;
  /** Whether a language model is asked for a summary and a category. */
  readonly insights: boolean;
  /** Minutes until an upload form expires. */
  readonly uploadMinutes: number;
  /** Bedrock's inference profile and the model behind it. Claude Haiku 4.5: small and current in November 2026. */
  readonly model: { readonly inferenceProfile: string; readonly foundationModel: string };
  /** The web app's own domain; CloudFront's where absent. The certificate stands in us-east-1. */
  readonly domain?: { readonly name: string; readonly certificateArn: string; readonly hostedZoneId: string };
  /** Who gets the alarms by mail; nobody where absent. */
  readonly alarmEmail?: string;
  /** Who is told by mail of products that are low on stock; nobody where absent. */
  readonly stockEmail?: string;
  /** The domain that suppliers' invoices can be mailed to, at `invoices-<user's id>`. Its MX record leads to SES. */
  readonly invoiceMailDomain: string;
  /** Stripe's publishable key, for browsers; where it is absent no card can be typed in, and a form for tests stands in its place. */
  readonly stripePublishableKey?: string;
  /** SES identity and sender of all mails. Where absent, the user pool's mails are sent by Cognito itself (50 a day), ours by `senderOf`. */
  readonly mailFrom?: { readonly address: string; readonly domain: string };
  /** The zone whose days and hours recurring orders go by, by its name in the IANA database. */
  readonly timeZone: string;
  /** Who stands on receipts and credit notes as the seller. */
  readonly seller: Seller;
}

/** Who sells where an installation does not say it: nobody could take it for a real company. */
export const PLACEHOLDER_SELLER: Seller = {
  name: 'Example Seller (not configured)',
  address: { street: 'Example Street 1', postalCode: '00000', city: 'Example City', country: 'DE' },
  vatNumber: 'DE000000000',
  email: 'seller@marquee.example',
};

/** A key by which partner shops browse the catalogue. */
export interface PartnerKey {
  /** Letters and digits; a key of another name is another key. */
  readonly name: string;
  /** The UTC day on whose beginning it ends: AppSync takes at most 365 days from the deployment that makes it. */
  readonly expires: string;
}

/**
 * Two keys at any time, so that partners can change over while both work: before the older one ends, a deployment puts a new name with a
 * later day in its place (docs/operations.md).
 */
export const partnerKeys: readonly [PartnerKey, PartnerKey] = [
  { name: '2026b', expires: '2027-05-01' },
  { name: '2027a', expires: '2027-10-31' },
];

/**
 * The key by which guests of the web app, who are not signed in, see what everybody may. It is the same for ever: a deployment with a later day only
 * moves its end on, so that pages which are open meanwhile go on.
 */
export const webAppKey: PartnerKey = { name: 'WebApp', expires: '2027-10-31' };

export const stages = ['dev', 'test', 'prod'] as const;

export type Stage = (typeof stages)[number];

const model = {
  inferenceProfile: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
  foundationModel: 'anthropic.claude-haiku-4-5-20251001-v1:0',
};

const shared = {
  insights: true,
  uploadMinutes: 15,
  model,
  invoiceMailDomain: 'invoices.marquee.example',
  timeZone: 'Europe/Berlin',
  seller: PLACEHOLDER_SELLER,
} as const;

/** Days before a partner key's end from which an alarm rings and the build warns. */
export const PARTNER_KEY_NOTICE_DAYS = 30;

/** Most requests a field may cause: a page of 100 invoices with file and document each stays below. */
export const RESOLVER_COUNT_LIMIT = 500;

export const stageConfigs: Readonly<Record<Stage, StageConfig>> = {
  dev: {
    ...shared,
    stage: 'dev',
    logDays: 7,
    keepData: false,
    introspection: true,
    queryDepth: 15,
    fieldMetrics: false,
    watched: false,
  },
  test: {
    ...shared,
    stage: 'test',
    logDays: 7,
    keepData: false,
    introspection: true,
    queryDepth: 15,
    fieldMetrics: false,
    watched: false,
    apiCache: 'SMALL',
  },
  prod: {
    ...shared,
    stage: 'prod',
    logDays: 180,
    keepData: true,
    introspection: false,
    queryDepth: 8,
    fieldMetrics: true,
    watched: true,
    apiCache: 'SMALL',
  },
};

/**
 * The configuration of a stage, with what an installation sets by environment:
 * MARQUEE_DOMAIN, MARQUEE_CERTIFICATE_ARN, MARQUEE_HOSTED_ZONE_ID (all three or none), MARQUEE_ALARM_EMAIL, MARQUEE_MAIL_FROM,
 * MARQUEE_STOCK_EMAIL, MARQUEE_INVOICE_MAIL_DOMAIN, MARQUEE_STRIPE_PUBLISHABLE_KEY, MARQUEE_TIME_ZONE, and MARQUEE_SELLER_NAME, _STREET, _POSTAL_CODE, _CITY, _COUNTRY,
 * _VAT_NUMBER, _EMAIL (all seven or none).
 * Throws where the three domain settings or those of the seller are not set together, the seller's country or VAT number is none, a key that is not meant for browsers is given as one, or there is no such time zone.
 */
export function stageConfig(stage: Stage, environment: Environment): StageConfig {
  const name = environment['MARQUEE_DOMAIN'];
  const certificateArn = environment['MARQUEE_CERTIFICATE_ARN'];
  const hostedZoneId = environment['MARQUEE_HOSTED_ZONE_ID'];
  const given = [name, certificateArn, hostedZoneId].filter(Boolean).length;
  if (given !== 0 && given !== 3) {
    throw new Error(
      'Set MARQUEE_DOMAIN, MARQUEE_CERTIFICATE_ARN and MARQUEE_HOSTED_ZONE_ID together, or none of them.',
    );
  }
  const alarmEmail = environment['MARQUEE_ALARM_EMAIL'];
  const stockEmail = environment['MARQUEE_STOCK_EMAIL'];
  const mailFrom = environment['MARQUEE_MAIL_FROM'];
  const invoiceMailDomain = environment['MARQUEE_INVOICE_MAIL_DOMAIN'];
  const stripePublishableKey = environment['MARQUEE_STRIPE_PUBLISHABLE_KEY'];
  if (stripePublishableKey && !stripePublishableKey.startsWith('pk_')) {
    throw new Error(
      'MARQUEE_STRIPE_PUBLISHABLE_KEY is no publishable key (pk_…): whoever opens the web app could read it.',
    );
  }
  return {
    ...stageConfigs[stage],
    ...(invoiceMailDomain ? { invoiceMailDomain: invoiceMailDomain.toLowerCase() } : {}),
    ...(name && certificateArn && hostedZoneId ? { domain: { name, certificateArn, hostedZoneId } } : {}),
    ...(alarmEmail ? { alarmEmail } : {}),
    ...(stockEmail ? { stockEmail: stockEmail.toLowerCase() } : {}),
    ...zoneOf(environment),
    ...sellerOf(environment),
    ...(stripePublishableKey ? { stripePublishableKey } : {}),
    ...(mailFrom ? { mailFrom: { address: mailFrom, domain: mailFrom.slice(mailFrom.indexOf('@') + 1) } } : {}),
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The zone that an installation sets, as EventBridge Scheduler takes it. */
function zoneOf(environment: Environment): Partial<Pick<StageConfig, 'timeZone'>> {
  const timeZone = environment['MARQUEE_TIME_ZONE'];
  if (!timeZone) return {};
  if (timeZone !== 'UTC' && !Intl.supportedValuesOf('timeZone').includes(timeZone)) {
    throw new Error(`MARQUEE_TIME_ZONE is "${timeZone}"; it is a name of the IANA database, such as Europe/Berlin.`);
  }
  return { timeZone };
}

/** No e-invoice is valid without the prefix (BR-CO-09 of EN 16931). */
const VAT_NUMBER = /^[A-Z]{2}[0-9A-Z]{2,18}$/iu;

/** The seller that an installation sets. What stands on a receipt stands there for ever: half of one is refused. */
function sellerOf(environment: Environment): Partial<Pick<StageConfig, 'seller'>> {
  const [name, street, postalCode, city, countryCode, vatNumber, email] = [
    'NAME',
    'STREET',
    'POSTAL_CODE',
    'CITY',
    'COUNTRY',
    'VAT_NUMBER',
    'EMAIL',
  ].map((part) => environment[`MARQUEE_SELLER_${part}`]?.trim());
  if (!name && !street && !postalCode && !city && !countryCode && !vatNumber && !email) return {};
  if (!name || !street || !postalCode || !city || !countryCode || !vatNumber || !email) {
    throw new Error(
      'Set MARQUEE_SELLER_NAME, _STREET, _POSTAL_CODE, _CITY, _COUNTRY, _VAT_NUMBER and _EMAIL together, or none of them.',
    );
  }
  const country = countryCodes.find((code) => code === countryCode.toUpperCase());
  if (!country) throw new Error(`MARQUEE_SELLER_COUNTRY is "${countryCode}"; it is an ISO 3166-1 code of two letters.`);
  if (!VAT_NUMBER.test(vatNumber)) {
    throw new Error(
      `MARQUEE_SELLER_VAT_NUMBER is "${vatNumber}"; it is letters and digits behind the country's prefix: DE136695976.`,
    );
  }
  return {
    seller: { name, address: { street, postalCode, city, country }, vatNumber: vatNumber.toUpperCase(), email },
  };
}

/** Who Marquee's own mails are from: the sender that the installation set, else one at the domain that it must verify for invoices by mail. */
export function senderOf(config: Pick<StageConfig, 'mailFrom' | 'invoiceMailDomain'>): {
  address: string;
  domain: string;
} {
  return config.mailFrom ?? { address: `no-reply@${config.invoiceMailDomain}`, domain: config.invoiceMailDomain };
}
