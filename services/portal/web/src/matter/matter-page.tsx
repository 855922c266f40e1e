import { evidenceApi, type MatterView } from '@sanzhi/contracts';
import { Tag } from 'antd';
import { NavLink, Route, Routes, useParams } from 'react-router';
import { useRead } from '../api/use-read.ts';
import { DocumentsTab } from '../documents/documents-tab.tsx';
import { MakeDocumentPage } from '../documents/make-document-page.tsx';
import { ExhibitsTab } from '../exhibit/exhibits-tab.tsx';
import { KeepingTab } from '../keeping/keeping-tab.tsx';
import { useText, type Words } from '../language.ts';
import { LedgerTab } from '../ledger/ledger-tab.tsx';
import { kindNames, named } from '../names.ts';
import { ProposalTab } from '../proposal/proposal-tab.tsx';
import { RecordingsTab } from '../recording/recordings-tab.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { PathSteps } from './path-steps.tsx';
import { TimelineTab } from './timeline-tab.tsx';

const tabs: readonly { at: string; name: string; words: Words }[] = [
  { at: '', name: 'overview', words: { zh: '概况', en: 'Overview' } },
  { at: 'recordings', name: 'recordings', words: { zh: '音像记录', en: 'Recordings' } },
  { at: 'documents', name: 'documents', words: { zh: '文书', en: 'Documents' } },
  { at: 'exhibits', name: 'exhibits', words: { zh: '物证', en: 'Exhibits' } },
  { at: 'proposal', name: 'proposal', words: { zh: '拟处理意见与审核', en: 'Proposal and review' } },
  { at: 'timeline', name: 'timeline', words: { zh: '全程留痕', en: 'Timeline' } },
  { at: 'ledger', name: 'ledger', words: { zh: '本案账本', en: 'Ledger' } },
  { at: 'keeping', name: 'keeping', words: { zh: '调取与保管', en: 'Custody and keeping' } },
];

/** What other services change of a matter shows without a reload. */
const every = 4_000;

export const MatterPage = () => {
  const { id = '' } = useParams();
  const query = useRead(evidenceApi.getMatter, { id }, { every });
  return <Loaded query={query}>{(matter) => <Whole matter={matter} />}</Loaded>;
};

const Whole = ({ matter }: { matter: MatterView }) => {
  const t = useText();
  const base = `/matters/${matter.id}`;
  return (
    <Page
      testid="matter"
      title={`${matter.party.name}：${matter.cause}`}
      above={{ to: '/matters', title: t('案件', 'Matters') }}
      extra={
        <>
          <span data-testid="matter-reference">{matter.reference}</span>
          <Tag>{t(named(kindNames, matter.kind))}</Tag>
          <Tag color="blue" data-testid="matter-state" data-state={matter.state}>
            {t(matter.stateName)}
          </Tag>
        </>
      }
    >
      <PathSteps matter={matter} />
      <nav className="tabs" aria-label={t('案件内容', 'In this matter')}>
        {tabs.map(({ at, name, words }) => (
          <NavLink key={name} to={at ? `${base}/${at}` : base} end={!at} data-testid={`matter-tab-${name}`}>
            {t(words)}
          </NavLink>
        ))}
      </nav>
      <Routes>
        <Route index element={<OverviewTab matter={matter} />} />
        <Route path="recordings" element={<RecordingsTab matter={matter} />} />
        <Route path="documents" element={<DocumentsTab matter={matter} />} />
        <Route path="documents/new/:form" element={<MakeDocumentPage matter={matter} />} />
        <Route path="exhibits" element={<ExhibitsTab matter={matter} />} />
        <Route path="proposal" element={<ProposalTab matter={matter} />} />
        <Route path="timeline" element={<TimelineTab id={matter.id} />} />
        <Route path="ledger" element={<LedgerTab id={matter.id} />} />
        <Route path="keeping" element={<KeepingTab matter={matter.id} />} />
      </Routes>
    </Page>
  );
};
