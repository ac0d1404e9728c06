import { createHash } from 'node:crypto';
import type { Document, UploadForm } from '#dev/upload.ts';
import { announcementOf, post } from '#dev/upload.ts';
import { generateInvoice } from '#test/documents/generate.ts';
import { versionsOf } from '#test/kit/bucket.ts';
import { invoiceOf, whenSettled } from '#test/kit/invoices.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import type { UploadsAnswer, UploadView } from '#test/kit/requestUploads.ts';
import { announced, listedIds, requestUploads } from '#test/kit/requestUploads.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const MEGABYTE = 1024 * 1024;
const newKey = (): string => crypto.randomUUID();

let ada: Person;
const request = (input: unknown): Promise<UploadsAnswer> => requestUploads(outputs, ada.accessToken, input);
const codes = ({ userErrors }: UploadsAnswer): string[] => userErrors.map(({ code }) => code);
const ids = ({ uploads }: UploadsAnswer): string[] =>
  (uploads ?? []).flatMap(({ file, invoice }) => [file.id, invoice.id]);

beforeAll(async () => {
  ada = await newPerson(outputs, 'uploads');
});

describe('the same key', () => {
  it('answers the same uploads to the same input, five times at once', async () => {
    const input = { files: [announced(), announced({ name: 'second.pdf' })], idempotencyKey: newKey() };
    const before = await listedIds(outputs, ada.accessToken);
    const answers = await Promise.all(Array.from({ length: 5 }, () => whileBusy(() => request(input))));
    const [first = []] = answers.map(ids);
    expect(first).toHaveLength(4);
    expect(new Set(first).size).toBe(4);
    for (const answer of answers) expect(ids(answer)).toEqual(first);
    expect(await listedIds(outputs, ada.accessToken)).toHaveLength(before.length + 2);
  });

  it('is refused with other input, and the first stays as it was', async () => {
    const idempotencyKey = newKey();
    const first = await request({ files: [announced()], idempotencyKey });
    for (const other of [
      [announced({ size: 1001 })],
      [announced({ name: 'other.pdf' })],
      [announced({ sha256: 'b'.repeat(64) })],
      [announced({ mediaType: 'TIFF' })],
      [announced(), announced()],
    ]) {
      expect(codes(await request({ files: other, idempotencyKey }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    }
    expect(ids(await request({ files: [announced()], idempotencyKey }))).toEqual(ids(first));
  });

  it('works after it came with refused input, which is not kept', async () => {
    const idempotencyKey = newKey();
    expect(codes(await request({ files: [announced({ size: 0 })], idempotencyKey }))).toEqual(['EMPTY_FILE']);
    expect(ids(await request({ files: [announced()], idempotencyKey }))).toHaveLength(2);
  });

  it('is each caller’s own', async () => {
    const eve = await newPerson(outputs, 'eve');
    const input = { files: [announced()], idempotencyKey: newKey() };
    const hers = await requestUploads(outputs, eve.accessToken, input);
    const adas = await request(input);
    expect(ids(hers)).toHaveLength(2);
    expect(ids(hers)).not.toEqual(ids(adas));
  });
});

/** `TRY_AGAIN` says that the same call again will succeed. */
async function whileBusy(call: () => Promise<UploadsAnswer>): Promise<UploadsAnswer> {
  return until('an answer other than TRY_AGAIN', async () => {
    const answer = await call();
    return codes(answer).includes('TRY_AGAIN') ? null : answer;
  });
}

describe('an announcement', () => {
  const wrong: readonly (readonly [string, readonly unknown[], readonly string[]])[] = [
    ['without a file', [], ['EMPTY_BATCH']],
    ['of 26 files', Array.from({ length: 26 }, () => announced()), ['TOO_MANY_FILES']],
    ['of 5,000 files', Array.from({ length: 5000 }, () => announced()), ['TOO_MANY_FILES']],
    ['of no bytes', [announced({ size: 0 })], ['EMPTY_FILE']],
    ['of less than no bytes', [announced({ size: -1 })], ['EMPTY_FILE']],
    ['of the fewest bytes that there are', [announced({ size: -2_147_483_648 })], ['EMPTY_FILE']],
    ['of a byte too many', [announced({ size: 20 * MEGABYTE + 1 })], ['TOO_LARGE']],
    ['of a byte too many for a PNG', [announced({ mediaType: 'PNG', size: 10 * MEGABYTE + 1 })], ['TOO_LARGE']],
    ['of the most bytes that there are', [announced({ size: 2_147_483_647 })], ['TOO_LARGE']],
    ['with a short checksum', [announced({ sha256: 'a'.repeat(63) })], ['INVALID_CHECKSUM']],
    ['with a checksum and a line break', [announced({ sha256: `${'a'.repeat(64)}\n` })], ['INVALID_CHECKSUM']],
    ['with a checksum that is none', [announced({ sha256: 'g'.repeat(64) })], ['INVALID_CHECKSUM']],
    ['without a checksum', [announced({ sha256: '' })], ['INVALID_CHECKSUM']],
    ['with a checksum of 900 KB', [announced({ sha256: 'a'.repeat(900_000) })], ['INVALID_CHECKSUM']],
    ['without a name', [announced({ name: '' })], ['INVALID_NAME']],
    ['of blanks', [announced({ name: '   ' })], ['INVALID_NAME']],
    ['of a folder', [announced({ name: '../../' })], ['INVALID_NAME']],
    ['with a NUL in its name', [announced({ name: 'in\u0000voice.pdf' })], ['INVALID_NAME']],
    ['with a line break in its name', [announced({ name: 'a.pdf\r\nSet-Cookie: a=b' })], ['INVALID_NAME']],
    ['with a line break after its name', [announced({ name: 'a.pdf\n' })], ['INVALID_NAME']],
    ['with an escape in its name', [announced({ name: '\u001b[31m.pdf' })], ['INVALID_NAME']],
    ['with a name that turns round', [announced({ name: 'invoice\u202efdp.exe' })], ['INVALID_NAME']],
    ['with a name of 201 characters', [announced({ name: 'a'.repeat(201) })], ['INVALID_NAME']],
    ['with a name of 900 KB', [announced({ name: 'a'.repeat(900_000) })], ['INVALID_NAME']],
    ['of a good file and a bad one', [announced(), announced({ size: 0, name: '' })], ['INVALID_NAME', 'EMPTY_FILE']],
  ];

  it.each(wrong)('%s is refused with a sentence, and nothing is written', async (_, files, expected) => {
    const before = await listedIds(outputs, ada.accessToken);
    const answer = await request({ files, idempotencyKey: newKey() });
    expect(codes(answer)).toEqual(expected);
    for (const { message } of answer.userErrors) expect(message).toMatch(/^[A-Z].{10,200}\.$/);
    expect(await listedIds(outputs, ada.accessToken)).toEqual(before);
  });

  it('says which file and what of it is wrong', async () => {
    const answer = await request({ files: [announced(), announced({ size: 0 })], idempotencyKey: newKey() });
    expect(answer.userErrors.map(({ field }) => field)).toEqual(['files.1.size']);
  });

  it.each([
    ['nothing', ''],
    ['129 characters', 'k'.repeat(129)],
    ['900 KB', 'k'.repeat(900_000)],
  ])('with a key of %s is refused', async (_, idempotencyKey) => {
    expect(codes(await request({ files: [announced()], idempotencyKey }))).toEqual(['INVALID_IDEMPOTENCY_KEY']);
  });

  it.each([
    ['a size that is no Int', announced({ size: 2_147_483_648 })],
    ['a size that is far beyond', announced({ size: 1e100 })],
    ['a size with a fraction', announced({ size: 1.5 })],
    ['a size in words', announced({ size: 'many' })],
    ['an unknown type', announced({ mediaType: 'EXE' })],
    ['no size', announced({ size: null })],
    ['a name that is a number', announced({ name: { length: 3 } })],
    ['a field that there is not', announced({ bucket: 'mine' })],
  ])('with %s is no GraphQL, and nothing is written', async (_, file) => {
    const before = await listedIds(outputs, ada.accessToken);
    const { raw } = await request({ files: [file], idempotencyKey: newKey() });
    expect(raw.errors.length).toBeGreaterThan(0);
    expect(await listedIds(outputs, ada.accessToken)).toEqual(before);
  });

  it.each([
    ['a path', '../../etc/passwd.pdf', 'passwd.pdf'],
    ['a path of Windows', 'C:\\Users\\ada\\invoice.pdf', 'invoice.pdf'],
    ['emoji', '🎪 Zelt & Söhne 🎟️.pdf', '🎪 Zelt & Söhne 🎟️.pdf'],
    ['HTML', '<img src=x onerror=alert(1)>.pdf', '<img src=x onerror=alert(1)>.pdf'],
    ['a formula', '=HYPERLINK("x").pdf', '=HYPERLINK("x").pdf'],
    ['200 characters', 'a'.repeat(200), 'a'.repeat(200)],
    ['words that mean something in a program', '__proto__', '__proto__'],
  ])('with %s for a name keeps it for display only', async (_, name, kept) => {
    const { uploads } = await request({ files: [announced({ name })], idempotencyKey: newKey() });
    const [upload] = uploads ?? [];
    expect(upload?.file.name).toBe(kept);
    expect(JSON.stringify(upload?.form)).not.toContain(kept);
  });

  it('of 25 files is taken whole', async () => {
    const files = Array.from({ length: 25 }, (_, index) => announced({ name: `${index}.pdf` }));
    const { uploads } = await request({ files, idempotencyKey: newKey() });
    expect(uploads?.map(({ file }) => file.name)).toEqual(files.map(({ name }) => name));
  });
});

describe('a form', () => {
  let document: Document;

  beforeAll(async () => {
    const { bytes, fileName } = await generateInvoice({ seed: 41, layout: 'classic', language: 'en', currency: 'USD' });
    document = { name: fileName, mediaType: 'PDF', bytes };
  });

  /** A fresh one for the document, as it was announced. */
  async function fresh(): Promise<UploadView> {
    const { uploads } = await request({ files: [announcementOf(document)], idempotencyKey: newKey() });
    const [upload] = uploads ?? [];
    if (!upload) throw new Error('There is no upload.');
    return upload;
  }

  const valueOf = (form: UploadForm, name: string): string =>
    form.fields.find((field) => field.name.toLowerCase() === name.toLowerCase())?.value ?? '';
  const withField = (form: UploadForm, name: string, value: string): UploadForm['fields'] => {
    const others = form.fields.filter((field) => field.name.toLowerCase() !== name.toLowerCase());
    return [...others, { name, value }];
  };
  const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');
  const longer = (bytes: Uint8Array): Uint8Array => Buffer.concat([bytes, Buffer.from(' ')]);
  const turned = (bytes: Uint8Array): Uint8Array =>
    Uint8Array.from(bytes, (byte, at) => (at === 200 ? byte ^ 1 : byte));
  /** The policy says something else, with the signature of the one that was given. */
  const forged = (form: UploadForm, change: (policy: { expiration: string; conditions: unknown[] }) => void) => {
    const policy = JSON.parse(Buffer.from(valueOf(form, 'Policy'), 'base64').toString()) as Parameters<
      typeof change
    >[0];
    change(policy);
    return withField(form, 'Policy', Buffer.from(JSON.stringify(policy)).toString('base64'));
  };

  interface Attack {
    readonly bytes?: (bytes: Uint8Array) => Uint8Array;
    readonly fields?: (form: UploadForm, bytes: Uint8Array) => UploadForm['fields'];
    readonly refused: RegExp;
  }

  const attacks: Readonly<Record<string, Attack>> = {
    'more bytes than announced': { bytes: longer, refused: /EntityTooLarge/ },
    '21 MB': { bytes: () => new Uint8Array(21 * MEGABYTE), refused: /EntityTooLarge/ },
    'fewer bytes than announced': { bytes: (bytes) => bytes.subarray(1), refused: /EntityTooSmall/ },
    'no bytes': { bytes: () => new Uint8Array(), refused: /EntityTooSmall/ },
    'no bytes under a policy of its own': {
      bytes: () => new Uint8Array(),
      fields: (form) =>
        forged(form, (policy) => {
          policy.conditions = policy.conditions.map((each) =>
            Array.isArray(each) && each[0] === 'content-length-range' ? ['content-length-range', 0, 1e9] : each,
          );
        }),
      refused: /SignatureDoesNotMatch/,
    },
    'another content of that size': { bytes: turned, refused: /BadDigest|XAmzContentChecksumMismatch|InvalidRequest/ },
    'another content with its checksum': {
      bytes: turned,
      fields: (form, bytes) => withField(form, 'x-amz-checksum-sha256', digest(bytes)),
      refused: /AccessDenied/,
    },
    'no checksum': {
      fields: (form) => form.fields.filter(({ name }) => name !== 'x-amz-checksum-sha256'),
      refused: /AccessDenied/,
    },
    'another content type': {
      fields: (form) => withField(form, 'Content-Type', 'text/html'),
      refused: /AccessDenied/,
    },
    'another key': {
      fields: (form) => withField(form, 'key', 'uploads/elsewhere'),
      refused: /AccessDenied/,
    },
    'a key that climbs': {
      fields: (form) => withField(form, 'key', `${valueOf(form, 'key')}/../other`),
      refused: /AccessDenied/,
    },
    'a field more': {
      fields: (form) => [...form.fields, { name: 'x-amz-meta-owner', value: 'somebody' }],
      refused: /AccessDenied/,
    },
    'rights for everybody': {
      fields: (form) => [...form.fields, { name: 'acl', value: 'public-read' }],
      refused: /AccessDenied/,
    },
    'no signature': {
      fields: (form) => form.fields.filter(({ name }) => name !== 'X-Amz-Signature'),
      refused: /InvalidArgument|AccessDenied/,
    },
    'neither policy nor signature': {
      fields: (form) => form.fields.filter(({ name }) => name === 'key' || name === 'Content-Type'),
      refused: /AccessDenied/,
    },
    'a signature of its own': {
      fields: (form) => withField(form, 'X-Amz-Signature', '0'.repeat(64)),
      refused: /SignatureDoesNotMatch/,
    },
    'more time than it has': {
      fields: (form) => forged(form, (policy) => (policy.expiration = '2099-01-01T00:00:00.000Z')),
      refused: /SignatureDoesNotMatch/,
    },
  };

  it.each(Object.entries(attacks))('with %s is refused, and nothing is stored', async (_, attack) => {
    const { file, invoice, form } = await fresh();
    const bytes = attack.bytes?.(document.bytes) ?? document.bytes;
    const response = await post(form, bytes, attack.fields?.(form, bytes) ?? form.fields);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(await response.text()).toMatch(attack.refused);
    expect(await versionsOf(outputs, 'quarantine', `uploads/${file.id}`)).toEqual({ versions: 0, markers: 0 });
    expect((await invoiceOf(ada, invoice.id))?.status).toBe('AWAITING_UPLOAD');
  });

  it('as it was given stores its file: the control of the refusals', async () => {
    const { file, invoice, form } = await fresh();
    const key = `uploads/${file.id}`;
    expect((await post(form, document.bytes)).status).toBe(204);
    await whenSettled(ada, invoice.id);
    await until('quarantine to be empty', async () => (await versionsOf(outputs, 'quarantine', key)).versions === 0);
    expect((await versionsOf(outputs, 'documents', `files/${file.id}`)).versions).toBe(1);
  });

  it('used again after a refusal takes the file', async () => {
    const { invoice, form } = await fresh();
    expect((await post(form, longer(document.bytes))).status).toBe(400);
    expect((await post(form, document.bytes)).status).toBe(204);
    expect((await whenSettled(ada, invoice.id)).refusal).toBeNull();
  });

  it('used five times at once makes one invoice, which is read once', async () => {
    const before = await listedIds(outputs, ada.accessToken);
    const { file, invoice, form } = await fresh();
    const responses = await Promise.all(Array.from({ length: 5 }, () => post(form, document.bytes)));
    expect(responses.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204]);
    const settled = await whenSettled(ada, invoice.id);
    await until('all versions to be judged', async () => {
      const { versions } = await versionsOf(outputs, 'quarantine', `uploads/${file.id}`);
      return versions === 0;
    });
    const later = await post(form, document.bytes);
    expect(later.status).toBe(204);
    await until('the late version to be judged', async () => {
      const { versions } = await versionsOf(outputs, 'quarantine', `uploads/${file.id}`);
      return versions === 0;
    });
    expect(await invoiceOf(ada, invoice.id)).toMatchObject({ version: settled.version, attempt: 1 });
    expect((await versionsOf(outputs, 'documents', `files/${file.id}`)).versions).toBe(1);
    expect(await listedIds(outputs, ada.accessToken)).toEqual([invoice.id, ...before]);
  });

  it('does not take another content after its file', async () => {
    const { invoice, form } = await fresh();
    expect((await post(form, document.bytes)).status).toBe(204);
    const settled = await whenSettled(ada, invoice.id);
    expect((await post(form, turned(document.bytes))).status).toBe(400);
    const bytes = await (await fetch((await invoiceOf(ada, invoice.id))?.document?.url ?? '')).arrayBuffer();
    expect(Buffer.from(bytes).equals(document.bytes)).toBe(true);
    expect((await invoiceOf(ada, invoice.id))?.version).toBe(settled.version);
  });
});
