import { useText } from '../language.ts';
import { positionFaults } from '../recording/names.ts';
import type { Item } from './model.ts';

/** Where it was captured, how sure that is, and how much of a track there is; or why there is nothing. */
export const Where = ({ item }: { item: Item }) => {
  const t = useText();
  const { position, positionFault, track = [] } = item;
  const metres = position?.accuracyMetres;
  return (
    <span data-testid={`captured-${item.id}-where`} data-points={track.length} data-fault={positionFault}>
      {position && `${position.latitude}, ${position.longitude}`}
      {metres !== undefined && ` ±${t(`${metres} 米`, `${metres} m`)}`}
      {track.length > 1 && ` · ${t(`轨迹 ${track.length} 点`, `track of ${track.length} points`)}`}
      {!position && positionFault && t(positionFaults[positionFault])}
      {item.locatingUntil !== undefined && !position && t('正在定位…', 'finding the place…')}
    </span>
  );
};
