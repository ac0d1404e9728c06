import { describe, expect, test } from 'vitest';
import type { Review } from './reviews.ts';
import { reviewGravity, reviewReasonSentences } from './reviews.ts';
import { gravestOf, orderedReviews, reviewKeys } from './reviews.ts';

const doubt = (code: Review['code'], field: string | null = null): Review => ({ code, field });

describe('doubts', () => {
  test('are ordered by a list that names each reason once', () => {
    expect([...reviewGravity].sort()).toEqual(Object.keys(reviewReasonSentences).sort());
  });

  test('put an invoice under the gravest of them', () => {
    expect(gravestOf([doubt('REOPENED'), doubt('IBAN_CHANGED'), doubt('TOTAL_MISSING')])).toBe('IBAN_CHANGED');
    expect(reviewKeys([doubt('REOPENED')])).toEqual({ reviewQueue: 'REVIEW', reviewReason: 'REOPENED' });
  });

  test('that are none put it nowhere', () => {
    expect(gravestOf([])).toBeNull();
    expect(reviewKeys([])).toEqual({});
  });

  test('come gravest first, each once', () => {
    const ordered = orderedReviews([
      doubt('LOW_CONFIDENCE', 'total'),
      doubt('LOW_CONFIDENCE', 'number'),
      doubt('DUPLICATE'),
      doubt('LOW_CONFIDENCE', 'total'),
    ]);
    expect(ordered).toEqual([doubt('DUPLICATE'), doubt('LOW_CONFIDENCE', 'total'), doubt('LOW_CONFIDENCE', 'number')]);
  });
});
