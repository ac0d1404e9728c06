import { subscribe } from '../../api.ts';
import { OnMyRecurringOrdersChangedDocument } from '../../graphql/graphql.ts';
import type { Listen } from '../shell/useLive.ts';
import { useLive } from '../shell/useLive.ts';

/** Milliseconds in which changes are gathered: a run moves a recurring order several times. */
const GATHER = 150;

/** Keeps what is shown of the caller's recurring orders fresh. */
export function useRecurringChanges(): void {
  useLive(listen, { domain: 'recurringOrders', key: null, wait: GATHER });
}

const listen: Listen = (take, onEnd) =>
  subscribe(
    OnMyRecurringOrdersChangedDocument,
    {},
    ({ onMyRecurringOrdersChanged: change }) => {
      take(change ? { id: change.recurringOrderId, version: change.version } : null);
    },
    onEnd,
  );
