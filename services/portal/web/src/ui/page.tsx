import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../language.ts';

interface PageProps {
  title: string;
  /** Where this page hangs. */
  above?: { to: string; title: string };
  extra?: ReactNode;
  testid: string;
  children: ReactNode;
}

export const Page = ({ title, above, extra, testid, children }: PageProps) => {
  const t = useText();
  useEffect(() => {
    document.title = `${title} · ${t('三制工作台', 'Sanzhi workbench')}`;
  });
  return (
    <div data-testid={testid} className="page">
      {above && (
        <nav aria-label={t('上级页面', 'Above')}>
          <Link to={above.to}>← {above.title}</Link>
        </nav>
      )}
      <div className="page-head">
        <h1>{title}</h1>
        {extra && <div className="page-extra">{extra}</div>}
      </div>
      {children}
    </div>
  );
};

export const Section = ({ title, extra, testid, children }: Omit<PageProps, 'above'>) => (
  <section className="card" data-testid={testid} aria-label={title}>
    <div className="card-head">
      <h2>{title}</h2>
      {extra}
    </div>
    {children}
  </section>
);
