/** Members that name what a call speaks to, by their last part. */
const NAMING_MEMBERS = [
  'TableName',
  'FunctionName',
  'TopicArn',
  'TargetArn',
  'EventBusName',
  'SecretId',
  'modelId',
  'UserPoolId',
  'KeyId',
  'logGroupName',
  'LogGroupName',
  'RoleArn',
  'GroupName',
  'Name',
  'name',
] as const;

/** What a call speaks to, by name: tables, a queue, a function, a state machine, `bucket/key`; none where it names nothing. */
export function resourcesOf(input: object): readonly string[] {
  const members = new Map<string, unknown>(Object.entries(input));
  const transact = members.get('TransactItems');
  if (Array.isArray(transact)) return [...new Set(transact.flatMap(tablesOf))];
  const requested = members.get('RequestItems');
  if (typeof requested === 'object' && requested !== null) return Object.keys(requested).map(tableOf);
  const machine = members.get('stateMachineArn') ?? members.get('executionArn');
  if (typeof machine === 'string') return [machine.split(':')[6] ?? machine];
  const queue = members.get('QueueUrl') ?? members.get('QueueName');
  if (typeof queue === 'string') return [queue.split('/').at(-1) ?? queue];
  const bucket = members.get('Bucket');
  if (typeof bucket === 'string') {
    const key = members.get('Key');
    return [typeof key === 'string' ? `${bucket}/${key}` : bucket];
  }
  const stream = members.get('StreamArn') ?? members.get('ShardIterator');
  if (typeof stream === 'string') return [/table\/([^/]+)\/stream/.exec(stream)?.[1] ?? stream];
  return named(members);
}

function named(members: ReadonlyMap<string, unknown>): readonly string[] {
  for (const member of NAMING_MEMBERS) {
    const value = members.get(member);
    if (typeof value !== 'string') continue;
    if (member === 'FunctionName') return [functionOf(value)];
    const name = member === 'TableName' ? tableOf(value) : (value.split(/[:/]/).at(-1) ?? value);
    const index = members.get('IndexName');
    return typeof index === 'string' ? [name, `${name}/${index}`] : [name];
  }
  const entries = members.get('Entries');
  if (Array.isArray(entries)) return [...new Set(entries.flatMap(detailTypeOf))];
  const sender = members.get('FromEmailAddress');
  return typeof sender === 'string' ? [sender] : [];
}

/** The name in a function's name, ARN or partial ARN, without its qualifier. */
function functionOf(text: string): string {
  const after = /(?:^|:)function:([^:]+)/.exec(text)?.[1];
  return after ?? text.split(':')[0] ?? text;
}

function tableOf(text: string): string {
  return text.startsWith('arn:') ? (text.split('/')[1] ?? text) : text;
}

function tablesOf(item: unknown): string[] {
  if (typeof item !== 'object' || item === null) return [];
  return Object.values(item).flatMap((operation: unknown) =>
    typeof operation === 'object' && operation !== null && 'TableName' in operation
      ? [tableOf(String(operation.TableName))]
      : [],
  );
}

function detailTypeOf(entry: unknown): string[] {
  return typeof entry === 'object' && entry !== null && 'DetailType' in entry ? [String(entry.DetailType)] : [];
}
