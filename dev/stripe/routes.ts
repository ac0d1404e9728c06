import { cardRoutes } from './cardRoutes.ts';
import { invalid, StripeFailure } from './failures.ts';
import type { Fields } from './form.ts';
import type { Call } from './intents.ts';
import type { Operation } from './levers.ts';
import { paymentRoutes } from './paymentRoutes.ts';

/** Who calls: Marquee with its secret key, or a browser with the publishable one. */
export type Caller = 'secret' | 'publishable';

/** What one path and method do. */
export interface Route {
  readonly operation: Operation;
  /** The parameters that there are: Stripe refuses any other. */
  readonly parameters: readonly string[];
  readonly publishable: boolean;
  /** Of the path. */
  readonly id: string;
  run(call: Call, fields: Fields, later: (refundId: string) => void): object;
}

/** A route as it is written down. */
export type Declared = Omit<Route, 'id' | 'run'> & {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  run(call: Call, id: string, fields: Fields, later: (refundId: string) => void): object;
};

/** Throws 404 where Stripe, or its stand-in, has no such path. */
export function routeOf(method: string, path: string): Route {
  for (const declared of [...paymentRoutes, ...cardRoutes]) {
    const found = declared.method === method ? declared.path.exec(path) : null;
    if (found === null) continue;
    const id = decodeURIComponent(found[1] ?? '');
    const { operation, parameters, publishable } = declared;
    return {
      operation,
      parameters,
      publishable,
      id,
      run: (call, fields, later) => declared.run(call, id, fields, later),
    };
  }
  throw new StripeFailure(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). This is the Stripe stand-in: it knows payments, and little else.`,
  });
}

/** Throws 400 for a parameter that the endpoint does not have. */
export function checkParameters(route: Route, fields: Fields): void {
  const unknown = Object.keys(fields).find((name) => !route.parameters.includes(name));
  if (unknown === undefined) return;
  throw invalid(`Received unknown parameter: ${unknown}`, { code: 'parameter_unknown', param: unknown });
}
