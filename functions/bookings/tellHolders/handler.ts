import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import { bookingRow } from '../../platform/bookingRows.ts';
import { eventEvent } from '../../platform/concertEvents.ts';
import { environment, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { mailQueue } from '../../platform/mailQueue.ts';
import { eachMessage } from '../../platform/queue.ts';
import { getRow } from '../../platform/table.ts';
import { bookingsOf } from '../connectCancellations.ts';
import { holderNews, newsOf } from './news.ts';
import type { TellingPorts } from './tellHolders.ts';
import { tellHolders } from './tellHolders.ts';

/** Who is told at once: a page of mails is asked for in a few seconds. */
const PAGE = 50;

const env = environment({ BOOKINGS_TABLE: text, EVENT_NEWS_QUEUE_URL: text, MAIL_QUEUE_URL: text, WEB_URL: text });
const mails = mailQueue(env.MAIL_QUEUE_URL);
const sqs = new SQSClient();
const ports: TellingPorts = {
  bookings: (eventId, after) => bookingsOf(env.BOOKINGS_TABLE, eventId, after, PAGE),
  booking: (id) => getRow(env.BOOKINGS_TABLE, { id }, bookingRow),
  ask: (mail) => mails.ask(mail),
  async goOn(news) {
    await sqs.send(new SendMessageCommand({ QueueUrl: env.EVENT_NEWS_QUEUE_URL, MessageBody: JSON.stringify(news) }));
  },
  webUrl: env.WEB_URL,
};

const message = z.union([eventEvent, holderNews]);

/** That an event changed, or that the rest of those who booked is to be told of it. */
export const handler = eachMessage(async (body) => {
  const asked = parseJson(message, body);
  const news = 'cursor' in asked ? asked : newsOf(asked);
  if (!news) return;
  await tellHolders(news, ports);
  logger.info('holders told', { eventId: news.eventId, version: news.version, behind: news.cursor });
});
