import type { File } from '#model/generated.ts';
import type { FileRow } from '#model/files.ts';
import { fileReasonSentences } from '#model/files.ts';

/** The file as the schema shows it. */
export function fileOf(row: FileRow): File {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.mediaType,
    size: row.size,
    sha256: row.sha256,
    status: row.status,
    refusal: row.reason ? { code: row.reason, message: fileReasonSentences[row.reason] } : null,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
