import { evidenceApi, type MatterView } from '@sanzhi/contracts';
import { procedures } from '@sanzhi/statute';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '../api/session.tsx';
import { useText } from '../language.ts';
import { named, roleNames } from '../names.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import { Section } from '../ui/page.tsx';
import { isDetour, isMine, type Step } from './steps.ts';

/** Where the matter can go from here, who may send it, and what is missing. */
export const NextSteps = ({ matter }: { matter: MatterView }) => {
  const t = useText();
  const steps = matter.next.toSorted((a, b) => Number(isDetour(matter, a)) - Number(isDetour(matter, b)));
  return (
    <Section testid="matter-next" title={t('下一步', 'Next')}>
      {!steps.length && <p className="quiet">{t('本案已办结', 'This matter is finished')}</p>}
      {steps.map((step) => (
        <OneStep key={`${step.command}-${step.to}`} matter={matter} step={step} />
      ))}
      <Duty matter={matter} />
    </Section>
  );
};

const OneStep = ({ matter, step }: { matter: MatterView; step: Step }) => {
  const t = useText();
  const { roles } = useSession();
  const [open, setOpen] = useState(false);
  const mine = isMine(step, roles);
  const byItself = step.command.includes(':');
  const who = step.roles.map((role) => t(named(roleNames, role))).join(t('、', ', '));
  return (
    <div className="step" data-testid={`matter-next-${step.to}`} data-command={step.command}>
      <div className="card-head">
        <span>
          → <strong>{t(step.name)}</strong>{' '}
          {isDetour(matter, step) && <Tag>{t('旁支或退回', 'side step or way back')}</Tag>}{' '}
          <span className="quiet">
            {byItself
              ? step.command.startsWith('timer')
                ? t('期限届满后自动转入', 'by itself when the limit is over')
                : t('收到审核意见后自动转入', 'by itself on the word of review')
              : t(`由${who}办理`, `by ${who}`)}
          </span>
        </span>
        {mine && step.command === 'advance' && (
          <Button
            onClick={() => setOpen(!open)}
            aria-expanded={open}
            data-testid={`matter-advance-${step.to}`}
          >
            {t('办理', 'Send on')}
          </Button>
        )}
        {mine && (step.command === 'propose' || step.command === 'issueDecision') && (
          <Link to={`/matters/${matter.id}/proposal`} data-testid={`matter-${step.command}`}>
            {step.command === 'propose' ? t('提出拟处理意见', 'Propose') : t('作出处罚决定', 'Decide')}
          </Link>
        )}
      </div>
      {step.missing.length > 0 && (
        <div className="missing" data-testid={`matter-missing-${step.to}`}>
          {t('尚缺：', 'Still missing:')}
          <ul className="plain-list">
            {step.missing.map((words) => (
              <li key={words.en}>{t(words)}</li>
            ))}
          </ul>
        </div>
      )}
      {open && (
        <EntryForm
          name={`advance-${step.to}`}
          route={evidenceApi.advance}
          along={{ id: matter.id, to: step.to }}
          fields={[
            {
              name: 'note',
              kind: 'text',
              rows: 2,
              max: 2000,
              label: { zh: '办理意见（备注）', en: 'Note' },
              hint: { zh: '超过期限办理的，须在此说明原因', en: 'When a limit has run out, say why here' },
            },
          ]}
          submit={{ zh: `转入“${step.name.zh}”`, en: `To “${step.name.en}”` }}
          onDone={() => setOpen(false)}
        />
      )}
    </div>
  );
};

/** What this stage owes: its papers and its recording, each with the way there. */
const Duty = ({ matter }: { matter: MatterView }) => {
  const t = useText();
  const state = procedures[matter.kind].states[matter.state];
  if (!state) return null;
  return (
    <p className="quiet">
      {t('本环节可制作的文书见', 'Papers of this stage: ')}
      <Link to={`/matters/${matter.id}/documents`}>{t('文书', 'Documents')}</Link>
      {state.recording.duty !== 'T' && (
        <>
          {t('；应当音像记录：', '; to be recorded: ')}
          <Link to={`/matters/${matter.id}/recordings`}>{t('音像记录', 'Recordings')}</Link>
          {state.recording.duty === 'F' && t('（全程）', ' (from first to last)')}
        </>
      )}
      {t('。', '.')}
    </p>
  );
};
