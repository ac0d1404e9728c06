import { describe, expect, it } from 'vitest';
import { isDetail, isFieldOfOneKind, isTicketField } from './form.ts';
import { problemsOf } from './problems.ts';

function error(field: string | null) {
  return { field, message: `wrong: ${String(field)}`, code: 'INVALID_VALUE' };
}

describe('what the server says is wrong', () => {
  const shown = (path: string) => isDetail(path) || isTicketField(path);

  it.each([
    ['title', 'title'],
    ['input.venue.timeZone', 'venue.timeZone'],
    ['ticketCategories.2.price', 'ticketCategories.2.price'],
    ['ticketCategories.2.price.amount', 'ticketCategories.2.price'],
    ['ticketCategories.0.seatRows.1', 'ticketCategories.0.seatRows.1'],
    ['ticketCategories.0.seatRows.1.first', 'ticketCategories.0.seatRows.1'],
    ['ticketCategories', 'ticketCategories'],
    ['ticketCategories.3.id', 'ticketCategories'],
  ])('of %s stands beside %s', (field, path) => {
    const { at, general } = problemsOf([error(field)], shown);
    expect(at(path)).toBe(`wrong: ${field}`);
    expect(general).toEqual([]);
  });

  it.each(['id', 'expectedVersion', null])('of %s stands below the form, once', (field) => {
    expect(problemsOf([error(field), error(field)], shown).general).toEqual([`wrong: ${String(field)}`]);
  });

  it('of a field that another form shows stands below this one', () => {
    expect(problemsOf([error('ticketCategories.0.name')], isDetail).general).toHaveLength(1);
    expect(problemsOf([error('price.amount')], isFieldOfOneKind).at('price')).toBe('wrong: price.amount');
  });

  it('gives way to what the form itself has found', () => {
    expect(problemsOf([error('startsAt')], shown, { startsAt: 'no such time' }).at('startsAt')).toBe('no such time');
  });
});
