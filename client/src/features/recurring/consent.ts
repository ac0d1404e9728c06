import type { Money } from '../shop/price.ts';
import { isMore } from '../shop/price.ts';

/** Whether what a run costs now was not agreed to: it is more, or another currency. */
export function needsConsent(current: Money, agreed: Money): boolean {
  return current.currency !== agreed.currency || isMore(current, agreed);
}
