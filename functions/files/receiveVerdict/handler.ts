import { fileOfQuarantineObject } from '#model/keys.ts';
import { environment, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { fileRow } from '../../platform/rows.ts';
import { tableOf } from '../../platform/table.ts';
import { bucket } from '../../ports/s3.ts';
import { scanResult } from './scanResult.ts';
import { settleVerdict } from './settleVerdict.ts';

const env = environment({ FILES_TABLE: text, QUARANTINE_BUCKET: text, DOCUMENTS_BUCKET: text });
const ports = {
  files: tableOf(env.FILES_TABLE, fileRow),
  quarantine: bucket(env.QUARANTINE_BUCKET),
  documents: bucket(env.DOCUMENTS_BUCKET),
};

export const handler = eachMessage(async (body) => {
  const { s3ObjectDetails, scanResultDetails } = parseJson(scanResult, body).detail;
  const fileId = fileOfQuarantineObject(s3ObjectDetails.objectKey);
  if (!fileId) return;
  const status = scanResultDetails.scanResultStatus;
  const row = await settleVerdict({ fileId, versionId: s3ObjectDetails.versionId, status }, ports);
  logger.info('verdict received', { fileId, scan: status, status: row?.status, reason: row?.reason });
});
