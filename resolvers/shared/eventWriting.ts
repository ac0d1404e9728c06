import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { EventCategoryRow, EventRow } from '#model/concerts.ts';
import { stockShard } from '#model/keys.ts';
import type { CapacityPart } from '#model/publication.ts';
import { saleRow } from '#model/publication.ts';
import type { EventPayload } from './event.ts';
import { eventDone, eventRefused } from './event.ts';
import { fail, isConflict, passes } from './result.ts';

/** What the steps of a mutation of one event hand on. */
export interface EventStash {
  /** The event where the caller may change it; null where it is missing or not theirs. */
  row: EventRow | null;
  categories: EventCategoryRow[];
  /** The event as this call writes it. */
  after: EventRow;
}

/** https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-transact-write-items.html */
export interface EventTransaction {
  cancellationReasons?: { type?: string | null; item?: Record<string, unknown> | null }[] | null;
}

/** What the resolvers of a mutation of one event hand on from step to step. */
export type EventStep<Arguments, Result> = Context<
  Arguments,
  EventStash,
  { result: EventRow | null },
  undefined,
  Result
>;

/** The event with whatever is stated, as its next version. */
export function changedEvent(row: EventRow, changes: Partial<EventRow>): EventRow {
  return { ...row, ...changes, version: row.version + 1, updatedAt: util.time.nowISO8601() };
}

/** Whether an event took place: one that was postponed without a new date did not. */
export function isOver({ status, endsAt }: EventRow): boolean {
  return status === 'PUBLISHED' && endsAt <= util.time.nowISO8601();
}

/** Writes the event where nobody changed it since it was seen. */
export function putChanged(env: Record<string, string>, seen: EventRow, after: EventRow) {
  const { id, ...attributes } = after;
  return {
    table: env.EVENTS_TABLE,
    operation: 'PutItem',
    key: util.dynamodb.toMapValues({ id }),
    attributeValues: util.dynamodb.toMapValues(attributes),
    condition: {
      expression: '#version = :seenVersion',
      expressionNames: { '#version': 'version' },
      expressionValues: util.dynamodb.toMapValues({ ':seenVersion': seen.version }),
      returnValuesOnConditionCheckFailure: false,
    },
  };
}

/** Writes a row that there must not be yet. */
export function putNew(table: string | undefined, keys: Record<string, string>, attributes: Record<string, unknown>) {
  const name = Object.keys(keys)[0] ?? '';
  return {
    table,
    operation: 'PutItem',
    key: util.dynamodb.toMapValues(keys),
    attributeValues: util.dynamodb.toMapValues(attributes),
    condition: {
      expression: 'attribute_not_exists(#key)',
      expressionNames: { '#key': name },
      returnValuesOnConditionCheckFailure: false,
    },
  };
}

/** Writes what holding goes by, of all kinds of tickets of a published event: with the event, so that one never says what the other does not. */
export function putSales(env: Record<string, string>, event: EventRow) {
  return event.ticketCategories.map((category) => {
    const { eventId, categoryId, ...attributes } = saleRow(event, category);
    return {
      table: env.TICKET_SALES_TABLE,
      operation: 'PutItem',
      key: util.dynamodb.toMapValues({ eventId, categoryId }),
      attributeValues: util.dynamodb.toMapValues(attributes),
    };
  });
}

/** Moves how many tickets a row counts where so many are available, whatever is held and sold meanwhile. */
export function moveCapacity(
  env: Record<string, string>,
  { eventId, categoryId, at }: { eventId: string; categoryId: string; at: string },
  { shard, change }: CapacityPart,
) {
  return {
    table: env.TICKET_STOCK_TABLE,
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id: stockShard(eventId, categoryId, shard) }),
    update: {
      expression: 'SET #updatedAt = :now ADD #capacity :change, #available :change, #version :one',
      expressionNames: {
        '#capacity': 'capacity',
        '#available': 'available',
        '#version': 'version',
        '#updatedAt': 'updatedAt',
      },
      expressionValues: util.dynamodb.toMapValues({ ':change': change, ':one': 1, ':now': at }),
    },
    condition: {
      expression: 'attribute_exists(#id) AND #available >= :needed',
      expressionNames: { '#id': 'id', '#available': 'available' },
      expressionValues: util.dynamodb.toMapValues({ ':needed': Math.max(0, -change) }),
      returnValuesOnConditionCheckFailure: false,
    },
  };
}

/** What a mutation of one event answers once its transaction was tried. */
export function written(
  ctx: Context<object, EventStash, object | undefined, undefined, EventTransaction | null>,
): EventPayload {
  const { after, categories } = ctx.stash;
  if (!ctx.error) return eventDone(after, categories);
  const reasons = ctx.result?.cancellationReasons ?? [];
  if (reasons[0]?.type === 'ConditionalCheckFailed') return eventRefused('STALE_VERSION', 'expectedVersion');
  const isInTheWay = reasons.some(({ type }) => passes(type) || type === 'ConditionalCheckFailed');
  return isInTheWay || isConflict(ctx.error) ? eventRefused('TRY_AGAIN', null) : fail(ctx.error);
}
