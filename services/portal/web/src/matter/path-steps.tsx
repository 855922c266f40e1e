import type { MatterView } from '@sanzhi/contracts';
import { procedures } from '@sanzhi/statute';
import { useEffect, useRef } from 'react';
import { useText } from '../language.ts';

/** The flow chart of the procedure in one line, with “you are here”. */
export const PathSteps = ({ matter }: { matter: MatterView }) => {
  const t = useText();
  const { states, ...procedure } = procedures[matter.kind];
  const been = new Set(matter.history.flatMap(({ from, to }) => [from, to]));
  const ids = Object.keys(states);
  const onlyDetour = (id: string) =>
    Object.values(states).every((state) =>
      state.next.filter(({ to }) => to === id).every(({ detour }) => detour),
    );
  /** What was passed, and what may still come; a branch nobody took and a side step are left out of the line. */
  const onPath = (id: string) =>
    been.has(id) || id === matter.state || (ids.indexOf(id) > ids.indexOf(matter.state) && !onlyDetour(id));
  const line = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const here = line.current?.querySelector<HTMLElement>('.here');
    if (line.current && here) line.current.scrollLeft = here.offsetLeft - line.current.clientWidth / 3;
  }, [matter.state]);
  return (
    <ol ref={line} tabIndex={0} className="path card" aria-label={t(procedure)} data-testid="matter-path">
      {Object.entries(states)
        .filter(([id]) => onPath(id))
        .map(([id, words]) => {
          const here = id === matter.state;
          return (
            <li
              key={id}
              className={here ? 'here' : been.has(id) ? 'done' : undefined}
              aria-current={here ? 'step' : undefined}
              data-testid={`matter-path-${id}`}
            >
              {here ? '● ' : been.has(id) ? '✓ ' : ''}
              {t(words)}
              {here && <small>{t('（当前）', ' (now)')}</small>}
            </li>
          );
        })}
    </ol>
  );
};
