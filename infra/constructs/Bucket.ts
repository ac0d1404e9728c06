import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { CfnBucket, CorsRule, IBucket, LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { BlockPublicAccess, Bucket as S3Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
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
  /** CloudFront's standard logs and S3's own need a bucket that takes objects of others. */
  readonly takesLogs?: boolean;
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
      versioned: props.takesLogs !== true,
      objectOwnership: props.takesLogs ? ObjectOwnership.BUCKET_OWNER_PREFERRED : ObjectOwnership.BUCKET_OWNER_ENFORCED,
      ...(props.accessLogs ? { serverAccessLogsBucket: props.accessLogs, serverAccessLogsPrefix: `${purpose}/` } : {}),
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }, ...(props.lifecycle ?? [])],
      ...(props.cors ? { cors: [...props.cors] } : {}),
      removalPolicy: config.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      autoDeleteObjects: !config.keepData,
    });
    this.knownArn = `arn:${Aws.PARTITION}:s3:::${bucketName(purpose, config)}`;
    this.variable = `${purpose.toUpperCase()}_BUCKET`;
    if (props.events) {
      // The property, and not CDK's custom resource: one resource less, and no Python function beside it.
      (this.node.defaultChild as CfnBucket).notificationConfiguration = {
        eventBridgeConfiguration: { eventBridgeEnabled: true },
      };
    }
  }
}

/** The bucket's name, for who must know it before the bucket is made. */
export function bucketName(purpose: string, config: StageConfig): string {
  return `marquee-${config.stage}-${purpose}-${Aws.ACCOUNT_ID}-${Aws.REGION}`;
}
