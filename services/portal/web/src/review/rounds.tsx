import type { SubmissionView } from '@sanzhi/contracts';
import { Tag } from 'antd';
import { useText } from '../language.ts';
import { checkNames, named, outcomeNames, resultNames, severityNames } from '../names.ts';
import { timeOf } from '../ui/time.ts';

type Round = SubmissionView['rounds'][number];

/** What was sent, found, answered, in each round. */
export const Rounds = ({ rounds }: { rounds: readonly Round[] }) => {
  const t = useText();
  if (!rounds.length) return <p className="quiet">{t('尚未送审', 'Not submitted yet')}</p>;
  return rounds.toReversed().map((round) => <OneRound key={round.round} round={round} />);
};

const OneRound = ({ round }: { round: Round }) => {
  const t = useText();
  const { opinion } = round;
  return (
    <article className="step" data-testid={`round-${round.round}`}>
      <h3>{t(`第 ${round.round} 轮`, `Round ${round.round}`)}</h3>
      <ol className="events">
        {round.snapshots.map((snapshot) => (
          <li key={snapshot.snapshot}>
            {timeOf(snapshot.submittedAt)} <strong>{snapshot.by.name}</strong>{' '}
            {t(
              `送审，材料 ${snapshot.materials.length} 件（第 ${snapshot.snapshot} 次）`,
              `submitted ${snapshot.materials.length} materials (snapshot ${snapshot.snapshot})`,
            )}
            <div className="code quiet" title={snapshot.digest}>
              {snapshot.digest.slice(0, 16)}…
            </div>
          </li>
        ))}
        {round.answers.map((answer) => (
          <li key={answer.check}>
            {t('答复“', 'Answer to “')}
            {t(named(checkNames, answer.check))}”：{answer.answer}
          </li>
        ))}
        {round.supplements.map((supplement) => (
          <li key={supplement.requestedAt}>
            {timeOf(supplement.requestedAt)} {t('要求补充：', 'asked for: ')}
            {supplement.items.join('；')}
            {t(`，${supplement.dueOn} 前`, `, by ${supplement.dueOn}`)}
            {supplement.answeredAt &&
              t(
                `；已于 ${timeOf(supplement.answeredAt)} 补充`,
                `; answered at ${timeOf(supplement.answeredAt)}`,
              )}
          </li>
        ))}
        {opinion && (
          <li data-testid={`round-${round.round}-opinion`}>
            {timeOf(opinion.writtenAt)} <strong>{opinion.reviewer.name}</strong>{' '}
            <Tag color={opinion.outcome === 'agree' ? 'success' : 'warning'}>
              {t(named(outcomeNames, opinion.outcome))}
            </Tag>
            <div>{opinion.text}</div>
            <ul className="plain-list">
              {opinion.checks
                .filter(({ result }) => result === 'problem')
                .map((check) => (
                  <li key={check.check}>
                    <strong>{t(named(checkNames, check.check))}</strong>：
                    {t(named(resultNames, check.result))}
                    {check.severity && `（${t(named(severityNames, check.severity))}）`} {check.finding}
                    {check.basis && <div className="quiet">{t('依据：', 'Basis: ') + check.basis}</div>}
                    {check.request && <div>{t('要求：', 'Asked: ') + check.request}</div>}
                  </li>
                ))}
            </ul>
            {opinion.head && (
              <div>
                {opinion.countersignedAt && timeOf(opinion.countersignedAt)}{' '}
                <strong>{opinion.head.name}</strong> {t('签署', 'countersigned')}
              </div>
            )}
          </li>
        )}
      </ol>
    </article>
  );
};
