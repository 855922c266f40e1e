import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useText } from '../language.ts';
import { Fold } from '../ui/fold.tsx';
import { bytes, timeOf } from '../ui/time.ts';
import { toleranceMs, useClock } from './clock.ts';
import { useQueue } from './items.ts';

/** The browser may otherwise clear away what lies here when the disk runs full. */
export const askToPersist = async (): Promise<boolean> =>
  (await navigator.storage?.persist?.().catch(() => false)) ?? false;

interface Room {
  usage: number;
  quota: number;
  persisted: boolean;
}

export const useRoom = (): Room | undefined => {
  const [room, setRoom] = useState<Room>();
  const { items } = useQueue();
  const held = items.reduce((sum, { size }) => sum + size, 0);
  useEffect(() => {
    const look = async () => {
      const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
      setRoom({ usage, quota, persisted: (await navigator.storage?.persisted?.()) ?? false });
    };
    void look();
  }, [held]);
  return room;
};

/** What this device holds, how long it may hold it, and how its clock goes. */
export const DeviceStorage = () => {
  const t = useText();
  const room = useRoom();
  const clock = useClock();
  const [asked, setAsked] = useState(false);
  const seconds = clock && Math.round(clock.offsetMs / 100) / 10;
  return (
    <Fold card testid="capture-device" title={t('本机存储与时钟', 'Storage and clock of this device')}>
      <dl className="facts">
        <div>
          <dt>{t('已用 / 可用空间', 'Used / available')}</dt>
          <dd data-testid="capture-room">{room && `${bytes(room.usage)} / ${bytes(room.quota)}`}</dd>
        </div>
        <div>
          <dt>{t('浏览器自动清理', 'Clearing by the browser')}</dt>
          <dd>
            {room?.persisted
              ? t('已设为不得自动清理', 'It may not clear this by itself')
              : t('空间紧张时可能被清理', 'It may clear this when space runs short')}
            {!room?.persisted && (
              <Button
                size="small"
                onClick={() => void askToPersist().then(() => setAsked(true))}
                disabled={asked}
                data-testid="capture-persist"
              >
                {asked ? t('已提出请求', 'Asked') : t('请求长期保留', 'Ask to keep it')}
              </Button>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('本机时钟比服务器', 'Clock of this device')}</dt>
          <dd data-testid="capture-clock" data-off={clock && Math.abs(clock.offsetMs) > toleranceMs}>
            {clock === undefined || seconds === undefined
              ? t('尚未测量', 'Not measured yet')
              : t(
                  `${seconds < 0 ? '慢' : '快'} ${Math.abs(seconds)} 秒（误差 ±${(clock.errorMs / 1000).toFixed(1)} 秒，${timeOf(clock.measuredAt)} 测得）`,
                  `${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead'} (±${(clock.errorMs / 1000).toFixed(1)} s, measured ${timeOf(clock.measuredAt)})`,
                )}
          </dd>
        </div>
      </dl>
      <p className="quiet">
        {t(
          '封存前文件只在本机和本机的这个浏览器里：请勿清除浏览数据，勿使用无痕窗口。封存后本机文件自动移除，只留数字指纹。',
          'Until it is sealed a file is in this browser on this device only: do not clear its data and use no private window. Once sealed the bytes leave the device and the digest stays.',
        )}
      </p>
    </Fold>
  );
};
