import { z } from 'zod';
import type { Caller } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { notFound, read } from './input.ts';
import { bareAddress } from './mime.ts';
import type { Context } from './records.ts';
import { arnOf } from './records.ts';

type Input = Record<string, unknown>;

/** An address or domain that may send. Those of the template count as verified: nobody here can click a link or set DNS. */
export interface Identity {
  readonly name: string;
  readonly configurationSet?: string | undefined;
}

/** What Cognito sends from where a pool has no sender of its own: Amazon's address, in no account's list. */
const COGNITO_SENDER = 'no-reply@verificationemail.com';
const COGNITO = 'cognito-idp.amazonaws.com';

const NameInput = z.object({ EmailIdentity: z.string().min(1) });
const ListInput = z.object({
  PageSize: z.coerce.number().int().min(1).max(1000).default(1000),
  NextToken: z.string().default(''),
});

/** The verified identity that lets this address send: the address itself, its domain, or a domain above it. */
export function senderIdentity(context: Context, from: string, caller: Caller): Identity {
  const sender = bareAddress(from);
  if (sender === COGNITO_SENDER && caller.kind === 'service' && caller.service === COGNITO) return { name: sender };
  const labels = sender.slice(sender.lastIndexOf('@') + 1).split('.');
  const domains = labels.map((_, index) => labels.slice(index).join('.'));
  for (const name of [sender, ...domains]) {
    const identity = context.store.get<Identity>('identities', name);
    if (identity !== undefined) return identity;
  }
  throw new AwsError(
    'MessageRejected',
    `Email address is not verified. The following identities failed the check in region ${context.cloud.region.toUpperCase()}: ${from}`,
  );
}

export function getEmailIdentity(context: Context, input: Input): object {
  const { EmailIdentity } = read(NameInput, input);
  const identity = context.store.get<Identity>('identities', EmailIdentity);
  if (identity === undefined) throw notFound(`Email identity ${EmailIdentity} does not exist.`);
  return {
    IdentityType: kindOf(identity.name),
    VerifiedForSendingStatus: true,
    VerificationStatus: 'SUCCESS',
    FeedbackForwardingStatus: true,
    ConfigurationSetName: identity.configurationSet,
    Policies: {},
    Tags: [],
  };
}

export function listEmailIdentities({ store }: Context, input: Input): object {
  const { PageSize, NextToken } = read(ListInput, input);
  const rest = store.list<Identity>('identities').filter(({ key }) => key > NextToken);
  const shown = rest.slice(0, PageSize);
  return {
    EmailIdentities: shown.map(({ value }) => ({
      IdentityName: value.name,
      IdentityType: kindOf(value.name),
      SendingEnabled: true,
      VerificationStatus: 'SUCCESS',
    })),
    ...(rest.length > shown.length ? { NextToken: shown.at(-1)?.key } : {}),
  };
}

/**
 * Checks that the caller may send as this identity, with what the message uses besides.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html
 */
export function authorizeSending(
  context: Context,
  caller: Caller,
  sending: {
    action: string;
    identity: Identity;
    from: string;
    recipients: readonly string[];
    configurationSet: string | undefined;
    template: string | undefined;
  },
): void {
  if (caller.kind === 'service' && caller.service === COGNITO) return;
  const resources = [
    arnOf(context, 'identity', sending.identity.name),
    ...(sending.configurationSet === undefined ? [] : [arnOf(context, 'configuration-set', sending.configurationSet)]),
    ...(sending.template === undefined ? [] : [arnOf(context, 'template', sending.template)]),
  ];
  for (const resource of resources) {
    context.cloud.iam.authorize(caller, {
      action: sending.action,
      resource,
      context: {
        'ses:FromAddress': bareAddress(sending.from),
        'ses:FromDisplayName': /^\s*"?([^"<]*?)"?\s*</.exec(sending.from)?.[1] ?? '',
        'ses:Recipients': sending.recipients.map(bareAddress),
      },
    });
  }
}

function kindOf(name: string): 'EMAIL_ADDRESS' | 'DOMAIN' {
  return name.includes('@') ? 'EMAIL_ADDRESS' : 'DOMAIN';
}
