import type { Box } from './page.ts';

/** A PDF's transformation. https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf, 8.3.4 */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

/** The matrix that six numbers make, whatever holds them; the identity where they are not six. */
export function matrixOf(value: unknown): Matrix {
  const [a, b, c, d, e, f, ...more] = numbersOf(value);
  const six = a !== undefined && b !== undefined && c !== undefined && d !== undefined && e !== undefined;
  return six && f !== undefined && more.length === 0 ? [a, b, c, d, e, f] : IDENTITY;
}

/** The numbers of an array, typed or not; none where it is no array. */
export function numbersOf(value: unknown): number[] {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as Float32Array, Number);
  return Array.isArray(value) ? value.map(Number) : [];
}

/** The smallest upright box around a box that was transformed. */
export function transformed(matrix: Matrix, box: Box): Box {
  const corners = [
    [box.left, box.top],
    [box.right, box.top],
    [box.left, box.bottom],
    [box.right, box.bottom],
  ] as const;
  const across = corners.map(([x, y]) => matrix[0] * x + matrix[2] * y + matrix[4]);
  const down = corners.map(([x, y]) => matrix[1] * x + matrix[3] * y + matrix[5]);
  return { left: Math.min(...across), right: Math.max(...across), top: Math.min(...down), bottom: Math.max(...down) };
}
