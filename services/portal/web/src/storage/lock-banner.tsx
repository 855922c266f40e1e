import { evidenceApi } from '@sanzhi/contracts';
import { Alert } from 'antd';
import { useMay } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { timeOf } from '../ui/time.ts';

/** Everyone is told when the store lets a locked object go: intake stops, nothing already sealed is touched. */
export const LockBanner = () => {
  const t = useText();
  const may = useMay();
  const allowed = may(evidenceApi.storageState);
  const { data } = useRead(evidenceApi.storageState, {}, { enabled: allowed, every: 60_000 });
  if (data?.state !== 'broken') return null;
  return (
    <Alert
      banner
      type="error"
      role="alert"
      data-testid="lock-broken"
      title={
        <>
          <strong>{t(data.words)}</strong>{' '}
          {data.since && t(`自 ${timeOf(data.since)}`, `since ${timeOf(data.since)}`)}{' '}
          {t(
            '新的上传已停止接收；已封存的记录未受触动。请立即联系系统管理员。',
            'New uploads are not taken; what is sealed has not been touched. Call the administrator at once.',
          )}
        </>
      }
    />
  );
};
