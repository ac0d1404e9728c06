import { QueryClient } from '@tanstack/react-query';

/**
 * What is asked of the API, and what it answered. Without a network a call fails at once, in words: left to itself the library keeps what was pressed,
 * and does it minutes later, when its reader has given up. https://tanstack.com/query/latest/docs/framework/react/guides/network-mode
 */
export function newQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: 1, networkMode: 'always', refetchOnReconnect: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
}
