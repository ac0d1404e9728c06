import { prices } from '../prices.ts';

/** What one invoice, or the mean of many, makes AWS bill. */
export interface Usage {
  readonly textractPages: number;
  readonly transitions: number;
  /** Gigabyte-seconds and invocations of functions. */
  readonly gigabyteSeconds: number;
  readonly invocations: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly s3Writes: number;
  readonly s3Reads: number;
  readonly queueRequests: number;
  readonly topicRequests: number;
  readonly busEvents: number;
  readonly apiRequests: number;
  readonly apiUpdates: number;
  readonly scannedObjects: number;
  readonly scannedGigabytes: number;
  readonly modelTokensIn: number;
  readonly modelTokensOut: number;
}

/**
 * What the platform does for one invoice beside reading it, counted from resolvers, grants and subscriptions: uploadFiles for a batch of
 * one, the scan, the file's way to its invoice, the row's changes, one open window. Estimated, not metered. Units are of items below a
 * kilobyte written four times over (row, index entries, revision), transactions double.
 */
export const platform = {
  // files row, batch idempotency, invoice row: created, scanning, reading, read; its two indexes; revision; vendor, twin, search entries.
  writeUnits: 44,
  // The same rows read before they are written, the idempotency record, the window's own queries.
  readUnits: 24,
  // Upload, copy out of quarantine, reading, fields, fields again; tags of the scanner.
  s3Writes: 7,
  s3Reads: 9,
  // FileEvents and InvoiceEvents to their queues: sent, received, deleted.
  queueRequests: 12,
  topicRequests: 5,
  busEvents: 2,
  // uploadFiles, publishing of each change, and the page that shows it.
  apiRequests: 8,
  apiUpdates: 6,
  scannedObjects: 1,
} as const;

/** Functions beside the readers, which are timed: seconds of one warm call, estimated, by the memory of each. */
export const estimatedCalls = [
  { name: 'signDocument and uploads', seconds: 0.06, gigabytes: 0.25 },
  { name: 'acceptFile', seconds: 0.25, gigabytes: 0.25 },
  { name: 'followFile', seconds: 0.08, gigabytes: 0.25 },
  { name: 'publish', seconds: 0.3, gigabytes: 0.25 },
  { name: 'announce', seconds: 0.12, gigabytes: 0.25 },
  { name: 'splitReading', seconds: 0.05, gigabytes: 1 },
  { name: 'compareInvoice', seconds: 0.15, gigabytes: 1 },
  { name: 'describeInvoice', seconds: 0.08, gigabytes: 0.25 },
  { name: 'saveReading', seconds: 0.1, gigabytes: 0.25 },
  { name: 'index for reports', seconds: 0.1, gigabytes: 0.25 },
] as const;

/** Memory of the functions that are timed, in gigabytes. infra/domains/invoices.ts */
export const memoryOf: Readonly<Record<string, number>> = {
  inspectDocument: 1,
  readXml: 1,
  readText: 1,
  normaliseReading: 1,
};

/** A page at Textract: what readPage waits for it, in seconds, at half a gigabyte. Estimated: Textract says a few seconds. */
export const TEXTRACT_WAIT = { seconds: 4, gigabytes: 0.5 } as const;

/** US dollars by what they are for. */
export function costOf(usage: Usage): Readonly<Record<string, number>> {
  return {
    'reading by Textract': usage.textractPages * prices.textractPage,
    workflow: usage.transitions * prices.stateTransition,
    'malware scan': usage.scannedObjects * prices.malwareObject + usage.scannedGigabytes * prices.malwareGigabyte,
    functions: usage.gigabyteSeconds * prices.lambdaGigabyteSecond + usage.invocations * prices.lambdaRequest,
    'tables, files, messages, API':
      usage.writeUnits * prices.writeUnit +
      usage.readUnits * prices.readUnit +
      usage.s3Writes * prices.s3Write +
      usage.s3Reads * prices.s3Read +
      usage.queueRequests * prices.queueRequest +
      usage.topicRequests * prices.topicRequest +
      usage.busEvents * prices.busEvent +
      usage.apiRequests * prices.apiRequest +
      usage.apiUpdates * prices.apiUpdate,
    'language model': usage.modelTokensIn * prices.modelTokenIn + usage.modelTokensOut * prices.modelTokenOut,
  };
}
