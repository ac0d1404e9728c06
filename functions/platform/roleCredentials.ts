interface RoleCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/**
 * The credentials of the function's role, which Lambda puts into the environment. In bundles this stands in for the
 * SDK's search through profiles, single sign-on and instance metadata, which is a quarter of their bytes and finds
 * nothing on Lambda.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function defaultProvider(): () => Promise<RoleCredentials> {
  return () => {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = process.env;
    const { AWS_SESSION_TOKEN: sessionToken } = process.env;
    if (!accessKeyId || !secretAccessKey) return Promise.reject(new MissingCredentialsError());
    return Promise.resolve({ accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) });
  };
}

/** The environment holds no credentials: this is no Lambda function. */
export class MissingCredentialsError extends Error {
  override readonly name = 'CredentialsProviderError';

  constructor() {
    super('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set.');
  }
}
