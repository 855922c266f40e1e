import type { Role } from '@sanzhi/contracts';
import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { createContext, useContext, type ReactNode } from 'react';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { noAnswer, problemOf } from './problem.ts';

export interface Session {
  subject: string;
  name: string;
  roles: Role[];
  agency: string;
  unit: string;
  certificate?: string;
}

const read = async (): Promise<Session> => {
  const response = await fetch('/session', {
    credentials: 'same-origin',
    headers: { accept: 'application/json', 'x-sanzhi-request': '1' },
  }).catch(() => {
    throw noAnswer();
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as Session;
};

const Current = createContext<Session | undefined>(undefined);

export const SessionGate = ({ children }: { children: ReactNode }) => {
  const session = useQuery({ queryKey: ['session'], queryFn: read, staleTime: 60_000 });
  if (session.data) return <Current.Provider value={session.data}>{children}</Current.Provider>;
  if (session.error) return <ProblemNotice error={session.error} retry={() => void session.refetch()} />;
  return <Spin className="whole" />;
};

export const useSession = (): Session => {
  const session = useContext(Current);
  if (!session) throw new Error('outside of the session');
  return session;
};

/** Whether the signed-in person has one of the roles a route asks for. */
export const useMay = () => {
  const { roles } = useSession();
  return (route: { roles: readonly string[] | 'any' | 'public' }) =>
    typeof route.roles === 'string' || route.roles.some((role) => (roles as string[]).includes(role));
};
