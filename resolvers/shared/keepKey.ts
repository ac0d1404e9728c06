import { util } from '@aws-appsync/utils';

/** The item of a transaction that keeps the caller's key: one that is past its time may be used anew before DynamoDB has removed it. */
export function keepKey(table: string | undefined, key: string, attributes: Record<string, unknown>) {
  return {
    table,
    operation: 'PutItem',
    key: util.dynamodb.toMapValues({ key }),
    attributeValues: util.dynamodb.toMapValues(attributes),
    condition: {
      expression: 'attribute_not_exists(#key) OR #expiresAt < :now',
      expressionNames: { '#key': 'key', '#expiresAt': 'expiresAt' },
      expressionValues: util.dynamodb.toMapValues({ ':now': util.time.nowEpochSeconds() }),
      returnValuesOnConditionCheckFailure: true,
    },
  };
}
