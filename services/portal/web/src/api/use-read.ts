import type { ReplyOf, Route } from '@sanzhi/contracts';
import { useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { call, serviceOf, type InputFor, type Service } from './call.ts';

interface ReadOptions {
  service?: Service;
  enabled?: boolean;
  /** Asks again every so many ms while the page is in front. */
  every?: number | ((reply: unknown) => number | false);
}

export const useRead = <T extends Route>(
  route: T,
  input: InputFor<T>,
  { service, enabled, every }: ReadOptions = {},
): UseQueryResult<ReplyOf<T>, Error> =>
  useQuery({
    queryKey: [serviceOf(route, service), route.path, input],
    queryFn: ({ signal }) => call(route, input, { service, signal }),
    enabled,
    refetchInterval: typeof every === 'function' ? ({ state }) => every(state.data) : every,
  });

interface Page {
  items: unknown[];
  next?: string;
}

/** Keyset paging: each page says where the next begins. */
export const usePages = <T extends Route>(route: T, input: InputFor<T>, { every }: { every?: number } = {}) =>
  useInfiniteQuery({
    queryKey: [serviceOf(route), route.path, 'pages', input],
    queryFn: ({ pageParam, signal }) =>
      call(route, { ...(input as object), after: pageParam } as InputFor<T>, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last as Page).next,
    refetchInterval: every,
  });
