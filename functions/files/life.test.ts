import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileMachine } from '#model/files.ts';
import { canMove } from '#model/statusMachine.ts';
import { fakeTable } from '../platform/fakeTable.ts';
import { fakeObjectStore } from '../ports/fakeObjectStore.ts';
import { awaitedFile, content } from './awaitedFile.ts';
import { noteArrival } from './noteUpload/noteArrival.ts';
import { settleVerdict } from './receiveVerdict/settleVerdict.ts';
import { removeFile } from './removeFile/removeFile.ts';
import { endWaiting } from './sweepUploads/endWaiting.ts';

const happenings = [
  'noticed',
  'noticedAgain',
  'clean',
  'infected',
  'laterClean',
  'swept',
  'sweptLate',
  'removed',
] as const;
type Happening = (typeof happenings)[number];

const early = new Date('2026-01-01T00:01:00.000Z');
const late = new Date('2026-01-02T00:00:00.000Z');

test('whatever happens in whatever order, however often, a file keeps to its machine and its content to its status', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...happenings), { maxLength: 12 }), async (story) => {
      const files = fakeTable(awaitedFile);
      const quarantine = fakeObjectStore();
      const documents = fakeObjectStore();
      quarantine.put('uploads/f1', 'q1', content);
      quarantine.put('uploads/f1', 'q2', content);
      const ports = { files, quarantine, documents };
      const verdict = (versionId: string, status: 'NO_THREATS_FOUND' | 'THREATS_FOUND') =>
        settleVerdict({ fileId: 'f1', versionId, status }, ports);
      const act: Record<Happening, () => Promise<unknown>> = {
        noticed: () => files.settle('f1', (row) => noteArrival(row, { versionId: 'q1', size: content.length }, early)),
        noticedAgain: () =>
          files.settle('f1', (row) => noteArrival(row, { versionId: 'q2', size: content.length }, early)),
        clean: () => verdict('q1', 'NO_THREATS_FOUND'),
        infected: () => verdict('q1', 'THREATS_FOUND'),
        laterClean: () => verdict('q2', 'NO_THREATS_FOUND'),
        swept: () => files.settle('f1', (row) => endWaiting(row, early)),
        sweptLate: () => files.settle('f1', (row) => endWaiting(row, late)),
        removed: () => removeFile('f1', ports),
      };
      let before = awaitedFile;
      for (const happening of story) {
        // A verdict on a version that is gone, while the file still waits for it, is put back and comes again.
        await act[happening]().catch((error: unknown) => expect(error).toMatchObject({ name: 'VersionGoneError' }));
        const after = files.rows.get('f1') ?? before;
        expect(canMove(fileMachine, before.status, after.status)).toBe(true);
        expect(after.status === before.status).toBe(after.version === before.version);
        expect(documents.list()).toEqual(after.document ? [`${after.document.key}@${after.document.versionId}`] : []);
        expect(after.document !== undefined).toBe(after.status === 'ACCEPTED');
        before = after;
      }
    }),
  );
});
