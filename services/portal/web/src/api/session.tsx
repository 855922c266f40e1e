import type { Role } from '@sanzhi/contracts';
import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { createContext, useContext, type ReactNode } from 'react';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { noAnswer, Problem, problemOf } from './problem.ts';
import { isInField, leave } from './sign-in.ts';

export interface Session {
  subject: string;
  name: string;
  roles: Role[];
  agency: string;
  unit: string;
  certificate?: string;
  /** What time it was at the server when it answered. */
  now: string;
}

/** `live`: the server said so; `offline`: remembered, as nothing answers; `ended`: to be signed in again. */
export type Standing = 'live' | 'offline' | 'ended';

export const readSession = async (): Promise<Session> => {
  const response = await fetch('/session', {
    credentials: 'same-origin',
    headers: { accept: 'application/json', 'x-sanzhi-request': '1' },
  }).catch(() => {
    throw noAnswer();
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as Session;
};

const place = 'sanzhi.session';

/** Who used this device last: without a network the officer goes on under that name. */
const rememberedSession = (): Session | undefined => {
  try {
    return (JSON.parse(localStorage.getItem(place) ?? 'null') as Session | null) ?? undefined;
  } catch {
    return undefined;
  }
};
export const endSession = () => {
  leave();
  localStorage.removeItem(place);
};

const Current = createContext<{ session: Session; standing: Standing } | undefined>(undefined);

const standingAfter = (error: unknown): Standing | undefined => {
  if (!(error instanceof Problem)) return undefined;
  if (error.status === 401) return isInField() ? 'ended' : undefined;
  return error.status === 0 || error.status >= 500 ? 'offline' : undefined;
};

export const SessionGate = ({ children }: { children: ReactNode }) => {
  const query = useQuery({
    queryKey: ['session'],
    queryFn: () =>
      readSession().then((session) => {
        localStorage.setItem(place, JSON.stringify(session));
        return session;
      }),
    staleTime: 60_000,
    refetchOnReconnect: 'always',
    retry: (tries, error) =>
      navigator.onLine &&
      tries < 2 &&
      error instanceof Problem &&
      (error.status === 0 || error.status >= 500),
  });
  const standing = query.error ? standingAfter(query.error) : query.data && 'live';
  const session = query.data ?? (standing && rememberedSession());
  if (session)
    return <Current.Provider value={{ session, standing: standing ?? 'ended' }}>{children}</Current.Provider>;
  if (query.error) return <ProblemNotice error={query.error} retry={() => void query.refetch()} />;
  return <Spin className="whole" />;
};

const useCurrent = () => {
  const current = useContext(Current);
  if (!current) throw new Error('outside of the session');
  return current;
};
export const useSession = (): Session => useCurrent().session;
export const useStanding = (): Standing => useCurrent().standing;

/** Whether the signed-in person has one of the roles a route asks for. */
export const useMay = () => {
  const { roles } = useSession();
  return (route: { roles: readonly string[] | 'any' | 'public' }) =>
    typeof route.roles === 'string' || route.roles.some((role) => (roles as string[]).includes(role));
};
