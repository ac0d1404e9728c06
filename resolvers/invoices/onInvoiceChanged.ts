import type { Context } from '@aws-appsync/utils';
import { extensions, util } from '@aws-appsync/utils';
import type { SubscriptionOnInvoiceChangedArgs } from '#model/generated.ts';
import { mayBeId } from '../shared/id.ts';
import { callerOf, seesEverybody } from '../shared/owner.ts';

/** No invoice has this id: what cannot be one is accepted and stays silent, as a missing one does. */
const NO_INVOICE = '-';

export function request() {
  return { payload: null };
}

/**
 * Only the caller's own invoices pass, whatever id was asked for; all of them where STAFF or ADMIN asks for everybody's. A filter set
 * here stands in place of AppSync's own by arguments, so that one which lets everything pass must be set, too.
 * https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-enhanced-filtering.html
 * The filters are literals where they are used: AppSync type-checks plain JavaScript, where `eq` would be any string elsewhere.
 */
export function response(ctx: Context<SubscriptionOnInvoiceChangedArgs>): null {
  const ownerId = callerOf(ctx.identity);
  const { id, everybody } = ctx.args;
  if (everybody) {
    if (!seesEverybody(ctx.identity)) return util.unauthorized();
    return filterEverybodys(id);
  }
  if (id === null || id === undefined) {
    extensions.setSubscriptionFilter({
      filterGroup: [{ filters: [{ fieldName: 'ownerId', operator: 'eq', value: ownerId }] }],
    });
    return null;
  }
  extensions.setSubscriptionFilter({
    filterGroup: [
      {
        filters: [
          { fieldName: 'ownerId', operator: 'eq', value: ownerId },
          { fieldName: 'invoiceId', operator: 'eq', value: mayBeId(id) ? id : NO_INVOICE },
        ],
      },
    ],
  });
  return null;
}

function filterEverybodys(id: string | null | undefined): null {
  if (id === null || id === undefined) {
    // Versions count from 1.
    extensions.setSubscriptionFilter({
      filterGroup: [{ filters: [{ fieldName: 'version', operator: 'ge', value: 1 }] }],
    });
    return null;
  }
  extensions.setSubscriptionFilter({
    filterGroup: [{ filters: [{ fieldName: 'invoiceId', operator: 'eq', value: mayBeId(id) ? id : NO_INVOICE }] }],
  });
  return null;
}
