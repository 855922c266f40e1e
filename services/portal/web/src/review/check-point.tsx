import type { CheckResult } from '@sanzhi/contracts';
import { cite, type ReviewCheck } from '@sanzhi/statute';
import { Input, Radio } from 'antd';
import { useEffect, useRef } from 'react';
import { useText, type Words } from '../language.ts';
import { resultNames, severityNames } from '../names.ts';
import { LawNote } from '../ui/law-note.tsx';

export const results = ['pass', 'problem', 'not-applicable'] as const;
export type Point = Partial<CheckResult>;

interface CheckPointProps {
  number: number;
  check: ReviewCheck;
  point: Point;
  current: boolean;
  onFocus: () => void;
  onChange: (point: Point) => void;
}

interface WrittenProps {
  words: Words;
  testid: string;
  value?: string;
  rows?: number;
  onChange: (value: string | undefined) => void;
}

const Written = ({ words, testid, value, rows = 1, onChange }: WrittenProps) => {
  const t = useText();
  return (
    <label>
      {t(words)}
      <Input.TextArea
        autoSize={{ minRows: rows }}
        value={value}
        onChange={({ target }) => onChange(target.value || undefined)}
        data-testid={testid}
      />
    </label>
  );
};

/** One of the ten checks: result, and for a problem what is wrong, by which law, what to do. */
export const CheckPoint = ({ number, check, point, current, onFocus, onChange }: CheckPointProps) => {
  const t = useText();
  const box = useRef<HTMLFieldSetElement>(null);
  const testid = `check-${check.code}`;
  const was = useRef(current);
  useEffect(() => {
    if (current && !was.current) box.current?.scrollIntoView({ block: 'nearest' });
    was.current = current;
  }, [current]);
  return (
    <fieldset
      className="check"
      ref={box}
      data-current={current}
      data-result={point.result}
      data-testid={testid}
      onFocus={onFocus}
    >
      <legend>
        {number}. {t(check)}
        <LawNote basis={cite(check.basis)} />
      </legend>
      <Radio.Group
        className="radios"
        value={point.result}
        onChange={({ target }) => onChange({ ...point, result: target.value as CheckResult['result'] })}
        aria-label={t(check)}
      >
        {results.map((result) => (
          <Radio key={result} value={result}>
            <span data-testid={`${testid}-${result}`}>
              {t(resultNames[result] ?? { zh: result, en: result })}
            </span>
          </Radio>
        ))}
      </Radio.Group>
      {point.result === 'problem' && (
        <div className="check-fields">
          <Radio.Group
            className="radios"
            value={point.severity}
            onChange={({ target }) => onChange({ ...point, severity: target.value as 'minor' | 'major' })}
            aria-label={t('严重程度', 'Severity')}
          >
            {Object.entries(severityNames).map(([severity, words]) => (
              <Radio key={severity} value={severity}>
                <span data-testid={`${testid}-${severity}`}>{t(words)}</span>
              </Radio>
            ))}
          </Radio.Group>
          <Written
            words={{
              zh: '问题（写明文书页码或者音像时间）',
              en: 'Finding (page of the document or second of the recording)',
            }}
            testid={`${testid}-finding`}
            value={point.finding}
            rows={2}
            onChange={(finding) => onChange({ ...point, finding })}
          />
          <Written
            words={{ zh: '依据', en: 'Basis' }}
            testid={`${testid}-basis`}
            value={point.basis}
            onChange={(basis) => onChange({ ...point, basis })}
          />
          <Written
            words={{ zh: '要求的处理', en: 'What is asked for' }}
            testid={`${testid}-request`}
            value={point.request}
            onChange={(request) => onChange({ ...point, request })}
          />
        </div>
      )}
    </fieldset>
  );
};
