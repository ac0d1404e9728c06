import { Aws, CfnOutput, CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { Bucket, bucketName } from '../constructs/Bucket.ts';

/** Where the web app is served from: a private bucket behind CloudFront, with strict headers. */
export class WebStack extends Stack {
  readonly bucket: Bucket;
  /** Pictures that everybody may see, under `media/` of the web app's own origin. */
  readonly media: Bucket;
  readonly distribution: Distribution;
  /** The web app's address, without a trailing slash. */
  readonly origin: string;

  constructor(scope: Construct, id: string, config: StageConfig) {
    super(scope, id, { description: `Marquee ${config.stage}: hosting of the web app` });
    const moreOrigins = new CfnParameter(this, 'ConnectOrigins', {
      default: '',
      description: 'Origins beside those of AWS that the web app may connect to, separated by spaces.',
    });
    const logs = new Bucket(this, 'weblogs', {
      config,
      takesLogs: 'cloudfront',
      lifecycle: [{ expiration: Duration.days(90) }],
    });
    this.bucket = new Bucket(this, 'web', {
      config,
      accessLogs: logs,
      lifecycle: [{ noncurrentVersionExpiration: Duration.days(30) }],
    });
    this.media = new Bucket(this, 'media', {
      config,
      accessLogs: logs,
      lifecycle: [{ noncurrentVersionExpiration: Duration.days(1) }],
    });
    const headers = new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          override: true,
          contentSecurityPolicy: contentSecurityPolicy(config, moreOrigins.valueAsString),
        },
        contentTypeOptions: { override: true },
        frameOptions: { override: true, frameOption: HeadersFrameOption.DENY },
        referrerPolicy: { override: true, referrerPolicy: HeadersReferrerPolicy.NO_REFERRER },
        strictTransportSecurity: {
          override: true,
          accessControlMaxAge: Duration.days(730),
          includeSubdomains: true,
          // Its owner's to ask for: it cannot be taken back for months. https://hstspreload.org/#opt-in
          preload: false,
        },
      },
      customHeadersBehavior: {
        customHeaders: [
          { header: 'Permissions-Policy', value: 'camera=(self), geolocation=(), microphone=()', override: true },
          { header: 'Cross-Origin-Opener-Policy', value: 'same-origin', override: true },
        ],
      },
    });
    const { domain } = config;
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Marquee ${config.stage}`,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headers,
        compress: true,
      },
      additionalBehaviors: {
        'media/*': {
          // With the right to list S3 says of a picture that is gone that it is, and the app's page does not come in its place.
          origin: S3BucketOrigin.withOriginAccessControl(this.media, {
            originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
          }),
          viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
          cachePolicy: CachePolicy.CACHING_OPTIMIZED,
          responseHeadersPolicy: this.mediaHeaders(),
        },
      },
      // A page's own path is the app's business: without ListBucket S3 answers 403 for what is not there.
      errorResponses: [
        { httpStatus: 403, responseHttpStatus: 200, responsePagePath: '/index.html', ttl: Duration.seconds(0) },
      ],
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      enableLogging: true,
      logBucket: logs,
      logFilePrefix: 'cloudfront/',
      ...(domain
        ? {
            domainNames: [domain.name],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
          }
        : {}),
    });
    if (domain) {
      const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', {
        hostedZoneId: domain.hostedZoneId,
        zoneName: domain.name,
      });
      const target = RecordTarget.fromAlias(new CloudFrontTarget(this.distribution));
      new ARecord(this, 'Address', { zone, recordName: `${domain.name}.`, target });
      new AaaaRecord(this, 'AddressV6', { zone, recordName: `${domain.name}.`, target });
    }
    const scheme = new CfnParameter(this, 'WebScheme', {
      default: 'https',
      allowedValues: ['https', 'http'],
      description: 'How the web app is spoken to: http where something else than CloudFront serves it, without TLS.',
    });
    this.origin = `${scheme.valueAsString}://${domain?.name ?? this.distribution.distributionDomainName}`;
    new CfnOutput(this, 'WebUrl', { value: this.origin });

    acknowledge(logs, { 'AwsSolutions-S1': 'It is where logs go: logging it would log its own log.' });
    acknowledge(this.distribution, {
      'AwsSolutions-CFR1': 'Customers travel: no country is locked out.',
      'AwsSolutions-CFR2': 'It serves public, static files; the API behind it authenticates every request.',
      ...(domain
        ? {}
        : {
            'AwsSolutions-CFR4':
              'Without a domain of its own the distribution has CloudFront’s certificate, which fixes the policy.',
          }),
    });
  }

  /** What people sent is shown as pictures and as nothing else, and never changes: another picture has another name. */
  private mediaHeaders(): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'MediaHeaders', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { override: true, contentSecurityPolicy: "default-src 'none'; sandbox" },
        contentTypeOptions: { override: true },
        frameOptions: { override: true, frameOption: HeadersFrameOption.DENY },
        referrerPolicy: { override: true, referrerPolicy: HeadersReferrerPolicy.NO_REFERRER },
        strictTransportSecurity: { override: true, accessControlMaxAge: Duration.days(730), includeSubdomains: true },
      },
      customHeadersBehavior: {
        customHeaders: [
          { header: 'Cache-Control', value: 'public, max-age=31536000, immutable', override: true },
          // Partner shops show them in their own pages.
          { header: 'Cross-Origin-Resource-Policy', value: 'cross-origin', override: true },
        ],
      },
    });
  }
}

/** What Stripe's own form needs where cards are typed in: https://docs.stripe.com/security/guide#content-security-policy */
const stripeSources = {
  script: ['https://*.js.stripe.com', 'https://js.stripe.com'],
  frame: ['https://*.js.stripe.com', 'https://js.stripe.com', 'https://hooks.stripe.com'],
  connect: ['https://api.stripe.com'],
} as const;

const noSources = { script: [], frame: [], connect: [] } as const;

/** Scripts from here alone, and Stripe's where cards are typed in; connections to the API, the pool and the two buckets alone. */
function contentSecurityPolicy(config: StageConfig, moreOrigins: string): string {
  const buckets = ['quarantine', 'documents'].map(
    (purpose) => `https://${bucketName(purpose, config)}.s3.${Aws.REGION}.${Aws.URL_SUFFIX}`,
  );
  const connect = [
    "'self'",
    `https://*.appsync-api.${Aws.REGION}.${Aws.URL_SUFFIX}`,
    `wss://*.appsync-realtime-api.${Aws.REGION}.${Aws.URL_SUFFIX}`,
    `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}`,
    ...buckets,
    moreOrigins,
  ];
  const stripe = config.stripePublishableKey ? stripeSources : noSources;
  return Fn.join('; ', [
    "default-src 'self'",
    `connect-src ${[...connect, ...stripe.connect].join(' ')}`,
    `img-src 'self' data: blob: ${buckets.join(' ')} ${moreOrigins}`,
    // Amplify's components position their popovers by style attributes.
    "style-src 'self' 'unsafe-inline'",
    // pdf.js decodes JPEG 2000 by WebAssembly.
    ["script-src 'self' 'wasm-unsafe-eval'", ...stripe.script].join(' '),
    ["frame-src 'self'", ...stripe.frame].join(' '),
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]);
}
