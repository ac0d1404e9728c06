import { expect, test } from 'vitest';
import { parseJson } from '../../platform/json.ts';
import { scanResult } from './scanResult.ts';
import sample from './scanResult.sample.json';

// https://docs.aws.amazon.com/guardduty/latest/ug/monitor-with-eventbridge-s3-malware-protection.html
test('GuardDuty’s own event is understood', () => {
  expect(parseJson(scanResult, JSON.stringify(sample)).detail).toEqual({
    s3ObjectDetails: {
      objectKey: 'uploads/0123456789abcdef0123456789abcdef',
      versionId: 'IYV3p45BT0ac8hjHg1houSdS1a.Mro8e',
    },
    scanResultDetails: { scanResultStatus: 'THREATS_FOUND' },
  });
});

test('one that skipped an object has no threats and says UNSUPPORTED', () => {
  const skipped = {
    ...sample,
    detail: {
      ...sample.detail,
      scanStatus: 'SKIPPED',
      scanResultDetails: { scanResultStatus: 'UNSUPPORTED', threats: null },
    },
  };
  expect(parseJson(scanResult, JSON.stringify(skipped)).detail.scanResultDetails.scanResultStatus).toBe('UNSUPPORTED');
});

test('a status that nobody knows is an error, not a verdict', () => {
  const unknown = JSON.stringify(sample).replace('THREATS_FOUND', 'NEW_STATUS');
  expect(() => parseJson(scanResult, unknown)).toThrow('scanResultStatus');
});
