import { Button, Empty } from 'antd';
import type { ReactNode } from 'react';
import type { usePages } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { Loaded } from './loaded.tsx';

interface PagedProps<I> {
  pages: ReturnType<typeof usePages>;
  testid: string;
  empty: string;
  children: (items: I[]) => ReactNode;
}

/** A list that grows by “更多”. */
export const Paged = <I,>({ pages, testid, empty, children }: PagedProps<I>) => {
  const t = useText();
  return (
    <Loaded query={pages}>
      {(data) => {
        const items = data.pages.flatMap((page) => (page as { items: I[] }).items);
        return (
          <>
            {items.length ? children(items) : <Empty description={empty} data-testid={`${testid}-empty`} />}
            {pages.hasNextPage && (
              <Button
                block
                onClick={() => void pages.fetchNextPage()}
                loading={pages.isFetchingNextPage}
                data-testid={`${testid}-more`}
              >
                {t('更多', 'More')}
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
};
