import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ReadableLog } from './readable-log.ts';
import type { RequestRecord, StepRecord } from './tracing.ts';

let lines: string[];
let log: ReadableLog;

beforeEach(() => {
  lines = [];
  log = new ReadableLog((line) => lines.push(line));
});

const step = (text: string): StepRecord => ({ text, milliseconds: 1 });

function record(title: string, ...texts: string[]): RequestRecord {
  return { traceId: 'Root=1', title, startedAt: 0, milliseconds: 12.3, failed: false, steps: texts.map(step) };
}

describe('the readable log', () => {
  it('has a line for a request and one for each step, without what services do for themselves', () => {
    log.ended(record('mutation placeOrder', 'kms Decrypt k', 'dynamodb PutItem Orders', 'sqs DeleteMessageBatch ?'));
    expect(lines).toEqual(['mutation placeOrder  12 ms', '    1.0 ms  dynamodb PutItem Orders']);
  });

  it('shows what failed, whatever it is', () => {
    log.ended({ ...record('ask', 'kms Decrypt k → AccessDeniedException'), failed: true });
    expect(lines).toEqual(['ask  12 ms  FAILED', '    1.0 ms  kms Decrypt k → AccessDeniedException']);
  });

  it('folds what happens several times in a row', () => {
    log.ended(record('ask', 'sns Publish A → 200', 'sns Publish A → 200', 'sns Publish B → 200'));
    expect(lines.slice(1)).toEqual(['    2.0 ms  sns Publish A → 200 ×2', '    1.0 ms  sns Publish B → 200']);
  });

  it('has one line for a batch that set nothing further in motion', () => {
    log.ended(record('stream Orders', 'lambda Publish (event source)', 'logs PutLogEvents x'));
    expect(lines).toEqual(['stream Orders → lambda Publish (event source)  12 ms']);
  });

  it('gathers what comes after a request has ended under its title', async () => {
    const ended = record('upload');
    log.late(ended, step('events PutEvents Created'));
    log.ended(record('other'));
    log.late(ended, step('logs PutLogEvents x'));
    log.late(ended, step('sqs SendMessage Notices'));
    await vi.waitFor(() => expect(lines).toHaveLength(4));
    expect(lines).toEqual([
      'other  12 ms',
      'upload …',
      '    1.0 ms  events PutEvents Created',
      '    1.0 ms  sqs SendMessage Notices',
    ]);
  });

  it('calls resources by their logical ids, with the stack where two have the same, and shortens ids', () => {
    const fn = (stackName: string, logicalId: string, ref: string, type = 'AWS::Lambda::Function') => {
      log.nameResources([...known, { stackName, logicalId, ref, type }]);
      known.push({ stackName, logicalId, ref, type });
    };
    const known: { stackName: string; logicalId: string; ref: string; type: string }[] = [];
    fn('app-dev-files', 'AnnounceA344FEC2', 'app-dev-files-AnnounceA344FEC2-7a0cd828');
    fn('app-dev-orders', 'Announce5EAFF537', 'app-dev-orders-Announce5EAFF537-23a21004');
    fn('app-dev-state', 'Uploads9C1D7B11', 'app-dev-uploads-123456789012', 'AWS::S3::Bucket');
    fn('app-dev-state', 'UploadsPolicy12345678', 'app-dev-uploads-123456789012', 'AWS::S3::BucketPolicy');
    const id = '0661cc6d-bc9d-4956-b7f7-8d1c836ff372';
    log.ended(record(`s3 GET /app-dev-uploads-123456789012/${id}`, 'lambda app-dev-files-AnnounceA344FEC2-7a0cd828'));
    expect(lines).toEqual(['s3 GET /Uploads/0661cc6d…  12 ms', '    1.0 ms  lambda files.Announce']);
  });
});
