import type { Cloud } from '../core/cloud.ts';
import type { Store } from '../core/store.ts';
import type { ClientSettings, PoolSettings } from './settings.ts';

/** What every part of the user pools works on. */
export interface Context {
  readonly cloud: Cloud;
  readonly store: Store;
}

export interface Pool {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  /** Epoch milliseconds, as every instant in these records. */
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly settings: PoolSettings;
  /** Hex; makes what unknown users are shown the same each time, and unlike any other pool's. */
  readonly decoySecret: string;
}

export interface Client {
  readonly id: string;
  readonly poolId: string;
  readonly name: string;
  readonly secret: string | undefined;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly settings: ClientSettings;
}

export interface Group {
  readonly poolId: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly precedence?: number | undefined;
  readonly roleArn?: string | undefined;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

export type UserStatus = 'UNCONFIRMED' | 'CONFIRMED' | 'RESET_REQUIRED' | 'FORCE_CHANGE_PASSWORD';

/** Nothing here gives the password back: a verifier for SRP, a slow hash for the flows that send the password. All hex. */
export interface Credential {
  readonly srpSalt: string;
  readonly srpVerifier: string;
  readonly hashSalt: string;
  readonly hash: string;
}

export interface User {
  readonly poolId: string;
  readonly username: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** New values that wait for their code (AttributesRequireVerificationBeforeUpdate). */
  readonly pending?: Readonly<Record<string, string>>;
  readonly status: UserStatus;
  readonly enabled: boolean;
  readonly credential?: Credential | undefined;
  /** Earlier credentials, newest first, as far as PasswordHistorySize asks. */
  readonly history?: readonly Credential[];
  /** When the administrator's temporary password ceases to work. */
  readonly temporaryUntil?: number | undefined;
  readonly totp?: Totp | undefined;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

export interface Totp {
  /** Base32. */
  readonly secret: string;
  readonly verified: boolean;
  readonly enabled: boolean;
  /** The last time step that was accepted: a code counts once. */
  readonly lastStep: number;
}

/** One sign-in and all tokens that come of it; its id is their `origin_jti`. */
export interface SignInSession {
  readonly id: string;
  readonly poolId: string;
  readonly clientId: string;
  readonly username: string;
  readonly authTime: number;
  readonly refreshUntil: number;
  readonly revokedAt?: number | undefined;
}
