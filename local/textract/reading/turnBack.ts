import type { ExpenseDocument } from '@aws-sdk/client-textract';

/** How a page was turned to be read: degrees clockwise. Its sides are those of the page as it was read. */
export interface Turned {
  readonly degrees: number;
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The same document with its places on the page as it lies, not as it was turned to be read: as Textract answers them, and as the page is shown.
 * Boxes stay upright: a page that lies askew has them around the same middle.
 */
export function turnedBack(document: ExpenseDocument, turned: Turned): ExpenseDocument {
  return turned.degrees === 0 ? document : mapped(document, turned);
}

function mapped<Value>(value: Value, turned: Turned): Value {
  if (Array.isArray(value)) return value.map((one: unknown) => mapped(one, turned)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]): [string, unknown] => [
      name,
      name === 'Geometry' ? geometry(member, turned) : mapped(member, turned),
    ]),
  ) as Value;
}

function geometry(value: unknown, turned: Turned): unknown {
  const box = isObject(value) ? value['BoundingBox'] : undefined;
  if (!isObject(box)) return value;
  const [left, top, width, height] = [box['Left'], box['Top'], box['Width'], box['Height']].map(Number);
  if (left === undefined || top === undefined || width === undefined || height === undefined) return value;
  const sideways = Math.round(turned.degrees / 90) % 2 !== 0;
  // Shares of one side become shares of the other.
  const wide = sideways ? height : width;
  const high = sideways ? width : height;
  const middle = placeOf({ x: left + width / 2, y: top + height / 2 }, turned, sideways);
  const within = (share: number): number => Math.min(1, Math.max(0, share));
  const from = { x: within(middle.x - wide / 2), y: within(middle.y - high / 2) };
  const until = { x: within(middle.x + wide / 2), y: within(middle.y + high / 2) };
  return {
    BoundingBox: { Left: from.x, Top: from.y, Width: until.x - from.x, Height: until.y - from.y },
    Polygon: [
      { X: from.x, Y: from.y },
      { X: until.x, Y: from.y },
      { X: until.x, Y: until.y },
      { X: from.x, Y: until.y },
    ],
  };
}

/** A point of the page as it was read, on the page as it lies; both in shares of their sides. */
function placeOf(point: Point, { degrees, width, height }: Turned, sideways: boolean): Point {
  const angle = (-degrees * Math.PI) / 180;
  const x = (point.x - 0.5) * width;
  const y = (point.y - 0.5) * height;
  const [lyingWidth, lyingHeight] = sideways ? [height, width] : [width, height];
  return {
    x: (x * Math.cos(angle) - y * Math.sin(angle)) / lyingWidth + 0.5,
    y: (x * Math.sin(angle) + y * Math.cos(angle)) / lyingHeight + 0.5,
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
