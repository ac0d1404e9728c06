import { z } from 'zod';

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const count = z.coerce.number().int();

const PasswordPolicy = z.object({
  MinimumLength: count.min(6).max(99).default(8),
  RequireLowercase: flag.default(false),
  RequireUppercase: flag.default(false),
  RequireNumbers: flag.default(false),
  RequireSymbols: flag.default(false),
  TemporaryPasswordValidityDays: count.min(0).max(365).default(7),
  PasswordHistorySize: count.min(0).max(24).default(0),
});
export type PasswordPolicy = z.infer<typeof PasswordPolicy>;

/** What a pool without `Policies` demands. */
const STRICT_POLICY: PasswordPolicy = {
  MinimumLength: 8,
  RequireLowercase: true,
  RequireUppercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
  PasswordHistorySize: 0,
};

const SchemaAttribute = z.object({
  Name: z.string(),
  AttributeDataType: z.enum(['String', 'Number', 'DateTime', 'Boolean']).default('String'),
  Mutable: flag.default(true),
  Required: flag.default(false),
  DeveloperOnlyAttribute: flag.default(false),
  StringAttributeConstraints: z.object({ MinLength: count.optional(), MaxLength: count.optional() }).optional(),
  NumberAttributeConstraints: z.object({ MinValue: count.optional(), MaxValue: count.optional() }).optional(),
});
export type SchemaAttribute = z.infer<typeof SchemaAttribute>;

const Template = z.object({ EmailMessage: z.string().optional(), EmailSubject: z.string().optional() });
const versioned = z.object({ LambdaArn: z.string(), LambdaVersion: z.string() });

const LambdaConfig = z.object({
  PreSignUp: z.string().optional(),
  PostConfirmation: z.string().optional(),
  PreAuthentication: z.string().optional(),
  PostAuthentication: z.string().optional(),
  CustomMessage: z.string().optional(),
  PreTokenGeneration: z.string().optional(),
  PreTokenGenerationConfig: versioned.optional(),
});

/** The properties of AWS::Cognito::UserPool that change how this pool behaves; others are kept by `DescribeUserPool` only. */
const PoolProperties = z.object({
  UserPoolName: z.string().optional(),
  Policies: z.object({ PasswordPolicy: PasswordPolicy.optional() }).optional(),
  Schema: z.array(SchemaAttribute).default([]),
  UsernameAttributes: z.array(z.enum(['email', 'phone_number'])).default([]),
  AliasAttributes: z.array(z.enum(['email', 'phone_number', 'preferred_username'])).default([]),
  AutoVerifiedAttributes: z.array(z.enum(['email', 'phone_number'])).default([]),
  UsernameConfiguration: z.object({ CaseSensitive: flag }).optional(),
  UserAttributeUpdateSettings: z
    .object({ AttributesRequireVerificationBeforeUpdate: z.array(z.string()).default([]) })
    .optional(),
  LambdaConfig: LambdaConfig.default({}),
  /** `ON` is not offered: the people of a pool set an authenticator up once they are signed in. */
  MfaConfiguration: z.enum(['OFF', 'OPTIONAL']).default('OFF'),
  EnabledMfas: z.array(z.string()).default([]),
  AccountRecoverySetting: z
    .object({ RecoveryMechanisms: z.array(z.object({ Name: z.string(), Priority: count })).default([]) })
    .optional(),
  AdminCreateUserConfig: z
    .object({ AllowAdminCreateUserOnly: flag.default(false), InviteMessageTemplate: Template.optional() })
    .optional(),
  EmailConfiguration: z
    .object({
      EmailSendingAccount: z.enum(['COGNITO_DEFAULT', 'DEVELOPER']).default('COGNITO_DEFAULT'),
      From: z.string().optional(),
      ReplyToEmailAddress: z.string().optional(),
      SourceArn: z.string().optional(),
      ConfigurationSet: z.string().optional(),
    })
    .optional(),
  EmailVerificationMessage: z.string().optional(),
  EmailVerificationSubject: z.string().optional(),
  VerificationMessageTemplate: Template.extend({ DefaultEmailOption: z.string().optional() }).optional(),
  DeletionProtection: z.string().optional(),
  UserPoolTier: z.string().optional(),
});
export type PoolSettings = Omit<z.infer<typeof PoolProperties>, 'Policies'> & { passwordPolicy: PasswordPolicy };

