import { runtime, util } from '@aws-appsync/utils';
import type { Context } from '@aws-appsync/utils';
import { isOpen, stockKeys } from '#model/publication.ts';
import type { EventPayload } from '../../shared/event.ts';
import type { EventStash } from '../../shared/eventWriting.ts';

type StepContext = Context<object, EventStash, { result: EventPayload }, undefined, unknown>;

/**
 * Has the counts say at once whether tickets are sold. Where holds are in the way, nothing is lost: who follows the event's changes does the same
 * until it succeeds (functions/events/followEvent), and what holding goes by said so already.
 */
export function request(ctx: StepContext) {
  const { row, after } = ctx.stash;
  if (!ctx.prev.result.event || !row || after.openVersion !== after.version) {
    return runtime.earlyReturn(ctx.prev.result);
  }
  return {
    operation: 'TransactWriteItems',
    transactItems: stockKeys(after.id, after.ticketCategories).map((id) => ({
      table: ctx.env.TICKET_STOCK_TABLE,
      operation: 'UpdateItem',
      key: util.dynamodb.toMapValues({ id }),
      update: {
        expression: 'SET #open = :open, #openVersion = :openVersion, #updatedAt = :now ADD #version :one',
        expressionNames: {
          '#open': 'open',
          '#openVersion': 'openVersion',
          '#updatedAt': 'updatedAt',
          '#version': 'version',
        },
        expressionValues: util.dynamodb.toMapValues({
          ':open': isOpen(after.status),
          ':openVersion': after.version,
          ':now': after.updatedAt,
          ':one': 1,
        }),
      },
      condition: {
        expression: '#openVersion < :openVersion',
        expressionNames: { '#openVersion': 'openVersion' },
        expressionValues: util.dynamodb.toMapValues({ ':openVersion': after.version }),
        returnValuesOnConditionCheckFailure: false,
      },
    })),
  };
}

export function response(ctx: StepContext): EventPayload {
  // eslint-disable-next-line no-console -- the only log that a resolver has
  if (ctx.error) console.log('the counts follow later', ctx.error.type);
  return ctx.prev.result;
}
