import { describe, expect, it } from 'vitest';
import { changeOf } from './changeOf.ts';

const image = (version: number, stated: Record<string, { S: string }> = {}) => ({
  id: { S: 'e1' },
  status: { S: 'PUBLISHED' },
  version: { N: `${version}` },
  updatedAt: { S: '2027-01-01T00:00:00.000Z' },
  publishedAt: { S: '2027-01-01T00:00:00.000Z' },
  ...stated,
});

describe('what is told of an event', () => {
  it('is each version, once', () => {
    expect(changeOf(image(2), image(3))).toEqual({
      eventId: 'e1',
      status: 'PUBLISHED',
      version: 3,
      at: '2027-01-01T00:00:00.000Z',
    });
    expect(changeOf(image(3), image(3))).toBeNull();
    expect(changeOf(image(3), undefined)).toBeNull();
  });

  it('is nothing of a draft, nor of one that was called off before anybody saw it', () => {
    const { publishedAt: _, ...unseen } = image(3);
    expect(changeOf(image(2), { ...unseen, status: { S: 'DRAFT' } })).toBeNull();
    expect(changeOf(image(2), { ...unseen, status: { S: 'CANCELLED' } })).toBeNull();
  });

  it('is an error of a row that is none', () => {
    expect(() => changeOf(undefined, image(1, { status: { S: 'LOST' } }))).toThrow('not a row');
  });
});
