import type { ReactNode } from 'react';
import { useText, type Words } from '../language.ts';

interface Column<I> {
  title: Words;
  cell: (item: I) => ReactNode;
  right?: true;
}

interface GridProps<I> {
  name: string;
  columns: readonly Column<I>[];
  items: readonly I[];
  idOf: (item: I) => string;
}

/** A table that becomes a stack of cards on a phone. */
export const Grid = <I,>({ name, columns, items, idOf }: GridProps<I>) => {
  const t = useText();
  return (
    <table className="grid" data-testid={name}>
      <thead>
        <tr>
          {columns.map(({ title, right }) => (
            <th key={title.en} scope="col" className={right && 'right'}>
              {t(title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={idOf(item)} data-testid={`${name}-row-${idOf(item)}`}>
            {columns.map(({ title, cell, right }) => (
              <td key={title.en} data-label={t(title)} className={right && 'right'}>
                <div>{cell(item)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

interface FactsProps {
  items: readonly (readonly [string, ReactNode])[];
  /** Long texts, each over the whole width. */
  prose?: true;
}

/** Label and value, one under the other. */
export const Facts = ({ items, prose }: FactsProps) => (
  <dl className={prose ? 'facts prose' : 'facts'}>
    {items
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);
