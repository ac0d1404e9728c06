/** Operators of a path, as pdf.js writes them: the number of coordinates that follow each. */
const COORDINATES = [2, 2, 6, 4, 0];

/** Whether a path is one upright rectangle. */
export function isRectangular(path: readonly number[]): boolean {
  const points: [number, number][] = [];
  for (let at = 0; at < path.length; ) {
    const operator = path[at] ?? 0;
    if (operator === 2 || operator === 3 || (operator === 0 && points.length > 0)) return false;
    if (operator < 2) points.push([path[at + 1] ?? 0, path[at + 2] ?? 0]);
    at += 1 + (COORDINATES[operator] ?? 0);
  }
  if (points.length < 4 || points.length > 5) return false;
  return points.every(([x, y], at) => {
    const [nextX, nextY] = points[(at + 1) % points.length] ?? [x, y];
    return x === nextX || y === nextY;
  });
}

/** How much two colours (`#rrggbb`) differ in the channel in which they differ most, of 255. */
export function distance(one: string, other: string): number {
  const channel = (color: string, at: number): number => Number.parseInt(color.slice(1 + 2 * at, 3 + 2 * at), 16);
  return Math.max(...[0, 1, 2].map((at) => Math.abs(channel(one, at) - channel(other, at))));
}
