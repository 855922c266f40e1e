import { evidenceApi, type KeepingView } from '@sanzhi/contracts';
import { Alert, Empty, Tag } from 'antd';
import { useMay } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { ConsultForm } from '../custody/consult-form.tsx';
import { ConsultationsOfMatter } from '../custody/consultations.tsx';
import { CustodyList } from '../custody/custody-list.tsx';
import { archiveClasses } from '../custody/names.ts';
import { SharesOfMatter } from '../custody/shares.tsx';
import { useText } from '../language.ts';
import { named } from '../names.ts';
import { faultNames } from '../storage/names.ts';
import { Grid } from '../ui/grid.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Section } from '../ui/page.tsx';
import { bytes, dateOf, timeOf } from '../ui/time.ts';
import { KeepingForms } from './keeping-forms.tsx';
import { Holds } from './holds.tsx';

/** 调取与保管: who has looked, who may, how long it stays, and what keeps it beyond that. */
export const KeepingTab = ({ matter }: { matter: string }) => {
  const t = useText();
  const may = useMay();
  const query = useRead(evidenceApi.matterKeeping, { id: matter }, { every: 15_000 });
  return (
    <div className="columns">
      <div className="stack">
        {may(evidenceApi.matterCustody) && (
          <Section testid="matter-custody" title={t('调取清单', 'Custody')}>
            <CustodyList scope={{ kind: 'matter', id: matter }} />
          </Section>
        )}
        <Section testid="matter-consultations" title={t('调阅', 'Consultations')}>
          <ConsultationsOfMatter matter={matter} />
          <ConsultForm matter={matter} open={false} />
        </Section>
        {may(evidenceApi.matterCustody) && <SharesOfMatter matter={matter} />}
      </div>
      <div className="stack">
        <Loaded query={query}>
          {(keeping) => (
            <>
              <Retention keeping={keeping} />
              <Holds keeping={keeping} />
            </>
          )}
        </Loaded>
        <KeepingForms matter={matter} />
      </div>
    </div>
  );
};

const Retention = ({ keeping }: { keeping: KeepingView }) => {
  const t = useText();
  const { history, holdings, settled } = keeping;
  return (
    <Section
      testid="matter-keeping"
      title={t('保管期限', 'Retention')}
      extra={
        <Tag data-testid="matter-keeping-class">
          {keeping.class ? t(named(archiveClasses, keeping.class)) : t('尚未确定', 'Not yet set')}
        </Tag>
      }
    >
      {!settled && (
        <Alert type="info" title={t('正在落实到每一件封存记录', 'Being carried to every sealed record')} />
      )}
      {history.map((one) => (
        <div key={one.at} className="step">
          {t(named(archiveClasses, one.class))}
          {t('：', ': ')}
          {one.reason}
          <div className="quiet">
            {one.by.name} {timeOf(one.at)}
          </div>
        </div>
      ))}
      {holdings.length ? (
        <Grid
          name="holdings"
          items={holdings}
          idOf={({ id }) => id}
          columns={[
            {
              title: { zh: '记录', en: 'Record' },
              cell: ({ title, size, fault, ending, disposed }) => (
                <>
                  {title} <span className="quiet">{bytes(size)}</span>
                  {fault && <Tag color="red">{t(named(faultNames, fault))}</Tag>}
                  {ending && (
                    <Tag color="orange">
                      {t(
                        '正在依法销毁，后设的冻结不及于此',
                        'Being disposed of; a later hold does not reach it',
                      )}
                    </Tag>
                  )}
                  {disposed && <Tag>{t('已依法销毁', 'Disposed of')}</Tag>}
                </>
              ),
            },
            {
              title: { zh: '锁定至', en: 'Locked until' },
              cell: ({ retainUntil, held }) => (
                <>
                  {dateOf(retainUntil)} {held && <Tag color="blue">{t('冻结', 'Held')}</Tag>}
                </>
              ),
            },
          ]}
        />
      ) : (
        <Empty description={t('还没有封存的记录', 'Nothing sealed yet')} />
      )}
    </Section>
  );
};
