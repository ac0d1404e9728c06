import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

it('begin in the order of asking, so many at once, each as soon as another is over', () => {
  const turns = createTurns(2);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (name: string) =>
    turns.take((over) => {
      begun.push(name);
      ends.set(name, over);
    });
  for (const name of ['a', 'b', 'c', 'd']) ask(name);
  expect(begun).toEqual(['a', 'b']);
  ends.get('b')?.();
  expect(begun).toEqual(['a', 'b', 'c']);
  // Being over twice makes no room for another.
  ends.get('b')?.();
  expect(begun).toEqual(['a', 'b', 'c']);
  ends.get('a')?.();
  ends.get('c')?.();
  ends.get('d')?.();
  ask('e');
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('pass on at once where whoever waited needs none any more', () => {
  const turns = createTurns(1);
  const begun: string[] = [];
  let end = (): void => undefined;
  turns.take((over) => {
    end = over;
  });
  for (const name of ['satisfied', 'satisfied too'])
    turns.take((over) => {
      begun.push(name);
      over();
    });
  turns.take(() => void begun.push('works'));
  end();
  expect(begun).toEqual(['satisfied', 'satisfied too', 'works']);
});
