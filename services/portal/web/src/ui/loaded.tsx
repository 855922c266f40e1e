import { Result, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { asProblem } from '../api/problem.ts';
import { useText } from '../language.ts';
import { ProblemNotice } from './problem-notice.tsx';

const Loading = () => (
  <div data-testid="loading" aria-busy>
    <Skeleton active />
  </div>
);

/** Waiting, refused, not there, failed, or what was asked for. */
export const Loaded = <D,>({
  query,
  children,
}: {
  query: { data: D | undefined; error: Error | null; refetch: () => unknown };
  children: (data: D) => ReactNode;
}) => {
  const t = useText();
  if (query.data !== undefined)
    return (
      <>
        {query.error && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
        {children(query.data)}
      </>
    );
  if (!query.error) return <Loading />;
  const problem = asProblem(query.error);
  if (problem.status === 403 || problem.status === 404)
    return (
      <Result
        status={problem.status}
        data-testid={problem.status === 403 ? 'forbidden' : 'not-found'}
        title={problem.status === 403 ? t('无权查看', 'Not allowed') : t('没有找到', 'Not found')}
        subTitle={t(problem.body.detail)}
      />
    );
  return <ProblemNotice error={problem} retry={() => void query.refetch()} />;
};

/** Still fetching what a form begins with, or failed to. */
export const Waiting = ({ failed }: { failed: Error | null }) =>
  failed ? <ProblemNotice error={failed} /> : <Loading />;