/** Reads a pool's CloudFormation properties; throws where one is not what AWS would take. */
export function poolSettings(properties: Readonly<Record<string, unknown>>): PoolSettings {
  const { Policies, ...settings } = PoolProperties.parse(properties);
  return { ...settings, passwordPolicy: Policies?.PasswordPolicy ?? STRICT_POLICY };
}

const TimeUnit = z.enum(['seconds', 'minutes', 'hours', 'days']);

const ClientProperties = z.object({
  ClientName: z.string().optional(),
  GenerateSecret: flag.default(false),
  ExplicitAuthFlows: z.array(z.string()).optional(),
  AccessTokenValidity: count.positive().optional(),
  IdTokenValidity: count.positive().optional(),
  RefreshTokenValidity: count.min(0).optional(),
  TokenValidityUnits: z
    .object({ AccessToken: TimeUnit.optional(), IdToken: TimeUnit.optional(), RefreshToken: TimeUnit.optional() })
    .optional(),
  /** Minutes. */
  AuthSessionValidity: count.min(3).max(15).default(3),
  PreventUserExistenceErrors: z.enum(['ENABLED', 'LEGACY']).default('LEGACY'),
  EnableTokenRevocation: flag.default(true),
  RefreshTokenRotation: z
    .object({ Feature: z.enum(['ENABLED', 'DISABLED']), RetryGracePeriodSeconds: count.min(0).max(60).default(0) })
    .optional(),
  ReadAttributes: z.array(z.string()).optional(),
  WriteAttributes: z.array(z.string()).optional(),
});

export interface ClientSettings {
  readonly flows: readonly string[];
  /** Validities in milliseconds. */
  readonly accessValidity: number;
  readonly idValidity: number;
  readonly refreshValidity: number;
  readonly challengeValidity: number;
  readonly hidesUserExistence: boolean;
  readonly revocable: boolean;
  readonly rotates: boolean;
  readonly rotationGrace: number;
  readonly readAttributes: readonly string[] | undefined;
  readonly writeAttributes: readonly string[] | undefined;
  readonly generateSecret: boolean;
  readonly name: string | undefined;
}

const UNIT = { seconds: 1_000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;
/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html */
const DEFAULT_FLOWS = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'];
const DEFAULT_REFRESH_DAYS = 30;

/** Reads an app client's CloudFormation properties; throws where one is not what AWS would take. */
export function clientSettings(properties: Readonly<Record<string, unknown>>): ClientSettings {
  const read = ClientProperties.parse(properties);
  const units = read.TokenValidityUnits ?? {};
  const rotates = read.RefreshTokenRotation?.Feature === 'ENABLED';
  return {
    flows: read.ExplicitAuthFlows ?? DEFAULT_FLOWS,
    accessValidity:
      (read.AccessTokenValidity ?? 1) * UNIT[read.AccessTokenValidity ? (units.AccessToken ?? 'hours') : 'hours'],
    idValidity: (read.IdTokenValidity ?? 1) * UNIT[read.IdTokenValidity ? (units.IdToken ?? 'hours') : 'hours'],
    refreshValidity:
      (read.RefreshTokenValidity || DEFAULT_REFRESH_DAYS) *
      UNIT[read.RefreshTokenValidity ? (units.RefreshToken ?? 'days') : 'days'],
    challengeValidity: read.AuthSessionValidity * UNIT.minutes,
    hidesUserExistence: read.PreventUserExistenceErrors === 'ENABLED',
    revocable: read.EnableTokenRevocation,
    rotates,
    rotationGrace: rotates ? (read.RefreshTokenRotation?.RetryGracePeriodSeconds ?? 0) * UNIT.seconds : 0,
    readAttributes: read.ReadAttributes,
    writeAttributes: read.WriteAttributes,
    generateSecret: read.GenerateSecret,
    name: read.ClientName,
  };
}
