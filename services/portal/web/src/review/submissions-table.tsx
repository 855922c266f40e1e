import type { ReplyOf, reviewApi } from '@sanzhi/contracts';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { useText } from '../language.ts';
import { named, reviewKinds, submissionStates } from '../names.ts';
import { DeadlineTag } from '../ui/deadline.tsx';
import { Grid } from '../ui/grid.tsx';

export type SubmissionItem = ReplyOf<typeof reviewApi.listSubmissions>['items'][number];

export const SubmissionsTable = ({ name, items }: { name: string; items: readonly SubmissionItem[] }) => {
  const t = useText();
  return (
    <Grid
      name={name}
      items={items}
      idOf={({ id }) => id}
      columns={[
        {
          title: { zh: '案号', en: 'Reference' },
          cell: (item) => <Link to={`/review/${item.id}`}>{item.reference}</Link>,
        },
        { title: { zh: '当事人', en: 'Party' }, cell: ({ partyName }) => partyName },
        { title: { zh: '案由', en: 'Cause' }, cell: ({ cause }) => cause },
        { title: { zh: '类别', en: 'Kind' }, cell: ({ review }) => t(named(reviewKinds, review)) },
        { title: { zh: '轮次', en: 'Round' }, cell: ({ round }) => round, right: true },
        {
          title: { zh: '状态', en: 'State' },
          cell: ({ state }) => <Tag color="blue">{t(named(submissionStates, state))}</Tag>,
        },
        { title: { zh: '期限', en: 'Time left' }, cell: ({ clock }) => clock && <DeadlineTag {...clock} /> },
        { title: { zh: '审核人', en: 'Reviewer' }, cell: ({ reviewer }) => reviewer?.name },
      ]}
    />
  );
};
