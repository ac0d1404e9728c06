import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { Sandbox } from '#local/appsync/runtime/sandbox.ts';
import { canonicalOrder } from '#model/orders.ts';

const sandbox = new Sandbox(() => Date.UTC(2026, 0, 12));

/** A resolver that is asked this, with what steps before it left. */
async function opened(code: string, { args = {}, stash = {}, previous = null }: Asked) {
  const { outputFiles } = await build({
    entryPoints: [`resolvers/${code}.ts`],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'esnext',
    external: ['@aws-appsync/utils'],
  });
  const stashing = `export function request(ctx) { Object.assign(ctx.stash, ${JSON.stringify(stash)}); return {}; }
export function response(ctx) { return null; }`;
  const invocation = sandbox.open({
    args: JSON.stringify(args),
    source: 'null',
    identity: JSON.stringify({ sub: 'owner', username: 'owner', groups: ['CUSTOMER'] }),
    request: '{"headers":{}}',
    info: '{}',
    authType: 'User Pool Authorization',
    typeName: 'Mutation',
    fieldName: 'any',
  });
  invocation.request(sandbox.install('stash.js', stashing), false);
  invocation.setPrevious(previous);
  return { invocation, installed: sandbox.install(`${code}.js`, outputFiles[0]?.text ?? '') };
}

/** What a resolver asks its data source for. */
async function ask(code: string, asked: Asked) {
  const { invocation, installed } = await opened(code, asked);
  try {
    return invocation.request(installed, false);
  } finally {
    invocation.close();
  }
}

/** What the response handler of a resolver makes of what its data source answered. */
async function respond(code: string, { result, type, ...asked }: Answered) {
  const { invocation, installed } = await opened(code, asked);
  try {
    const error = type === undefined ? undefined : { message: 'what AWS said', type };
    return invocation.response(installed, result, error, false);
  } finally {
    invocation.close();
  }
}

interface Asked {
  args?: object;
  stash?: object;
  previous?: unknown;
}

interface Answered extends Asked {
  result?: unknown;
  type?: string;
}

const row = {
  id: 'i1',
  ownerId: 'owner',
  fileId: 'f1',
  status: 'READ',
  version: 4,
  attempt: 1,
  uploadedAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ownerStatus: 'owner#READ',
};

describe('a page of invoices', () => {
  const asked = {
    args: { after: 'UPLOADED:token' },
    stash: { list: { name: 'UPLOADED', index: 'byUpload', status: null } },
  };

  // https://github.com/aws-amplify/amplify-cli/issues/3411: what AppSync says of a token that is none.
  it('is refused where its cursor is the reason', async () => {
    const outcome = await respond('invoices/invoices', { ...asked, type: 'DynamoDB:UserIllegalArgumentException' });
    expect(outcome).toMatchObject({ kind: 'fault', fault: { type: 'BadRequest' } });
  });

  it.each([
    ['Internal', 'DynamoDB:InternalServerErrorException'],
    ['Internal', 'DynamoDB:ResourceNotFoundException'],
    ['Throttled', 'DynamoDB:ProvisionedThroughputExceededException'],
  ])('is %s and no fault of its cursor where DynamoDB answers %s', async (expected, type) => {
    const outcome = await respond('invoices/invoices', { ...asked, type });
    expect(outcome).toMatchObject({ kind: 'fault', fault: { type: expected } });
    expect(JSON.stringify(outcome)).not.toContain('what AWS said');
  });
});

describe('deleteInvoice, where its condition failed', () => {
  const failed = 'DynamoDB:ConditionalCheckFailedException';

  it('succeeds where the invoice is deleted already', async () => {
    const outcome = await respond('invoices/deleteInvoice', { result: { ...row, status: 'DELETED' }, type: failed });
    expect(outcome).toMatchObject({ value: { invoice: { status: 'DELETED' }, userErrors: [] } });
  });

  it('answers no invoice beside STALE_VERSION where it changed', async () => {
    const outcome = await respond('invoices/deleteInvoice', { result: row, type: failed });
    expect(outcome).toMatchObject({ value: { invoice: null, userErrors: [{ code: 'STALE_VERSION' }] } });
  });
});

