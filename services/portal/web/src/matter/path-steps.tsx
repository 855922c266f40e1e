import type { MatterView } from '@sanzhi/contracts';
import { procedures } from '@sanzhi/statute';
import { useText } from '../language.ts';

/** The flow chart of the procedure in one line, with “you are here”. */
export const PathSteps = ({ matter }: { matter: MatterView }) => {
  const t = useText();
  const { states, ...procedure } = procedures[matter.kind];
  const been = new Set(matter.history.flatMap(({ from, to }) => [from, to]));
  const onPath = (id: string) =>
    been.has(id) ||
    id === matter.state ||
    // A side step nobody took is left out of the line.
    !Object.values(states).every((state) =>
      state.next.filter(({ to }) => to === id).every(({ detour }) => detour),
    ) ||
    procedures[matter.kind].starts.includes(id);
  return (
    <ol className="path card" aria-label={t(procedure)} data-testid="matter-path">
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
