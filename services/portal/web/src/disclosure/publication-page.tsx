import { disclosureApi, type PublicationView } from '@sanzhi/contracts';
import { Alert, Empty, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { channelNames, named, publicationStates, withdrawalGrounds } from '../names.ts';
import { DeadlineTag } from '../ui/deadline.tsx';
import { Facts, Grid } from '../ui/grid.tsx';
import { LawNote } from '../ui/law-note.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page, Section } from '../ui/page.tsx';
import { timeOf } from '../ui/time.ts';
import { PublicDraft } from './public-draft.tsx';
import { PublicationActions } from './publication-actions.tsx';
import { Fold } from '../ui/fold.tsx';

export const PublicationPage = () => {
  const { id = '' } = useParams();
  const query = useRead(disclosureApi.getPublication, { id }, { every: 5_000 });
  return <Loaded query={query}>{(publication) => <Whole publication={publication} />}</Loaded>;
};

const Whole = ({ publication }: { publication: PublicationView }) => {
  const t = useText();
  const { number, state, matter, exclusion, returned, withdrawal, draft } = publication;
  return (
    <Page
      testid="publication"
      title={number}
      above={{ to: '/publications', title: t('公示', 'Disclosure') }}
      extra={
        <>
          <Link to={`/matters/${matter}`}>{t('案件', 'Matter')}</Link>
          <Tag color="blue" data-testid="publication-state" data-state={state}>
            {t(named(publicationStates, state))}
          </Tag>
        </>
      }
    >
      {exclusion && (
        <Alert
          type="info"
          showIcon
          title={t(exclusion)}
          description={exclusion.basis}
          data-testid="publication-exclusion"
        />
      )}
      {returned && (
        <Alert
          type="warning"
          showIcon
          title={t(`${returned.by.name} 退回修改`, `Returned by ${returned.by.name}`)}
          description={returned.reason}
          data-testid="publication-returned"
        />
      )}
      {withdrawal && (
        <Alert
          type="error"
          showIcon
          title={t(
            `已于 ${timeOf(withdrawal.at)} 撤回：${t(named(withdrawalGrounds, withdrawal.ground))}`,
            `Withdrawn at ${timeOf(withdrawal.at)}: ${t(named(withdrawalGrounds, withdrawal.ground))}`,
          )}
          description={withdrawal.reason}
          data-testid="publication-withdrawn"
        />
      )}
      <div className="columns">
        <div className="stack">
          <Section testid="publication-draft" title={t('公众将看到的内容', 'As the public will see it')}>
            {draft ? (
              <PublicDraft draft={draft} />
            ) : (
              <Empty description={t('没有公示内容', 'Nothing to show')} />
            )}
          </Section>
          <Redactions publication={publication} />
        </div>
        <div className="stack">
          <Channels publication={publication} />
          <PublicationActions publication={publication} />
          <Credit publication={publication} />
        </div>
      </div>
    </Page>
  );
};

const Channels = ({
  publication: { channels, editor, approver, state },
}: {
  publication: PublicationView;
}) => {
  const t = useText();
  return (
    <Section testid="publication-channels" title={t('渠道与期限', 'Channels and clocks')}>
      {channels.map((channel) => (
        <div key={channel.channel} className="step" data-testid={`publication-channel-${channel.channel}`}>
          <strong>{t(named(channelNames, channel.channel))}</strong>
          <LawNote basis={channel.basis} />
          <div>
            {state === 'planned' || state === 'prepared' ? (
              <DeadlineTag {...channel} />
            ) : (
              t(`期限 ${channel.due}`, `due ${channel.due}`)
            )}
          </div>
          {channel.until && (
            <div className="quiet">{t(`公示至 ${channel.until}`, `shown until ${channel.until}`)}</div>
          )}
        </div>
      ))}
      <Facts
        items={[
          [t('拟定人', 'Editor'), editor?.name],
          [t('审核发布人', 'Approver'), approver?.name],
        ]}
      />
    </Section>
  );
};

const Redactions = ({ publication: { redactions } }: { publication: PublicationView }) => {
  const t = useText();
  return (
    <Section
      testid="publication-redactions"
      title={t('隐去内容（仅内部可见）', 'Hidden words (inside only)')}
    >
      {redactions.length ? (
        <Grid
          name="redactions"
          items={redactions.map((one, at) => ({ ...one, at }))}
          idOf={({ at }) => String(at)}
          columns={[
            { title: { zh: '位置', en: 'Where' }, cell: ({ where }) => where },
            { title: { zh: '原文', en: 'Original' }, cell: ({ original }) => original },
            { title: { zh: '显示为', en: 'Shown as' }, cell: ({ shown }) => shown },
            { title: { zh: '理由', en: 'Ground' }, cell: ({ ground }) => ground },
          ]}
        />
      ) : (
        <Empty description={t('没有隐去的内容', 'Nothing is hidden')} />
      )}
    </Section>
  );
};

const Credit = ({ publication: { credit, creditFaults } }: { publication: PublicationView }) => {
  const t = useText();
  return (
    <Fold
      card
      testid="publication-credit"
      title={
        <>
          {t('双公示数据', 'Record for the credit platform')}
          {creditFaults.length > 0 && (
            <Tag color="error">{t(`${creditFaults.length} 处有误`, `${creditFaults.length} fault(s)`)}</Tag>
          )}
        </>
      }
      open={creditFaults.length > 0}
    >
      <ul className="plain-list">
        {creditFaults.map((fault) => (
          <li key={fault.field}>
            {fault.field}：{t(fault)}
          </li>
        ))}
      </ul>
      <Facts items={Object.entries(credit)} />
    </Fold>
  );
};
