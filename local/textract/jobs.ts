import { createHash, randomBytes } from 'node:crypto';
import type { ExpenseDocument } from '@aws-sdk/client-textract';
import { MODEL_VERSION } from './modelVersion.ts';
import type { Caller, Cloud } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import type { StartExpenseAnalysis } from './input.ts';
import { readObject } from './objects.ts';
import { ReaderStopped } from './reader.ts';
import type { Reader } from './reader.ts';
import { ReadingFailure } from './reading/failure.ts';
import { kindOf } from './reading/kind.ts';

/** Asynchronous limits. https://docs.aws.amazon.com/textract/latest/dg/limits-document.html */
const MOST_BYTES = 500 * 1024 * 1024;
const MOST_PAGES = 3000;
/** A picture in PNG or JPEG may be no larger than in a synchronous call. */
const MOST_PICTURE_BYTES = 10 * 1024 * 1024;
/** Results are kept for seven days. https://docs.aws.amazon.com/textract/latest/dg/api-async.html */
const KEPT_MILLISECONDS = 7 * 24 * 3600 * 1000;
const MOST_RESULTS = 20;
const PAGE_DIGITS = 5;

type JobStatus = 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED';

interface Job {
  readonly jobId: string;
  readonly request: StartExpenseAnalysis;
  /** Whose rights read the object, also after a restart. */
  readonly caller: Caller;
  readonly startedAt: number;
  status: JobStatus;
  statusMessage?: string;
  pages?: number;
  /** Whether the completion notice has left. */
  noticed: boolean;
}

interface Token {
  readonly jobId: string;
  readonly fingerprint: string;
}

/** Expense analyses that run behind the caller's back, kept in the store so that a kill loses none. */
export interface Jobs {
  start(request: StartExpenseAnalysis, caller: Caller): Promise<string>;
  get(jobId: string, maxResults: number, nextToken: string | undefined): Record<string, unknown>;
  /** Goes on with what a kill interrupted: jobs in progress, and notices that never left. */
  resume(): void;
  /** Resolves when no job is running. */
  settled(): Promise<void>;
  count(): { running: number; kept: number };
}

export function createJobs(cloud: Cloud, reader: Reader): Jobs {
  const store = cloud.store('textract');
  const running = new Map<string, Promise<void>>();
  const save = (job: Job): void => store.put('jobs', job.jobId, job);

  const run = (job: Job): void => {
    const work = finish(job)
      .catch((error: unknown) => {
        if (!(error instanceof ReaderStopped))
          cloud.trace.warn(`textract: job ${job.jobId}: ${error instanceof Error ? error.message : String(error)}`);
      })
      .finally(() => running.delete(job.jobId));
    running.set(job.jobId, work);
  };

  const finish = async (job: Job): Promise<void> => {
    if (job.status === 'IN_PROGRESS') await analyse(job);
    if (!job.noticed) {
      await notify(cloud, job);
      job.noticed = true;
      save(job);
    }
  };

  const analyse = async (job: Job): Promise<void> => {
    try {
      const bytes = await readObject(cloud, job.request.DocumentLocation.S3Object, job.caller, MOST_BYTES);
      const kind = kindOf(bytes);
      if ((kind === 'png' || kind === 'jpeg') && bytes.length > MOST_PICTURE_BYTES)
        throw new ReadingFailure('DocumentTooLargeException', 'Document is too large');
      const { pages, documents } = await reader.read(bytes, MOST_PAGES);
      await writeOutput(cloud, job, pages, documents);
      store.transaction(() => {
        documents.forEach((document, index) => store.put('documents', documentKey(job.jobId, index), document));
        Object.assign(job, { status: 'SUCCEEDED', pages } satisfies Partial<Job>);
        save(job);
      });
    } catch (error) {
      if (error instanceof ReaderStopped) throw error;
      const known = error instanceof ReadingFailure || error instanceof AwsError;
      Object.assign(job, {
        status: 'FAILED',
        statusMessage: known ? statusMessage(error.code) : 'INTERNAL_ERROR',
      } satisfies Partial<Job>);
      save(job);
      if (!known)
        cloud.trace.warn(`textract: job ${job.jobId}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  return {
    async start(request, caller) {
      const token = request.ClientRequestToken;
      const fingerprint = fingerprintOf(request);
      if (token !== undefined) {
        const known = store.get<Token>('tokens', token);
        if (known !== undefined && known.fingerprint !== fingerprint)
          throw new AwsError(
            'IdempotentParameterMismatchException',
            'A ClientRequestToken input parameter was reused with an operation, but at least one of the other input parameters is different from the previous call to the operation.',
          );
        if (known !== undefined) return known.jobId;
      }
      // The object must be there and readable now; what is in it shows only later.
      await cloud.call('s3', 'HeadObject', headOf(request), caller).catch((cause: unknown) => {
        throw new AwsError(
          'InvalidS3ObjectException',
          'Unable to get object metadata from S3. Check object key, region and/or access permissions.',
          { cause },
        );
      });
      const job: Job = {
        jobId: randomBytes(32).toString('hex'),
        request,
        caller,
        startedAt: cloud.now(),
        status: 'IN_PROGRESS',
        noticed: false,
      };
      store.transaction(() => {
        save(job);
        if (token !== undefined) store.put('tokens', token, { jobId: job.jobId, fingerprint } satisfies Token);
      });
      run(job);
      return job.jobId;
    },

    get(jobId, maxResults, nextToken) {
      const job = store.get<Job>('jobs', jobId);
      if (job === undefined || cloud.now() - job.startedAt > KEPT_MILLISECONDS)
        throw new AwsError('InvalidJobIdException', 'Request has invalid Job Id');
      if (job.status === 'IN_PROGRESS') return { JobStatus: job.status, AnalyzeExpenseModelVersion: MODEL_VERSION };
      if (job.status === 'FAILED')
        return { JobStatus: job.status, StatusMessage: job.statusMessage, AnalyzeExpenseModelVersion: MODEL_VERSION };
      const from = nextToken === undefined ? 0 : offsetOf(nextToken, jobId);
      const all = store.list<ExpenseDocument>('documents', `${jobId}#`).map((row) => row.value);
      const until = from + Math.min(maxResults, MOST_RESULTS);
      return {
        DocumentMetadata: { Pages: job.pages ?? 0 },
        JobStatus: job.status,
        ...(until < all.length ? { NextToken: tokenFor(jobId, until) } : {}),
        ExpenseDocuments: all.slice(from, until),
        AnalyzeExpenseModelVersion: MODEL_VERSION,
      };
    },

    resume() {
      for (const { value: job } of store.list<Job>('jobs')) {
        if (cloud.now() - job.startedAt > KEPT_MILLISECONDS) forget(job.jobId);
        else if (job.status === 'IN_PROGRESS' || !job.noticed) run(job);
      }
    },

    async settled() {
      while (running.size > 0) await Promise.all(running.values());
    },

    count: () => ({ running: running.size, kept: store.list('jobs').length }),
  };

  function forget(jobId: string): void {
    store.transaction(() => {
      for (const { key } of store.list('documents', `${jobId}#`)) store.delete('documents', key);
      for (const { key, value } of store.list<Token>('tokens')) if (value.jobId === jobId) store.delete('tokens', key);
      store.delete('jobs', jobId);
    });
  }
}

const documentKey = (jobId: string, index: number): string => `${jobId}#${String(index).padStart(PAGE_DIGITS, '0')}`;

function headOf({ DocumentLocation: { S3Object: object } }: StartExpenseAnalysis): object {
  return {
    Bucket: object.Bucket,
    Key: object.Name,
    ...(object.Version === undefined ? {} : { VersionId: object.Version }),
  };
}

function fingerprintOf(request: StartExpenseAnalysis): string {
  const { ClientRequestToken: _token, ...rest } = request;
  return createHash('sha256').update(JSON.stringify(rest)).digest('hex');
}

/** An opaque page token, good for its job alone. */
function tokenFor(jobId: string, offset: number): string {
  return Buffer.from(JSON.stringify([jobId.slice(0, 16), offset])).toString('base64url');
}

function offsetOf(token: string, jobId: string): number {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (Array.isArray(parsed) && parsed[0] === jobId.slice(0, 16) && typeof parsed[1] === 'number') return parsed[1];
  } catch (cause) {
    throw new AwsError('InvalidParameterException', 'Request has invalid parameters: NextToken', { cause });
  }
  throw new AwsError('InvalidParameterException', 'Request has invalid parameters: NextToken');
}

