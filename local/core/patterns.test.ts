import { describe, expect, it } from 'vitest';
import { compilePattern, compilePatternText } from './patterns.ts';

const event = {
  source: 'aws.s3',
  detail: {
    bucket: { name: 'quarantine' },
    object: { key: 'in/a.pdf', size: 5, tags: ['red', 'Blue'] },
    ip: '10.0.0.7',
    gone: null,
  },
  lines: [
    { sku: 'A', count: 1 },
    { sku: 'B', count: 9 },
  ],
};

const cases: [string, object, boolean][] = [
  ['an exact value', { source: ['aws.s3'] }, true],
  ['another value', { source: ['aws.ec2'] }, false],
  ['one of several values', { source: ['x', 'aws.s3'] }, true],
  ['a nested value', { detail: { bucket: { name: ['quarantine'] } } }, true],
  ['all fields, not some', { source: ['aws.s3'], detail: { bucket: { name: ['other'] } } }, false],
  ['null by value', { detail: { gone: [null] } }, true],
  ['prefix', { detail: { object: { key: [{ prefix: 'in/' }] } } }, true],
  ['prefix, other', { detail: { object: { key: [{ prefix: 'out/' }] } } }, false],
  ['prefix without case', { detail: { object: { key: [{ prefix: { 'equals-ignore-case': 'IN/' } }] } } }, true],
  ['suffix', { detail: { object: { key: [{ suffix: '.pdf' }] } } }, true],
  ['suffix, other', { detail: { object: { key: [{ suffix: '.png' }] } } }, false],
  ['wildcard', { detail: { object: { key: [{ wildcard: 'i*/*.pdf' }] } } }, true],
  ['wildcard is anchored', { detail: { object: { key: [{ wildcard: 'n/*' }] } } }, false],
  ['wildcard takes an escaped star literally', { detail: { object: { key: [{ wildcard: 'in\\*a.pdf' }] } } }, false],
  ['wildcard takes a dot literally', { detail: { object: { key: [{ wildcard: 'in/a?pdf' }] } } }, false],
  ['anything-but', { source: [{ 'anything-but': ['a', 'b'] }] }, true],
  ['anything-but the value', { source: [{ 'anything-but': 'aws.s3' }] }, false],
  ['anything-but needs the field', { nothing: [{ 'anything-but': 'x' }] }, false],
  ['anything-but a prefix', { source: [{ 'anything-but': { prefix: 'aws.' } }] }, false],
  ['anything-but suffixes', { detail: { object: { key: [{ 'anything-but': { suffix: ['.png', '.jpg'] } }] } } }, true],
  ['numeric range', { detail: { object: { size: [{ numeric: ['>', 0, '<=', 5] }] } } }, true],
  ['numeric range, outside', { detail: { object: { size: [{ numeric: ['>', 5] }] } } }, false],
  ['a number is not its text', { detail: { object: { size: ['5'] } } }, false],
  ['exists', { detail: { ip: [{ exists: true }] } }, true],
  ['exists, absent', { detail: { port: [{ exists: true }] } }, false],
  ['exists false', { detail: { port: [{ exists: false }] } }, true],
  ['exists false below an absent parent', { nothing: { at: { all: [{ exists: false }] } } }, true],
  ['equals-ignore-case', { source: [{ 'equals-ignore-case': 'AWS.S3' }] }, true],
  ['cidr', { detail: { ip: [{ cidr: '10.0.0.0/24' }] } }, true],
  ['cidr, outside', { detail: { ip: [{ cidr: '10.0.1.0/24' }] } }, false],
  ['any element of an array', { detail: { object: { tags: ['Blue'] } } }, true],
  ['$or', { $or: [{ source: ['x'] }, { detail: { ip: [{ prefix: '10.' }] } }] }, true],
  ['$or, none', { $or: [{ source: ['x'] }, { source: ['y'] }] }, false],
  ['one element of an array of objects', { lines: { sku: ['B'], count: [9] } }, true],
  ['not two elements together', { lines: { sku: ['A'], count: [9] } }, false],
];

describe('patterns', () => {
  it.each(cases)('matches %s', (_name, pattern, expected) => {
    expect(compilePattern(pattern)(event)).toBe(expected);
  });

  it.each([
    ['text', 'x'],
    ['a bare value', { source: 'aws.s3' }],
    ['an empty list', { source: [] }],
    ['an unknown operator', { source: [{ like: 'x' }] }],
    ['a numeric operator without its number', { source: [{ numeric: ['>'] }] }],
    ['a malformed network', { source: [{ cidr: '10.0.0.0/99' }] }],
  ])('refuses %s', (_name, pattern) => {
    expect(() => compilePattern(pattern)).toThrow(/Event pattern is not valid/u);
  });

  it('refuses text that is not JSON', () => {
    expect(() => compilePatternText('{')).toThrow(/not valid JSON/u);
  });
});
