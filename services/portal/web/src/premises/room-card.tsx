import { evidenceApi } from '@sanzhi/contracts';
import { Empty, Tag } from 'antd';
import { useMay } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { named } from '../names.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Section } from '../ui/page.tsx';
import { BookForm } from './book-form.tsx';
import { inOrder, placeInDay, spanOf, stands, type Room, type Slot } from './day.ts';
import { roomKinds, slotPurposes } from './names.ts';
import { ChangeRoom } from './room-form.tsx';
import { OneSlot } from './slot.tsx';

/** One room on one day. */
export const RoomCard = ({ room, day }: { room: Room; day: string }) => {
  const t = useText();
  const may = useMay();
  const { id, code, name, kind, cameras } = room;
  const query = useRead(evidenceApi.listSlots, { id, day }, { every: 15_000 });
  return (
    <Section
      testid={`room-${id}`}
      title={`${name}（${code}）`}
      extra={<Tag>{t(named(roomKinds, kind))}</Tag>}
    >
      <p className="quiet">
        {cameras.length
          ? t(`固定机位：${cameras.join('、')}`, `Fixed cameras: ${cameras.join(', ')}`)
          : t('没有固定机位：该场所的录像不会自动对应时段', 'No fixed camera: no film will match its slots')}
      </p>
      <Loaded query={query}>
        {({ items }) => (
          <>
            <DayLine slots={items.filter(stands)} />
            {items.length ? (
              inOrder(items).map((slot) => <OneSlot key={slot.id} slot={slot} />)
            ) : (
              <Empty
                description={t(`${day} 没有预订，全天空闲`, `Free all day on ${day}`)}
                data-testid={`room-${id}-free`}
              />
            )}
          </>
        )}
      </Loaded>
      {may(evidenceApi.bookSlot) && <BookForm key={day} room={room} day={day} />}
      {may(evidenceApi.recordRoom) && <ChangeRoom room={room} />}
    </Section>
  );
};

const hours = [0, 6, 12, 18, 24];

/** The day as a line; the list under it says the same in words. */
const DayLine = ({ slots }: { slots: readonly Slot[] }) => {
  const t = useText();
  return (
    <div className="day-line" aria-hidden>
      <div className="day-bar">
        {slots.map((slot) => {
          const { left, width } = placeInDay(slot);
          return (
            <span
              key={slot.id}
              className="day-slot"
              style={{ left: `${left}%`, width: `${width}%` }}
              title={`${spanOf(slot)} ${t(named(slotPurposes, slot.purpose))} ${slot.by.name}`}
            />
          );
        })}
      </div>
      <div className="day-hours">
        {hours.map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
    </div>
  );
};
