import type { Caller, Cloud, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { createOutbox } from '../core/outbox.ts';
import { restJson } from '../core/protocols.ts';
import type { Route } from '../core/protocols.ts';
import { getEmailIdentity, listEmailIdentities } from './identities.ts';
import { mountInbox } from './inbox/routes.ts';
import type { Context, EventJob } from './records.ts';
import { arnOf } from './records.ts';
import { sesResources } from './resources.ts';
import { sendBulkEmail, sendEmail } from './send.ts';
import * as suppression from './suppression.ts';
import * as templates from './templates.ts';

type Input = Record<string, unknown>;

const PAGED = { NextToken: 'NextToken', PageSize: 'PageSize' };
const ROUTES: Readonly<Record<string, Route>> = {
  'POST /v2/email/outbound-emails': { action: 'SendEmail' },
  'POST /v2/email/outbound-bulk-emails': { action: 'SendBulkEmail' },
  'POST /v2/email/templates': { action: 'CreateEmailTemplate' },
  'GET /v2/email/templates': { action: 'ListEmailTemplates', query: PAGED },
  'GET /v2/email/templates/{TemplateName}': { action: 'GetEmailTemplate' },
  'PUT /v2/email/templates/{TemplateName}': { action: 'UpdateEmailTemplate' },
  'DELETE /v2/email/templates/{TemplateName}': { action: 'DeleteEmailTemplate' },
  'POST /v2/email/templates/{TemplateName}/render': { action: 'TestRenderEmailTemplate' },
  'GET /v2/email/identities': { action: 'ListEmailIdentities', query: PAGED },
  'GET /v2/email/identities/{EmailIdentity}': { action: 'GetEmailIdentity' },
  'PUT /v2/email/suppression/addresses': { action: 'PutSuppressedDestination' },
  'GET /v2/email/suppression/addresses': {
    action: 'ListSuppressedDestinations',
    query: { ...PAGED, Reason: 'Reasons' },
  },
  'GET /v2/email/suppression/addresses/{EmailAddress}': { action: 'GetSuppressedDestination' },
  'DELETE /v2/email/suppression/addresses/{EmailAddress}': { action: 'DeleteSuppressedDestination' },
  'PUT /v2/email/account/suppression': { action: 'PutAccountSuppressionAttributes' },
  'GET /v2/email/account': { action: 'GetAccount' },
};

/**
 * SES v2: takes mail of verified senders, keeps it, tells its configuration set's topics, and shows it at `/inbox`. Mail from the world is
 * handed in there, too, and goes the way that the template's receipt rules say.
 */
export function createSes(cloud: Cloud): Service {
  const store = cloud.store('ses');
  const events = createOutbox<EventJob>({
    cloud,
    store,
    table: 'events',
    async deliver({ topicArn, sourceArn, subject, message }) {
      const caller: Caller = { kind: 'service', service: 'ses.amazonaws.com', sourceArn };
      await cloud.call('sns', 'Publish', { TopicArn: topicArn, Message: message, Subject: subject }, caller);
    },
    giveUp({ topicArn }, error) {
      cloud.trace.warn(`ses: an event could not be published to ${topicArn}: ${String(error)}`);
    },
  });
  let mails = 0;
  const context: Context = {
    cloud,
    store,
    events,
    arrived: (mail) => inbox.announce(mail),
    nextMail: () => (mails += 1),
  };
  const inbox = mountInbox(context);

  /** Each with the kind of resource that it is authorised for. */
  const actions: Readonly<Record<string, (input: Input) => object>> = {
    CreateEmailTemplate: (input) => templates.createEmailTemplate(context, input),
    UpdateEmailTemplate: (input) => templates.updateEmailTemplate(context, input),
    GetEmailTemplate: (input) => templates.getEmailTemplate(context, input),
    DeleteEmailTemplate: (input) => templates.deleteEmailTemplate(context, input),
    ListEmailTemplates: (input) => templates.listEmailTemplates(context, input),
    TestRenderEmailTemplate: (input) => templates.testRenderEmailTemplate(context, input),
    GetEmailIdentity: (input) => getEmailIdentity(context, input),
    ListEmailIdentities: (input) => listEmailIdentities(context, input),
    PutSuppressedDestination: (input) => suppression.putSuppressedDestination(context, input),
    GetSuppressedDestination: (input) => suppression.getSuppressedDestination(context, input),
    DeleteSuppressedDestination: (input) => suppression.deleteSuppressedDestination(context, input),
    ListSuppressedDestinations: (input) => suppression.listSuppressedDestinations(context, input),
    PutAccountSuppressionAttributes: (input) => suppression.putAccountSuppressionAttributes(context, input),
    GetAccount: () => ({
      ProductionAccessEnabled: true,
      SendingEnabled: true,
      EnforcementStatus: 'HEALTHY',
      SuppressionAttributes: { SuppressedReasons: suppression.accountReasons(context) },
    }),
  };

  const call = async (action: string, input: Input, caller: Caller): Promise<object> => {
    if (action === 'SendEmail') return sendEmail(context, input, caller);
    if (action === 'SendBulkEmail') return sendBulkEmail(context, input, caller);
    const chosen = actions[action];
    if (chosen === undefined) throw new AwsError('UnknownOperationException', `SES has no ${action} here.`);
    cloud.iam.authorize(caller, { action: `ses:${action}`, resource: resourceOf(context, input) });
    return chosen(input);
  };

  return {
    name: 'ses',
    resources: sesResources(context),
    call,
    handle: restJson({ call }, ROUTES),
    async start() {
      events.start();
    },
    async stop() {
      inbox.close();
      await events.stop();
    },
    status() {
      return { mails: store.list('mails').length, 'verified senders': store.list('identities').length };
    },
  };
}

function resourceOf(context: Context, input: Input): string {
  const { TemplateName, EmailIdentity } = input;
  if (typeof TemplateName === 'string') return arnOf(context, 'template', TemplateName);
  return typeof EmailIdentity === 'string' ? arnOf(context, 'identity', EmailIdentity) : '*';
}
