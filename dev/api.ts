/** An answer of the API that carries top-level errors. */
export class GraphqlError extends Error {
  readonly errorType: string;

  constructor(errors: readonly { readonly message: string; readonly errorType?: string }[]) {
    super(errors.map(({ message }) => message).join('; '));
    this.name = 'GraphqlError';
    this.errorType = errors[0]?.errorType ?? 'Internal';
  }
}

/** Runs one operation over HTTP, as any client in any language would. Throws GraphqlError, and what fetch throws. */
export async function callApi<Data>(
  graphqlUrl: string,
  token: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Data> {
  const response = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: token },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { data?: Data; errors?: { message: string; errorType?: string }[] };
  if (answer.errors && answer.errors.length > 0) throw new GraphqlError(answer.errors);
  if (answer.data === undefined) throw new GraphqlError([{ message: `HTTP ${response.status} without data` }]);
  return answer.data;
}
