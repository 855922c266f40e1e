import type { RecordingView } from '@sanzhi/contracts';
import { useId } from 'react';
import { useText } from '../language.ts';
import { Fold } from '../ui/fold.tsx';
import { timeOf } from '../ui/time.ts';
import { metresBetween, planOf, spotsOf, type Plan, type Spot, type Way } from './map-plan.ts';
import { positionFaults } from './names.ts';

const sheet = { width: 640, height: 420, margin: 46 };

interface MapProps {
  items: readonly RecordingView[];
  /** 案发地或者当事人住所, as the matter has it. */
  address?: string | undefined;
}

/** 拍摄地点与轨迹, drawn to scale from the positions alone: no tile server is asked, nothing leaves the house. */
export const RecordingMap = ({ items, address }: MapProps) => {
  const t = useText();
  const { spots, ways, without } = spotsOf(items);
  if (!spots.length && !ways.length && !without.some(({ positionFault }) => positionFault)) return null;
  const [first] = spots;
  return (
    <Fold
      card
      testid="recording-map"
      title={t(`拍摄地点与轨迹（${spots.length} 处）`, `Where it was recorded (${spots.length})`)}
    >
      {address && <p className="quiet">{t(`当事人地址：${address}`, `Address of the party: ${address}`)}</p>}
      <div className="map">
        {(spots.length > 0 || ways.length > 0) && <Sheet spots={spots} ways={ways} />}
        <ol className="map-list" data-testid="recording-map-list">
          {spots.map((spot) => (
            <Listed key={`${spot.recording.id} ${spot.source}`} spot={spot} first={first} ways={ways} />
          ))}
        </ol>
      </div>
      {without.length > 0 && (
        <p className="quiet" data-testid="recording-map-without">
          {t('没有位置的记录：', 'Without a position: ')}
          {without
            .map(({ title, positionFault }) =>
              positionFault ? `${title}（${t(positionFaults[positionFault])}）` : title,
            )
            .join(t('；', '; '))}
        </p>
      )}
    </Fold>
  );
};

const Sheet = ({ spots, ways }: { spots: readonly Spot[]; ways: readonly Way[] }) => {
  const t = useText();
  const name = useId();
  const plan = planOf(
    [...spots.map(({ position }) => position), ...ways.flatMap(({ points }) => points)],
    sheet,
  );
  const line = (points: readonly Spot['position'][]) =>
    points
      .map(plan.place)
      .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
      .join(' ');
  return (
    <svg
      className="map-sheet"
      viewBox={`0 0 ${sheet.width} ${sheet.height}`}
      role="img"
      aria-labelledby={name}
      data-testid="recording-map-sheet"
    >
      <title id={name}>
        {t(
          `${spots.length} 处拍摄地点、${ways.length} 条轨迹，上北，按比例绘制；各点见旁边的列表`,
          `${spots.length} places and ${ways.length} track(s), north up, to scale; the list beside names each`,
        )}
      </title>
      <polyline className="map-order" points={line(spots.map(({ position }) => position))} />
      {ways.map(({ recording, points }) => (
        <polyline
          key={recording.id}
          className="map-track"
          points={line(points)}
          data-testid={`track-${recording.id}`}
        />
      ))}
      {spots.map((spot, index) => (
        <Dot key={`${spot.recording.id} ${spot.source}`} spot={spot} number={index + 1} plan={plan} />
      ))}
      <Legend plan={plan} />
    </svg>
  );
};

const Dot = ({ spot: { position, source }, number, plan }: { spot: Spot; number: number; plan: Plan }) => {
  const { x, y } = plan.place(position);
  const { accuracyMetres } = position;
  return (
    <g className={source === 'file' ? 'map-dot from-file' : 'map-dot'}>
      {accuracyMetres !== undefined && (
        <circle className="map-accuracy" cx={x} cy={y} r={plan.units(accuracyMetres)} />
      )}
      <circle className="map-spot" cx={x} cy={y} r={7} />
      <text x={x + 11} y={y - 9}>
        {number}
      </text>
    </g>
  );
};

const Legend = ({ plan: { barMetres, units } }: { plan: Plan }) => {
  const t = useText();
  const [left, bottom] = [16, sheet.height - 16];
  const long = units(barMetres);
  const words =
    barMetres >= 1000
      ? t(`${barMetres / 1000} 千米`, `${barMetres / 1000} km`)
      : t(`${barMetres} 米`, `${barMetres} m`);
  return (
    <g className="map-legend">
      <path d={`M${left} ${bottom - 8}v8h${long.toFixed(1)}v-8`} data-testid="recording-map-bar" />
      <text x={left + 6} y={bottom - 8}>
        {words}
      </text>
      <path d={`M${sheet.width - 26} 52V22m-7 9 7-11 7 11`} />
      <text x={sheet.width - 26} y={70} textAnchor="middle">
        {t('北', 'N')}
      </text>
    </g>
  );
};

interface ListedProps {
  spot: Spot;
  first: Spot | undefined;
  ways: readonly Way[];
}

const Listed = ({ spot, first, ways }: ListedProps) => {
  const t = useText();
  const { recording, position, source, at } = spot;
  const { latitude, longitude, accuracyMetres } = position;
  const points = ways.find((way) => way.recording.id === recording.id)?.points.length;
  const away = first && first !== spot ? metresBetween(first.position, position) : undefined;
  return (
    <li>
      <strong>{recording.title}</strong>{' '}
      {source === 'file' && <span className="quiet">{t('（文件自带位置）', '(from the file itself)')}</span>}
      <div className="quiet">
        {timeOf(at)} · {recording.place}
      </div>
      <div className="code">
        {latitude.toFixed(5)}, {longitude.toFixed(5)}
        {accuracyMetres !== undefined &&
          t(` 精度 ±${Math.round(accuracyMetres)} 米`, ` ±${Math.round(accuracyMetres)} m`)}
      </div>
      {away !== undefined && <div>{t(`距第 1 处 ${away} 米`, `${away} m from place 1`)}</div>}
      {source === 'declared' && points !== undefined && (
        <div>{t(`轨迹 ${points} 点`, `A track of ${points} points`)}</div>
      )}
    </li>
  );
};
