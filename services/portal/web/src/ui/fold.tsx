import type { ReactNode } from 'react';

interface FoldProps {
  title: ReactNode;
  testid: string;
  /** Stands by itself on the page, not within a section. */
  card?: true;
  open?: boolean;
  children: ReactNode;
}

/** What is rarely needed, one press away. */
export const Fold = ({ title, testid, card, open, children }: FoldProps) => (
  <details className={card && 'card'} data-testid={testid} open={open}>
    <summary data-testid={`${testid}-toggle`}>{title}</summary>
    {children}
  </details>
);
