import { evidenceApi, type KeepingView } from '@sanzhi/contracts';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useMay, useSession } from '../api/session.tsx';
import { holdGroundNames } from '../custody/names.ts';
import { useText } from '../language.ts';
import { named } from '../names.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import { Section } from '../ui/page.tsx';
import { timeOf } from '../ui/time.ts';

/** 保全冻结: stands apart from retention; while one stands nothing of the matter can be disposed of. */
export const Holds = ({ keeping: { matter, holds } }: { keeping: KeepingView }) => {
  const t = useText();
  if (!holds.length) return null;
  return (
    <Section testid="matter-holds" title={t('保全冻结', 'Legal holds')}>
      {holds.map((hold) => (
        <OneHold key={hold.id} matter={matter} hold={hold} />
      ))}
    </Section>
  );
};

const OneHold = ({ matter, hold }: { matter: string; hold: KeepingView['holds'][number] }) => {
  const t = useText();
  const may = useMay();
  const { subject } = useSession();
  const [open, setOpen] = useState(false);
  const { id, ground, basis, reason, by, at, lifted } = hold;
  return (
    <div className="step" data-testid={`hold-${id}`}>
      <div className="card-head">
        <span>
          <strong>{t(named(holdGroundNames, ground))}</strong>{' '}
          <Tag color={lifted ? undefined : 'blue'}>
            {lifted ? t('已解除', 'Lifted') : t('冻结中', 'Held')}
          </Tag>
        </span>
        {!lifted && by.subject === subject && (
          <span className="quiet">{t('须由他人解除', 'To be lifted by someone else')}</span>
        )}
        {!lifted && by.subject !== subject && may(evidenceApi.liftHold) && (
          <Button
            size="small"
            onClick={() => setOpen(!open)}
            aria-expanded={open}
            data-testid={`hold-${id}-lift`}
          >
            {t('解除', 'Lift')}
          </Button>
        )}
      </div>
      {basis}：{reason}
      <div className="quiet">
        {by.name} {timeOf(at)}
        {lifted && ` · ${t('解除：', 'lifted: ')}${lifted.reason} ${lifted.by.name} ${timeOf(lifted.at)}`}
      </div>
      {open && (
        <EntryForm
          name={`lift-${id}`}
          route={evidenceApi.liftHold}
          along={{ id: matter, hold: id }}
          fields={[
            {
              name: 'reason',
              kind: 'text',
              rows: 2,
              required: true,
              label: { zh: '解除理由', en: 'Why it is lifted' },
            },
          ]}
          submit={{ zh: '解除冻结', en: 'Lift the hold' }}
          onDone={() => setOpen(false)}
        />
      )}
    </div>
  );
};
