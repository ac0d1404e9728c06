import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { onConnection, subscribe } from '../../api.ts';
import { OnInvoiceChangedDocument } from '../../graphql/graphql.ts';

/** Milliseconds until a subscription that ended by itself is tried again. */
const AGAIN = 3_000;

/** Milliseconds in which changes are gathered: a batch of uploads causes dozens within a second. */
const GATHER = 250;

/** Milliseconds between two looks while changes are not heard: Amplify itself tries to connect once a minute. */
const LOOK = 15_000;

/**
 * Keeps what is shown of invoices fresh: an event with a newer version, or a connection that came back, makes the queries fetch anew.
 * Hears the caller's own invoices, or everybody's; null waits until that is known.
 * Answers whether changes are heard. Used once, for as long as somebody is signed in.
 */
export function useInvoiceChanges(everybody: boolean | null): boolean {
  const queries = useQueryClient();
  const [live, setLive] = useState(false);

  useEffect(() => {
    if (everybody === null) return;
    const versions = new Map<string, number>();
    let again: ReturnType<typeof setTimeout> | undefined;
    let gathering: ReturnType<typeof setTimeout> | undefined;
    let stop: () => void = () => undefined;
    // A list that is being fetched is left to it: otherwise a burst of changes would call off every further page.
    const refetchList = () => {
      gathering ??= setTimeout(() => {
        gathering = undefined;
        if (queries.isFetching({ queryKey: ['invoices'] }) > 0) refetchList();
        else void queries.invalidateQueries({ queryKey: ['invoices'] });
      }, GATHER);
    };
    const listen = () => {
      stop = subscribe(
        OnInvoiceChangedDocument,
        everybody ? { everybody } : {},
        ({ onInvoiceChanged: change }) => {
          if (!change || change.version <= (versions.get(change.invoiceId) ?? 0)) return;
          versions.set(change.invoiceId, change.version);
          refetchList();
          void queries.invalidateQueries({ queryKey: ['invoice', change.invoiceId] });
        },
        () => {
          setLive(false);
          clearTimeout(again);
          again = setTimeout(() => {
            stop();
            listen();
          }, AGAIN);
        },
      );
    };
    const forget = onConnection((connected) => {
      setLive(connected);
      if (!connected) return;
      refetchList();
      void queries.invalidateQueries({ queryKey: ['invoice'] });
    });
    listen();
    return () => {
      clearTimeout(again);
      clearTimeout(gathering);
      forget();
      stop();
    };
  }, [queries, everybody]);

  useEffect(() => {
    if (live) return;
    const looking = setInterval(() => {
      void queries.invalidateQueries({ queryKey: ['invoices'] });
      void queries.invalidateQueries({ queryKey: ['invoice'] });
    }, LOOK);
    return () => {
      clearInterval(looking);
    };
  }, [live, queries]);

  return live;
}
