import { Button } from 'antd';
import { useText } from '../language.ts';
import { named } from '../names.ts';
import { purposeNames } from './names.ts';
import { usePurpose } from './purpose.ts';

/** What the looks of this window are written down as, and the way to say something else. */
export const PurposeLine = ({ matter }: { matter: string }) => {
  const t = useText();
  const { purpose, forget } = usePurpose(matter);
  if (!purpose) return null;
  return (
    <p className="quiet purpose-line" data-testid="purpose-line">
      {t('本次查看用途：', 'You are looking for: ')}
      <strong>{t(named(purposeNames, purpose.purpose))}</strong>
      {purpose.note && `（${purpose.note}）`}{' '}
      <Button size="small" type="link" onClick={forget} data-testid="purpose-change">
        {t('更改', 'Change')}
      </Button>
    </p>
  );
};
