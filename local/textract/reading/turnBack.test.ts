import { describe, expect, test } from 'vitest';
import { turnedBack } from './turnBack.ts';

const document = {
  SummaryFields: [
    {
      ValueDetection: {
        Text: '12.50',
        Geometry: {
          BoundingBox: { Left: 0.7, Top: 0.1, Width: 0.2, Height: 0.02 },
          Polygon: [{ X: 0.7, Y: 0.1 }],
        },
      },
    },
  ],
};
const boxOf = (degrees: number): object | undefined =>
  turnedBack(document, { degrees, width: 1000, height: 2000 }).SummaryFields?.[0]?.ValueDetection?.Geometry
    ?.BoundingBox;
const close = (Left: number, Top: number, Width: number, Height: number): object =>
  Object.fromEntries(
    Object.entries({ Left, Top, Width, Height }).map(([name, value]) => [name, expect.closeTo(value, 5) as unknown]),
  );

describe('places on a page that was turned to be read', () => {
  test('stay where the page was not turned', () => {
    expect(turnedBack(document, { degrees: 0, width: 1000, height: 2000 })).toBe(document);
  });

  test('are those on the page as it lies', () => {
    expect(boxOf(180)).toEqual(close(0.1, 0.88, 0.2, 0.02));
    // The right upper corner of a page that was set upright by a quarter clockwise lies at the left upper one.
    expect(boxOf(90)).toEqual(close(0.1, 0.1, 0.02, 0.2));
    expect(boxOf(270)).toEqual(close(0.88, 0.7, 0.02, 0.2));
  });

  test('move a little where it lay a little askew', () => {
    const box = boxOf(2);
    expect(box).not.toEqual(close(0.7, 0.1, 0.2, 0.02));
    expect(box).toMatchObject({ Left: expect.closeTo(0.7, 1) as unknown, Top: expect.closeTo(0.1, 1) as unknown });
  });
});
