import { Annotations, Aws, CfnOutput, CfnParameter, Duration, Fn } from 'aws-cdk-lib';
import type { GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import { CfnApiKey } from 'aws-cdk-lib/aws-appsync';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { PartnerKey, Stage } from '../config.ts';
import { PARTNER_KEY_NOTICE_DAYS, partnerKeys, webAppKey } from '../config.ts';
import type { Alarms } from './Alarms.ts';

/** Requests of one address in five minutes, beyond which it waits: with a key, which anybody can read in a shop's page, and of all kinds. */
const KEY_PACE = 1_000;
const ANY_PACE = 10_000;

/** Requests in five minutes that the firewall turns away before somebody is told. */
const MANY_TURNED_AWAY = 5_000;

const DAY_SECONDS = Duration.days(1).toSeconds();

export interface PartnerAccessProps {
  readonly stage: Stage;
  readonly api: GraphqlApi;
  readonly alarms: Alarms;
}

/**
 * Partner shops and guests of the web app before the API: the keys that they come with, the alarm before one ends, and the firewall that holds everybody to a pace. What a
 * key reaches is said by the schema's directives alone.
 */
export class PartnerAccess extends Construct {
  /** What guests of the web app come with. */
  readonly webAppKey: string;

  constructor(scope: Construct, id: string, props: PartnerAccessProps) {
    super(scope, id);
    const [oldest, newest] = [...partnerKeys].sort((one, other) => one.expires.localeCompare(other.expires));
    const made = new Map(partnerKeys.map((key) => [key, this.key(key, props)]));
    for (const [name, key] of [
      ['ApiKey', newest],
      ['ApiKeyBefore', oldest],
    ] as const) {
      const value = key && made.get(key)?.attrApiKey;
      if (value) new CfnOutput(this, name, { value }).overrideLogicalId(name);
    }
    this.webAppKey = this.key(webAppKey, props, GUESTS).attrApiKey;
    this.firewall(props);
  }

  private key(
    { name, expires }: PartnerKey,
    { api, alarms }: PartnerAccessProps,
    { whose, remedy } = PARTNERS,
  ): CfnApiKey {
    const ends = Date.parse(`${expires}T00:00:00Z`);
    const days = (ends - Date.now()) / Duration.days(1).toMilliseconds();
    // An error stops `cdk deploy` and not the local cloud, which gives its keys days of its own.
    if (days <= 0) Annotations.of(this).addError(`The partner key ${name} ended on ${expires}: ${remedy}`);
    else if (days < PARTNER_KEY_NOTICE_DAYS) {
      Annotations.of(this).addWarningV2(
        'marquee:partnerKeyEnds',
        `The partner key ${name} ends on ${expires}: ${remedy}`,
      );
    }
    const until = new CfnParameter(this, `Key${name}Expires`, {
      type: 'Number',
      default: Math.floor(ends / 1000),
      description: `When the partner key ${name} ends: epoch seconds.`,
    });
    until.overrideLogicalId(`PartnerKey${name}Expires`);
    // AppSync has no metric of a key's age; every point in time of another one tells what time it is.
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax
    alarms.whenAbove(this, `Key${name}EndsAlarm`, {
      metric: new MathExpression({
        expression: Fn.join('', [
          `${PARTNER_KEY_NOTICE_DAYS} - (`,
          until.valueAsString,
          ` - EPOCH(requests)) / ${DAY_SECONDS}`,
        ]),
        label: `Days since it was time to replace the partner key ${name}`,
        usingMetrics: {
          requests: new Metric({
            namespace: 'AWS/AppSync',
            metricName: 'Requests',
            dimensionsMap: { GraphQLAPIId: api.apiId },
            statistic: Stats.SUM,
            period: Duration.hours(1),
          }),
        },
        period: Duration.hours(1),
      }),
      threshold: 0,
      says: `The partner key ${name} ends within ${PARTNER_KEY_NOTICE_DAYS} days, and who still uses it will be refused: ${remedy}`,
    });
    return new CfnApiKey(this, `Key${name}`, {
      apiId: api.apiId,
      description: `${whose}, ${name}`,
      expires: until.valueAsNumber,
    });
  }

  /** Counts by address over five minutes. https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html */
  private firewall({ stage, api, alarms }: PartnerAccessProps): void {
    // CloudWatch knows it by this name alone: under one name the stages of an account would be counted together.
    const name = `marquee-${stage}-api`;
    const metrics = (metricName: string) => ({
      cloudWatchMetricsEnabled: true,
      sampledRequestsEnabled: false,
      metricName,
    });
    const pace = { aggregateKeyType: 'IP', evaluationWindowSec: Duration.minutes(5).toSeconds() };
    const acl = new CfnWebACL(this, 'Firewall', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: metrics(name),
      rules: [
        {
          name: 'PartnersPace',
          priority: 0,
          action: { block: {} },
          visibilityConfig: metrics(`marquee-${stage}-partners-pace`),
          statement: {
            rateBasedStatement: {
              ...pace,
              limit: KEY_PACE,
              scopeDownStatement: {
                sizeConstraintStatement: {
                  fieldToMatch: { singleHeader: { Name: 'x-api-key' } },
                  comparisonOperator: 'GT',
                  size: 0,
                  textTransformations: [{ priority: 0, type: 'NONE' }],
                },
              },
            },
          },
        },
        {
          name: 'EverybodysPace',
          priority: 1,
          action: { block: {} },
          visibilityConfig: metrics(`marquee-${stage}-everybodys-pace`),
          statement: { rateBasedStatement: { ...pace, limit: ANY_PACE } },
        },
      ],
    });
    new CfnWebACLAssociation(this, 'FirewallOfApi', { resourceArn: api.arn, webAclArn: acl.attrArn });
    alarms.whenAbove(this, 'TurnedAwayAlarm', {
      metric: new Metric({
        namespace: 'AWS/WAFV2',
        metricName: 'BlockedRequests',
        dimensionsMap: { WebACL: name, Region: Aws.REGION, Rule: 'ALL' },
        statistic: Stats.SUM,
        period: Duration.minutes(5),
      }),
      threshold: MANY_TURNED_AWAY,
      says: 'The firewall turns many requests away: an attack, or a partner shop that asks for every visitor anew. Look at its sampled addresses.',
    });
  }
}

const PARTNERS = {
  whose: 'Partner shops',
  remedy:
    'put a new name with a later day in its place in infra/config.ts, deploy, and hand the new key to the partners.',
};

/** A key's end can be moved on: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-appsync-apikey.html */
const GUESTS = {
  whose: 'Guests of the web app',
  remedy: 'give it a later day in infra/config.ts, at most 364 days ahead, and deploy. It stays the same key.',
};
