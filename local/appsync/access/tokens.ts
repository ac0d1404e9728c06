import { createRemoteJWKSet, decodeJwt, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { authTypes, RequesterRefused, type Requester } from './requester.ts';
import type { Provider } from './providers.ts';

/** Claims of a token whose signature, issuer and time have been checked. */
type Verify = (token: string) => Promise<JWTPayload>;

/** The issuer that a token names, unverified; undefined for what is no token. */
export function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

function refuse(cause: unknown): never {
  if (cause instanceof errors.JWTExpired) throw new RequesterRefused('Token has expired.', { cause });
  if (cause instanceof errors.JWTInvalid || cause instanceof errors.JWSInvalid) {
    throw new RequesterRefused('Unable to parse JWT token.', { cause });
  }
  if (cause instanceof errors.JOSEError)
    throw new RequesterRefused('You are not authorized to make this call.', { cause });
  throw cause;
}

function verifier(keys: JWTVerifyGetKey, issuer: string, now: () => number): Verify {
  return async (token) => {
    try {
      const options = { issuer, algorithms: ['RS256'], currentDate: new Date(now()), requiredClaims: ['exp', 'sub'] };
      return (await jwtVerify(token, keys, options)).payload;
    } catch (error) {
      return refuse(error);
    }
  };
}

function remoteKeys(url: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(url));
}

/** `keysUrl`: where the pool's public keys are. */
export function userPoolVerifier(
  provider: Extract<Provider, { mode: 'AMAZON_COGNITO_USER_POOLS' }>,
  keysUrl: string,
  now: () => number,
): (token: string) => Promise<Requester> {
  const verify = verifier(remoteKeys(keysUrl), provider.issuer, now);
  const clients = provider.clientPattern === undefined ? undefined : new RegExp(`^(?:${provider.clientPattern})$`);
  return async (token) => {
    const claims = await verify(token);
    if (claims['token_use'] !== 'id' && claims['token_use'] !== 'access') {
      throw new RequesterRefused('You are not authorized to make this call.');
    }
    const client = String(claims['token_use'] === 'id' ? claims.aud : claims['client_id']);
    if (clients?.test(client) === false) throw new RequesterRefused('You are not authorized to make this call.');
    return userPoolRequester(claims, provider);
  };
}

function userPoolRequester(
  claims: JWTPayload,
  provider: Extract<Provider, { mode: 'AMAZON_COGNITO_USER_POOLS' }>,
): Requester {
  const groups = claims['cognito:groups'];
  const names = Array.isArray(groups) ? groups.map(String) : [];
  const identity = {
    sub: claims.sub,
    issuer: claims.iss,
    username: claims['cognito:username'] ?? claims['username'],
    claims,
    defaultAuthStrategy: provider.defaultAction,
    groups: names.length > 0 ? names : null,
  };
  return {
    mode: 'AMAZON_COGNITO_USER_POOLS',
    groups: names,
    identity: JSON.stringify(identity),
    name: String(claims.sub),
    authType: authTypes.AMAZON_COGNITO_USER_POOLS,
  };
}

interface Discovery {
  readonly jwks_uri: string;
}

/** OpenID Connect: keys are discovered at the issuer. */
export function oidcVerifier(
  provider: Extract<Provider, { mode: 'OPENID_CONNECT' }>,
  now: () => number,
): (token: string) => Promise<Requester> {
  let verify: Promise<Verify> | undefined;
  const discover = async (): Promise<Verify> => {
    const response = await fetch(`${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    const { jwks_uri: keys }: Discovery = JSON.parse(await response.text());
    return verifier(remoteKeys(keys), provider.issuer, now);
  };
  return async (token) => {
    verify ??= discover();
    const claims = await (await verify)(token);
    const clients = provider.clientPattern === undefined ? undefined : new RegExp(`^(?:${provider.clientPattern})$`);
    const audience = [claims.aud ?? claims['azp'] ?? ''].flat();
    if (clients !== undefined && !audience.some((one) => clients.test(String(one)))) {
      throw new RequesterRefused('You are not authorized to make this call.');
    }
    return {
      mode: 'OPENID_CONNECT',
      groups: [],
      identity: JSON.stringify({ sub: claims.sub, issuer: claims.iss, claims }),
      name: String(claims.sub),
      authType: authTypes.OPENID_CONNECT,
    };
  };
}
