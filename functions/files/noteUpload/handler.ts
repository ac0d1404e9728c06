import { fileOfQuarantineObject } from '#model/keys.ts';
import { environment, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { fileRow } from '../../platform/rows.ts';
import { tableOf } from '../../platform/table.ts';
import { noteArrival } from './noteArrival.ts';
import { objectCreated } from './objectCreated.ts';

const env = environment({ FILES_TABLE: text });
const files = tableOf(env.FILES_TABLE, fileRow);

export const handler = eachMessage(async (body) => {
  const { object } = parseJson(objectCreated, body).detail;
  const fileId = fileOfQuarantineObject(object.key);
  if (!fileId) return;
  const arrival = { versionId: object['version-id'], size: object.size };
  const { row, changed } = await files.settle(fileId, (row) => noteArrival(row, arrival, new Date()));
  logger.info('upload noted', { fileId, status: row?.status, changed });
});
