import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { catalogLimits } from '#model/catalog.ts';
import type { EventRow } from '#model/concerts.ts';
import type { EventErrorCode } from '#model/errors.ts';
import type { MutationAddEventImageArgs } from '#model/generated.ts';
import { eventRefused } from '../shared/event.ts';
import { mayBeId } from '../shared/id.ts';
import { fail } from '../shared/result.ts';
import { isLine } from '../shared/texts.ts';

type StepContext = Context<
  MutationAddEventImageArgs,
  Record<string, unknown>,
  { result: EventRow | null },
  undefined,
  { refusal: EventErrorCode | null }
>;

export function request(ctx: StepContext) {
  const { id, imageId } = ctx.args;
  const row = ctx.prev.result;
  const alt = ctx.args.alt.trim();
  if (!row) return runtime.earlyReturn(eventRefused('NOT_FOUND', 'id'), { skipTo: 'END' });
  if (row.status === 'CANCELLING' || row.status === 'CANCELLED') {
    return runtime.earlyReturn(eventRefused('WRONG_STATUS', null), { skipTo: 'END' });
  }
  if (!mayBeId(imageId)) return runtime.earlyReturn(eventRefused('IMAGE_NOT_FOUND', 'imageId'), { skipTo: 'END' });
  if (!isLine(alt, catalogLimits.imageAlt)) {
    return runtime.earlyReturn(eventRefused('INVALID_VALUE', 'alt'), { skipTo: 'END' });
  }
  return { operation: 'Invoke', payload: { eventId: id, imageId, alt } };
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  const { refusal } = ctx.result;
  if (!refusal) return null;
  return runtime.earlyReturn(eventRefused(refusal, fieldOf(refusal)), { skipTo: 'END' });
}

function fieldOf(refusal: EventErrorCode): string | null {
  if (refusal === 'NOT_FOUND') return 'id';
  return refusal === 'IMAGE_NOT_FOUND' || refusal === 'IMAGE_REFUSED' ? 'imageId' : null;
}
