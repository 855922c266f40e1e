import { reviewApi, type SubmissionView } from '@sanzhi/contracts';
import { Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { named, reviewKinds, submissionStates } from '../names.ts';
import { ProposalContent } from '../proposal/proposal-content.tsx';
import { DeadlineTag } from '../ui/deadline.tsx';
import { Facts } from '../ui/grid.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page, Section } from '../ui/page.tsx';
import { timeOf } from '../ui/time.ts';
import { fileOf } from './differences.ts';
import { MaterialViewer } from './material-viewer.tsx';
import { ReviewActions } from './review-actions.tsx';
import { Rounds } from './rounds.tsx';

export const SubmissionPage = () => {
  const { id = '' } = useParams();
  const query = useRead(reviewApi.getSubmission, { id }, { every: 4_000 });
  return <Loaded query={query}>{(submission) => <Whole submission={submission} />}</Loaded>;
};

/** File on the left, checks on the right. */
const Whole = ({ submission }: { submission: SubmissionView }) => {
  const t = useText();
  return (
    <Page
      testid="submission"
      title={`${submission.proposal.party.name}：${submission.cause}`}
      above={{ to: '/review', title: t('法制审核', 'Review') }}
      extra={
        <>
          <Link to={`/matters/${submission.id}`}>{submission.reference}</Link>
          <Tag>{t(named(reviewKinds, submission.review))}</Tag>
          <Tag color="blue" data-testid="submission-state" data-state={submission.state}>
            {t(named(submissionStates, submission.state))}
          </Tag>
          {submission.clock && <DeadlineTag {...submission.clock} />}
        </>
      }
    >
      <div className="desk">
        <div className="stack viewer">
          <Section testid="submission-file" title={t('案卷材料', 'The file')}>
            <MaterialViewer matter={submission.id} file={fileOf(submission)} />
          </Section>
        </div>
        <div className="stack">
          <ReviewActions submission={submission} />
          <Section testid="submission-proposal" title={t('拟处理意见', 'Proposal')}>
            <ProposalContent proposal={submission.proposal} digest={submission.digest} />
          </Section>
          <About submission={submission} />
          <Section testid="submission-rounds" title={t('审核过程', 'Rounds')}>
            <Rounds rounds={submission.rounds} />
          </Section>
        </div>
      </div>
    </Page>
  );
};

const About = ({
  submission: { reasons, handlers, reviewer, clearance },
}: {
  submission: SubmissionView;
}) => {
  const t = useText();
  return (
    <Section testid="submission-about" title={t('审核依据与人员', 'Why, and who')}>
      <ul className="plain-list">
        {reasons.map((reason) => (
          <li key={reason.entry}>
            {t(reason)} <span className="quiet">（{reason.basis}）</span>
          </li>
        ))}
      </ul>
      <Facts
        items={[
          [t('办案人员', 'Officers'), handlers.map(({ name }) => name).join(t('、', ', '))],
          [t('审核人员', 'Reviewer'), reviewer?.name],
          [
            t('审核通过凭证', 'Clearance'),
            clearance && (
              <span data-testid="submission-clearance">
                {t(`已于 ${timeOf(clearance.grantedAt)} 签发`, `granted at ${timeOf(clearance.grantedAt)}`)}
              </span>
            ),
          ],
        ]}
      />
    </Section>
  );
};
