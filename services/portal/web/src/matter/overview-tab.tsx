import { evidenceApi, type MatterView } from '@sanzhi/contracts';
import { procedures } from '@sanzhi/statute';
import { useMay } from '../api/session.tsx';
import { useText } from '../language.ts';
import { activityNames, named, partyNames } from '../names.ts';
import { DeadlineTag } from '../ui/deadline.tsx';
import { Facts } from '../ui/grid.tsx';
import { LawNote } from '../ui/law-note.tsx';
import { Section } from '../ui/page.tsx';
import { timeOf } from '../ui/time.ts';
import { ExemptForm } from './exempt-form.tsx';
import { NextSteps } from './next-steps.tsx';
import { OfficersForm } from './officers-form.tsx';

export const OverviewTab = ({ matter }: { matter: MatterView }) => {
  const may = useMay();
  return (
    <div className="columns">
      <div className="stack">
        <NextSteps matter={matter} />
        <Party matter={matter} />
        <History matter={matter} />
      </div>
      <div className="stack">
        <Clocks matter={matter} />
        <People matter={matter} />
        {may(evidenceApi.changeOfficers) && <OfficersForm matter={matter} />}
        <Exemptions matter={matter} />
        {may(evidenceApi.exempt) && <ExemptForm matter={matter} />}
      </div>
    </div>
  );
};

const Party = ({ matter: { party, source, openedOn, enteredOn } }: { matter: MatterView }) => {
  const t = useText();
  return (
    <Section testid="matter-party" title={t('当事人与案源', 'Party and source')}>
      <Facts
        items={[
          [t('当事人', 'Party'), party.name],
          [t('类型', 'Kind'), t(named(partyNames, party.kind))],
          [t('统一社会信用代码', 'USCC'), party.uscc],
          [t('法定代表人（负责人、经营者）', 'Legal representative or operator'), party.legalRepresentative],
          [t('住所', 'Address'), party.address],
          [t('电话', 'Phone'), party.phone],
          [t('案件来源', 'Source'), source],
          [t('登记日期', 'Opened on'), openedOn],
          [t('进入当前环节', 'In this stage since'), enteredOn],
        ]}
      />
    </Section>
  );
};

const Clocks = ({ matter }: { matter: MatterView }) => {
  const t = useText();
  return (
    <Section testid="matter-clocks" title={t('期限', 'Clocks')}>
      {!matter.clocks.length && (
        <p className="quiet">{t('当前环节没有法定期限', 'No limit runs in this stage')}</p>
      )}
      {matter.clocks.map((clock) => (
        <div key={clock.name} className="step" data-testid={`matter-clock-${clock.name}`}>
          <strong>{t(clock.words)}</strong>
          <LawNote basis={clock.basis} />
          <div>
            <DeadlineTag {...clock} />
          </div>
        </div>
      ))}
    </Section>
  );
};

const People = ({ matter: { officers, formerOfficers } }: { matter: MatterView }) => {
  const t = useText();
  const list = (people: MatterView['officers']) => (
    <ul className="plain-list">
      {people.map(({ certificate, name }) => (
        <li key={certificate}>
          {name} <span className="quiet">{t(`证号 ${certificate}`, `no. ${certificate}`)}</span>
        </li>
      ))}
    </ul>
  );
  return (
    <Section testid="matter-people" title={t('人员', 'People')}>
      <strong>{t('办案人员', 'Officers')}</strong>
      {list(officers)}
      {formerOfficers.length > 0 && (
        <>
          <strong>
            {t('原办案人员（仍须回避审核、审批）', 'Former officers (still barred from review and approval)')}
          </strong>
          {list(formerOfficers)}
        </>
      )}
    </Section>
  );
};

const Exemptions = ({ matter: { exemptions } }: { matter: MatterView }) => {
  const t = useText();
  if (!exemptions.length) return null;
  return (
    <Section testid="matter-exemptions" title={t('免予音像记录', 'Exemptions from recording')}>
      {exemptions.map((one) => (
        <div key={`${one.state}-${one.activity}`} className="step">
          {t(named(activityNames, one.activity))}：{one.reason}
          <div className="quiet">
            {one.by.name} {one.on}
          </div>
        </div>
      ))}
    </Section>
  );
};

const History = ({ matter: { history, kind } }: { matter: MatterView }) => {
  const t = useText();
  const nameOf = (state: string) => t(named(procedures[kind].states, state));
  return (
    <Section testid="matter-history" title={t('流转记录', 'How it got here')}>
      <ol className="events">
        {history.toReversed().map((step) => (
          <li key={`${step.at}-${step.to}`}>
            {nameOf(step.from)} → {nameOf(step.to)}{' '}
            <span className="quiet">
              {timeOf(step.at)} {step.by.name}
            </span>
            {step.note && <div>{step.note}</div>}
          </li>
        ))}
      </ol>
      {!history.length && <p className="quiet">{t('尚未流转', 'It has not moved yet')}</p>}
    </Section>
  );
};
