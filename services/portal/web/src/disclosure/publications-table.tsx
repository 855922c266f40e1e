import type { disclosureApi, ReplyOf } from '@sanzhi/contracts';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { useText } from '../language.ts';
import { channelNames, named, publicationStates } from '../names.ts';
import { DeadlineTag } from '../ui/deadline.tsx';
import { Grid } from '../ui/grid.tsx';

export type PublicationItem = ReplyOf<typeof disclosureApi.listPublications>['items'][number];

export const PublicationsTable = ({ name, items }: { name: string; items: readonly PublicationItem[] }) => {
  const t = useText();
  return (
    <Grid
      name={name}
      items={items}
      idOf={({ id }) => id}
      columns={[
        {
          title: { zh: '决定书文号', en: 'Decision' },
          cell: (item) => <Link to={`/publications/${item.id}`}>{item.number}</Link>,
        },
        { title: { zh: '决定日期', en: 'Decided on' }, cell: ({ decidedOn }) => decidedOn },
        {
          title: { zh: '状态', en: 'State' },
          cell: ({ state }) => <Tag color="blue">{t(named(publicationStates, state))}</Tag>,
        },
        {
          title: { zh: '期限', en: 'Time left' },
          cell: ({ channels, state }) =>
            channels.map((channel) => (
              <div key={channel.channel}>
                {t(named(channelNames, channel.channel))}{' '}
                {state === 'planned' || state === 'prepared' ? <DeadlineTag {...channel} /> : channel.due}
              </div>
            )),
        },
      ]}
    />
  );
};
