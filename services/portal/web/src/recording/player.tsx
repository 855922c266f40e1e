import { evidenceApi, type RecordingView } from '@sanzhi/contracts';
import { addressOf } from '../api/call.ts';
import { useText } from '../language.ts';

/** The sealed record itself, straight from the store. */
export const Player = ({ recording }: { recording: RecordingView }) => {
  const t = useText();
  const { id, medium, title, poster, contentType, state } = recording;
  if (state !== 'sealed')
    return <p className="quiet">{t('封存后可在此查看', 'It can be seen here once it is sealed')}</p>;
  const src = addressOf(evidenceApi.recordingContent, { id });
  if (medium === 'photo' || contentType.startsWith('image/'))
    return (
      <a href={src} target="_blank" rel="noreferrer">
        <img className="player" src={src} alt={title} loading="lazy" data-testid={`player-${id}`} />
      </a>
    );
  if (medium === 'audio')
    return <audio controls preload="none" src={src} aria-label={title} data-testid={`player-${id}`} />;
  return (
    <video
      className="player"
      controls
      playsInline
      preload="none"
      src={src}
      poster={poster ? addressOf(evidenceApi.recordingPoster, { id }) : undefined}
      aria-label={title}
      data-testid={`player-${id}`}
    />
  );
};
