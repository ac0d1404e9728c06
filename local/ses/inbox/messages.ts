import PostalMime from 'postal-mime';
import type { Store } from '../../core/store.ts';
import { bareAddress } from '../mime.ts';
import type { Mail } from '../records.ts';

const MOST = 200;

/** A mail as the inbox and its JSON API show it. */
export interface Message {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  /** What became of it, by recipient. */
  readonly outcomes: Mail['outcomes'];
}

export interface OpenMessage extends Message {
  readonly text: string;
  readonly html: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly attachments: readonly {
    readonly name: string;
    readonly type: string;
    readonly size: number;
    readonly contentId: string;
  }[];
}

export interface Content {
  readonly name: string;
  readonly type: string;
  readonly contentId: string;
  readonly bytes: Buffer;
}

/** Newest first, at most 200; of one recipient, whatever the case of letters, where asked. */
export function listMessages(store: Store, to: string | undefined): Message[] {
  const wanted = to === undefined ? undefined : bareAddress(to).toLowerCase();
  return store
    .list<Mail>('mails')
    .map(({ value }) => value)
    .filter((mail) => wanted === undefined || recipientsOf(mail).includes(wanted))
    .reverse()
    .slice(0, MOST)
    .map(summary);
}

/** Every address that mail was sent to, in alphabetical order. */
export function listRecipients(store: Store): string[] {
  return [...new Set(store.list<Mail>('mails').flatMap(({ value }) => recipientsOf(value)))].sort();
}

export async function openMessage(store: Store, id: string): Promise<OpenMessage | undefined> {
  const mail = mailOf(store, id);
  const source = sourceOf(store, id);
  if (mail === undefined || source === undefined) return undefined;
  const parsed = await PostalMime.parse(source);
  const contents = await contentsOf(store, id);
  return {
    ...summary(mail),
    text: parsed.text ?? '',
    html: withPictures(parsed.html ?? '', contents),
    headers: parsed.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    attachments: contents.map(({ name, type, bytes, contentId }) => ({ name, type, size: bytes.length, contentId })),
  };
}

export function sourceOf(store: Store, id: string): Buffer | undefined {
  const source = store.get<string>('sources', id);
  return source === undefined ? undefined : Buffer.from(source, 'base64');
}

export async function contentsOf(store: Store, id: string): Promise<Content[]> {
  const source = sourceOf(store, id);
  if (source === undefined) return [];
  const { attachments } = await PostalMime.parse(source);
  return attachments.map(({ filename, mimeType, contentId, content }, index) => ({
    name: filename ?? `part-${index + 1}`,
    type: mimeType,
    contentId: (contentId ?? '').replace(/^<|>$/g, ''),
    bytes: typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content)),
  }));
}

function mailOf(store: Store, id: string): Mail | undefined {
  const key = store.get<string>('keys', id);
  return key === undefined ? undefined : store.get<Mail>('mails', key);
}

function summary(mail: Mail): Message {
  const { id, from, to, cc, bcc, subject, outcomes } = mail;
  return { id, at: new Date(mail.at).toISOString(), from, to, cc, bcc, subject, outcomes };
}

function recipientsOf(mail: Mail): string[] {
  return [...mail.to, ...mail.cc, ...mail.bcc].map((written) => bareAddress(written).toLowerCase());
}

/** `cid:` pictures as data, since the mail is shown where nothing can be fetched. */
function withPictures(html: string, contents: readonly Content[]): string {
  return contents
    .filter(({ contentId, type }) => contentId !== '' && /^image\/(png|jpeg|gif|webp)$/.test(type))
    .reduce(
      (shown, { contentId, type, bytes }) =>
        shown.replaceAll(`cid:${contentId}`, `data:${type};base64,${bytes.toString('base64')}`),
      html,
    );
}
