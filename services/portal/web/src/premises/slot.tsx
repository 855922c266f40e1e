import { evidenceApi } from '@sanzhi/contracts';
import { Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { named, recordingStates } from '../names.ts';
import { Loaded } from '../ui/loaded.tsx';
import { timeOf } from '../ui/time.ts';
import { reasonField, WithReason } from '../ui/with-reason.tsx';
import { spanOf, type Slot } from './day.ts';
import { MatterOf } from './matter-of.tsx';
import { slotPurposes } from './names.ts';

/** Who has the room then, for which matter, and what its cameras saw of it. */
export const OneSlot = ({ slot }: { slot: Slot }) => {
  const t = useText();
  const may = useMay();
  const { id, schedule, purpose, by, cancelled } = slot;
  return (
    <div className="step" data-testid={`slot-${id}`} data-state={cancelled ? 'cancelled' : 'booked'}>
      <div className="card-head">
        <span>
          <strong>{spanOf(slot)}</strong> {t(named(slotPurposes, purpose))} <MatterOf id={slot.matter} />
        </span>
        <Tag color={cancelled ? undefined : 'blue'}>
          {cancelled ? t('已取消', 'Cancelled') : t('已预订', 'Booked')}
        </Tag>
      </div>
      <div className="quiet">
        {t('预订人', 'Booked by')} {by.name}
        {cancelled && t(` · 取消：${cancelled.reason}`, ` · cancelled: ${cancelled.reason}`)}
      </div>
      {!cancelled && may(evidenceApi.listRecordings) && <Seen slot={slot} />}
      {!cancelled && may(evidenceApi.cancelSlot) && (
        <div className="actions">
          <WithReason
            name={`slot-${id}-cancel`}
            route={evidenceApi.cancelSlot}
            along={{ id: schedule, slot: id }}
            label={{ zh: '取消预订', en: 'Cancel the booking' }}
            reason={reasonField({ zh: '取消原因', en: 'Why' })}
          />
        </div>
      )}
    </div>
  );
};

/** 时段录像: what fixed cameras of the room handed in for this slot and a person put into the matter. */
const Seen = ({ slot: { id, matter } }: { slot: Slot }) => {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)} data-testid={`slot-${id}-films`}>
      <summary className="quiet" data-testid={`slot-${id}-films-toggle`}>
        {t('本时段的录像', 'Films of this slot')}
      </summary>
      {open && <Films slot={id} matter={matter} />}
    </details>
  );
};

const Films = ({ slot, matter }: { slot: string; matter: string }) => {
  const t = useText();
  const query = useRead(evidenceApi.listRecordings, { id: matter });
  return (
    <Loaded query={query}>
      {({ items }) => {
        const films = items.filter(({ premises }) => premises?.slot === slot);
        if (!films.length)
          return (
            <p className="quiet">
              {t(
                '还没有归入本案的录像。机位文件交入后，到',
                'None in the matter yet. Once its cameras hand in films, confirm them in ',
              )}
              <Link to="/intake">{t('采集归案', 'Intake')}</Link>
              {t('确认。', '.')}
            </p>
          );
        return (
          <ul className="plain-list">
            {films.map(({ id, title, startedAt, endedAt, state }) => (
              <li key={id}>
                <Link to={`/matters/${matter}/recordings`}>{title}</Link>{' '}
                <span className="quiet">
                  {timeOf(startedAt)} — {timeOf(endedAt)} {t(named(recordingStates, state))}
                </span>
              </li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
};
