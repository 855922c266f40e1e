import { evidenceApi, type KeepingView } from '@sanzhi/contracts';
import { Tag } from 'antd';
import { useMay, useSession } from '../api/session.tsx';
import { holdGroundNames } from '../custody/names.ts';
import { useText } from '../language.ts';
import { named } from '../names.ts';
import { Section } from '../ui/page.tsx';
import { timeOf } from '../ui/time.ts';
import { reasonField, WithReason } from '../ui/with-reason.tsx';

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
      </div>
      {basis}
      {t('：', ': ')}
      {reason}
      <div className="quiet">
        {by.name} {timeOf(at)}
        {lifted && ` · ${t('解除：', 'lifted: ')}${lifted.reason} ${lifted.by.name} ${timeOf(lifted.at)}`}
      </div>
      {!lifted && by.subject !== subject && may(evidenceApi.liftHold) && (
        <div className="actions">
          <WithReason
            name={`hold-${id}-lift`}
            route={evidenceApi.liftHold}
            along={{ id: matter, hold: id }}
            label={{ zh: '解除冻结', en: 'Lift the hold' }}
            reason={reasonField({ zh: '解除理由', en: 'Why it is lifted' })}
          />
        </div>
      )}
    </div>
  );
};
