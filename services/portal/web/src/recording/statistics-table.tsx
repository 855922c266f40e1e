import { Button } from 'antd';
import { useText, type Words } from '../language.ts';
import { Grid } from '../ui/grid.tsx';
import { saveCsv, type Cell } from '../ui/csv.ts';
import { Section } from '../ui/page.tsx';

interface Column<I> {
  title: Words;
  /** As it goes into a file. */
  value: (item: I) => Cell;
  /** As it is read, when that differs. */
  shown?: (item: I) => string;
}

interface StatisticsTableProps<I> {
  name: string;
  title: Words;
  /** Of the file: the days that were counted. */
  period: string;
  columns: readonly Column<I>[];
  items: readonly I[];
  idOf: (item: I) => string;
}

/** One table of numbers, and the same as a file. */
export const StatisticsTable = <I,>(props: StatisticsTableProps<I>) => {
  const { name, title, period, columns, items, idOf } = props;
  const t = useText();
  const save = () =>
    saveCsv(`${t(title)}-${period}.csv`, [
      columns.map((column) => t(column.title)),
      ...items.map((item) => columns.map(({ value }) => value(item))),
    ]);
  return (
    <Section
      testid={name}
      title={t(title)}
      extra={
        items.length > 0 && (
          <Button size="small" onClick={save} data-testid={`${name}-csv`}>
            {t('导出CSV', 'Save as CSV')}
          </Button>
        )
      }
    >
      {items.length ? (
        <Grid
          name={`${name}-table`}
          items={items}
          idOf={idOf}
          columns={columns.map(({ title: head, value, shown }) => ({
            title: head,
            cell: (item: I) => (shown ?? value)(item),
            ...(items.every((item) => typeof value(item) === 'number') && { right: true as const }),
          }))}
        />
      ) : (
        <p className="quiet" data-testid={`${name}-empty`}>
          {t('这段时间没有', 'Nothing in these days')}
        </p>
      )}
    </Section>
  );
};
