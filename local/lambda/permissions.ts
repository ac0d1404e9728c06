import type { PolicyStatement, Resource } from '../core/cloud.ts';
import { text } from './configuration.ts';

/**
 * The statement that `AWS::Lambda::Permission` adds to a function's policy.
 * https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
export function permissionStatement({ logicalId, properties }: Resource, functionArn: string): PolicyStatement {
  const principal = String(properties['Principal']);
  const sourceArn = text(properties['SourceArn']);
  const equals = {
    ...present('aws:SourceAccount', properties['SourceAccount']),
    ...present('aws:PrincipalOrgID', properties['PrincipalOrgID']),
    ...present('lambda:FunctionUrlAuthType', properties['FunctionUrlAuthType']),
  };
  const viaUrl = properties['InvokedViaFunctionUrl'];
  const condition = {
    ...(sourceArn === undefined ? {} : { ArnLike: { 'aws:SourceArn': sourceArn } }),
    ...(Object.keys(equals).length === 0 ? {} : { StringEquals: equals }),
    ...(viaUrl === undefined ? {} : { Bool: { 'lambda:InvokedViaFunctionUrl': String(viaUrl) } }),
  };
  return {
    Sid: logicalId,
    Effect: 'Allow',
    Principal: principal === '*' ? '*' : { [principal.endsWith('.amazonaws.com') ? 'Service' : 'AWS']: principal },
    Action: String(properties['Action']),
    Resource: functionArn,
    ...(Object.keys(condition).length > 0 ? { Condition: condition } : {}),
  };
}

function present(key: string, value: unknown): Record<string, string> {
  return value === undefined ? {} : { [key]: String(value) };
}
