import { evidenceApi } from '@sanzhi/contracts';
import { Alert, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { named, recordingStates } from '../names.ts';
import { ActButton } from '../ui/act-button.tsx';
import { EntryForm } from '../ui/entry-form.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { timeOf } from '../ui/time.ts';
import { reasonField, WithReason } from '../ui/with-reason.tsx';
import { spanOf, stateOf, type Slot } from './day.ts';
import { MatterOf } from './matter-of.tsx';
import { slotPurposes, slotStates } from './names.ts';

/** Who has the room then, for which matter, and what its cameras saw of it. */
export const OneSlot = ({ slot }: { slot: Slot }) => {
  const t = useText();
  const may = useMay();
  const { id, schedule, purpose, by, cancelled, missing } = slot;
  const state = stateOf(slot);
  const begun = Date.parse(slot.from) <= Date.now();
  return (
    <div className="step" data-testid={`slot-${id}`} data-state={state}>
      <div className="card-head">
        <span>
          <strong>{spanOf(slot)}</strong> {t(named(slotPurposes, purpose))} <MatterOf id={slot.matter} />
        </span>
        <Tag color={colours[state]}>{t(slotStates[state])}</Tag>
      </div>
      <div className="quiet">
        {t('预订人', 'Booked by')} {by.name}
        {cancelled && t(` · 取消：${cancelled.reason}`, ` · cancelled: ${cancelled.reason}`)}
      </div>
      {!cancelled && may(evidenceApi.listRecordings) && <Seen slot={slot} />}
      {missing && <Missing slot={slot} missing={missing} />}
      {!cancelled && !begun && may(evidenceApi.cancelSlot) && (
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

const colours = { cancelled: undefined, booked: 'blue', missing: 'orange' };

/** 缺录像: no film came in time; it needs a reason and the approval of somebody else. */
const Missing = ({ slot, missing }: { slot: Slot; missing: NonNullable<Slot['missing']> }) => {
  const t = useText();
  const may = useMay();
  const { id, schedule } = slot;
  const { reason, by, approvedBy, approvedAt } = missing;
  if (approvedBy)
    return (
      <p className="quiet" data-testid={`slot-${id}-missing`}>
        {t('缺录像，已说明并批准：', 'No film, explained and approved: ')}
        {reason}（{by?.name}；{approvedBy.name} {approvedAt && timeOf(approvedAt)}）
      </p>
    );
  return (
    <Alert
      type="warning"
      data-testid={`slot-${id}-missing`}
      title={
        reason
          ? t(
              `缺录像，原因：${reason}（${by?.name}），待批准`,
              `No film: ${reason} (${by?.name}); to be approved`,
            )
          : t(
              '逾期没有归案的机位录像：请归入录像，或者说明原因并报他人批准',
              'No film of its cameras came in time: put it into the matter, or say why and have that approved',
            )
      }
      description={
        <>
          {!reason && may(evidenceApi.explainMissedSlot) && (
            <EntryForm
              name={`slot-${id}-explain`}
              route={evidenceApi.explainMissedSlot}
              along={{ id: schedule, slot: id }}
              fields={[reasonField({ zh: '缺录像的原因', en: 'Why there is no film' })]}
              submit={{ zh: '提交说明', en: 'Explain' }}
            />
          )}
          {reason && may(evidenceApi.approveMissedSlot) && (
            <ActButton
              name={`slot-${id}-approve`}
              route={evidenceApi.approveMissedSlot}
              input={{ id: schedule, slot: id }}
              label={{ zh: '批准说明', en: 'Approve' }}
            />
          )}
        </>
      }
    />
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
