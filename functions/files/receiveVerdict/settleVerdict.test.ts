import { beforeEach, describe, expect, test } from 'vitest';
import { fakeTable } from '../../platform/fakeTable.ts';
import type { FakeTable } from '../../platform/fakeTable.ts';
import type { StoredFile } from '../../platform/rows.ts';
import type { FakeObjectStore } from '../../ports/fakeObjectStore.ts';
import { fakeObjectStore } from '../../ports/fakeObjectStore.ts';
import { awaitedFile, content } from '../awaitedFile.ts';
import { removeFile } from '../removeFile/removeFile.ts';
import { settleVerdict } from './settleVerdict.ts';

const scanning: StoredFile = { ...awaitedFile, status: 'SCANNING', version: 2, arrivedVersionId: 'q1' };
const clean = { fileId: 'f1', versionId: 'q1', status: 'NO_THREATS_FOUND' } as const;

let files: FakeTable<StoredFile>;
let quarantine: FakeObjectStore;
let documents: FakeObjectStore;

beforeEach(() => {
  files = fakeTable(scanning);
  quarantine = fakeObjectStore();
  quarantine.put('uploads/f1', 'q1', content);
  documents = fakeObjectStore();
});

const settle = (verdict: Parameters<typeof settleVerdict>[0]) =>
  settleVerdict(verdict, { files, quarantine, documents });

describe('a verdict', () => {
  test('makes a document of a clean content that is what was announced', async () => {
    const row = await settle(clean);
    expect(row).toMatchObject({ status: 'ACCEPTED', version: 3, document: { key: 'files/f1', versionId: 'v1' } });
    expect(documents.list()).toEqual(['files/f1@v1']);
    expect(quarantine.list()).toEqual([]);
  });

  test('refuses a threat without opening it', async () => {
    expect(await settle({ ...clean, status: 'THREATS_FOUND' })).toMatchObject({
      status: 'REJECTED',
      reason: 'INFECTED',
    });
    expect(documents.list()).toEqual([]);
    expect(quarantine.list()).toEqual([]);
  });

  test('refuses what is not what was announced', async () => {
    quarantine.put('uploads/f1', 'q1', new Uint8Array(Buffer.from('%PDF-1.7\nan invOice')));
    expect(await settle(clean)).toMatchObject({ status: 'REJECTED', reason: 'CHECKSUM_MISMATCH' });
    expect(documents.list()).toEqual([]);
  });

  test('stores what the content really is', async () => {
    const { mediaType } = (await settle(clean)) ?? {};
    expect(mediaType).toBe('PDF');
  });

  test('may come before the notice of its upload', async () => {
    files.rows.set('f1', awaitedFile);
    expect(await settle(clean)).toMatchObject({ status: 'ACCEPTED', arrivedVersionId: 'q1' });
  });

  test('that comes twice changes nothing the second time', async () => {
    const first = await settle(clean);
    expect(await settle(clean)).toEqual(first);
    expect(documents.list()).toEqual(['files/f1@v1']);
  });

  test('on a version that came later only deletes that version', async () => {
    quarantine.put('uploads/f1', 'q2', content);
    expect(await settle({ ...clean, versionId: 'q2', status: 'THREATS_FOUND' })).toEqual(scanning);
    expect(quarantine.list()).toEqual(['uploads/f1@q1']);
  });

  test.each(['EXPIRED', 'REMOVED', 'REJECTED'] as const)(
    'changes no %s file and still empties quarantine',
    async (status) => {
      files.rows.set('f1', { ...scanning, status });
      expect(await settle(clean)).toMatchObject({ status });
      expect(quarantine.list()).toEqual([]);
      expect(documents.list()).toEqual([]);
    },
  );

  test('on an unknown file empties quarantine', async () => {
    files.rows.clear();
    expect(await settle(clean)).toBeNull();
    expect(quarantine.list()).toEqual([]);
  });

  test('takes its document back where the owner removed the file meanwhile', async () => {
    files.interfere(() => {
      files.rows.set('f1', { ...scanning, status: 'REMOVED', version: 3 });
    });
    expect(await settle(clean)).toMatchObject({ status: 'REMOVED' });
    expect(documents.list()).toEqual([]);
  });

  test('that another has settled meanwhile leaves the document of the other', async () => {
    const other = documents.store('files/f1', content, 'application/pdf', scanning.sha256);
    files.interfere(() => {
      files.rows.set('f1', {
        ...scanning,
        status: 'ACCEPTED',
        version: 3,
        document: { key: 'files/f1', versionId: 'v1' },
      });
    });
    await other;
    expect(await settle(clean)).toMatchObject({ document: { versionId: 'v1' } });
    expect(documents.list()).toEqual(['files/f1@v1']);
  });

  test('keeps its document where the acknowledgement of the write was lost', async () => {
    const written = files.settle.bind(files);
    files.settle = async (...asked) => ({ ...(await written(...asked)), changed: false });
    expect(await settle(clean)).toMatchObject({ status: 'ACCEPTED', document: { versionId: 'v1' } });
    expect(documents.list()).toEqual(['files/f1@v1']);
  });

  test('that comes again takes away the copy of a try that died before the file was removed', async () => {
    documents.put('files/f1', 'left', content);
    documents.put('files/f10', 'other', content);
    files.rows.set('f1', { ...scanning, status: 'REMOVED', version: 3 });
    await settle(clean);
    expect(documents.list()).toEqual(['files/f10@other']);
  });

  test('that comes again leaves the accepted version alone of all copies', async () => {
    await settle(clean);
    documents.put('files/f1', 'left', content);
    await settle(clean);
    expect(documents.list()).toEqual(['files/f1@v1']);
  });

  test('on a version that does not count leaves the copy of the one that does', async () => {
    documents.put('files/f1', 'onItsWay', content);
    await settle({ ...clean, versionId: 'q2', status: 'THREATS_FOUND' });
    expect(documents.list()).toEqual(['files/f1@onItsWay']);
  });

  test('is tried again where its version is gone and nobody has settled it', async () => {
    await quarantine.remove('uploads/f1', 'q1');
    await expect(settle(clean)).rejects.toThrow('not in quarantine');
    expect(files.rows.get('f1')).toEqual(scanning);
  });
});

describe('a removal', () => {
  test('takes every version of just this file', async () => {
    await settle(clean);
    quarantine.put('uploads/f1', 'q2', content);
    quarantine.put('uploads/f10', 'q1', content);
    await removeFile('f1', { files, quarantine, documents });
    expect(files.rows.get('f1')).toMatchObject({ status: 'REMOVED', document: undefined });
    expect(documents.list()).toEqual([]);
    expect(quarantine.list()).toEqual(['uploads/f10@q1']);
  });

  test('that was interrupted is completed by the next', async () => {
    await settle(clean);
    files.rows.set('f1', { ...scanning, status: 'REMOVED', version: 4 });
    await removeFile('f1', { files, quarantine, documents });
    expect(documents.list()).toEqual([]);
    expect(files.rows.get('f1')?.version).toBe(4);
  });
});