describe('requestUploads, where its transaction was cancelled', () => {
  const file = { name: 'a.pdf', mediaType: 'PDF', size: 1, sha256: 'a'.repeat(64) };
  const upload = { fileId: 'f1', invoiceId: 'i1', form: {}, openUntil: '2026-01-12T00:20:00.000Z' };
  const stash = { callerId: 'owner', files: [file], uploads: [upload], rows: [], repeated: false };
  const cancelled = 'DynamoDB:TransactionCanceledException';
  const because = (...reasons: object[]) => ({ stash, type: cancelled, result: { cancellationReasons: reasons } });
  const none = { type: 'None', message: null, item: null };
  const kept = (input: string) => ({ type: 'ConditionalCheckFailed', item: { key: 'k', input } });
  const input = JSON.stringify([[file.name, file.mediaType, file.size, file.sha256]]);

  it('answers the same uploads to the same call', async () => {
    const outcome = await respond('files/requestUploads', because(kept(input), none, none));
    expect(outcome).toMatchObject({ value: { uploads: [{ fileId: 'f1', invoiceId: 'i1' }], userErrors: [] } });
  });

  it('refuses a key that was used with other input', async () => {
    const outcome = await respond('files/requestUploads', because(kept('[]'), none, none));
    expect(outcome).toMatchObject({ value: { uploads: null, userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] } });
  });

  it.each([
    ['of its own', because({ type: 'TransactionConflict' }, none, none)],
    ['to whose partition too much is written', because(none, { type: 'ThrottlingError' }, none)],
    ['that is still at work', { stash, type: 'DynamoDB:TransactionInProgressException' }],
  ])('asks to try again because of another call %s', async (_, answered) => {
    const outcome = await respond('files/requestUploads', answered);
    expect(outcome).toMatchObject({ value: { uploads: null, userErrors: [{ code: 'TRY_AGAIN' }] } });
  });
});

describe('approveInvoice, after its transaction', () => {
  const after = {
    ...row,
    version: 5,
    status: 'APPROVED',
    decision: { approved: true, by: 'staff', at: row.updatedAt },
  };
  const stash = { after };
  const cancelled = 'DynamoDB:TransactionCanceledException';
  const because = (...types: string[]) => ({
    stash,
    type: cancelled,
    result: { keys: null, cancellationReasons: types.map((type) => ({ type, message: null, item: null })) },
  });

  it('answers the invoice as it is then', async () => {
    const outcome = await respond('invoices/approveInvoice', { stash, result: { keys: [] } });
    expect(outcome).toMatchObject({ value: { invoice: { status: 'APPROVED', version: 5 }, userErrors: [] } });
  });

  it('answers that it changed where its condition failed', async () => {
    const outcome = await respond('invoices/approveInvoice', because('ConditionalCheckFailed', 'None'));
    expect(outcome).toMatchObject({ value: { invoice: null, userErrors: [{ code: 'STALE_VERSION' }] } });
  });

  // DynamoDB Local never says so by itself.
  it.each([
    ['of its own', because('TransactionConflict', 'None')],
    ['to whose partition too much is written', because('None', 'ThrottlingError')],
    ['that is still at work', { stash, type: 'DynamoDB:TransactionInProgressException' }],
  ])('asks to try again because of another transaction %s', async (_, answered) => {
    const outcome = await respond('invoices/approveInvoice', answered);
    expect(outcome).toMatchObject({ value: { invoice: null, userErrors: [{ code: 'TRY_AGAIN' }] } });
  });

  it('is a fault where something else went wrong', async () => {
    const outcome = await respond('invoices/approveInvoice', because('ValidationError', 'None'));
    expect(outcome).toMatchObject({ kind: 'fault', fault: { type: 'Internal' } });
  });
});