function statusMessage(code: string): string {
  switch (code) {
    case 'UnsupportedDocumentException':
      return 'UNSUPPORTED_DOCUMENT';
    case 'DocumentTooLargeException':
      return 'DOCUMENT_TOO_LARGE';
    case 'InvalidS3ObjectException':
      return 'INVALID_S3_OBJECT';
    default:
      return 'INVALID_DOCUMENT';
  }
}

/** Writes the answer beside its job id where the caller asked for that. https://docs.aws.amazon.com/textract/latest/dg/API_OutputConfig.html */
async function writeOutput(
  cloud: Cloud,
  job: Job,
  pages: number,
  documents: readonly ExpenseDocument[],
): Promise<void> {
  const output = job.request.OutputConfig;
  if (output === undefined) return;
  const body = {
    DocumentMetadata: { Pages: pages },
    JobStatus: 'SUCCEEDED',
    ExpenseDocuments: documents,
    AnalyzeExpenseModelVersion: MODEL_VERSION,
  };
  const key = `${output.S3Prefix ?? 'textract_output'}/${job.jobId}/1`;
  await cloud.call(
    's3',
    'PutObject',
    { Bucket: output.S3Bucket, Key: key, Body: Buffer.from(JSON.stringify(body)), ContentType: 'application/json' },
    job.caller,
  );
}

/** Tells the topic that the job has ended, as the role that the caller passed. https://docs.aws.amazon.com/textract/latest/dg/async-notification-payload.html */
async function notify(cloud: Cloud, job: Job): Promise<void> {
  const channel = job.request.NotificationChannel;
  if (channel === undefined) return;
  const { S3Object: object } = job.request.DocumentLocation;
  const message = {
    JobId: job.jobId,
    Status: job.status,
    API: 'StartExpenseAnalysis',
    ...(job.request.JobTag === undefined ? {} : { JobTag: job.request.JobTag }),
    Timestamp: cloud.now(),
    DocumentLocation: { S3ObjectName: object.Name, S3Bucket: object.Bucket },
  };
  const role = cloud.iam.assume(channel.RoleArn, 'textract.amazonaws.com', job.jobId.slice(0, 32));
  await cloud.call('sns', 'Publish', { TopicArn: channel.SNSTopicArn, Message: JSON.stringify(message) }, role);
}
