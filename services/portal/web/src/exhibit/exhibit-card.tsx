import type { ExhibitView } from '@sanzhi/contracts';
import { Tag } from 'antd';
import { useText } from '../language.ts';
import { named } from '../names.ts';
import { DeadlineTag } from '../ui/deadline.tsx';
import { Facts } from '../ui/grid.tsx';
import type { Option } from '../ui/field-spec.ts';
import { timeOf } from '../ui/time.ts';
import { ExhibitActs } from './exhibit-acts.tsx';
import { disposalWays, exhibitKinds, exhibitStates, preservationOutcomes } from './names.ts';

interface ExhibitCardProps {
  exhibit: ExhibitView;
  pictures: readonly Option[];
}

export const ExhibitCard = ({ exhibit, pictures }: ExhibitCardProps) => {
  const t = useText();
  const { id, number, name, kind, state, quantity, unit, seals } = exhibit;
  return (
    <article className="step stack" data-testid={`exhibit-${id}`} data-state={state}>
      <div className="card-head">
        <strong>
          {t(`物证${number}`, `Exhibit ${number}`)} {name}（{quantity} {unit}）
        </strong>
        <span>
          <Tag>{t(named(exhibitKinds, kind))}</Tag>
          <Tag color={state === 'held' ? 'blue' : undefined}>{t(named(exhibitStates, state))}</Tag>
        </span>
      </div>
      <Preservation exhibit={exhibit} />
      <Facts
        items={[
          [t('特征', 'Description'), exhibit.description],
          [t('取自', 'Taken from'), exhibit.takenFrom],
          [t('取得', 'Taken'), `${timeOf(exhibit.takenAt)} ${exhibit.takenPlace}`],
          [t('现在保管于', 'Kept at'), exhibit.keptAt],
          [t('现有封条', 'Seals on it'), seals.join(t('、', ', ')) || t('无', 'none')],
          [
            t('处置', 'Disposal'),
            exhibit.disposal &&
              `${t(named(disposalWays, exhibit.disposal.way))} → ${exhibit.disposal.to}（${exhibit.disposal.proposedBy.name}${exhibit.disposal.confirmedBy ? `，${exhibit.disposal.confirmedBy.name}` : ''}）`,
          ],
        ]}
      />
      <Chain exhibit={exhibit} />
      <ExhibitActs exhibit={exhibit} pictures={pictures} />
    </article>
  );
};

/** 先行登记保存: seven working days, then it ends by itself. */
const Preservation = ({ exhibit: { id, preservation } }: { exhibit: ExhibitView }) => {
  const t = useText();
  if (!preservation) return null;
  const { approval, outcome, lapsedAt, due, level, provisional, basis } = preservation;
  return (
    <div data-testid={`exhibit-${id}-preservation`}>
      {approval
        ? t(
            `${approval.by.name} ${timeOf(approval.at)} ${approval.approved ? '批准' : '不予批准'}先行登记保存`,
            `${approval.approved ? 'Approved' : 'Refused'} by ${approval.by.name} ${timeOf(approval.at)}`,
          )
        : t('先行登记保存待批准', 'Preservation to be approved')}{' '}
      {outcome ? (
        <span>
          {t('处理决定：', 'Decided: ')}
          {t(named(preservationOutcomes, outcome.outcome))}（{outcome.by.name} {timeOf(outcome.at)}）
        </span>
      ) : lapsedAt ? (
        <Tag color="red">
          {t(
            `逾期未处理，${timeOf(lapsedAt)} 自动解除`,
            `Nobody decided: ended by itself ${timeOf(lapsedAt)}`,
          )}
        </Tag>
      ) : (
        <DeadlineTag due={due} level={level} provisional={provisional} basis={basis} />
      )}
    </div>
  );
};

const Chain = ({ exhibit: { id, chain } }: { exhibit: ExhibitView }) => {
  const t = useText();
  return (
    <details>
      <summary className="quiet" data-testid={`exhibit-${id}-chain`}>
        {t(`保管链（${chain.length}）`, `Chain of custody (${chain.length})`)}
      </summary>
      <ol className="events">
        {chain.map((step) => (
          <li key={`${step.at}-${step.what}`}>
            <strong>{step.zh}</strong>{' '}
            <span className="quiet">
              {timeOf(step.at)} {step.by.name}
            </span>
            <div>
              {[
                step.from && step.to && `${step.from} → ${step.to}`,
                step.seals.length ? t(`封条 ${step.seals.join('、')}`, `seals ${step.seals.join(', ')}`) : '',
                step.people.length
                  ? t(`在场 ${step.people.join('、')}`, `with ${step.people.join(', ')}`)
                  : '',
                step.reason,
                step.photos.map(({ title }) => title).join('、'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ))}
      </ol>
    </details>
  );
};
