import { z } from 'zod';

const text = z.string();
const count = z.coerce.number();
const flag = z.union([z.boolean(), z.stringbool()]);

const behavior = z.object({
  TargetOriginId: text,
  AllowedMethods: z.array(text).default(['GET', 'HEAD']),
  Compress: flag.default(false),
  ResponseHeadersPolicyId: text.optional(),
  FunctionAssociations: z
    .array(z.object({ EventType: z.enum(['viewer-request', 'viewer-response']), FunctionARN: text }))
    .default([]),
  LambdaFunctionAssociations: z.array(z.unknown()).max(0, 'Lambda@Edge is not supported').optional(),
});
export type Behavior = z.output<typeof behavior>;

const origin = z.object({
  Id: text,
  DomainName: text,
  OriginPath: text.default(''),
  OriginAccessControlId: text.default(''),
});
export type Origin = z.output<typeof origin>;

export const distributionProperties = z.object({
  DistributionConfig: z.object({
    Enabled: flag.default(true),
    DefaultRootObject: text.default(''),
    Origins: z.array(origin),
    DefaultCacheBehavior: behavior,
    CacheBehaviors: z.array(behavior.extend({ PathPattern: text })).default([]),
    CustomErrorResponses: z
      .array(z.object({ ErrorCode: count, ResponseCode: count.optional(), ResponsePagePath: text.optional() }))
      .default([]),
  }),
});
export type DistributionConfig = z.output<typeof distributionProperties>['DistributionConfig'];

export const functionProperties = z.object({ Name: text, FunctionCode: text });

const header = z.object({ Header: text, Value: text, Override: flag });
export const headersPolicyProperties = z.object({
  ResponseHeadersPolicyConfig: z.object({
    SecurityHeadersConfig: z
      .object({
        ContentSecurityPolicy: z.object({ ContentSecurityPolicy: text, Override: flag }).optional(),
        ContentTypeOptions: z.object({ Override: flag }).optional(),
        FrameOptions: z.object({ FrameOption: text, Override: flag }).optional(),
        ReferrerPolicy: z.object({ ReferrerPolicy: text, Override: flag }).optional(),
        StrictTransportSecurity: z
          .object({
            AccessControlMaxAgeSec: count,
            IncludeSubdomains: flag.default(false),
            Preload: flag.default(false),
            Override: flag,
          })
          .optional(),
        XSSProtection: z
          .object({ Protection: flag, ModeBlock: flag.default(false), ReportUri: text.optional(), Override: flag })
          .optional(),
      })
      .default({}),
    CustomHeadersConfig: z.object({ Items: z.array(header) }).optional(),
    RemoveHeadersConfig: z.object({ Items: z.array(z.object({ Header: text })) }).optional(),
  }),
});

/** One header that a policy puts on a reply. */
export interface PolicyHeader {
  readonly name: string;
  readonly value: string;
  /** Wins over what the origin sent. */
  readonly override: boolean;
}

export interface HeadersPolicy {
  readonly headers: readonly PolicyHeader[];
  /** In lower case. */
  readonly removed: readonly string[];
}

/** The headers that a policy of the template declares. */
export function headersPolicyOf(properties: unknown): HeadersPolicy {
  const {
    SecurityHeadersConfig: security,
    CustomHeadersConfig: custom,
    RemoveHeadersConfig: removed,
  } = headersPolicyProperties.parse(properties).ResponseHeadersPolicyConfig;
  const headers: PolicyHeader[] = [];
  const add = (name: string, value: string, override: boolean) => headers.push({ name, value, override });
  const { ContentSecurityPolicy: csp, FrameOptions: frame, ReferrerPolicy: referrer } = security;
  const { StrictTransportSecurity: transport, XSSProtection: xss } = security;
  if (csp !== undefined) add('content-security-policy', csp.ContentSecurityPolicy, csp.Override);
  if (security.ContentTypeOptions !== undefined)
    add('x-content-type-options', 'nosniff', security.ContentTypeOptions.Override);
  if (frame !== undefined) add('x-frame-options', frame.FrameOption, frame.Override);
  if (referrer !== undefined) add('referrer-policy', referrer.ReferrerPolicy, referrer.Override);
  if (transport !== undefined) {
    // Browsers ignore it over plain HTTP. https://www.rfc-editor.org/rfc/rfc6797#section-8.1
    const scope = `${transport.IncludeSubdomains ? '; includeSubDomains' : ''}${transport.Preload ? '; preload' : ''}`;
    add('strict-transport-security', `max-age=${transport.AccessControlMaxAgeSec}${scope}`, transport.Override);
  }
  if (xss !== undefined) {
    const mode = `${xss.ModeBlock ? '; mode=block' : ''}${
      xss.ReportUri === undefined ? '' : `; report=${xss.ReportUri}`
    }`;
    add('x-xss-protection', xss.Protection ? `1${mode}` : '0', xss.Override);
  }
  for (const { Header, Value, Override } of custom?.Items ?? []) add(Header.toLowerCase(), Value, Override);
  return { headers, removed: (removed?.Items ?? []).map(({ Header }) => Header.toLowerCase()) };
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html */
export const managedHeadersPolicies: Readonly<Record<string, HeadersPolicy>> = {
  '67f7725c-6f97-4210-82d7-5512b31e9d03': headersPolicyOf({
    ResponseHeadersPolicyConfig: {
      SecurityHeadersConfig: {
        StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, Override: false },
        ContentTypeOptions: { Override: true },
        FrameOptions: { FrameOption: 'SAMEORIGIN', Override: false },
        XSSProtection: { Protection: true, ModeBlock: true, Override: false },
        ReferrerPolicy: { ReferrerPolicy: 'strict-origin-when-cross-origin', Override: false },
      },
    },
  }),
};
