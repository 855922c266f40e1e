import { evidenceApi, type ItemView } from '@sanzhi/contracts';
import { Alert, Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../api/session.tsx';
import { useText } from '../language.ts';
import { named } from '../names.ts';
import { bytes, duration, timeOf } from '../ui/time.ts';
import { reasonField, WithReason } from '../ui/with-reason.tsx';
import { AssignItem } from './assign-item.tsx';
import { itemStates } from './names.ts';

const colours: Record<string, string | undefined> = {
  checked: 'gold',
  assigned: 'green',
  quarantined: 'red',
  received: 'processing',
  assigning: 'processing',
};

/** One file that a station handed in. */
export const Item = ({ item }: { item: ItemView }) => {
  const t = useText();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const { id, version, state, fileName, size, device, certificate, startedAt, endedAt, fault } = item;
  const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  return (
    <article className="step" data-testid={`item-${id}`} data-state={state}>
      <div className="card-head">
        <span>
          <strong>{fileName}</strong>{' '}
          <span className="quiet">
            {bytes(size)} · {timeOf(startedAt)} — {timeOf(endedAt)}（{duration(seconds)}）
          </span>
        </span>
        <Tag color={colours[state]}>{t(named(itemStates, state))}</Tag>
      </div>
      <div className="quiet">
        {t(`设备 ${device}`, `Device ${device}`)}
        {certificate && t(` · 佩戴人证号 ${certificate}`, ` · worn by ${certificate}`)} ·{' '}
        {t('交入', 'handed in')} {timeOf(item.announcedAt)} {item.announcedBy.name}
      </div>
      {fault && <Alert type="error" showIcon title={t(fault.words)} data-code={fault.code} />}
      {item.assignment && (
        <div>
          {t('归入 ', 'Assigned to ')}
          <Link to={`/matters/${item.assignment.matter}/recordings`}>{item.assignment.title}</Link>{' '}
          <span className="quiet">
            {item.assignment.by.name} {timeOf(item.assignment.at)}
          </span>
        </div>
      )}
      {item.refusal && (
        <div className="quiet">
          {item.refusal.reason}（{item.refusal.by.name} {timeOf(item.refusal.at)}）
        </div>
      )}
      {state === 'checked' && may(evidenceApi.assignItem) && (
        <>
          <div className="actions">
            <Button
              type="primary"
              onClick={() => setOpen(!open)}
              aria-expanded={open}
              data-testid={`item-${id}-assign`}
            >
              {t('归入案件', 'Assign to a matter')}
            </Button>
            <WithReason
              name={`item-${id}-refuse`}
              route={evidenceApi.refuseItem}
              along={{ id }}
              ifMatch={version}
              label={{ zh: '非证据材料', en: 'No evidence' }}
              reason={reasonField(undefined, {
                zh: '文件保留至保管期满，不会立即删除',
                en: 'The file stays until its retention is over',
              })}
            />
          </div>
          {open && <AssignItem item={item} onDone={() => setOpen(false)} />}
        </>
      )}
    </article>
  );
};
