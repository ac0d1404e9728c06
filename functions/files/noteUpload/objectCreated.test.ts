import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { fileOfQuarantineObject } from '#model/keys.ts';
import { parseJson } from '../../platform/json.ts';
import { objectCreated } from './objectCreated.ts';
import sample from './objectCreated.sample.json';

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
test('S3’s own event is understood', () => {
  const { object } = parseJson(objectCreated, JSON.stringify(sample)).detail;
  expect(object).toEqual({
    key: 'uploads/0123456789abcdef0123456789abcdef',
    size: 5120,
    'version-id': 'IYV3p45BT0ac8hjHg1houSdS1a.Mro8e',
  });
  expect(fileOfQuarantineObject(object.key)).toBe('0123456789abcdef0123456789abcdef');
});

test.each([
  ['of another kind', { ...sample, 'detail-type': 'Object Deleted' }],
  ['of a bucket without versions', { ...sample, detail: { object: { key: 'uploads/a', size: 1 } } }],
])('an event %s is not', (_, event) => {
  expect(z.safeParse(objectCreated, event).success).toBe(false);
});

test.each(['other/a', 'uploads/', 'uploads/a/b', 'uploads'])('an object at %s is no upload', (key) => {
  expect(fileOfQuarantineObject(key)).toBeNull();
});
