import { AwsError } from '../core/errors.ts';
import { isObject, parseJson } from './language/json.ts';

/** What a task token stands for. The attempt's id is random, so that a token cannot be guessed. */
export interface TokenContent {
  readonly execution: string;
  readonly flow: string;
  readonly attempt: string;
}

export function encodeToken({ execution, flow, attempt }: TokenContent): string {
  return Buffer.from(JSON.stringify([execution, flow, attempt])).toString('base64');
}

/** Throws `InvalidToken` for a text that is no token. */
export function decodeToken(token: unknown): TokenContent {
  const invalid = new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
  if (typeof token !== 'string' || token === '') throw invalid;
  try {
    const parts = parseJson(Buffer.from(token, 'base64').toString('utf8'));
    const [execution, flow, attempt] = Array.isArray(parts) && !isObject(parts) ? parts : [];
    if (typeof execution === 'string' && typeof flow === 'string' && typeof attempt === 'string') {
      return { execution, flow, attempt };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw invalid;
}
