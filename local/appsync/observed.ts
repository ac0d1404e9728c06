import type { Cloud } from '../core/cloud.ts';
import { AwsError, LostAnswer } from '../core/errors.ts';
import type { Api } from './api.ts';
import type { Requester } from './access/requester.ts';
import type { Operation } from './graphql/documents.ts';
import type { Finished } from './operations.ts';

export interface Observed {
  readonly finished: Finished;
  /** The client shall not hear of it. */
  readonly lost: boolean;
}

/** An ordered fault refused an operation before it began. */
export class OrderedRefusal extends Error {
  readonly status: number;
  readonly errorType: string;

  constructor(cause: AwsError) {
    super(cause.message, { cause });
    this.name = 'OrderedRefusal';
    this.status = cause.status;
    this.errorType = cause.code;
  }
}

/** Runs a query or mutation as armed faults have it; rules know it as `appsync GraphQL` of `mutation.<field>`. Throws `OrderedRefusal`. */
export async function throughFaults(
  cloud: Cloud,
  api: Api,
  asked: { readonly operation: Operation; readonly requester: Requester; readonly bytes: number },
  work: () => Promise<Finished>,
): Promise<Observed> {
  const { operation, requester, bytes } = asked;
  const resources = operation.title.split(' ').map((field) => `${operation.kind}.${field}`);
  const call = { service: 'appsync', action: 'GraphQL', resources, caller: requester.name, input: {}, bytes } as const;
  let begun = false;
  let finished: Finished | undefined;
  try {
    return {
      finished: await cloud.faults.around(call, async () => {
        begun = true;
        finished = await work();
        const bill = { service: 'appsync', resource: api.settings.name } as const;
        if (cloud.faults.recording) cloud.faults.bill({ ...bill, item: 'apiRequests', quantity: 1 });
        return finished;
      }),
      lost: false,
    };
  } catch (error) {
    if (error instanceof LostAnswer && finished !== undefined) return { finished, lost: true };
    throw error instanceof AwsError && !begun ? new OrderedRefusal(error) : error;
  }
}
