import { evidenceApi, type AccessView } from '@sanzhi/contracts';
import { Tag } from 'antd';
import { useState } from 'react';
import { useMay } from '../api/session.tsx';
import { usePages } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { named } from '../names.ts';
import { Grid } from '../ui/grid.tsx';
import { Paged } from '../ui/more.tsx';
import { timeOf } from '../ui/time.ts';
import { purposeNames, wayNames } from './names.ts';

type Scope = { kind: 'recording' | 'document' | 'matter'; id: string };

const routeOf = {
  recording: evidenceApi.recordingCustody,
  document: evidenceApi.documentCustody,
  matter: evidenceApi.matterCustody,
} as const;

/** 调取清单 of one record, document or whole matter, fetched once it is opened. */
export const CustodyFold = ({ scope }: { scope: Scope }) => {
  const t = useText();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may(routeOf[scope.kind])) return null;
  return (
    <details
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      data-testid={`custody-${scope.id}`}
    >
      <summary className="quiet" data-testid={`custody-${scope.id}-toggle`}>
        {t('调取清单', 'Custody')}
      </summary>
      {open && <CustodyList scope={scope} />}
    </details>
  );
};

export const CustodyList = ({ scope }: { scope: Scope }) => {
  const t = useText();
  const pages = usePages(routeOf[scope.kind], { id: scope.id });
  return (
    <Paged<AccessView>
      pages={pages}
      testid={`custody-${scope.id}`}
      empty={t('还没有人调取过', 'Nobody has looked yet')}
    >
      {(items) => (
        <Grid
          name={`custody-${scope.id}-list`}
          items={items}
          idOf={({ id }) => id}
          columns={[
            { title: { zh: '时间', en: 'When' }, cell: ({ at }) => timeOf(at) },
            {
              title: { zh: '人员', en: 'Who' },
              cell: ({ by }) => (
                <>
                  {by.name} {by.certificate && <span className="quiet">{by.certificate}</span>}
                </>
              ),
            },
            { title: { zh: '方式', en: 'Way' }, cell: (one) => <Way access={one} /> },
            {
              title: { zh: '用途', en: 'Purpose' },
              cell: ({ purpose, note }) =>
                `${t(named(purposeNames, purpose))}${note ? t(`：${note}`, `: ${note}`) : ''}`,
            },
            {
              title: { zh: '对象（当时的题名）', en: 'What (title of then)' },
              cell: ({ title, sha256 }) => (
                <>
                  {title} <span className="code quiet">{sha256.slice(0, 12)}</span>
                </>
              ),
            },
          ]}
        />
      )}
    </Paged>
  );
};

const Way = ({ access: { way, share, revoked, consultation } }: { access: AccessView }) => {
  const t = useText();
  return (
    <>
      {t(named(wayNames, way))}
      {share && <div>{t(`给 ${share.recipient}`, `to ${share.recipient}`)}</div>}
      {consultation && <Tag>{t('调阅', 'by consultation')}</Tag>}
      {revoked && <Tag color="red">{t('已收回', 'Revoked')}</Tag>}
    </>
  );
};