const order = {
  id: 'o1',
  ownerId: 'owner',
  status: 'VALIDATED',
  version: 4,
  email: 'ada@example.com',
  currency: 'EUR',
  lines: [],
  subtotal: 0,
  tax: 0,
  total: 0,
  placedAt: '2026-01-01T00:00:00.000Z',
  placedDay: '2026-01-01',
  updatedAt: '2026-01-01T00:00:00.000Z',
  timeline: [{ status: 'PENDING', version: 1, at: '2026-01-01T00:00:00.000Z' }],
  payAttempt: 1,
  run: 1,
};

describe('the run of an order', () => {
  it('is left as it is by cancelOrder: the sweeper may have counted on since the order was read', async () => {
    const outcome = await ask('orders/cancelOrder', { args: { id: 'o1' }, stash: { order, moved: null } });
    const written = JSON.stringify(outcome);
    expect(written).toContain('#status = :status');
    expect(written).not.toContain('#run');
  });

  it('is counted by retryOrder, which begins one', async () => {
    const stuck = { ...order, status: 'NEEDS_ATTENTION', undoneAs: 'CANCELLED' };
    const args = { id: 'o1', expectedVersion: order.version };
    const outcome = await ask('orders/retryOrder', { args, stash: { order: stuck, moved: null } });
    expect(outcome).toMatchObject({ value: { update: { expressionValues: { ':run': { N: 2 } } } } });
  });
});

describe('cancelOrder, where its condition failed', () => {
  const failed = 'DynamoDB:ConditionalCheckFailedException';
  const cancelled = (result: unknown, type = failed) =>
    respond('orders/cancelOrder', { args: { id: 'o1' }, stash: { order, moved: null }, result, type });

  it.each(['CANCELLING', 'CANCELLED'])('succeeds where somebody else made it %s', async (status) => {
    const outcome = await cancelled({ ...order, status });
    expect(outcome).toMatchObject({ value: { order: { status }, userErrors: [] } });
  });

  it.each(['CAPTURING', 'PAID', 'COMPLETED', 'FAILING', 'FAILED', 'NEEDS_ATTENTION'])(
    'says that it is past that where it is %s',
    async (status) => {
      const outcome = await cancelled({ ...order, status });
      expect(outcome).toMatchObject({ value: { order: null, userErrors: [{ code: 'NOT_CANCELLABLE' }] } });
    },
  );

  it.each([
    ['only went on', { ...order, status: 'AUTHORIZED', version: 5 }],
    ['is not told', null],
  ])('asks to try again where the order %s', async (_what, result) => {
    expect(await cancelled(result)).toMatchObject({ value: { order: null, userErrors: [{ code: 'TRY_AGAIN' }] } });
  });

  it('asks to try again because of a transaction of somebody else’s', async () => {
    const outcome = await cancelled(null, 'DynamoDB:TransactionConflictException');
    expect(outcome).toMatchObject({ value: { order: null, userErrors: [{ code: 'TRY_AGAIN' }] } });
  });

  it('is a fault where something else went wrong', async () => {
    const outcome = await cancelled(null, 'DynamoDB:ValidationException');
    expect(outcome).toMatchObject({ kind: 'fault', fault: { type: 'Internal' } });
    expect(JSON.stringify(outcome)).not.toContain('what AWS said');
  });
});

