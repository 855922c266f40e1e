import { evidenceApi, type DisposalView } from '@sanzhi/contracts';
import { Tag } from 'antd';
import { usePages } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { named } from '../names.ts';
import { Paged } from '../ui/more.tsx';
import { Section } from '../ui/page.tsx';
import { timeOf } from '../ui/time.ts';
import { decidedStates, faultNames, itemStates } from './names.ts';
import { Verdict } from './verdict.tsx';

/** 销毁清册: proposed by the archivist, decided by a leader; the entry of the ledger stays. */
export const Disposals = () => {
  const t = useText();
  const pages = usePages(evidenceApi.listRecordDisposals, {}, { every: 15_000 });
  return (
    <Section testid="disposals" title={t('销毁清册', 'Disposals')}>
      <Paged<DisposalView> pages={pages} testid="disposals" empty={t('没有销毁清册', 'None')}>
        {(items) => items.map((one) => <OneDisposal key={one.id} disposal={one} />)}
      </Paged>
    </Section>
  );
};

const OneDisposal = ({ disposal }: { disposal: DisposalView }) => {
  const t = useText();
  const { id, version, state, reason, proposedBy, proposedAt, decision, items } = disposal;
  const kept = items.filter((item) => item.state === 'kept').length;
  return (
    <div className="step" data-testid={`disposal-${id}`} data-state={state}>
      <div className="card-head">
        <strong>{t(`${items.length} 件`, `${items.length} record(s)`)}</strong>
        <span>
          {kept > 0 && <Tag color="red">{t(`${kept} 件未销毁`, `${kept} still there`)}</Tag>}
          <Tag>{t(named(decidedStates, state))}</Tag>
        </span>
      </div>
      {reason}
      <div className="quiet">
        {proposedBy.name} {timeOf(proposedAt)}
        {decision && ` · ${decision.by.name} ${timeOf(decision.at)} ${decision.note}`}
      </div>
      <details>
        <summary className="quiet">{t('清单', 'List')}</summary>
        <ul className="plain-list">
          {items.map((item) => (
            <li key={item.thing}>
              {item.title} <span className="code quiet">{item.sha256.slice(0, 12)}</span>{' '}
              <Tag>{t(named(itemStates, item.state))}</Tag> {item.fault && t(named(faultNames, item.fault))}
            </li>
          ))}
        </ul>
      </details>
      {state === 'proposed' && (
        <Verdict
          name={`disposal-${id}`}
          by={proposedBy.subject}
          input={{ id }}
          version={version}
          approve={evidenceApi.approveRecordDisposal}
          refuse={evidenceApi.refuseRecordDisposal}
          words={{ zh: '批准销毁', en: 'Approve the disposal' }}
          warning={{
            zh: '批准后这些原件将被永久销毁，任何人不能恢复；账本条目和证明保留。',
            en: 'These originals will be destroyed for good; their entries and proofs stay.',
          }}
        />
      )}
    </div>
  );
};
