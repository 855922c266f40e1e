import type { RecordingView } from '@sanzhi/contracts';
import { Link } from 'react-router';
import { useText, type Say } from '../language.ts';
import { activityNames, mediumNames, named } from '../names.ts';
import { Facts } from '../ui/grid.tsx';
import { bytes, duration, timeOf } from '../ui/time.ts';
import { attendeeNames, deviceNames, positionFaults } from './names.ts';
import { runsFor } from './runs-for.ts';

const bothWays = (seconds: number) => Math.abs(seconds) >= 60;

const clockOf = ({ clockOffsetMs, captureClock, clockNote }: RecordingView, t: Say) => {
  const told = Math.round(clockOffsetMs / 1000);
  const captured = captureClock && Math.round(captureClock.offsetMs / 1000);
  if (!bothWays(told) && !bothWays(captured ?? 0) && !clockNote) return undefined;
  const words =
    captured === undefined
      ? t(`${told} 秒`, `${told} s`)
      : t(`采集时 ${captured} 秒，登记时 ${told} 秒`, `${captured} s at capture, ${told} s when announced`);
  return `${words}${clockNote ? `（${clockNote}）` : ''}`;
};

const scanOf = ({ scan }: RecordingView, t: Say) => {
  if (!scan) return undefined;
  const { verdict, engine } = scan;
  const words = {
    clean: t('未发现恶意程序', 'Nothing harmful found'),
    partial: t('文件过大，只查了开头部分', 'Too large: only the beginning was scanned'),
    'no-scanner': t(
      '未装病毒查杀引擎，只作特征比对，请通知运维',
      'No scanner is installed: known patterns only',
    ),
  }[verdict];
  return engine ? `${words}（${engine}）` : words;
};

const insideOf = ({ inside }: RecordingView, t: Say) => {
  if (!inside) return undefined;
  const { madeAt, device, position, distanceMetres, differsSeconds } = inside;
  return [
    madeAt,
    differsSeconds !== undefined &&
      differsSeconds > 0 &&
      t(`与登记的时间相差 ${duration(differsSeconds)}`, `${duration(differsSeconds)} from the declared time`),
    device,
    position && `${position.latitude.toFixed(5)}, ${position.longitude.toFixed(5)}`,
    distanceMetres !== undefined &&
      t(`距登记位置 ${distanceMetres} 米`, `${distanceMetres} m from the declared place`),
  ]
    .filter(Boolean)
    .join(' · ');
};

const credentialsOf = ({ credentials }: RecordingView, t: Say) => {
  if (!credentials?.present) return undefined;
  const words = credentials.valid
    ? t('有效', 'valid')
    : `${t('未通过验证', 'not valid')} ${credentials.codes?.join(' ') ?? ''}`;
  return credentials.signedBy ? `${words}（${credentials.signedBy}）` : words;
};

const delayOf = ({ delaySeconds }: RecordingView, t: Say) =>
  delaySeconds === undefined || delaySeconds < 3600
    ? undefined
    : t(
        `摄录结束后 ${Math.round(delaySeconds / 3600)} 小时`,
        `${Math.round(delaySeconds / 3600)} h after its end`,
      );

const whereOf = ({ position, positionFault, track }: RecordingView, t: Say) => {
  if (!position) return positionFault && t(positionFaults[positionFault]);
  const { latitude, longitude, accuracyMetres } = position;
  return [
    `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`,
    accuracyMetres !== undefined && t(`精度 ±${accuracyMetres} 米`, `±${accuracyMetres} m`),
    track && t(`轨迹 ${track.length} 点`, `track of ${track.length} points`),
  ]
    .filter(Boolean)
    .join(' · ');
};

/** By its number alone: what another matter is about is said there, to those who may open it. */
const elsewhereOf = ({ id, sameAs }: RecordingView) =>
  sameAs && (
    <span data-testid={`recording-${id}-elsewhere`}>
      {sameAs.map(({ recording, matter, reference }) => (
        <div key={recording}>
          <Link to={`/matters/${matter}/recordings`}>{reference}</Link>
        </div>
      ))}
    </span>
  );

/** The metadata of an audio-video record, those that are there. */
export const Particulars = ({ recording }: { recording: RecordingView }) => {
  const t = useText();
  const { facts, attendees } = recording;
  const lasts = runsFor(recording);
  const picture = facts?.width
    ? `${facts.width}×${facts.height} ${facts.codecs.join(' ')}${facts.frameRate ? ` ${Math.round(facts.frameRate)} fps` : ''}`
    : undefined;
  return (
    <Facts
      items={[
        [t('活动', 'Activity'), t(named(activityNames, recording.activity))],
        [t('类型', 'Medium'), t(named(mediumNames, recording.medium))],
        [t('时间', 'Time'), `${timeOf(recording.startedAt)} — ${timeOf(recording.endedAt)}`],
        [t('地点', 'Place'), recording.place],
        [t('位置', 'Position'), whereOf(recording, t)],
        [t('摄录人员', 'Officers'), recording.officers.map(({ name }) => name).join(t('、', ', '))],
        [
          t('在场人员', 'Present'),
          attendees
            .map(({ name, role }) => `${name}（${t(named(attendeeNames, role))}）`)
            .join(t('、', ', ')),
        ],
        [
          t('设备', 'Device'),
          [recording.deviceKind && t(named(deviceNames, recording.deviceKind)), recording.device]
            .filter(Boolean)
            .join(' '),
        ],
        [t('文件', 'File'), `${recording.fileName}（${bytes(recording.size)}）`],
        [t('时长', 'Length'), lasts === undefined ? undefined : duration(lasts)],
        [t('画面', 'Picture'), picture],
        [t('设备时钟偏差', 'Device clock off by'), clockOf(recording, t)],
        [t('上传完成', 'Handed in'), delayOf(recording, t)],
        [t('文件自带信息', 'In the file itself'), insideOf(recording, t)],
        [t('病毒查杀', 'Malware scan'), scanOf(recording, t)],
        [t('内容凭证（C2PA）', 'Content credentials (C2PA)'), credentialsOf(recording, t)],
        [t('同一文件另存于案件', 'The same file is also filed in'), elsewhereOf(recording)],
        [t('证据编号', 'Evidence no.'), recording.evidenceNo],
        [t('保管至', 'Kept until'), recording.retainUntil && timeOf(recording.retainUntil)],
        [t('最早可处置', 'May be disposed of from'), recording.disposalOn],
      ]}
    />
  );
};

export const Digests = ({ recording }: { recording: RecordingView }) => {
  const t = useText();
  const { sha256, sm3, captureSha256 } = recording;
  if (!sha256) return null;
  return (
    <details>
      <summary className="quiet">{t('数字指纹', 'Digests')}</summary>
      <div className="code">SHA-256 {sha256}</div>
      {sm3 && <div className="code">SM3 {sm3}</div>}
      {captureSha256 && (
        <div className="quiet">
          {captureSha256 === sha256
            ? t('与采集设备当场计算的一致', 'The same as the device computed at capture')
            : t('与采集设备当场计算的不一致', 'Not what the device computed at capture')}
        </div>
      )}
    </details>
  );
};