describe('createRecurringOrder, once its first day is no longer ahead', () => {
  const basket = {
    lines: [{ productId: 'p1', quantity: 1 }],
    email: 'ada@example.com',
    shippingNote: null,
    billTo: null,
    paymentMethodId: null,
    expectedTotal: { minor: 100, currency: 'EUR' as const },
  };
  const startsOn = '2026-01-12';
  const asked = { order: basket, interval: 'WEEKLY', startsOn, endsOn: null, count: null };
  const input = JSON.stringify([canonicalOrder(basket), 'WEEKLY', startsOn, null, null]);
  const known = { key: 'k', input, recurringOrderId: 'r1', expiresAt: Date.UTC(2026, 0, 13) / 1000 };
  const create = (stash: object) =>
    ask('recurring/createRecurringOrder', {
      args: { input: { idempotencyKey: 'k' } },
      stash: { asked, callerId: 'owner', products: [], ...stash },
    });

  it('sets up nothing', async () => {
    expect(await create({ known: null })).toMatchObject({
      value: { recurringOrder: null, userErrors: [{ code: 'INVALID_START', field: 'startsOn' }] },
    });
  });

  it('answers what the same call set up before', async () => {
    const acceptedTotal = { amount: '1.00', currency: 'EUR' };
    const called = { lines: basket.lines, email: basket.email, interval: 'WEEKLY', startsOn, acceptedTotal };
    const looked = await ask('recurring/steps/loadBasket', { args: { input: { ...called, idempotencyKey: 'k' } } });
    expect(looked).toMatchObject({ value: { operation: 'BatchGetItem' } });
    expect(await create({ known })).toMatchObject({ value: null });
  });
});

describe('what an order’s mutations do beside', () => {
  const payload = { order: { id: 'o1', status: 'CANCELLING' }, userErrors: [] };

  it.each(['orders/steps/startPlaced', 'orders/steps/startRetried', 'orders/steps/wakeCancelled'])(
    '%s fails none of them',
    async (code) => {
      const outcome = await respond(code, { previous: payload, type: 'Lambda:Unhandled' });
      expect(outcome).toMatchObject({ kind: 'value', value: payload });
    },
  );

  it('is told where the payment provider does not answer', async () => {
    const outcome = await respond('orders/continueOrder', { result: { answered: false } });
    expect(outcome).toMatchObject({ kind: 'fault', fault: { type: 'Unavailable' } });
    expect(await respond('orders/continueOrder', { result: { answered: true } })).toMatchObject({ kind: 'value' });
  });
});

describe('a page of orders', () => {
  const stash = { ids: ['o1', 'o2'], list: { name: 'ORDERS' }, pageInfo: { hasNextPage: false, endCursor: null } };

  it('stands in the order of its index, however the batch answers, without what is not the caller’s', async () => {
    const ids = ['o3', 'o1', 'o2'];
    const rows = [{ ...order, id: 'o2' }, null, { ...order, id: 'o3', ownerId: 'eve' }, order];
    const outcome = await respond('orders/steps/loadPage', {
      stash: { ...stash, ids },
      result: { data: { '': rows }, unprocessedKeys: { '': [] } },
    });
    expect(outcome).toMatchObject({ value: { nodes: [{ id: 'o1' }, { id: 'o2' }] } });
  });

  it('is not cut short where DynamoDB did not answer all of it', async () => {
    const outcome = await respond('orders/steps/loadPage', {
      stash,
      result: { data: { '': [order] }, unprocessedKeys: { '': [{ id: 'o2' }] } },
    });
    expect(outcome).toMatchObject({ kind: 'fault', fault: { type: 'Throttled' } });
  });
});

describe('what DynamoDB did not get to', () => {
  it.each([
    'orders/steps/loadProducts',
    'recurring/steps/loadBasket',
    'refunds/steps/loadRefundable',
    'refunds/steps/loadRefunded',
    'events/steps/loadCreation',
    'bookings/steps/loadBooked',
    'bookings/steps/loadTerms',
    'bookings/steps/loadTicketBooking',
    'bookings/steps/loadGrounds',
  ])('is neither missing nor new to %s, whichever table it is of', async (code) => {
    const outcome = await respond(code, {
      stash: { refund: { orderId: 'o1' }, asked: {}, ticket: {}, booking: {} },
      result: { data: { '': [] }, unprocessedKeys: { '': [], another: [{ id: 'x' }] } },
    });
    expect(outcome).toMatchObject({ kind: 'fault', fault: { type: 'Throttled' } });
  });
});
