import { evidenceApi, type RecordingView } from '@sanzhi/contracts';
import { Alert } from 'antd';
import { useEffect, useRef } from 'react';
import { addressOf } from '../api/call.ts';
import { usePurpose } from '../custody/purpose.ts';
import { previewOf, useAccess } from '../custody/use-access.ts';
import { WithAccess } from '../custody/with-access.tsx';
import { useText } from '../language.ts';
import { Captions } from './captions.tsx';
import { useJump, type Jump } from './jump.ts';
import { MarkLine } from './mark-line.tsx';
import { usePlaying } from './playing.ts';

interface PlayerProps {
  recording: RecordingView;
  /** Whether marks can be set here. */
  marking?: boolean;
}

/** The preview with the viewer's name in it, once the look is written down; the original only by download. */
export const Player = ({ recording, marking = false }: PlayerProps) => {
  const t = useText();
  const { id, matter, state, medium, contentType, title } = recording;
  const jump = useJump(id);
  if (state !== 'sealed')
    return (
      <>
        <Still recording={recording} />
        <p className="quiet">{t('封存后可在此查看', 'It can be seen here once it is sealed')}</p>
      </>
    );
  if (jump) return <Jumped recording={recording} jump={jump} marking={marking} />;
  const isPicture = medium === 'photo' || contentType.startsWith('image/');
  return (
    <div className="playing">
      <WithAccess
        kind="recording"
        id={id}
        matter={matter}
        before={<Still recording={recording} />}
        label={
          isPicture ? t('查看（带水印）', 'View (watermarked)') : t('播放（带水印）', 'Play (watermarked)')
        }
      >
        {(access, again) =>
          isPicture ? (
            <img className="player" src={previewOf(access)} alt={title} data-testid={`player-${id}`} />
          ) : (
            <Film recording={recording} access={access} again={again} marking={marking} />
          )
        }
      </WithAccess>
    </div>
  );
};

/** The still of a list; the first look in an hour is written down by the service. Who needs a consultation sees none. */
const Still = ({ recording: { id, poster, title } }: { recording: RecordingView }) =>
  poster && (
    <img
      className="player"
      src={addressOf(evidenceApi.recordingPoster, { id })}
      alt={title}
      loading="lazy"
      onError={({ currentTarget }) => (currentTarget.hidden = true)}
      data-testid={`poster-${id}`}
    />
  );

interface JumpedProps extends Required<PlayerProps> {
  jump: Jump;
}

/** Opened at a second that was found somewhere else on the page. */
const Jumped = ({ recording, jump, marking }: JumpedProps) => {
  const { id, matter } = recording;
  const { purpose } = usePurpose(matter);
  const renewed = useAccess({ kind: 'recording', id, matter }, 'play');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: 'center' }), [jump.turn]);
  return (
    <div className="playing" ref={place}>
      <Film
        key={jump.turn}
        recording={recording}
        access={renewed.opened ?? jump.access}
        again={() => purpose && renewed.ask(purpose)}
        marking={marking}
        start={jump.second}
      />
    </div>
  );
};

interface FilmProps {
  recording: RecordingView;
  access: string;
  again: () => void;
  marking: boolean;
  start?: number;
}

const Film = ({ recording, access, again, marking, start }: FilmProps) => {
  const t = useText();
  const { id, medium, title, facts } = recording;
  const { at, go, broken, key, media } = usePlaying(access, facts?.durationSeconds, again, start);
  const shown = {
    ...media,
    'aria-label': title,
    'data-testid': `player-${id}`,
    controls: true,
    autoPlay: true,
  };
  return (
    <>
      {medium === 'audio' ? (
        <audio key={key} {...shown} className="sound" />
      ) : (
        <video key={key} {...shown} className="player" playsInline />
      )}
      {broken && (
        <Alert
          type="warning"
          title={t(
            '预览中断，请在下方时间轴上重新选择位置',
            'The preview broke off; choose a place on the line below',
          )}
        />
      )}
      <MarkLine recording={recording} access={access} at={at} go={go} marking={marking} />
      <Captions recording={recording} access={access} at={at} go={go} />
    </>
  );
};
