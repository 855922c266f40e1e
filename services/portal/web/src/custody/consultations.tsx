import { evidenceApi, type ConsultationView } from '@sanzhi/contracts';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { useMay, useSession } from '../api/session.tsx';
import { usePages } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { named } from '../names.ts';
import { ActButton } from '../ui/act-button.tsx';
import { Paged } from '../ui/more.tsx';
import { timeOf } from '../ui/time.ts';
import { WithReason } from '../ui/with-reason.tsx';
import { consultationStates, purposeNames } from './names.ts';

const colours = { requested: 'gold', approved: 'green', refused: 'red', revoked: undefined } as const;

/** Requests of one matter, to follow and to decide. */
export const ConsultationsOfMatter = ({ matter }: { matter: string }) => {
  const t = useText();
  const pages = usePages(evidenceApi.listConsultations, { matter });
  return (
    <Paged<ConsultationView>
      pages={pages}
      testid="consultations"
      empty={t('没有调阅申请', 'Nobody has asked')}
    >
      {(items) => items.map((one) => <OneConsultation key={one.id} consultation={one} />)}
    </Paged>
  );
};

interface OneProps {
  consultation: ConsultationView;
  /** Names the matter, where the page is not about it. */
  linked?: true;
}

export const OneConsultation = ({ consultation, linked }: OneProps) => {
  const t = useText();
  const { id, matter, state, purpose, reason, until, requestedBy, requestedAt } = consultation;
  const verdict = consultation.revocation ?? consultation.decision;
  return (
    <div className="step" data-testid={`consultation-${id}`} data-state={state}>
      <div className="card-head">
        <span>
          <strong>{requestedBy.name}</strong> {t(named(purposeNames, purpose))}{' '}
          <span className="quiet">{t(`调阅至 ${timeOf(until)}`, `until ${timeOf(until)}`)}</span>
        </span>
        <Tag color={colours[state]}>{t(named(consultationStates, state))}</Tag>
      </div>
      {reason}
      <div className="quiet">
        {timeOf(requestedAt)}
        {linked && (
          <>
            {' · '}
            <Link to={`/matters/${matter}/recordings`}>{t('打开案件', 'Open the matter')}</Link>
          </>
        )}
        {verdict && ` · ${verdict.by.name} ${timeOf(verdict.at)} ${verdict.note}`}
      </div>
      <Decide consultation={consultation} />
    </div>
  );
};

/** The archivist or the head of the unit, never who asked. */
const Decide = ({ consultation: { id, version, state, requestedBy } }: OneProps) => {
  const may = useMay();
  const { subject } = useSession();
  if (!may(evidenceApi.approveConsultation) || requestedBy.subject === subject) return null;
  const undecided = state === 'requested';
  if (!undecided && state !== 'approved') return null;
  return (
    <div className="actions">
      {undecided && (
        <ActButton
          name={`consultation-${id}-approve`}
          route={evidenceApi.approveConsultation}
          input={{ id }}
          ifMatch={version}
          primary
          label={{ zh: '批准调阅', en: 'Approve' }}
        />
      )}
      <WithReason
        name={`consultation-${id}-${undecided ? 'refuse' : 'revoke'}`}
        route={undecided ? evidenceApi.refuseConsultation : evidenceApi.revokeConsultation}
        along={{ id }}
        ifMatch={version}
        label={undecided ? { zh: '不予调阅', en: 'Refuse' } : { zh: '收回', en: 'Revoke' }}
      />
    </div>
  );
};
