import { z } from 'zod';
import type { Provided, Resource, ResourceProvider } from '../core/cloud.ts';
import type { Identity } from './identities.ts';
import { provideRule, provideRuleSet } from './receiving.ts';
import type { ConfigurationSet, Context, EventDestination } from './records.ts';
import { arnOf } from './records.ts';
import { putTemplate } from './templates.ts';

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

const IdentityProperties = z.object({
  EmailIdentity: z.string(),
  ConfigurationSetAttributes: z.object({ ConfigurationSetName: z.string().optional() }).optional(),
});
const SetProperties = z.object({
  Name: z.string().optional(),
  SendingOptions: z.object({ SendingEnabled: flag.default(true) }).optional(),
  SuppressionOptions: z.object({ SuppressedReasons: z.array(z.string()).optional() }).optional(),
});
const DestinationProperties = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Name: z.string().optional(),
    Enabled: flag.default(true),
    MatchingEventTypes: z.array(z.string()),
    SnsDestination: z.object({ TopicARN: z.string() }).optional(),
  }),
});
const TemplateProperties = z.object({
  Template: z.object({
    TemplateName: z.string().optional(),
    SubjectPart: z.string().default(''),
    TextPart: z.string().optional(),
    HtmlPart: z.string().optional(),
  }),
});

/** How the SES resources of a template come to be. */
export function sesResources(context: Context): Record<string, ResourceProvider> {
  return {
    'AWS::SES::EmailIdentity': { provide: async (resource) => provideIdentity(context, resource) },
    'AWS::SES::ConfigurationSet': { provide: async (resource) => provideSet(context, resource) },
    'AWS::SES::ConfigurationSetEventDestination': {
      provide: async (resource) => provideDestination(context, resource),
    },
    'AWS::SES::ReceiptRuleSet': { provide: async (resource) => provideRuleSet(context, resource) },
    'AWS::SES::ReceiptRule': { provide: async (resource) => provideRule(context, resource) },
    'AWS::SES::Template': { provide: async (resource) => provideTemplate(context, resource) },
  };
}

function provideIdentity(context: Context, resource: Resource): Provided {
  const { EmailIdentity, ConfigurationSetAttributes } = IdentityProperties.parse(resource.properties);
  const identity: Identity = {
    name: EmailIdentity,
    configurationSet: ConfigurationSetAttributes?.ConfigurationSetName,
  };
  context.store.put('identities', EmailIdentity, identity);
  // CDK makes DNS records of these tokens even where no zone is at hand.
  const tokens = [1, 2, 3].flatMap((index) => [
    [`DkimDNSTokenName${index}`, `local${index}._domainkey.${EmailIdentity}`],
    [`DkimDNSTokenValue${index}`, `local${index}.dkim.amazonses.com`],
  ]);
  return {
    ref: EmailIdentity,
    attributes: { EmailIdentityArn: arnOf(context, 'identity', EmailIdentity), ...Object.fromEntries(tokens) },
  };
}

function provideSet(context: Context, resource: Resource): Provided {
  const properties = SetProperties.parse(resource.properties);
  const name = properties.Name ?? resource.generatedName(64);
  const set: ConfigurationSet = {
    name,
    sends: properties.SendingOptions?.SendingEnabled ?? true,
    suppresses: properties.SuppressionOptions?.SuppressedReasons,
  };
  context.store.put('configurationSets', name, set);
  return { ref: name, attributes: { Arn: arnOf(context, 'configuration-set', name) } };
}

function provideDestination(context: Context, resource: Resource): Provided {
  const { ConfigurationSetName, EventDestination } = DestinationProperties.parse(resource.properties);
  const name = EventDestination.Name ?? resource.generatedName(64);
  const topicArn = EventDestination.SnsDestination?.TopicARN;
  if (topicArn === undefined) {
    context.cloud.trace.note(`ses: event destination ${name} is no SNS topic; its events are not published here.`);
    return { ref: name, attributes: { Id: name } };
  }
  const destination: EventDestination = {
    name,
    enabled: EventDestination.Enabled,
    types: EventDestination.MatchingEventTypes.map(asType),
    topicArn,
  };
  const key = `${ConfigurationSetName}/${name}`;
  const known = context.store.get<EventDestination>('destinations', key);
  context.store.put('destinations', key, destination);
  if (known?.topicArn !== topicArn) greet(context, topicArn, ConfigurationSetName);
  return { ref: name, attributes: { Id: name } };
}

/** SES tries a topic that it is to tell by a message that is no event: who hears the topic must bear it. */
function greet(context: Context, topicArn: string, set: string): void {
  context.events.add({
    topicArn,
    sourceArn: arnOf(context, 'configuration-set', set),
    subject: 'Amazon SES Email Event Notification',
    message: 'Successfully validated SNS topic for Amazon SES event publishing.',
  });
}

function provideTemplate(context: Context, resource: Resource): Provided {
  const { Template } = TemplateProperties.parse(resource.properties);
  const name = Template.TemplateName ?? resource.generatedName(64);
  putTemplate(context, {
    TemplateName: name,
    TemplateContent: { Subject: Template.SubjectPart, Text: Template.TextPart, Html: Template.HtmlPart },
  });
  return { ref: name, attributes: { Id: name } };
}

/** CloudFormation writes `renderingFailure`, the API `RENDERING_FAILURE`. */
function asType(written: string): string {
  return written.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
}
