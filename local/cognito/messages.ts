import { z } from 'zod';
import { AwsError } from '../core/errors.ts';
import { invalidParameter } from './input.ts';
import type { Client, Context, Pool, User } from './records.ts';
import { invokeTrigger } from './triggers.ts';
import type { Metadata } from './triggers.ts';

/** The sender of pools that have none of their own. */
const DEFAULT_SENDER = 'no-reply@verificationemail.com';
const CODE = '{####}';
const NAME = '{username}';

/** https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html */
export type Occasion =
  | 'SignUp'
  | 'AdminCreateUser'
  | 'ResendCode'
  | 'ForgotPassword'
  | 'UpdateUserAttribute'
  | 'VerifyUserAttribute';

export interface Delivery {
  readonly Destination: string;
  readonly DeliveryMedium: 'EMAIL';
  readonly AttributeName: string;
}

interface Letter {
  readonly pool: Pool;
  readonly client: Client | undefined;
  readonly user: User;
  readonly occasion: Occasion;
  /** The code, or the temporary password of an invitation. */
  readonly code: string;
  /** Unless it is the user's own address. */
  readonly to?: string | undefined;
  readonly metadata?: Metadata;
}

const Custom = z.object({ emailMessage: z.string().nullish(), emailSubject: z.string().nullish() });

/** Sends a code by e-mail: from Cognito's own sender, or by SES where the pool says so. Answers as `CodeDeliveryDetails`. */
export async function sendCode(context: Context, letter: Letter): Promise<Delivery> {
  const { pool, user, occasion } = letter;
  const to = letter.to ?? user.attributes['email'];
  if (to === undefined) throw invalidParameter('User has no email address to deliver a code to.');
  const declared = templateOf(pool, occasion);
  const answer = await invokeTrigger(context, 'CustomMessage', {
    pool,
    client: letter.client,
    user,
    source: `CustomMessage_${occasion}`,
    request: {
      codeParameter: CODE,
      usernameParameter: occasion === 'AdminCreateUser' ? NAME : null,
      linkParameter: '{##Click Here##}',
      ...(letter.metadata === undefined ? {} : { clientMetadata: letter.metadata }),
    },
  });
  const custom = Custom.parse(answer ?? {});
  const message = custom.emailMessage || declared.message;
  if (!message.includes(CODE))
    throw new AwsError('InvalidLambdaResponseException', 'Message must contain the code parameter.');
  const shownName = pool.settings.UsernameAttributes.length > 0 ? to : user.username;
  const html = message.replaceAll(CODE, escaped(letter.code)).replaceAll(NAME, escaped(shownName));
  await deliver(context, pool, to, custom.emailSubject || declared.subject, html);
  return deliveryTo(to);
}

/** What a caller is told about where a code went, whoever the address belongs to. */
export function deliveryTo(address: string): Delivery {
  return { Destination: masked(address), DeliveryMedium: 'EMAIL', AttributeName: 'email' };
}

async function deliver({ cloud }: Context, pool: Pool, to: string, subject: string, html: string): Promise<void> {
  const settings = pool.settings.EmailConfiguration;
  const own = settings?.EmailSendingAccount === 'DEVELOPER';
  const identity = settings?.SourceArn?.slice(settings.SourceArn.indexOf(':identity/') + ':identity/'.length);
  const sender = own ? (settings.From ?? identity) : DEFAULT_SENDER;
  if (sender === undefined) {
    throw new AwsError('InvalidEmailRoleAccessPolicyException', 'The pool sends by SES but names no sender.');
  }
  const replyTo = settings?.ReplyToEmailAddress;
  try {
    await cloud.call(
      'ses',
      'SendEmail',
      {
        FromEmailAddress: sender,
        Destination: { ToAddresses: [to] },
        ...(replyTo === undefined ? {} : { ReplyToAddresses: [replyTo] }),
        ...(own && settings.ConfigurationSet !== undefined ? { ConfigurationSetName: settings.ConfigurationSet } : {}),
        Content: {
          Simple: { Subject: { Data: subject }, Body: { Html: { Data: html }, Text: { Data: textOf(html) } } },
        },
      },
      { kind: 'service', service: 'cognito-idp.amazonaws.com', sourceArn: pool.arn },
    );
  } catch (cause) {
    if (!(cause instanceof AwsError)) throw cause;
    throw new AwsError('CodeDeliveryFailureException', `Unable to deliver the code by e-mail: ${cause.message}`, {
      cause,
    });
  }
}

function templateOf(pool: Pool, occasion: Occasion): { subject: string; message: string } {
  const settings = pool.settings;
  if (occasion === 'AdminCreateUser') {
    const invitation = settings.AdminCreateUserConfig?.InviteMessageTemplate;
    return {
      subject: invitation?.EmailSubject ?? 'Your temporary password',
      message: invitation?.EmailMessage ?? `Your username is ${NAME} and temporary password is ${CODE}.`,
    };
  }
  const template = settings.VerificationMessageTemplate;
  return {
    subject: template?.EmailSubject ?? settings.EmailVerificationSubject ?? subjectOf(occasion),
    message: template?.EmailMessage ?? settings.EmailVerificationMessage ?? messageOf(occasion),
  };
}

function subjectOf(occasion: Occasion): string {
  return occasion === 'ForgotPassword' ? 'Your password reset code' : 'Your verification code';
}

function messageOf(occasion: Occasion): string {
  return occasion === 'ForgotPassword' ? `Your password reset code is ${CODE}.` : `Your confirmation code is ${CODE}`;
}

function masked(address: string): string {
  const [local = '', domain = ''] = address.split('@');
  return `${local.slice(0, 1)}***@${domain.slice(0, 1)}***`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function textOf(html: string): string {
  return html
    .replace(/<br\s*\/?>|<\/p>|<\/div>|<\/h[1-6]>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}
