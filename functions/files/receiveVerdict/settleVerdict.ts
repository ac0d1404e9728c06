import { createHash } from 'node:crypto';
import type { FileReason, MediaType, ObjectVersion } from '#model/files.ts';
import { contentTypes, fileMachine } from '#model/files.ts';
import { documentObject, quarantineObject } from '#model/keys.ts';
import { mediaTypeOf } from '#model/mediaType.ts';
import { canMove } from '#model/statusMachine.ts';
import type { StoredFile } from '../../platform/rows.ts';
import type { Change, Table } from '../../platform/table.ts';
import type { ObjectStore } from '../../ports/objectStore.ts';
import { isWithinLargest, refusalByContent, refusalByScan } from './judgeContent.ts';
import type { ScanStatus } from './scanResult.ts';

/** The scanner's word on one version of one file. */
export interface Verdict {
  readonly fileId: string;
  readonly versionId: string;
  readonly status: ScanStatus;
}

export interface VerdictPorts {
  readonly files: Table<StoredFile>;
  readonly quarantine: ObjectStore;
  readonly documents: ObjectStore;
}

type Judgement =
  | { readonly accepted: true; readonly mediaType: MediaType; readonly document: ObjectVersion }
  | { readonly accepted: false; readonly reason: FileReason };

/**
 * Ends the wait for a verdict: a clean content that is what was announced becomes a document, anything else is refused.
 * The version that was judged leaves quarantine in any case. Verdicts may come twice, before the notice of their
 * upload, and for versions that do not count.
 */
export async function settleVerdict(verdict: Verdict, ports: VerdictPorts): Promise<StoredFile | null> {
  const { files, quarantine, documents } = ports;
  const row = await files.read(verdict.fileId);
  const judgement = row && awaits(row, verdict) ? await judge(verdict, row, ports) : null;
  const outcome = judgement
    ? await files.settle(verdict.fileId, (current) => changeBy(judgement, current, verdict))
    : { row, changed: false };
  if (!outcome.changed) {
    // A write whose acknowledgement was lost has been made, and changes nothing when it is sent again: the row tells.
    if (judgement?.accepted && judgement.document.versionId !== outcome.row?.document?.versionId) {
      await documents.remove(judgement.document.key, judgement.document.versionId);
    }
    await removeStrays(verdict.fileId, outcome.row, documents);
  }
  await quarantine.remove(quarantineObject(verdict.fileId), verdict.versionId);
  return outcome.row;
}

/**
 * Removes copies that a try left which died before it settled them. One on top of the accepted version would let the
 * bucket's lifecycle take that one for an old version; one of a removed file would stay for good. While the file still
 * waits, a copy may be another try's on its way.
 */
async function removeStrays(fileId: string, row: StoredFile | null, documents: ObjectStore): Promise<void> {
  if (row?.status === 'AWAITING_UPLOAD' || row?.status === 'SCANNING') return;
  const key = documentObject(fileId);
  const strays = (await documents.versions(key)).filter(
    (version) => version.key === key && version.versionId !== row?.document?.versionId,
  );
  await Promise.all(strays.map((stray) => documents.remove(stray.key, stray.versionId)));
}

function awaits(row: StoredFile, verdict: Verdict): boolean {
  if (row.status === 'AWAITING_UPLOAD') return true;
  return row.status === 'SCANNING' && row.arrivedVersionId === verdict.versionId;
}

async function judge(verdict: Verdict, row: StoredFile, { quarantine, documents }: VerdictPorts): Promise<Judgement> {
  const byScan = refusalByScan(verdict.status);
  if (byScan) return { accepted: false, reason: byScan };

  const object = await quarantine.open(quarantineObject(row.id), verdict.versionId);
  if (!object) throw new VersionGoneError(`Version ${verdict.versionId} of file ${row.id} is not in quarantine.`);
  if (!isWithinLargest(object.size)) return { accepted: false, reason: 'TOO_LARGE' };
  const bytes = await object.bytes();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const mediaType = mediaTypeOf(bytes);
  const reason = refusalByContent({ size: bytes.length, sha256, mediaType }, row);
  if (reason) return { accepted: false, reason };
  if (!mediaType) return { accepted: false, reason: 'UNSUPPORTED_TYPE' };
  // What was hashed is what is stored: a copy within S3 would read the object again.
  const document = await documents.store(documentObject(row.id), bytes, contentTypes[mediaType], sha256);
  return { accepted: true, mediaType, document };
}

/** A version that somebody else has judged in between: on the next attempt the row says how. */
export class VersionGoneError extends Error {
  override readonly name = 'VersionGoneError';
}

function changeBy(judgement: Judgement, row: StoredFile | null, verdict: Verdict): Change | null {
  if (!row || !awaits(row, verdict)) return null;
  const to = judgement.accepted ? 'ACCEPTED' : 'REJECTED';
  if (!canMove(fileMachine, row.status, to)) return null;
  const { accepted: _accepted, ...found } = judgement;
  return {
    set: { status: to, arrivedVersionId: verdict.versionId, ...found },
    remove: ['openUntil', 'dueShard', 'dueAt'],
  };
}
