import { useText } from '../language.ts';

/** The article beside the field, opened on demand. */
export const LawNote = ({ basis }: { basis: string }) => {
  const t = useText();
  return (
    <details className="law-note">
      <summary>{t('依据', 'Law')}</summary>
      <span>{basis}</span>
    </details>
  );
};
