import { Aws, CfnResource, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { CfnBucket, CorsRule, IBucket, LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { BlockPublicAccess, Bucket as S3Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';

export interface BucketProps {
  readonly config: StageConfig;
  /** Where requests are logged. A log bucket itself has none. */
  readonly accessLogs?: IBucket;
  readonly lifecycle?: readonly LifecycleRule[];
  readonly cors?: readonly CorsRule[];
  /** Whether EventBridge hears of its objects. */
  readonly events?: boolean;
  /** Whose logs it takes: S3's own come by its policy, CloudFront's standard logs need access control lists. */
  readonly takesLogs?: 's3' | 'cloudfront';
}

/**
 * A private bucket: TLS only, encrypted, versioned, logged. Its name is known before it is made, so that the content security policy of
 * the web app can name it: `marquee-<stage>-<purpose>-<account>-<region>`.
 */
export class Bucket extends S3Bucket {
  /** The variable that carries its name to functions: `quarantine` → `QUARANTINE_BUCKET`. */
  readonly variable: string;
  /** Its ARN by its known name: a right on it needs no export from its stack. */
  readonly knownArn: string;
  /** S3 itself serves no website from it. CDK's own declaration (optional) does not fit its interface under exact optional properties. */
  override get isWebsite(): boolean {
    return false;
  }

  constructor(scope: Construct, purpose: string, props: BucketProps) {
    const { config } = props;
    super(scope, `${purpose[0]?.toUpperCase() ?? ''}${purpose.slice(1)}Bucket`, {
      bucketName: bucketName(purpose, config),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: props.takesLogs === undefined,
      // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html
      objectOwnership:
        props.takesLogs === 'cloudfront'
          ? ObjectOwnership.BUCKET_OWNER_PREFERRED
          : ObjectOwnership.BUCKET_OWNER_ENFORCED,
      ...(props.accessLogs ? { serverAccessLogsBucket: props.accessLogs, serverAccessLogsPrefix: `${purpose}/` } : {}),
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }, ...(props.lifecycle ?? [])],
      ...(props.cors ? { cors: [...props.cors] } : {}),
      // Its name is taken once it is made: left over from a deployment that failed, it would stop the next one.
      removalPolicy: config.keepData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
      autoDeleteObjects: !config.keepData,
    });
    this.knownArn = `arn:${Aws.PARTITION}:s3:::${bucketName(purpose, config)}`;
    this.variable = `${purpose.toUpperCase()}_BUCKET`;
    if (!config.keepData) endLogOfEmptying(Stack.of(this), config);
    if (props.events) {
      // The property, and not CDK's custom resource: one resource less, and no Python function beside it.
      (this.node.defaultChild as CfnBucket).notificationConfiguration = {
        eventBridgeConfiguration: { eventBridgeEnabled: true },
      };
    }
  }
}

/** CDK's own function that empties buckets before they go: without a log group of ours its log would be kept for ever, even after its stage. */
function endLogOfEmptying(stack: Stack, config: StageConfig): void {
  if (stack.node.tryFindChild('EmptyingLog')) return;
  const emptying = stack.node.tryFindChild('Custom::S3AutoDeleteObjectsCustomResourceProvider');
  const handler = emptying?.node.tryFindChild('Handler');
  if (!(handler instanceof CfnResource))
    throw new Error(`${stack.node.path} has no function that empties its buckets.`);
  const log = new LogGroup(stack, 'EmptyingLog', { retention: config.logDays, removalPolicy: RemovalPolicy.DESTROY });
  handler.addPropertyOverride('LoggingConfig', { LogGroup: log.logGroupName });
}

/** The bucket's name, for who must know it before the bucket is made. */
export function bucketName(purpose: string, config: StageConfig): string {
  return `marquee-${config.stage}-${purpose}-${Aws.ACCOUNT_ID}-${Aws.REGION}`;
}
