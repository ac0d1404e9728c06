import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { fileRow } from '../../platform/rows.ts';
import { sweep } from '../../platform/sweep.ts';
import { tableOf } from '../../platform/table.ts';
import { endWaiting } from './endWaiting.ts';

const env = environment({ FILES_TABLE: text });
const files = tableOf(env.FILES_TABLE, fileRow);

export async function handler(): Promise<void> {
  await sweep(files, async (fileId, now) => {
    const { row, changed } = await files.settle(fileId, (row) => endWaiting(row, now));
    logger.info('waiting ended', { fileId, status: row?.status, changed });
  });
}
