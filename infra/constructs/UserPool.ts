import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  FeaturePlan,
  Mfa,
  UserPool as CognitoUserPool,
  UserPoolEmail,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { acknowledge } from './acknowledge.ts';
import type { Alarms } from './Alarms.ts';
import { Fn } from './Fn.ts';

/** Who may be in the pool: the roles of schema.graphql. */
const groups = {
  ADMIN: 'Runs the business: may do everything.',
  ORGANIZER: 'Creates events and sells them.',
  STAFF: 'Works at the desks: orders, review, admission.',
  CUSTOMER: 'Everybody who signed up.',
} as const;

/**
 * The users. They sign in by SRP (a password never crosses the wire), nobody can find out who has an account by signing in or
 * recovering a password, and access tokens live for five minutes, because AppSync takes a revoked one until it expires.
 */
export class UserPool extends Construct {
  readonly pool: CognitoUserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, props: { config: StageConfig; alarms: Alarms }) {
    super(scope, id);
    const { config } = props;
    this.pool = new CognitoUserPool(this, 'Pool', {
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: config.keepData,
      removalPolicy: config.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...(config.mailFrom
        ? {
            email: UserPoolEmail.withSES({
              fromEmail: config.mailFrom.address,
              fromName: 'Marquee',
              sesVerifiedDomain: config.mailFrom.domain,
              // The stack has no region of its own until it is deployed, and CDK guesses none.
              sesRegion: Aws.REGION,
            }),
          }
        : {}),
    });
    this.client = this.pool.addClient('WebClient', {
      authFlows: { userSrp: true },
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(5),
      idTokenValidity: Duration.minutes(5),
      refreshTokenValidity: Duration.days(30),
      refreshTokenRotationGracePeriod: Duration.seconds(60),
      disableOAuth: true,
    });
    for (const [groupName, description] of Object.entries(groups)) {
      new CfnUserPoolGroup(this, groupName, { userPoolId: this.pool.userPoolId, groupName, description });
    }

    // Cognito waits five seconds for its trigger, three times over.
    const assignRole = new Fn(this, 'assignRole', { domain: 'account', timeout: Duration.seconds(5), ...props });
    this.pool.addTrigger(UserPoolOperation.POST_CONFIRMATION, assignRole);
    // A policy beside the role, not in it: the pool names the function, so the function must not wait for the pool.
    const policy = new Policy(this, 'AssignRolePolicy', {
      statements: [
        new PolicyStatement({ actions: ['cognito-idp:AdminAddUserToGroup'], resources: [this.pool.userPoolArn] }),
      ],
    });
    if (assignRole.role) policy.attachToRole(assignRole.role);

    const throttled = (metricName: string) =>
      new Metric({
        namespace: 'AWS/Cognito',
        metricName,
        dimensionsMap: { UserPool: this.pool.userPoolId, UserPoolClient: this.client.userPoolClientId },
        statistic: Stats.SUM,
        period: Duration.minutes(5),
      });
    // https://docs.aws.amazon.com/cognito/latest/developerguide/metrics-for-cognito-user-pools.html
    props.alarms.whenAbove(this, 'ThrottlesAlarm', {
      metric: new MathExpression({
        expression: 'signUps + signIns + refreshes',
        label: 'Held back by Cognito',
        usingMetrics: {
          signUps: throttled('SignUpThrottles'),
          signIns: throttled('SignInThrottles'),
          refreshes: throttled('TokenRefreshThrottles'),
        },
        period: Duration.minutes(5),
      }),
      threshold: 0,
      says: 'People cannot sign up, sign in or stay signed in because Cognito holds requests back: ask for a higher quota, look for an attack.',
    });

    acknowledge(this.pool, {
      'AwsSolutions-COG2': 'A second factor (TOTP) is each user’s choice: customers buy tickets here.',
      'AwsSolutions-COG3':
        'Threat protection is billed per active user; lock-out after wrong passwords comes with the pool.',
      'AwsSolutions-COG8': 'The plan is chosen for its price; see AwsSolutions-COG3.',
    });
  }
}
