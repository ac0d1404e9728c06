import { describe, expect, it } from 'vitest';
import { typedOf, typedSince } from './typing.ts';

interface Draft {
  readonly title: string;
  readonly city: string;
}

describe('what is typed while something is being saved', () => {
  it('stays, in another field and in the same', () => {
    const sent: Partial<Draft> = { title: 'Night' };
    expect(typedSince<Draft>({ title: 'Night', city: 'Bonn' }, sent)).toEqual({ city: 'Bonn' });
    expect(typedSince<Draft>({ title: 'Nights' }, sent)).toEqual({ title: 'Nights' });
  });

  it('is nothing where nothing more was typed', () => {
    expect(typedSince<Draft>({ title: 'Night', city: 'Bonn' }, { title: 'Night', city: 'Bonn' })).toEqual({});
  });

  it('is told apart by the parts of the form', () => {
    expect(typedOf<Draft>({ title: 'Night', city: 'Bonn' }, (part) => part === 'city')).toEqual({ city: 'Bonn' });
  });
});
