import { evidenceApi, type HoldingView } from '@sanzhi/contracts';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { usePages } from '../api/use-read.ts';
import { archiveClasses } from '../custody/names.ts';
import { useText } from '../language.ts';
import { named } from '../names.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import { Grid } from '../ui/grid.tsx';
import { Paged } from '../ui/more.tsx';
import { Section } from '../ui/page.tsx';
import { dateOf } from '../ui/time.ts';
import { reasonField } from '../ui/with-reason.tsx';

/** 保管期满: what the archivist may propose for disposal. One person proposes, another decides. */
export const DisposalsDue = () => {
  const t = useText();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const pages = usePages(evidenceApi.disposalsDue, {});
  const turn = (thing: string, on: boolean) =>
    setChosen(on ? [...chosen, thing] : chosen.filter((one) => one !== thing));
  return (
    <Section testid="disposals-due" title={t('保管期满', 'Retention over')}>
      <Paged<HoldingView>
        pages={pages}
        testid="disposals-due"
        empty={t('没有保管期满的记录', 'Nothing is due')}
      >
        {(items) => (
          <Grid
            name="disposals-due-list"
            items={items}
            idOf={({ id }) => id}
            columns={[
              {
                title: { zh: '选择', en: 'Choose' },
                cell: ({ thing, title, held }) => (
                  <Checkbox
                    checked={chosen.includes(thing)}
                    disabled={held}
                    onChange={({ target }) => turn(thing, target.checked)}
                    aria-label={t(`选择 ${title}`, `Choose ${title}`)}
                    data-testid={`due-${thing}`}
                  />
                ),
              },
              {
                title: { zh: '记录', en: 'Record' },
                cell: ({ title, matter }) =>
                  matter ? <Link to={`/matters/${matter}/keeping`}>{title}</Link> : title,
              },
              { title: { zh: '期限', en: 'Class' }, cell: (one) => t(named(archiveClasses, one.class)) },
              { title: { zh: '封存于', en: 'Sealed' }, cell: ({ sealedAt }) => dateOf(sealedAt) },
              {
                title: { zh: '期满', en: 'Over on' },
                cell: ({ retainUntil, held }) => (held ? t('冻结中，不得销毁', 'held') : dateOf(retainUntil)),
              },
            ]}
          />
        )}
      </Paged>
      {chosen.length > 0 && (
        <EntryForm
          name="dispose"
          route={evidenceApi.proposeRecordDisposal}
          along={{ things: [...chosen] }}
          fields={[reasonField({ zh: '鉴定意见', en: 'Appraisal' })]}
          submit={{ zh: `提出销毁（${chosen.length} 件）`, en: `Propose disposal (${chosen.length})` }}
          danger
          onDone={() => setChosen([])}
        />
      )}
    </Section>
  );
};
