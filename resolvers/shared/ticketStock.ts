import { util } from '@aws-appsync/utils';
import { eventCategory, stockShard, ticketAllowance } from '#model/keys.ts';
import type { ShardPart } from '#model/tickets.ts';

/** Where tickets of one kind are counted. */
export interface TicketPlace {
  eventId: string;
  categoryId: string;
}

/** The item of a transaction that holds tickets of one row, while it is sold and has so many. The row comes back where it is not so. */
export function holdPart(
  env: Record<string, string>,
  { eventId, categoryId }: TicketPlace,
  { shard, quantity }: ShardPart,
  at: string,
) {
  return {
    table: env.TICKET_STOCK_TABLE,
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id: stockShard(eventId, categoryId, shard) }),
    update: {
      expression:
        'SET #available = #available - :quantity, #held = #held + :quantity, #version = #version + :one, #updatedAt = :at',
      expressionNames: { '#available': 'available', '#held': 'held', '#version': 'version', '#updatedAt': 'updatedAt' },
      expressionValues: util.dynamodb.toMapValues({ ':quantity': quantity, ':one': 1, ':at': at }),
    },
    condition: {
      expression: '#available >= :needed AND #open = :open',
      expressionNames: { '#available': 'available', '#open': 'open' },
      expressionValues: util.dynamodb.toMapValues({ ':needed': quantity, ':open': true }),
      returnValuesOnConditionCheckFailure: true,
    },
  };
}

/** The item of a transaction that counts tickets as a customer's, where they may have so many more. */
export function takeAllowance(
  env: Record<string, string>,
  { eventId, categoryId }: TicketPlace,
  ownerId: string,
  quantity: number,
  perCustomer: number,
) {
  return {
    table: env.TICKET_ALLOWANCES_TABLE,
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id: ticketAllowance(eventId, categoryId, ownerId) }),
    update: {
      expression: 'SET #taken = if_not_exists(#taken, :none) + :quantity',
      expressionNames: { '#taken': 'taken' },
      expressionValues: util.dynamodb.toMapValues({ ':none': 0, ':quantity': quantity }),
    },
    condition: {
      expression: 'attribute_not_exists(#taken) OR #taken <= :room',
      expressionNames: { '#taken': 'taken' },
      expressionValues: util.dynamodb.toMapValues({ ':room': perCustomer - quantity }),
      returnValuesOnConditionCheckFailure: false,
    },
  };
}

/** The item of a transaction that keeps a numbered seat for a hold: a seat that can be had has no row. */
export function holdSeat(
  env: Record<string, string>,
  { eventId, categoryId }: TicketPlace,
  seat: string,
  holdId: string,
) {
  return {
    table: env.SEATS_TABLE,
    operation: 'PutItem',
    key: util.dynamodb.toMapValues({ eventCategory: eventCategory(eventId, categoryId), seat }),
    attributeValues: util.dynamodb.toMapValues({ state: 'HELD', holdId }),
    condition: {
      expression: 'attribute_not_exists(#seat)',
      expressionNames: { '#seat': 'seat' },
      returnValuesOnConditionCheckFailure: false,
    },
  };
}
