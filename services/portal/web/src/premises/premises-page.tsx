import { evidenceApi } from '@sanzhi/contracts';
import { Button, Empty, Input, Result } from 'antd';
import { useSearchParams } from 'react-router';
import { plusDays } from '@sanzhi/statute';
import { useMay } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { today } from '../ui/time.ts';
import { Missed } from './missed.tsx';
import { RoomCard } from './room-card.tsx';
import { NewRoom } from './room-form.tsx';

const civilDay = /^\d{4}-\d{2}-\d{2}$/;

/** 执法场所: the rooms with fixed cameras, and who has them on a day. */
export const PremisesPage = () => {
  const t = useText();
  const may = useMay();
  const allowed = may(evidenceApi.listRooms);
  const rooms = useRead(evidenceApi.listRooms, {}, { enabled: allowed });
  const [search, setSearch] = useSearchParams();
  const asked = search.get('day') ?? '';
  const day = civilDay.test(asked) ? asked : today();
  if (!allowed) return <Result status="403" data-testid="forbidden" title={t('无权查看', 'Not allowed')} />;
  return (
    <Page
      testid="premises"
      title={t('执法场所', 'Premises')}
      extra={<Day day={day} onChoose={(chosen) => setSearch({ day: chosen })} />}
    >
      <Missed />
      <Loaded query={rooms}>
        {({ items }) =>
          items.length ? (
            items.map((room) => <RoomCard key={room.id} room={room} day={day} />)
          ) : (
            <section className="card">
              <Empty
                data-testid="premises-empty"
                description={t(
                  '还没有登记执法场所。登记询问室、听证室和它们的固定机位后，即可预订时段，机位录像按时段归案。',
                  'No room yet. Once rooms and their fixed cameras are here, slots can be booked and films go to the matter of their slot.',
                )}
              />
            </section>
          )
        }
      </Loaded>
      {may(evidenceApi.recordRoom) && <NewRoom />}
    </Page>
  );
};

const Day = ({ day, onChoose }: { day: string; onChoose: (day: string) => void }) => {
  const t = useText();
  return (
    <>
      <Button onClick={() => onChoose(plusDays(day, -1))} data-testid="premises-day-before">
        {t('前一天', 'Day before')}
      </Button>
      <Input
        type="date"
        className="day"
        value={day}
        onChange={({ target }) => target.value && onChoose(target.value)}
        aria-label={t('日期', 'Day')}
        data-testid="premises-day"
      />
      <Button onClick={() => onChoose(plusDays(day, 1))} data-testid="premises-day-after">
        {t('后一天', 'Day after')}
      </Button>
    </>
  );
};
