import { describe, expect, it } from 'vitest';
import { awsScalars } from './scalars.ts';

const good: Readonly<Record<string, readonly unknown[]>> = {
  AWSDate: ['2024-02-29', '1970-01-01Z', '1970-01-01-07:00', '1970-01-01+05:30', '0000-01-01', '9999-12-31'],
  AWSTime: ['12:30', '12:30:24Z', '12:30:24.500+05:30', '00:00:00.123456789'],
  AWSDateTime: [
    '1970-01-01T12:00Z',
    '1970-01-01T12:30:24Z',
    '1970-01-01T12:30:24.500+05:30',
    '2026-12-31T23:59:59.999999999Z',
  ],
  AWSTimestamp: [0, -1, 1_700_000_000],
  AWSEmail: ['username@example.com', 'a.b+c@x-y.example.org'],
  AWSJSON: ['{"a":1}', '[1]', '"s"', 'null'],
  AWSURL: ['https://www.amazon.com/', 'mailto://x', 'http://localhost:8080/a?b#c'],
  AWSPhone: ['+1 555 123 4567', '555-123-4567'],
  AWSIPAddress: ['127.0.0.1', '10.0.0.0/8', '2001:db8::1', '2001:db8::/32'],
};

const bad: Readonly<Record<string, readonly unknown[]>> = {
  AWSDate: ['2023-02-29', '2024-13-01', '24-01-01', '2024-01-01T00:00Z', 20240101, ''],
  AWSTime: ['24:00', '12', '12:60', 'noon'],
  AWSDateTime: ['1970-01-01T12:30:24', '1970-01-01', '2023-02-29T00:00Z', '1970-01-01T25:00Z', '1970-01-01 12:00Z', 0],
  AWSTimestamp: ['0', 1.5, Number.MAX_VALUE],
  AWSEmail: ['nobody', 'a@b', 'a b@example.com', '@example.com', 'a@-example.com'],
  AWSJSON: ['{a:1}', '', { a: 1 }],
  AWSURL: ['www.amazon.com', 'not a url', '/path'],
  AWSPhone: ['abc', '12', ''],
  AWSIPAddress: ['256.0.0.1', '10.0.0.0/33', '::1/129', 'localhost', '1.2.3.4/8/8'],
};

describe('AppSync scalars', () => {
  for (const [name, values] of Object.entries(good)) {
    it.each(values.map((value) => [value]))(`${name} takes %j`, (value) => {
      expect(() => awsScalars[name]?.read(value)).not.toThrow();
    });
  }
  for (const [name, values] of Object.entries(bad)) {
    it.each(values.map((value) => [value]))(`${name} refuses %j`, (value) => {
      expect(() => awsScalars[name]?.read(value)).toThrow();
    });
  }

  it('write AWSJSON as a string of JSON, whatever they are given', () => {
    expect(awsScalars['AWSJSON']?.write({ a: [1] })).toBe('{"a":[1]}');
    expect(awsScalars['AWSJSON']?.write('{"a":1}')).toBe('{"a":1}');
    expect(awsScalars['AWSJSON']?.write('plain text')).toBe('"plain text"');
  });
});
