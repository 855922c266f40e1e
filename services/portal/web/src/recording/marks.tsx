import type { RecordingView } from '@sanzhi/contracts';
import { useText } from '../language.ts';
import { duration, timeOf } from '../ui/time.ts';

/** 关键时点: what was marked, and what the matrix asks for and nobody has marked yet. */
export const Marks = ({ recording: { id, marks, marksMissing } }: { recording: RecordingView }) => {
  const t = useText();
  if (!marks.length && !marksMissing.length) return null;
  return (
    <div data-testid={`recording-${id}-marks`}>
      <strong>{t('关键时点', 'Marks')}</strong>
      {marks.length > 0 && (
        <ol className="plain-list">
          {marks
            .toSorted((a, b) => a.atSeconds - b.atSeconds)
            .map((mark) => (
              <li key={mark.id}>
                <span className="code">{duration(mark.atSeconds)}</span> {t(mark.words)}
                {mark.text && `：${mark.text}`}{' '}
                <span className="quiet">
                  {mark.by.name} {timeOf(mark.at)}
                </span>
              </li>
            ))}
        </ol>
      )}
      {marksMissing.length > 0 && (
        <div className="missing" data-testid={`recording-${id}-marks-missing`}>
          {t('应当有而尚未标记：', 'Due and not marked yet: ')}
          {marksMissing.map(({ words }) => t(words)).join(t('、', ', '))}
        </div>
      )}
    </div>
  );
};
