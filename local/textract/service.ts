import type { Caller, Cloud, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { awsJson } from '../core/protocols.ts';
import { MODEL_VERSION } from './modelVersion.ts';
import { analyzeExpenseInput, checked, getExpenseAnalysisInput, startExpenseAnalysisInput } from './input.ts';
import { createJobs } from './jobs.ts';
import { checkSize, readObject } from './objects.ts';
import { createReader } from './reader.ts';
import { ReadingFailure } from './reading/failure.ts';

/** Synchronous limits. https://docs.aws.amazon.com/textract/latest/dg/limits-document.html */
const MOST_BYTES = 10 * 1024 * 1024;
const MOST_PAGES = 1;

/**
 * Stand-in for Amazon Textract's expense analysis: reads documents for real (text layers of PDFs; tesseract and PP-OCR for pictures) and answers in
 * Textract's shapes, marked by its model version. AnalyzeExpense, StartExpenseAnalysis, GetExpenseAnalysis.
 */
export function createTextract(cloud: Cloud): Service {
  const reader = createReader();
  const jobs = createJobs(cloud, reader);

  const analyze = async (input: Record<string, unknown>, caller: Caller): Promise<object> => {
    const { Document: source } = checked(analyzeExpenseInput, input);
    if ((source.Bytes === undefined) === (source.S3Object === undefined))
      throw new AwsError('InvalidParameterException', 'Request has invalid parameters: Document');
    const bytes =
      source.S3Object === undefined
        ? (source.Bytes ?? new Uint8Array())
        : await readObject(cloud, source.S3Object, caller, MOST_BYTES);
    checkSize(bytes.length, MOST_BYTES);
    if (bytes.length === 0)
      throw new AwsError('InvalidParameterException', 'Request has invalid parameters: Document is empty');
    try {
      const { pages, documents } = await reader.read(bytes, MOST_PAGES);
      return {
        DocumentMetadata: { Pages: pages },
        ExpenseDocuments: documents,
        AnalyzeExpenseModelVersion: MODEL_VERSION,
      };
    } catch (error) {
      if (error instanceof ReadingFailure) throw new AwsError(error.code, error.message, { cause: error });
      throw error;
    }
  };

  const start = async (input: Record<string, unknown>, caller: Caller): Promise<object> => {
    const request = checked(startExpenseAnalysisInput, input);
    if (request.NotificationChannel !== undefined) {
      const role = request.NotificationChannel.RoleArn;
      cloud.iam.authorize(caller, {
        action: 'iam:PassRole',
        resource: role,
        context: { 'iam:PassedToService': 'textract.amazonaws.com' },
      });
      // A role that Textract may not assume is refused now, not when the job has ended.
      cloud.iam.assume(role, 'textract.amazonaws.com', 'textract');
    }
    return { JobId: await jobs.start(request, caller) };
  };

  const call = async (action: string, input: Record<string, unknown>, caller: Caller): Promise<object> => {
    if (!['AnalyzeExpense', 'StartExpenseAnalysis', 'GetExpenseAnalysis'].includes(action))
      throw new AwsError('UnknownOperationException', `Textract's stand-in does not know ${action}.`);
    cloud.iam.authorize(caller, { action: `textract:${action}`, resource: '*' });
    switch (action) {
      case 'AnalyzeExpense':
        return analyze(input, caller);
      case 'StartExpenseAnalysis':
        return start(input, caller);
      default: {
        const { JobId, MaxResults, NextToken } = checked(getExpenseAnalysisInput, input);
        return jobs.get(JobId, MaxResults, NextToken);
      }
    }
  };

  return {
    name: 'textract',
    resources: {},
    call,
    handle: awsJson({ call }, '1.1', { blobs: ['Bytes'] }),
    start: () => {
      jobs.resume();
      return Promise.resolve();
    },
    stop: () => reader.stop(),
    status: () => ({ 'Jobs running': jobs.count().running, 'Jobs kept': jobs.count().kept, Model: MODEL_VERSION }),
  };
}
