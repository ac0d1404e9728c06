import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { vendorErrorSentences } from '#model/errors.ts';
import type { VendorErrorCode } from '#model/errors.ts';
import type { DismissVendorSuggestionPayload, MutationDismissVendorSuggestionArgs } from '#model/generated.ts';
import { MAXIMUM_DISMISSED } from '#model/vendors.ts';
import { fail, isConditionFailure, isConflict } from '../shared/result.ts';
import type { VendorPair } from './steps/loadPair.ts';

type StepContext = Context<
  MutationDismissVendorSuggestionArgs,
  Record<string, unknown>,
  { result: VendorPair },
  undefined,
  unknown
>;

/** It is noted with the first: a suggestion that either of its two says no to is none. */
export function request(ctx: StepContext) {
  const { one, other } = ctx.prev.result;
  if (!one) return runtime.earlyReturn(refused('NOT_FOUND', 'firstId'));
  if (!other) return runtime.earlyReturn(refused('NOT_FOUND', 'secondId'));
  if (one.id === other.id) return runtime.earlyReturn(refused('NOT_MERGEABLE', 'secondId'));
  if (one.dismissed.includes(other.id) || other.dismissed.includes(one.id)) return runtime.earlyReturn(done());
  const dismissed = [other.id].concat(one.dismissed).slice(0, MAXIMUM_DISMISSED);
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id: one.id }),
    update: {
      expression: 'SET #dismissed = :dismissed, #revision = :next',
      expressionNames: { '#dismissed': 'dismissed', '#revision': 'revision' },
      expressionValues: util.dynamodb.toMapValues({ ':dismissed': dismissed, ':next': one.revision + 1 }),
    },
    condition: {
      expression: '#revision = :revision',
      expressionNames: { '#revision': 'revision' },
      expressionValues: util.dynamodb.toMapValues({ ':revision': one.revision }),
    },
  };
}

function done(): DismissVendorSuggestionPayload {
  return { dismissed: true, userErrors: [] };
}

function refused(code: VendorErrorCode, field: string | null): DismissVendorSuggestionPayload {
  return { dismissed: null, userErrors: [{ field, message: vendorErrorSentences[code], code }] };
}

export function response(ctx: StepContext): DismissVendorSuggestionPayload {
  if (!ctx.error) return done();
  return isConflict(ctx.error) || isConditionFailure(ctx.error) ? refused('TRY_AGAIN', null) : fail(ctx.error);
}
