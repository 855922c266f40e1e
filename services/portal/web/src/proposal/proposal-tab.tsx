import { evidenceApi, type MatterView } from '@sanzhi/contracts';
import { Alert, Tag } from 'antd';
import { Link } from 'react-router';
import { useMay, useSession } from '../api/session.tsx';
import { useText } from '../language.ts';
import { isMine } from '../matter/steps.ts';
import { named, outcomeNames } from '../names.ts';
import { Facts } from '../ui/grid.tsx';
import { Section } from '../ui/page.tsx';
import { DecisionForm } from './decision-form.tsx';
import { NoticeForm } from './notice-form.tsx';
import { ProposalContent } from './proposal-content.tsx';
import { ProposeForm } from './propose-form.tsx';
import { StatementForm } from './statement-form.tsx';

/** From the proposal over review, notice and statement to the decision. */
export const ProposalTab = ({ matter }: { matter: MatterView }) => {
  const t = useText();
  const may = useMay();
  const { roles } = useSession();
  const can = (command: string) =>
    matter.next.some((step) => step.command === command && isMine(step, roles));
  return (
    <div className="stack">
      <Section testid="proposal" title={t('拟处理意见', 'Proposal')}>
        {matter.proposal ? (
          <ProposalContent proposal={matter.proposal} digest={matter.proposalDigest} />
        ) : (
          <p className="quiet">{t('尚未提出', 'None yet')}</p>
        )}
        {can('propose') ? (
          <>
            <h3>
              {matter.proposal ? t('修改后重新提出', 'Change and propose again') : t('提出', 'Propose')}
            </h3>
            <ProposeForm matter={matter} />
          </>
        ) : (
          !matter.proposal && (
            <p className="quiet">
              {t(
                '调查终结、制作《案件调查终结报告》后，由办案人员提出。',
                'Officers propose after the investigation has ended and its report is made.',
              )}
            </p>
          )
        )}
      </Section>
      <Review matter={matter} />
      <Section testid="notice" title={t('行政处罚告知书', 'Notice of intended penalty')}>
        {matter.notice && (
          <Issued
            number={matter.notice.number}
            servedOn={matter.notice.servedOn}
            matter={matter.id}
            testid="notice"
          />
        )}
        {!matter.notice && (
          <p className="quiet">
            {t(
              '审核通过、处理建议批准后，由办案人员制发。',
              'Officers issue it once review has cleared the proposal and it is approved.',
            )}
          </p>
        )}
        {may(evidenceApi.issueNotice) && !matter.notice?.servedOn && <NoticeForm matter={matter} />}
      </Section>
      <Section testid="statement" title={t('陈述、申辩', 'Statement and defence')}>
        {matter.statement && (
          <Facts
            items={[
              [t('登记日期', 'On'), matter.statement.on],
              [t('放弃陈述、申辩', 'Waived'), matter.statement.waived ? t('是', 'Yes') : t('否', 'No')],
              [
                t('要求听证', 'Hearing asked for'),
                matter.statement.hearingRequested ? t('是', 'Yes') : t('否', 'No'),
              ],
              [t('意见', 'Statement'), matter.statement.text],
            ]}
          />
        )}
        {!matter.statement && (
          <p className="quiet">
            {t(
              '告知书送达后登记；期限内未提出的视为放弃。',
              'Recorded after the notice is served; silence until the time is over is a waiver.',
            )}
          </p>
        )}
        {may(evidenceApi.recordStatement) && matter.notice && !matter.decision && (
          <StatementForm matter={matter} />
        )}
      </Section>
      <Section testid="decision" title={t('行政处罚决定', 'Decision')}>
        {matter.decision && (
          <Issued
            number={matter.decision.number}
            servedOn={matter.decision.servedOn}
            madeOn={matter.decision.decidedOn}
            matter={matter.id}
            testid="decision"
          />
        )}
        {can('issueDecision') && <DecisionForm matter={matter} />}
        {!matter.decision && !can('issueDecision') && (
          <p className="quiet">
            {t(
              '审核通过、告知期满后，由机关负责人作出。',
              'The leader decides once review has cleared it and the party’s time is over.',
            )}
          </p>
        )}
      </Section>
    </div>
  );
};

const Review = ({ matter: { id, review, clearance } }: { matter: MatterView }) => {
  const t = useText();
  return (
    <Section
      testid="matter-review"
      title={t('审核', 'Review')}
      extra={
        <Link to={`/review/${id}`} data-testid="matter-review-link">
          {t('打开审核页', 'Open the review')}
        </Link>
      }
    >
      {review && (
        <p>
          {t(`第 ${review.round} 轮：`, `Round ${review.round}: `)}
          <strong>{t(named(outcomeNames, review.outcome))}</strong>
          <br />
          {review.text}
        </p>
      )}
      {clearance ? (
        <Tag
          color={clearance.live ? 'success' : 'error'}
          data-testid="matter-clearance"
          data-live={clearance.live}
        >
          {clearance.live
            ? t('审核通过凭证有效，与现拟处理意见一致', 'Clearance live, for this very proposal')
            : t(
                '审核通过凭证已失效：内容在审核后有变动，须重新审核',
                'Clearance lapsed: changed after review, review again',
              )}
        </Tag>
      ) : (
        !review && <p className="quiet">{t('尚无审核意见', 'No opinion yet')}</p>
      )}
    </Section>
  );
};

interface IssuedProps {
  number: string;
  madeOn?: string;
  servedOn?: string;
  matter: string;
  testid: string;
}

const Issued = ({ number, madeOn, servedOn, matter, testid }: IssuedProps) => {
  const t = useText();
  return (
    <Alert
      type={servedOn ? 'success' : 'info'}
      title={<span data-testid={`${testid}-number`}>{number}</span>}
      description={
        <>
          {madeOn && t(`作出日期 ${madeOn}　`, `Made on ${madeOn}. `)}
          {servedOn ? (
            <span data-testid={`${testid}-served`}>{t(`送达日期 ${servedOn}`, `Served on ${servedOn}`)}</span>
          ) : (
            <Link to={`/matters/${matter}/documents`}>
              {t('尚未送达，去登记送达', 'Not served yet: record the service')}
            </Link>
          )}
        </>
      }
    />
  );
};
