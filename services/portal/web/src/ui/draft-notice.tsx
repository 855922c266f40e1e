import { Alert, Button, Space } from 'antd';
import { useText } from '../language.ts';
import { timeOf } from './time.ts';

interface DraftNoticeProps {
  at: string;
  testid: string;
  onRestore: () => void;
  onDiscard: () => void;
}

export const DraftNotice = ({ at, testid, onRestore, onDiscard }: DraftNoticeProps) => {
  const t = useText();
  return (
    <Alert
      type="info"
      showIcon
      data-testid={`${testid}-draft`}
      title={t(
        `有一份未提交的草稿（${timeOf(at)} 保存在本机）`,
        `There is an unsent draft, kept on this device at ${timeOf(at)}`,
      )}
      action={
        <Space wrap>
          <Button size="small" type="primary" onClick={onRestore} data-testid={`${testid}-draft-restore`}>
            {t('恢复草稿', 'Restore')}
          </Button>
          <Button size="small" onClick={onDiscard} data-testid={`${testid}-draft-discard`}>
            {t('丢弃', 'Discard')}
          </Button>
        </Space>
      }
    />
  );
};
