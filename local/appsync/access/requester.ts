import type { Caller } from '../../core/cloud.ts';
import type { Mode, Standing } from './rules.ts';

/** Whoever made a request, once AppSync has let them in. */
export interface Requester extends Standing {
  readonly mode: Mode;
  readonly groups: readonly string[];
  /** `ctx.identity` as JSON text, without the source address. */
  readonly identity: string;
  /** For the log: a user's sub, a role's name. */
  readonly name: string;
  /** What `util.authType()` answers. */
  readonly authType: string;
  /** IAM: who signed. */
  readonly signer?: Caller;
  /** Lambda authorizer: `Type.field` that it denied. */
  readonly denied?: ReadonlySet<string>;
}

export const authTypes: Readonly<Record<Mode, string>> = {
  API_KEY: 'API Key Authorization',
  AWS_IAM: 'IAM Authorization',
  AMAZON_COGNITO_USER_POOLS: 'User Pool Authorization',
  OPENID_CONNECT: 'Open ID Connect Authorization',
  AWS_LAMBDA: 'Lambda Authorization',
};

/** A request that is refused as a whole, in AppSync's shape of HTTP 401. */
export class RequesterRefused extends Error {
  readonly status: number;
  readonly errorType: string;
  constructor(message: string, options: { status?: number; errorType?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'RequesterRefused';
    this.status = options.status ?? 401;
    this.errorType = options.errorType ?? 'UnauthorizedException';
  }
}
