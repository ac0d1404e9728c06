import { z } from 'zod';
import { address, notFound, read } from './input.ts';
import { bareAddress } from './mime.ts';
import type { ConfigurationSet, Context } from './records.ts';

type Input = Record<string, unknown>;

interface Suppressed {
  readonly address: string;
  readonly reason: 'BOUNCE' | 'COMPLAINT';
  /** Epoch milliseconds. */
  readonly at: number;
}

const Reason = z.enum(['BOUNCE', 'COMPLAINT']);
const AddressInput = z.object({ EmailAddress: address });
const PutInput = AddressInput.extend({ Reason });
const AccountInput = z.object({ SuppressedReasons: z.array(Reason).default([]) });
const ListInput = z.object({
  Reasons: z.union([Reason.transform((reason) => [reason]), z.array(Reason)]).optional(),
  PageSize: z.coerce.number().int().min(1).max(1000).default(1000),
  NextToken: z.string().default(''),
});

/** Whether mail to this address is held back: the list heeds the reasons of the configuration set, else of the account. */
export function isSuppressed({ store }: Context, recipient: string, set: ConfigurationSet | undefined): boolean {
  const entry = store.get<Suppressed>('suppressed', keyOf(recipient));
  if (entry === undefined) return false;
  return (set?.suppresses ?? accountReasons({ store })).includes(entry.reason);
}

/**
 * What SES does by itself after a permanent bounce or a complaint, where the configuration set or the account says so.
 * https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html
 */
export function suppressAfter(
  { cloud, store }: Context,
  recipient: string,
  reason: 'BOUNCE' | 'COMPLAINT',
  set: ConfigurationSet | undefined,
): void {
  if (!(set?.suppresses ?? accountReasons({ store })).includes(reason)) return;
  const entry: Suppressed = { address: recipient, reason, at: cloud.now() };
  store.put('suppressed', keyOf(recipient), entry);
}

export function accountReasons({ store }: Pick<Context, 'store'>): string[] {
  return store.get<string[]>('account', 'suppresses') ?? ['BOUNCE', 'COMPLAINT'];
}

export function putAccountSuppressionAttributes({ store }: Context, input: Input): object {
  store.put('account', 'suppresses', read(AccountInput, input).SuppressedReasons);
  return {};
}

export function putSuppressedDestination({ cloud, store }: Context, input: Input): object {
  const asked = read(PutInput, input);
  const entry: Suppressed = { address: asked.EmailAddress, reason: asked.Reason, at: cloud.now() };
  store.put('suppressed', keyOf(asked.EmailAddress), entry);
  return {};
}

export function getSuppressedDestination({ store }: Context, input: Input): object {
  const { EmailAddress } = read(AddressInput, input);
  const entry = store.get<Suppressed>('suppressed', keyOf(EmailAddress));
  if (entry === undefined) throw notFound(`Email address ${EmailAddress} does not exist on your suppression list.`);
  return { SuppressedDestination: { ...shape(entry), Attributes: {} } };
}

export function deleteSuppressedDestination({ store }: Context, input: Input): object {
  const { EmailAddress } = read(AddressInput, input);
  const key = keyOf(EmailAddress);
  if (store.get('suppressed', key) === undefined) {
    throw notFound(`Email address ${EmailAddress} does not exist on your suppression list.`);
  }
  store.delete('suppressed', key);
  return {};
}

export function listSuppressedDestinations({ store }: Context, input: Input): object {
  const { Reasons, PageSize, NextToken } = read(ListInput, input);
  const rest = store
    .list<Suppressed>('suppressed')
    .filter(({ key, value }) => key > NextToken && (Reasons?.includes(value.reason) ?? true));
  const shown = rest.slice(0, PageSize);
  return {
    SuppressedDestinationSummaries: shown.map(({ value }) => shape(value)),
    ...(rest.length > shown.length ? { NextToken: shown.at(-1)?.key } : {}),
  };
}

function shape(entry: Suppressed): object {
  return { EmailAddress: entry.address, Reason: entry.reason, LastUpdateTime: entry.at / 1000 };
}

function keyOf(recipient: string): string {
  return bareAddress(recipient).toLowerCase();
}
