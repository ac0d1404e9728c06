import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A finding of cdk-nag that stands, with the reason why. */
export interface Acknowledgement {
  readonly path: string;
  readonly rule: string;
  readonly reason: string;
}

const acknowledgements: Acknowledgement[] = [];

/** Lets a finding of cdk-nag stand, here and below. The list of all of them is in docs/security.md, checked by a contract test. */
export function acknowledge(construct: IConstruct, rules: Readonly<Record<string, string>>): void {
  for (const [rule, reason] of Object.entries(rules)) {
    Validations.of(construct).acknowledge({ id: rule, reason });
    acknowledgements.push({ path: construct.node.path, rule, reason });
  }
}

/** What has been acknowledged since the process began, in order. */
export function acknowledged(): readonly Acknowledgement[] {
  return acknowledgements;
}

/** The id under which cdk-nag reports a right on this ARN pattern: references stand in it as `<Id>` or `<Id.Attribute>`. */
export function resourceFinding(scope: IConstruct, arn: string): string {
  return `AwsSolutions-IAM5[Resource::${readable(Stack.of(scope).resolve(arn))}]`;
}

function readable(resolved: unknown): string {
  if (typeof resolved === 'string') return resolved;
  if (typeof resolved === 'object' && resolved !== null) {
    if ('Ref' in resolved) return `<${String(resolved.Ref)}>`;
    if ('Fn::ImportValue' in resolved) return String(resolved['Fn::ImportValue']);
    if ('Fn::GetAtt' in resolved && Array.isArray(resolved['Fn::GetAtt']))
      return `<${resolved['Fn::GetAtt'].join('.')}>`;
    if ('Fn::Join' in resolved && Array.isArray(resolved['Fn::Join'])) {
      const [separator, parts]: unknown[] = resolved['Fn::Join'];
      if (Array.isArray(parts)) return parts.map(readable).join(String(separator));
    }
  }
  throw new Error(`How cdk-nag names ${JSON.stringify(resolved)} is not known: acknowledge its finding by hand.`);
}
