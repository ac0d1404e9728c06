import {
  AnalyzeExpenseCommand,
  BadDocumentException,
  DocumentTooLargeException,
  GetExpenseAnalysisCommand,
  StartExpenseAnalysisCommand,
  TextractClient,
  UnsupportedDocumentException,
} from '@aws-sdk/client-textract';
import type { GetExpenseAnalysisCommandOutput } from '@aws-sdk/client-textract';
import type { ObjectVersion } from '#model/files.ts';
import type { DocumentReader, Reading } from './documentReader.ts';
import { ReaderFailedError, UnreadableError } from './documentReader.ts';

const client = new TextractClient();

/** Where Textract says that a job has ended, and the role with which it says so. */
export interface JobNotices {
  readonly topicArn: string;
  readonly roleArn: string;
}

/** Amazon Textract over the documents of one bucket. Jobs need `notices`. */
export function textract(bucketName: string, notices?: JobNotices): DocumentReader {
  const objectOf = (document: ObjectVersion) => ({
    S3Object: { Bucket: bucketName, Name: document.key, Version: document.versionId },
  });
  return {
    async readPage(document) {
      const { ExpenseDocuments = [] } = await refusing(
        client.send(new AnalyzeExpenseCommand({ Document: objectOf(document) })),
      );
      return ExpenseDocuments;
    },

    async startJob(document, token, tag) {
      const { JobId } = await refusing(
        client.send(
          new StartExpenseAnalysisCommand({
            DocumentLocation: objectOf(document),
            ClientRequestToken: token,
            JobTag: tag,
            NotificationChannel: { SNSTopicArn: notices?.topicArn, RoleArn: notices?.roleArn },
          }),
        ),
      );
      if (!JobId) throw new ReaderFailedError('Textract named no job.');
      return JobId;
    },

    async readJob(jobId) {
      const reading: Reading = [];
      let nextToken: string | undefined;
      do {
        const page: GetExpenseAnalysisCommandOutput = await client.send(
          new GetExpenseAnalysisCommand({ JobId: jobId, NextToken: nextToken }),
        );
        if (page.JobStatus !== 'SUCCEEDED') throw failureOf(page);
        reading.push(...(page.ExpenseDocuments ?? []));
        nextToken = page.NextToken;
      } while (nextToken);
      return reading;
    },
  };
}

/** https://docs.aws.amazon.com/textract/latest/dg/API_GetExpenseAnalysis.html: the message names the exception that ended the job. */
function failureOf(page: GetExpenseAnalysisCommandOutput): Error {
  const message = page.StatusMessage ?? page.JobStatus ?? 'no status';
  const isTheDocuments = /UNSUPPORTED|BAD_?DOCUMENT|INVALID_IMAGE|INVALID_PDF|TOO_LARGE|PASSWORD|ENCRYPT/i.test(
    message,
  );
  return isTheDocuments ? new UnreadableError(message) : new ReaderFailedError(message);
}

async function refusing<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (cause) {
    const isTheDocuments =
      cause instanceof UnsupportedDocumentException ||
      cause instanceof BadDocumentException ||
      cause instanceof DocumentTooLargeException;
    throw isTheDocuments ? new UnreadableError('Textract refuses the document.', { cause }) : cause;
  }
}
