import { environment, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { schedulesOf } from '../../ports/schedules.ts';
import { recurringTable, runQueue } from '../connect.ts';
import { recurringEvent } from '../events.ts';
import { keepSchedule } from './keep.ts';

const env = environment({
  RECURRING_ORDERS_TABLE: text,
  RUNS_QUEUE_URL: text,
  RUNS_QUEUE_ARN: text,
  SCHEDULE_GROUP: text,
  SCHEDULE_ROLE_ARN: text,
  SCHEDULE_DEAD_LETTERS_ARN: text,
  TIME_ZONE: text,
});
const ports = {
  recurring: recurringTable(env.RECURRING_ORDERS_TABLE),
  schedules: schedulesOf({
    group: env.SCHEDULE_GROUP,
    timeZone: env.TIME_ZONE,
    targetArn: env.RUNS_QUEUE_ARN,
    roleArn: env.SCHEDULE_ROLE_ARN,
    deadLettersArn: env.SCHEDULE_DEAD_LETTERS_ARN,
  }),
  runs: runQueue(env.RUNS_QUEUE_URL),
  timeZone: env.TIME_ZONE,
  now: () => new Date(),
};

export const handler = eachMessage(async (body) => {
  const event = parseJson(recurringEvent, body);
  const outcome = await keepSchedule(event, ports);
  logger.info('schedule kept', { recurringOrderId: event.id, type: event.type, outcome });
});
