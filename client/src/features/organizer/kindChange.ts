import type { ChangeTicketCategoryInput, TicketCategoryInput } from '../../graphql/graphql.ts';

/** What takes one kind of tickets of a published event from one input to another; null where nothing does. */
export function kindChange(from: TicketCategoryInput, to: TicketCategoryInput): ChangeTicketCategoryInput | null {
  const differs = (part: keyof TicketCategoryInput) => JSON.stringify(from[part]) !== JSON.stringify(to[part]);
  const input: ChangeTicketCategoryInput = {
    ...(differs('name') ? { name: to.name } : {}),
    ...(differs('price') ? { price: to.price } : {}),
    ...(differs('taxRate') ? { taxRate: to.taxRate } : {}),
    ...(differs('capacity') && to.capacity !== undefined ? { capacity: to.capacity } : {}),
    // Nothing at all is what an absent one becomes.
    ...(differs('saleFrom') ? { saleFrom: to.saleFrom ?? null } : {}),
    ...(differs('saleUntil') ? { saleUntil: to.saleUntil ?? null } : {}),
    ...(differs('limitPerCustomer') && to.limitPerCustomer !== undefined
      ? { limitPerCustomer: to.limitPerCustomer }
      : {}),
  };
  return Object.keys(input).length === 0 ? null : input;
}
