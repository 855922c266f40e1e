import { Alert, Button, Tag } from 'antd';
import { useStanding } from '../api/session.tsx';
import { signIn } from '../api/sign-in.ts';
import { useText } from '../language.ts';
import { duration } from '../ui/time.ts';
import { toleranceMs, useClock } from './clock.ts';
import { useRoom } from './device-storage.tsx';
import { useReach, type Reach } from './queue.ts';
import { useRunning } from './recorder.ts';

/** Below this share of the storage left, the officer is told to get what is here uploaded. */
const scarce = 0.1;

const useStandingNow = (): Reach => {
  const reach = useReach();
  const standing = useStanding();
  return reach === 'unknown' ? standing : reach;
};

export const ReachTag = () => {
  const t = useText();
  const reach = useStandingNow();
  const words = {
    live: t('已联网', 'Online'),
    offline: t('离线', 'Offline'),
    ended: t('未登录', 'Signed out'),
    unknown: '…',
  }[reach];
  return (
    <Tag color={reach === 'live' ? 'green' : 'orange'} data-testid="capture-reach" data-state={reach}>
      {words}
    </Tag>
  );
};

/** What the officer should know before capturing: no network, no session, a wrong clock, no room. */
export const DeviceNotes = () => {
  const t = useText();
  const reach = useStandingNow();
  const clock = useClock();
  const room = useRoom();
  const running = useRunning();
  const off = clock && Math.abs(clock.offsetMs) > toleranceMs ? clock : undefined;
  const low = room && room.quota > 0 && room.quota - room.usage < room.quota * scarce;
  return (
    <>
      {reach === 'offline' && (
        <Alert
          type="info"
          showIcon
          data-testid="capture-offline"
          title={t(
            '没有网络，照常采集：文件和数字指纹存在本机，联网后按顺序自动上传。',
            'No network; capture as usual. Files and digests are kept here and go up in order once there is one.',
          )}
        />
      )}
      {reach === 'ended' && (
        <Alert
          type="warning"
          showIcon
          data-testid="capture-ended"
          title={t(
            '登录已失效，采集不受影响；重新登录后继续上传，本机内容不会丢失。',
            'Your session has ended. Capturing goes on; sign in and the upload goes on too, nothing here is lost.',
          )}
          action={
            !running && (
              <Button onClick={signIn} data-testid="capture-sign-in">
                {t('重新登录', 'Sign in')}
              </Button>
            )
          }
        />
      )}
      {off && (
        <Alert
          type="warning"
          showIcon
          data-testid="capture-clock-off"
          title={t(
            `本机时钟比服务器${off.offsetMs > 0 ? '快' : '慢'} ${duration(Math.abs(off.offsetMs) / 1000)}，请在系统设置中改为自动校时；偏差会记入音像记录。`,
            `The clock of this device is ${duration(Math.abs(off.offsetMs) / 1000)} ${off.offsetMs > 0 ? 'ahead' : 'behind'}; set it to automatic. The offset goes into the record.`,
          )}
        />
      )}
      {low && (
        <Alert
          type="warning"
          showIcon
          title={t(
            '本机存储空间不足一成，请尽快联网上传。',
            'Less than a tenth of the storage is left; get what is here uploaded.',
          )}
        />
      )}
    </>
  );
};
