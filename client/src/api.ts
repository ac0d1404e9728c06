import { generateClient } from 'aws-amplify/api';
import { CONNECTION_STATE_CHANGE, ConnectionState } from 'aws-amplify/api';
import { Hub } from 'aws-amplify/utils';
import type { TypedDocumentString } from './graphql/graphql.ts';

const client = generateClient();

/** A fault or a refusal (`errors`): `code` is AppSync's errorType, `Unauthorized` for one. */
export class ApiError extends Error {
  readonly code: string;

  constructor(code: string, message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'ApiError';
    this.code = code;
  }
}

/** By what right something is asked for: somebody's who is signed in, or what everybody may know, by the web app's own key. */
export type Right = 'userPool' | 'apiKey';

/** Runs a query or a mutation. Throws ApiError. */
export async function execute<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  right: Right = 'userPool',
): Promise<Result> {
  try {
    const answer: unknown = await client.graphql({
      query: document.toString(),
      variables: variables as Record<string, unknown>,
      authMode: right,
    });
    return (answer as { data: Result }).data;
  } catch (error) {
    throw apiError(error);
  }
}

/** Hears a subscription until the answer is called. `onError` hears why it ended, where it did by itself. */
export function subscribe<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  onEvent: (event: Result) => void,
  onError: (error: ApiError) => void,
  right: Right = 'userPool',
): () => void {
  const events = client.graphql({
    query: document.toString(),
    variables: variables as Record<string, unknown>,
    authMode: right,
  });
  if (!('subscribe' in events)) throw new ApiError('BadRequest', 'This document is no subscription.', undefined);
  const subscription = events.subscribe({
    next: ({ data }: { data: unknown }) => {
      onEvent(data as Result);
    },
    error: (error: unknown) => {
      onError(apiError(error));
    },
  });
  return () => {
    subscription.unsubscribe();
  };
}

/** Hears whether the live connection stands, whenever that changes. What changed while it did not must be fetched. */
export function onConnection(listener: (connected: boolean) => void): () => void {
  let connected = false;
  return Hub.listen('api', ({ payload }) => {
    if (payload.event !== CONNECTION_STATE_CHANGE) return;
    const { connectionState } = payload.data as { connectionState: ConnectionState };
    const now = standing.has(connectionState);
    if (now === connected) return;
    connected = now;
    listener(now);
  });
}

/** Hears whenever a subscription begins to stand: what changed since its data were fetched must be fetched again. */
export function onSubscribed(listener: () => void): () => void {
  return Hub.listen('api', ({ payload }) => {
    if (payload.event === SUBSCRIPTION_ACK) listener();
  });
}

/** Amplify's name of it, which it does not export: @aws-amplify/api-graphql, types/PubSub. */
const SUBSCRIPTION_ACK = 'Subscription ack';

/** States in which events come; `ConnectedPendingNetwork` is not one: the machine is offline. */
const standing: ReadonlySet<ConnectionState> = new Set([
  ConnectionState.Connected,
  ConnectionState.ConnectedPendingKeepAlive,
]);

const UNANSWERED = 'Marquee cannot be reached. Check the connection and try again.';

function apiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (typeof error === 'object' && error !== null && 'errors' in error && Array.isArray(error.errors)) {
    const [first] = error.errors as { errorType?: string; message?: string }[];
    // What never reached the API has no errorType: the message is Amplify's own.
    return first?.errorType
      ? new ApiError(first.errorType, first.message ?? UNANSWERED, error)
      : new ApiError('Internal', UNANSWERED, error);
  }
  return new ApiError('Internal', UNANSWERED, error);
}
