import type { Store } from '../core/store.ts';
import type { ResourceDeclaration, Template } from './assembly.ts';

/** Properties whose change makes CloudFormation replace the resource, for the types that hold state here. */
const REPLACING: Readonly<Record<string, readonly string[]>> = {
  'AWS::Cognito::UserPool': ['UsernameAttributes', 'AliasAttributes', 'UsernameConfiguration'],
  'AWS::DynamoDB::Table': ['TableName', 'KeySchema', 'LocalSecondaryIndexes'],
  'AWS::DynamoDB::GlobalTable': ['TableName', 'KeySchema', 'LocalSecondaryIndexes'],
  'AWS::Events::EventBus': ['Name'],
  'AWS::KMS::Key': ['KeySpec', 'KeyUsage'],
  'AWS::S3::Bucket': ['BucketName'],
  'AWS::SNS::Topic': ['TopicName', 'FifoTopic'],
  'AWS::SQS::Queue': ['QueueName', 'FifoQueue'],
  'AWS::SSM::Parameter': ['Name'],
  'AWS::SecretsManager::Secret': ['Name'],
  'AWS::StepFunctions::StateMachine': ['StateMachineName', 'StateMachineType'],
};

interface Remembered {
  readonly resources: Readonly<Record<string, Pick<ResourceDeclaration, 'Type' | 'Properties'>>>;
}

/**
 * One line for each resource with state that the new template replaces or no longer has: what was kept for it stays
 * behind, unread.
 */
export function changesSince(store: Store, stackName: string, template: Template): string[] {
  const before = store.get<Remembered>('templates', stackName);
  if (before === undefined) return [];
  return Object.entries(before.resources).flatMap(([logicalId, old]) => {
    const replacing = REPLACING[old.Type];
    if (replacing === undefined) return [];
    const place = `${stackName}/${logicalId} (${old.Type})`;
    const now = template.Resources?.[logicalId];
    if (now === undefined) return [`${place} left the template: its state stays behind until --fresh.`];
    const changed = replacing.filter(
      (name) => JSON.stringify(old.Properties?.[name]) !== JSON.stringify(now.Properties?.[name]),
    );
    return changed.length === 0
      ? []
      : [`${place} changed ${changed.join(', ')}, which replaces it on AWS: --fresh begins it anew, empty.`];
  });
}

/** Remembers the template that is now in force. */
export function remember(store: Store, stackName: string, template: Template): void {
  const resources = Object.entries(template.Resources ?? {}).map(([logicalId, { Type, Properties }]) => [
    logicalId,
    { Type, Properties: Type in REPLACING ? Properties : undefined },
  ]);
  store.put('templates', stackName, { resources: Object.fromEntries(resources) as Remembered['resources'] });
}
