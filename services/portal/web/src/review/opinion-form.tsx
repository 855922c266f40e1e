import { reviewApi, type CheckResult, type SubmissionView } from '@sanzhi/contracts';
import { reviewChecks, type ReviewCheck } from '@sanzhi/statute';
import { Alert, App, Button, Input, Radio } from 'antd';
import { useCallback, useState } from 'react';
import { useWrite } from '../api/use-write.ts';
import { useText } from '../language.ts';
import { outcomeNames } from '../names.ts';
import { DraftNotice } from '../ui/draft-notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { CheckPoint, results, type Point } from './check-point.tsx';
import { usePoints } from './use-points.ts';

type Outcome = keyof typeof outcomeNames;
interface Written {
  points: Record<string, Point>;
  outcome?: Outcome;
  text: string;
}
const checks: readonly ReviewCheck[] = reviewChecks;
const blank: Written = { points: {}, text: '' };

/** An opinion that the head of review gave back is where the reviewer goes on. */
const returned = ({ rounds }: SubmissionView): Written => {
  const opinion = rounds.at(-1)?.opinion;
  return opinion
    ? {
        points: Object.fromEntries(opinion.checks.map((point) => [point.check, point])),
        outcome: opinion.outcome,
        text: opinion.text,
      }
    : blank;
};

/** A point that was first a problem leaves nothing of it behind. */
const tidy = (check: string, point: Point): CheckResult => {
  const result = point.result ?? 'pass';
  return result === 'problem' ? { ...point, check, result } : { check, result };
};

/** 审核意见: each check its finding, then the outcome and the words. */
export const OpinionForm = ({ submission }: { submission: SubmissionView }) => {
  const t = useText();
  const { message } = App.useApp();
  const draft = useDraft(`opinion.${submission.id}.${submission.round}`);
  const [written, setWritten] = useState(() => returned(submission));
  const write = useWrite(reviewApi.giveOpinion, {
    ifMatch: submission.version,
    onDone: () => {
      draft.discard();
      void message.success(t('已出具审核意见', 'Opinion given'));
    },
  });
  const change = useCallback(
    (part: Partial<Written>) =>
      setWritten((before) => {
        const after = { ...before, ...part };
        draft.save({ ...after });
        return after;
      }),
    [draft],
  );
  const setPoint = useCallback(
    (code: string, point: Point) => change({ points: { ...written.points, [code]: point } }),
    [change, written.points],
  );
  const onResult = useCallback(
    (at: number, result: number) => {
      const check = checks[at];
      if (check) setPoint(check.code, { ...written.points[check.code], result: results[result] });
    },
    [setPoint, written.points],
  );
  const { current, setCurrent } = usePoints(checks.length, onResult);
  const open = checks.filter(({ code }) => !written.points[code]?.result);
  const problems = checks.filter(({ code }) => written.points[code]?.result === 'problem');
  const send = () =>
    written.outcome &&
    write.mutate({
      id: submission.id,
      outcome: written.outcome as 'agree',
      text: written.text,
      checks: checks.map(({ code }) => tidy(code, written.points[code] ?? {})),
    });
  return (
    <div className="opine" data-testid="opinion">
      {draft.found && (
        <DraftNotice
          at={draft.found.at}
          testid="opinion"
          onRestore={() => {
            setWritten({ ...blank, ...(draft.found?.values as Partial<Written>) });
            draft.settle();
          }}
          onDiscard={draft.discard}
        />
      )}
      <p className="quiet">
        {t(
          '键盘：j / k 在各项间移动，1 通过，2 有问题，3 不适用。',
          'Keys: j / k between points, 1 pass, 2 problem, 3 not applicable.',
        )}
      </p>
      {checks.map((check, at) => (
        <CheckPoint
          key={check.code}
          number={at + 1}
          check={check}
          point={written.points[check.code] ?? {}}
          current={at === current}
          onFocus={() => setCurrent(at)}
          onChange={(point) => setPoint(check.code, point)}
        />
      ))}
      <fieldset>
        <legend>{t('审核结论', 'Outcome')}</legend>
        <Radio.Group
          className="radios"
          value={written.outcome}
          onChange={({ target }) => change({ outcome: target.value as Outcome })}
          aria-label={t('审核结论', 'Outcome')}
        >
          {Object.entries(outcomeNames).map(([code, words]) => (
            <Radio key={code} value={code}>
              <span data-testid={`opinion-outcome-${code}`}>{t(words)}</span>
            </Radio>
          ))}
        </Radio.Group>
        <label>
          {t('审核意见', 'Opinion')}
          <Input.TextArea
            autoSize={{ minRows: 4 }}
            value={written.text}
            onChange={({ target }) => change({ text: target.value })}
            data-testid="opinion-text"
          />
        </label>
      </fieldset>
      {open.length > 0 && (
        <Alert
          type="info"
          title={t(`还有 ${open.length} 项未给出结果`, `${open.length} point(s) without a result`)}
          data-testid="opinion-open"
        />
      )}
      {written.outcome === 'agree' && problems.length > 0 && (
        <Alert
          type="warning"
          title={t('有问题的审核事项与“同意”的结论不一致', 'A problem does not go with “agree”')}
        />
      )}
      {write.error && <ProblemNotice error={write.error} />}
      <Button
        type="primary"
        onClick={send}
        loading={write.isPending}
        disabled={open.length > 0 || !written.outcome || !written.text.trim()}
        data-testid="opinion-submit"
      >
        {t('出具审核意见', 'Give the opinion')}
      </Button>
    </div>
  );
};
