import { evidenceApi, type ErasureView } from '@sanzhi/contracts';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { usePages } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { named } from '../names.ts';
import { Paged } from '../ui/more.tsx';
import { Section } from '../ui/page.tsx';
import { timeOf } from '../ui/time.ts';
import { decidedStates, erasureGroundNames } from './names.ts';
import { Verdict } from './verdict.tsx';

/** 个人信息删除: the key of a matter's entries is destroyed; their proofs go on holding. */
export const Erasures = () => {
  const t = useText();
  const pages = usePages(evidenceApi.listErasures, {}, { every: 15_000 });
  return (
    <Section testid="erasures" title={t('个人信息删除', 'Erasure of personal data')}>
      <Paged<ErasureView> pages={pages} testid="erasures" empty={t('没有申请', 'None')}>
        {(items) => items.map((one) => <OneErasure key={one.id} erasure={one} />)}
      </Paged>
    </Section>
  );
};

const OneErasure = ({ erasure }: { erasure: ErasureView }) => {
  const t = useText();
  const { id, version, matter, state, ground, basis, reason, requestedBy, requestedAt } = erasure;
  return (
    <div className="step" data-testid={`erasure-${id}`} data-state={state}>
      <div className="card-head">
        <Link to={`/matters/${matter}/keeping`}>{t(named(erasureGroundNames, ground))}</Link>
        <Tag>{t(named(decidedStates, state))}</Tag>
      </div>
      {basis}
      {t('：', ': ')}
      {reason}
      <div className="quiet">
        {requestedBy.name} {timeOf(requestedAt)}
        {erasure.decision &&
          ` · ${erasure.decision.by.name} ${timeOf(erasure.decision.at)} ${erasure.decision.note}`}
      </div>
      {state === 'requested' && (
        <Verdict
          name={`erasure-${id}`}
          by={requestedBy.subject}
          input={{ id }}
          version={version}
          approve={evidenceApi.approveErasure}
          refuse={evidenceApi.refuseErasure}
          words={{ zh: '批准删除', en: 'Approve the erasure' }}
          warning={{
            zh: '批准后本案账本条目的原文将永久不可读，任何人不能恢复；证明仍然有效。',
            en: 'What the entries of this matter say can never be read again; their proofs stay valid.',
          }}
        />
      )}
    </div>
  );
};
