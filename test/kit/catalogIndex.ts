import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteCommand, DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Outputs } from '#dev/cloud.ts';

interface TermKey {
  readonly term: string;
  readonly nameKey: string;
}

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Empties the index of the search, as an administrator does after a restore. */
export async function loseIndex(outputs: Outputs): Promise<void> {
  const client = new DynamoDBClient({ endpoint: outputs.aws, region: outputs.region, credentials });
  try {
    const documents = DynamoDBDocumentClient.from(client);
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    const TableName = TableNames.find((name) => name.includes('ProductTerms')) ?? '';
    const { Items = [] } = await documents.send(new ScanCommand({ TableName, ConsistentRead: true }));
    for (const { term, nameKey } of Items as TermKey[]) {
      await documents.send(new DeleteCommand({ TableName, Key: { term, nameKey } }));
    }
  } finally {
    client.destroy();
  }
}

/** Has every product followed anew; answers how many there are. */
export async function rebuildCatalog(outputs: Outputs): Promise<number> {
  const client = new LambdaClient({ endpoint: outputs.aws, region: outputs.region, credentials });
  try {
    const FunctionName = outputs.stack['RebuildCatalogFunction'];
    const { Payload, FunctionError } = await client.send(new InvokeCommand({ FunctionName, Payload: '{}' }));
    const answer = Buffer.from(Payload ?? []).toString();
    if (FunctionError) throw new Error(answer);
    return (JSON.parse(answer) as { products: number }).products;
  } finally {
    client.destroy();
  }
}
