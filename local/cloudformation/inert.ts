import type { Provided, Resource } from '../core/cloud.ts';

/** A resource type that has nothing to do on one machine. */
export interface InertType {
  /** Why it does nothing here, for the status page. */
  readonly reason: string;
  /** What `Ref` answers; the resource's generated name unless told. */
  ref?(resource: Resource, arn: string): string;
}

const wholeServices: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^AWS::WAFv2::/, 'no web application firewall stands before a local endpoint'],
  [/^AWS::Route53(Resolver|RecoveryControl)?::/, 'names are not served: everything answers on 127.0.0.1'],
  [
    /^AWS::EC2::(?!Instance|LaunchTemplate|Volume)/,
    'all functions run on this machine: there is no network between them',
  ],
  [/^AWS::XRay::/, 'traces are in the log of the local cloud'],
  [/^AWS::Backup::/, 'state is kept in one folder: copy it'],
  [/^AWS::Budgets::/, 'nothing here costs money'],
  [/^AWS::CE::/, 'nothing here costs money'],
  [/^AWS::CodeDeploy::/, 'a new template is in force at once'],
  [/^AWS::ApplicationAutoScaling::/, 'one machine does not scale'],
  [/^AWS::ResourceGroups::/, 'resources are listed by stack'],
  [/^AWS::ServiceCatalogAppRegistry::/, 'resources are listed by stack'],
  [/^AWS::Config::/, 'configuration is not watched'],
  [/^AWS::CloudTrail::/, 'calls are in the log of the local cloud'],
  [/^AWS::SecurityHub::/, 'security findings are not made'],
  [/^AWS::AccessAnalyzer::/, 'security findings are not made'],
  [/^AWS::Synthetics::/, 'no probes run against the laptop'],
  [/^AWS::Chatbot::/, 'no messages leave the machine'],
];

const asArn = { ref: (_: Resource, arn: string): string => arn };

const types: Readonly<Record<string, InertType>> = {
  'AWS::CDK::Metadata': { reason: 'it only counts constructs' },
  'AWS::CertificateManager::Certificate': { reason: 'endpoints answer plain HTTP on 127.0.0.1', ...asArn },
  'AWS::CloudFormation::WaitConditionHandle': { reason: 'nothing is waited for' },
  'AWS::CloudWatch::Dashboard': { reason: 'metrics are on the status page' },
  'AWS::CloudWatch::AnomalyDetector': { reason: 'metrics are on the status page' },
  'AWS::CloudWatch::InsightRule': { reason: 'metrics are on the status page' },
  'AWS::Cognito::UserPoolRiskConfigurationAttachment': { reason: 'sign-ins carry no risk score' },
  'AWS::Cognito::UserPoolUICustomizationAttachment': { reason: 'there is no hosted sign-in page' },
  'AWS::Cognito::LogDeliveryConfiguration': { reason: 'events of sign-ins are in the log of the local cloud' },
  'AWS::IAM::InstanceProfile': { reason: 'there are no instances' },
  'AWS::IAM::OIDCProvider': { reason: 'no pipeline deploys to the laptop', ...asArn },
  'AWS::IAM::ServiceLinkedRole': { reason: 'services act by themselves' },
  'AWS::Lambda::CodeSigningConfig': { reason: 'code is what was just built', ...asArn },
  'AWS::Logs::Delivery': { reason: 'logs stay on the machine' },
  'AWS::Logs::DeliveryDestination': { reason: 'logs stay on the machine' },
  'AWS::Logs::DeliverySource': { reason: 'logs stay on the machine' },
  'AWS::Logs::MetricFilter': { reason: 'metrics come from EMF lines and PutMetricData' },
  'AWS::Logs::QueryDefinition': { reason: 'there is no Logs Insights' },
  'AWS::Logs::ResourcePolicy': { reason: 'logs stay on the machine' },
  'AWS::Logs::SubscriptionFilter': { reason: 'logs stay on the machine' },
  'AWS::Logs::AccountPolicy': { reason: 'logs stay on the machine' },
  'Custom::LogRetention': { reason: 'logs last as long as the process' },
  'Custom::AWSCDKOpenIdConnectProvider': { reason: 'no pipeline deploys to the laptop', ...asArn },
  'Custom::VpcRestrictDefaultSG': { reason: 'there is no network to restrict' },
};

/** What is known of a type that does nothing here; `undefined` for a type that is not on the list. */
export function inertType(type: string): InertType | undefined {
  const known = types[type];
  if (known !== undefined) return known;
  const reason = wholeServices.find(([pattern]) => pattern.test(type))?.[1];
  return reason === undefined ? undefined : { reason };
}

/** The resource of an inert type: names and ARNs of the right form, nothing behind them. */
export function provideInert(
  resource: Resource,
  place: { readonly region: string; readonly accountId: string },
): Provided & { attribute(name: string): string } {
  const [, service = '', kind = ''] = resource.type.split('::');
  const name = resource.generatedName();
  const signingName = service.toLowerCase();
  const arn = `arn:aws:${signingName}:${place.region}:${place.accountId}:${kind.toLowerCase()}/${name}`;
  const ref = inertType(resource.type)?.ref?.(resource, arn) ?? name;
  return { ref, attribute: (attribute) => (/arn$/i.test(attribute) ? arn : `${name}-${attribute.toLowerCase()}`) };
}
