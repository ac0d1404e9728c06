import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Aws, CfnCondition, CfnParameter, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { acknowledge, resourceFinding } from '../constructs/acknowledge.ts';
import type { ApiStack } from './ApiStack.ts';
import type { StateStack } from './StateStack.ts';
import type { WebStack } from './WebStack.ts';

/** Where `vite build` puts the web app. */
export const CLIENT_FOLDER = 'build/client';

/** The built web app and the one file that configures it, in the bucket that CloudFront serves. */
export class ClientStack extends Stack {
  constructor(scope: Construct, id: string, config: StageConfig, web: WebStack, state: StateStack, api: ApiStack) {
    super(scope, id, { description: `Marquee ${config.stage}: web app` });
    if (!existsSync(CLIENT_FOLDER)) throw new Error(`${CLIENT_FOLDER} is missing: run \`npm run build\` first.`);
    const endpoint = new CfnParameter(this, 'UserPoolEndpoint', {
      default: '',
      description: 'Where the user pool answers; the endpoint of Cognito where empty.',
    });
    const ownEndpoint = new CfnCondition(this, 'OwnUserPoolEndpoint', {
      expression: Fn.conditionNot(Fn.conditionEquals(endpoint.valueAsString, '')),
    });
    const logGroup = new LogGroup(this, 'DeploymentLog', {
      retention: config.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const destination = { destinationBucket: web.bucket, prune: false, logGroup };
    // Names under assets/ hold a hash of their content: they never change.
    const assets = new BucketDeployment(this, 'Assets', {
      ...destination,
      destinationKeyPrefix: 'assets',
      sources: [Source.asset(join(CLIENT_FOLDER, 'assets'), { exclude: ['*.map'] })],
      cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
    });
    const page = new BucketDeployment(this, 'Page', {
      ...destination,
      sources: [
        Source.asset(CLIENT_FOLDER, { exclude: ['assets/**', '*.map'] }),
        Source.jsonData('config.json', {
          stage: config.stage,
          region: Aws.REGION,
          userPoolId: state.users.pool.userPoolId,
          userPoolClientId: state.users.client.userPoolClientId,
          userPoolEndpoint: Fn.conditionIf(
            ownEndpoint.logicalId,
            endpoint.valueAsString,
            `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}`,
          ).toString(),
          graphqlUrl: api.api.graphqlUrl,
          realtimeUrl: api.realtimeUrl,
          apiKey: api.webAppKey,
          stripePublishableKey: config.stripePublishableKey ?? '',
        }),
      ],
      cacheControl: [CacheControl.noCache()],
      distribution: web.distribution,
      distributionPaths: ['/index.html', '/config.json'],
    });
    page.node.addDependency(assets);
    const deployment =
      'CDK’s own deployment function copies whatever the web app holds; it runs during a deployment only.';
    const assetBucket = `arn:${Aws.PARTITION}:s3:::cdk-hnb659fds-assets-${Aws.ACCOUNT_ID}-${Aws.REGION}/*`;
    acknowledge(this, {
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]':
        deployment,
      ...Object.fromEntries(
        ['s3:GetObject*', 's3:GetBucket*', 's3:List*', 's3:DeleteObject*', 's3:Abort*'].map((action) => [
          `AwsSolutions-IAM5[Action::${action}]`,
          deployment,
        ]),
      ),
      [resourceFinding(this, assetBucket)]: deployment,
      'AwsSolutions-IAM5[Resource::*]': deployment,
      [`AwsSolutions-IAM5[Resource::${web.stackName}:ExportsOutputFnGetAttWebBucket12880F5BArn1136CAB2/*]`]: deployment,
      'AwsSolutions-L1': 'CDK chooses the runtime of its own deployment function.',
    });
  }
}
